import type { Day } from '../../domain/calendar.js';
import type { Goal } from '../../domain/touch.js';
import { incidenceCurve, type DayCount, type IncidencePoint } from '../../stats/incidence.js';
import type { Level } from '../../stats/interval.js';
import { noConversions } from '../../store/counts/conversion.js';
import type { AttemptCount, VersionFailure, VersionUse } from '../../store/counts/tactic.js';
import type { Group, GroupKey } from '../../store/counts/grouping.js';
import type { TacticVersion } from '../../store/tactics/tactics.js';
import { buildClaims, type ClaimCounts, type ClaimRecord } from '../claims/claims.js';
import { buildFailures, type Failures } from '../failures/failures.js';
import type { TacticFeelings } from '../fit/fit.js';
import type { ReportQuery } from '../measures/query.js';
import { buildGroups, type GroupRow } from '../measures/groups.js';
import type { Remark } from '../measures/judge.js';
import { mixSentence, type MixCounts } from '../measures/mix.js';
import type { Money, MoneyRow } from '../money/money.js';
import { titleOf } from '../sheet/names.js';
import type { Arm } from '../measures/nearer-goal.js';
import { compareVersions, type VersionComparison } from './versions.js';
import type { JudgedVersion } from '../measures/version.js';
import type { TacticTrials } from '../trial/status.js';
import type { Worked } from '../tactics/tactics.js';

/** Everything about one tactic, or about one version of it. */
export interface TacticRecord {
  /** Of the ranges, in percent. */
  level: Level;
  /** What it is about as one would ask for it: NAME, or NAME@VERSION. */
  title: string;
  /** `droppedDay` is null while as-of is before it. */
  tactic: Pick<TacticVersion, 'name' | 'channel' | 'kind' | 'worth' | 'seconds' | 'followUp' | 'droppedDay'>;
  note: string | null;
  /** Newest first. */
  versions: readonly VersionRecord[];
  /** Of the newest version in use with the one it comes from, and of the next two where that cannot be told yet. */
  comparisons: readonly VersionComparison[];
  /** Of these versions together. */
  failures: Failures;
  money: Money;
  credit: CreditShare;
  /** What is said of these versions beside their verdicts, and what warns of misreading them. */
  remarks: readonly Remark[];
  cautions: readonly string[];
  /** What others claim, beside its own figures. */
  claims: readonly ClaimRecord[];
  feelings: TacticFeelings;
  trials: TacticTrials;
  /** All tactics, among which these are judged. */
  worked: Worked;
}

export interface VersionRecord extends JudgedVersion {
  /** Its first touches with leads that have not answered, its second ones, and so on. */
  attempts: readonly AttemptCount[];
  curve: IncidenceCurve | null;
  failures: Failures;
  money: MoneyRow | null;
}

/** How the share converted grew by days since the first touch, as far as 5 leads are followed. */
export interface IncidenceCurve {
  points: readonly IncidencePoint[];
  until: number;
  share: number;
  /** The days by which half of that had converted, and all of it; null where nobody has. */
  half: number | null;
  latest: number | null;
}

/** The part these versions had in all that came to the goal, by who gets the credit. */
interface CreditShare {
  last: number;
  first: number;
  linear: number;
  /** Conversions of all tactics. */
  all: number;
}

/** What the store counted for the page of a tactic. */
export interface TacticCounts {
  title: string;
  tactic: TacticVersion;
  note: string | null;
  /** The versions wanted, with the group each is. */
  uses: readonly VersionUse[];
  groups: readonly Group[];
  days: ReadonlyMap<GroupKey, readonly DayCount[]>;
  failures: readonly VersionFailure[];
  silent: ReadonlyMap<GroupKey, number>;
  attempts: readonly AttemptCount[];
  mixes: readonly MixCounts[];
  /** Judged leads of all tactic versions at another goal, with its usual window. */
  armsAt: (goal: Goal) => readonly Arm[];
  claims: readonly ClaimCounts[];
  trials: TacticTrials;
  /** How it fits, by its newest version in use among those wanted. */
  feelings: (newest: VersionRecord | null) => TacticFeelings;
}

