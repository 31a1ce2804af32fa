import { minorDigits } from '../../domain/money.js';
import type { Frame } from '../measures/frame.js';
import type { Currency } from './cells.js';

/** What figures are about. */
export interface About {
  frame: Frame;
  /** Of the journal; amounts are in its minor units. */
  currency: Currency;
}

/** Figures of a journal whose amounts are in the currency of this code. */
export function aboutOf(frame: Frame, code: string | null): About {
  return { frame, currency: { code, digits: minorDigits(code) } };
}
