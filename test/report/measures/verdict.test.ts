import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  enoughJudged,
  leadsToDoubt,
  findAlike,
  judgeKind,
  rankKind,
  verdicts,
  type Likened,
  type RankInKind,
  type Tried,
  type Verdict,
} from '../../../src/report/measures/verdict.js';
import type { Count } from '../../../src/stats/count.js';
import { wilson } from '../../../src/stats/interval.js';
import { count, level, numbersIn } from '../../stats/arbitrary.js';
import { computed, expectClose, section } from '../../stats/reference.js';

interface Known {
  k: number[];
  n: number[];
  post_mean: number[];
  q025: number[];
  q10: number[];
  q90: number[];
  q975: number[];
  P_best: number[];
  expected_loss: number[];
}

const known = section<Record<string, Known>>('2h_hierarchical_grid_17x7')['D5']!;
const knownCounts = known.k.map((k, arm) => ({ k, n: known.n[arm]! }));

/** Judged the same last week; each must bring `worth`. */
function steady(counts: readonly Count[], worth: number | null): Tried[] {
  return counts.map((now) => ({ now, before: now, age: 70, worth }));
}

const none: Count = { k: 0, n: 0 };

describe('five tactics of which R knows the posterior', () => {
  test('the best guess, the range and the standing are those of R', () => {
    const beliefs = judgeKind(steady(knownCounts, 0.1));
    const standings = rankKind(knownCounts, 95);
    const each = <Row>(rows: readonly Row[], value: (row: Row) => number | null) =>
      rows.map((row) => value(row)!);
    expectClose(
      each(beliefs, ({ guess }) => guess),
      known.post_mean,
      computed,
    );
    expectClose(
      each(standings, ({ low }) => low),
      known.q025,
      computed,
    );
    expectClose(
      each(standings, ({ high }) => high),
      known.q975,
      computed,
    );
    expectClose(
      each(standings, ({ chanceBest }) => chanceBest),
      known.P_best,
      computed,
    );
    expectClose(
      each(standings, ({ expectedLoss }) => expectedLoss),
      known.expected_loss,
      computed,
    );
  });

  test.each([
    ['q025', 'keep', 0.975],
    ['q10', 'keep?', 0.9],
    ['post_mean', 'unclear', null],
    ['q90', 'drop?', 0.1],
    ['q975', 'drop', 0.025],
  ] as const)('a worth at %s of the first makes it %s', (where, verdict, chance) => {
    const [first] = judgeKind(steady(knownCounts, known[where][0]!));
    if (chance !== null) expectClose(first!.chanceWorth!, chance, computed);
    expect(first!.verdict).toBe(verdict);
  });

  test('those with fewer than 20 judged leads are early, whatever they are worth', () => {
    for (const worth of [0.001, 0.1, 0.9])
      expect(judgeKind(steady(knownCounts, worth)).map(({ verdict }) => verdict === 'early')).toEqual([
        false,
        false,
        true,
        true,
        true,
      ]);
  });

  test('without a worth there is a best guess and no verdict', () => {
    const [first] = judgeKind(steady(knownCounts, null));
    expectClose(first!.guess!, known.post_mean[0]!, computed);
    expect(first).toMatchObject({ chanceWorth: null, verdict: null });
  });
});

