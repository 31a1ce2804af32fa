import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, daysInMonth } from '../../../src/domain/calendar.js';
import {
  sumEfforts,
  sumJudgedEfforts,
  sumNobodyEfforts,
  sumReturns,
  type Effort,
} from '../../../src/store/counts/money.js';
import { countUntouchedGiven, readSourceOrigins } from '../../../src/store/counts/origin.js';
import { readInstalments, sumSpend } from '../../../src/store/counts/spend.js';
import { groupsOf, type GroupKey } from '../../../src/store/counts/grouping.js';
import { Journal } from '../../../src/store/file/journal.js';
import { withGoalsAndLosses, withUnits } from '../../../src/store/counts/units.js';
import { root, temporaryFolder } from '../../helpers/folder.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';
import { byOrder, touchesSeen } from '../counts-model.js';
import { asked, scopeOf, start, tactics, touches, withJournal } from '../random-journal.js';
import { unitsOf, type Question } from '../units-model.js';

const runs = { numRuns: 40 };

const leads: Seed['leads'] = {
  Ada: { origin: 'self' },
  Bo: { source: 'portal' },
  Cy: { source: 'portal', origin: 'self' },
};
const origins: Record<string, string> = { Ada: 'self', Bo: 'given', Cy: 'self' };
const originOf = ({ lead }: SeedTouch) => (lead === undefined ? '' : (origins[lead] ?? ''));

function withSeed<T>(what: Seed, work: (journal: Journal) => T): T {
  const file = path.join(temporaryFolder(), 'journal.db');
  seed(file, { tactics, ...what });
  const journal = new Journal({ file, purpose: 'read', chosen: true, root });
  try {
    return work(journal);
  } finally {
    journal.close();
  }
}

/** Usual seconds of a tactic in random journals. */
function usualOf({ tactic }: SeedTouch): number | null {
  const name = tactic.split('@')[0] as keyof typeof tactics;
  return (tactics[name] as { seconds?: number }).seconds ?? null;
}

function effortOf(own: readonly SeedTouch[]): Effort {
  const costs = own.flatMap((touch) => touch.cost ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
  const silent = own.filter((touch) => touch.seconds === undefined);
  return {
    touches: own.length,
    seconds: sum(own.map((touch) => touch.seconds ?? 0)),
    usualSeconds: sum(silent.map((touch) => usualOf(touch) ?? 0)),
    untimed: silent.filter((touch) => usualOf(touch) === null).length,
    cost: costs.length === 0 ? null : sum(costs),
  };
}

/** What judged units took, one after another; the value of those converted. */
function partsOf(
  seeds: readonly SeedTouch[],
  group: (touch: SeedTouch) => string,
  { asOf, ...question }: Question,
): { key: string; own: SeedTouch[]; value: number | null }[] {
  const judgedDay = addDays(asOf, -question.window);
  const seen = touchesSeen(seeds, asOf);
  const whom = (touch: (typeof seen)[number]) => touch.lead ?? `nobody ${touch.number}`;
  return unitsOf(seeds, group, { asOf, ...question })
    .filter(({ first }) => first <= judgedDay)
    .map(({ lead, key, fate }) => {
      const own = seen.filter((touch) => whom(touch) === lead && group(touch) === key);
      const last = seen
        .filter((touch) => whom(touch) === lead)
        .flatMap((touch) => touch.results)
        .sort(byOrder)
        .findLast((result) => result.value !== undefined);
      return { key, own, value: fate === 'converted' ? (last?.value ?? null) : null };
    });
}

function returnsOf(parts: ReturnType<typeof partsOf>) {
  const values = parts.flatMap(({ value }) => value ?? []);
  const pairs = parts.map(({ own, value }) => {
    const { seconds, usualSeconds } = effortOf(own);
    return { x: (seconds + usualSeconds) / 3600, y: value ?? 0 };
  });
  const sum = (of: (pair: { x: number; y: number }) => number) =>
    pairs.reduce((all, pair) => all + of(pair), 0);
  return {
    ...effortOf(parts.flatMap(({ own }) => own)),
    value: values.length === 0 ? null : values.reduce((all, value) => all + value, 0),
    valued: values.length,
    sums: {
      units: parts.length,
      x: sum(({ x }) => x),
      y: sum(({ y }) => y),
      xx: sum(({ x }) => x * x),
      xy: sum(({ x, y }) => x * y),
      yy: sum(({ y }) => y * y),
    },
  };
}

function expectReturns(found: ReturnType<typeof returnsOf>, wanted: ReturnType<typeof returnsOf>) {
  const { sums, ...rest } = found;
  expect(rest).toEqual({ ...wanted, sums: undefined });
  for (const name of Object.keys(sums) as (keyof typeof sums)[])
    expect(sums[name]).toBeCloseTo(wanted.sums[name], 9);
}

function titles(journal: Journal, keys: readonly GroupKey[]): Map<GroupKey, string> {
  return new Map(
    groupsOf(journal, 'tactic', keys).map(({ key, name, version }) => [
      key,
      `${name}${(version ?? 1) > 1 ? `@${version}` : ''}`,
    ]),
  );
}

test('what judged leads took and brought is what the definitions say', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const found = withGoalsAndLosses(journal, question, () =>
          withUnits(journal, 'tactic', question, () => sumReturns(journal, 'tactic', question)),
        );
        const parts = partsOf(seeds, ({ tactic }) => tactic, question);
        const names = titles(
          journal,
          found.map(({ key }) => key),
        );
        expect(new Set(names.values())).toEqual(new Set(parts.map(({ key }) => key)));
        for (const { key, ...sums } of found)
          expectReturns(sums, returnsOf(parts.filter((part) => part.key === names.get(key))));
      });
    }),
    runs,
  );
});

