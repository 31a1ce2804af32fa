import { type ReportQuery, goalScopeOf } from '../measures/query.js';
import { buildOrigins, buildSources, type OriginCounts, type Origins, type SourceRow } from './sources.js';
import {
  countUnits,
  countWithSources,
  type GroupConversions,
  type SourcedCounts,
} from '../../store/counts/conversion.js';
import { sumJudgedEfforts, sumNobodyEfforts, type Effort } from '../../store/counts/money.js';
import { countUntouchedGiven, readSourceOrigins } from '../../store/counts/origin.js';
import { groupsOf } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { withGoalsAndLosses, withUnits, type GoalScope } from '../../store/counts/units.js';

/** What leads of each origin took, and those nobody has contacted. */
interface OriginEfforts extends Pick<OriginCounts, 'efforts' | 'untouched'> {
  nobody: readonly Effort[];
}

/** Inside `withUnits` by origin, whose counts are `conversions`. Quick where no lead has an origin. */
function readOriginEfforts(
  journal: Journal,
  goal: GoalScope,
  conversions: readonly Pick<GroupConversions, 'key'>[],
): OriginEfforts {
  const untouched = countUntouchedGiven(journal, 'origin', goal.asOf);
  if (untouched.length === 0 && conversions.every(({ key }) => key === ''))
    return { efforts: [], untouched, nobody: [] };
  return {
    efforts: sumJudgedEfforts(journal, 'origin', goal),
    untouched,
    nobody: sumNobodyEfforts(journal, 'origin', goal),
  };
}

/** The leads by the origin they have, with what they took, inside `withGoalsAndLosses`. */
export function readOrigins(journal: Journal, goal: GoalScope): SourcedCounts & OriginEfforts {
  return withUnits(journal, 'origin', goal, () => {
    const units = countWithSources(journal, goal, 1);
    return { ...units, ...readOriginEfforts(journal, goal, units.conversions) };
  });
}

/** Leads by origin and by source. */
export function readSources(
  journal: Journal,
  query: ReportQuery,
): { origins: Origins; sources: SourceRow[] } {
  const goal = goalScopeOf(query);
  const { origin, source } = withGoalsAndLosses(journal, goal, () => ({
    origin: readOrigins(journal, goal),
    source: withUnits(journal, 'source', goal, () => ({
      ...countUnits(journal, goal),
      sources: [],
      efforts: sumJudgedEfforts(journal, 'source', goal),
      untouched: countUntouchedGiven(journal, 'source', goal.asOf),
    })),
  }));
  const keys = new Set([...source.conversions, ...source.untouched].map(({ key }) => key));
  return {
    origins: buildOrigins(origin, origin.nobody, query),
    sources: buildSources(
      source,
      groupsOf(journal, 'source', [...keys]),
      readSourceOrigins(journal, goal.asOf),
      query,
    ),
  };
}
