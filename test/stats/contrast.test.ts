import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOfMore, contrast, type Halves } from '../../src/stats/contrast.js';
import { computed, expectClose } from './reference.js';

const halves = (x: number[], y: number[], restX: number[], restY: number[]): Halves[] =>
  x.map((one, i) => ({ x: one, y: y[i]!, restX: restX[i]!, restY: restY[i]! }));

/** The same where all trials are independent but for their days. */
const plain = (days: Halves[]) => {
  const all = (name: keyof Halves) => days.reduce((sum, day) => sum + day[name], 0);
  return contrast(days, { own: all('x'), rest: all('restX') });
};

// R 4.2.2: leaving out one cluster at a time, sqrt((m-1)/m * sum((loo - full)^2)); pt(full/se, 4, lower.tail = FALSE).
test('days that differ make a difference as unsure as leaving out one day at a time says', () => {
  const found = plain(halves([10, 10, 10, 10, 10], [8, 1, 9, 0, 7], [20, 20, 20, 20, 20], [2, 3, 2, 1, 4]))!;
  expectClose([found.difference, found.error], [0.38, 0.1820714145603312], 1e-14);
  expect(found.freedom).toBe(4);
  expectClose(chanceOfMore(found), 0.0525878736053146, computed);
});

test('it is never surer than independent trials, and the fewer days of the two count', () => {
  const found = plain(
    halves([4, 0, 6, 3, 5, 2], [1, 0, 3, 0, 2, 1], [10, 12, 0, 8, 9, 15], [1, 2, 0, 1, 0, 3]),
  )!;
  // Leaving out one at a time says 0.0923.
  expectClose([found.difference, found.error], [0.2203703703703704, 0.102520780871541], 1e-14);
  expect(found.freedom).toBe(4);
});

test('one day of either says nothing of a difference', () => {
  expect(plain([])).toBeNull();
  expect(plain(halves([30, 0, 0], [30, 0, 0], [0, 30, 30], [0, 1, 2]))).toBeNull();
  expect(plain(halves([30, 30], [30, 20], [10, 0], [1, 0]))).toBeNull();
  const many = halves([9, 9, 9], [9, 9, 9], [30, 30, 30], [0, 1, 2]);
  expect(plain(many)!.freedom).toBe(2);
  // However many touches, one lead is one trial.
  expect(contrast(many, { own: 1, rest: 90 })).toBeNull();
  expectClose(
    contrast(many, { own: 2, rest: 90 })!.error,
    Math.sqrt((30 / 117) * (87 / 117) * (1 / 2 + 1 / 90)),
    1e-14,
  );
  const alike = plain(halves([3, 3], [0, 0], [9, 9], [0, 0]))!;
  expect([alike.difference, chanceOfMore(alike)]).toEqual([0, 1]);
});

test('for any days it is what leaving them out one by one gives, or the independent trials where these say more', () => {
  const half = fc.nat(12).chain((n) => fc.tuple(fc.constant(n), fc.nat(n)));
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { maxLength: 9 }), (pairs) => {
      const days = pairs.map(([[x, y], [restX, restY]]) => ({ x, y, restX, restY }));
      const found = plain(days);
      const held = days.filter(({ x, restX }) => x + restX > 0);
      const sum = (list: Halves[], name: keyof Halves) => list.reduce((all, day) => all + day[name], 0);
      const apart = (list: Halves[]) =>
        sum(list, 'y') / sum(list, 'x') - sum(list, 'restY') / sum(list, 'restX');
      const enough = (name: 'x' | 'restX') => held.filter((day) => day[name] > 0).length >= 2;
      expect(found !== null).toBe(enough('x') && enough('restX'));
      if (!found) return;
      const moves = held.map((day) => apart(held.filter((other) => other !== day)) - apart(held));
      const jackknife = ((held.length - 1) / held.length) * moves.reduce((all, move) => all + move * move, 0);
      const share = (sum(held, 'y') + sum(held, 'restY')) / (sum(held, 'x') + sum(held, 'restX'));
      const least = share * (1 - share) * (1 / sum(held, 'x') + 1 / sum(held, 'restX'));
      expectClose(
        [found.difference, found.error],
        [apart(held), Math.sqrt(Math.max(jackknife, least))],
        1e-12,
      );
      const chance = chanceOfMore(found);
      expect(0 <= chance && chance <= 1).toBe(true);
    }),
  );
});
