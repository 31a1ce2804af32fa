import type { Count } from '../stats/count.js';
import { Pool } from '../stats/pooling.js';

/** Judged leads from which on a rate says something. */
export const enoughJudged = 20;

/** Weeks after which waiting for an answer is no plan. */
export const longestWait = 26;

export const verdicts = ['keep', 'keep?', 'unclear', 'drop?', 'drop', 'early'] as const;
export type Verdict = (typeof verdicts)[number];

/** A tactic as it is judged: converted of judged leads, now and at the end of the week before. */
export interface Tried {
  now: Count;
  before: Count;
  /** Of all leads, however young, those that have converted; left out where that is not known. */
  sofar?: Count;
  /** The share that must convert to be worth its owner's time; null when none was given. */
  worth: number | null;
}

/** What may be believed of a tactic, from its own judged leads and those of the others of its kind. */
export interface Belief {
  /** The best guess at its share; null while no lead of its kind is judged. */
  guess: number | null;
  /** The chance that its share is above its worth; null without a worth. */
  chanceWorth: number | null;
  /** Null without a worth. */
  verdict: Verdict | null;
}

/**
 * Judges the tactics of one kind against what each must bring, from the pooled posterior of their shares: keep where
 * the chance to be worth it is at least .95, drop where it is at most .05 now and was at the end of the week before,
 * `keep?` and `drop?` from .80 and .20; early below 20 judged leads, else unclear. To drop a tactic its own leads must
 * say so, too, not only those of the others (`isLost`); and nothing is to be dropped of whose leads, however young, so
 * many have converted that the worth is reached already.
 */
export function judgeKind(tried: readonly Tried[]): Belief[] {
  if (tried.every(({ now }) => now.n === 0))
    return tried.map(({ worth }) => ({
      guess: null,
      chanceWorth: null,
      verdict: worth === null ? null : 'early',
    }));
  const pool = poolOf(tried);
  let poolBefore: Pool | undefined;
  return tried.map(({ now, before, sofar, worth }, arm) => {
    if (worth === null) return { guess: pool.mean(arm), chanceWorth: null, verdict: null };
    const chanceWorth = pool.chanceAbove(arm, worth);
    const wasLost = () => {
      poolBefore ??= new Pool(tried.map((each) => each.before));
      return isLost(before, worth, poolBefore.chanceAbove(arm, worth));
    };
    const verdict =
      now.n < enoughJudged
        ? 'early'
        : isLost(now, worth, chanceWorth) && wasLost()
          ? 'drop'
          : usualVerdict(chanceWorth);
    if (verdict.startsWith('drop') && hasReached(sofar, worth))
      return { guess: pool.mean(arm), chanceWorth, verdict: 'unclear' };
    return { guess: pool.mean(arm), chanceWorth, verdict };
  });
}

function hasReached(sofar: Count | undefined, worth: number): boolean {
  return sofar !== undefined && sofar.n > 0 && sofar.k >= sofar.n * worth;
}

// The same tactics are judged, and then asked how long they take.
const pools = new WeakMap<readonly Tried[], Pool>();

function poolOf(tried: readonly Tried[]): Pool {
  const pool = pools.get(tried) ?? new Pool(tried.map(({ now }) => now));
  pools.set(tried, pool);
  return pool;
}

function usualVerdict(chance: number): Verdict {
  if (chance >= 0.95) return 'keep';
  if (chance >= 0.8) return 'keep?';
  return chance > 0.2 ? 'unclear' : 'drop?';
}

/**
 * Whether there is no more hope: a pooled chance of at most .05, and from the tactic's own leads alone at most .10 with
 * at least 2 conversions to be expected of them at its worth. Else a few leads of a tactic that is unlike the others of
 * its kind would condemn it for their counts (measured: `npm run simulate`).
 */
function isLost(own: Count, worth: number, chance: number): boolean {
  if (own.n < enoughJudged || chance > 0.05 || own.n * worth < 2) return false;
  return new Pool([own]).chanceAbove(0, worth) <= 0.1;
}

