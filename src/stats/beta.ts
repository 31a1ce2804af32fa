import { createRequire } from 'node:module';
import type * as Cephes from 'cephes' with { 'resolution-mode': 'require' };

/** A beta distribution of a share: density ∝ x^(a−1)·(1−x)^(b−1), both parameters above 0. */
export interface Beta {
  a: number;
  b: number;
}

let loaded: typeof Cephes | undefined;

/** Cephes (Moshier 1989), loaded at the first call: most commands never need it. */
function cephes(): typeof Cephes {
  return (loaded ??= createRequire(import.meta.url)('cephes') as typeof Cephes);
}

/** The chance that a Beta(a, b) share is at most `x`: the regularised incomplete beta function. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return cephes().incbet(a, b, x);
}

/** Natural logarithm of the gamma function at `z` > 0. */
export function lgamma(z: number): number {
  return cephes().lgam(z);
}

/**
 * The value a gamma variable of `shape` ≥ 1 and scale 1 stays under with chance `p`; 0 for shape 0. Wilson and Hilferty
 * 1931, improved by Newton's method: cephes' own inverse stops with an underflow at shapes of some thousands.
 */
export function gammaQuantile(p: number, shape: number): number {
  if (shape === 0) return 0;
  let x = shape * (1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))) ** 3;
  for (let round = 0; round < 20; round++) {
    const density = Math.exp((shape - 1) * Math.log(x) - x - lgamma(shape));
    const step = (cephes().igam(shape, x) - p) / density;
    x = Math.max(x - step, x / 2);
    if (Math.abs(step) < 1e-12 * x) break;
  }
  return x;
}

/** The value a standard normal variable stays under with chance `p`, 0 < p < 1. */
export function normalQuantile(p: number): number {
  return cephes().ndtri(p);
}

/** The value a Student t variable stays under with chance `p`, at `freedom` ≥ 1 degrees of freedom. */
export function studentQuantile(p: number, freedom: number): number {
  return cephes().stdtri(freedom, p);
}

/** The chance that a Student t variable is above `t`, at `freedom` ≥ 1 degrees of freedom. */
export function studentAbove(t: number, freedom: number): number {
  const tail = betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t < 0 ? 1 - tail : tail;
}
