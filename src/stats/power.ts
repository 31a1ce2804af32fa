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

/**
 * The least share above `first` that is told apart from it with chance `power` at a two-sided `level`, with so many trials
 * of each: the normal formula with pooled variance, for arms of unequal size (Fleiss 1981; R power.prop.test for equal
 * ones). Null where no share is.
 */
export function leastApart(
  first: number,
  trials: { first: number; second: number },
  power: number,
  level: Level,
): number | null {
  const { first: n, second: m } = trials;
  const isTold = (second: number) => {
    const mean = (n * first + m * second) / (n + m);
    const pooled = Math.sqrt(mean * (1 - mean) * (1 / n + 1 / m));
    const apart = Math.sqrt((first * (1 - first)) / n + (second * (1 - second)) / m);
    return second - first >= normalQuantile(0.5 + level / 200) * pooled + normalQuantile(power) * apart;
  };
  if (n < 1 || m < 1 || first >= 1 || !isTold(1)) return null;
  let [low, high] = [first, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (isTold(middle)) high = middle;
    else low = middle;
  }
  return high;
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
  if (n < 1 || atLeast(n, n, rate) > missed(level)) return null;
  const enough = firstWhole(0, n, (k) => atLeast(k, n, rate) <= missed(level));
  let [low, high] = [rate, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atLeast(enough, n, middle) < power) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The fewest trials of one arm that show a share of `share` to be above `rate`, both inside 0 and 1, with chance `power`:
 * the exact binomial test, one-sided. Null where `share` is not above `rate`.
 */
export function trialsToExceed(rate: number, share: number, power: number, level: Level): number | null {
  if (share <= rate) return null;
  const isCommon = (k: number) => (n: number) => atLeast(k, n, rate) > missed(level);
  // The most trials in which k successes are rare at `rate`; there they are likeliest at `share`.
  const mostFor = (k: number) => firstWhole(k - 1, beyond(isCommon(k), k), isCommon(k)) - 1;
  const isLikely = (k: number) => atLeast(k, mostFor(k), share) >= power;
  const last = firstWhole(0, beyond(isLikely, 1), isLikely);
  // As k is whole the chance does not only grow with it: a few fewer may do.
  let fewest = last;
  for (let k = last - 1; k >= last * 0.8; k--) if (isLikely(k)) fewest = k;
  return firstWhole(fewest - 1, mostFor(fewest), (n) => atLeast(fewest, n, share) >= power);
}

/** The chance of k successes or more in n trials: the incomplete beta function at the share. */
function atLeast(k: number, n: number, share: number): number {
  return k > n ? 0 : betaCdf(share, k, n - k + 1);
}

function missed(level: Level): number {
  return (100 - level) / 100;
}

/** The first whole number above `low` of which it is true, when it is of `high` and of all between once it is of one. */
function firstWhole(low: number, high: number, isTrue: (value: number) => boolean): number {
  let [not, first] = [low, high];
  while (first - not > 1) {
    const middle = Math.floor((not + first) / 2);
    if (isTrue(middle)) first = middle;
    else not = middle;
  }
  return first;
}

/** A number from `start` on of which it is true, at most twice the first. */
function beyond(isTrue: (value: number) => boolean, start: number): number {
  let value = start;
  while (!isTrue(value)) value *= 2;
  return value;
}
