import { expect, test } from 'vitest';
import { judgeKind, poolOf, type Tried } from '../../../src/report/measures/verdict.js';
import { weeksToKnow } from '../../../src/report/measures/wait.js';

const open: Tried[] = [{ now: { k: 2, n: 60 }, before: { k: 2, n: 60 }, age: 70, worth: 1 / 40 }];
const wait = (weekly: number, guess = judgeKind(open)[0]!.guess!) =>
  weeksToKnow(poolOf(open), 0, open[0]!, guess, (weeks) => 60 + weekly * weeks);

test('more leads a week are known sooner, none never', () => {
  expect(judgeKind(open)[0]!.verdict).toBe('unclear');
  const waits = [2, 20, 200].map((weekly) => wait(weekly)!);
  for (const { low, median, high } of waits) {
    if (low !== null && median !== null) expect(low).toBeLessThanOrEqual(median);
    if (median !== null && high !== null) expect(median).toBeLessThanOrEqual(high);
  }
  expect(waits[1]!.median).toBeGreaterThan(waits[2]!.median!);
  expect([wait(0), wait(0.01)]).toEqual([null, null]);
  expect(weeksToKnow(poolOf(open), 0, { ...open[0]!, worth: null }, 0.03, () => 500)).toBeNull();
});

test('even one that brings just its worth is mostly told, one way or the other, by what may come', () => {
  // Along the mean path it would never be known.
  const { low, median } = wait(20, 1 / 40)!;
  expect(low).toBeGreaterThan(0);
  expect(median).toBeLessThanOrEqual(26);
});

test('a week is the first at whose end the chance may be outside .20 to .80', () => {
  const { low } = wait(20, 0.2)!;
  const chanceIn = (weeks: number, hits: number) =>
    poolOf(open)
      .with(0, { k: 2 + hits, n: 60 + 20 * weeks })
      .chanceAbove(0, 1 / 40);
  // With a fifth of them converting, four of the first twenty are usual, and settle it.
  expect(chanceIn(1, 4)).toBeGreaterThan(0.8);
  expect(low).toBe(1);
});
