import { weekdayNames } from '../../domain/calendar.js';
import { kinds, stages, tiers } from '../../domain/touch.js';
import { designEffect, type Batch } from '../../stats/batches.js';
import type { Count } from '../../stats/count.js';
import { findIncidence, incidenceAt, type DayCount, type Incidence } from '../../stats/incidence.js';
import { wilson, type Interval, type Level } from '../../stats/interval.js';
import {
  noConversions,
  type CohortCount,
  type ConversionCount,
  type GroupDay,
  type StratumCount,
} from '../../store/counts/conversion.js';
import type { ReachedCount } from '../../store/counts/reached.js';
import type { ValueSum } from '../../store/counts/results.js';
import type { TouchCount } from '../../store/counts/touches.js';
import type { Group, Grouping } from '../../store/counts/grouping.js';
import type { ReportQuery } from './query.js';
import { enoughJudged } from './verdict.js';
import { weeksOf, type WeekOfLeads } from './weekly.js';

/** One group of touches: a tactic version, or whatever the report is by. */
export interface GroupRow extends Group, ConversionCount {
  /** In the period: touches, and the leads they brought to each stage for the first time, by its number. */
  touches: number;
  stages: number[];
  seconds: number | null;
  cost: number | null;
  /** In minor units, as cost. */
  value: number | null;
  /** Converted of judged; null when none is judged. */
  rate: Interval | null;
  /** The share converted within the window, allowing for leads still open; null below 5 leads. */
  byWindow: Incidence | null;
  /** The same as it was at the end of the week before as-of's. */
  byWindowBefore: Incidence | null;
  /** Its leads by week, once there is enough to tell of them. */
  weeks: readonly WeekOfLeads[];
  /** The design effect: how many of its leads tell as much as one independent lead; 1 where they are not alike. */
  effect: number;
}

/** The key of everything as one group; no group has it. */
export const wholeKey = '*';

/** The groups, and everything as one. */
export interface Groups {
  rows: GroupRow[];
  /** Counted by itself: its leads are no sum of the rows'. Null where it was not counted. */
  total: GroupRow | null;
  /** Leads that came to each stage for the first time in the period, by its number; attempted is all touches. */
  reached: number[];
}

/** Leads with what became of them: of one group, or of several put together. */
export interface Cohort {
  conversions: ConversionCount;
  days: readonly DayCount[];
  /** As they were at the end of the week before; left out where it is not asked for. */
  daysBefore?: readonly DayCount[];
  /** By the day of their first touch; left out where weeks are not told apart. */
  cohorts?: readonly Omit<CohortCount, 'key'>[];
  /** Those judged by source; left out where sources are not told apart. */
  sources?: readonly Omit<StratumCount, 'key'>[];
}

/** What the store counted for a report on groups. */
export interface GroupCounts {
  groups: readonly Group[];
  touches: readonly TouchCount[];
  reached: readonly ReachedCount[];
  values: readonly ValueSum[];
  conversions: readonly (ConversionCount & Pick<Group, 'key'>)[];
  days: readonly GroupDay[];
  daysBefore: readonly GroupDay[];
  cohorts: readonly CohortCount[];
  /** Judged leads by source, '' where it is not known; none where none is known. */
  sources: readonly StratumCount[];
  /** Everything as one group: a lead counts once. Null where it is not wanted. */
  whole: Cohort | null;
  /** What was done in the period, where groups overlap and so do not add up to it. */
  done?: Pick<GroupRow, 'touches' | 'stages' | 'seconds' | 'cost' | 'value'> | null;
}

/** The rows of a report, in the order in which they are printed, and their total. */
export function buildGroups(counts: GroupCounts, query: ReportQuery): Groups {
  const dones = new Map(counts.touches.map((count) => [count.key, count]));
  const stagesOf = new Map(counts.reached.map((count) => [count.key, count.stages]));
  const values = new Map(counts.values.map((sum) => [sum.key, sum.value]));
  const conversions = new Map(counts.conversions.map(({ key, ...count }) => [key, count]));
  const days = byKey(counts.days);
  const daysBefore = byKey(counts.daysBefore);
  const cohorts = byKey(counts.cohorts);
  const sources = byKey(counts.sources);
  const rows = counts.groups.map((group): GroupRow => {
    const done = dones.get(group.key);
    return {
      ...group,
      touches: done?.touches ?? 0,
      stages: stagesOf.get(group.key) ?? stages.map(() => 0),
      seconds: done?.seconds ?? null,
      cost: done?.cost ?? null,
      value: values.get(group.key) ?? null,
      ...estimate(
        {
          conversions: conversions.get(group.key) ?? noConversions,
          days: days.get(group.key) ?? [],
          daysBefore: daysBefore.get(group.key) ?? [],
          cohorts: cohorts.get(group.key) ?? [],
          sources: sources.get(group.key) ?? [],
        },
        query,
      ),
    };
  });
  const done = counts.done ?? {
    touches: rows.reduce((sum, row) => sum + row.touches, 0),
    stages: stages.map((_, stage) => rows.reduce((sum, row) => sum + (row.stages[stage] ?? 0), 0)),
    seconds: addKnown(rows.map((row) => row.seconds)),
    cost: addKnown(rows.map((row) => row.cost)),
    value: addKnown(rows.map((row) => row.value)),
  };
  return {
    rows: rows.sort((a, b) => compareRows(a, b, query.by)),
    total: counts.whole && totalOf(counts.whole, done, query),
    reached: [done.touches, ...done.stages.slice(1)],
  };
}

function totalOf(whole: Cohort, done: NonNullable<GroupCounts['done']>, query: ReportQuery): GroupRow {
  return {
    key: wholeKey,
    name: null,
    version: null,
    channel: null,
    kind: null,
    worth: null,
    droppedDay: null,
    ...done,
    ...estimate(whole, query),
  };
}

