import type { Count } from '../../stats/count.js';
import { wilson } from '../../stats/interval.js';
import { Pool } from '../../stats/pooling.js';

/** Leads from which on a share says something: judged ones, or an estimate as good as so many. */
export const enoughJudged = 20;

/** Weeks after which waiting for an answer is no plan. */
export const longestWait = 26;

/** Weeks from its first lead on in which a tactic may still be learned, unless it falls so many conversions short. */
export const weeksToLearn = 10;
export const clearlyShort = 8;

/** Leads of which one just worth it leaves none converted in one case of five: from so many on none of them says something. */
export function leadsToDoubt(worth: number): number {
  return Math.log(0.2) / Math.log1p(-worth);
}

export const verdicts = ['keep', 'keep?', 'unclear', 'drop?', 'drop', 'early'] as const;
export type Verdict = (typeof verdicts)[number];

/** A tactic as it is judged, now and at the end of the week before. */
export interface Tried {
  /** The leads that its estimated share is worth, and that share of them: neither is whole. */
  now: Count;
  before: Count;
  /** The share that must convert to be worth its owner's time; null when none was given. */
  worth: number | null;
  /** Its newer leads alone, where they surely convert otherwise than the older ones. */
  newer?: Count & { isBetter: boolean };
  /** Whole days since its first lead. */
  age: number;
  /** The share of its leads that converted, on whatever touch, having begun with it; left out where not known. */
  begun?: number;
}

/**
 * What keeps a tactic from the verdict that its chance would give: its leads come to the goal by another's touch having
 * begun with it; its own leads reach the worth that the others of its kind do not, or are too few to say that they do
 * not; its newer leads do not say the same.
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
 * Judges the tactics of one kind against what each must bring, from the pooled posterior of their shares: keep where
 * the chance to be worth it is at least .95, `keep?` and `drop?` from .80 and .20; early below 20 leads' worth of
 * evidence, else unclear. It is drop where the chance is at most .05 now and at the end of the week before, and the 95%
 * range of the tactic's own share ends below its worth; in the first ten weeks of a tactic only where it has brought
 * eight conversions fewer than it must. Neither drop nor `drop?` is said of a tactic whose own share reaches its worth,
 * or would if what began with it counted, nor `drop?` where so few leads of one just worth it would show none
 * converted in more than one case of five. Where newer leads surely convert otherwise, nothing
 * is said that only the older ones say: their chance alone must be at least .80 to keep, at most .20 to drop.
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
 * Whether a tactic has had its chance, by its own leads. Without the range a few leads of one that is unlike the others
 * of its kind would condemn it for their counts; without the weeks half of those that get better would be dropped before
 * they do (measured: `npm run simulate`).
 */
function isLost({ now: { k, n }, age }: Tried, worth: number): boolean {
  const isSettled = age >= 7 * weeksToLearn || n * worth - k >= clearlyShort;
  return isSettled && wilson(k, n, 95)!.high < worth;
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

/** Two tactics of one kind that are practically the same, and how likely that is. */
export interface Alike {
  first: number;
  second: number;
  chance: number;
  /** Within how much the shares are the same. */
  margin: number;
}

/** A tactic that may be the same as another: where two have different verdicts, they are not. */
export type Likened = Pick<Tried, 'now' | 'worth'> & Pick<Belief, 'verdict'>;

/**
 * Neighbours in the order of their best guesses, with the same verdict, of which at least .90 of what may be believed
 * says that their shares differ by less than a fifth of the better one, and by less than half of what either must bring
 * (a region of practical equivalence, Kruschke 2018); both with 20 leads' worth of evidence, and not both without a
 * conversion. Those not `wanted` are passed over; `pool` is that of all of them, where it is there already.
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
    const chance = pool.compare(first, second, margin).same;
    return chance >= 0.9 ? [{ first, second, chance, margin }] : [];
  });
}

/**
 * A look without quadrature: were the difference normal, the chance that it is within the margin would have to be near
 * .90; where it falls far short of that, at one side or at both, a closer look is not worth its time.
 */
function mayBeAlike({ mean, deviation }: { mean: number; deviation: number }, margin: number): boolean {
  return margin - Math.abs(mean) > 0.7 * deviation && margin > 1.2 * deviation;
}
/** Conversions from which on a rate says something. */
export const enoughConverted = 3;
