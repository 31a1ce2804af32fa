import fc from 'fast-check';
import type { Count } from '../../src/stats/count.js';
import { levels } from '../../src/stats/interval.js';

/** Numbers of trials of every size up to 100,000, as often small as large. */
export const size = fc.oneof(fc.nat(5), fc.nat(60), fc.nat(1000), fc.nat(100_000));

export const count: fc.Arbitrary<Count> = size.chain((n) =>
  fc.oneof(fc.nat(n), fc.nat(Math.min(n, 3)), fc.constantFrom(0, n)).map((k) => ({ k, n })),
);

export const level = fc.constantFrom(...levels);

/** Every number anywhere in a result. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}