/** Several cohorts without a lead in common as one. */
export function mergeCohorts(cohorts: readonly Cohort[]): Cohort {
  const conversions = { ...noConversions };
  for (const cohort of cohorts)
    for (const name of Object.keys(conversions) as (keyof ConversionCount)[])
      conversions[name] += cohort.conversions[name];
  return {
    conversions,
    days: cohorts.flatMap(({ days }) => days),
    cohorts: cohorts.flatMap((cohort) => cohort.cohorts ?? []),
    sources: sumSources(cohorts.flatMap(({ sources = [] }) => sources)),
  };
}

/** A source may have leads in several cohorts, where a lead has an origin of its own. */
function sumSources(sources: readonly Omit<StratumCount, 'key'>[]): Omit<StratumCount, 'key'>[] {
  const sums = new Map<string, Omit<StratumCount, 'key'>>();
  for (const { stratum, n, k } of sources) {
    const sum = sums.get(stratum) ?? { stratum, n: 0, k: 0 };
    sums.set(stratum, { stratum, n: sum.n + n, k: sum.k + k });
  }
  return [...sums.values()];
}

/**
 * The rate of a cohort's judged leads, and the share of all its leads that converts by the window. Where its weeks or
 * its sources differ by more than chance, the effective number of leads is divided by the larger design effect, but not
 * to below 20.
 */
export function estimate(
  { conversions, days, daysBefore = [], cohorts = [], sources = [] }: Cohort,
  { window, level, asOf }: Pick<ReportQuery, 'window' | 'level' | 'asOf'>,
) {
  const found = byWindowOf(days, conversions.judged, { window, level });
  const before = byWindowOf(daysBefore, conversions.judgedBefore, { window, level });
  const isTold = evidenceIn(found, { window }).n >= enoughJudged;
  const weeks = isTold ? weeksOf(cohorts, days, { window, asOf: asOf.day }) : [];
  const bySource = conversions.judged >= enoughJudged ? sources.flatMap(batchOf) : [];
  const effect = isTold ? Math.max(designEffect(weeks), designEffect(bySource)) : 1;
  return {
    ...conversions,
    rate: wilson(conversions.converted, conversions.judged, level),
    byWindow: found && lessBy(found, effect, level),
    byWindowBefore: before && lessBy(before, effect, level),
    weeks,
    effect,
  };
}

function batchOf({ stratum, k, n }: Omit<StratumCount, 'key'>): Batch[] {
  return stratum === '' ? [] : [{ hits: k, size: n }];
}

/** As sure as so many fewer leads make it, but as no fewer than 20, by a design effect. */
export function lessBy(found: Incidence, effect: number, level: Level): Incidence {
  const effective = Math.max(found.effective / effect, Math.min(found.effective, enoughJudged));
  if (effective === found.effective) return found;
  const { low, high } = wilson(found.rate * effective, effective, level)!;
  return { ...found, low, high: Math.min(high, 1), effective };
}

/**
 * The share converted by the window. While fewer than 20 leads are judged it is the share by the last day on which 5
 * leads are still followed, null below 5; from 20 on, what became of the others is known.
 */
function byWindowOf(
  days: readonly DayCount[],
  judged: number,
  { window, level }: Pick<ReportQuery, 'window' | 'level'>,
): Incidence | null {
  const found = findIncidence(days, window, level);
  return found !== null && found.day < window && judged >= enoughJudged
    ? incidenceAt(days, window, level)
    : found;
}

/**
 * An estimate as evidence of the share converted by the window: `n` its effective number of leads, `k` that share of
 * them; neither is whole. Both are 0 while the estimate does not reach to the window.
 */
export function evidenceIn(estimate: Incidence | null, { window }: Pick<ReportQuery, 'window'>): Count {
  if (estimate === null || estimate.day < window) return { k: 0, n: 0 };
  return { k: estimate.rate * estimate.effective, n: estimate.effective };
}

/** Whether there is evidence enough for a verdict. */
export function isKnown(
  { byWindow }: Pick<GroupRow, 'byWindow'>,
  query: Pick<ReportQuery, 'window'>,
): boolean {
  return evidenceIn(byWindow, query).n >= enoughJudged;
}

/**
 * Order of printed rows: what is not known last; days and tiers in their own order, all else by kind and then the most
 * touches.
 */
function compareRows(a: GroupRow, b: GroupRow, by: Grouping): number {
  if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null);
  const order: readonly string[] = by === 'tier' ? tiers : by === 'weekday' ? weekdayNames : [];
  if (order.length > 0) return order.indexOf(a.name) - order.indexOf(b.name);
  if (by === 'week' || by === 'month' || by === 'hour') return compareText(a.name, b.name);
  return (
    kindOrder(a) - kindOrder(b) ||
    b.touches - a.touches ||
    b.leads - a.leads ||
    compareText(a.name, b.name) ||
    (a.version ?? 0) - (b.version ?? 0)
  );
}

/** Counts of several groups, put together by group. */
export function byKey<Count extends Pick<Group, 'key'>>(
  counts: readonly Count[],
): Map<Group['key'], Count[]> {
  const groups = new Map<Group['key'], Count[]>();
  for (const count of counts) {
    const known = groups.get(count.key);
    if (known) known.push(count);
    else groups.set(count.key, [count]);
  }
  return groups;
}

function kindOrder({ kind }: GroupRow): number {
  return kind === null ? 0 : kinds.indexOf(kind);
}

/** Whether enough leads are judged for a rate to say something. */
export function isRated({ judged }: ConversionCount): boolean {
  return judged >= enoughJudged;
}

/** Orders texts by their code units, in every locale the same. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function addKnown(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}
