import type { RatioSums } from '../../src/stats/ratio.js';

/** The sums over units of what each took and what it brought. */
export function sumPairs(took: readonly number[], brought: readonly number[]): RatioSums {
  const total = (value: (x: number, y: number) => number) =>
    took.reduce((sum, x, i) => sum + value(x, brought[i]!), 0);
  return {
    units: took.length,
    x: total((x) => x),
    y: total((_, y) => y),
    xx: total((x) => x * x),
    xy: total((x, y) => x * y),
    yy: total((_, y) => y * y),
  };
}
