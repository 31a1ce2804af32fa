import { expect, test } from 'vitest';
import { Ceilings, ceilingLevel } from '../../src/stats/ucb.js';
import { computed, expectClose, section } from './reference.js';

interface Known {
  k: number[];
  n: number[];
  pending: number[];
  t: number;
  level: number;
  hier_index_pending_as_miss: number[];
}

const known = section<Known>('5_bayes_ucb');
const arms = known.k.map((k, i) => ({ k, n: known.n[i]!, family: 'cold' }));

test('the ceilings are those of R, with pending trials as misses', () => {
  expectClose(ceilingLevel(known.t - 2), known.level, computed);
  expectClose(new Ceilings(arms).find(known.pending), known.hier_index_pending_as_miss, computed);
});

test('trials that wait lower their own ceiling and leave the others where they are', () => {
  // One trial taken from the first arm's waiting to the last one's keeps their number.
  const ceilings = new Ceilings(arms);
  const before = ceilings.find(known.pending);
  const after = ceilings.find(known.pending.map((pending, i) => pending + (i === 4 ? 1 : i === 0 ? -1 : 0)));
  expect(after[4]).toBeLessThan(before[4]!);
  expect(after[0]).toBeGreaterThan(before[0]!);
  expectClose(after.slice(1, 4), before.slice(1, 4), 0);
});

test('an arm never tried may reach further than one that keeps missing', () => {
  const ceilings = new Ceilings([
    { k: 3, n: 60, family: 'cold' },
    { k: 0, n: 0, family: 'cold' },
    { k: 0, n: 40, family: 'cold' },
  ]).find([0, 0, 0]);
  expect(ceilings[1]).toBeGreaterThan(ceilings[0]!);
  expect(ceilings[1]).toBeGreaterThan(ceilings[2]!);
});

test('arms of one family are drawn towards each other, those of two are not', () => {
  const cold = { k: 1, n: 200, family: 'cold' };
  const fresh = { k: 0, n: 0, family: 'warm' };
  const apart = new Ceilings([cold, fresh]).find([0, 0])[1]!;
  const together = new Ceilings([cold, { ...fresh, family: 'cold' }]).find([0, 0])[1]!;
  expect(together).toBeLessThan(apart);
});

test('what is not to be tried itself says how alike the arms of its family are, and raises no level', () => {
  const fresh = { k: 0, n: 0, family: 'cold' };
  const old = [
    { k: 2, n: 100, family: 'cold' },
    { k: 3, n: 100, family: 'cold' },
  ];
  const alone = new Ceilings([fresh]).find([0]);
  const informed = new Ceilings([fresh], old).find([0]);
  expect(informed[0]).toBeLessThan(alone[0]!);
  expect(new Ceilings([fresh], [{ ...old[0]!, family: 'warm' }]).find([0])).toEqual(alone);
});

test('there is a ceiling before anything was tried, and none without arms', () => {
  expect(new Ceilings([]).find([])).toEqual([]);
  expect(ceilingLevel(0)).toBe(0.5);
  expect(new Ceilings([{ k: 0, n: 0, family: 'cold' }]).find([0])[0]).toBeGreaterThan(0);
});
