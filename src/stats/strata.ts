import { normalQuantile } from './beta.js';
import type { Count } from './count.js';
import type { Difference } from './difference.js';
import type { Level } from './interval.js';

/** Two arms within one stratum; either may have no trials in it. */
export interface Stratum {
  first: Count;
  second: Count;
}

export interface MixedDifference extends Difference {
  /** Standard error of the difference. */
  error: number;
}

export interface StandardRates {
  /** The share each arm would have, had both been tried on the same mix of strata. */
  first: number;
  second: number;
  /** Trials of both arms in the strata they share, and in all strata. */
  shared: number;
  all: number;
}

export interface MixCheck {
  /** First less second, over everything and stratum by stratum. */
  crude: number;
  adjusted: number;
  /** Whether the two tell different stories: another sign, or a gap above 3 points and above half the crude one. */
  misleads: boolean;
}

function sharedStrata(strata: readonly Stratum[]): Stratum[] {
  return strata.filter(({ first, second }) => first.n > 0 && second.n > 0);
}

/**
 * The difference of two shares stratum by stratum, the Mantel–Haenszel risk difference, with the variance of Sato 1989
 * and a normal interval within −1 and 1. Strata with one arm only weigh nothing; null where no stratum has both.
 */
export function mantelHaenszel(strata: readonly Stratum[], level: Level): MixedDifference | null {
  const sum = { difference: 0, weight: 0, p: 0, q: 0 };
  for (const { first, second } of sharedStrata(strata)) {
    const { k: x1, n: n1 } = first;
    const { k: x2, n: n2 } = second;
    const n = n1 + n2;
    sum.difference += (x1 * n2 - x2 * n1) / n;
    sum.weight += (n1 * n2) / n;
    sum.p += (n1 * n1 * x2 - n2 * n2 * x1 + (n1 * n2 * (n2 - n1)) / 2) / (n * n);
    sum.q += (x1 * (n2 - x2) + x2 * (n1 - x1)) / (2 * n);
  }
  if (sum.weight === 0) return null;
  const difference = sum.difference / sum.weight;
  const error = Math.sqrt(Math.max(0, difference * sum.p + sum.q)) / sum.weight;
  const half = normalQuantile(0.5 + level / 200) * error;
  return {
    difference,
    error,
    low: Math.max(-1, difference - half),
    high: Math.min(1, difference + half),
  };
}

/**
 * Directly standardised shares (Rothman 1986): each stratum's share weighted by the trials of both arms in it, over the
 * strata that both were tried on. Null where there is none: the two cannot be compared.
 */
export function standardise(strata: readonly Stratum[]): StandardRates | null {
  const size = ({ first, second }: Stratum) => first.n + second.n;
  const common = sharedStrata(strata);
  const shared = common.reduce((sum, stratum) => sum + size(stratum), 0);
  if (shared === 0) return null;
  const rates = { first: 0, second: 0 };
  for (const stratum of common) {
    const weight = size(stratum) / shared;
    rates.first += (weight * stratum.first.k) / stratum.first.n;
    rates.second += (weight * stratum.second.k) / stratum.second.n;
  }
  return { ...rates, shared, all: strata.reduce((sum, stratum) => sum + size(stratum), 0) };
}

/** Whether the mix of strata misleads about two arms (Simpson's paradox). Null where no stratum has both. */
export function checkMix(strata: readonly Stratum[]): MixCheck | null {
  const mixed = mantelHaenszel(strata, 95);
  if (!mixed) return null;
  const total = (arm: keyof Stratum) => {
    const k = strata.reduce((sum, stratum) => sum + stratum[arm].k, 0);
    return k / strata.reduce((sum, stratum) => sum + stratum[arm].n, 0);
  };
  const crude = total('first') - total('second');
  const adjusted = mixed.difference;
  const gap = Math.abs(crude - adjusted);
  const misleads = crude * adjusted < 0 || gap > Math.max(0.03, Math.abs(crude) / 2);
  return { crude, adjusted, misleads };
}