test('by origin every lead counts once, and the touches at nobody are known apart, too', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withSeed({ touches: seeds, leads, sourceOrigins: { portal: 'given' } }, (journal) => {
        const { efforts, nobody, returns } = withGoalsAndLosses(journal, question, () =>
          withUnits(journal, 'origin', question, () => ({
            efforts: sumJudgedEfforts(journal, 'origin', question),
            nobody: sumNobodyEfforts(journal, 'origin', question),
            returns: sumReturns(journal, 'origin', question),
          })),
        );
        const parts = partsOf(seeds, originOf, question);
        for (const { key, ...sums } of returns)
          expectReturns(sums, returnsOf(parts.filter((part) => part.key === key)));
        const wanted = new Map<string, SeedTouch[]>();
        for (const { key, own } of parts) wanted.set(key, [...(wanted.get(key) ?? []), ...own]);
        expect(new Map(efforts.map(({ key, ...effort }) => [key, effort]))).toEqual(
          new Map([...wanted].map(([key, own]) => [key, effortOf(own)])),
        );
        const alone = parts.filter((part) => part.own[0]!.lead === undefined).flatMap(({ own }) => own);
        expect(nobody).toEqual(alone.length === 0 ? [] : [{ key: '', ...effortOf(alone) }]);
      });
    }),
    runs,
  );
});

test('what the touches of a period took is counted with the usual time of their tactics', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const found = sumEfforts(journal, 'tactic', scopeOf(question));
        const { from, to, asOf } = question;
        const own = seeds.filter(({ day }) => day >= from && day <= to && day <= asOf);
        const names = titles(
          journal,
          found.map(({ key }) => key),
        );
        expect(new Set(names.values())).toEqual(new Set(own.map(({ tactic }) => tactic)));
        for (const { key, ...effort } of found)
          expect(effort).toEqual(effortOf(own.filter(({ tactic }) => tactic === names.get(key))));
      });
    }),
    { numRuns: 20 },
  );
});

const call = (day: string, tactic: string): SeedTouch => ({ day, lead: day, tactic, outcome: 'talked' });

/** What was paid up to a day, as `VERSION DAY AMOUNT`. */
function paid(what: Seed, asOf: string): string[] {
  return withSeed({ tactics: {}, ...what }, (journal) => {
    const instalments = readInstalments(journal, asOf);
    const names = titles(journal, [...new Set(instalments.map(({ versionId }) => versionId))]);
    return instalments.map(({ versionId, day, amount }) => `${names.get(versionId)} ${day} ${amount}`);
  });
}

test('what is paid every month is paid on its day, or on the last of a shorter month, until its last day', () => {
  const spends = [
    { tactic: 'portal', amount: 30, day: '2026-01-31', every: 'month' as const, until: '2026-04-30' },
    { tactic: 'portal', amount: 99, day: '2026-03-02' },
  ];
  expect(paid({ spends }, '2026-12-31')).toEqual([
    'portal 2026-01-31 30',
    'portal 2026-02-28 30',
    'portal 2026-03-31 30',
    'portal 2026-04-30 30',
    'portal 2026-03-02 99',
  ]);
  expect(paid({ spends }, '2026-02-28')).toHaveLength(2);
  expect(paid({ spends }, '2026-01-30')).toEqual([]);
});

