import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusteredRate } from '../../src/stats/clustered.js';
import { wilson } from '../../src/stats/interval.js';
import { level, numbersIn } from './arbitrary.js';
import { closedForm, expectClose, section } from './reference.js';
import { sumPairs } from './sums.js';

interface Known {
  touches_per_prospect: number[];
  replies_per_prospect: number[];
  p: number;
  deff: number;
  n_eff: number;
  wilson_neff: [number, number];
}

test('thirty touches of twelve prospects tell as much as R survey says', () => {
  const known = section<Known>('3c_touch_clustering');
  const sums = sumPairs(known.touches_per_prospect, known.replies_per_prospect);
  const { rate, low, high, design, effective } = clusteredRate(sums, 95)!;
  expectClose([rate, design, low, high], [known.p, known.deff, ...known.wilson_neff], closedForm);
  expectClose(effective, known.n_eff, 1e-10);
});

test('trials one to a cluster are plain trials', () => {
  const hits = [1, 0, 0, 1, 0, 0, 0, 0, 1, 0];
  const sums = sumPairs(
    hits.map(() => 1),
    hits,
  );
  const plain = wilson(3, 10, 95)!;
  const { low, high } = clusteredRate(sums, 95)!;
  // The factor units/(units − 1) keeps the design effect a ninth above one.
  expect(low).toBeLessThan(plain.low);
  expect(high - low).toBeLessThan(1.1 * (plain.high - plain.low));
});

test('clusters that hit or miss as a whole tell as much as one trial each', () => {
  const sums = sumPairs(Array<number>(40).fill(5), [
    ...Array<number>(10).fill(5),
    ...Array<number>(30).fill(0),
  ]);
  expectClose(clusteredRate(sums, 95)!.effective, 39, 1e-9);
});

test('a single cluster tells as much as one trial, and no trials tell nothing', () => {
  expect(clusteredRate(sumPairs([5], [2]), 95)).toMatchObject({ rate: 0.4, effective: 1 });
  expect(clusteredRate(sumPairs([], []), 95)).toBeNull();
});

test('for any clusters nothing is NaN, the range holds the rate, and it rests on 1 to n trials', () => {
  const cluster = fc.nat(30).chain((n) => fc.tuple(fc.constant(n), fc.nat(n)));
  fc.assert(
    fc.property(fc.array(cluster), level, (clusters, percent) => {
      const sums = sumPairs(
        clusters.map(([n]) => n),
        clusters.map(([, k]) => k),
      );
      const found = clusteredRate(sums, percent);
      expect(found === null).toBe(sums.x === 0);
      if (!found) return;
      expect(numbersIn(found).every(Number.isFinite)).toBe(true);
      expect(0 <= found.low && found.low <= found.rate).toBe(true);
      expect(found.rate <= found.high && found.high <= 1).toBe(true);
      expect(1 <= found.effective && found.effective <= sums.x).toBe(true);
    }),
  );
});
