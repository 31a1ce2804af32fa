import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { judgedIn, youngOf, type Cohorts } from '../../../src/report/measures/pace.js';

const judgedFrom = (leads: Cohorts, window: number, asOf: string) =>
  youngOf(leads, window, asOf)?.judgedFrom ?? null;

const cohorts = (...leads: [day: string, leads: number][]) =>
  leads.map(([firstDay, count]) => ({ firstDay, leads: count }));

test('a group with twenty leads can be judged a window after the twentieth', () => {
  const leads = cohorts(['2026-09-01', 12], ['2026-09-03', 7], ['2026-09-08', 1], ['2026-09-20', 40]);
  expect(judgedFrom(leads, 30, '2026-09-21')).toBe('2026-10-08');
});

test('with fewer, the rest is expected at the pace since the first lead', () => {
  // 8 leads in 5 days, both ends counted: 12 more take 7.5 days, so 8.
  expect(judgedFrom(cohorts(['2026-08-31', 5], ['2026-09-03', 3]), 30, '2026-09-04')).toBe('2026-10-12');
});

test('the pace is that of the last 28 days', () => {
  // 4 leads since 4 September: 10 more take 70 days. The 6 before do not count for the pace.
  const leads = cohorts(['2026-08-01', 6], ['2026-09-04', 2], ['2026-10-01', 2]);
  expect(judgedFrom(leads, 30, '2026-10-01')).toBe(addDays('2026-10-01', 70 + 30));
});

test('more than 26 weeks, or nobody lately, is not at this pace', () => {
  expect(judgedFrom(cohorts(['2026-09-04', 2], ['2026-09-30', 1]), 30, '2026-10-01')).toBe('2027-04-08'); // 159 days
  expect(judgedFrom(cohorts(['2026-09-04', 2]), 30, '2026-10-01')).toBeNull(); // 252 days
  expect(judgedFrom(cohorts(['2026-09-01', 19]), 30, '2026-10-01')).toBeNull();
  expect(judgedFrom([], 30, '2026-10-01')).toBeNull();
});

test('more leads never put the day off', () => {
  const days = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(days, fc.integer({ min: 33, max: 60 }), (ages, extra) => {
      const asOf = addDays('2026-06-01', 60);
      const counted = (list: number[]) =>
        [...list].sort((a, b) => a - b).map((age) => ({ firstDay: addDays('2026-06-01', age), leads: 1 }));
      const [fewer, more] = [ages, [...ages, Math.max(extra, ...ages)]].map((list) =>
        judgedFrom(counted(list), 30, asOf),
      );
      if (fewer !== null) expect(more! <= fewer!).toBe(true);
    }),
  );
});

test('so many leads will be judged: those begun early enough, and new ones at the present pace', () => {
  const leads = cohorts(['2026-09-04', 4], ['2026-10-01', 10]); // 14 in 28 days
  expect(judgedIn(0, leads, 30, '2026-10-01')).toBe(0);
  expect(judgedIn(1, leads, 30, '2026-10-01')).toBe(4);
  expect(judgedIn(5, leads, 30, '2026-10-01')).toBe(14 + 2); // 35 − 30 days at half a lead a day
});

test('without leads there is nothing to wait for', () => {
  expect(youngOf([], 30, '2026-10-10')).toBeNull();
  expect(youngOf(cohorts(['2026-09-01', 19]), 30, '2026-10-10')?.since).toBe('2026-09-01');
});