/** Where a tactic stands among those of its kind. */
export interface Standing {
  /** The range that holds its share at `level` percent; null while no lead of its kind is judged. */
  low: number | null;
  high: number | null;
  /** The chance to be the best, and the share lost on average by choosing it; null while nothing has converted. */
  chanceBest: number | null;
  expectedLoss: number | null;
}

/** Ranks the tactics of one kind by the pooled posterior of their shares. */
export function rankKind(counts: readonly Count[], level: number): Standing[] {
  const pool = new Pool(counts);
  const ranking = pool.rank();
  const isKnown = counts.some(({ n }) => n > 0);
  const outside = (100 - level) / 200;
  return counts.map((_, arm) => ({
    low: isKnown ? pool.quantile(arm, outside) : null,
    high: isKnown ? pool.quantile(arm, 1 - outside) : null,
    chanceBest: ranking?.chances[arm] ?? null,
    expectedLoss: ranking?.losses[arm] ?? null,
  }));
}

/**
 * Weeks until the verdict on a tactic will have left `unclear`, should it go on converting at the best guess; null if
 * not within 26. `judgedIn` says how many of its leads will be judged in so many weeks.
 */
export function weeksToKnow(
  tried: readonly Tried[],
  arm: number,
  guess: number,
  judgedIn: (weeks: number) => number,
): number | null {
  const { now, worth } = tried[arm]!;
  if (worth === null || judgedIn(longestWait) <= now.n) return null;
  const pool = poolOf(tried);
  const isKnown = (weeks: number) => {
    const n = judgedIn(weeks);
    const then = pool.with(arm, { n, k: now.k + (n - now.n) * guess });
    const chance = then.chanceAbove(arm, worth);
    return chance >= 0.8 || chance <= 0.2;
  };
  if (!isKnown(longestWait)) return null;
  let [unknown, known] = [0, longestWait];
  while (known - unknown > 1) {
    const middle = Math.floor((unknown + known) / 2);
    if (isKnown(middle)) known = middle;
    else unknown = middle;
  }
  return known;
}

/** Two tactics of one kind that are practically the same, and how likely that is. */
export interface Alike {
  first: number;
  second: number;
  chance: number;
  /** Within how much the shares are the same. */
  margin: number;
}

/**
 * Neighbours in the order of their best guesses of which at least .90 of what may be believed says that their shares
 * differ by less than 2 points, or a fifth of the better one if that is more (a region of practical equivalence, Kruschke
 * 2018); both with 20 judged leads, and not both without a conversion. Those not `wanted` are passed over.
 */
export function findAlike(counts: readonly Count[], wanted: (arm: number) => boolean = () => true): Alike[] {
  const pool = new Pool(counts);
  const arms = counts
    .map((count, arm) => ({ arm, count, mean: pool.mean(arm) }))
    .filter(({ arm, count }) => count.n >= enoughJudged && wanted(arm))
    .sort((one, other) => other.mean - one.mean || one.arm - other.arm);
  return arms.slice(1).flatMap((lower, index): Alike[] => {
    const upper = arms[index]!;
    const margin = Math.max(0.02, 0.2 * upper.mean);
    if (upper.count.k + lower.count.k === 0) return [];
    if (!mayBeAlike(upper.count, lower.count, upper.mean - lower.mean, margin)) return [];
    const [first, second] = [Math.min(upper.arm, lower.arm), Math.max(upper.arm, lower.arm)];
    const chance = pool.compare(first, second, margin).same;
    return chance >= 0.9 ? [{ first, second, chance, margin }] : [];
  });
}

/** A look without quadrature: means further apart than the margin, or far too few leads, are not worth a closer one. */
function mayBeAlike(first: Count, second: Count, apart: number, margin: number): boolean {
  const variance = ({ k, n }: Count) => {
    const share = (k + 0.5) / (n + 1);
    return (share * (1 - share)) / n;
  };
  return apart < margin && 1.2 * margin > Math.sqrt(variance(first) + variance(second));
}
