import { betaCdf, normalQuantile } from './beta.js';
import type { Level } from './interval.js';

/**
 * Trials of each of two arms that would tell shares `first` and `second` apart with chance `power` at a two-sided
 * `level`: the normal formula with pooled variance (Fleiss 1981; R power.prop.test). Null for equal shares.
 */
export function trialsPerArm(first: number, second: number, power: number, level: Level): number | null {
  if (first === second) return null;
  const mean = (first + second) / 2;
  const pooled = Math.sqrt(2 * mean * (1 - mean));
  const apart = Math.sqrt(first * (1 - first) + second * (1 - second));
  const sum = normalQuantile(0.5 + level / 200) * pooled + normalQuantile(power) * apart;
  return (sum / (first - second)) ** 2;
}

/** Misses in a row after which a share of `rate` or more is ruled out at a level; null for a rate of 0. */
export function missesToRuleOut(rate: number, level: Level): number | null {
  if (rate <= 0) return null;
  const misses = Math.log((100 - level) / 100) / Math.log1p(-rate);
  return Math.max(1, Math.ceil(misses));
}

/**
 * The least share that `n` trials show, with chance `power`, to be above `rate`: as many successes as a share of `rate`
 * brings with a chance of at most 1 − level (exact binomial test, one-sided). Null where even n of n would not do.
 */
export function leastAbove(rate: number, n: number, power: number, level: Level): number | null {
  // The chance of k successes or more is the incomplete beta function at the share.
  const chance = (share: number, k: number) => betaCdf(share, k, n - k + 1);
  if (n < 1 || chance(rate, n) > (100 - level) / 100) return null;
  let [few, enough] = [0, n];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (chance(rate, middle) <= (100 - level) / 100) enough = middle;
    else few = middle;
  }
  let [low, high] = [rate, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (chance(middle, enough) < power) low = middle;
    else high = middle;
  }
  return high;
}
