import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitChange } from '../../src/stats/change.js';

test('four more hits: one by more tries, three by better ones', () => {
  const change = splitChange({ tries: 118, hits: 7 }, { tries: 96, hits: 3 }, 95)!;
  expect(change.hits).toBe(4);
  expect(change.byTries).toBeCloseTo(22 * ((7 / 118 + 3 / 96) / 2), 12);
  expect(change.byYield).toBeCloseTo(3.0, 1);
  expect(change.maybeLuck).toBe(true);
});

test('many hits more for as many tries are no luck', () => {
  expect(splitChange({ tries: 100, hits: 40 }, { tries: 100, hits: 10 }, 95)!.maybeLuck).toBe(false);
});

test('nothing to compare with is null', () => {
  expect(splitChange({ tries: 0, hits: 0 }, { tries: 5, hits: 1 }, 95)).toBeNull();
  expect(splitChange({ tries: 5, hits: 1 }, { tries: 0, hits: 1 }, 95)).toBeNull();
  expect(splitChange({ tries: 5, hits: 0 }, { tries: 5, hits: 0 }, 95)).toBeNull();
});

test('the parts sum to the change, and swapping the periods changes the signs', () => {
  const yields = fc.record({ tries: fc.integer({ min: 1, max: 1e5 }), hits: fc.nat(1000) });
  fc.assert(
    fc.property(yields, yields, (now, before) => {
      const change = splitChange(now, before, 95);
      if (!change) return now.hits + before.hits === 0;
      const back = splitChange(before, now, 95)!;
      // Each part may be many times their sum, so rounding is measured by the parts.
      const slack = 1e-12 * (1 + Math.abs(change.byTries));
      expect(Math.abs(change.byTries + change.byYield - change.hits)).toBeLessThan(slack);
      expect(Math.abs(back.byTries + change.byTries)).toBeLessThan(slack);
      expect(back.maybeLuck).toBe(change.maybeLuck);
      return true;
    }),
  );
});
