import type { Beta } from './beta.js';
import { drop, logShareAt, shareAt, splitAt, toLogit, type LogitBeta } from './logit.js';
import { nodes, nodesOf, partialWeights, weights, type Panel } from './quadrature.js';

export interface Ranking {
  /** For each arm the chance that its share is the highest of all; they sum to one. */
  chances: number[];
  /** How high the highest share is expected to be, whichever arm has it. */
  expectedBest: number;
  /** For each arm how much share is expected to be lost by choosing it rather than the best one; never negative. */
  losses: number[];
}

/** The nodes of all panels, ascending, and what belongs to each. */
interface Grid {
  t: Float64Array;
  weight: Float64Array;
  logShare: Float64Array;
  logRest: Float64Array;
}

/** An arm at the first so many nodes; at those behind them it is below for certain. */
interface Course {
  density: Float64Array;
  below: Float64Array;
  belowStart: number;
  aboveEnd: number;
}

const order = nodes.length;

/**
 * Which of several independent beta-distributed shares is the highest: with t = logit x, P(i best) = ∫ g_i Π F_j dt and
 * E[max] = Σ_i ∫ x·g_i Π F_j dt over all j ≠ i, and loss_i = E[max] − a_i/(a_i+b_i). Composite Gauss–Legendre, good to
 * 1e-10 for up to 20 arms with parameters from 0.0025 to 100,000. Null without arms. Throws Error where the chances do
 * not add up to 1.
 */
export function rankArms(arms: readonly Beta[]): Ranking | null {
  if (arms.length === 0) return null;
  // Those that reach furthest first: the arms still in play at a node are then the first so many.
  const sorted = arms.map((arm, index) => ({ ...toLogit(arm), index })).sort((a, b) => b.high - a.high);
  const panels = layPanels(sorted);
  const grid = layGrid(panels);
  const courses = followArms(sorted, panels, grid);
  const inside = integrate(courses, grid);
  const outside = addTails(sorted, courses);

  const chances = new Array<number>(arms.length);
  sorted.forEach(({ index }, i) => (chances[index] = inside.chances[i]! + outside.chances[i]!));
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  if (!(Math.abs(total - 1) < 1e-6)) throw new Error(`chances to be the best sum to ${total}`);
  const expectedBest = Math.min(1, inside.expectedBest + outside.expectedBest);
  return {
    chances: chances.map((chance) => Math.min(1, Math.max(0, chance / total))),
    expectedBest,
    losses: arms.map(({ a, b }) => Math.max(0, expectedBest - a / (a + b))),
  };
}

/**
 * Where the best share may begin to lie. Left of its mode a distribution is at most as large as its density is against
 * the mode (densities log-concave in t), and the best share is further left only if all are.
 */
function findStart(sorted: readonly LogitBeta[]): number {
  const fallAt = (t: number) => {
    const [logShare, logRest] = [logShareAt(t), logShareAt(-t)];
    const falls = sorted.map(({ a, b, mode, peak }) => (t < mode ? peak - a * logShare - b * logRest : 0));
    return falls.reduce((sum, fall) => sum + fall, 0);
  };
  const step = Math.min(...sorted.map(({ scale }) => scale));
  let start = Math.max(...sorted.map(({ low }) => low));
  while (fallAt(start + step) > drop) start += step;
  return start;
}

/** Panels from there to where the last arm ends, each 2.5 times as wide as the narrowest arm still in play. */
function layPanels(sorted: readonly LogitBeta[]): Panel[] {
  const end = sorted[0]!.high;
  const panels: Panel[] = [];
  for (let from = findStart(sorted); from < end;) {
    const scales = sorted.filter(({ high }) => high > from).map(({ scale }) => scale);
    const to = Math.min(end, from + 2.5 * Math.min(...scales));
    panels.push({ from, to });
    from = to;
  }
  return panels;
}

