import { expect, test } from 'vitest';
import type { Place } from '../../src/domain/touch.js';
import { buildFailures } from '../../src/report/failures.js';
import type { FailureCount } from '../../src/store/counts-results.js';

const failed = (reason: string | null, place: Place | null, touches: number): FailureCount => ({
  reason,
  place,
  state: 'failed',
  touches,
  seconds: null,
  cost: null,
});

const lesson = (...counts: FailureCount[]) => buildFailures(counts, null, 0).lesson;

test('one line says where half of the failures or more happened', () => {
  expect(
    lesson(failed('has-someone', 'list', 2), failed('bad-data', 'list', 1), failed('price', 'offer', 3)),
  ).toBe('Half broke at the list: the wrong people, not the wrong words.');
  expect(lesson(failed('price', 'offer', 4), failed(null, null, 3))).toBe(
    'More than half broke at the offer: they listened; it was not what they need.',
  );
  expect(lesson(failed('my-execution', 'me', 5))).toBe(
    'All broke on my side: something to practise, not to replace.',
  );
});

test('fewer than five failures, scattered ones and ones not recorded teach nothing', () => {
  expect(lesson(failed('price', 'offer', 4))).toBeNull();
  expect(
    lesson(failed('price', 'offer', 2), failed('timing', 'timing', 2), failed('other', null, 2)),
  ).toBeNull();
  expect(lesson(failed(null, null, 9))).toBeNull();
});

test('one reason at one place is one row, whether it failed or was put off; not recorded comes last', () => {
  const { rows, ...totals } = buildFailures(
    [
      { ...failed(null, null, 7), seconds: 60 },
      { ...failed('timing', 'timing', 1), seconds: 30, cost: 100 },
      { ...failed('timing', 'timing', 2), state: 'deferred', seconds: 40 },
    ],
    [failed('timing', 'timing', 1), failed('price', 'offer', 3)],
    4,
  );
  expect(rows).toEqual([
    {
      reason: 'timing',
      place: 'timing',
      touches: 3,
      share: 0.3,
      before: { touches: 1, share: 0.25 },
      seconds: 70,
      cost: 100,
    },
    {
      reason: null,
      place: null,
      touches: 7,
      share: 0.7,
      before: { touches: 0, share: 0 },
      seconds: 60,
      cost: null,
    },
  ]);
  expect(totals).toEqual({ failed: 8, deferred: 2, silent: 4, unrecorded: 7, lesson: null });
});

test('shares add up to one', () => {
  const { rows } = buildFailures(
    [failed('a', 'list', 3), failed('b', 'offer', 5), failed(null, null, 4)],
    null,
    0,
  );
  expect(rows.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(1, 12);
});
