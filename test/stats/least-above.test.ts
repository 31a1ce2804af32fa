import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastAbove, missesToRuleOut } from '../../src/stats/power.js';
import { computed, expectClose } from './reference.js';

/** The chance of k successes or more in n trials, term by term. */
function chanceOfAtLeast(k: number, n: number, rate: number): number {
  let term = (1 - rate) ** n;
  let below = 0;
  for (let successes = 0; successes < k; successes++) {
    below += term;
    term *= ((n - successes) / (successes + 1)) * (rate / (1 - rate));
  }
  return 1 - below;
}

test('the least share shown to be above another is that of R: qbeta(.8, k, n − k + 1), k = qbinom(.95, n, rate) + 1', () => {
  const known: [rate: number, n: number, least: number][] = [
    [0.05, 60, 0.1473677465],
    [0.05, 20, 0.2586352047],
    [0.02, 60, 0.0899998509],
    [0.1, 30, 0.286885536],
    [0.5, 12, 0.8692843469],
    [0.05, 2213, 0.0624121161],
    [0.01, 1, 0.8],
    [0.3, 200, 0.3865374517],
  ];
  for (const [rate, n, least] of known) expectClose(leastAbove(rate, n, 0.8, 95)!, least, computed);
});

test('where even n of n are nothing unusual, no share can be told', () => {
  expect(leastAbove(0.5, 3, 0.8, 95)).toBeNull();
  expect(leastAbove(0.1, 0, 0.8, 95)).toBeNull();
});

test('the least share brings what is unusual for the other with the chance asked for', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.005, max: 0.6, noNaN: true }),
      fc.integer({ min: 20, max: 300 }),
      (rate, n) => {
        const least = leastAbove(rate, n, 0.8, 95)!;
        expect(least).toBeGreaterThan(rate);
        let k = 0;
        while (chanceOfAtLeast(k, n, rate) > 0.05) k++;
        expect(chanceOfAtLeast(k, n, least)).toBeCloseTo(0.8, 6);
      },
    ),
    { numRuns: 60 },
  );
});

test('so many misses rule a share out as are unusual for it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.005, max: 0.9, noNaN: true }), (rate) => {
      const misses = missesToRuleOut(rate, 95)!;
      expect((1 - rate) ** misses).toBeLessThanOrEqual(0.05 + 1e-12);
      expect((1 - rate) ** (misses - 1)).toBeGreaterThan(0.05);
    }),
  );
});
