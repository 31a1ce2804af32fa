import type { Count } from '../../stats/count.js';
import { wilson } from '../../stats/interval.js';
import { Pool } from '../../stats/pooling.js';

/** Leads from which on a share says something: judged ones, or the effective number of an estimate. */
export const enoughJudged = 20;

/** The most weeks that anybody is told to wait for a verdict. */
export const longestWait = 26;

/**
 * Weeks from a tactic's first lead on in which it may still be learned: it is dropped in them only where it falls
 * `clearlyShort` conversions short of its worth.
 */
export const weeksToLearn = 10;
export const clearlyShort = 8;

/**
 * How many leads of a tactic just worth it show no conversion in one case of five; with fewer, none says nothing. Not
 * whole.
 */
export function leadsToDoubt(worth: number): number {
  return Math.log(0.2) / Math.log1p(-worth);
}

export const verdicts = ['keep', 'keep?', 'unclear', 'drop?', 'drop', 'early'] as const;
export type Verdict = (typeof verdicts)[number];

/** A tactic as it is judged, now and at the end of the week before. */
export interface Tried {
  /** The effective number of leads behind its estimated share, and that share of them: neither is whole. */
  now: Count;
  before: Count;
  /** The share that must convert to be worth its owner's time; null when none was given. */
  worth: number | null;
  /** Its newer leads alone, where they surely convert otherwise than the older ones. */
  newer?: Count & { isBetter: boolean };
  /** Whole days since its first lead. */
  age: number;
  /** Leads that began with it and converted, on whatever touch, as a share of its leads; left out where not known. */
  begun?: number;
}

/**
 * What keeps a tactic from the verdict that its chance would give. begins: enough leads that began with it reach the
 * goal by another tactic's touch. own: its own leads reach its worth, though those of the others of its kind do not.
 * few: it has too few leads to say that they do not. newer: its newer leads do not say the same.
 */
type Hold = 'begins' | 'own' | 'few' | 'newer';

/** What may be believed of a tactic, from its own leads and those of the others of its kind. */
export interface Belief {
  /** The best guess at its share; null while nothing is known of its kind. */
  guess: number | null;
  /** The chance that its share is above its worth; null without a worth, and while nothing is known of it itself. */
  chanceWorth: number | null;
  /** Null without a worth. */
  verdict: Verdict | null;
  /** Why it is unclear against its chance; null where it is not. */
  hold: Hold | null;
}

/**
 * Judges the tactics of one kind by the chance, from their pooled posterior, that a tactic's share is above its worth:
 * `keep` from .95, `keep?` from .80, `drop?` up to .20, `unclear` between, `early` below 20 leads' worth of evidence.
 * It is `drop` up to .05, now and at the end of the week before, where the 95% range of the tactic's own share ends
 * below its worth; in its first ten weeks only where it is eight conversions short, too. What a `Hold` stands against
 * is `unclear`.
 */
export function judgeKind(tried: readonly Tried[]): Belief[] {
  if (tried.every(({ now }) => now.n === 0))
    return tried.map(({ worth }) => ({
      guess: null,
      chanceWorth: null,
      verdict: worth === null ? null : 'early',
      hold: null,
    }));
  const pool = poolOf(tried);
  let poolBefore: Pool | undefined;
  return tried.map((tactic, arm) => {
    const { now, before, worth } = tactic;
    const guess = pool.mean(arm);
    if (worth === null) return { guess, chanceWorth: null, verdict: null, hold: null };
    const chanceWorth = pool.chanceAbove(arm, worth);
    if (now.n === 0) return { guess, chanceWorth: null, verdict: 'early', hold: null };
    if (now.n < enoughJudged) return { guess, chanceWorth, verdict: 'early', hold: null };
    const usual = usualVerdict(chanceWorth);
    const hold = holdOf(tactic, usual, worth, (newer) => pool.with(arm, newer).chanceAbove(arm, worth));
    if (hold !== null) return { guess, chanceWorth, verdict: 'unclear', hold };
    const wasUnlikely = () => {
      poolBefore ??= new Pool(tried.map((each) => each.before));
      return before.n >= enoughJudged && poolBefore.chanceAbove(arm, worth) <= 0.05;
    };
    const verdict = chanceWorth <= 0.05 && isLost(tactic, worth) && wasUnlikely() ? 'drop' : usual;
    return { guess, chanceWorth, verdict, hold: null };
  });
}

