import { rankArms, type Ranking } from './best.js';
import type { Beta } from './beta.js';
import type { Count } from './count.js';
import { logShareAt, shareAt, splitAt } from './logit.js';
import { logBeta, mixtureQuantile, type Part } from './mixture.js';
import { compareShares, type Comparison } from './rope.js';

const strengths = Array.from({ length: 7 }, (_, h) => 1000 ** (h / 6));

/** Spreads less likely than this against the likeliest change nothing that is printed. */
const negligible = 1e-10;

// How far densities are followed where a thousandth will do: e^−14 is a millionth.
const rough = 14;

/**
 * Shares of several arms estimated together: a hierarchical beta-binomial model (Gelman et al., Bayesian Data Analysis,
 * 5.3) on a grid of 17 means, logit −6 to 2 with prior Beta(½, ½), and 7 strengths, 1 to 1000 trials on a logarithmic
 * scale. Where hits are so rare that the lowest mean, 1 in 404, would hold them up, lower ones go on in the same steps. Each arm is drawn towards the others as far as the counts are alike. One arm alone will do, arms
 * without trials too.
 */
export class Pool {
  readonly #arms: readonly Count[];
  readonly #weighed: readonly Weighed[];
  /** The ways the shares of all arms may be spread, and how likely each is once the counts are known. */
  readonly #spreads: readonly Part[];

  constructor(arms: readonly Count[], weighed = weighSpreads(arms)) {
    this.#arms = arms;
    this.#weighed = weighed;
    this.#spreads = normalise(weighed);
  }

