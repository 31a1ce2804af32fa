import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitShortfall } from '../../src/stats/shortfall.js';

test('a shortfall is the sum of a plan too small, of tries not made and of a lower yield', () => {
  // 100 tries were planned and 80 made; usually 5 of 100 hit, and 2 did.
  const aim = { aimed: 6, hits: 2, usualOfPlanned: 5, usualOfMade: 4, usualHits: 40 };
  expect(splitShortfall(aim, 95)).toEqual({ missing: 4, byPlan: 1, byTries: 1, byYield: 2, maybeLuck: true });
});

test('luck is ruled out where so few would hardly come of as many tries', () => {
  const aim = { aimed: 30, hits: 4, usualOfPlanned: 30, usualOfMade: 30, usualHits: 90 };
  expect(splitShortfall(aim, 95)).toMatchObject({ byYield: 26, maybeLuck: false });
});

test('without a usual hit there is nothing to compare with', () => {
  const aim = { aimed: 6, hits: 2, usualOfPlanned: 0, usualOfMade: 0, usualHits: 0 };
  expect(splitShortfall(aim, 95)).toBeNull();
});

test('the parts always add up, and are never no number', () => {
  const some = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(
      some,
      fc.nat(500),
      some,
      some,
      fc.integer({ min: 1, max: 900 }),
      (aimed, hits, plan, made, usual) => {
        const split = splitShortfall(
          { aimed, hits, usualOfPlanned: plan, usualOfMade: made, usualHits: usual },
          90,
        )!;
        expect(split.byPlan + split.byTries + split.byYield).toBeCloseTo(split.missing, 8);
        expect(split.missing).toBe(aimed - hits);
      },
    ),
  );
});
