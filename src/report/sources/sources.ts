import { origins as originNames, type Origin } from '../../domain/touch.js';
import type { Incidence } from '../../stats/incidence.js';
import type { Interval } from '../../stats/interval.js';
import { hitsPerHour } from '../../stats/returns.js';
import { noConversions, type ConversionCount, type SourcedCounts } from '../../store/counts/conversion.js';
import type { Effort, GroupEffort } from '../../store/counts/money.js';
import type { SourceOrigin, UntouchedCount } from '../../store/counts/origin.js';
import type { Group, GroupKey } from '../../store/counts/grouping.js';
import { addEfforts, noEffort, timedHours } from '../measures/effort.js';
import type { ReportQuery } from '../measures/query.js';
import { byKey, estimate, mergeCohorts } from '../measures/groups.js';
import { enoughConverted } from '../measures/verdict.js';

/** Leads that came the same way: what became of them, and what they took. */
export interface OriginRow extends ConversionCount {
  /** Null where it is not known. */
  origin: Origin | null;
  rate: Interval | null;
  byWindow: Incidence | null;
  /** Of the touches at its judged leads, up to as-of. */
  effort: Effort;
  /** Conversions of judged leads an hour; null below 3, and while too little of the time is known. */
  perHour: Interval | null;
  /** Given leads without any touch. */
  neverContacted: number;
}

/** Leads by who found them. */
export interface Origins {
  /** Found, given, unknown: those there are, and never none of a known origin. */
  rows: OriginRow[];
  total: OriginRow;
  /** Touches at nobody in particular, which are among those of unknown origin. */
  nobody: Effort;
}

/** Leads of one source. */
export interface SourceRow extends OriginRow {
  /** Null for leads without one. */
  source: string | null;
}

/** What the store counted of leads, by origin or by source. */
export interface OriginCounts extends Pick<SourcedCounts, 'conversions' | 'days' | 'cohorts' | 'sources'> {
  efforts: readonly GroupEffort[];
  untouched: readonly UntouchedCount[];
}

/** Leads by origin. */
export function buildOrigins(counts: OriginCounts, nobody: readonly Effort[], query: ReportQuery): Origins {
  const rowOf = rowsOf(counts, query);
  const keys = [...originNames, ''] as const;
  const rows = keys
    .map((key) => ({ origin: key === '' ? null : key, ...rowOf([key]) }))
    .filter(({ leads, neverContacted }) => leads > 0 || neverContacted > 0);
  return {
    rows,
    total: { origin: null, ...rowOf(keys) },
    nobody: addEfforts(nobody),
  };
}

/** Whether the origin of any lead is known; else there is nothing to tell apart. */
export function knowsOrigins({ rows }: Origins): boolean {
  return rows.some(({ origin }) => origin !== null);
}

/** Leads by source: those found first, then those given, on top the sources of most leads. */
export function buildSources(
  counts: OriginCounts,
  groups: readonly Group[],
  sources: readonly SourceOrigin[],
  query: ReportQuery,
): SourceRow[] {
  const rowOf = rowsOf(counts, query);
  const origins = new Map(sources.map(({ key, origin }) => [key, origin]));
  const rows = groups.map(({ key, name }) => ({
    source: name,
    origin: origins.get(key) ?? null,
    ...rowOf([key]),
  }));
  return rows.sort(compareSources);
}

/** What there is to say of leads with one of the keys. */
function rowsOf(
  { conversions, days, cohorts, sources, efforts, untouched }: OriginCounts,
  query: ReportQuery,
): (keys: readonly GroupKey[]) => Omit<OriginRow, 'origin'> {
  const [conversionsOf, daysOf, effortsOf] = [byKey(conversions), byKey(days), byKey(efforts)];
  const [cohortsOf, sourcesOf, untouchedOf] = [byKey(cohorts), byKey(sources), byKey(untouched)];
  return (keys) => {
    const cohort = mergeCohorts(
      keys.map((key) => ({
        conversions: conversionsOf.get(key)?.[0] ?? noConversions,
        days: daysOf.get(key) ?? [],
        cohorts: cohortsOf.get(key) ?? [],
        sources: sourcesOf.get(key) ?? [],
      })),
    );
    const { converted } = cohort.conversions;
    const effort = keys
      .flatMap((key) => effortsOf.get(key) ?? [])
      .reduce((sum, one) => addEfforts([sum, one]), noEffort);
    const hours = timedHours(effort);
    return {
      ...estimate(cohort, query),
      effort,
      perHour:
        converted >= enoughConverted && hours !== null ? hitsPerHour(converted, hours, query.level) : null,
      neverContacted: keys
        .flatMap((key) => untouchedOf.get(key) ?? [])
        .reduce((sum, { leads }) => sum + leads, 0),
    };
  };
}

function compareSources(a: SourceRow, b: SourceRow): number {
  const origin = (row: SourceRow) =>
    row.origin === null ? originNames.length : originNames.indexOf(row.origin);
  return (
    origin(a) - origin(b) ||
    Number(a.source === null) - Number(b.source === null) ||
    b.leads - a.leads ||
    b.neverContacted - a.neverContacted ||
    ((a.source ?? '') < (b.source ?? '') ? -1 : 1)
  );
}
