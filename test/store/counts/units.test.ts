import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, weekStart } from '../../../src/domain/calendar.js';
import { shareCredit } from '../../../src/stats/credit.js';
import { findBeginnings } from '../../../src/report/measures/credit.js';
import { findIncidence } from '../../../src/stats/incidence.js';
import { wilson } from '../../../src/stats/interval.js';
import { countUnits } from '../../../src/store/counts/conversion.js';
import { readPaths } from '../../../src/store/counts/credit.js';
import { countReached } from '../../../src/store/counts/reached.js';
import { countTouches } from '../../../src/store/counts/touches.js';
import { groupsOf, type Grouping, type GroupKey } from '../../../src/store/counts/grouping.js';
import type { Journal } from '../../../src/store/file/journal.js';
import { withGoalsAndLosses, withUnits } from '../../../src/store/counts/units.js';
import type { SeedTouch } from '../../helpers/seed.js';
import { asked, scopeOf, touches, withJournal } from '../random-journal.js';
import { unitsOf, type Question, type Unit } from '../units-model.js';

const groups: Partial<Record<Grouping, (touch: SeedTouch) => string>> = {
  tactic: ({ tactic }) => tactic,
  month: ({ day: of }) => of.slice(0, 7),
  hour: ({ time: of }) => (of === undefined ? 'unknown' : of),
};
const runs = { numRuns: 40 };

function count(journal: Journal, by: Grouping, question: Question) {
  return withGoalsAndLosses(journal, question, () =>
    withUnits(journal, by, question, () => countUnits(journal, question)),
  );
}

/** The names of groups, as the seeds call them. */
function titles(journal: Journal, by: Grouping, keys: readonly GroupKey[]): Map<GroupKey, string> {
  const named = groupsOf(journal, by, keys).map(
    ({ key, name, version }) =>
      [key, `${name ?? 'unknown'}${(version ?? 1) > 1 ? `@${version}` : ''}`] as const,
  );
  return new Map(named);
}

function recount(units: readonly Unit[], { window, asOf }: Question) {
  const judgedDay = addDays(asOf, -window);
  const size = (keep: (unit: Unit) => boolean) => units.filter(keep).length;
  return {
    leads: units.length,
    leadsConverted: size(({ fate }) => fate === 'converted'),
    judged: size(({ first }) => first <= judgedDay),
    converted: size(({ fate, first }) => fate === 'converted' && first <= judgedDay),
    judgedBefore: size(({ first }) => first <= addDays(weekStart(asOf), -1 - window)),
    open: size(({ fate, first }) => fate === 'open' && first > judgedDay),
    unnamed: size(({ lead }) => lead.startsWith('nobody')),
  };
}

/** Units by days since their first touch, as `countUnits` gives them. */
function daysOf(units: readonly Pick<Unit, 'fate' | 'days'>[]) {
  const fates = (day: number, fate: Unit['fate']) =>
    units.filter((unit) => unit.days === day && unit.fate === fate).length;
  return [...new Set(units.map((unit) => unit.days))]
    .sort((a, b) => a - b)
    .map((day) => ({
      day,
      converted: fates(day, 'converted'),
      lost: fates(day, 'ended'),
      open: fates(day, 'open'),
    }));
}

/** The units as they were at the end of the week before as-of: what came later is not known yet. */
function atWeekEnd(units: readonly Unit[], { window, asOf }: Question): Pick<Unit, 'fate' | 'days'>[] {
  const end = addDays(weekStart(asOf), -1);
  return units
    .filter(({ first }) => first <= end)
    .map((unit) =>
      unit.last <= end ? unit : { fate: 'open', days: Math.min(daysBetween(unit.first, end), window + 1) },
    );
}

test('leads and what became of them are what the definitions say, in whatever groups', () => {
  fc.assert(
    fc.property(
      touches,
      asked,
      fc.constantFrom('tactic', 'month', 'hour' as const),
      (seeds, question, by) => {
        withJournal(seeds, (journal) => {
          const units = unitsOf(seeds, groups[by as Grouping]!, question);
          const { conversions, days, daysBefore } = count(journal, by, question);
          const names = titles(
            journal,
            by,
            conversions.map(({ key }) => key),
          );
          expect(conversions).toHaveLength(new Set(units.map(({ key }) => key)).size);
          for (const { key, ...counts } of conversions) {
            const own = units.filter((unit) => unit.key === names.get(key));
            expect(counts).toEqual(recount(own, question));
            const ofKey = (some: typeof days) => some.filter((each) => each.key === key);
            expect(ofKey(days)).toEqual(daysOf(own).map((day) => ({ key, ...day })));
            expect(ofKey(daysBefore)).toEqual(
              daysOf(atWeekEnd(own, question)).map((day) => ({ key, ...day })),
            );
          }
        });
      },
    ),
    runs,
  );
});

