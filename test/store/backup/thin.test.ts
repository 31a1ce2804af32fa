import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { spareCopies } from '../../../src/store/backup/thin.js';

/** What stays when a copy is made on each of these days and the rest let go after each. */
function keptOf(days: readonly string[]): string[] {
  let made: { day: string }[] = [];
  for (const day of days) {
    made.push({ day });
    const spare = new Set(spareCopies(made));
    made = made.filter((copy) => !spare.has(copy));
  }
  return made.map(({ day }) => day);
}

const daysFrom = (first: string, count: number) => Array.from({ length: count }, (_, n) => addDays(first, n));

test('of two years of days there stay the last 7, the last of 4 weeks and of 12 months', () => {
  expect(keptOf(daysFrom('2025-01-01', 690))).toEqual([
    '2025-12-31',
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
    '2026-07-31',
    '2026-08-31',
    '2026-09-30',
    '2026-10-31',
    '2026-11-01',
    '2026-11-08',
    '2026-11-15',
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
  ]);
});

test('days without a copy push none out', () => {
  const days = ['2019-03-01', '2019-03-04', '2020-01-09', '2023-06-01', '2026-11-20', '2026-11-21'];
  expect(keptOf(days)).toEqual(days);
});

test('a clock that jumps takes away one day, week and month at most, and never the newest', () => {
  const before = daysFrom('2026-06-01', 170);
  for (const jumped of ['2099-01-01', '1999-12-31']) {
    const kept = keptOf([...before, jumped]);
    expect(kept.at(-1)).toBe(jumped);
    // It is one more day, week and month, so one of each may go, as it would without a jump.
    const gone = keptOf(before).filter((day) => !kept.includes(day));
    expect(gone.length).toBeLessThanOrEqual(3);
    expect(keptOf([...before, jumped, '2026-11-18']).slice(-2)).toEqual([jumped, '2026-11-18']);
  }
});
