import { wilson, type Level } from './interval.js';

/** What happened on the n-th day of being followed: `open` ones are known up to the end of it and no further. */
export interface DayCount {
  day: number;
  converted: number;
  lost: number;
  open: number;
}

export interface IncidencePoint {
  day: number;
  /** How many are still followed on that day, before what happens on it. */
  followed: number;
  /** The share converted, and that lost, by the end of the day. */
  converted: number;
  lost: number;
}

export interface Incidence {
  /** The last day the estimate speaks for. */
  day: number;
  rate: number;
  low: number;
  high: number;
  /** How many followed to the end would tell as much. */
  effective: number;
}

/** Fewer than this many still followed say nothing about a day. */
export const enoughForRange = 5;

/** A day on which something happened: `size` is one over the part of the whole that each one followed stands for. */
interface Step extends IncidencePoint {
  hits: number;
  losses: number;
  size: number;
}

/**
 * The share converted by day `until` while some are still open and some were lost: the Aalen–Johansen cumulative
 * incidence (Aalen and Johansen 1978) with the Wilson interval at its effective size. It speaks for the last day, at
 * most `until`, on which 5 are followed or before which none was left open. Null for fewer than 5 in all.
 */
export function findIncidence(counts: Iterable<DayCount>, until: number, level: Level): Incidence | null {
  const days = mergeDays(counts);
  const day = lastDay(days, until);
  return day === null ? null : incidenceAt(days, day, level);
}

/** The incidence on one day, however few are followed on it; null for none at all. */
export function incidenceAt(counts: Iterable<DayCount>, day: number, level: Level): Incidence | null {
  const days = mergeDays(counts);
  const all = countAll(days);
  if (all === 0) return null;
  const steps = follow(days, day);
  const rate = Math.min(steps.at(-1)?.converted ?? 0, 1);
  const spread = rate * (1 - rate);
  // With nobody or everybody converted there is no variance; what counts then is how many fates are known so far.
  const known = all - days.reduce((sum, { day: end, open }) => (end < day ? sum + open : sum), 0);
  const effective = spread > 1e-9 ? Math.min(spread / findVariance(steps), all) : Math.max(known, 1);
  const { low, high } = wilson(rate * effective, effective, level)!;
  return { day, rate, low, high: Math.min(high, 1), effective };
}

/** The incidence after each day up to `last` on which anything happened. */
export function incidenceCurve(counts: Iterable<DayCount>, last: number): IncidencePoint[] {
  return follow(mergeDays(counts), last).map(({ day, followed, converted, lost }) => ({
    day,
    followed,
    converted,
    lost,
  }));
}

/** One entry for each day on which anything happened, in order. */
function mergeDays(counts: Iterable<DayCount>): DayCount[] {
  const days = new Map<number, DayCount>();
  for (const { day, converted, lost, open } of counts) {
    const sum = days.get(day) ?? { day, converted: 0, lost: 0, open: 0 };
    days.set(day, {
      day,
      converted: sum.converted + converted,
      lost: sum.lost + lost,
      open: sum.open + open,
    });
  }
  return [...days.values()].filter((day) => countAll([day]) > 0).sort((one, other) => one.day - other.day);
}

function countAll(days: readonly DayCount[]): number {
  return days.reduce((sum, { converted, lost, open }) => sum + converted + lost + open, 0);
}

function lastDay(days: readonly DayCount[], until: number): number | null {
  let followed = countAll(days);
  if (followed < enoughForRange) return null;
  let last: number | null = null;
  let someOpen = false;
  for (const { day, converted, lost, open } of days) {
    if (day >= until) break;
    if (followed >= enoughForRange || !someOpen) last = day;
    followed -= converted + lost + open;
    someOpen ||= open > 0;
  }
  return followed >= enoughForRange || !someOpen ? until : last;
}

/**
 * Each one followed stands for an equal part, 1/size, of the whole; whoever is left open hands its part on to those
 * still followed, so that S(t−)/n_t is 1/size. With nobody open that is exactly one over their number.
 */
function follow(days: readonly DayCount[], until: number): Step[] {
  let followed = countAll(days);
  let size = followed;
  const before = { converted: 0, lost: 0 };
  const since = { converted: 0, lost: 0 };
  const steps: Step[] = [];
  for (const { day, converted: hits, lost: losses, open } of days) {
    if (day > until) break;
    since.converted += hits;
    since.lost += losses;
    const converted = before.converted + since.converted / size;
    const lost = before.lost + since.lost / size;
    steps.push({ day, followed, converted, lost, hits, losses, size });
    const remaining = followed - hits - losses;
    followed = remaining - open;
    if (open === 0 || followed === 0) continue;
    size *= followed / remaining;
    Object.assign(before, { converted, lost });
    Object.assign(since, { converted: 0, lost: 0 });
  }
  return steps;
}

/**
 * The variance of the share converted after the last step: Σ over the steps s of (F−F_s)²·d/(n(n−d)) +
 * S²·c(n−c)/n³ − 2(F−F_s)·S·c/n², with c converted and d ended of n followed. It equals the infinitesimal jackknife
 * of R's survfit.
 */
function findVariance(steps: readonly Step[]): number {
  const last = steps.at(-1)?.converted ?? 0;
  return steps.reduce((sum, { followed: n, converted, hits, losses, size }) => {
    const ended = hits + losses;
    const rest = last - converted;
    const first = n > ended ? (rest * rest * ended) / (n * (n - ended)) : 0;
    return sum + first + (hits * (n - hits)) / (size * size * n) - (2 * rest * hits) / (size * n);
  }, 0);
}