test('by_window is the plain rate when nobody is open', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, { goal, window }) => {
      withJournal(seeds, (journal) => {
        const late = { goal, window, asOf: '2027-01-01' };
        const { conversions, days } = count(journal, 'tactic', late);
        for (const { key, leads, judged, converted } of conversions) {
          const found = findIncidence(
            days.filter((day) => day.key === key),
            window,
            95,
          );
          expect(judged).toBe(leads);
          if (leads < 5) expect(found).toBeNull();
          else {
            const { rate, low, high } = wilson(converted, judged, 95)!;
            expect(found!.day).toBe(window);
            expect(found!.rate).toBeCloseTo(rate, 12);
            expect(found!.low).toBeCloseTo(low, 9);
            expect(found!.high).toBeCloseTo(high, 9);
          }
        }
      });
    }),
    runs,
  );
});

test('the days of the first touches add up to the leads at risk', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const { conversions, cohorts } = count(journal, 'tactic', question);
        for (const { key, leads, leadsConverted, judged } of conversions) {
          const own = cohorts.filter((cohort) => cohort.key === key);
          const lastJudged = addDays(question.asOf, -question.window);
          const sum = (list: typeof own) => list.reduce((all, cohort) => all + cohort.leads, 0);
          expect(sum(own)).toBe(leads);
          expect(own.reduce((all, cohort) => all + cohort.converted, 0)).toBe(leadsConverted);
          expect(sum(own.filter(({ firstDay }) => firstDay <= lastJudged))).toBe(judged);
        }
      });
    }),
    { numRuns: 20 },
  );
});

test('a conversion is credited once, by any rule; by last touch it is where the definitions put it', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, { goal, asOf }) => {
      withJournal(seeds, (journal) => {
        const question = { goal, window: 3650, asOf };
        const units = unitsOf(seeds, ({ tactic }) => tactic, question);
        const reached = units.filter(({ fate }) => fate === 'converted');
        const paths = withGoalsAndLosses(journal, question, () => readPaths(journal, 'tactic', question));
        for (const rule of ['last', 'first', 'linear'] as const) {
          const credit = shareCredit(paths, rule);
          const names = titles(journal, 'tactic', [...credit.keys()]);
          const sum = [...credit.values()].reduce((all, amount) => all + amount, 0);
          expect(sum).toBeCloseTo(reached.length, 9);
          if (rule === 'first') {
            const begun = findBeginnings(paths);
            for (const [key, amount] of credit) expect(begun.get(key)!.leads).toBe(amount);
          }
          if (rule === 'last')
            for (const [key, amount] of credit)
              expect(amount).toBe(reached.filter((unit) => unit.key === names.get(key)).length);
        }
      });
    }),
    runs,
  );
});

test('the order in which touches were written makes no difference when their times differ', () => {
  const distinct = touches.map((seeds) =>
    seeds.map((each, index) => ({
      ...each,
      time: `${String(8 + (index % 12)).padStart(2, '0')}:${String(index).padStart(2, '0')}`,
      then: each.then?.map((later, place) => ({
        ...later,
        time: `21:${String(index * 2 + place).padStart(2, '0')}`,
      })),
    })),
  ) as fc.Arbitrary<SeedTouch[]>;
  const shuffled = distinct.chain((seeds) =>
    fc.tuple(fc.constant(seeds), fc.shuffledSubarray(seeds, { minLength: seeds.length })),
  );
  fc.assert(
    fc.property(shuffled, asked, ([seeds, others], question) => {
      const counts = (list: SeedTouch[]) =>
        withJournal(list, (journal) => {
          const { conversions, days } = count(journal, 'tactic', question);
          const names = titles(
            journal,
            'tactic',
            conversions.map(({ key }) => key),
          );
          const named = <Row extends { key: GroupKey }>(rows: Row[]) =>
            rows.map((row) => ({ ...row, key: names.get(row.key) })).sort((a, b) => (a.key < b.key ? -1 : 1));
          const paths = withGoalsAndLosses(journal, question, () => readPaths(journal, 'month', question));
          return {
            conversions: named(conversions),
            days: named(days),
            paths,
            touches: countTouches(journal, 'all', scopeOf(question)),
            reached: countReached(journal, 'all', scopeOf(question)),
          };
        });
      expect(counts(others)).toEqual(counts(seeds));
    }),
    { numRuns: 20 },
  );
});
