/**
 * A figure without what binary arithmetic leaves behind: 0.19999999999999996 is 0.2. A figure that takes more than nine
 * digits is as it was computed, so that rates and shares keep all of theirs.
 */
export function meant(value: number): number {
  const near = Number(value.toPrecision(12));
  return Number(value.toPrecision(9)) === near ? near : value;
}
