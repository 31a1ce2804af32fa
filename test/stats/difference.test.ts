import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceAbove, newcombe } from '../../src/stats/difference.js';
import { count, level } from './arbitrary.js';
import { closedForm, computed, expectClose, percent, section } from './reference.js';

interface Row {
  x1: number;
  n1: number;
  x2: number;
  n2: number;
  level: number;
  diff: string;
  newcombe: [string, string];
}

test('differences and their intervals are those of Newcombe 1998 and statsmodels', () => {
  const { rows } = section<{ rows: Row[] }>('2c_difference_intervals');
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const { difference, low, high } = newcombe(
      { k: row.x1, n: row.n1 },
      { k: row.x2, n: row.n2 },
      percent(row.level),
    )!;
    expectClose([difference, low, high], [row.diff, ...row.newcombe], closedForm);
  }
});

test('there is no difference from nothing', () => {
  expect(newcombe({ k: 0, n: 0 }, { k: 1, n: 2 }, 95)).toBeNull();
  expect(newcombe({ k: 1, n: 2 }, { k: 0, n: 0 }, 95)).toBeNull();
});

test('the interval holds the difference, lies within -1 and 1, and turns round with the arms', () => {
  fc.assert(
    fc.property(count, count, level, (first, second, percent) => {
      const one = newcombe(first, second, percent);
      const other = newcombe(second, first, percent);
      expect(one === null).toBe(other === null);
      if (!one || !other) return;
      expect(-1 - closedForm <= one.low && one.low <= one.difference).toBe(true);
      expect(one.difference <= one.high && one.high <= 1 + closedForm).toBe(true);
      expectClose([-other.high, -other.low], [one.low, one.high], closedForm);
    }),
  );
});

test('the chance to be above falls with the margin, from that of a plain pair to nothing', () => {
  const lower = { a: 2, b: 10 };
  const upper = { a: 4, b: 10 };
  // Exactly 379/483.
  expectClose(chanceAbove(lower, upper), 0.784679089026915, computed);
  expectClose(chanceAbove(lower, upper, 1e-9), 0.784679089026915, 1e-7);
  const chances = [0, 0.05, 0.2, 0.5, 0.9, 1].map((margin) => chanceAbove(lower, upper, margin));
  expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  expect(chances.at(-1)).toBe(0);
});

// R 4.2.2: integrate() over the quantiles of lower.
test.each([
  ['a narrow above a wide one', { a: 3, b: 30 }, { a: 12_000, b: 88_000 }, 0.02, 0.6332712609490214],
  ['a wide above a narrow one', { a: 12_000, b: 88_000 }, { a: 3, b: 30 }, 0.02, 0.155174413553761],
  ['no hits and no misses', { a: 0.5, b: 2.5 }, { a: 2.5, b: 0.5 }, 0.02, 0.9777832458365364],
])('the chance to be above holds for %s', (_, lower, upper, margin, chance) => {
  expectClose(chanceAbove(lower, upper, margin), chance, 1e-8);
});
