import type { Beta } from './beta.js';
import { chanceAbove } from './difference.js';

/** Three chances that sum to one. */
export interface Comparison {
  firstAbove: number;
  /** That the two differ by less than the margin. */
  same: number;
  secondAbove: number;
}

/**
 * Whether two independent beta-distributed shares are practically the same: the chance that they differ by less than
 * `margin`, the region of practical equivalence (Kruschke 2018), and of each being further above the other.
 */
export function compareShares(first: Beta, second: Beta, margin: number, reach?: number): Comparison {
  const firstAbove = chanceAbove(second, first, margin, reach);
  const secondAbove = chanceAbove(first, second, margin, reach);
  return { firstAbove, same: Math.max(0, 1 - firstAbove - secondAbove), secondAbove };
}