export function buildTactic(
  counts: TacticCounts,
  worked: Worked,
  money: Money,
  query: ReportQuery,
): TacticRecord {
  const { title, tactic, uses } = counts;
  const versions = uses
    .map((use) => buildVersion(use, counts, worked, money, query))
    .sort((one, other) => other.use.version - one.use.version);
  const keys = new Set<GroupKey>(uses.map(({ versionId }) => versionId));
  const comparisons = compareVersions(versions, worked.rows, query, counts.armsAt);
  return {
    level: query.level,
    title,
    tactic: { ...tactic, droppedDay: droppedBy(tactic.droppedDay, query.asOf.day) },
    note: counts.note,
    versions,
    comparisons,
    failures: buildFailures(counts.failures, null, sumOf(counts.silent, keys), money.hourlyValue),
    money,
    credit: {
      last: sumOf(worked.credits.last, keys),
      first: sumOf(worked.credits.first, keys),
      linear: sumOf(worked.credits.linear, keys),
      all: worked.credits.conversions,
    },
    remarks: worked.judgements.remarks.filter((remark) => remark.keys.some((key) => keys.has(key))),
    cautions: mixCautions(comparisons, counts.mixes),
    claims: buildClaims(counts.claims, versions, query),
    trials: counts.trials,
    feelings: counts.feelings(versions.find(({ use }) => use.touches > 0) ?? null),
    worked,
  };
}

function buildVersion(
  use: VersionUse,
  { groups, days, failures, silent, attempts }: TacticCounts,
  worked: Worked,
  money: Money,
  query: ReportQuery,
): VersionRecord {
  const key = use.versionId;
  const row =
    worked.rows.find((each) => each.key === key) ??
    unusedRow(
      groups.filter((group) => group.key === key),
      query,
    );
  return {
    use,
    row,
    judgement: worked.judgements.byTactic.get(key) ?? null,
    young: worked.young.get(key) ?? null,
    attempts: attempts.filter(({ versionId }) => versionId === key),
    curve: findCurve(days.get(key) ?? [], row),
    failures: buildFailures(
      failures.filter(({ versionId }) => versionId === key),
      null,
      silent.get(key) ?? 0,
      money.hourlyValue,
    ),
    money: money.rows.find(({ version }) => version === use.version) ?? null,
  };
}

/** A version without a touch up to as-of. */
export function unusedRow(groups: readonly Group[], query: ReportQuery): GroupRow {
  const whole = { conversions: noConversions, days: [] };
  const counts = {
    groups,
    touches: [],
    reached: [],
    values: [],
    conversions: [],
    days: [],
    daysBefore: [],
    cohorts: [],
    sources: [],
    whole,
  };
  const { rows, total } = buildGroups(counts, query);
  return (rows[0] ?? total)!;
}

function findCurve(days: readonly DayCount[], { byWindow }: GroupRow): IncidenceCurve | null {
  if (byWindow === null) return null;
  const points = incidenceCurve(days, byWindow.day);
  const share = points.at(-1)?.converted ?? 0;
  const dayOf = (part: number) =>
    share > 0 ? (points.find(({ converted }) => converted >= share * part * (1 - 1e-9))?.day ?? null) : null;
  return { points, until: byWindow.day, share, half: dayOf(0.5), latest: dayOf(1) };
}

function mixCautions(comparisons: readonly VersionComparison[], mixes: readonly MixCounts[]): string[] {
  const compared = comparisons.find(({ difference }) => difference !== null);
  if (!compared) return [];
  const { newerRow: newer, olderRow: older } = compared;
  const nameOf = (key: GroupKey) => titleOf(key === older.key ? older : newer);
  const sentence = mixSentence([[newer.key, older.key]], mixes, nameOf);
  return sentence === null ? [] : [sentence];
}

function droppedBy(day: Day | null, asOf: Day): Day | null {
  return day !== null && day <= asOf ? day : null;
}

function sumOf(amounts: ReadonlyMap<GroupKey, number>, keys: ReadonlySet<GroupKey>): number {
  return [...keys].reduce<number>((sum, key) => sum + (amounts.get(key) ?? 0), 0);
}
