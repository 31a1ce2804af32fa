import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '../../src/stats/interval.js';
import { count, level } from './arbitrary.js';
import { closedForm, expectClose, percent, section } from './reference.js';

interface Row {
  k: number;
  n: number;
  level: number;
  method: string;
  lower: string;
  upper: string;
}

test('Wilson intervals are those of R and statsmodels', () => {
  const rows = section<{ rows: Row[] }>('1_single_rate_intervals').rows.filter(
    ({ method, n }) => method === 'wilson' && n > 0,
  );
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows) {
    const { low, high } = wilson(row.k, row.n, percent(row.level))!;
    expectClose([low, high], [row.lower, row.upper], closedForm);
  }
});

test('nothing of nothing has no interval', () => {
  expect(wilson(0, 0, 95)).toBeNull();
});

test('the interval holds the share, lies within 0 and 1, and moves up with every hit', () => {
  fc.assert(
    fc.property(count, level, ({ k, n }, percent) => {
      const interval = wilson(k, n, percent);
      if (!interval) return;
      expect(0 <= interval.low && interval.low <= interval.rate).toBe(true);
      expect(interval.rate <= interval.high && interval.high <= 1).toBe(true);
      if (k === n) return;
      const next = wilson(k + 1, n, percent)!;
      expect(next.low).toBeGreaterThan(interval.low);
      expect(next.high).toBeGreaterThan(interval.high);
    }),
  );
});
