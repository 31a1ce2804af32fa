import { gammaQuantile } from './beta.js';
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
  /** Null for no hours. */
  rate: number;
  /** From the count alone, as if hits kept bringing what they brought on average; null below 3 hits. */
  byCount: Range | null;
  /** From what each unit took and brought; null below 10 hits, and where it has no ends. */
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

/**
 * Value an hour, Σ value ÷ Σ hours over units (never the mean of their ratios), with the interval of the number of
 * hits times the mean value of one, and Fieller's. `sums` has the hours as x, the value as y. Null for no hours.
 */
export function valuePerHour(k: number, sums: RatioSums, level: Level): ValuePerHour | null {
  const { x: hours, y: value } = sums;
  const count = hitsPerHour(k, hours, level);
  if (!count) return null;
  const mean = value / k;
  const byUnits = k >= 10 ? fieller(sums, level) : null;
  return {
    rate: value / hours,
    byCount: k >= 3 ? { low: count.low * mean, high: count.high * mean } : null,
    byUnits: byUnits && { low: Math.max(0, byUnits.low), high: byUnits.high },
  };
}
