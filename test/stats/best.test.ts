import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankArms } from '../../src/stats/best.js';
import type { Beta } from '../../src/stats/beta.js';
import { count, numbersIn } from './arbitrary.js';
import { computed, expectClose, section } from './reference.js';

type Pair = [number, number];

interface Row {
  params: Pair[];
  P_best: string[];
  E_max: string;
  expected_loss?: string[];
}

interface ExactPair {
  A: Pair;
  B: Pair;
  P_B_gt_A_exact: string;
  loss_choose_A_exact: string;
  loss_choose_B_exact: string;
}

const asBeta = ([a, b]: Pair): Beta => ({ a, b });

describe('against the reference values', () => {
  test('chances to be best, the best share and losses are right for 34 sets of arms', () => {
    const { rows } = section<{ rows: Row[] }>('2b_P_best_expected_loss');
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      const ranking = rankArms(row.params.map(asBeta))!;
      expectClose(ranking.chances, row.P_best, computed);
      expectClose(ranking.expectedBest, row.E_max, computed);
      expectClose(ranking.losses, row.expected_loss!, computed);
    }
  });

  test('pairs with a uniform prior give the exact fractions', () => {
    for (const row of section<{ rows: ExactPair[] }>('2_pairs_exact_uniform_prior').rows) {
      const [one, two] = [row.A, row.B].map(([k, n]) => ({ a: k + 1, b: n - k + 1 }));
      const ranking = rankArms([one!, two!])!;
      expectClose(ranking.chances[1]!, row.P_B_gt_A_exact, computed);
      expectClose(ranking.losses, [row.loss_choose_A_exact, row.loss_choose_B_exact], computed);
    }
  });

  test('arms that have next to no hits, even in the prior, are ranked too', () => {
    for (const row of section<{ rows: Row[] }>('2l_zero_success_P_best').rows) {
      const ranking = rankArms(row.params.map(asBeta))!;
      expectClose(ranking.chances, row.P_best, computed);
      expectClose(ranking.expectedBest, row.E_max, computed);
    }
  });
});

test('arms without a miss share what lies beyond the right end of the axis', () => {
  // By symmetry, and for one arm by its mean.
  const sure = { a: 5.88, b: 0.12 };
  expectClose(rankArms([sure, sure])!.chances, [0.5, 0.5], computed);
  expectClose(rankArms([sure])!.expectedBest, 0.98, computed);
});

test('the best of twenty shares of which nothing is known is expected at 20 in 21', () => {
  const { chances, expectedBest } = rankArms(Array<Beta>(20).fill({ a: 1, b: 1 }))!;
  expectClose(chances, Array<number>(20).fill(1 / 20), computed);
  expectClose(expectedBest, 20 / 21, computed);
});

// R 4.2.2: integrate(1 - pbeta(x, a, b)^20) over pieces between quantiles.
test.each([
  [3, 60, 0.1089268773442554],
  [0.5, 10, 0.2179392259847863],
  [5000, 50_000, 0.09321191698569775],
])('the best of twenty Beta(%d, %d) shares is expected where R says', (a, b, expected) => {
  expectClose(rankArms(Array<Beta>(20).fill({ a, b }))!.expectedBest, expected, computed);
});

test('one arm alone is the best and loses nothing', () => {
  expect(rankArms([{ a: 3.5, b: 57.5 }])).toMatchObject({ chances: [1] });
  expectClose(rankArms([{ a: 3.5, b: 57.5 }])!.losses, [0], computed);
});

test('without arms there is nothing to rank', () => {
  expect(rankArms([])).toBeNull();
});

const arm = fc
  .tuple(count, fc.double({ min: 0.0025, max: 0.88, noNaN: true }), fc.constantFrom(1, 3.2, 31.6, 1000))
  .map(([{ k, n }, mean, strength]) => ({ a: mean * strength + k, b: (1 - mean) * strength + n - k }));

test('for any counts chances sum to one, losses are none to all of the best share, and the best loses least', () => {
  fc.assert(
    fc.property(fc.array(arm, { minLength: 1, maxLength: 6 }), (arms) => {
      const { chances, expectedBest, losses } = rankArms(arms)!;
      expect(numbersIn([chances, expectedBest, losses]).every(Number.isFinite)).toBe(true);
      expectClose(
        chances.reduce((sum, chance) => sum + chance, 0),
        1,
        computed,
      );
      expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
      const highest = Math.max(...arms.map(({ a, b }) => a / (a + b)));
      expect(expectedBest).toBeGreaterThan(highest - computed);
      expect(expectedBest).toBeLessThanOrEqual(1);
      expectClose(Math.min(...losses), Math.max(0, expectedBest - highest), computed);
    }),
  );
});

test('the order of the arms does not matter', () => {
  fc.assert(
    fc.property(fc.array(arm, { minLength: 2, maxLength: 6 }), (arms) => {
      const there = rankArms(arms)!;
      const back = rankArms(arms.toReversed())!;
      expectClose(back.chances.toReversed(), there.chances, computed);
      expectClose(back.losses.toReversed(), there.losses, computed);
    }),
  );
});
