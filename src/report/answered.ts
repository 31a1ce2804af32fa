import { clusteredRate, type ClusteredInterval } from '../stats/clustered.js';
import type { Level } from '../stats/interval.js';
import { Pool } from '../stats/pooling.js';
import type { RatioSums } from '../stats/ratio.js';
import type { AnsweredCount } from '../store/counts-answered.js';
import type { Group, GroupKey, Grouping } from '../store/grouping.js';
import { wholeKey } from './groups.js';

/** What a report on when people answer can be by. */
export type ClockGrouping = Extract<Grouping, 'hour' | 'weekday'>;

export function isClock(by: Grouping): by is ClockGrouping {
  return by === 'hour' || by === 'weekday';
}

/** Touches at one hour or weekday, ever: those whose answer is known, and how many of them reached somebody. */
export interface AnsweredRow {
  key: GroupKey;
  /** Null where the hour is not known. */
  name: string | null;
  /** By lead: x known, y reached. */
  sums: RatioSums;
  /** Null where no answer is known. */
  rate: ClusteredInterval | null;
}

export interface Answering {
  by: ClockGrouping;
  /** The level of its ranges. */
  level: Level;
  /** In the order of the clock or the week, unknown last. */
  rows: AnsweredRow[];
  /** Everything as one, by lead. */
  total: AnsweredRow;
}

/** The rows of what was counted by hour or weekday; `whole` is everything counted as one group. */
export function buildAnswering(
  by: ClockGrouping,
  counts: readonly AnsweredCount[],
  whole: AnsweredCount | undefined,
  groups: readonly Pick<Group, 'key' | 'name'>[],
  level: Level,
): Answering {
  const names = new Map(groups.map(({ key, name }) => [key, name]));
  const row = (name: string | null, { key, reach }: Pick<AnsweredCount, 'key' | 'reach'>): AnsweredRow => ({
    key,
    name,
    sums: reach,
    rate: clusteredRate(reach, level),
  });
  return {
    by,
    level,
    rows: counts.map((one) => row(names.get(one.key) ?? null, one)).sort(compareRows),
    total: row(null, { key: wholeKey, reach: whole?.reach ?? noSums }),
  };
}

/** Keys of hours and weekdays are in the order of time, '' is not known. */
function compareRows(a: AnsweredRow, b: AnsweredRow): number {
  return Number(a.name === null) - Number(b.name === null) || (a.key < b.key ? -1 : 1);
}

const noSums: RatioSums = { units: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };

/** Known touches from which on an hour or a weekday is compared with the others. */
export const enoughKnown = 20;

/** An hour or a weekday at which touches reach more people than at all others. */
export interface Peak {
  row: AnsweredRow;
  /** All other hours or weekdays that are known, as one. */
  others: { sums: RatioSums; rate: ClusteredInterval };
}

/**
 * Of those with 20 known touches or more, the one with the highest share when all are estimated together (`Pool`), if
 * its 95% range so estimated lies wholly above the share of all the others, and its own range above theirs. Counts are
 * scaled down by their design effect first. Null when the data do not carry it.
 */
export function findPeak({ rows, level }: Answering): Peak | null {
  const named = rows.filter((row) => row.name !== null && row.rate !== null);
  const arms = named.filter(({ sums }) => sums.x >= enoughKnown);
  if (arms.length < 2 || arms.every(({ rate }) => rate!.rate === arms[0]!.rate!.rate)) return null;
  const pool = new Pool(arms.map(scaledDown));
  const means = arms.map((_, index) => pool.mean(index));
  const first = means.indexOf(Math.max(...means));
  const row = arms[first]!;
  const sums = addSums(named.filter((other) => other !== row).map((other) => other.sums));
  const rate = clusteredRate(sums, level)!;
  const isAbove = pool.quantile(first, 0.025) > rate.rate && isApart(row.sums, sums);
  return isAbove ? { row, others: { sums, rate } } : null;
}

/** With many touches the pool hardly holds back the luckiest of several: what is printed must tell them apart, too. */
function isApart(best: RatioSums, others: RatioSums): boolean {
  return clusteredRate(best, 95)!.low > clusteredRate(others, 95)!.high;
}

/** Where none or all were reached nothing shows how alike touches of a lead are: those of one count as one. */
function scaledDown({ sums, rate }: AnsweredRow): { k: number; n: number } {
  const n = sums.y === 0 || sums.y === sums.x ? sums.units : rate!.effective;
  return { k: rate!.rate * n, n };
}

function addSums(all: readonly RatioSums[]): RatioSums {
  const sums = { ...noSums };
  for (const one of all) for (const name of Object.keys(sums) as (keyof RatioSums)[]) sums[name] += one[name];
  return sums;
}
