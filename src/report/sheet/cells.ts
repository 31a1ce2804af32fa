import { percent } from '../../render/figure.js';

/** Amounts are written in major units of the currency, which has `digits` decimals. */
export interface Currency {
  code: string | null;
  digits: number;
}

/** Minor units as major units. */
export function major(minor: number | null, { digits }: Currency): number | null {
  return minor === null ? null : minor / 10 ** digits;
}

/** A rate for reading, blank where there is none. */
export function showShare(share: number | null | undefined): string {
  return share == null ? '' : percent(share);
}
