import { gammaQuantile, studentQuantile } from './beta.js';
import type { Count } from './count.js';
import { wilson, type Interval, type Level } from './interval.js';
import { fieller, type Range, type RatioSums } from './ratio.js';

export interface CostEach {
  /** Null where there is no hit to divide by. */
  each: number | null;
  low: number;
  /** Null where it has no upper end: the cost is at least `low`. */
  high: number | null;
}

export interface ValuePerHour {
  /** Hits an hour times the mean value of those of which it is known. */
  rate: number;
  /**
   * Of the number of hits, were each to bring that mean, widened by what the mean may be off where the value of some is
   * not known; null below 3 hits with a value.
   */
  byCount: Range | null;
  /** From what each unit took and brought; null below 10 hits, where some value is not known, or it has no ends. */
  byUnits: Range | null;
}

/** What one hit cost when n trials cost `cost` in all: cost per trial ÷ the Wilson interval. Null without trials. */
export function costPerHit(cost: number, { k, n }: Count, level: Level): CostEach | null {
  const share = wilson(k, n, level);
  if (!share) return null;
  const perTrial = cost / n;
  return {
    each: k === 0 ? null : cost / k,
    low: perTrial / share.high,
    high: share.low === 0 ? null : perTrial / share.low,
  };
}

/** Hits an hour, `k` hits being Poisson, with the exact interval of Garwood 1936. Null for no hours. */
export function hitsPerHour(k: number, hours: number, level: Level): Interval | null {
  if (!(hours > 0)) return null;
  const outside = (100 - level) / 200;
  return {
    rate: k / hours,
    low: gammaQuantile(outside, k) / hours,
    high: gammaQuantile(1 - outside, k + 1) / hours,
  };
}

/** Hits with a value from which on their mean has a range. */
const enoughValued = 3;

/**
 * Value an hour: `k` hits times the mean of the `valued` ones among them, ÷ Σ hours over units. `sums` has the hours as
 * x, the known value as y. With all valued that is Σ value ÷ Σ hours (never the mean of their ratios), with the range of
 * the number of hits times the mean, and Fieller's. Else the mean is one of a sample of the hits: its error, by Student's
 * t with Cochran's 1 − valued ÷ k for a finite number, joins that of the number of hits as a factor (the two squared and
 * added as logarithms, Zou and Donner 2008). Null for no hours, and where no value is known.
 */
export function valuePerHour(
  { k, valued }: { k: number; valued: number },
  sums: RatioSums,
  level: Level,
): ValuePerHour | null {
  const hits = hitsPerHour(k, sums.x, level);
  if (!hits || valued === 0) return null;
  const mean = sums.y / valued;
  const byUnits = k >= 10 && valued === k ? fieller(sums, level) : null;
  return {
    rate: hits.rate * mean,
    byCount:
      k >= enoughValued && valued >= enoughValued ? valueRange(hits, { k, valued }, sums, level) : null,
    byUnits: byUnits && { low: Math.max(0, byUnits.low), high: byUnits.high },
  };
}

function valueRange(
  hits: Interval,
  { k, valued }: { k: number; valued: number },
  { y: value, yy }: RatioSums,
  level: Level,
): Range {
  const mean = value / valued;
  if (mean === 0) return { low: 0, high: 0 };
  const spread = Math.sqrt(Math.max(0, yy - value * mean) / (valued - 1)) / mean;
  const off =
    studentQuantile(0.5 + level / 200, valued - 1) * spread * Math.sqrt(Math.max(0, 1 / valued - 1 / k));
  const factor = (apart: number) => Math.exp(Math.hypot(Math.log(apart), off));
  return {
    low: (hits.rate * mean) / factor(hits.rate / hits.low),
    high: hits.rate * mean * factor(hits.high / hits.rate),
  };
}