describe('drop takes two looks', () => {
  const bad = { k: 0, n: 200 };

  test.each([
    ['as bad the week before', bad, 'drop'],
    ['not so bad the week before', { k: 0, n: 20 }, 'drop?'],
    ['too few to be judged the week before', { k: 0, n: enoughJudged - 1 }, 'drop?'],
    ['no lead at all the week before', none, 'drop?'],
  ])('%s', (_, before, verdict) => {
    expect(judgeKind([{ now: bad, before, age: 70, worth: 0.05 }])[0]!.verdict).toBe(verdict);
  });

  test.each([
    ['3 of 200 fall 7 short: not in the first ten weeks', { k: 3, n: 200 }, 69, 'drop?'],
    ['3 of 200 after them', { k: 3, n: 200 }, 70, 'drop'],
    ['2 of 200 fall 8 short: at any time', { k: 2, n: 200 }, 1, 'drop'],
    ['while its range holds the worth, at no time', { k: 5, n: 200 }, 700, 'drop?'],
  ])('%s', (_, now, age, verdict) => {
    expect(judgeKind([{ now, before: now, age, worth: 0.05 }])[0]!.verdict).toBe(verdict);
  });

  test('the range is looked at on the day alone', () => {
    const before = { k: 5, n: 200 };
    const now = { k: 5, n: 230 };
    expect(wilson(before.k, before.n, 95)!.high).toBeGreaterThan(0.05);
    expect(judgeKind([{ now, before, age: 70, worth: 0.05 }])[0]!.verdict).toBe('drop');
  });

  test('the week before is judged among what the others had then', () => {
    const now = { k: 3, n: 60 };
    const look = (others: Count) =>
      judgeKind([
        { now, before: now, age: 70, worth: 0.14 },
        { now: { k: 1, n: 300 }, before: others, age: 70, worth: null },
      ])[0]!;
    expect(look({ k: 1, n: 300 }).verdict).toBe('drop');
    expect(look({ k: 60, n: 300 }).verdict).toBe('drop?');
  });
});

test('nothing is to be dropped whose own leads reach its worth, whatever the others of its kind bring', () => {
  const poor: Tried = { now: { k: 30, n: 3000 }, before: { k: 30, n: 3000 }, age: 70, worth: null };
  const own = (k: number) => {
    const now = { k, n: 30 };
    return judgeKind([{ now, before: now, age: 70, worth: 1 / 10 }, poor, poor, poor, poor])[0]!;
  };
  expect(own(2.9)).toMatchObject({ verdict: 'drop?', hold: null });
  expect(own(3)).toMatchObject({ verdict: 'unclear', hold: 'own' });
  expect(own(3).chanceWorth).toBeLessThan(0.05);
});

test('an estimate that reaches from 3.3 to 6.9% drops nothing that must bring 5%', () => {
  // 32 of 926 leads had met, those old enough less often: the verdict by the old ones alone was drop.
  const now = { k: 0.048 * 407, n: 407 };
  const { low, high } = wilson(now.k, now.n, 95)!;
  expect([low, high].map((share) => share.toFixed(3))).toEqual(['0.031', '0.073']);
  expect(judgeKind([{ now, before: now, age: 70, worth: 0.05 }])[0]!.verdict).toBe('unclear');
});

test('nothing is dropped while its range holds its worth, whatever the others of its kind bring', () => {
  const poor: Tried = { now: { k: 0, n: 3000 }, before: { k: 0, n: 3000 }, age: 70, worth: null };
  const alone = (now: Count) => judgeKind([{ now, before: now, age: 70, worth: 1 / 20 }, poor])[0]!;
  // The range of none of 72 ends at 5.1%, that of none of 74 at 4.9%.
  expect(alone({ k: 0, n: 72 }).chanceWorth).toBeLessThan(0.05);
  expect([alone({ k: 0, n: 72 }), alone({ k: 0, n: 74 })].map(({ verdict }) => verdict)).toEqual([
    'drop?',
    'drop',
  ]);
});

test('a tactic that leads begin with is not dropped for what others close', () => {
  const now = { k: 0, n: 320 };
  const opener = (begun: number) => judgeKind([{ now, before: now, age: 70, worth: 1 / 20, begun }])[0]!;
  expect(opener(15 / 320)).toMatchObject({ verdict: 'drop', hold: null });
  expect(opener(16 / 320)).toMatchObject({ verdict: 'unclear', hold: 'begins' });
  const closed = judgeKind([{ now: { k: 40, n: 320 }, before: now, age: 70, worth: 1 / 20, begun: 1 }])[0]!;
  expect(closed).toMatchObject({ verdict: 'keep', hold: null });
});

