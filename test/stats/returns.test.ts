import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieller } from '../../src/stats/ratio.js';
import { costPerHit, hitsPerHour, valuePerHour } from '../../src/stats/returns.js';
import { count, level, numbersIn, size } from './arbitrary.js';
import { computed, expectClose, percent, section } from './reference.js';
import { sumPairs } from './sums.js';

interface HourRow {
  k: number;
  hours: number;
  level: number;
  rate: number;
  garwood_lower: number;
  garwood_upper: number;
}

interface CostRow {
  k: number;
  n: number;
  cost_per_touch: number;
  cpa: number;
  cpa_lower: number;
  cpa_upper: number;
}

interface Value {
  hours: number[];
  value: number[];
  ratio_of_sums: number;
  count_ci_times_mean_deal: [number, number];
}

test('hits an hour have the exact Poisson range of R poisson.test', () => {
  for (const row of section<{ rows: HourRow[] }>('7_rate_per_hour').rows) {
    const { rate, low, high } = hitsPerHour(row.k, row.hours, percent(row.level))!;
    expectClose([rate, low, high], [row.rate, row.garwood_lower, row.garwood_upper], computed);
  }
});

test('the cost of a hit is the cost of a trial over the range of the share', () => {
  const rows = section<CostRow[]>('7c_cost_per_conversion');
  for (const { k, n, cost_per_touch, cpa, cpa_lower, cpa_upper } of rows.filter((row) => row.k > 0)) {
    const { each, low, high } = costPerHit(cost_per_touch * n, { k, n }, 95)!;
    expectClose([each!, low, high!], [cpa, cpa_lower, cpa_upper], computed);
  }
  const none = rows.find(({ k }) => k === 0)!;
  const { each, low, high } = costPerHit(none.cost_per_touch * none.n, none, 95)!;
  expect([each, high]).toEqual([null, null]);
  expectClose(low, none.cpa_lower, computed);
});

/** So many hits, the value of each known. */
const all = (k: number) => ({ k, valued: k });

test('value an hour is the ratio of the sums, ranged by the count of hits', () => {
  const known = section<Value>('7b_value_per_hour');
  const sums = sumPairs(known.hours, known.value);
  const { rate, byCount, byUnits } = valuePerHour(all(3), sums, 95)!;
  expectClose(
    [rate, byCount!.low, byCount!.high],
    [known.ratio_of_sums, ...known.count_ci_times_mean_deal],
    computed,
  );
  expect(byUnits).toBeNull();
});

test('below three hits there is no range, from ten on there are two', () => {
  const hours = Array.from({ length: 40 }, (_, i) => 1 + (i % 3));
  const value = hours.map((_, i) => (i % 4 === 0 ? 500 + 100 * (i % 5) : 0));
  const sums = sumPairs(hours, value);
  expect(valuePerHour(all(2), sums, 95)).toMatchObject({ byCount: null, byUnits: null });
  const { rate, byCount, byUnits } = valuePerHour(all(10), sums, 95)!;
  for (const { low, high } of [byCount!, byUnits!]) expect(low < rate && rate < high).toBe(true);
});

// By hand: 9 hits in 30 hours, values 100, 200 and 600 known of three. Mean 300, standard deviation 264.575131;
// t(.975, 2) = 4.302653, so the mean may be off by a factor whose logarithm is 4.302653 × .881917 × √(1/3 − 1/9);
// Garwood's range of 9 is 4.115373 to 17.084803.
test('where the value of some hits is not known the mean of the others stands for them, and the range is wider', () => {
  const sums = sumPairs([10, 10, 10], [100, 200, 600]);
  const { rate, byCount, byUnits } = valuePerHour({ k: 9, valued: 3 }, sums, 95)!;
  const off = 4.3026527299 * (264.575131106 / 300) * Math.sqrt(1 / 3 - 1 / 9);
  expectClose(
    [rate, byCount!.low, byCount!.high],
    [
      90,
      90 / Math.exp(Math.hypot(Math.log(9 / 4.115373), off)),
      90 * Math.exp(Math.hypot(Math.log(17.084803 / 9), off)),
    ],
    1e-4,
  );
  expect(byUnits).toBeNull();
  expect(valuePerHour({ k: 9, valued: 2 }, sums, 95)!.byCount).toBeNull();
  expect(valuePerHour({ k: 9, valued: 0 }, sums, 95)).toBeNull();
});

test('money is never negative, though its interval alone would be', () => {
  const sums = sumPairs(Array<number>(13).fill(1), [9000, ...Array<number>(12).fill(0)]);
  expect(fieller(sums, 95)!.low).toBeLessThan(0);
  expect(valuePerHour(all(10), sums, 95)!.byUnits!.low).toBe(0);
});

test('no trials have no cost, no hours no rate', () => {
  expect(costPerHit(100, { k: 0, n: 0 }, 95)).toBeNull();
  expect(hitsPerHour(3, 0, 95)).toBeNull();
  expect(valuePerHour(all(0), sumPairs([], []), 95)).toBeNull();
});

test('for any counts ranges hold the estimate, and more hits cost less and come faster', () => {
  const money = fc.nat(1_000_000_000);
  fc.assert(
    fc.property(count, money, level, ({ k, n }, cost, percent) => {
      const found = costPerHit(cost, { k, n }, percent);
      expect(found === null).toBe(n === 0);
      if (!found) return;
      expect(numbersIn(found).every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
      if (found.each !== null) expect(found.low <= found.each && found.each <= found.high!).toBe(true);
      if (k === n) return;
      expect(costPerHit(cost, { k: k + 1, n }, percent)!.low).toBeLessThanOrEqual(found.low);
    }),
  );
  fc.assert(
    fc.property(size, fc.double({ min: 0.01, max: 1e5, noNaN: true }), level, (k, hours, percent) => {
      const found = hitsPerHour(k, hours, percent)!;
      const next = hitsPerHour(k + 1, hours, percent)!;
      expect(found.low <= found.rate && found.rate < found.high).toBe(true);
      expect(next.low > found.low && next.high > found.high).toBe(true);
    }),
  );
});
