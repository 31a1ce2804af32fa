import { wordKey } from '../cells/word-key.js';
import { readingsOf } from './header.js';

/** What columns are called that say whether somebody may be written to, beside those of outcomes and states. */
const consentNames = new Set(
  'opt-in status, optin status, subscription status, marketing status, consent status, newsletter status, consent, subscription'
    .split(', ')
    .map(wordKey),
);

/** Whether the words of a column may say that a lead is not to be contacted: it holds its state. */
export function mayTellStops(column: string): boolean {
  return consentNames.has(wordKey(column)) || readingsOf(column).some(({ field }) => field === 'outcome');
}
