import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/domain/touch.js';
import { chooseNext, spreadTouches, type Tried, type TryCounts } from '../../../src/report/next/try.js';
import { computed, expectClose, section } from '../../stats/reference.js';

const known = section<{
  k: number[];
  n: number[];
  pending: number[];
  level: number;
  hier_index_pending_as_miss: number[];
}>('5_bayes_ucb');

interface Given extends Partial<Omit<Tried, 'tactic'>> {
  worth?: number | null;
  kind?: Kind;
}

function countsOf(given: readonly Given[], more: Partial<TryCounts> = {}): TryCounts {
  return {
    tried: given.map(({ worth = null, kind = 'cold', judged = 0, pending = 0, ...rest }, index) => ({
      tactic: {
        versionId: index + 1,
        tacticId: index + 1,
        name: `tactic-${index + 1}`,
        version: 1,
        channel: 'call',
        kind,
        worth,
        seconds: null,
        followUp: null,
        droppedDay: null,
        isTouched: 1,
      },
      leads: judged + pending,
      judged,
      pending,
      converted: 0,
      begun: 0,
      follows: null,
      plan: null,
      ...rest,
    })),
    week: 'this week',
    others: [],
    hasConverted: true,
    ...more,
  };
}

const five: Given[] = known.k.map((converted, i) => ({
  converted,
  judged: known.n[i]!,
  pending: known.pending[i]!,
}));
const order = (counts: TryCounts) => chooseNext(counts).rows.map(({ tactic }) => tactic.tacticId);

describe('the choice', () => {
  test('goes by the ceilings of R, the highest first', () => {
    const { rows, level, by } = chooseNext(countsOf(five));
    const ceilings = [...rows]
      .sort((a, b) => a.tactic.tacticId - b.tactic.tacticId)
      .map(({ ceiling }) => ceiling!);
    expectClose(ceilings, known.hier_index_pending_as_miss, computed);
    expectClose(level, known.level, computed);
    expect(by).toBe('ceiling');
    expect(order(countsOf(five))).toEqual([5, 3, 2, 4, 1]);
  });

  test('an opener counts what began with it, so that its hours do not all go to whom they were opened for', () => {
    const mails = { worth: 1 / 20, judged: 320, converted: 0 };
    const calls = { worth: 1 / 20, judged: 90, converted: 8 };
    const ceilings = (begun: number) =>
      chooseNext(countsOf([{ ...mails, begun }, calls])).rows.map(
        ({ tactic, byWorth }) => [tactic.tacticId, byWorth!.toFixed(1)] as const,
      );
    expect(ceilings(0)[0]![0]).toBe(2);
    expect(ceilings(0)[1]).toEqual([1, expect.stringMatching(/^0\./)]);
    expect(ceilings(60)[0]![0]).toBe(1);
    const spread = spreadTouches(countsOf([{ ...mails, begun: 60 }, calls]));
    expect(spread.get(1)).toBeGreaterThan(0);
  });

  test('what only closes is chosen with its opener, by what began there, and shares its touches as leads so far', () => {
    const mails: Given = { worth: 1 / 20, judged: 320, begun: 41 };
    const calls: Given = { worth: 1 / 20, judged: 41, converted: 41 };
    const walks: Given = { worth: 1 / 20, judged: 60, converted: 3 };
    const follows = { closed: 41, openers: [{ name: 'tactic-1', begun: 41, each: 80 / 320 }] };
    const alone = spreadTouches(countsOf([mails, calls, walks]));
    expect([...alone]).toEqual([[2, 10]]);
    const pair = countsOf([mails, { ...calls, follows }, walks]);
    expect([...spreadTouches(pair)]).toEqual([
      [1, 8],
      [2, 2],
    ]);
    const { rows } = chooseNext(pair);
    expect(rows.map(({ tactic, isOpen, isPaired }) => [tactic.tacticId, isOpen, isPaired])).toEqual([
      [1, true, false],
      [2, false, true],
      [3, true, false],
    ]);
    expect(rows[1]!.ceiling).toBeNull();
  });

  test('what only closes is a choice of its own while the plan leaves nothing of its opener', () => {
    const follows = { closed: 41, openers: [{ name: 'tactic-1', begun: 41, each: 80 / 320 }] };
    const planned = countsOf([
      { judged: 320, begun: 41, plan: { planned: 5, done: 5 } },
      { judged: 41, converted: 41, follows, plan: { planned: 3, done: 0 } },
    ]);
    expect([...spreadTouches(planned)]).toEqual([[2, 3]]);
    expect(chooseNext(planned).rows[0]).toMatchObject({ tactic: { tacticId: 2 }, isPaired: false });
  });

  test('goes by multiples of the worth where all to choose from have one', () => {
    const worths = [1 / 100, 1 / 20, 1 / 10, 1 / 10, 1 / 10];
    const all = five.map((each, i) => ({ ...each, worth: worths[i]! }));
    expect(chooseNext(countsOf(all))).toMatchObject({ by: 'worth' });
    expect(order(countsOf(all))).toEqual([1, 5, 2, 3, 4]);
    const but = all.map((each, i) => (i === 3 ? { ...each, worth: null } : each));
    expect(chooseNext(countsOf(but)).by).toBe('ceiling');
  });

  test('is made among what the plan leaves open', () => {
    const planned = five.map((each, i) => ({
      ...each,
      plan: i === 0 ? { planned: 20, done: 5 } : i === 4 ? { planned: 6, done: 6 } : null,
    }));
    const { rows, plan } = chooseNext(countsOf(planned));
    expect([plan, rows[0]!.tactic.tacticId]).toEqual(['open', 1]);
    expect(rows.map(({ isOpen }) => isOpen)).toEqual([true, false, false, false, false]);
    expect([...spreadTouches(countsOf(planned))]).toEqual([[1, 10]]);
  });

  test('looks at all once everything planned is done, or nothing is planned', () => {
    const done = five.map((each) => ({ ...each, plan: { planned: 6, done: 7 } }));
    expect(chooseNext(countsOf(done))).toMatchObject({ plan: 'done' });
    expect(order(countsOf(done))).toEqual([5, 3, 2, 4, 1]);
    expect(chooseNext(countsOf(five)).plan).toBe('none');
  });

  test('goes by the fewest leads while fewer than 20 are judged in all', () => {
    const early = [
      { judged: 12, converted: 4, pending: 3 },
      { judged: 7, converted: 0 },
      { judged: 0, pending: 9 },
    ];
    const { rows, by } = chooseNext(countsOf(early));
    expect(by).toBe('leads');
    expect(rows.map(({ tactic, ceiling }) => [tactic.tacticId, ceiling])).toEqual([
      [2, null],
      [3, null],
      [1, null],
    ]);
    const once = countsOf(early, { others: [{ k: 0, n: 1, family: 'cold' }] });
    expect(chooseNext(once).by).toBe('ceiling');
  });

  test('estimates a kind of which little is judged with all kinds', () => {
    const fresh = (others: TryCounts['others']) => {
      const { rows } = chooseNext(
        countsOf(
          [
            { judged: 400, converted: 8 },
            { kind: 'warm', pending: 40 },
          ],
          { others },
        ),
      );
      return rows.find(({ tactic }) => tactic.kind === 'warm')!.ceiling!;
    };
    // By what is usual in all kinds, forty leads waiting leave little.
    expect(fresh([])).toBeLessThan(0.1);
    const few = fresh([{ k: 5, n: 10, family: 'warm' }]);
    expect(fresh([{ k: 10, n: 20, family: 'warm' }])).toBeGreaterThan(few);
    // Of its own kind alone, once that is known.
    expect(fresh([{ k: 10, n: 20, family: 'warm' }])).toBe(
      chooseNext(
        countsOf(
          [
            { judged: 400, converted: 100 },
            { kind: 'warm', pending: 40 },
          ],
          {
            others: [{ k: 10, n: 20, family: 'warm' }],
          },
        ),
      ).rows.find(({ tactic }) => tactic.kind === 'warm')!.ceiling,
    );
  });
});

