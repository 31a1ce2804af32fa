/** A value as the driver takes and gives it. */
export type Stored = string | number | bigint | Buffer | null;

/** The largest prime below 2 to the 26: what two smaller than it multiply to is exact. */
export const prime = 67_108_859;

/** Of the row hashed last: two numbers below `prime`, as good as independent of each other. */
export const hashed = { one: 0, other: 0 };

let one = 0;
let other = 0;

/**
 * Hashes a row into `hashed`: its number, and its values in the order of the columns after the first, which holds that.
 * What is NULL counts for nothing, so that a column that is added later changes no hash. After cyrb53 by bryc, which is in
 * the public domain (github.com/bryc/code, jshash): node:crypto would cost a seventh of a bare start of Node.
 */
export function hashRow(id: number, row: readonly Stored[]): void {
  one = 0xdeadbeef | 0;
  other = 0x41c6ce57;
  mixNumber(id);
  for (let column = 1; column < row.length; column++) {
    const value = row[column]!;
    if (value === null) continue;
    if (typeof value === 'string') {
      mix((column << 2) | 1);
      mixText(value);
    } else if (typeof value === 'object') {
      mix((column << 2) | 3);
      mixBytes(value);
    } else {
      mix((column << 2) | 2);
      mixNumber(Number(value));
    }
  }
  const first = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  const second =
    Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  hashed.one = (first >>> 0) % prime;
  hashed.other = (second >>> 0) % prime;
}

function mix(word: number): void {
  one = Math.imul(one ^ word, 2654435761);
  other = Math.imul(other ^ word, 1597334677);
}

function mixText(text: string): void {
  const { length } = text;
  mix(length);
  let at = 0;
  for (; at + 1 < length; at += 2) mix(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
  if (at < length) mix(text.charCodeAt(at));
}

/** The same for a whole number that a column keeps as REAL. */
function mixNumber(value: number): void {
  if (value === (value | 0)) mix(value | 0);
  else if (Number.isSafeInteger(value)) {
    const high = Math.floor(value / 0x1_0000_0000);
    mix((value - high * 0x1_0000_0000) | 0);
    mix(high);
  } else mixText(String(value));
}

function mixBytes(bytes: Buffer): void {
  const { length } = bytes;
  mix(length);
  let at = 0;
  for (; at + 3 < length; at += 4)
    mix(bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
  for (; at < length; at++) mix(bytes[at]!);
}
