import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  leastAbove,
  leastApart,
  missesToRuleOut,
  trialsPerArm,
  trialsToExceed,
} from '../../src/stats/power.js';
import { computed, expectClose, percent, section } from './reference.js';

interface SizeRow {
  p1: number;
  p2: number;
  power: number;
  alpha_two_sided: number;
  n_per_arm: number;
}

interface MissRow {
  rate: number;
  n_for_95pct_upper_below_rate: number;
  n_for_80pct: number;
}

test('trials to tell two shares apart are those of R power.prop.test', () => {
  const { rows } = section<{ rows: SizeRow[] }>('5d_sample_size_power_prop_test');
  expect(rows.length).toBeGreaterThan(40);
  for (const { p1, p2, power, alpha_two_sided, n_per_arm } of rows) {
    const level = percent(1 - alpha_two_sided);
    expectClose(trialsPerArm(p1, p2, power, level)! / n_per_arm, 1, computed);
    expectClose(trialsPerArm(p2, p1, power, level)! / n_per_arm, 1, computed);
  }
});

// R 4.2.2: power.prop.test(n = n, p1 = p, power = .8, tol = 1e-12)$p2.
test.each([
  [20, 0.04, 0.3947436514],
  [80, 0.04, 0.1766621177],
  [55, 0.055, 0.2432778464],
  [260, 0.055, 0.1251939779],
  [260, 0.2, 0.3066212722],
])('with %d trials of each, the least share told apart from %d is that of R', (n, first, least) => {
  expect(leastApart(first, { first: n, second: n }, 0.8, 95)! / least).toBeCloseTo(1, 9);
});

test('the least share told apart is the one that takes as many trials, and less with more of either', () => {
  const share = fc.double({ min: 0.01, max: 0.6, noNaN: true });
  fc.assert(
    fc.property(
      share,
      fc.integer({ min: 30, max: 5000 }),
      fc.integer({ min: 1, max: 3000 }),
      (first, n, more) => {
        const equal = leastApart(first, { first: n, second: n }, 0.8, 95);
        fc.pre(equal !== null);
        expect(trialsPerArm(first, equal, 0.8, 95)! / n).toBeCloseTo(1, 6);
        for (const trials of [
          { first: n + more, second: n },
          { first: n, second: n + more },
        ])
          expect(leastApart(first, trials, 0.8, 95)!).toBeLessThanOrEqual(equal + 1e-9);
      },
    ),
  );
});

test('too few trials tell no share apart', () => {
  expect(leastApart(0.5, { first: 3, second: 3 }, 0.8, 95)).toBeNull();
  expect(leastApart(0.1, { first: 0, second: 100 }, 0.8, 95)).toBeNull();
});

test('equal shares are never told apart', () => {
  expect(trialsPerArm(0.1, 0.1, 0.8, 95)).toBeNull();
});

test('misses in a row that rule a share out are the known ones', () => {
  for (const row of section<MissRow[]>('5e_zero_success_touches')) {
    expect(missesToRuleOut(row.rate, 95)).toBe(row.n_for_95pct_upper_below_rate);
    expect(missesToRuleOut(row.rate, 80)).toBe(row.n_for_80pct);
  }
});

test('nothing rules out a share of nothing, and one miss rules out certainty', () => {
  expect(missesToRuleOut(0, 95)).toBeNull();
  expect(missesToRuleOut(1, 95)).toBe(1);
});

// Counted with exact binomial tails summed term by term (Python, math.lgamma and fsum), n going up from 1.
test.each([
  [0.04, 0.06, 715],
  [0.05, 0.075, 572],
  [0.1, 0.15, 270],
  [0.3, 0.4, 144],
  [0.5, 0.75, 23],
  [0.9, 0.95, 179],
  [0.02, 0.03, 1469],
  [0.01, 0.05, 110],
])('above %d a share of %d is shown by %d trials of one arm', (rate, share, trials) => {
  expect(trialsToExceed(rate, share, 0.8, 95)).toBe(trials);
});

test('as many trials as it takes show the share, and one fewer does not', () => {
  const shares = fc
    .tuple(fc.double({ min: 0.005, max: 0.9, noNaN: true }), fc.double({ min: 1.1, max: 4, noNaN: true }))
    .map(([rate, times]): [number, number] => [rate, Math.min(rate * times, (1 + rate) / 2)]);
  fc.assert(
    fc.property(shares, ([rate, share]) => {
      const trials = trialsToExceed(rate, share, 0.8, 95)!;
      expect(leastAbove(rate, trials, 0.8, 95)!).toBeLessThanOrEqual(share + 1e-9);
      expect(leastAbove(rate, trials - 1, 0.8, 95) ?? 1).toBeGreaterThan(share - 1e-9);
    }),
    { numRuns: 60 },
  );
});

test('no number of trials shows a share to be above one that is as high', () => {
  expect(trialsToExceed(0.1, 0.1, 0.8, 95)).toBeNull();
  expect(trialsToExceed(0.1, 0.05, 0.8, 95)).toBeNull();
});
