import { stages, type Goal } from '../../domain/touch.js';
import type { UnitCounts } from '../../store/counts/conversion.js';
import type { GoalPath } from '../../store/counts/credit.js';
import type { TrialTouches } from '../../store/counts/trial.js';
import type { Group, GroupKey } from '../../store/counts/grouping.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import type { ReportQuery } from '../measures/query.js';
import { buildGroups, byKey, type GroupCounts, type GroupRow } from '../measures/groups.js';
import { judgeTactics, type Judgement } from '../measures/judge.js';
import type { Cohorts } from '../measures/pace.js';
import type { Reach } from './size.js';

/** A trial with what is known of it: of the leads its version first touched on its first day or later. */
export interface TrialProgress {
  trial: TrialRow;
  /** Of the trial's own goal. */
  query: ReportQuery;
  /** The share it is judged against: its own, or the worth its tactic was given for that goal since; null for none. */
  expected: number | null;
  row: GroupRow;
  /** Against the expected share. */
  judgement: Judgement;
  /** Leads by the day of their first touch. */
  cohorts: Cohorts;
  done: TrialTouches;
  /** Of the version at any time. */
  reach: Reach;
}

type TrialUnits = UnitCounts & Pick<GroupCounts, 'sources'>;

/** What the store counted for trials with one goal. */
export interface TrialCounts {
  trials: readonly TrialCount[];
  groups: readonly Group[];
  /** The leads of every tactic version. */
  all: TrialUnits;
  /** Of the versions on trial, those first touched in the trial. */
  own: TrialUnits;
  /** How those leads came to the goal. */
  paths: readonly GoalPath[];
  took: (key: GroupKey) => string | null;
}

type TrialCount = Pick<TrialProgress, 'trial' | 'done' | 'reach'>;

/** The goal of a trial. */
export function goalOfTrial({ goal }: Pick<TrialRow, 'goal'>): Goal {
  return stages[goal] as Goal;
}

/**
 * Judges trials with one goal, each by its own leads and against its expected share, among all leads of the other
 * tactics of its kind.
 */
export function buildTrials(counts: TrialCounts, query: ReportQuery): TrialProgress[] {
  return counts.trials.map((trial) => buildTrial(trial, counts, query));
}

function buildTrial(
  { trial, done, reach }: TrialCount,
  counts: TrialCounts,
  query: ReportQuery,
): TrialProgress {
  const key = trial.versionId;
  const units = {
    conversions: ofTrial(key, counts.own.conversions, counts.all.conversions),
    days: ofTrial(key, counts.own.days, counts.all.days),
    daysBefore: ofTrial(key, counts.own.daysBefore, counts.all.daysBefore),
    cohorts: ofTrial(key, counts.own.cohorts, counts.all.cohorts),
    sources: ofTrial(key, counts.own.sources, counts.all.sources),
  };
  const tactic = counts.groups.find((group) => group.key === key)!;
  const expected = trial.expected ?? tactic.worth;
  const groups = counts.groups
    .filter(({ kind }) => kind === tactic.kind)
    .map((group) => ({ ...group, worth: group.key === key ? expected : null }));
  const touches = [{ key, touches: done.touches, seconds: null, cost: null }];
  const { rows } = buildGroups({ groups, touches, reached: [], values: [], ...units, whole: null }, query);
  const evidence = {
    cohorts: units.cohorts,
    losses: [],
    paths: counts.paths,
    conversions: null,
    took: counts.took,
  };
  const { byTactic } = judgeTactics(rows, evidence, query, { ranked: false });
  return {
    trial,
    query,
    expected,
    row: rows.find((row) => row.key === key)!,
    judgement: byTactic.get(key)!,
    cohorts: byKey(units.cohorts).get(key) ?? [],
    done,
    reach,
  };
}

/** The trial's own counts of its version, and all of the others. */
function ofTrial<Count extends { key: GroupKey }>(
  key: GroupKey,
  own: readonly Count[],
  all: readonly Count[],
): Count[] {
  return [...all.filter((count) => count.key !== key), ...own.filter((count) => count.key === key)];
}
