import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareShares } from '../../src/stats/rope.js';
import { count } from './arbitrary.js';
import { computed, expectClose, section } from './reference.js';

interface Row {
  kA: number;
  nA: number;
  kB: number;
  nB: number;
  delta: number;
  prior: number;
  P_equivalent: number;
  P_B_better_by_more_than_delta: number;
  P_A_better_by_more_than_delta: number;
}

test('the chances to be the same and to be apart are those of R', () => {
  const { rows } = section<{ rows: Row[] }>('5h_rope');
  expect(rows).toHaveLength(14);
  for (const row of rows) {
    const first = { a: row.kA + row.prior, b: row.nA - row.kA + row.prior };
    const second = { a: row.kB + row.prior, b: row.nB - row.kB + row.prior };
    const { firstAbove, same, secondAbove } = compareShares(first, second, row.delta);
    expectClose(
      [firstAbove, same, secondAbove],
      [row.P_A_better_by_more_than_delta, row.P_equivalent, row.P_B_better_by_more_than_delta],
      computed,
    );
  }
});

test('for any counts the three chances sum to one, turn round with the arms, and sameness grows with the margin', () => {
  const share = fc.double({ min: 0.001, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(count, count, share, (one, two, margin) => {
      const [first, second] = [one, two].map(({ k, n }) => ({ a: k + 0.5, b: n - k + 0.5 })) as [
        { a: number; b: number },
        { a: number; b: number },
      ];
      const there = compareShares(first, second, margin);
      const back = compareShares(second, first, margin);
      const wider = compareShares(first, second, 2 * margin);
      expect(Object.values(there).every((chance) => chance >= 0 && chance <= 1)).toBe(true);
      expectClose(there.firstAbove + there.same + there.secondAbove, 1, computed);
      expectClose([back.secondAbove, back.firstAbove], [there.firstAbove, there.secondAbove], computed);
      // Two arms with hardly a trial are good to 1e-5 only.
      expect(wider.same).toBeGreaterThanOrEqual(there.same - 1e-5);
    }),
  );
});
