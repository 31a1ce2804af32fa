import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar.js';
import { countCohorts, countConversions } from '../../src/store/counts-conversion.js';
import { countResults } from '../../src/store/counts-results.js';
import { countTouches, type Scope } from '../../src/store/counts.js';
import { groupsOf, type Grouping } from '../../src/store/grouping.js';
import { Journal } from '../../src/store/journal.js';
import { root, temporaryFolder } from '../helpers/folder.js';
import { seed, type SeedTouch } from '../helpers/seed.js';
import { convert, currentResults, outcomes, reach, sumValue, type Asked } from './counts-model.js';

const start = '2026-06-01';
const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(start, days));
const time = fc.option(
  fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`),
  { nil: undefined },
);
const reason = fc.constantFrom('price', 'has-someone', undefined);
const step = fc
  .record({
    wait: fc.integer({ min: 0, max: 30 }),
    time,
    outcome: fc.constantFrom(...Object.keys(outcomes)),
    reason,
    value: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  })
  .map(withoutUndefined);
const touch = fc
  .record({
    day,
    time,
    lead: fc.constantFrom('Ada', 'Bo', 'Cy', 'Di', undefined),
    tactic: fc.constantFrom('cold-call', 'cold-call@2', 'referral-ask'),
    outcome: fc.constantFrom(...Object.keys(outcomes)),
    reason,
    value: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    then: fc.array(step, { maxLength: 2 }),
  })
  .map(
    ({ then, ...first }) =>
      ({
        ...withoutUndefined(first),
        // A later result is not dated before the touch, but may come before the one written first.
        then: then.map(({ wait, ...each }) => ({ ...each, day: addDays(first.day, wait) })),
      }) as SeedTouch,
  );
const touches = fc.array(touch, { maxLength: 14 });
const asked = fc
  .record({
    goal: fc.integer({ min: 1, max: 6 }),
    window: fc.integer({ min: 0, max: 30 }),
    from: day,
    length: fc.integer({ min: 0, max: 40 }),
    asOf: fc.integer({ min: 0, max: 70 }).map((days) => addDays(start, days)),
  })
  .map(({ length, ...rest }): Asked => ({ ...rest, to: addDays(rest.from, length) }));

const groups: Partial<Record<Grouping, (touch: SeedTouch) => string>> = {
  tactic: ({ tactic }) => tactic,
  month: ({ day: of }) => of.slice(0, 7),
  hour: ({ time: of }) => (of === undefined ? 'unknown' : of),
};

function withJournal<T>(seeds: readonly SeedTouch[], work: (journal: Journal) => T): T {
  const file = path.join(temporaryFolder(), 'journal.db');
  seed(file, { touches: seeds });
  const journal = new Journal({ file, purpose: 'read', chosen: true, root });
  try {
    return work(journal);
  } finally {
    journal.close();
  }
}

const scopeOf = ({ from, to, asOf }: Asked): Scope => {
  const seen = addDays(asOf, 1);
  return { from, before: to < asOf ? addDays(to, 1) : seen, seen };
};

function conversionsOf(journal: Journal, by: Grouping, { goal, window, asOf }: Asked) {
  const { groups: counts, whole } = countConversions(journal, by, { goal, window, asOf });
  const named = groupsOf(
    journal,
    by,
    counts.map((count) => count.key),
  );
  const byName = counts.map(({ leads, leadsConverted, judged, converted }, index) => {
    const { name, version } = named[index]!;
    const title = `${name ?? 'unknown'}${(version ?? 1) > 1 ? `@${version}` : ''}`;
    return [title, { leads, leadsConverted, judged, converted }] as const;
  });
  return { groups: new Map(byName), whole };
}

const runs = { numRuns: 40 };

test('leads, judged and converted are what the definitions say, in whatever groups', () => {
  fc.assert(
    fc.property(
      touches,
      asked,
      fc.constantFrom('tactic', 'month', 'hour' as const),
      (seeds, question, by) => {
        withJournal(seeds, (journal) => {
          const { groups: counts, whole } = conversionsOf(journal, by, question);
          expect(counts).toEqual(convert(seeds, groups[by as Grouping]!, question));
          const nobody = { leads: 0, leadsConverted: 0, judged: 0, converted: 0 };
          expect(whole).toEqual(convert(seeds, () => 'all', question).get('all') ?? nobody);
        });
      },
    ),
    runs,
  );
});

test('the days of the first touches add up to the leads at risk', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, { goal, window, asOf }) => {
      withJournal(seeds, (journal) => {
        const scope = { goal, window, asOf };
        const { groups: counts, whole } = countConversions(journal, 'tactic', scope);
        const keys = counts.map((count) => count.key);
        for (const { key, leads, judged } of counts) {
          const days = countCohorts(journal, 'tactic', scope, keys).filter((cohort) => cohort.key === key);
          const lastJudged = addDays(asOf, -window);
          expect(days.reduce((sum, cohort) => sum + cohort.leads, 0)).toBe(leads);
          expect(
            days
              .filter(({ firstDay }) => firstDay <= lastJudged)
              .reduce((sum, cohort) => sum + cohort.leads, 0),
          ).toBe(judged);
        }
        const all = countCohorts(journal, 'all', scope, [0]);
        expect(all.reduce((sum, cohort) => sum + cohort.leads, 0)).toBe(whole.leads);
      });
    }),
    { numRuns: 20 },
  );
});

test('stages, values and failures are what the definitions say', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const counts = countResults(journal, 'all', scopeOf(question));
        expect(counts.reached[0]?.stages ?? [0, 0, 0, 0, 0, 0, 0]).toEqual(reach(seeds, question));
        expect(counts.values[0]?.value ?? 0).toBe(sumValue(seeds, question));
        const failures = currentResults(seeds, question, ['failed', 'deferred']);
        for (const wanted of ['price', 'has-someone', null])
          expect(
            counts.failures
              .filter((failure) => failure.reason === wanted)
              .reduce((sum, failure) => sum + failure.touches, 0),
          ).toBe(failures.filter((result) => (result.reason ?? null) === wanted).length);
      });
    }),
    runs,
  );
});

test('what tactics converted adds up to the leads with a goal when every window is long enough', () => {
  fc.assert(
    fc.property(touches, asked, (seeds, question) => {
      withJournal(seeds, (journal) => {
        const scope = { goal: question.goal, window: 3650, asOf: question.asOf };
        const { groups: counts, whole } = countConversions(journal, 'tactic', scope);
        expect(counts.reduce((sum, count) => sum + count.leadsConverted, 0)).toBe(whole.leadsConverted);
      });
    }),
    { numRuns: 20 },
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
      const count = (list: SeedTouch[]) =>
        withJournal(list, (journal) => ({
          conversions: conversionsOf(journal, 'tactic', question),
          touches: countTouches(journal, 'all', scopeOf(question)),
          reached: countResults(journal, 'all', scopeOf(question)).reached,
        }));
      expect(count(others)).toEqual(count(seeds));
    }),
    { numRuns: 20 },
  );
});

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
