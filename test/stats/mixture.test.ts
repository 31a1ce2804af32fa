import { expect, test } from 'vitest';
import { logBeta, mixtureQuantile } from '../../src/stats/mixture.js';
import { computed, expectClose, section } from './reference.js';

interface TruthGrid {
  rows: { a: number; b: number; p: number; q: string }[];
}

test('the logarithm of the beta function is right to 9 digits up to a million', () => {
  const { lbeta } = section<{ lbeta: { a: number; b: number; v: string }[] }>('lgamma_lbeta_truth');
  expect(lbeta.length).toBeGreaterThan(100);
  for (const { a, b, v } of lbeta)
    expectClose(logBeta({ a, b }), v, computed * Math.max(1, Math.abs(Number(v))));
});

test('the quantiles of a mixture of one are those of the beta distribution, far into its tail', () => {
  const { rows } = section<TruthGrid>('beta_truth_grid');
  for (const { a, b, p, q } of rows) {
    expectClose(mixtureQuantile([{ a, b, weight: 1 }], p), q, Math.max(1e-17, computed * Number(q)));
  }
});

test('a mixture of two apart has its median between them', () => {
  const parts = [
    { a: 100, b: 900, weight: 0.5 },
    { a: 900, b: 100, weight: 0.5 },
  ];
  const median = mixtureQuantile(parts, 0.5);
  expect(median).toBeGreaterThan(0.15);
  expect(median).toBeLessThan(0.85);
  // What lies below a quarter is half of the lower part: its own median.
  expectClose(mixtureQuantile(parts, 0.25), mixtureQuantile([{ ...parts[0]!, weight: 1 }], 0.5), computed);
});

test('a quantile nearer to 0 or 1 than can be told is 0 or 1', () => {
  expect(mixtureQuantile([{ a: 0.0025, b: 3, weight: 1 }], 0.1)).toBe(0);
  expect(mixtureQuantile([{ a: 3, b: 0.0025, weight: 1 }], 0.9)).toBe(1);
});