function layGrid(panels: readonly Panel[]): Grid {
  const t = Float64Array.from(panels.flatMap(nodesOf));
  const logShare = new Float64Array(t.length);
  const logRest = new Float64Array(t.length);
  const weight = new Float64Array(t.length);
  for (let at = 0; at < t.length; at++) {
    const bend = Math.log1p(Math.exp(-Math.abs(t[at]!)));
    logShare[at] = Math.min(t[at]!, 0) - bend;
    logRest[at] = Math.min(-t[at]!, 0) - bend;
    weight[at] = weights[at % order]! * halfOf(panels[Math.floor(at / order)]!);
  }
  return { t, weight, logShare, logRest };
}

function halfOf({ from, to }: Panel): number {
  return (to - from) / 2;
}

function followArms(sorted: readonly LogitBeta[], panels: readonly Panel[], grid: Grid): Course[] {
  const start = panels[0]!.from;
  const end = panels.at(-1)!.to;
  return sorted.map((arm) => {
    const { a, b, peak, high } = arm;
    const inPlay = panels.filter(({ from }) => from < high);
    const density = new Float64Array(inPlay.length * order);
    for (let at = 0; at < density.length; at++) {
      density[at] = Math.exp(a * grid.logShare[at]! + b * grid.logRest[at]! - peak);
    }
    const { below, mass } = accumulate(density, inPlay);

    // The constant of the density is never computed: all of it must be what lies between the two ends.
    const { below: belowStart, above: aboveStart } = splitAt(start, arm);
    const { above: aboveEnd } = splitAt(end, arm);
    const constant = mass > 0 ? Math.max(0, aboveStart - aboveEnd) / mass : 0;
    for (let at = 0; at < density.length; at++) {
      density[at]! *= constant;
      below[at] = belowStart + below[at]! * constant;
    }
    return { density, below, belowStart, aboveEnd };
  });
}

/** The integral of a density up to each node, and the whole of it. */
function accumulate(density: Float64Array, panels: readonly Panel[]): { below: Float64Array; mass: number } {
  const below = new Float64Array(density.length);
  let mass = 0;
  panels.forEach((panel, p) => {
    const half = halfOf(panel);
    const first = p * order;
    let whole = 0;
    for (let m = 0; m < order; m++) {
      const row = partialWeights[m]!;
      let part = 0;
      for (let k = 0; k < order; k++) part += row[k]! * density[first + k]!;
      below[first + m] = mass + half * part;
      whole += weights[m]! * density[first + m]!;
    }
    mass += half * whole;
  });
  return { below, mass };
}

function integrate(courses: readonly Course[], { t, weight }: Grid) {
  const chances = new Float64Array(courses.length);
  const before = new Float64Array(courses.length);
  let expectedBest = 0;
  let inPlay = courses.length;
  for (let at = 0; at < t.length; at++) {
    while (courses[inPlay - 1]!.density.length <= at) inPlay--;
    // The product over all others is that over those before times those behind: dividing could be 0 / 0.
    let product = 1;
    for (let i = 0; i < inPlay; i++) {
      before[i] = product;
      product *= courses[i]!.below[at]!;
    }
    let behind = 1;
    let density = 0;
    for (let i = inPlay - 1; i >= 0; i--) {
      const part = weight[at]! * courses[i]!.density[at]! * before[i]! * behind;
      behind *= courses[i]!.below[at]!;
      chances[i]! += part;
      density += part;
    }
    expectedBest += shareAt(t[at]!) * density;
  }
  return { chances, expectedBest };
}

/**
 * What lies beyond the ends of the axis. At its left end each distribution is C·x^a, which gives arm i a_i/Σa of the
 * chance that all are there; at its right end each arm gets its part of the chances to be there, to first order.
 */
function addTails(sorted: readonly LogitBeta[], courses: readonly Course[]) {
  const allBelow = courses.reduce((product, { belowStart }) => product * belowStart, 1);
  const someAbove = 1 - courses.reduce((product, { aboveEnd }) => product * (1 - aboveEnd), 1);
  const sumOfA = sorted.reduce((sum, { a }) => sum + a, 0);
  const sumAbove = courses.reduce((sum, { aboveEnd }) => sum + aboveEnd, 0);
  const chances = sorted.map(({ a }, i) => {
    const right = someAbove > 0 ? (someAbove * courses[i]!.aboveEnd) / sumAbove : 0;
    return (allBelow * a) / sumOfA + right;
  });
  return { chances, expectedBest: someAbove };
}
