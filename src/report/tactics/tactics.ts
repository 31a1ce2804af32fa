import type { Day } from '../../domain/calendar.js';
import type { Grouping } from '../../domain/touch.js';
import type { GoalPath } from '../../store/counts/credit.js';
import type { LossCount } from '../../store/counts/groups.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import type { DayCount } from '../../stats/incidence.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { creditSentence, shareOut, type Credits } from '../measures/credit.js';
import type { ReportQuery } from '../measures/query.js';
import {
  buildGroups,
  byKey,
  isRated,
  wholeKey,
  type GroupCounts,
  type GroupRow,
  type Groups,
} from '../measures/groups.js';
import { judgeTactics, type Judgements } from '../measures/judge.js';
import { findLeftOff } from '../measures/left-off.js';
import { goalNouns } from '../measures/goal-words.js';
import { mixSentence, type MixCounts } from '../measures/mix.js';
import { youngOf, type Young } from '../measures/pace.js';
import { noneOf } from '../sheet/names.js';

/** What worked: the groups with what may be believed of them. */
export interface Worked extends Groups {
  /** The first day on which a lead was touched. */
  since: Day | null;
  young: ReadonlyMap<GroupKey, Young>;
  /** What became of the leads of each group by days since the first touch. */
  days: ReadonlyMap<GroupKey, readonly DayCount[]>;
  /** Of tactics; empty for other groups. */
  judgements: Judgements;
  /** Versions of tactics that a newer one has taken the place of; they are left off the page. */
  leftOff: ReadonlySet<GroupKey>;
  credits: Credits;
  /** The ways by which leads came to the goal. */
  paths: readonly GoalPath[];
  /** Touches planned for the period, each tactic's by its newest version; and all under the key of the total. */
  planned: ReadonlyMap<GroupKey, number>;
  /** What warns of misreading the figures: a mix that misleads, credit that changes the order. */
  cautions: readonly string[];
  /** Whether one of them is about the mix of leads. */
  mixMisleads: boolean;
  details: Details | null;
}

/** What is not on the page: of the period, by group, and of everything under the key of the total. */
export interface Details {
  /** Touches that failed, were put off, and fell silent. */
  failed: ReadonlyMap<GroupKey, number>;
  deferred: ReadonlyMap<GroupKey, number>;
  silent: ReadonlyMap<GroupKey, number>;
  /** In minor units. */
  spend: ReadonlyMap<GroupKey, number>;
  /** Mean energy, −2 to 2. */
  felt: ReadonlyMap<GroupKey, number>;
}

/** What the store counted for a report on what worked. */
export interface WorkedCounts extends GroupCounts {
  since: Day | null;
  losses: readonly LossCount[];
  took: (key: GroupKey) => string | null;
  mixes: readonly MixCounts[];
  paths: readonly GoalPath[];
  /** The leads that came to the goal, where groups overlap and their paths do not add up to it. */
  goals?: number;
  /** Touches planned for the period, each tactic's by its newest version. */
  planned: ReadonlyMap<GroupKey, number>;
  details: Details | null;
}

const noJudgements: Judgements = { byTactic: new Map(), remarks: [] };

/** With details, it is also worked out which tactic is the best of its kind, which takes longer. */
export function buildWorked(counts: WorkedCounts, query: ReportQuery): Worked {
  const ranked = counts.details !== null;
  const groups = buildGroups(counts, query);
  const byTactic = query.by === 'tactic';
  const shared = shareOut(counts.paths);
  const credits = { ...shared, conversions: counts.goals ?? shared.conversions };
  const leftOff = byTactic ? findLeftOff(groups.rows, byKey(counts.cohorts)) : new Set<GroupKey>();
  const inUse = groups.rows.filter(({ key }) => !leftOff.has(key));
  const mix = mixSentence(comparedFamilies(inUse), counts.mixes, (key) => nameOf(groups.rows, key, query.by));
  const credit = byTactic
    ? creditSentence(credits, { goals: goalNouns[query.goal].more, window: query.window }, (key) =>
        nameOf(groups.rows, key, query.by),
      )
    : null;
  return {
    ...groups,
    since: counts.since,
    young: findYoung(groups, counts, query),
    days: byKey(counts.days),
    judgements: byTactic
      ? judgeTactics(groups.rows, { ...counts, conversions: credits.conversions }, query, { ranked })
      : noJudgements,
    leftOff,
    credits,
    paths: counts.paths,
    planned: withTotal(counts.planned),
    mixMisleads: mix !== null,
    cautions: [mix, credit].filter((sentence) => sentence !== null),
    details: counts.details,
  };
}

function findYoung(
  { rows }: Groups,
  counts: WorkedCounts,
  { window, asOf }: ReportQuery,
): Map<GroupKey, Young> {
  const cohorts = byKey(counts.cohorts);
  return new Map(
    rows.flatMap((row) => {
      const young = youngOf(cohorts.get(row.key) ?? [], window, asOf.day);
      return young ? [[row.key, young] as const] : [];
    }),
  );
}

/** Groups that are read against each other: those of a kind with enough judged leads. */
export function comparedFamilies(rows: readonly GroupRow[]): GroupKey[][] {
  const rated = rows.filter(isRated);
  return [...new Set(rated.map(({ kind }) => kind))]
    .map((kind) => rated.filter((row) => row.kind === kind).map(({ key }) => key))
    .filter((family) => family.length > 1);
}

function withTotal(planned: ReadonlyMap<GroupKey, number>): ReadonlyMap<GroupKey, number> {
  const all = [...planned.values()].reduce((sum, touches) => sum + touches, 0);
  return all === 0 ? planned : new Map([...planned, [wholeKey, all]]);
}

function nameOf(rows: readonly GroupRow[], key: GroupKey, by: Grouping): string {
  const row = rows.find((each) => each.key === key);
  return row?.name == null ? noneOf(by) : tacticTitle({ name: row.name, version: row.version ?? 1 });
}
