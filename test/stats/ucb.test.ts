import { expect, test } from 'vitest';
import { findCeilings } from '../../src/stats/ucb.js';
import { computed, expectClose, section } from './reference.js';

interface Known {
  k: number[];
  n: number[];
  pending: number[];
  level: number;
  hier_index_pending_as_miss: number[];
}

const known = section<Known>('5_bayes_ucb');
const arms = known.k.map((k, i) => ({ k, n: known.n[i]!, pending: known.pending[i]! }));

test('the ceilings are those of R, with pending trials as misses', () => {
  const { level, ceilings } = findCeilings(arms)!;
  expectClose(level, known.level, computed);
  expectClose(ceilings, known.hier_index_pending_as_miss, computed);
});

test('trials that wait lower their own ceiling and leave the others where they are', () => {
  // One trial taken from the first arm's waiting to the last one's keeps their number.
  const moved = arms.map((arm, i) => ({ ...arm, pending: arm.pending + (i === 4 ? 1 : i === 0 ? -1 : 0) }));
  const [before, after] = [arms, moved].map((list) => findCeilings(list)!.ceilings);
  expect(after![4]).toBeLessThan(before![4]!);
  expect(after![0]).toBeGreaterThan(before![0]!);
  expectClose(after!.slice(1, 4), before!.slice(1, 4), 0);
});

test('an arm never tried may reach further than one that keeps missing', () => {
  const { ceilings } = findCeilings([
    { k: 3, n: 60, pending: 0 },
    { k: 0, n: 0, pending: 0 },
    { k: 0, n: 40, pending: 0 },
  ])!;
  expect(ceilings[1]).toBeGreaterThan(ceilings[0]!);
  expect(ceilings[1]).toBeGreaterThan(ceilings[2]!);
});

test('there is a ceiling before anything was tried, and none without arms', () => {
  expect(findCeilings([])).toBeNull();
  const { level, ceilings } = findCeilings([{ k: 0, n: 0, pending: 0 }])!;
  expect(level).toBe(0.5);
  expect(ceilings[0]).toBeGreaterThan(0);
});
