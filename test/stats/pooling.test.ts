import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Count } from '../../src/stats/count.js';
import { Pool } from '../../src/stats/pooling.js';
import { count, numbersIn } from './arbitrary.js';
import { computed, expectClose, section } from './reference.js';

interface Case {
  k: number | number[];
  n: number | number[];
  post_mean: number | number[];
  q025: number | number[];
  q10: number | number[];
  q90: number | number[];
  q975: number | number[];
  P_best: number | number[];
  E_max: number;
  expected_loss: number | number[];
}

const grid = section<Record<string, Case>>('2h_hierarchical_grid_17x7');

function armsOf({ k, n }: Case): Count[] {
  const trials = [n].flat();
  return [k].flat().map((hits, i) => ({ k: hits, n: trials[i]! }));
}

test.each(['D1', 'D2', 'D3', 'D4', 'D5', 'D6_untested', 'D7_single'])(
  'best guesses and their ranges are those of R for %s',
  (name) => {
    const known = grid[name]!;
    const arms = armsOf(known);
    const pool = new Pool(arms);
    const each = (value: (arm: number) => number) => arms.map((_, arm) => value(arm));
    expectClose(
      each((arm) => pool.mean(arm)),
      known.post_mean,
      computed,
    );
    for (const [p, quantiles] of [
      [0.025, known.q025],
      [0.1, known.q10],
      [0.9, known.q90],
      [0.975, known.q975],
    ] as const) {
      expectClose(
        each((arm) => pool.quantile(arm, p)),
        quantiles,
        computed,
      );
    }
  },
);

test.each(['D1', 'D2', 'D4', 'D5', 'D6_untested', 'D7_single'])(
  'chances to be best and expected losses are those of R for %s',
  (name) => {
    const known = grid[name]!;
    const ranking = new Pool(armsOf(known)).rank()!;
    expectClose(ranking.chances, known.P_best, computed);
    expectClose(ranking.expectedBest, known.E_max, computed);
    expectClose(ranking.losses, known.expected_loss, computed);
  },
);

test('without a single hit nothing is ranked, however many trials there are', () => {
  expect(new Pool(armsOf(grid['D3']!)).rank()).toBeNull();
  expect(new Pool([{ k: 0, n: 0 }]).rank()).toBeNull();
  expect(new Pool([]).rank()).toBeNull();
});

test('the chance to be above a share is one less what the quantile says', () => {
  const pool = new Pool(armsOf(grid['D5']!));
  for (const p of [0.05, 0.2, 0.5, 0.8, 0.95]) {
    expectClose(pool.chanceAbove(1, pool.quantile(1, p)), 1 - p, computed);
  }
  expect([pool.chanceAbove(1, 0), pool.chanceAbove(1, 1)]).toEqual([1, 0]);
});

const arms = fc.array(count, { minLength: 1, maxLength: 5 });

test('a pair compared within no margin is a pair ranked, but for the least likely spreads', () => {
  const pool = new Pool(armsOf(grid['D4']!));
  const { firstAbove, secondAbove } = pool.compare(0, 1, 0);
  expectClose([firstAbove, secondAbove], grid['D4']!.P_best, 0.001);
  const apart = pool.compare(0, 1, 0.1);
  expect(apart.same).toBeGreaterThan(0.5);
  expectClose(apart.firstAbove + apart.same + apart.secondAbove, 1, computed);
});

test('the chance to be the same is the one of comparing, or given up only where it is below what is asked', () => {
  fc.assert(
    fc.property(arms, count, fc.constantFrom(0.02, 0.1, 0.3), (others, one, margin) => {
      const pool = new Pool([one, ...others]);
      const { same } = pool.compare(0, 1, margin);
      for (const least of [0, 0.5, 0.9]) {
        const found = pool.chanceSame(0, 1, margin, least);
        if (found === null) expect(same).toBeLessThan(least);
        else expectClose(found, same, 1e-5);
      }
      expect(pool.chanceSame(0, 1, margin, 1.01)).toBeNull();
    }),
    { numRuns: 20 },
  );
});

test('what is known of the others draws an arm towards them', () => {
  const alone = new Pool([{ k: 2, n: 8 }]).mean(0);
  const among = new Pool([
    { k: 2, n: 8 },
    { k: 5, n: 100 },
    { k: 6, n: 100 },
  ]).mean(0);
  expect(among).toBeLessThan(alone);
});

test('for any counts nothing is NaN, chances sum to one and ranges hold the median', () => {
  fc.assert(
    fc.property(arms, (counts) => {
      const pool = new Pool(counts);
      const ranking = pool.rank();
      const guesses = counts.map((_, arm) => ({
        mean: pool.mean(arm),
        quantiles: [0.025, 0.5, 0.975].map((p) => pool.quantile(arm, p)),
        chance: pool.chanceAbove(arm, 0.05),
      }));
      const all = numbersIn([ranking, guesses]);
      expect(all.every((value) => value >= 0 && value <= 1)).toBe(true);
      for (const { quantiles } of guesses) expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
      const sum = ranking?.chances.reduce((whole, chance) => whole + chance, 0);
      expectClose(sum ?? 1, 1, computed);
    }),
    { numRuns: 40 },
  );
});

test('one hit more never lowers an arm, and the order of arms does not matter', () => {
  fc.assert(
    fc.property(arms, ([first, ...others]) => {
      const { k, n } = first!;
      const before = new Pool([{ k, n: n + 1 }, ...others]);
      const after = new Pool([{ k: k + 1, n: n + 1 }, ...others]);
      expect(after.mean(0)).toBeGreaterThan(before.mean(0));
      expect(after.quantile(0, 0.025)).toBeGreaterThanOrEqual(before.quantile(0, 0.025) - computed);
      expect(after.chanceAbove(0, 0.05)).toBeGreaterThanOrEqual(before.chanceAbove(0, 0.05) - computed);
      const turned = new Pool([...others, { k, n: n + 1 }]);
      expectClose(turned.mean(others.length), before.mean(0), computed);
    }),
    { numRuns: 50 },
  );
});

test('tactics that convert one lead in a thousand are not held up by the lowest mean of the grid', () => {
  const pool = new Pool(Array.from({ length: 12 }, () => ({ k: 1, n: 1000 })));
  expect(pool.mean(0)).toBeGreaterThan(0.0009);
  expect(pool.mean(0)).toBeLessThan(0.0013); // as near as steps of half a logit come
});

test('the difference of two arms has the mean of their best guesses, and the spread that its chances show', () => {
  const pool = new Pool([
    { k: 60, n: 600 },
    { k: 75, n: 600 },
    { k: 20, n: 300 },
  ]);
  const { mean, deviation } = pool.difference(1, 0);
  expectClose(mean, pool.mean(1) - pool.mean(0), computed);
  // Nearly normal with so many: two thirds of it lie within one deviation.
  const { firstAbove, secondAbove } = pool.compare(1, 0, deviation);
  const beyond = pool.compare(1, 0, mean + deviation).firstAbove;
  expect(firstAbove + secondAbove).toBeLessThan(1);
  expect(beyond).toBeGreaterThan(0.12);
  expect(beyond).toBeLessThan(0.2);
});
