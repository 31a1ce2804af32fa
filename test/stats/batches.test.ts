import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOfSplit, designEffect, findSplit, pearson, type Batch } from '../../src/stats/batches.js';
import { expectClose } from './reference.js';

interface Known {
  split: { hits: number; size: number[]; places: number[]; deviance: number[]; chance: number[] }[];
  spread: { hits: number; size: number[]; mean: number; variance: number }[];
}

/** All ways to deal hits out, by test/data/split.R. */
const known = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, '..', 'data', 'split.json'), 'utf8'),
) as Known;

const batches = (hits: readonly number[], size = 20): Batch[] => hits.map((each) => ({ hits: each, size }));

test.each(known.split)(
  'the chance of a split among $hits hits is that of all ways to deal them out',
  ({ hits, size, places, deviance, chance }) => {
    const older = (place: number) => size.slice(0, place).reduce((sum, each) => sum + each, 0);
    const exact = deviance.map((wanted, index) =>
      chanceOfSplit({
        sizes: places.map(older),
        size: older(size.length),
        hits,
        deviance: wanted,
        sure: chance[index]! * 0.999,
      }),
    );
    expectClose(exact, chance, 1e-9);
  },
);

test.each(known.spread)(
  'X² of $hits hits has the variance of all ways to deal them out',
  ({ hits, size, mean, variance }) => {
    const found = pearson(size.map((each, index) => ({ size: each, hits: index === 0 ? hits : 0 })))!;
    expectClose([found.freedom, found.variance], [mean, variance], 1e-9);
  },
);

describe('a design effect', () => {
  test('is that of batches which differ more than chance, and none of those which do not', () => {
    expect(designEffect(batches([0, 8, 0, 0, 9, 1]))).toBeGreaterThan(4);
    expect(designEffect(batches([3, 2, 4, 3, 2, 3]))).toBe(1);
    expect(designEffect(batches([0, 9, 0]))).toBe(1);
    expect([designEffect([]), designEffect(batches([0, 0, 0, 0, 0]))]).toEqual([1, 1]);
  });

  test('is never below one, and does not depend on the order', () => {
    const some = fc.array(fc.record({ hits: fc.nat(9), size: fc.integer({ min: 10, max: 60 }) }));
    fc.assert(
      fc.property(some, (list) => {
        const found = designEffect(list);
        expect(found).toBeGreaterThanOrEqual(1);
        expectClose(designEffect(list.toReversed()), found, 1e-9);
      }),
    );
  });
});

describe('a split', () => {
  test('is where older leads and newer ones differ most', () => {
    const found = findSplit(batches([3, 2, 3, 4, 2, 3, 3, 0, 0, 0, 0, 0]), 0.01)!;
    expect(found).toMatchObject({ at: 7, older: { hits: 20, size: 140 }, newer: { hits: 0, size: 100 } });
    expect(found.chance).toBeLessThan(0.001);
  });

  test('has four batches on either side, and needs hits', () => {
    expect(findSplit(batches([9, 9, 9, 0, 0, 0, 0, 0]), 0.01)!.at).toBe(4);
    expect(findSplit(batches([9, 9, 9, 0, 0, 0, 0]), 0.01)).toBeNull();
    expect(findSplit(batches([0, 0, 0, 0, 0, 0, 0, 0]), 0.01)).toBeNull();
  });

  test('that another order of unlike batches makes as easily is not sure, however many hits there are', () => {
    const sure = 0.01;
    // Two full weeks of twelve, and both among the older ones: any order has them on one side in half of the cases.
    expect(findSplit(batches([0, 90, 0, 0, 0, 90, 0, 0, 0, 0, 0, 0], 200), sure)!.chance).toBeGreaterThan(
      0.1,
    );
    const worse = batches([9, 30, 25, 8, 28, 31, 11, 26, 0, 1, 0, 0, 2, 0, 0, 1], 200);
    expect(findSplit(worse, sure)!.chance).toBeLessThanOrEqual(sure);
  });

  test('of batches that differ among themselves is less sure', () => {
    const even = findSplit(batches([3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0]), 0.01)!;
    const uneven = findSplit(batches([9, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0]), 0.01)!;
    expect(even.older).toEqual(uneven.older);
    expect(uneven.chance).toBeGreaterThan(10 * even.chance);
  });

  test('among thousands of hits is found as well', () => {
    const many = batches([...new Array<number>(60).fill(900), ...new Array<number>(10).fill(700)], 9000);
    expect(findSplit(many, 0.01)).toMatchObject({ at: 60 });
    expect(findSplit(many, 0.01)!.chance).toBeLessThan(1e-9);
  });
});
