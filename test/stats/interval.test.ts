import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levels, wilson, type Level } from '../../src/stats/interval.js';

interface Reference {
  rows: { k: number; n: number; level: number; lower: string; upper: string }[];
}

const reference = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, '..', 'data', 'reference-intervals.json'), 'utf8'),
) as Reference;

const counts = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 0, max: n }) }));
const level = fc.constantFrom(...levels);

test('ranges are those of the reference, which three programs agree on', () => {
  const rows = reference.rows.filter((row) => row.n > 0);
  expect(rows.length).toBeGreaterThan(70);
  for (const { k, n, level: share, lower, upper } of rows) {
    const interval = wilson(k, n, Math.round(share * 100) as Level);
    expect(Math.abs(interval!.low - Number(lower)), `low of ${k}/${n}`).toBeLessThan(1e-12);
    expect(Math.abs(interval!.high - Number(upper)), `high of ${k}/${n}`).toBeLessThan(1e-12);
  }
});

test('none of none is no data', () => {
  expect(levels.map((each) => wilson(0, 0, each))).toEqual([null, null, null]);
});

test('none of some begins at exactly 0, all of some ends at exactly 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), level, (n, each) => {
      expect(wilson(0, n, each)).toMatchObject({ rate: 0, low: 0 });
      expect(wilson(n, n, each)).toMatchObject({ rate: 1, high: 1 });
    }),
  );
});

test('a range lies within 0 and 1 and holds its rate', () => {
  fc.assert(
    fc.property(counts, level, ({ k, n }, each) => {
      const { rate, low, high } = wilson(k, n, each)!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(rate);
      expect(rate).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

test('one more success moves both ends up', () => {
  fc.assert(
    fc.property(counts, level, ({ k, n }, each) => {
      fc.pre(k < n);
      const [fewer, more] = [wilson(k, n, each)!, wilson(k + 1, n, each)!];
      expect(more.low).toBeGreaterThan(fewer.low);
      expect(more.high).toBeGreaterThan(fewer.high);
    }),
  );
});

test('a higher level is a wider range', () => {
  fc.assert(
    fc.property(counts, ({ k, n }) => {
      const widths = levels.map((each) => wilson(k, n, each)!).map(({ low, high }) => high - low);
      expect(widths[0]).toBeLessThan(widths[1]!);
      expect(widths[1]).toBeLessThan(widths[2]!);
    }),
  );
});
