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
  expectClose([check.crude, check.within.difference], [known.crude.diff, known.MH_RD], closedForm);
  expect(check.misleads).toBe(true);
});

test('a difference that stays, or shrinks by less than 3 points or half, does not mislead', () => {
  const even = [
    { first: { k: 30, n: 100 }, second: { k: 20, n: 100 } },
    { first: { k: 12, n: 100 }, second: { k: 4, n: 100 } },
  ];
  expectClose(checkMix(even)!.within.difference, 0.09, closedForm);
  expect(checkMix(even)!.misleads).toBe(false);
});

test('a difference that more than halves misleads though its sign stays', () => {
  const shrinking = [
    { first: { k: 40, n: 80 }, second: { k: 9, n: 20 } },
    { first: { k: 2, n: 20 }, second: { k: 8, n: 80 } },
  ];
  const { crude, within, misleads } = checkMix(shrinking)!;
  expect(within.difference).toBeGreaterThan(0);
  expect(crude).toBeGreaterThan(2 * within.difference + 0.06);
  expect(misleads).toBe(true);
});

test('a difference that turns round misleads where it turns by more than 3 points or a fifth of the better share', () => {
  const turning = [
    { first: { k: 340, n: 1100 }, second: { k: 290, n: 900 } },
    { first: { k: 90, n: 900 }, second: { k: 120, n: 1100 } },
  ];
  const { crude, within, gap, misleads } = checkMix(turning)!;
  expect(crude).toBeGreaterThan(0);
  expect(within.difference).toBeLessThan(0);
  expect(gap).toBeLessThan(0.03);
  expect(misleads).toBe(false);
  const rarer = [
    { first: { k: 60, n: 2000 }, second: { k: 18, n: 500 } },
    { first: { k: 2, n: 500 }, second: { k: 10, n: 2000 } },
  ];
  expect(checkMix(rarer)!.gap).toBeLessThan(0.03);
  expect(checkMix(rarer)!.misleads).toBe(true);
});

// Written out by hand, stratum by stratum: weights apart are 60/70 − 60·10/70 ÷ (60·10/70 + 10·80/90) and so on.
test('the gap has the error that strata without an effect would give it', () => {
  const strata = [
    { first: { k: 18, n: 60 }, second: { k: 4, n: 10 } },
    { first: { k: 1, n: 10 }, second: { k: 12, n: 80 } },
  ];
  const [mostly, rarely] = [600 / 70 / (600 / 70 + 800 / 90), 800 / 90 / (600 / 70 + 800 / 90)];
  const [one, other] = [19.5 / 71, 16.5 / 91];
  const variance =
    one * (1 - one) * ((60 / 70 - mostly) ** 2 / 60 + (10 / 70 - rarely) ** 2 / 10) +
    other * (1 - other) * ((10 / 90 - mostly) ** 2 / 10 + (80 / 90 - rarely) ** 2 / 80);
  expectClose(checkMix(strata)!.error, Math.sqrt(variance), closedForm);
});

test('the more pairs are looked at, the more it takes', () => {
  const strata = [
    { first: { k: 18, n: 60 }, second: { k: 4, n: 10 } },
    { first: { k: 1, n: 10 }, second: { k: 12, n: 80 } },
  ];
  expect(checkMix(strata, 2)!.misleads).toBe(true);
  expect(checkMix(strata, 20)!.misleads).toBe(false);
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
      const { crude, within, misleads } = checkMix([{ first, second }])!;
      expectClose(within.difference, crude, closedForm);
      expect(misleads).toBe(false);
    }),
  );
});
