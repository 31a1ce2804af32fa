import { scopeOf, type ReportQuery } from '../measures/query.js';
import {
  buildPromiseRows,
  figuresOf,
  type PromiseCounts,
  type PromiseFigures,
  type PromiseRow,
  type Promises,
} from './promises.js';
import type { Dream } from './dream.js';
import { countCoverage } from '../../store/counts/dream.js';
import { countPromises, countTalks, hasPromises, type PromiseGrouping } from '../../store/counts/promises.js';
import { countPutOffs, withPutOffs } from '../../store/counts/put-offs.js';
import { groupsOf } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { withLeadValues } from '../../store/leads/values.js';
import { coldDaysOf } from '../../store/settings/settings.js';

/** What the page says of promises; null where nothing was ever promised. */
export function readPromiseFigures(journal: Journal, query: ReportQuery): PromiseFigures | null {
  const { day } = query.asOf;
  if (!hasPromises(journal, day)) return null;
  return withLastResults(journal, day, (lastResults) =>
    withLeadValues(journal, day, () => {
      const promises = countPromises(journal, 'all', scopeOf(query.period, day));
      return figuresOf({ promises, talks: countTalks(journal, 'all', day, lastResults), putOffs: [] }, query);
    }),
  );
}

/** Promises by tactic and by source, and all of them. */
export function readPromises(journal: Journal, query: ReportQuery): Promises {
  const { period, asOf } = query;
  const read = (lastResults: string) => (by: PromiseGrouping) => ({
    promises: countPromises(journal, by, scopeOf(period, asOf.day)),
    talks: countTalks(journal, by, asOf.day, lastResults),
    putOffs: countPutOffs(journal, by),
  });
  return withLastResults(journal, asOf.day, (lastResults) =>
    withLeadValues(journal, asOf.day, () =>
      withPutOffs(journal, asOf.day, () => {
        const countsBy = read(lastResults);
        return {
          rows: (['tactic', 'source'] as const).flatMap((by) => rowsOf(journal, by, countsBy(by), query)),
          total: figuresOf(countsBy('all'), query),
        };
      }),
    ),
  );
}

function rowsOf(
  journal: Journal,
  by: PromiseRow['by'],
  counts: PromiseCounts,
  query: ReportQuery,
): PromiseRow[] {
  const { promises, talks, putOffs } = counts;
  const keys = [...new Set([...promises, ...talks, ...putOffs].map(({ key }) => key))];
  const named = groupsOf(
    journal,
    by,
    keys.filter((key) => key !== ''),
  );
  const unnamed = keys.includes('') ? [{ key: '', name: null, version: null }] : [];
  return buildPromiseRows(by, counts, [...named, ...unnamed], query);
}

/** How the dream list is covered; null where no lead is on it. */
export function readDream(journal: Journal, { asOf }: ReportQuery): Dream | null {
  const coldDays = coldDaysOf(journal);
  const coverage = countCoverage(journal, 'dream', { asOf: asOf.day, coldDays });
  return coverage.leads === 0 ? null : { ...coverage, coldDays };
}