test('what only older leads say is not said once newer ones surely do otherwise', () => {
  const look = (now: Count, newer: Tried['newer']) =>
    judgeKind([{ now, before: now, age: 70, worth: 1 / 20, ...(newer ? { newer } : {}) }])[0]!;
  const good = { k: 30, n: 240 };
  expect(look(good, undefined)).toMatchObject({ verdict: 'keep', hold: null });
  expect(look(good, { k: 0, n: 60, isBetter: false })).toMatchObject({ verdict: 'unclear', hold: 'newer' });
  expect(look(good, { k: 8, n: 60, isBetter: false })).toMatchObject({ verdict: 'keep', hold: null });
  const bad = { k: 4, n: 300 };
  expect(look(bad, undefined)).toMatchObject({ verdict: 'drop', hold: null });
  expect(look(bad, { k: 4, n: 60, isBetter: true })).toMatchObject({ verdict: 'unclear', hold: 'newer' });
  expect(look(bad, { k: 1, n: 200, isBetter: true })).toMatchObject({ verdict: 'drop', hold: null });
});

test('one tactic alone is judged by its own leads', () => {
  const alone = (k: number, n: number) => judgeKind(steady([{ k, n }], 1 / 25))[0]!.verdict;
  expect([alone(0, 19), alone(0, 200), alone(4, 100), alone(12, 100)]).toEqual([
    'early',
    'drop',
    'unclear',
    'keep',
  ]);
  const [{ chanceBest, expectedLoss }] = rankKind([{ k: 3, n: 60 }], 95) as [RankInKind];
  expect(chanceBest).toBe(1);
  expectClose(expectedLoss!, 0, computed);
});

test('without a conversion in any tactic nothing is kept and nothing ranked, but a worth can be missed', () => {
  const counts = [{ k: 0, n: 400 }, { k: 0, n: 19 }, none];
  expect(judgeKind(steady(counts, 1 / 50)).map(({ verdict }) => verdict)).toEqual(['drop', 'early', 'early']);
  for (const { chanceBest, expectedLoss } of rankKind(counts, 95))
    expect([chanceBest, expectedLoss]).toEqual([null, null]);
  expect(judgeKind(steady([none], 1 / 50))[0]!.verdict).toBe('early');
  expect([judgeKind([]), rankKind([], 95), findAlike([])]).toEqual([[], [], []]);
});

const worth = fc.oneof(fc.constant(null), fc.double({ min: 0.001, max: 0.9, noNaN: true }));
const tried: fc.Arbitrary<Tried> = fc
  .tuple(count, fc.double({ min: 0, max: 1, noNaN: true }), worth)
  .map(([now, part, wanted]) => {
    const n = Math.floor(now.n * part);
    return { now, before: { n, k: Math.min(n, Math.floor(now.k * part)) }, age: 70, worth: wanted };
  });
const kind = fc.array(tried, { minLength: 1, maxLength: 6 });

test('a tactic is not dropped for the counts of the others of its kind alone', () => {
  const steadily = (k: number, n: number, worth: number): Tried => ({
    now: { k, n },
    before: { k, n },
    age: 70,
    worth,
  });
  const verdict = (first: Tried, ...others: Tried[]) => judgeKind([first, ...others])[0]!.verdict;
  const poor = steadily(0, 400, 1 / 50);
  // Half a conversion is to be expected of 25 leads; none of them says next to nothing.
  expect(verdict(steadily(0, 25, 1 / 50), poor)).toBe('unclear');
  expect(verdict(steadily(0, 100, 1 / 50), poor)).toBe('drop?');
  expect(verdict(steadily(0, 200, 1 / 50), poor)).toBe('drop');
  // Three of 30 are what was wanted, whatever the others bring.
  expect(verdict(steadily(3, 30, 1 / 10), poor, poor, poor)).not.toBe('drop');
});

