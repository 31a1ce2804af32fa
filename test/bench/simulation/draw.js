/** Draws from a seed: mulberry32 numbers in [0, 1), and what is made of them. */
export class Draw {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  share() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to `ends` − 1. */
  below(ends) {
    return Math.floor(this.share() * ends);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  hits(trials, share) {
    let hits = 0;
    for (let trial = 0; trial < trials; trial++) if (this.share() < share) hits++;
    return hits;
  }

  exponential(mean) {
    return -mean * Math.log(1 - this.share());
  }

  /** The sum of two exponential waits: a gamma variable of shape 2. */
  twoWaits(mean) {
    return this.exponential(mean / 2) + this.exponential(mean / 2);
  }

  normal() {
    return Math.sqrt(-2 * Math.log(1 - this.share())) * Math.cos(2 * Math.PI * this.share());
  }

  /** Marsaglia and Tsang 2000. */
  gamma(shape) {
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.share()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = this.normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - this.share()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** A share whose mean is `mean`, as spread as a beta distribution of so many trials; just the mean for endless ones. */
  spreadShare(mean, trials) {
    if (trials === Infinity) return mean;
    const one = this.gamma(mean * trials);
    return one / (one + this.gamma((1 - mean) * trials));
  }
}

/** The chances of 0 to n hits in n trials; those below `least` are 0. */
export function binomial(n, share, least = 0) {
  const chances = new Array(n + 1);
  chances[0] = (1 - share) ** n;
  for (let k = 1; k <= n; k++) chances[k] = (chances[k - 1] * (n - k + 1) * share) / (k * (1 - share));
  return chances.map((chance) => (chance < least ? 0 : chance));
}

/** The chances of 0 to `ends` − 1 hits where `mean` are expected. */
export function poisson(mean, ends) {
  const chances = [Math.exp(-mean)];
  for (let k = 1; k < ends; k++) chances.push((chances[k - 1] * mean) / k);
  return chances;
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard error of a share seen in so many runs, never below that of one run more or less. */
export function errorOf(share, runs) {
  return Math.max(Math.sqrt((share * (1 - share)) / runs), 1 / runs);
}
