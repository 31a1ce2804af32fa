import type { Count } from './count.js';
import { Pool } from './pooling.js';

/** Trials of one arm whose end is known; arms of one family are estimated together. */
export interface FamilyCount extends Count {
  family: string;
}

/** The chance with which shares stay under their ceilings: 1 − 1/t after t − 2 trials, pending ones included. */
export function ceilingLevel(trials: number): number {
  return 1 - 1 / (trials + 2);
}

/**
 * How high the share of each arm may still be, the highest being the one to try next: Bayes-UCB (Kaufmann, Cappé and
 * Garivier 2012) on the pooled posterior, one level for all families. `others` are not to be tried: they only say how
 * alike the arms of their family are.
 */
export class Ceilings {
  readonly #arms: { pool: Pool; index: number }[];
  readonly #known: number;

  constructor(arms: readonly FamilyCount[], others: readonly FamilyCount[] = []) {
    const families = new Map(
      [...new Set(arms.map(({ family }) => family))].map((family) => {
        const members = [...arms, ...others].filter((count) => count.family === family);
        return [family, { members, pool: new Pool(members) }];
      }),
    );
    this.#arms = arms.map((arm) => {
      const { members, pool } = families.get(arm.family)!;
      return { pool, index: members.indexOf(arm) };
    });
    this.#known = arms.reduce((sum, { n }) => sum + n, 0);
  }

  /** The ceiling of each arm while so many of its trials are pending: they count as its misses, which spreads a batch. */
  find(pending: readonly number[]): number[] {
    const level = ceilingLevel(this.#known + pending.reduce((sum, trials) => sum + trials, 0));
    return this.#arms.map(({ pool, index }, arm) => pool.quantile(index, level, pending[arm]));
  }
}
