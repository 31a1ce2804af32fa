import { minorDigits } from '../../domain/money.js';
import type { ReportQuery } from '../measures/query.js';
import type { Currency } from './cells.js';

/** What figures are about. */
export interface About {
  query: ReportQuery;
  /** Of the journal; amounts are in its minor units. */
  currency: Currency;
}

/** Figures of a journal whose amounts are in the currency of this code. */
export function aboutOf(query: ReportQuery, code: string | null): About {
  return { query, currency: { code, digits: minorDigits(code) } };
}
