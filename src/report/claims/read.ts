import { goalClaimed } from '../../domain/claim.js';
import type { ClaimCounts } from './claims.js';
import type { ReportQuery } from '../measures/query.js';
import { benchmarksOf } from '../../store/tactics/benchmarks.js';
import { countClaimed, type ClaimedCount } from '../../store/counts/benchmark.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import type { TacticVersion } from '../../store/tactics/tactics.js';

/** The claims about a tactic and its channel, with what its versions `keys` brought in the unit of each. */
export function readClaims(
  journal: Journal,
  tactic: TacticVersion,
  keys: readonly GroupKey[],
  query: ReportQuery,
): ClaimCounts[] {
  const counted = new Map<string, ClaimedCount[]>();
  return benchmarksOf(journal, tactic).map((benchmark) => {
    const { unit, goal } = benchmark;
    const name = goalClaimed(benchmark);
    const window = name === query.goal ? query.window : query.usual.windows[name];
    const question = `${unit} ${goal}`;
    const scope = { goal, window, asOf: query.asOf.day };
    const counts = counted.get(question) ?? countClaimed(journal, keys, unit, scope);
    counted.set(question, counts);
    return { benchmark, window, counts };
  });
}
