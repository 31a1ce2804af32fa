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
  /** First less second, over everything. */
  crude: number;
  /** The same stratum by stratum, with its 95% range. */
  within: MixedDifference;
  /** How far the first is from the second, and the standard error that has where strata convert alike. */
  gap: number;
  error: number;
  /** Whether the two tell different stories beyond luck. */
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

/** Of the mixes that say nothing, at most so many may look misleading, however many are looked at. */
const falseAlarms = 0.05;

/**
 * Whether the mix of strata misleads about two arms (Simpson's paradox), one of `looks` pairs that are looked at: the
 * crude difference and the one by strata are more than half the crude one apart, and more than 3 points or a fifth of
 * the better share, whichever is less; and their gap exceeds what luck brings. Both are sums of the strata's shares, an arm's trials in a stratum being weighed
 * by its own mix for the one and by the Mantel–Haenszel weights for the other; were the strata of an arm alike, the gap
 * would be 0 with variance Σ (weight apart)² × p(1−p) ÷ n, held against the normal quantile at 5 % ÷ looks (Bonferroni).
 * Null where no stratum has both.
 */
export function checkMix(strata: readonly Stratum[], looks = 1): MixCheck | null {
  const within = mantelHaenszel(strata, 95);
  if (!within) return null;
  const total = (arm: keyof Stratum): Count => ({
    k: strata.reduce((sum, stratum) => sum + stratum[arm].k, 0),
    n: strata.reduce((sum, stratum) => sum + stratum[arm].n, 0),
  });
  const [first, second] = [total('first'), total('second')];
  const shares = [first.k / first.n, second.k / second.n] as const;
  const crude = shares[0] - shares[1];
  const gap = crude - within.difference;
  const error = Math.sqrt(gapVariance(strata, 'first', first) + gapVariance(strata, 'second', second));
  const matters = Math.abs(gap) > Math.max(Math.abs(crude) / 2, Math.min(0.03, Math.max(...shares) / 5));
  const sure = Math.abs(gap) > normalQuantile(1 - falseAlarms / (2 * looks)) * error;
  return { crude, within, gap, error, misleads: matters && sure };
}

/** An arm's part of the gap's variance, with half a hit and half a miss more than there were: none is not never. */
function gapVariance(strata: readonly Stratum[], arm: keyof Stratum, { k, n }: Count): number {
  const share = (k + 0.5) / (n + 1);
  const weights = strata.map(({ first, second }) => {
    const both = first.n + second.n;
    return both === 0 ? 0 : (first.n * second.n) / both;
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return strata.reduce((sum, stratum, index) => {
    const trials = stratum[arm].n;
    return trials === 0
      ? sum
      : sum + ((trials / n - weights[index]! / all) ** 2 * share * (1 - share)) / trials;
  }, 0);
}