const arm = fc
  .record({
    judged: fc.integer({ min: 0, max: 300 }),
    share: fc.integer({ min: 0, max: 10 }),
    pending: fc.integer({ min: 0, max: 60 }),
    worth: fc.option(fc.constantFrom(0.02, 0.1, 0.3)),
    kind: fc.constantFrom<Kind>('cold', 'warm'),
    plan: fc.option(
      fc.record({ planned: fc.integer({ min: 1, max: 9 }), done: fc.integer({ min: 0, max: 9 }) }),
      {
        freq: 2,
      },
    ),
  })
  .map(({ share, ...rest }): Given => ({ ...rest, converted: Math.floor((rest.judged * share) / 20) }));

describe('the next ten touches', () => {
  test('stay within the plan, and begin with the first', () => {
    fc.assert(
      fc.property(fc.array(arm, { minLength: 1, maxLength: 4 }), (given) => {
        const counts = countsOf(given);
        const { rows, plan } = chooseNext(counts);
        const spread = spreadTouches(counts);
        const left = rows.map((row) => (row.plan ? Math.max(0, row.plan.planned - row.plan.done) : 0));
        const sum = [...spread.values()].reduce((all, each) => all + each, 0);
        const room = left.reduce((all, each) => all + each, 0);
        expect(sum).toBe(plan === 'open' ? Math.min(10, room) : 10);
        expect(spread.get(rows[0]!.tactic.versionId)).toBeGreaterThan(0);
        if (plan === 'open')
          rows.forEach(({ tactic }, index) =>
            expect(spread.get(tactic.versionId) ?? 0).toBeLessThanOrEqual(left[index]!),
          );
      }),
      { numRuns: 60 },
    );
  });

  test('leave one in five to what is little tried', () => {
    fc.assert(
      fc.property(
        fc.array(arm, { minLength: 1, maxLength: 3 }),
        fc.record({ judged: fc.integer({ min: 0, max: 9 }), pending: fc.integer({ min: 0, max: 8 }) }),
        (given, little) => {
          const counts = countsOf([...given.map((each) => ({ ...each, plan: null })), little]);
          const spread = spreadTouches(counts);
          const tried = counts.tried.filter(({ judged, pending }) => judged + pending >= 20);
          const elsewhere = tried.reduce((sum, { tactic }) => sum + (spread.get(tactic.versionId) ?? 0), 0);
          expect(elsewhere).toBeLessThanOrEqual(8);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('are shared out as the pending ones lower a ceiling', () => {
    const alike = [
      { judged: 60, converted: 6 },
      { judged: 60, converted: 6 },
    ];
    expect([...spreadTouches(countsOf(alike)).values()]).toEqual([5, 5]);
  });
});