test('none of so few leads is no sign that would also be seen of a tactic just worth it', () => {
  const look = (n: number, worth: number) => {
    const now = { k: 0, n };
    return judgeKind([{ now, before: now, age: 70, worth }])[0]!;
  };
  expect(look(20, 1 / 30).chanceWorth).toBeLessThan(0.2);
  expect(look(20, 1 / 30)).toMatchObject({ verdict: 'unclear', hold: 'few' });
  expect(look(47, 1 / 30)).toMatchObject({ verdict: 'unclear', hold: 'few' });
  expect(look(48, 1 / 30)).toMatchObject({ verdict: 'drop?', hold: null });
  expect([0.1, 1 / 30, 1 / 50].map((worth) => Math.ceil(leadsToDoubt(worth)))).toEqual([16, 48, 80]);
});

test('whatever is counted, up to 100,000, chances are chances and the verdict follows from them', () => {
  fc.assert(
    fc.property(kind, (tactics) => {
      const beliefs = judgeKind(tactics);
      const before = judgeKind(
        tactics.map(({ before: then, worth: wanted }) => ({
          now: then,
          before: then,
          age: 70,
          worth: wanted,
        })),
      );
      beliefs.forEach(({ guess, chanceWorth, verdict }, arm) => {
        const { now, worth: wanted, before: then } = tactics[arm]!;
        if (tactics.every((each) => each.now.n === 0)) {
          expect([guess, chanceWorth, verdict]).toEqual([null, null, wanted === null ? null : 'early']);
          return;
        }
        expect(guess! > 0 && guess! < 1).toBe(true);
        if (now.n === 0 && wanted !== null) {
          expect([chanceWorth, verdict]).toEqual([null, 'early']);
          return;
        }
        if (wanted === null) {
          expect([chanceWorth, verdict]).toEqual([null, null]);
          return;
        }
        expect(chanceWorth! >= 0 && chanceWorth! <= 1).toBe(true);
        expect(verdicts).toContain(verdict);
        expect(verdict === 'early').toBe(now.n < enoughJudged);
        if (verdict === 'early') return;
        const wasLow = then.n >= enoughJudged && before[arm]!.chanceWorth! <= 0.05;
        expect(verdict === 'keep').toBe(chanceWorth! >= 0.95);
        expect(verdict === 'keep?').toBe(chanceWorth! >= 0.8 && chanceWorth! < 0.95);
        const isFew = (1 - wanted) ** now.n > 0.2 && now.k < now.n * wanted;
        if (isFew) expect(['drop', 'drop?']).not.toContain(verdict);
        else expect(verdict === 'unclear').toBe(chanceWorth! > 0.2 && chanceWorth! < 0.8);
        if (verdict === 'drop') expect(chanceWorth! <= 0.05 && wasLow && now.n * wanted >= 2).toBe(true);
        else if (verdict === 'drop?') expect(chanceWorth!).toBeLessThanOrEqual(0.2);
      });
    }),
    { numRuns: 60 },
  );
});

test('one conversion more never speaks against a tactic, and a higher worth never for it', () => {
  fc.assert(
    fc.property(kind, fc.double({ min: 0.001, max: 0.9, noNaN: true }), (tactics, wanted) => {
      const [{ now }, ...others] = tactics as [Tried, ...Tried[]];
      const judge = (first: Count, bar: number) =>
        judgeKind([{ now: first, before: first, age: 70, worth: bar }, ...others])[0]!;
      const fewer = judge({ k: now.k, n: now.n + 1 }, wanted);
      const more = judge({ k: now.k + 1, n: now.n + 1 }, wanted);
      expect(more.guess!).toBeGreaterThan(fewer.guess!);
      expect(more.chanceWorth!).toBeGreaterThanOrEqual(fewer.chanceWorth! - computed);
      const harder = judge({ k: now.k, n: now.n + 1 }, Math.min(0.95, wanted * 1.5));
      expect(harder.chanceWorth!).toBeLessThanOrEqual(fewer.chanceWorth! + computed);
    }),
    { numRuns: 60 },
  );
});