  /** The same with another count of one arm, for a small part of the work. */
  with(arm: number, count: Count): Pool {
    const weighed = this.#weighed.map((spread) => ({
      ...spread,
      log: spread.log - logChance(this.#arms[arm]!, spread) + logChance(count, spread),
    }));
    return new Pool(
      this.#arms.map((old, index) => (index === arm ? count : old)),
      weighed,
    );
  }

  /** The best guess at an arm's share. */
  mean(arm: number): number {
    return this.#mix((spread) => {
      const { a, b } = this.#posterior(arm, spread);
      return a / (a + b);
    });
  }

  /** The chance that an arm's share is above `share`. */
  chanceAbove(arm: number, share: number): number {
    if (share <= 0) return 1;
    if (share >= 1) return 0;
    const t = Math.log(share / (1 - share));
    return this.#mix((spread) => splitAt(t, this.#posterior(arm, spread)).above);
  }

  /**
   * The share an arm stays under with chance `p`, 0 < p < 1. `pending` trials count as misses of this arm and say
   * nothing about the others.
   */
  quantile(arm: number, p: number, pending = 0): number {
    const parts = this.#spreads.map((spread) => {
      const { a, b } = this.#posterior(arm, spread);
      return { a, b: b + pending, weight: spread.weight };
    });
    return mixtureQuantile(parts, p);
  }

  /** Which arm is the best; null where there is not one hit in all of them, which ranks nothing. */
  rank(): Ranking | null {
    if (this.#arms.every(({ k }) => k === 0)) return null;
    const chances = this.#arms.map(() => 0);
    const expectedBest = this.#mix((spread) => {
      const ranking = rankArms(this.#arms.map((_, arm) => this.#posterior(arm, spread)))!;
      ranking.chances.forEach((chance, arm) => (chances[arm]! += spread.weight * chance));
      return ranking.expectedBest;
    });
    const losses = this.#arms.map((_, arm) => lossOf(expectedBest - this.mean(arm)));
    const total = chances.reduce((sum, chance) => sum + chance, 0);
    return { chances: chances.map((chance) => atMostOne(chance / total)), expectedBest, losses };
  }

  /** The mean and the standard deviation of what the share of one arm is above that of another. */
  difference(first: number, second: number): { mean: number; deviation: number } {
    let mean = 0;
    let square = 0;
    for (const spread of this.#spreads) {
      const [one, other] = [first, second].map((arm) => {
        const { a, b } = this.#posterior(arm, spread);
        const share = a / (a + b);
        return { share, variance: (share * (1 - share)) / (a + b + 1) };
      }) as [{ share: number; variance: number }, { share: number; variance: number }];
      const apart = one.share - other.share;
      mean += spread.weight * apart;
      square += spread.weight * (apart * apart + one.variance + other.variance);
    }
    return { mean, deviation: Math.sqrt(Math.max(0, square - mean * mean)) };
  }

  /**
   * Whether two arms are practically the same: the chance that their shares differ by less than `margin`. To within
   * .001: it takes a while, so the least likely spreads are left out.
   */
  compare(first: number, second: number, margin: number): Comparison {
    const sum = { firstAbove: 0, same: 0, secondAbove: 0 };
    for (const spread of likeliest(this.#spreads, 0.999)) {
      const { firstAbove, same, secondAbove } = compareShares(
        this.#posterior(first, spread),
        this.#posterior(second, spread),
        margin,
      );
      sum.firstAbove += spread.weight * firstAbove;
      sum.same += spread.weight * same;
      sum.secondAbove += spread.weight * secondAbove;
    }
    const { firstAbove, same, secondAbove } = sum;
    return { firstAbove: atMostOne(firstAbove), same: atMostOne(same), secondAbove: atMostOne(secondAbove) };
  }

  /**
   * What `compare` says of two arms to be the same, null where that is surely below `least`: it is given up as soon as
   * the spreads that are left cannot bring it there.
   */
  chanceSame(first: number, second: number, margin: number, least: number): number | null {
    let same = 0;
    let left = 1;
    for (const spread of likeliest(this.#spreads, 0.999)) {
      if (same + left < least) return null;
      const posteriors = [this.#posterior(first, spread), this.#posterior(second, spread)] as const;
      same += spread.weight * compareShares(...posteriors, margin, rough).same;
      left -= spread.weight;
    }
    return atMostOne(same);
  }

  #posterior(arm: number, { a, b }: Beta): Beta {
    const { k, n } = this.#arms[arm]!;
    return { a: a + k, b: b + n - k };
  }

  /** The mean of a chance or share over the spreads. */
  #mix(value: (spread: Part) => number): number {
    return atMostOne(this.#spreads.reduce((sum, spread) => sum + spread.weight * value(spread), 0));
  }
}

/** The fewest parts that make up so much of the whole, weighed anew. */
function likeliest(parts: readonly Part[], share: number): Part[] {
  const sorted = [...parts].sort((one, other) => other.weight - one.weight);
  const kept: Part[] = [];
  let sum = 0;
  for (const part of sorted) {
    if (sum >= share) break;
    kept.push(part);
    sum += part.weight;
  }
  return kept.map((part) => ({ ...part, weight: part.weight / sum }));
}

/** What is left when nothing is lost is rounding. */
function lossOf(loss: number): number {
  return loss < 1e-12 ? 0 : loss;
}

/** Weights that sum to one but for their last digit may make a chance exceed it by as much. */
function atMostOne(chance: number): number {
  return Math.min(1, chance);
}

/** A way the shares may be spread, and the logarithm of how likely it is, up to a constant. */
interface Weighed extends Beta {
  /** The logarithm of its beta function. */
  whole: number;
  log: number;
}

const [lowestLogit, highestLogit, step] = [-6, 2, 0.5];

/** Means down to a quarter of the share of all trials that hit, or would with half a hit more. */
function meanLogitsFor(arms: readonly Count[]): number[] {
  const hits = arms.reduce((sum, { k }) => sum + k, 0);
  const trials = arms.reduce((sum, { n }) => sum + n, 0);
  const rare = (hits + 0.5) / (4 * (trials + 1));
  const below = Math.max(0, Math.ceil((lowestLogit - Math.log(rare / (1 - rare))) / step));
  const count = (highestLogit - lowestLogit) / step + 1 + below;
  return Array.from({ length: count }, (_, g) => lowestLogit + (g - below) * step);
}

function weighSpreads(arms: readonly Count[]): Weighed[] {
  return meanLogitsFor(arms).flatMap((t) =>
    strengths.map((strength) => {
      const beta = { a: shareAt(t) * strength, b: shareAt(-t) * strength };
      const prior = { ...beta, whole: logBeta(beta) };
      const start = (logShareAt(t) + logShareAt(-t)) / 2;
      return { ...prior, log: arms.reduce((sum, count) => sum + logChance(count, prior), start) };
    }),
  );
}

/** The logarithm of the chance of a count, were its share drawn from `prior`, up to a constant of the count. */
function logChance({ k, n }: Count, { a, b, whole }: Omit<Weighed, 'log'>): number {
  return logBeta({ a: a + k, b: b + n - k }) - whole;
}

function normalise(weighed: readonly Weighed[]): Part[] {
  const highest = Math.max(...weighed.map(({ log }) => log));
  const kept = weighed
    .map(({ a, b, log }) => ({ a, b, weight: Math.exp(log - highest) }))
    .filter(({ weight }) => weight > negligible);
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  return kept.map(({ a, b, weight }) => ({ a, b, weight: weight / total }));
}
