/** `k` hits in `n` trials, 0 ≤ k ≤ n; whole numbers where they are counted, not so where they are estimated. */
export interface Count {
  k: number;
  n: number;
}
