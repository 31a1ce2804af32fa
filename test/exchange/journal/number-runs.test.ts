import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberRuns } from '../../../src/exchange/journal/number-runs.js';

test('numbers stand for what they were given, in runs and out of order', () => {
  const number = fc.integer({ min: 1, max: 60 });
  const run = fc
    .tuple(number, number, fc.integer({ min: 1, max: 9 }))
    .map(([from, to, length]) => Array.from({ length }, (_, at): [number, number] => [from + at, to + at]));
  fc.assert(
    fc.property(fc.array(run, { maxLength: 8 }), fc.boolean(), (runs, isRising) => {
      const model = new Map(runs.flat());
      const pairs = isRising ? [...model].sort(([a], [b]) => a - b) : [...model];
      const runsOf = new NumberRuns();
      for (const [from, to] of pairs) runsOf.set(from, to);
      for (let from = 0; from < 80; from++) {
        expect(runsOf.get(from)).toBe(model.get(from));
        expect(runsOf.has(from)).toBe(model.has(from));
      }
    }),
  );
});
