import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { dreamList, looseEnds } from '../../../src/store/promises/agenda.js';
import { countCoverage, readStandings } from '../../../src/store/counts/dream.js';
import { countPromises, countTalks, type PromiseGrouping } from '../../../src/store/counts/promises.js';
import { countPutOffs, withPutOffs } from '../../../src/store/counts/put-offs.js';
import { groupsOf, type GroupKey } from '../../../src/store/counts/grouping.js';
import type { Journal } from '../../../src/store/file/journal.js';
import { withLastResults } from '../../../src/store/touches/last-results.js';
import { withLeadValues } from '../../../src/store/leads/values.js';
import type { Seed } from '../../helpers/seed.js';
import { coverageOf, promisesBy, putOffsBy, talksBy, type People } from '../promises-model.js';
import type { Asked } from '../counts-model.js';
import { asked, promises, scopeOf, start, touches, withJournal } from '../random-journal.js';

const runs = { numRuns: 60 };

/** Of Eve nothing was ever logged. */
const leads = {
  Ada: { tier: 'dream', source: 'fair' },
  Bo: { tier: 'dream', stopped: true },
  Cy: { tier: 'A', source: 'portal' },
  Di: { tier: 'dream', source: 'fair' },
  Eve: { tier: 'dream', day: addDays(start, 20) },
} as const satisfies Seed['leads'];

/** Counts under the names of their groups, as the seeds call them. */
function named<Row extends { key: GroupKey }>(
  journal: Journal,
  by: PromiseGrouping,
  rows: readonly Row[],
): Map<string, Omit<Row, 'key'>> {
  const keys = rows.map(({ key }) => key).filter((key) => key !== '');
  const groups = by === 'all' ? [] : groupsOf(journal, by, keys);
  const titles = new Map(
    groups.map(({ key, name, version }) => [key, `${name ?? ''}${(version ?? 1) > 1 ? `@${version}` : ''}`]),
  );
  return new Map(rows.map(({ key, ...counts }) => [titles.get(key) ?? '', counts]));
}

function keyOf({ seeds }: People, by: PromiseGrouping) {
  return (lead: string, touch: number | undefined) => {
    if (by === 'all') return '';
    if (by === 'source') return (leads as NonNullable<Seed['leads']>)[lead]?.source ?? '';
    return touch === undefined ? '' : (seeds[touch]?.tactic ?? '');
  };
}

/** All counts; and the leads left without a next step, here and for `due`. */
function count(journal: Journal, by: PromiseGrouping, span: Asked) {
  const { asOf } = span;
  return withLastResults(journal, asOf, (last) =>
    withLeadValues(journal, asOf, () =>
      withPutOffs(journal, asOf, () => ({
        promises: countPromises(journal, by, scopeOf(span)),
        talks: countTalks(journal, by, asOf, last),
        putOffs: countPutOffs(journal, by),
        left: countTalks(journal, 'all', asOf, last)[0]?.left ?? 0,
        loose: looseEnds(journal, asOf, last, 100).count,
      })),
    ),
  );
}

test('promises, talks left and put-offs are what the definitions say, by tactic, by source and in all', () => {
  fc.assert(
    fc.property(
      touches,
      promises,
      asked,
      fc.constantFrom('tactic', 'source', 'all' as const),
      (seeds, steps, span, by) => {
        const people: People = { seeds, promises: steps, leads };
        const key = keyOf(people, by);
        withJournal(
          seeds,
          (journal) => {
            const { promises, talks, putOffs, left, loose } = count(journal, by, span);
            expect(named(journal, by, promises)).toEqual(promisesBy(people, key, span));
            expect(named(journal, by, talks)).toEqual(talksBy(people, key, span.asOf));
            expect(named(journal, by, putOffs)).toEqual(putOffsBy(people, key, span.asOf));
            expect(left).toBe(loose);
          },
          { leads, promises: steps },
        );
      },
    ),
    runs,
  );
});

test('the dream list is covered as the definitions say, each lead touched lately, never, cold or closed', () => {
  fc.assert(
    fc.property(
      touches,
      fc.integer({ min: 0, max: 70 }).map((days) => addDays(start, days)),
      fc.integer({ min: 1, max: 40 }),
      (seeds, asOf, coldDays) => {
        withJournal(
          seeds,
          (journal) => {
            const coverage = countCoverage(journal, 'dream', { asOf, coldDays });
            expect(coverage).toEqual(coverageOf({ seeds, promises: [], leads }, asOf, coldDays));
            const { recent, never, cold, closed } = coverage;
            expect(recent + never + cold + closed).toBe(coverage.leads);
            const due = withLastResults(journal, asOf, (last) => dreamList(journal, asOf, coldDays, last));
            expect([due.leads, due.cold.length, due.never.length]).toEqual([coverage.leads, cold, never]);
            const ids = journal.all<{ id: number }>("SELECT id FROM lead WHERE tier = 'dream' ORDER BY id");
            const standings = readStandings(
              journal,
              ids.map(({ id }) => id),
              { asOf, coldDays },
            );
            const standing = [...standings.values()];
            expect(standing.filter((of) => of === 'cold')).toHaveLength(cold);
            expect(standing.filter((of) => of === 'never')).toHaveLength(never);
          },
          { leads },
        );
      },
    ),
    runs,
  );
});
