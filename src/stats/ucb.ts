import type { Count } from './count.js';
import { Pool } from './pooling.js';

/** An arm with trials whose end is not known yet. */
export interface OpenCount extends Count {
  pending: number;
}

export interface Ceilings {
  /** The chance with which each share stays under its ceiling: 1 − 1/t after t − 2 trials. */
  level: number;
  ceilings: number[];
}

/**
 * How high each share may still be, the highest being the one to try next: Bayes-UCB (Kaufmann, Cappé and Garivier
 * 2012) on the pooled posterior, with pending trials counted as misses, which spreads a batch. Null without arms.
 */
export function findCeilings(arms: readonly OpenCount[]): Ceilings | null {
  if (arms.length === 0) return null;
  const level = 1 - 1 / (arms.reduce((sum, { n, pending }) => sum + n + pending, 0) + 2);
  const pool = new Pool(arms);
  return { level, ceilings: arms.map(({ pending }, arm) => pool.quantile(arm, level, pending)) };
}
