import { minorDigits, parseMoney, type DecimalMark } from '../../domain/money.js';
import {
  isStored,
  settingNamed,
  settingSpecs,
  type Colours,
  type KnownSetting,
  type SettingKey,
} from '../../domain/settings.js';
import { channels, goals, usual, type Goal, type Origin, type Usual } from '../../domain/touch.js';
import type { DateOrder } from '../../domain/typed-date.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** A setting and the text stored for it; null while it is not set. */
export interface Setting {
  spec: KnownSetting;
  value: string | null;
}

/** The journal's one currency as an ISO code; null until an amount was typed with one. */
export function currencyOf(journal: Journal): string | null {
  return storedText(journal, 'currency');
}

/** What an hour of the owner is worth, in minor units; null while it is not set. */
export function hourlyValueOf(journal: Journal): number | null {
  const value = settingOf(journal, 'hourly-value');
  return value === null ? null : Number(value);
}

/** The goal of the report: a meeting unless another is set. */
export function goalOf(journal: Journal): Goal {
  return (settingOf(journal, 'goal') ?? usual.goal) as Goal;
}

/** Days that a tactic has from its first touch with a lead to that goal. */
export function windowOf(journal: Journal, goal: Goal): number {
  return Number(settingOf(journal, `window-${goal}`) ?? usual.windows[goal]);
}

/** The goal, and all windows, that counting goes by unless something else is asked for; read in one query. */
export function usualOf(journal: Journal): Usual {
  const stored = storedTexts(journal);
  const days = (key: SettingKey, otherwise: number) => Number(valid(key, stored.get(key)) ?? otherwise);
  return {
    goal: (valid('goal', stored.get('goal')) ?? usual.goal) as Goal,
    windows: perName(goals, (goal) => days(`window-${goal}`, usual.windows[goal])),
    silence: perName(channels, (channel) => days(`silence-${channel}`, usual.silence[channel])),
  };
}

function perName<Name extends string>(names: readonly Name[], value: (name: Name) => number) {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, number>;
}

/** Whose a lead is that neither an option nor its source tells of; null until it is set. */
export function defaultOriginOf(journal: Journal): Origin | null {
  return settingOf(journal, 'default-origin') as Origin | null;
}

/** When to paint, as far as the terminal and its environment leave that open. */
export function coloursOf(journal: Journal): Colours {
  return (settingOf(journal, 'colours') ?? settingNamed('colours').usual) as Colours;
}

/** How the owner writes 1/2; null until it is set, and then it is refused. */
export function dateOrderOf(journal: Journal): DateOrder | null {
  return settingOf(journal, 'date-order') as DateOrder | null;
}

/** Where phone numbers without a calling code are from, an ISO code of two letters; null until it is set. */
export function countryOf(journal: Journal): string | null {
  return settingOf(journal, 'country');
}

/** Where a copy is kept every day; null while it is not set. */
export function backupFolderOf(journal: Journal): string | null {
  return settingOf(journal, 'backup-folder');
}

/** How the spreadsheet writes that CSV is opened in, as a locale; null until it is set. */
export function spreadsheetLocaleOf(journal: Journal): string | null {
  return settingOf(journal, 'spreadsheet-locale');
}

/** Days without a touch after which a lead is cold: 30 unless set. */
export function coldDaysOf(journal: Journal): number {
  return Number(settingOf(journal, 'cold-days') ?? settingNamed('cold-days').usual);
}

/** Every setting there is, in the order they are listed. */
export function allSettings(journal: Journal): Setting[] {
  const stored = storedTexts(journal);
  return settingSpecs.map((spec) => ({ spec, value: valid(spec.key, stored.get(spec.key)) }));
}

/** What is stored for a setting; null for nothing, and for what no version of the program can have stored. */
function settingOf(journal: Journal, key: SettingKey): string | null {
  return valid(key, storedText(journal, key));
}

function valid(key: SettingKey, value: string | null | undefined): string | null {
  return value != null && isStored(settingNamed(key), value) ? value : null;
}

function storedTexts(journal: Journal): Map<string, string> {
  const rows = journal.all<{ key: string; value: string }>('SELECT key, value FROM setting');
  return new Map(rows.map(({ key, value }) => [key, value]));
}

function storedText(journal: Journal, key: SettingKey): string | null {
  return journal.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', [key])?.value ?? null;
}

/** Stores a setting; null takes it back to what is usual. */
export function storeSetting(journal: Journal, write: Write, key: SettingKey, value: string | null): void {
  const row = journal.get<{ id: number; value: string }>('SELECT id, value FROM setting WHERE key = ?', [
    key,
  ]);
  if (row === undefined) {
    if (value !== null) write.insert('setting', { key, value });
  } else if (value === null) write.remove('setting', row.id);
  else if (value !== row.value) write.edit('setting', row.id, { value });
}

/**
 * Throws UserError for another currency once an amount is stored, which would then mean something else. Amounts typed
 * without a currency may get the name of one that has as many decimals.
 */
export function checkCurrency(journal: Journal, currency: string | null): void {
  const here = currencyOf(journal);
  const isNamed = here === null && minorDigits(currency) === minorDigits(null);
  if (currency === here || isNamed || !holdsAmounts(journal)) return;
  throw new UserError(
    here === null
      ? `Amounts without a currency are stored with two decimals; ${currency} has ${minorDigits(currency)}.`
      : `This journal counts in ${here}, and amounts are stored in it.`,
    { hint: 'A currency can be chosen only while no cost, value, spend or hourly value is stored.' },
  );
}

function holdsAmounts(journal: Journal): boolean {
  const keys = settingSpecs.filter((spec) => spec.isAmount).map((spec) => spec.key);
  return (
    journal.get(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM touch WHERE cost IS NOT NULL)
         OR EXISTS (SELECT 1 FROM result WHERE value IS NOT NULL) OR EXISTS (SELECT 1 FROM spend)
         OR EXISTS (SELECT 1 FROM setting WHERE key IN (${keys.map(() => '?').join(', ')}))`,
      keys,
    ) !== undefined
  );
}

/** Amounts as typed, read in the journal's currency; the first one that names a currency settles it. */
export class AmountReader {
  private named: string | null = null;

  constructor(readonly currency: string | null) {}

  /** The currency, as far as it is known by now. */
  get known(): string | null {
    return this.currency ?? this.named;
  }

  /**
   * Minor units of an amount as typed; undefined stays undefined. Throws UserError for what is no amount, and for
   * another currency. `decimal` is what parts decimals, where that is known.
   */
  read(label: string, text: string, decimal?: DecimalMark): number;
  read(label: string, text: string | undefined): number | undefined;
  read(label: string, text: string | undefined, decimal?: DecimalMark): number | undefined {
    if (text === undefined) return undefined;
    const { known } = this;
    const { minor, currency } = parseMoney(text, known, decimal);
    if (currency !== null && known !== null && currency !== known)
      throw new UserError(`${label} "${text}" is in ${currency}, but this journal counts in ${known}.`, {
        hint: 'Convert it: a journal has one currency.',
      });
    this.named ??= currency;
    return minor;
  }

  /** How to go back to the currency known now: for amounts of which nothing is kept. */
  mark(): () => void {
    const { named } = this;
    return () => {
      this.named = named;
    };
  }

  /** Stores the currency when it was named for the first time. */
  settle(write: Write): void {
    if (this.currency === null && this.named !== null)
      write.insert('setting', { key: 'currency', value: this.named });
  }
}
