import { normalQuantile } from '../../stats/beta.js';
import type { Pool } from '../../stats/pooling.js';
import { leavesBy, type Band } from '../../stats/passage.js';
import { longestWait, type Tried } from './verdict.js';

/** Weeks until the verdict is known, should a tactic go on at its best guess; null for more than 26. */
export interface Wait {
  median: number | null;
  /** In eight of ten cases it takes at least `low` and at most `high`. */
  low: number | null;
  high: number | null;
}

/** The chances between which the verdict is unclear. */
const unclear = { low: 0.2, high: 0.8 };

/** Weeks for which the band is worked out; between them its width goes by the root of the number of leads. */
const bandWeeks = [1, 4, 12, longestWait];

/**
 * When the verdict on a tactic will have left `unclear`, if each new lead converts with the best guess as its chance:
 * every number of conversions that may come is followed, week by week. `leadsIn` gives the effective number of leads in
 * so many weeks. Null without a worth, and where that number does not grow.
 */
export function weeksToKnow(
  pool: Pool,
  arm: number,
  { now, worth }: Pick<Tried, 'now' | 'worth'>,
  guess: number,
  leadsIn: (weeks: number) => number,
): Wait | null {
  if (worth === null || leadsIn(longestWait) < now.n + 1) return null;
  const weeks = Array.from({ length: longestWait }, (_, week) => week + 1);
  const added = (week: number) => Math.max(0, Math.round(leadsIn(week) - now.n));
  const trials = weeks.map((week) => Math.max(0, added(week) - added(week - 1)));
  const known = bandWeeks.map((week) => {
    const n = now.n + added(week);
    return { root: Math.sqrt(n), n, band: bandAt(pool, arm, n, worth) };
  });
  const bandOf = (week: number): Band => {
    const n = now.n + added(week);
    const next = known.findIndex((each) => each.n >= n);
    const [from, to] = [known[Math.max(0, next - 1)]!, known[Math.max(0, next)]!];
    const part = to.root > from.root ? (Math.sqrt(n) - from.root) / (to.root - from.root) : 0;
    const between = (side: keyof Band) => {
      const [one, other] = [from, to].map((each) => each.band[side] - each.n * worth) as [number, number];
      return n * worth + one + (other - one) * part;
    };
    return { low: between('low'), high: between('high') };
  };
  const left = leavesBy(now.k, trials, guess, bandOf);
  const weekOf = (chance: number) => {
    const index = left.findIndex((each) => each >= chance - 1e-9);
    return index < 0 ? null : index + 1;
  };
  return { low: weekOf(0.1), median: weekOf(0.5), high: weekOf(0.9) };
}

/** The numbers of conversions of `n` leads at which the chance to be worth it is .20 and .80; not whole. */
function bandAt(pool: Pool, arm: number, n: number, worth: number): Band {
  return { low: hitsAt(unclear.low), high: hitsAt(unclear.high) };

  /** Newton's method by secants, on the normal scale, where the chance is nearly straight. */
  function hitsAt(chance: number): number {
    const wanted = normalQuantile(chance);
    const height = (k: number) => {
      const found = pool.with(arm, { n, k: Math.min(n, Math.max(0, k)) }).chanceAbove(arm, worth);
      return normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, found))) - wanted;
    };
    const spread = Math.sqrt(n * worth * (1 - worth));
    let [one, other] = [n * worth + wanted * spread, n * worth + (wanted + 0.3) * spread];
    let [low, high] = [height(one), height(other)];
    for (let round = 0; round < 6 && Math.abs(high) > 1e-3 && high !== low; round++) {
      const next = other - (high * (other - one)) / (high - low);
      [one, low] = [other, high];
      other = next;
      high = height(next);
      if (next < 0 || next > n) break;
    }
    return other;
  }
}
