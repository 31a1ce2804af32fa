/** `k` hits in `n` trials: whole numbers, 0 ≤ k ≤ n. */
export interface Count {
  k: number;
  n: number;
}
