import { countSilent } from '../../store/counts/groups.js';
import { countResults, type ResultCounts } from '../../store/counts/results.js';
import type { Journal } from '../../store/file/journal.js';
import { hourlyValueOf } from '../../store/settings/settings.js';
import { scopeOf, type ReportQuery } from '../measures/query.js';
import { silentSpans } from '../measures/spans.js';
import { buildFailures, type Failures } from './failures.js';

/** What broke in the period, beside the period before. */
export function readFailures(journal: Journal, query: ReportQuery): Failures {
  const { period, previous, asOf } = query;
  const before = previous && countResults(journal, 'all', scopeOf(previous, asOf.day));
  return failuresOf(journal, query, countResults(journal, 'all', scopeOf(period, asOf.day)), before);
}

/** The same from results that are counted already. */
export function failuresOf(
  journal: Journal,
  { period, asOf, usual }: ReportQuery,
  { failures }: ResultCounts,
  before: ResultCounts | null,
): Failures {
  const scope = scopeOf(period, asOf.day);
  const [silent] = countSilent(journal, 'all', silentSpans(scope, usual.silence), scope);
  return buildFailures(failures, before && before.failures, silent?.touches ?? 0, hourlyValueOf(journal));
}
