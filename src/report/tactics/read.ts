import { addDays } from '../../domain/calendar.js';
import { stages } from '../../domain/touch.js';
import { goalScopeOf, scopeOf, type Depth, type ReportQuery } from '../measures/query.js';
import { byKey, isRated, mergeCohorts, wholeKey, type Cohort, type GroupCounts } from '../measures/groups.js';
import { silentSpans } from '../measures/spans.js';
import { buildWorked, type Details, type Worked } from './tactics.js';
import type { MixCounts } from '../measures/mix.js';
import { enoughJudged } from '../measures/verdict.js';
import {
  countStrata,
  countUnits,
  countWithSources,
  type GroupConversions,
  type SourcedCounts,
} from '../../store/counts/conversion.js';
import { readPaths } from '../../store/counts/credit.js';
import { averageEnergy, countEnded, countLosses, countSilent } from '../../store/counts/groups.js';
import { countReached } from '../../store/counts/reached.js';
import { countResults, type ValueSum } from '../../store/counts/results.js';
import { countTouches, firstTouchedDay, type Scope, versionsTouched } from '../../store/counts/touches.js';
import { groupsOf, type Grouping, type GroupKey } from '../../store/counts/grouping.js';
import { readInstalments, sumSpend } from '../../store/counts/spend.js';
import type { Journal } from '../../store/file/journal.js';
import { countGoals, withGoalsAndLosses, withUnits, type GoalScope } from '../../store/counts/units.js';
import { readPlannedTouches } from '../plan/read.js';
import { tookSoFar } from '../measures/took.js';
import { readOrigins } from '../sources/read.js';

/** What worked, inside `withGoalsAndLosses`; `origins` are the leads by origin, which each has one of. */
export function readGroups(
  journal: Journal,
  query: ReportQuery,
  values: readonly ValueSum[],
  origins: SourcedCounts | null,
  depth: Depth,
): Worked {
  const { by } = query;
  const scope = scopeOf(query.period, query.asOf.day);
  const goal = goalScopeOf(query);
  const touches = countTouches(journal, by, scope);
  const reached = countReached(journal, by, scope);
  const units = withUnits(journal, by, goal, () => readUnits(journal, by, goal, depth));
  // A version in use stays there whatever the period, though no lead of it is at risk.
  const used = by === 'tactic' ? versionsTouched(journal, goal.asOf) : [];
  const keys = new Set([...used, ...[...units.conversions, ...touches, ...reached].map(({ key }) => key)]);
  const planned = readPlannedTouches(journal, query, keys);
  return buildWorked(
    {
      ...units,
      planned,
      groups: groupsOf(journal, by, [...new Set([...keys, ...planned.keys()])], query.goal),
      touches,
      reached,
      values,
      whole: origins && wholeOf(origins),
      ...(by === 'tag' && { done: readDone(journal, scope), goals: countGoals(journal) }),
      since: firstTouchedDay(journal, scope),
      paths: readPaths(journal, by, goal),
      took: tookSoFar(journal, query, depth),
      losses: by === 'tactic' ? countLosses(journal, scope) : [],
      details: depth.ranked ? readDetails(journal, query, scope) : null,
    },
    query,
  );
}

/** What was done in the scope, each touch once. */
function readDone(journal: Journal, scope: Scope): NonNullable<GroupCounts['done']> {
  const [all] = countTouches(journal, 'all', scope);
  const { touches = 0, seconds = null, cost = null } = all ?? {};
  const [reached] = countReached(journal, 'all', scope);
  const [sum] = countResults(journal, 'all', scope).values;
  const none = stages.map(() => 0);
  return { touches, seconds, cost, stages: reached?.stages ?? none, value: sum?.value ?? null };
}

/** Money spent in the scope on each tactic version, and on all. */
function readSpend(journal: Journal, by: Grouping, scope: Scope): Map<GroupKey, number> {
  if (by !== 'tactic') return new Map();
  const spend = sumSpend(readInstalments(journal, addDays(scope.before, -1)), scope);
  const all = [...spend.values()].reduce((sum, amount) => sum + amount, 0);
  return spend.size === 0 ? spend : new Map([...spend, [wholeKey, all]]);
}

function readDetails(journal: Journal, { by, usual }: ReportQuery, scope: Scope): Details {
  const both = <Row extends { key: GroupKey }>(
    count: (grouping: Grouping | 'all') => Row[],
    value: (row: Row) => number,
  ) =>
    new Map([
      ...count(by).map((row) => [row.key, value(row)] as const),
      ...count('all').map((row) => [wholeKey as GroupKey, value(row)] as const),
    ]);
  const spans = silentSpans(scope, usual.silence);
  return {
    failed: both(
      (grouping) => countEnded(journal, grouping, 'failed', scope),
      ({ touches }) => touches,
    ),
    deferred: both(
      (grouping) => countEnded(journal, grouping, 'deferred', scope),
      ({ touches }) => touches,
    ),
    silent: both(
      (grouping) => countSilent(journal, grouping, spans, scope),
      ({ touches }) => touches,
    ),
    felt: both(
      (grouping) => averageEnergy(journal, grouping, scope),
      ({ felt }) => felt,
    ),
    spend: readSpend(journal, by, scope),
  };
}

function readUnits(journal: Journal, by: Grouping, goal: GoalScope, { withoutSources = false }: Depth) {
  const units =
    by === 'tactic' || by === 'origin'
      ? countWithSources(journal, goal, enoughJudged)
      : { ...countUnits(journal, goal), sources: [] };
  const rated = units.conversions.filter(isRated).map(({ key }) => key);
  const isCompared = by === 'tactic' && rated.length > 1;
  const mixes: MixCounts[] = [
    { of: 'tier', counts: isCompared ? countStrata(journal, 'tier', rated, goal) : [] },
    { of: 'source', counts: isCompared && !withoutSources ? units.sources : [] },
  ];
  return { ...units, mixes };
}

function wholeOf({ conversions, days, cohorts, sources }: SourcedCounts): Cohort {
  const [daysOf, cohortsOf, sourcesOf] = [byKey(days), byKey(cohorts), byKey(sources)];
  return mergeCohorts(
    conversions.map(({ key, ...count }: GroupConversions & { key: GroupKey }) => ({
      conversions: count,
      days: daysOf.get(key) ?? [],
      cohorts: cohortsOf.get(key) ?? [],
      sources: sourcesOf.get(key) ?? [],
    })),
  );
}

/** Whether the page has a line for everything together, which takes as long as its groups. */
export function wantsTotal({ by }: ReportQuery): boolean {
  return by === 'hour' || by === 'weekday';
}

/** What worked, with all that is known of it. */
export function readWorked(journal: Journal, query: ReportQuery, depth: Depth): Worked {
  const { values } = countResults(journal, query.by, scopeOf(query.period, query.asOf.day));
  const goal = goalScopeOf(query);
  return withGoalsAndLosses(journal, goal, () =>
    readGroups(
      journal,
      query,
      values,
      depth.ranked || wantsTotal(query) ? readOrigins(journal, goal) : null,
      depth,
    ),
  );
}
