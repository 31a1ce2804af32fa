import { addDays, type Day } from '../../domain/calendar.js';
import { type ReportQuery, goalScopeOf } from '../measures/query.js';
import { buildTrials, goalOfTrial, type TrialProgress } from './trial.js';
import {
  decided,
  runningTrial,
  type TacticDecision,
  type RunningTrial,
  type TacticTrials,
} from './status.js';
import { paceDays } from '../measures/pace.js';
import { enoughJudged } from '../measures/verdict.js';
import { countWithSources } from '../../store/counts/conversion.js';
import { readPaths } from '../../store/counts/credit.js';
import { countReach, countTrialTouches, keepTrialLeads } from '../../store/counts/trial.js';
import { groupsOf } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { decisionsUpTo } from '../../store/tactics/decisions.js';
import type { TacticVersion } from '../../store/tactics/tactics.js';
import { allTrials, runningTrials, type TrialRow } from '../../store/tactics/trials.js';
import { withGoalsAndLosses, withUnits } from '../../store/counts/units.js';
import { tookSoFar } from '../measures/took.js';

/** What is known of running trials, in their order; at most one of a version. Only as-of and level of `query` count. */
export function readTrials(
  journal: Journal,
  trials: readonly TrialRow[],
  query: ReportQuery,
): TrialProgress[] {
  const goals = [...new Set(trials.map(goalOfTrial))];
  const progress = goals.flatMap((goal) => {
    const own: ReportQuery = { ...query, goal, window: query.usual.windows[goal], by: 'tactic' };
    return readOfGoal(
      journal,
      trials.filter((trial) => goalOfTrial(trial) === goal),
      own,
    );
  });
  return trials.map((trial) => progress.find((each) => each.trial === trial)!);
}

function readOfGoal(journal: Journal, trials: readonly TrialRow[], query: ReportQuery): TrialProgress[] {
  const asOf = query.asOf.day;
  const goal = goalScopeOf(query);
  const units = withGoalsAndLosses(journal, goal, () =>
    withUnits(journal, 'tactic', goal, () => {
      const all = countWithSources(journal, goal, enoughJudged);
      keepTrialLeads(journal, trials);
      return {
        all,
        own: countWithSources(journal, goal, enoughJudged),
        paths: readPaths(journal, 'tactic', goal, { inUnits: true }),
      };
    }),
  );
  const keys = new Set([
    ...units.all.conversions.map(({ key }) => key),
    ...trials.map(({ versionId }) => versionId),
  ]);
  return buildTrials(
    {
      trials: trials.map((trial) => ({
        trial,
        done: countTrialTouches(journal, trial, asOf, addDays(asOf, 1 - paceDays)),
        reach: countReach(journal, trial.versionId, asOf),
      })),
      groups: groupsOf(journal, 'tactic', [...keys], query.goal),
      ...units,
      took: tookSoFar(journal, query),
    },
    query,
  );
}

/** What was decided up to the end of local day `asOf`, the newest first. */
export function readDecisions(journal: Journal, asOf: Day): TacticDecision[] {
  const trials = new Map(allTrials(journal).map((trial) => [trial.id, trial]));
  return decisionsUpTo(journal, asOf)
    .reverse()
    .map((decision) => decided(decision, trials.get(decision.trialId ?? 0) ?? null));
}

/** The trials that run, as they stand. */
export function readRunning(journal: Journal, query: ReportQuery): RunningTrial[] {
  return readTrials(journal, runningTrials(journal, query.asOf.day), query).map(runningTrial);
}

/** The trials and decisions of a tactic; of one version where only that is wanted. */
export function readTacticTrials(
  journal: Journal,
  { tacticId, versionId }: TacticVersion,
  onlyVersion: boolean,
  query: ReportQuery,
): TacticTrials {
  const isWanted = (row: { tacticId: number; versionId: number }) =>
    onlyVersion ? row.versionId === versionId : row.tacticId === tacticId;
  const running = runningTrials(journal, query.asOf.day).filter(isWanted);
  return {
    running: readTrials(journal, running, { ...query, level: 95 }).map(runningTrial),
    decisions: readDecisions(journal, query.asOf.day).filter(({ decision }) => isWanted(decision)),
  };
}
