import { expect, test } from 'vitest';
import { mixSentence } from '../../../src/report/measures/mix.js';

const name = (key: number | string) => ({ 1: 'visit', 2: 'email' })[key] ?? 'unknown';
const counts = (...rows: [key: number, stratum: string, k: number, n: number][]) =>
  rows.map(([key, stratum, k, n]) => ({ key, stratum, k, n }));

test("visits look better for having been made to better leads (the reference's first example)", () => {
  const tier = counts([1, 'A', 18, 60], [1, 'B', 1, 10], [2, 'A', 4, 10], [2, 'B', 12, 80]);
  expect(mixSentence([[1, 2]], [{ of: 'tier', counts: tier }], name)).toBe(
    'visit went mostly to tier A (86%, email 11%). Within each tier the order turns, but these numbers do not settle it (−26 to +11 points).',
  );
});

test('the worst of several is told', () => {
  const mild = counts([1, 'A', 30, 60], [1, 'B', 5, 40], [2, 'A', 20, 50], [2, 'B', 5, 50]);
  const worst = counts([1, 'list', 18, 60], [1, '', 1, 10], [2, 'list', 4, 10], [2, '', 12, 80]);
  const sentence = mixSentence(
    [[1, 2]],
    [
      { of: 'tier', counts: mild },
      { of: 'source', counts: worst },
    ],
    name,
  );
  expect(sentence).toContain(
    'email went mostly to leads of unknown source (89%, visit 14%). Within each source the order turns',
  );
});

test('an order that turns only taken together is not said to turn in each', () => {
  const tier = counts(
    [1, 'A', 18, 60],
    [1, 'B', 1, 10],
    [1, 'C', 2, 5],
    [2, 'A', 4, 10],
    [2, 'B', 12, 80],
    [2, 'C', 1, 5],
  );
  expect(mixSentence([[1, 2]], [{ of: 'tier', counts: tier }], name)).toContain(
    'Taken together tier by tier the order turns',
  );
});

test('nothing is said of like mixes, of tactics that are not ranked, or that hardly share a stratum', () => {
  const same = counts([1, 'A', 30, 60], [1, 'B', 4, 40], [2, 'A', 20, 60], [2, 'B', 3, 40]);
  expect(mixSentence([[1, 2]], [{ of: 'tier', counts: same }], name)).toBeNull();
  const tier = counts([1, 'A', 18, 60], [1, 'B', 1, 10], [2, 'A', 4, 10], [2, 'B', 12, 80]);
  expect(mixSentence([], [{ of: 'tier', counts: tier }], name)).toBeNull();
  const apart = counts([1, 'A', 18, 60], [1, 'B', 1, 10], [2, 'B', 4, 10], [2, 'C', 12, 80]);
  expect(mixSentence([[1, 2]], [{ of: 'tier', counts: apart }], name)).toBeNull();
  expect(mixSentence([[1, 2]], [{ of: 'tier', counts: [] }], name)).toBeNull();
});
