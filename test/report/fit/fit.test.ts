import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, weekStart, type Day } from '../../../src/domain/calendar.js';
import { doesConvert, fitTactic, shortWeeks, type PlannedWeek } from '../../../src/report/fit/fit.js';
import { verdicts, type Verdict } from '../../../src/report/measures/verdict.js';
import { fits, type FeelingRow, type Fit } from '../../../src/store/tactics/feelings.js';

const monday = '2026-11-16';

/** Weeks up to that of 16 November, the oldest first, from [planned, done] each. */
function weeksOf(...counts: [planned: number, done: number][]): PlannedWeek[] {
  return counts.map(([planned, done], index) => ({
    monday: addDays(monday, 7 * (index + 1 - counts.length)),
    planned,
    done,
  }));
}

test('three weeks short, the newest being over or at its Friday', () => {
  const weeks = weeksOf([6, 2], [6, 0], [6, 5]);
  const short = { monday, planned: 6, done: 5, weeks: 3 };
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-26'])
    expect(shortWeeks(weeks, day), day).toEqual(short);
});

test('a week counts only from its Friday on', () => {
  const weeks = weeksOf([6, 2], [6, 0], [6, 5]);
  for (const day of ['2026-11-16', '2026-11-19']) expect(shortWeeks(weeks, day), day).toBeNull();
  const longer = weeksOf([6, 1], [6, 2], [6, 0], [6, 6]);
  expect(shortWeeks(longer, '2026-11-19')).toEqual({
    monday: '2026-11-09',
    planned: 6,
    done: 0,
    weeks: 3,
  });
  expect(shortWeeks(longer, '2026-11-20')).toBeNull();
  // On Friday of the week after, whose plan is not known.
  expect(shortWeeks(weeks, '2026-11-27')).toBeNull();
});

test('a week kept, or without a plan, ends the row', () => {
  expect(shortWeeks(weeksOf([6, 0], [6, 6], [6, 0], [6, 0]), '2026-11-20')).toBeNull();
  expect(shortWeeks(weeksOf([6, 0], [0, 0], [6, 0], [6, 0]), '2026-11-20')).toBeNull();
  expect(shortWeeks(weeksOf([6, 0], [6, 0], [6, 9]), '2026-11-20')).toBeNull();
  expect(shortWeeks(weeksOf([6, 0], [6, 0]), '2026-11-20')).toBeNull();
  expect(shortWeeks([], '2026-11-20')).toBeNull();
});

test("a part of a month's plan is short when a whole touch is missing", () => {
  expect(shortWeeks(weeksOf([4.6, 4], [4.6, 4], [4.6, 4]), '2026-11-20')).toBeNull();
  expect(shortWeeks(weeksOf([4.6, 3], [4.6, 3], [4.6, 3]), '2026-11-20')).toMatchObject({ weeks: 3 });
  expect(shortWeeks(weeksOf([0.5, 0], [0.5, 0], [0.5, 0]), '2026-11-20')).toBeNull();
});

test('the row is as long as the weeks at its end that are short', () => {
  const week = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(fc.array(week, { maxLength: 13 }), fc.integer({ min: 0, max: 6 }), (counts, later) => {
      const day = addDays(monday, later);
      const weeks = weeksOf(...counts);
      const told = later >= 4 ? counts : counts.slice(0, -1);
      const kept = told.findLastIndex(([planned, done]) => done >= planned);
      const long = told.length - 1 - kept;
      expect(shortWeeks(weeks, day)?.weeks ?? 0).toBe(long >= 3 ? long : 0);
      expect(shortWeeks(weeks, day)?.monday ?? null).toBe(
        long >= 3 ? addDays(weekStart(day), later >= 4 ? 0 : -7) : null,
      );
    }),
  );
});

const said = (day: Day, fit: Fit | null, inTheWay: string | null = null): FeelingRow => ({
  id: 1,
  uid: Buffer.alloc(16),
  tacticId: 1,
  name: 'walk-in',
  droppedDay: null,
  day,
  fit,
  inTheWay,
});

function fitOf(
  verdict: Verdict | null,
  feelings: readonly FeelingRow[],
  energy: { touches: number; mean: number } | null = null,
) {
  const judgement = {
    guess: null,
    chanceWorth: null,
    verdict,
    hold: null,
    standing: null,
    text: null,
    shift: null,
    wait: null,
  };
  return fitTactic(
    'walk-in',
    { key: 7, version: 2 },
    feelings,
    [...(energy ? [{ versionId: 7, ...energy }] : []), { versionId: 8, touches: 90, mean: -2 }],
    { judgements: { byTactic: new Map([[7, judgement]]), remarks: [] } },
  );
}

test('the newest answer decides, and what is in the way is no answer', () => {
  const feelings = [said('2026-11-06', 'mine'), said('2026-11-13', 'not-my-strength')];
  expect(fitOf('keep', feelings)).toMatchObject({
    version: 2,
    answer: { day: '2026-11-13', fit: 'not-my-strength' },
    feeling: 'drains',
    group: 'converts-but-drains',
  });
  const later = [...feelings, said('2026-11-20', null, 'no time')];
  expect(fitOf('keep', later).answer?.day).toBe('2026-11-13');
  expect(fitOf('keep', later, { touches: 50, mean: 2 }).feeling).toBe('drains');
});

test('without an answer the mean energy of five touches stands for one', () => {
  expect(fitOf('keep', [], { touches: 4, mean: 2 })).toMatchObject({ feeling: null, group: 'early' });
  expect(fitOf('keep', [], { touches: 5, mean: 0 })).toMatchObject({ feeling: 'yours' });
  expect(fitOf('drop', [], { touches: 5, mean: -0.1 })).toMatchObject({
    feeling: 'drains',
    group: 'neither',
  });
  expect(fitOf('keep', [])).toMatchObject({ feeling: null, energy: null, group: 'early' });
});

test('each verdict and feeling has its group', () => {
  for (const verdict of [...verdicts, null])
    for (const fit of fits) {
      const converts = doesConvert(verdict);
      const isYours = fit === 'fine' || fit === 'mine';
      const group = fitOf(verdict, [said('2026-11-20', fit)]).group;
      if (converts === null) expect(group).toBe('early');
      else if (converts) expect(group).toBe(isYours ? 'converts-and-yours' : 'converts-but-drains');
      else expect(group).toBe(isYours ? 'yours-but-does-not-convert' : 'neither');
    }
});
