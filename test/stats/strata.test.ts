import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMix, mantelHaenszel, standardise } from '../../src/stats/strata.js';
import { count, numbersIn } from './arbitrary.js';
import { closedForm, expectClose, section } from './reference.js';

interface Case {
  name: string;
  strata: { x1: number; n1: number; x2: number; n2: number }[];
  crude: { diff: number };
  MH_RD: number;
  MH_RD_se_Sato: number;
  MH_RD_CI: [number, number];
  standardised: { rate1: number; rate2: number };
}

const { cases } = section<{ cases: Case[] }>('6_simpson');
const strataOf = ({ strata }: Case) =>
  strata.map(({ x1, n1, x2, n2 }) => ({ first: { k: x1, n: n1 }, second: { k: x2, n: n2 } }));

test.each(cases)('the difference by strata is that of R metafor: $name', (known) => {
  const { difference, error, low, high } = mantelHaenszel(strataOf(known), 95)!;
  expectClose(
    [difference, error, low, high],
    [known.MH_RD, known.MH_RD_se_Sato, ...known.MH_RD_CI],
    closedForm,
  );
});

test.each(cases)('standardised shares are those of R: $name', (known) => {
  const { first, second, shared, all } = standardise(strataOf(known))!;
  expectClose([first, second], [known.standardised.rate1, known.standardised.rate2], closedForm);
  expect(shared).toBe(all);
});

test.each(cases)('a difference that turns round by strata misleads: $name', (known) => {
  const check = checkMix(strataOf(known))!;
  expectClose([check.crude, check.adjusted], [known.crude.diff, known.MH_RD], closedForm);
  expect(check.misleads).toBe(true);
});

test('a difference that stays, or shrinks by less than 3 points or half, does not mislead', () => {
  const even = [
    { first: { k: 30, n: 100 }, second: { k: 20, n: 100 } },
    { first: { k: 12, n: 100 }, second: { k: 4, n: 100 } },
  ];
  expectClose(checkMix(even)!.adjusted, 0.09, closedForm);
  expect(checkMix(even)!.misleads).toBe(false);
});

test('a difference that more than halves misleads though its sign stays', () => {
  const shrinking = [
    { first: { k: 40, n: 80 }, second: { k: 9, n: 20 } },
    { first: { k: 2, n: 20 }, second: { k: 8, n: 80 } },
  ];
  const { crude, adjusted, misleads } = checkMix(shrinking)!;
  expect(adjusted).toBeGreaterThan(0);
  expect(crude).toBeGreaterThan(2 * adjusted + 0.06);
  expect(misleads).toBe(true);
});

test('a difference that changes sign misleads however small it is', () => {
  const turning = [
    { first: { k: 34, n: 110 }, second: { k: 29, n: 90 } },
    { first: { k: 9, n: 90 }, second: { k: 12, n: 110 } },
  ];
  const { crude, adjusted, misleads } = checkMix(turning)!;
  expect(crude).toBeGreaterThan(0);
  expect(adjusted).toBeLessThan(0);
  expect(crude - adjusted).toBeLessThan(0.03);
  expect(misleads).toBe(true);
});

test('strata with one arm only are left out, and how many trials remain is told', () => {
  const both = { first: { k: 3, n: 10 }, second: { k: 1, n: 10 } };
  const lone = { first: { k: 9, n: 30 }, second: { k: 0, n: 0 } };
  expect(mantelHaenszel([both, lone], 95)).toEqual(mantelHaenszel([both], 95));
  expect(standardise([both, lone])).toEqual({ first: 0.3, second: 0.1, shared: 20, all: 50 });
});

test('arms that share no stratum cannot be compared', () => {
  const lone = [
    { first: { k: 3, n: 10 }, second: { k: 0, n: 0 } },
    { first: { k: 0, n: 0 }, second: { k: 1, n: 10 } },
  ];
  for (const strata of [lone, []]) {
    expect(mantelHaenszel(strata, 95)).toBeNull();
    expect(standardise(strata)).toBeNull();
    expect(checkMix(strata)).toBeNull();
  }
});

test('for any counts nothing is NaN, ranges hold the difference, and the order of strata does not matter', () => {
  const strata = fc.array(fc.record({ first: count, second: count }), { maxLength: 5 });
  fc.assert(
    fc.property(strata, (list) => {
      const mixed = mantelHaenszel(list, 95);
      const turned = list.toReversed();
      expect(numbersIn([mixed, standardise(list), checkMix(list)]).every(Number.isFinite)).toBe(true);
      expect(standardise(list) === null).toBe(mixed === null);
      if (!mixed) return;
      expect(-1 <= mixed.low && mixed.low <= mixed.difference).toBe(true);
      expect(mixed.difference <= mixed.high && mixed.high <= 1).toBe(true);
      const { difference, error } = mantelHaenszel(turned, 95)!;
      expectClose([difference, error], [mixed.difference, mixed.error], 1e-7);
      const { first, second } = standardise(list)!;
      expect([first, second].every((share) => share >= 0 && share <= 1 + closedForm)).toBe(true);
    }),
  );
});

test('one stratum alone is the plain difference', () => {
  fc.assert(
    fc.property(count, count, (first, second) => {
      fc.pre(first.n > 0 && second.n > 0);
      const { crude, adjusted, misleads } = checkMix([{ first, second }])!;
      expectClose(adjusted, crude, closedForm);
      expect(misleads).toBe(false);
    }),
  );
});
