import { expect, test } from 'vitest';
import { findShift, weeksOf } from '../../../src/report/measures/weekly.js';

const cohort = (firstDay: string, leads: number, converted: number) => ({ firstDay, leads, converted });

test('a week of leads counts for the part of the conversions due by its age', () => {
  // Half of those who convert do so on the first day, the rest on day 20.
  const days = [
    { day: 0, converted: 4, lost: 0, open: 0 },
    { day: 10, converted: 0, lost: 0, open: 20 },
    { day: 20, converted: 2, lost: 0, open: 0 },
    { day: 31, converted: 0, lost: 0, open: 34 },
  ];
  const cohorts = [cohort('2026-09-01', 40, 5), cohort('2026-10-20', 15, 1), cohort('2026-10-21', 5, 0)];
  const [old, young, ...more] = weeksOf(cohorts, days, { window: 30, asOf: '2026-10-30' });
  expect(more).toEqual([]);
  expect(old).toEqual({ monday: '2026-08-31', leads: 40, hits: 5, size: 40 });
  expect(young).toMatchObject({ monday: '2026-10-19', leads: 20, hits: 1 });
  const late = 4 / 60 + (2 / 36) * (1 - 4 / 60);
  expect(young!.size).toBeCloseTo((20 * (4 / 60)) / late, 9);
});

test('where nobody has converted only those followed to the window count', () => {
  const days = [{ day: 31, converted: 0, lost: 0, open: 30 }];
  const cohorts = [cohort('2026-09-01', 30, 0), cohort('2026-10-29', 9, 0)];
  expect(weeksOf(cohorts, days, { window: 30, asOf: '2026-10-30' })).toEqual([
    { monday: '2026-08-31', leads: 30, hits: 0, size: 30 },
  ]);
});

test('a change is told with the leads on either side, where it is sure', () => {
  const mondays = ['07', '14', '21', '28'].map((day) => `2026-09-${day}`);
  const weeks = [...mondays, ...mondays.map((day) => day.replace('-09-', '-11-'))];
  const leads = (hits: number[]) =>
    weeks.map((monday, i) => ({ monday, leads: 25, size: 20, hits: hits[i]! }));
  expect(findShift(leads([4, 5, 4, 5, 0, 0, 0, 0]))).toEqual({
    since: '2026-11-07',
    older: { monday: '2026-09-07', leads: 100, size: 80, hits: 18 },
    newer: { monday: '2026-11-07', leads: 100, size: 80, hits: 0 },
  });
  expect(findShift(leads([1, 2, 1, 2, 0, 0, 0, 0]))).toBeNull();
});
