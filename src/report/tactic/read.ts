import { addDays } from '../../domain/calendar.js';
import { stages, type Goal } from '../../domain/touch.js';
import { silentSpans } from '../measures/spans.js';
import { scopeOf, type ReportQuery, goalScopeOf, type Depth } from '../measures/query.js';
import { byKey } from '../measures/groups.js';
import { buildMoney } from '../money/money.js';
import type { Arm } from '../measures/nearer-goal.js';
import { buildTactic, type TacticRecord, type VersionRecord } from './tactic.js';
import type { Worked } from '../tactics/tactics.js';
import { countStrata, countUnits } from '../../store/counts/conversion.js';
import { countSilent } from '../../store/counts/groups.js';
import { sumEfforts, sumReturns } from '../../store/counts/money.js';
import { readInstalments, sumSpend } from '../../store/counts/spend.js';
import {
  countAttempts,
  countUse,
  countVersionFailures,
  tacticNote,
  type VersionUse,
} from '../../store/counts/tactic.js';
import { groupsOf, type GroupKey } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { hourlyValueOf } from '../../store/settings/settings.js';
import type { TacticVersion } from '../../store/tactics/tactics.js';
import { withGoalsAndLosses, withUnits, type GoalScope } from '../../store/counts/units.js';
import { worthOf } from '../../store/tactics/worths.js';
import { readTacticFeelings } from '../fit/read.js';
import { readClaims } from '../claims/read.js';
import { readWorked } from '../tactics/read.js';
import { readTacticTrials } from '../trial/read.js';

/** Everything about a tactic; about one version where only that is wanted. */
export function readTactic(
  journal: Journal,
  named: TacticVersion,
  onlyVersion: boolean,
  query: ReportQuery,
  depth: Depth,
): TacticRecord {
  const tactic = { ...named, worth: worthOf(journal, named.tacticId, query.goal) };
  const scope = scopeOf(query.period, query.asOf.day);
  const goal = goalScopeOf(query);
  const isWanted = (versionId: number) => !onlyVersion || versionId === tactic.versionId;
  const isThere = ({ touches, day }: VersionUse) => touches > 0 || day === null || day <= query.asOf.day;
  const uses = countUse(journal, tactic.tacticId, scope).filter(
    (use) => isWanted(use.versionId) && (onlyVersion || isThere(use)),
  );
  const keys = uses.map(({ versionId }) => versionId);
  const groups = groupsOf(journal, 'tactic', keys, query.goal);
  const units = withGoalsAndLosses(journal, goal, () =>
    withUnits(journal, 'tactic', goal, () => ({
      ...countUnits(journal, goal),
      attempts: countAttempts(journal, keys, goal, addDays(goal.asOf, -query.usual.silence[tactic.channel])),
      returns: sumReturns(journal, 'tactic', goal),
      mixes: (['tier', 'source'] as const).map((of) => ({
        of,
        counts: keys.length > 1 ? countStrata(journal, of, keys, goal) : [],
      })),
    })),
  );
  const failures = countVersionFailures(journal, tactic.tacticId, scope);
  const silent = countSilent(journal, 'tactic', silentSpans(scope, query.usual.silence), scope);
  const worked = readWorked(journal, query, depth);
  const counts = {
    title: onlyVersion ? `${tactic.name}@${tactic.version}` : tactic.name,
    tactic,
    note: tacticNote(journal, tactic.tacticId),
    uses,
    groups,
    days: byKey(units.days),
    attempts: units.attempts,
    mixes: units.mixes,
    armsAt: countArms(journal, worked, query),
    claims: readClaims(journal, tactic, keys, query),
    trials: readTacticTrials(journal, tactic, onlyVersion, query),
    failures: failures.filter(({ versionId }) => isWanted(versionId)),
    silent: new Map(silent.map(({ key, touches }) => [key, touches] as const)),
    feelings: (newest: VersionRecord | null) => readTacticFeelings(journal, tactic, newest, worked, query),
  };
  const efforts = sumEfforts(journal, 'tactic', scope);
  const money = buildMoney(
    {
      groups,
      conversions: units.conversions,
      returns: units.returns,
      whole: { conversions: [], returns: [] },
      ...readSpend(journal, goal, keys),
      efforts: efforts.filter(({ key }) => keys.includes(Number(key))),
      hourlyValue: hourlyValueOf(journal),
    },
    query,
  );
  return buildTactic(counts, worked, money, query);
}

/** Judged leads of all tactic versions at a goal with its usual window, counted when first asked for. */
function countArms(
  journal: Journal,
  { rows }: Worked,
  { usual, asOf }: ReportQuery,
): (goal: Goal) => readonly Arm[] {
  const known = new Map<Goal, readonly Arm[]>();
  const kinds = new Map(rows.map(({ key, kind }) => [key, kind]));
  return (goal) => {
    const scope = { goal: stages.indexOf(goal), window: usual.windows[goal], asOf: asOf.day };
    const count = () => withUnits(journal, 'tactic', scope, () => countUnits(journal, scope).conversions);
    const arms =
      known.get(goal) ??
      withGoalsAndLosses(journal, scope, count).map(({ key, judged, converted }) => ({
        key,
        kind: kinds.get(key) ?? null,
        judged,
        converted,
      }));
    known.set(goal, arms);
    return arms;
  };
}

/** What was paid for the versions `keys`: a window or more before as-of, and up to as-of. */
function readSpend(journal: Journal, { asOf, window }: GoalScope, keys: readonly GroupKey[]) {
  const instalments = readInstalments(journal, asOf).filter(({ versionId }) => keys.includes(versionId));
  const before = addDays(asOf, 1);
  return {
    spendJudged: sumSpend(instalments, { from: '', before: addDays(before, -window) }),
    spend: sumSpend(instalments, { from: '', before }),
  };
}
