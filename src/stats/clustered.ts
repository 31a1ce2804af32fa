import { wilson, type Interval, type Level } from './interval.js';
import { ratioVariance, type RatioSums } from './ratio.js';

export interface ClusteredInterval extends Interval {
  /** How many times more trials it takes than if they were independent, at least 1. */
  design: number;
  /** How many independent trials would tell as much. */
  effective: number;
}

/**
 * The share of y hits in x trials that come in clusters, those of one cluster alike: the Wilson interval at the
 * effective size x ÷ design effect (Kish 1965). With no hits, or only hits, nothing shows how alike they are: the
 * trials then count as independent. Null without trials.
 */
export function clusteredRate(sums: RatioSums, level: Level): ClusteredInterval | null {
  const { x: n, y: k } = sums;
  if (n === 0) return null;
  const rate = k / n;
  const design = designOf(sums);
  const effective = n / design;
  const { low, high } = wilson(rate * effective, effective, level)!;
  return { rate, low, high, design, effective };
}

/** The design effect by itself; there must be trials. */
export function designOf(sums: RatioSums): number {
  const { x: n, y: k, units } = sums;
  if (k === 0 || k === n) return 1;
  const variance = ratioVariance(sums);
  // A single cluster tells as much as one trial.
  if (variance === null || units < 2) return n;
  const rate = k / n;
  return Math.min(n, Math.max(1, (variance * n) / (rate * (1 - rate))));
}
