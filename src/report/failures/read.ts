import { countSilent } from '../../store/counts/groups.js';
import { countFailed } from '../../store/counts/groups.js';
import { groupsOf } from '../../store/counts/grouping.js';
import { countResults, type ResultCounts } from '../../store/counts/results.js';
import type { Journal } from '../../store/file/journal.js';
import { hourlyValueOf } from '../../store/settings/settings.js';
import { scopeOf, type ReportQuery } from '../measures/query.js';
import { silentSpans } from '../measures/spans.js';
import { buildCross, stageGroups, type FailureCross } from './cross.js';
import { buildFailures, type Failures } from './failures.js';

/** What broke and why, and by what. */
export type FailuresBy = Failures & { cross: FailureCross };

/** What broke in the period, beside the period before and by what was asked for. */
export function readFailures(journal: Journal, query: ReportQuery): FailuresBy {
  const { period, previous, asOf } = query;
  const before = previous && countResults(journal, 'all', scopeOf(previous, asOf.day));
  const failures = failuresOf(
    journal,
    query,
    countResults(journal, 'all', scopeOf(period, asOf.day)),
    before,
  );
  return { ...failures, cross: readCross(journal, query) };
}

/** What broke in the period by what was asked for, else by tactic. */
export function readCross(journal: Journal, { period, asOf, failuresBy }: ReportQuery): FailureCross {
  const by = failuresBy ?? 'tactic';
  const counts = countFailed(journal, by, scopeOf(period, asOf.day));
  const keys = [...new Set(counts.map(({ key }) => key))];
  return buildCross(by, counts, by === 'stage' ? stageGroups(keys) : groupsOf(journal, by, keys));
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