test('the order of tactics does not matter', () => {
  fc.assert(
    fc.property(kind, level, (tactics, percent) => {
      const turned = tactics.toReversed();
      const [beliefs, back] = [judgeKind(tactics), judgeKind(turned).reverse()];
      expectClose(numbersIn(back), numbersIn(beliefs), computed);
      const standings = (rows: Tried[]) =>
        rankKind(
          rows.map(({ now }) => now),
          percent,
        );
      expectClose(numbersIn(standings(turned).reverse()), numbersIn(standings(tactics)), computed);
    }),
    { numRuns: 25 },
  );
});

test('a range lies in 0 to 1, holds the best guess, and chances to be best sum to one', () => {
  fc.assert(
    fc.property(kind, level, (tactics, percent) => {
      const counts = tactics.map(({ now }) => now);
      const standings = rankKind(counts, percent);
      standings.forEach(({ low, high, expectedLoss }) => {
        if (counts.every(({ n }) => n === 0)) expect([low, high]).toEqual([null, null]);
        else expect(low! >= 0 && low! < high! && high! <= 1).toBe(true);
        if (expectedLoss !== null) expect(expectedLoss >= 0 && expectedLoss <= 1).toBe(true);
      });
      const sum = standings.reduce((whole, { chanceBest }) => whole + (chanceBest ?? 0), 0);
      expectClose(sum, counts.some(({ k }) => k > 0) ? 1 : 0, computed);
    }),
    { numRuns: 40 },
  );
});

describe('practically the same', () => {
  const likened = (counts: readonly Count[], worth: number | null = null, verdict: Verdict | null = null) =>
    counts.map((now): Likened => ({ now, worth, verdict }));

  test('two large ones of one rate are, two far apart or small ones are not', () => {
    const counts = [
      { k: 300, n: 3000 },
      { k: 303, n: 3000 },
      { k: 900, n: 3000 },
      { k: 2, n: 19 },
      { k: 3, n: 30 },
    ];
    const found = findAlike(likened(counts));
    expect(found).toMatchObject([{ first: 0, second: 1 }]);
    expect(found[0]!.chance).toBeGreaterThan(0.9);
    // A fifth of the better one, or half of what they must bring where that is less.
    expectClose(found[0]!.margin, 0.0202, 0.0003);
    expect(findAlike(likened(counts, 1 / 26))[0]!.margin).toBe(1 / 52);
  });

  test('5 of 1000 and 14 of 1000 are not the same, nor are two with different verdicts', () => {
    const few = [
      { k: 5, n: 1000 },
      { k: 14, n: 1000 },
    ];
    for (const worth of [null, 1 / 20, 1 / 100]) expect(findAlike(likened(few, worth))).toEqual([]);
    const many = [
      { k: 300, n: 3000 },
      { k: 303, n: 3000 },
    ];
    const [first, second] = likened(many, 1 / 10, 'unclear');
    expect(findAlike([first!, second!])).toHaveLength(1);
    expect(findAlike([{ ...first!, verdict: 'keep?' }, second!])).toEqual([]);
  });

  const likely = fc
    .integer({ min: 1, max: 2000 })
    .chain((n) => fc.integer({ min: 1, max: Math.ceil(n / 5) }).map((k) => ({ k, n })));

  test('the pairs are of judged tactics, and the same in either order', () => {
    fc.assert(
      fc.property(fc.array(likely, { maxLength: 4 }), (counts) => {
        const found = findAlike(likened(counts));
        for (const { first, second, chance, margin } of found) {
          expect(first).toBeLessThan(second);
          expect(Math.min(counts[first]!.n, counts[second]!.n)).toBeGreaterThanOrEqual(enoughJudged);
          expect(chance >= 0.9 && chance <= 1 && margin > 0).toBe(true);
        }
        const last = counts.length - 1;
        const turned = findAlike(likened(counts.toReversed())).map(
          ({ first, second }) => `${last - second} ${last - first}`,
        );
        expect(turned.sort()).toEqual(found.map(({ first, second }) => `${first} ${second}`).sort());
      }),
      { numRuns: 60 },
    );
  });
});
