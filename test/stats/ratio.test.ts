import { expect, test } from 'vitest';
import { fieller, ratioVariance } from '../../src/stats/ratio.js';
import { closedForm, computed, expectClose, section } from './reference.js';
import { sumPairs } from './sums.js';

interface ValuePerHour {
  hours: number[];
  value: number[];
  se_linearised: number;
  fieller_t: [number, number];
}

interface Clustering {
  touches_per_prospect: number[];
  replies_per_prospect: number[];
  cluster_se: number;
}

const money = section<ValuePerHour>('7b_value_per_hour');
const touches = section<Clustering>('3c_touch_clustering');

test('the error of a ratio is that of R survey::svyratio', () => {
  expectClose(Math.sqrt(ratioVariance(sumPairs(money.hours, money.value))!), money.se_linearised, computed);
  const sums = sumPairs(touches.touches_per_prospect, touches.replies_per_prospect);
  expectClose(Math.sqrt(ratioVariance(sums)!), touches.cluster_se, closedForm);
});

test("Fieller's interval is the known one", () => {
  const { low, high } = fieller(sumPairs(money.hours, money.value), 95)!;
  expectClose([low, high], money.fieller_t, 1e-6);
});

test('one unit shows no spread, and nothing taken is no ratio', () => {
  expect(ratioVariance(sumPairs([3], [1]))).toBeNull();
  expect(fieller(sumPairs([3], [1]), 95)).toBeNull();
  expect(ratioVariance(sumPairs([0, 0], [0, 0]))).toBeNull();
  expect(fieller(sumPairs([0, 0], [0, 0]), 95)).toBeNull();
});

test("Fieller's interval has no ends where the mean taken might be nothing", () => {
  expect(fieller(sumPairs([0, 0, 9], [1, 2, 3]), 95)).toBeNull();
});
