import { lgamma, normalQuantile, type Beta } from './beta.js';
import { far, logShareAt, shareAt, splitAt } from './logit.js';

/** One beta distribution of a mixture; the weights of all sum to one. */
export interface Part extends Beta {
  weight: number;
}

/** ln B(a, b), the logarithm of the beta function. */
export function logBeta({ a, b }: Beta): number {
  return lgamma(a) + lgamma(b) - lgamma(a + b);
}

/**
 * The share a mixture stays under with chance `p`, 0 < p < 1; 0 or 1 where it is nearer than 1e-17 to them. Newton's
 * method on the logit scale, on the logarithm of the smaller chance, which is nearly straight far out; where a step
 * leaves what is known to hold the answer, that is halved instead.
 */
export function mixtureQuantile(parts: readonly Part[], p: number): number {
  const constants = parts.map(logBeta);
  const split = (t: number) => {
    const [logShare, logRest] = [logShareAt(t), logShareAt(-t)];
    const sum = { below: 0, above: 0, density: 0 };
    parts.forEach((part, i) => {
      const { below, above } = splitAt(t, part);
      sum.below += part.weight * below;
      sum.above += part.weight * above;
      sum.density += part.weight * Math.exp(part.a * logShare + part.b * logRest - constants[i]!);
    });
    return sum;
  };
  if (parts.some(({ a }) => a < 1) && split(-far).below >= p) return 0;
  if (parts.some(({ b }) => b < 1) && split(far).above >= 1 - p) return 1;

  let low = -far;
  let high = far;
  let t = guess(parts, p);
  for (let round = 0; round < 100; round++) {
    const { below, above, density } = split(t);
    const excess = p < 0.5 ? Math.log(below / p) : Math.log((1 - p) / above);
    if (excess > 0) high = t;
    else low = t;
    const newton = t - (excess * (p < 0.5 ? below : above)) / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const step = Math.abs(next - t);
    t = next;
    if (step < 1e-10) break;
  }
  return shareAt(t);
}

/** About where the quantile lies, as if the mixture were normal on the logit scale. */
function guess(parts: readonly Part[], p: number): number {
  let mean = 0;
  let square = 0;
  for (const { a, b, weight } of parts) {
    const n = a + b;
    mean += (weight * a) / n;
    square += (weight * a * (a + 1)) / (n * (n + 1));
  }
  const deviation = Math.sqrt(Math.max(0, square - mean * mean)) / (mean * (1 - mean));
  return Math.log(mean / (1 - mean)) + normalQuantile(p) * Math.min(deviation, 2);
}
