import { studentQuantile } from './beta.js';
import type { Level } from './interval.js';

/** Sums over units of what each took, x ≥ 0, and what it brought, y ≥ 0, with their squares and products. */
export interface RatioSums {
  units: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}

export interface Range {
  low: number;
  high: number;
}

/**
 * The variance of Σy/Σx when units are independent but what happens within one is not: linearised, with the factor
 * units/(units−1) (Cochran 1977, 6.4; R survey::svyratio). Null for fewer than two units or nothing taken.
 */
export function ratioVariance({ units, x, y, xx, xy, yy }: RatioSums): number | null {
  if (units < 2 || x === 0) return null;
  const ratio = y / x;
  const residual = Math.max(0, yy - 2 * ratio * xy + ratio * ratio * xx);
  return ((units / (units - 1)) * residual) / (x * x);
}

/**
 * The interval for Σy/Σx after Fieller 1940, with Student's t at units − 1. Null where it has no ends: fewer than two
 * units, or what was taken varies so much that its mean might be nothing.
 */
export function fieller({ units, x, y, xx, xy, yy }: RatioSums, level: Level): Range | null {
  if (units < 2) return null;
  const t = studentQuantile(0.5 + level / 200, units - 1);
  const factor = (t * t) / (units * (units - 1));
  const meanX = x / units;
  const meanY = y / units;
  const a = meanX * meanX - factor * (xx - x * meanX);
  const b = meanX * meanY - factor * (xy - x * meanY);
  const c = meanY * meanY - factor * (yy - y * meanY);
  const root = b * b - a * c;
  if (a <= 0 || root < 0) return null;
  return { low: (b - Math.sqrt(root)) / a, high: (b + Math.sqrt(root)) / a };
}
