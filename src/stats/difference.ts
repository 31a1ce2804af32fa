import { rankArms } from './best.js';
import { betaCdf, type Beta } from './beta.js';
import type { Count } from './count.js';
import { wilson, type Level } from './interval.js';
import { drop, logShareAt, shareAt, splitAt, toLogit, type LogitBeta } from './logit.js';
import { nodesOf, weights, type Panel } from './quadrature.js';

export interface Difference {
  /** The first share less the second, from −1 to 1. */
  difference: number;
  low: number;
  high: number;
}

/**
 * The difference of two observed shares with Newcombe's hybrid score interval (Newcombe 1998, method 10): the Wilson
 * intervals of both, combined. Null when either has no trials.
 */
export function newcombe(first: Count, second: Count, level: Level): Difference | null {
  const one = wilson(first.k, first.n, level);
  const two = wilson(second.k, second.n, level);
  if (!one || !two) return null;
  const difference = one.rate - two.rate;
  return {
    difference,
    low: difference - Math.hypot(one.rate - one.low, two.high - two.rate),
    high: difference + Math.hypot(one.high - one.rate, two.rate - two.low),
  };
}

/**
 * The chance that the share of `upper` is more than `margin` (0 to 1) above that of `lower`, both independent:
 * ∫ g(t)·P(upper > x + margin) dt over the density of `lower` at t = logit x. Good to 1e-9, to 1e-5 where both rest on
 * hardly a trial. Where less will do, densities are left out from e^−`reach` of their peak on.
 */
export function chanceAbove(lower: Beta, upper: Beta, margin = 0, reach = drop): number {
  if (margin === 0) return rankArms([lower, upper])!.chances[1]!;
  if (margin >= 1) return 0;
  // Where upper cannot exceed x + margin any more the integrand ends like (1−margin−x)^b: smoother the larger b is.
  // Counting failures instead of hits turns the question around.
  if (lower.a > upper.b)
    return chanceAbove({ a: upper.b, b: upper.a }, { a: lower.b, b: lower.a }, margin, reach);

  const curve = toLogit(lower, reach);
  let mass = 0;
  let inside = 0;
  for (const panel of layPanels(curve, toLogit(upper, reach), margin)) {
    nodesOf(panel).forEach((t, m) => {
      const density = Math.exp(lower.a * logShareAt(t) + lower.b * logShareAt(-t) - curve.peak);
      const part = weights[m]! * (panel.to - panel.from) * density;
      mass += part;
      inside += part * beyond(upper, shareAt(t) + margin, shareAt(-t) - margin);
    });
  }
  const { below } = splitAt(curve.low, lower);
  const { above } = splitAt(curve.high, lower);
  return Math.min(1, below * beyond(upper, margin, 1 - margin) + ((1 - below - above) * inside) / mass);
}

/** The chance that a share is above `x`; `rest` is 1 − x, given for its precision. */
function beyond({ a, b }: Beta, x: number, rest: number): number {
  return x < a / (a + b) ? 1 - betaCdf(x, a, b) : betaCdf(rest, b, a);
}

/** Panels over `lower`, narrow where the chance of `upper` to be above changes, cut where it starts and ends to. */
function layPanels(lower: LogitBeta, { a, b, low, high }: LogitBeta, margin: number): Panel[] {
  const deviation = Math.sqrt((a * b) / (a + b + 1)) / (a + b);
  const cuts = [shareAt(low) - margin, shareAt(high) - margin, 1 - margin];
  const ends = [...cuts.map(logit).sort((one, other) => one - other), lower.high];
  const panels: Panel[] = [];
  for (let from = lower.low; from < lower.high;) {
    const x = shareAt(from);
    const changes = x + 3 * deviation > cuts[0]! && x < cuts[1]!;
    const to = Math.min(
      from + 3 * lower.scale,
      changes ? logit(x + 3 * deviation) : Infinity,
      ends.find((end) => end > from)!,
    );
    panels.push({ from, to });
    from = to;
  }
  return panels;
}

/** The inverse of the share at t; −∞ and ∞ for what is no share. */
function logit(x: number): number {
  if (x <= 0) return -Infinity;
  return x >= 1 ? Infinity : Math.log(x / (1 - x));
}
