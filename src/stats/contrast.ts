import { studentAbove } from './beta.js';

/** What one cluster holds of a group and of the rest: trials x ≥ y hits, each at least 0. */
export interface Halves {
  x: number;
  y: number;
  restX: number;
  restY: number;
}

export interface Contrast {
  /** The group's share less that of the rest. */
  difference: number;
  /** Its standard error. */
  error: number;
  /** Degrees of freedom of Student's t, at least 1. */
  freedom: number;
}

/** How many independent trials a group and the rest tell as much as, at most. */
export interface Trials {
  own: number;
  rest: number;
}

/**
 * How far a group's share is from that of the rest when all that happens in one cluster is alike, in both: leaving out
 * one cluster at a time (Miller 1974; the variance CR3 of Bell and McCaffrey 2002), and never surer than so many
 * independent trials. The degrees of freedom are the clusters or trials, whichever are fewer in either, less one. Null
 * where that leaves none.
 */
export function contrast(clusters: readonly Halves[], trials: Trials): Contrast | null {
  const held = clusters.filter(({ x, restX }) => x + restX > 0);
  const fewest = Math.min(countOf(held, 'x'), countOf(held, 'restX'), trials.own, trials.rest);
  const freedom = Math.floor(fewest) - 1;
  if (freedom < 1) return null;
  const [x, y, restX, restY] = [
    sumOf(held, 'x'),
    sumOf(held, 'y'),
    sumOf(held, 'restX'),
    sumOf(held, 'restY'),
  ];
  const rate = y / x;
  const rest = restY / restX;
  const squares = held.reduce((sum, one) => {
    const left = (one.y - rate * one.x) / (x - one.x) - (one.restY - rest * one.restX) / (restX - one.restX);
    return sum + left * left;
  }, 0);
  const variance = Math.max(
    ((held.length - 1) / held.length) * squares,
    leastError({ x, y, restX, restY }, trials) ** 2,
  );
  return { difference: rate - rest, error: Math.sqrt(variance), freedom };
}

/** The standard error of the difference with so many independent trials. */
export function leastError({ x, y, restX, restY }: Halves, { own, rest }: Trials): number {
  const both = (y + restY) / (x + restX);
  return Math.sqrt(both * (1 - both) * (1 / own + 1 / rest));
}

/** The chance of such a difference or a greater one, were there none. */
export function chanceOfMore({ difference, error, freedom }: Contrast): number {
  return error === 0 ? 1 : studentAbove(difference / error, freedom);
}

function countOf(clusters: readonly Halves[], trials: 'x' | 'restX'): number {
  return clusters.filter((one) => one[trials] > 0).length;
}

function sumOf(clusters: readonly Halves[], name: keyof Halves): number {
  return clusters.reduce((sum, one) => sum + one[name], 0);
}
