import { addDays, type Day, daysBetween, weekdayNames } from '../domain/calendar.js';
import { kinds, stages, tiers, type Channel, type Kind } from '../domain/touch.js';
import { wilson, type Interval } from '../stats/interval.js';
import type { CohortCount, ConversionCount, Conversions } from '../store/counts-conversion.js';
import type { ReachedCount, ValueSum } from '../store/counts-results.js';
import type { TouchCount } from '../store/counts.js';
import type { Group, Grouping, GroupKey } from '../store/grouping.js';
import type { Frame } from './frame.js';

/** Judged leads from which on a rate says something. */
export const enoughJudged = 20;

/** Longest wait for enough leads that is worth a date. */
const longestWait = 26 * 7;
const paceDays = 28;
export const leastForPace = 3;

/** One group of touches: a tactic version, or whatever the report is by. */
export interface GroupRow extends ConversionCount {
  /** Null where it is not known. */
  name: string | null;
  version: number | null;
  channel: Channel | null;
  kind: Kind | null;
  droppedDay: Day | null;
  /** In the period: touches, and those that reached each stage, by its number. */
  touches: number;
  stages: number[];
  seconds: number | null;
  cost: number | null;
  /** In minor units, as cost. */
  value: number | null;
  /** Converted of judged; null when none is judged. */
  rate: Interval | null;
  /** While fewer than enough are judged: the first lead's day, and from when it can be judged, null if not at this pace. */
  young: { since: Day; judgedFrom: Day | null } | null;
}

/** What worked: the groups, their total, and the first day on which a lead was touched. */
export interface Worked {
  rows: GroupRow[];
  /** Counted by itself: its leads are no sum of the rows'. */
  total: GroupRow;
  since: Day | null;
}

/** What the store counted for a report on groups. */
export interface GroupCounts {
  groups: readonly Group[];
  touches: readonly TouchCount[];
  reached: readonly ReachedCount[];
  values: readonly ValueSum[];
  conversions: Conversions;
  /** Of the groups in `youngKeys`, and of everything when that is young. */
  cohorts: readonly CohortCount[];
  wholeCohorts: readonly CohortCount[];
  since: Day | null;
}

/** The groups whose leads by day are wanted, since too few of them are judged. */
export function youngKeys({ groups }: Conversions): GroupKey[] {
  return groups.filter(isYoung).map((group) => group.key);
}

/** Whether there are leads, but too few judged ones for a rate. */
export function isYoung({ leads, judged }: ConversionCount): boolean {
  return leads > 0 && judged < enoughJudged;
}

/** The rows of a report, in the order in which they are printed, and their total. */
export function buildWorked(counts: GroupCounts, frame: Frame): Worked {
  const touches = new Map(counts.touches.map((count) => [count.key, count]));
  const reached = new Map(counts.reached.map((count) => [count.key, count.stages]));
  const values = new Map(counts.values.map((sum) => [sum.key, sum.value]));
  const conversions = new Map(counts.conversions.groups.map((count) => [count.key, count]));
  const rows = counts.groups.map(({ key, ...group }): GroupRow => {
    const conversion = conversions.get(key) ?? { leads: 0, leadsConverted: 0, judged: 0, converted: 0 };
    const done = touches.get(key);
    return {
      ...group,
      touches: done?.touches ?? 0,
      stages: reached.get(key) ?? stages.map(() => 0),
      seconds: done?.seconds ?? null,
      cost: done?.cost ?? null,
      value: values.get(key) ?? null,
      ...judge(
        conversion,
        counts.cohorts.filter((cohort) => cohort.key === key),
        frame,
      ),
    };
  });
  const total: GroupRow = {
    name: null,
    version: null,
    channel: null,
    kind: null,
    droppedDay: null,
    touches: rows.reduce((sum, row) => sum + row.touches, 0),
    stages: stages.map((_, stage) => rows.reduce((sum, row) => sum + (row.stages[stage] ?? 0), 0)),
    seconds: addKnown(rows.map((row) => row.seconds)),
    cost: addKnown(rows.map((row) => row.cost)),
    value: addKnown(rows.map((row) => row.value)),
    ...judge(counts.conversions.whole, counts.wholeCohorts, frame),
  };
  return { rows: rows.sort((a, b) => compareRows(a, b, frame.by)), total, since: counts.since };
}

function judge(conversion: ConversionCount, cohorts: readonly CohortCount[], frame: Frame) {
  const { leads, leadsConverted, judged, converted } = conversion;
  const first = cohorts[0];
  return {
    leads,
    leadsConverted,
    judged,
    converted,
    rate: wilson(converted, judged, frame.level),
    young:
      first && isYoung(conversion)
        ? { since: first.firstDay, judgedFrom: judgedFrom(cohorts, frame.window, frame.asOf.day) }
        : null,
  };
}

/**
 * The day on which a group's twentieth lead will be judged, `window` days after its first touch. Where there are fewer
 * leads yet, the rest is expected at the pace of the last 28 days, or of the days since the first lead if those are
 * fewer; null when that takes more than 26 weeks, and below three leads, which show no pace. `cohorts` are in order of days.
 */
export function judgedFrom(
  cohorts: readonly Pick<CohortCount, 'firstDay' | 'leads'>[],
  window: number,
  asOf: Day,
): Day | null {
  let leads = 0;
  for (const cohort of cohorts) {
    leads += cohort.leads;
    if (leads >= enoughJudged) return addDays(cohort.firstDay, window);
  }
  const first = cohorts[0];
  if (!first || leads < leastForPace) return null;
  const days = Math.min(paceDays, daysBetween(first.firstDay, asOf) + 1);
  const recent = cohorts
    .filter(({ firstDay }) => daysBetween(firstDay, asOf) < days)
    .reduce((sum, cohort) => sum + cohort.leads, 0);
  const wait = Math.ceil(((enoughJudged - leads) * days) / recent);
  return recent === 0 || wait > longestWait ? null : addDays(asOf, wait + window);
}

/** Rows as they are printed: what is not known last; days and tiers in order, all else by kind, rate and leads. */
function compareRows(a: GroupRow, b: GroupRow, by: Grouping): number {
  if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null);
  const order: readonly string[] = by === 'tier' ? tiers : by === 'weekday' ? weekdayNames : [];
  if (order.length > 0) return order.indexOf(a.name) - order.indexOf(b.name);
  if (by === 'week' || by === 'month' || by === 'hour') return compareText(a.name, b.name);
  return (
    kindOrder(a) - kindOrder(b) ||
    comparedRate(b) - comparedRate(a) ||
    b.leads - a.leads ||
    b.touches - a.touches ||
    compareText(a.name, b.name) ||
    (a.version ?? 0) - (b.version ?? 0)
  );
}

function kindOrder({ kind }: GroupRow): number {
  return kind === null ? 0 : kinds.indexOf(kind);
}

function comparedRate({ rate, judged }: GroupRow): number {
  return rate === null || judged < enoughJudged ? -1 : rate.rate;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function addKnown(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}
