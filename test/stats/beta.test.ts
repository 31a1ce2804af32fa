import { expect, test } from 'vitest';
import {
  betaCdf,
  gammaQuantile,
  lgamma,
  normalQuantile,
  studentAbove,
  studentQuantile,
} from '../../src/stats/beta.js';
import { closedForm, computed, expectClose, section } from './reference.js';

interface TruthGrid {
  rows: { a: number; b: number; x: number; cdf: string; sf: string }[];
}

test('the beta distribution is right to 9 digits from half a hit to a million trials', () => {
  const { rows } = section<TruthGrid>('beta_truth_grid');
  expect(rows.length).toBeGreaterThan(300);
  for (const { a, b, x, cdf, sf } of rows) {
    expectClose(betaCdf(x, a, b) / Number(cdf), 1, computed);
    expectClose(1 - betaCdf(x, a, b), sf, computed);
  }
});

test('the beta distribution is 0 up to 0 and 1 from 1', () => {
  expect([-1, 0, 1, 2].map((x) => betaCdf(x, 0.0025, 3))).toEqual([0, 0, 1, 1]);
});

test('the logarithm of the gamma function is right to the last digits', () => {
  const { lgamma: rows } = section<{ lgamma: { z: number; v: string }[] }>('lgamma_lbeta_truth');
  for (const { z, v } of rows) expectClose(lgamma(z), v, 1e-15 * Math.max(1, Math.abs(Number(v))));
});

// R 4.2.2: qgamma(c(.025, .975), k).
test.each([
  [1, 0.02531780798428988, 3.688879454113935],
  [10, 4.795388696132433, 17.08480345141917],
  [1000, 938.9730184076952, 1062.921151224888],
  [100_000, 99381.15266374472, 100620.7416407737],
])('gamma quantiles of shape %d are those of R', (shape, low, high) => {
  expectClose(gammaQuantile(0.025, shape) / low, 1, computed);
  expectClose(gammaQuantile(0.975, shape) / high, 1, computed);
});

test('a gamma variable of shape 0 is nothing', () => {
  expect(gammaQuantile(0.975, 0)).toBe(0);
});

test('normal and Student quantiles are those of R', () => {
  expectClose(normalQuantile(0.975), 1.959963984540054, closedForm);
  expectClose(normalQuantile(0.8), 0.8416212335729143, closedForm);
  expectClose(studentQuantile(0.975, 11), 2.200985160091639, closedForm);
  expectClose(studentQuantile(0.9, 99_999), 1.281560031534022, computed);
});

// R 4.2.2: pt(t, df, lower.tail = FALSE).
test.each([
  [-1.5, 1, 0.812832958189001],
  [0, 3, 0.5],
  [2.3, 17, 0.017193516657622],
])('a Student t variable is above %f at %i degrees of freedom as R says', (t, freedom, chance) => {
  expectClose(studentAbove(t, freedom), chance, computed);
});

test('the far end of Student t keeps its digits', () => {
  expectClose(studentAbove(8, 250) / 2.32640075945877e-14, 1, computed);
});
