/** Confidence levels in percent, with the normal quantile that cuts half of the rest off at each end. */
const quantile = { 80: 1.2815515655446004, 90: 1.6448536269514722, 95: 1.959963984540054 };

export type Level = keyof typeof quantile;

export const levels: readonly Level[] = [80, 90, 95];

export interface Interval {
  /** The share itself, from 0 to 1. */
  rate: number;
  low: number;
  high: number;
}

/**
 * `k` of `n` as a share with its Wilson score interval, without continuity correction (Wilson 1927; Brown, Cai and
 * DasGupta 2001): exactly 0 at the lower end for none of n, exactly 1 at the upper end for all. Null for 0 of 0.
 */
export function wilson(k: number, n: number, level: Level): Interval | null {
  if (n === 0) return null;
  const z = quantile[level];
  const rate = k / n;
  const shrink = 1 + (z * z) / n;
  const centre = (rate + (z * z) / (2 * n)) / shrink;
  const half = (z / shrink) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  return { rate, low: k === 0 ? 0 : centre - half, high: k === n ? 1 : centre + half };
}
