import { parseMoney } from '../domain/money.js';
import { UserError } from '../errors.js';
import type { Journal } from './journal.js';
import type { Write } from './write.js';

/** The journal's one currency as an ISO code; null until an amount was typed with one. */
export function currencyOf(journal: Journal): string | null {
  return journal.get<{ value: string }>("SELECT value FROM setting WHERE key = 'currency'")?.value ?? null;
}

/** Amounts as typed, read in the journal's currency; the first one that names a currency settles it. */
export class Purse {
  private named: string | null = null;

  constructor(readonly currency: string | null) {}

  /** Minor units of an amount as typed; undefined stays undefined. Refuses another currency. */
  read(label: string, text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    const known = this.currency ?? this.named;
    const { minor, currency } = parseMoney(text, known);
    if (currency !== null && known !== null && currency !== known)
      throw new UserError(`${label} "${text}" is in ${currency}, but this journal counts in ${known}.`, {
        hint: 'Convert it: a journal has one currency.',
      });
    this.named ??= currency;
    return minor;
  }

  /** Stores the currency when it was named for the first time. */
  settle(write: Write): void {
    if (this.currency === null && this.named !== null)
      write.insert('setting', { key: 'currency', value: this.named });
  }
}
