import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../../../src/domain/touch.js';
import { buildFailures } from '../../../src/report/failures/failures.js';
import type { FailureCount } from '../../../src/store/counts/results.js';

const failed = (
  reason: string | null,
  place: Place | null,
  touches: number,
  more: Partial<FailureCount> = {},
): FailureCount => ({
  reason,
  place,
  stage: 2,
  state: 'failed',
  touches,
  seconds: null,
  cost: null,
  usualSeconds: null,
  ...more,
});

const lesson = (...counts: FailureCount[]) => buildFailures(counts, null, 0, null).lesson;

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

test('one reason at one place is one cause, whether it failed or was put off; not recorded comes last', () => {
  const { causes, rows, ...totals } = buildFailures(
    [
      failed(null, null, 7, { seconds: 60 }),
      failed('timing', 'timing', 1, { seconds: 30, cost: 100 }),
      failed('timing', 'timing', 2, { state: 'deferred', seconds: 40 }),
    ],
    [failed('timing', 'timing', 1), failed('price', 'offer', 3)],
    4,
    null,
  );
  expect(causes).toEqual([
    {
      reason: 'timing',
      place: 'timing',
      stage: null,
      touches: 3,
      share: 0.3,
      before: { touches: 1, share: 0.25 },
      seconds: 70,
      usualSeconds: null,
      cost: 100,
    },
    {
      reason: null,
      place: null,
      stage: null,
      touches: 7,
      share: 0.7,
      before: { touches: 0, share: 0 },
      seconds: 60,
      usualSeconds: null,
      cost: null,
    },
  ]);
  expect(rows).toEqual(causes.map((cause) => ({ ...cause, stage: 'conversation' })));
  expect(totals).toEqual({
    failed: 8,
    deferred: 2,
    silent: 4,
    unrecorded: 7,
    costliest: null,
    lesson: null,
  });
});

test('rows tell the stages of a cause apart, each beside the same stage before', () => {
  const { rows, causes } = buildFailures(
    [failed('price', 'offer', 1, { stage: 5 }), failed('price', 'offer', 3), failed(null, null, 9)],
    [failed('price', 'offer', 1, { stage: 5 }), failed('price', 'offer', 1, { stage: 3 })],
    0,
    null,
  );
  expect(rows.map(({ reason, stage, touches, before }) => [reason, stage, touches, before?.touches])).toEqual(
    [
      ['price', 'conversation', 3, 0],
      ['price', 'proposal', 1, 1],
      [null, 'conversation', 9, 0],
    ],
  );
  expect(causes.map(({ reason, touches, before }) => [reason, touches, before?.share])).toEqual([
    ['price', 4, 1],
    [null, 9, 0],
  ]);
});

test('what touches usually take stands in where no time was typed, and is told apart', () => {
  const { causes } = buildFailures(
    [
      failed('price', 'offer', 2, { seconds: 60, usualSeconds: 300 }),
      failed('price', 'offer', 1, { stage: 5, usualSeconds: 120 }),
      failed('timing', 'timing', 1, { seconds: 30 }),
    ],
    null,
    0,
    null,
  );
  expect(causes.map(({ seconds, usualSeconds }) => [seconds, usualSeconds])).toEqual([
    [480, 420],
    [30, null],
  ]);
});

const costliest = (hourlyValue: number | null, ...counts: FailureCount[]) => {
  const found = buildFailures(counts, null, 0, hourlyValue).costliest;
  return found && [found.cause.reason, found.costWithTime, found.unrecorded?.touches ?? null];
};

test('the costliest cause is the one that took most time, or most money where no time is known', () => {
  const cheap = failed('has-someone', 'list', 9, { cost: 10 });
  const slow = failed('price', 'offer', 2, { seconds: 3600 });
  const dear = failed('timing', 'timing', 1, { cost: 5000, seconds: 60 });
  expect(costliest(null, cheap, slow, dear)).toEqual(['price', null, null]);
  expect(costliest(null, cheap, { ...dear, seconds: null })).toEqual(['timing', null, null]);
  // An hour at 60.00: 1:00 makes 6000, 0:01 and 50.00 make 5100.
  expect(costliest(6000, cheap, slow, dear)).toEqual(['price', 6000, null]);
  expect(costliest(4000, cheap, slow, dear)).toEqual(['timing', 5000 + 4000 / 60, null]);
});

test('no cause is the costliest when nothing is known, when there is one, or when two took the same', () => {
  const price = failed('price', 'offer', 2, { seconds: 60 });
  expect(costliest(null, failed('price', 'offer', 2), failed('timing', 'timing', 1))).toBeNull();
  expect(costliest(6000, failed('price', 'offer', 2), failed('timing', 'timing', 1))).toBeNull();
  expect(costliest(null, price, failed(null, null, 3, { seconds: 1 }))).toBeNull();
  expect(costliest(null, price, failed('timing', 'timing', 9, { seconds: 60 }))).toBeNull();
});

test('failures without a reason are never the costliest cause, but are named where they took more', () => {
  const causes = [failed('price', 'offer', 2, { seconds: 60 }), failed('timing', 'timing', 1)];
  expect(costliest(null, ...causes, failed(null, null, 3, { seconds: 90 }))).toEqual(['price', null, 3]);
  expect(costliest(null, ...causes, failed(null, null, 3, { seconds: 30 }))).toEqual(['price', null, null]);
});

const failure = fc.record({
  reason: fc.constantFrom('price', 'timing', null),
  place: fc.constantFrom('offer' as const, 'list' as const, null),
  stage: fc.nat(6),
  state: fc.constantFrom('failed' as const, 'deferred' as const),
  touches: fc.integer({ min: 1, max: 50 }),
  seconds: fc.option(fc.nat(9999)),
  cost: fc.option(fc.nat(9999)),
  usualSeconds: fc.option(fc.nat(999)),
});

test('rows and causes hold every touch once, and their shares add up to one', () => {
  fc.assert(
    fc.property(fc.array(failure, { minLength: 1 }), fc.array(failure), (counts, before) => {
      const { rows, causes, failed: lost, deferred } = buildFailures(counts, before, 0, null);
      for (const list of [rows, causes]) {
        expect(list.reduce((sum, { touches }) => sum + touches, 0)).toBe(lost + deferred);
        expect(list.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        const time = counts.reduce(
          (sum, { seconds, usualSeconds }) => sum + (seconds ?? 0) + (usualSeconds ?? 0),
          0,
        );
        expect(list.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)).toBe(time);
      }
    }),
  );
});