function holdOf(
  { now, newer, begun = 0 }: Tried,
  usual: Verdict,
  worth: number,
  chanceOf: (newer: Count) => number,
): Hold | null {
  if (usual.startsWith('keep')) return newer && !newer.isBetter && chanceOf(newer) < 0.8 ? 'newer' : null;
  if (usual !== 'drop?') return null;
  if (begun >= worth) return 'begins';
  if (newer?.isBetter && chanceOf(newer) > 0.2) return 'newer';
  if (now.k >= now.n * worth) return 'own';
  return now.n < leadsToDoubt(worth) ? 'few' : null;
}

// The same tactics are judged, asked how long they take, and compared.
const pools = new WeakMap<readonly Tried[], Pool>();

/** The pooled posterior of the shares of tactics of one kind, as they are now. */
export function poolOf(tried: readonly Tried[]): Pool {
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
 * Whether a tactic has had its chance, by its own leads. Without the range a few leads of a tactic unlike the others of
 * its kind would condemn it for their counts; without the weeks half of those that get better would be dropped before
 * they do (measured: `npm run simulate`).
 */
function isLost({ now: { k, n }, age }: Tried, worth: number): boolean {
  const isSettled = age >= 7 * weeksToLearn || n * worth - k >= clearlyShort;
  return isSettled && wilson(k, n, 95)!.high < worth;
}

/** Where a tactic stands among those of its kind. */
export interface RankInKind {
  /** The range that holds its share at `level` percent; null while no lead of its kind is judged. */
  low: number | null;
  high: number | null;
  /** The chance to be the best, and the share lost on average by choosing it; null while nothing has converted. */
  chanceBest: number | null;
  expectedLoss: number | null;
}

/** Ranks the tactics of one kind by the pooled posterior of their shares. */
export function rankKind(counts: readonly Count[], level: number): RankInKind[] {
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

/** Two tactics of one kind that are practically the same, and how likely that is. */
export interface Alike {
  first: number;
  second: number;
  chance: number;
  /** Within how much the shares are the same. */
  margin: number;
}

/** The chance from which on two tactics are told to be the same. */
const surelyAlike = 0.9;

/** A tactic that may be the same as another: where two have different verdicts, they are not. */
export type Likened = Pick<Tried, 'now' | 'worth'> & Pick<Belief, 'verdict'>;

/**
 * Neighbours in the order of best guesses that are practically the same (a region of practical equivalence, Kruschke
 * 2018): with a chance of at least .90 their shares differ by less than a fifth of the better guess and less than half
 * of either worth. Both have the same verdict and 20 leads' worth of evidence, and at least one a conversion. Only
 * `wanted` ones are looked at; `pool` is the posterior of all tactics, where the caller has it.
 */
export function findAlike(
  tactics: readonly Likened[],
  wanted: (arm: number) => boolean = () => true,
  pool = new Pool(tactics.map(({ now }) => now)),
): Alike[] {
  const arms = tactics
    .map((tactic, arm) => ({ ...tactic, arm, mean: pool.mean(arm) }))
    .filter(({ arm, now }) => now.n >= enoughJudged && wanted(arm))
    .sort((one, other) => other.mean - one.mean || one.arm - other.arm);
  return arms.slice(1).flatMap((lower, index): Alike[] => {
    const upper = arms[index]!;
    const margin = Math.min(upper.mean / 5, (upper.worth ?? Infinity) / 2, (lower.worth ?? Infinity) / 2);
    if (upper.verdict !== lower.verdict || upper.now.k + lower.now.k === 0) return [];
    if (!mayBeAlike(pool.difference(upper.arm, lower.arm), margin)) return [];
    const [first, second] = [Math.min(upper.arm, lower.arm), Math.max(upper.arm, lower.arm)];
    const chance = pool.chanceSame(first, second, margin, surelyAlike);
    return chance !== null && chance >= surelyAlike ? [{ first, second, chance, margin }] : [];
  });
}

/**
 * A quick look before the exact one, as if the difference were normal: false where the chance that it is within the
 * margin is surely below .90.
 */
function mayBeAlike({ mean, deviation }: { mean: number; deviation: number }, margin: number): boolean {
  return margin - Math.abs(mean) > 0.7 * deviation && margin > 1.2 * deviation;
}
/** Conversions from which on a rate says something. */
export const enoughConverted = 3;