test('a payment is for the newest version in use by its day; before the first touch for the one used first', () => {
  const spends = [{ tactic: 'call', amount: 5, day: '2026-01-10', every: 'month' as const }];
  const used = [call('2026-02-10', 'call@2'), call('2026-03-11', 'call@3'), call('2026-04-01', 'call')];
  expect(paid({ spends, touches: [call('2026-06-01', 'call@4'), ...used] }, '2026-04-10')).toEqual([
    'call@2 2026-01-10 5',
    'call@2 2026-02-10 5',
    'call@2 2026-03-10 5',
    'call@3 2026-04-10 5',
  ]);
  // What is used only after as-of is not in use; with no touch at all it is the first version's.
  expect(paid({ spends, touches: used }, '2026-01-31')).toEqual(['call 2026-01-10 5']);
});

test('what was spent in parts of the time adds up to what was spent', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
  const spend = fc
    .record({ day, amount: fc.integer({ min: 1, max: 9 }), months: fc.boolean(), length: fc.nat(300) })
    .map(({ months, length, ...once }) => ({
      ...once,
      tactic: 'call',
      ...(months && { every: 'month' as const, until: addDays(once.day, length) }),
    }));
  fc.assert(
    fc.property(fc.array(spend, { maxLength: 4 }), day, day, (spends, asOf, cut) => {
      withSeed({ tactics: {}, spends }, (journal) => {
        const instalments = readInstalments(journal, asOf);
        const sum = (from: string, before: string) =>
          [...sumSpend(instalments, { from, before }).values()].reduce((all, amount) => all + amount, 0);
        const all = sum('2026-01-01', addDays(asOf, 1));
        expect(sum('2026-01-01', cut) + sum(cut, '2028-01-01')).toBe(all);
        let slow = 0;
        for (let at = 0; at <= daysBetween('2026-01-01', asOf); at++) {
          const today = addDays('2026-01-01', at);
          slow += spends
            .filter(({ day: first, ...rest }) =>
              'every' in rest
                ? today >= first && today <= rest.until! && falls(first, today)
                : today === first,
            )
            .reduce((all, { amount }) => all + amount, 0);
        }
        expect(all).toBe(slow);
      });
    }),
    { numRuns: 30 },
  );
});

/** Whether a day is the day of the month on which `first` falls, or the last of a month without one. */
function falls(first: string, today: string): boolean {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  return day === Math.min(Number(first.slice(8)), daysInMonth(year, month));
}

test('given leads without a touch are those entered by then; a source has the origin that all its leads have', () => {
  const what: Seed = {
    touches: [
      { day: start, lead: 'Ada', tactic: 'cold-call', outcome: 'talked' },
      { day: '2026-06-20', lead: 'Bo', tactic: 'cold-call', outcome: 'talked' },
    ],
    leads: {
      Ada: { source: 'portal' },
      Bo: { origin: 'given', day: start },
      Cy: { source: 'portal', day: '2026-06-03' },
      Di: { source: 'street', origin: 'self', day: start },
      Eve: { source: 'street', origin: 'given', day: '2026-06-30' },
      Flo: { source: 'fair', day: start },
    },
    sourceOrigins: { portal: 'given' },
  };
  withSeed(what, (journal) => {
    const names = new Map(groupsOf(journal, 'source', [1, 2, 3, '']).map(({ key, name }) => [key, name]));
    const untouched = (by: 'origin' | 'source', asOf: string) =>
      Object.fromEntries(
        countUntouchedGiven(journal, by, asOf).map(({ key, leads: n }) => [names.get(key) ?? key, n]),
      );
    expect(untouched('origin', '2026-06-02')).toEqual({ given: 1 });
    expect(untouched('source', '2026-06-05')).toEqual({ '': 1, portal: 1 });
    expect(untouched('origin', '2026-07-01')).toEqual({ given: 2 });
    expect(untouched('source', '2026-07-01')).toEqual({ street: 1, portal: 1 });
    const originsAt = (asOf: string) =>
      Object.fromEntries(
        readSourceOrigins(journal, asOf).map(({ key, origin }) => [names.get(key) ?? 'none', origin]),
      );
    expect(originsAt('2026-06-05')).toEqual({ portal: 'given', none: 'given', street: 'self', fair: null });
    expect(originsAt('2026-07-01')).toEqual({ portal: 'given', none: 'given', street: null, fair: null });
  });
});
