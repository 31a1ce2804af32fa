import { UserError } from '../errors.js';
import { nearest } from './match.js';
import { isCurrency, MAX_MINOR } from './money.js';
import { channels, goals, oneOf, origins, usual, wholeNumber, type Channel, type Goal } from './touch.js';
import { dateOrders } from './typed-date.js';

/** What settings are listed together, in the order of the list. */
export const settingGroups = ['money', 'habits', 'counting', 'backups', 'window', 'silence'] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** Something the owner of a journal can set. */
export interface SettingSpec {
  key: string;
  group: SettingGroup;
  /** What it is for, as `config list` prints it. */
  help: string;
  /** What holds while it is not set; null for nothing. */
  usual: string | null;
  /** An amount is stored in minor units of the journal's currency. */
  isAmount: boolean;
  /** Whether it is of one machine: no export has it, and a relative path is read from the current folder. */
  isFolder?: true;
  /** The text to store for one as typed; `minorOf` reads an amount. Reads what it has stored; throws UserError. */
  read: (text: string, minorOf: (text: string) => number) => string;
}

/** When to paint: on terminals that can, never, or wherever it is printed. */
const colourChoices = ['auto', 'never', 'always'] as const;
export type Colours = (typeof colourChoices)[number];

const longestWindow = 3650;

const single = [
  {
    key: 'currency',
    group: 'money',
    help: 'of every amount; the first typed sets it',
    usual: null,
    isAmount: false,
    read: readCurrency,
  },
  {
    key: 'hourly-value',
    group: 'money',
    help: 'an hour of yours, to count it as money',
    usual: null,
    isAmount: true,
    read: readHourlyValue,
  },
  {
    key: 'date-order',
    group: 'habits',
    help: 'how 1/2 is read: day-first, month-first',
    usual: null,
    isAmount: false,
    read: (text) => oneOf('date-order', text, dateOrders),
  },
  {
    key: 'country',
    group: 'habits',
    help: 'where phones without + are from: DE, US',
    usual: null,
    isAmount: false,
    read: readCountry,
  },
  {
    key: 'spreadsheet-locale',
    group: 'habits',
    help: 'where --excel is opened: de, en-GB',
    usual: null,
    isAmount: false,
    read: readLocale,
  },
  {
    key: 'default-origin',
    group: 'habits',
    help: 'self or given, where nothing else says so',
    usual: null,
    isAmount: false,
    read: (text) => oneOf('default-origin', text, origins),
  },
  {
    key: 'colours',
    group: 'habits',
    help: 'auto (on a terminal), never or always',
    usual: 'auto',
    isAmount: false,
    read: (text) => oneOf('colours', text, colourChoices),
  },
  {
    key: 'goal',
    group: 'counting',
    help: 'the stage at which a lead is converted',
    usual: usual.goal,
    isAmount: false,
    read: (text) => oneOf('goal', text, goals),
  },
  {
    key: 'cold-days',
    group: 'counting',
    help: 'days without a touch until a lead is cold',
    usual: '30',
    isAmount: false,
    read: (text) => String(wholeNumber('cold-days', text, 1, longestWindow)),
  },
  {
    key: 'backup-folder',
    group: 'backups',
    help: 'where a copy is kept every day',
    usual: null,
    isAmount: false,
    isFolder: true,
    read: readFolder,
  },
] as const satisfies readonly SettingSpec[];

export type SettingKey = (typeof single)[number]['key'] | `window-${Goal}` | `silence-${Channel}`;
export type KnownSetting = SettingSpec & { key: SettingKey };

/** Every setting there is, in the order they are listed. */
export const settingSpecs: readonly KnownSetting[] = [
  ...single,
  ...goals.map((goal) => ({
    ...days(`window-${goal}`, usual.windows[goal], 0),
    group: 'window' as const,
    help: `days to "${goal}" from a tactic's first touch with a lead`,
  })),
  ...channels.map((channel) => ({
    ...days(`silence-${channel}`, usual.silence[channel], 1),
    group: 'silence' as const,
    help: `days after which a waiting ${channel} touch counts as silent`,
  })),
];

/** The setting of that name, in any case. Throws UserError with the nearest names where there is none. */
export function settingNamed(text: string): KnownSetting {
  const key = text.trim().toLowerCase();
  const found = settingSpecs.find((spec) => spec.key === key);
  if (found) return found;
  const keys = settingSpecs.map((spec) => spec.key);
  const near = nearest(key, keys);
  throw new UserError(`There is no setting "${text}".`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `It is one of: ${keys.join(', ')}.`,
  });
}

/** Whether `value` is a text that the setting would have stored. */
export function isStored(spec: SettingSpec, value: string): boolean {
  try {
    return spec.read(value, Number) === value;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function days<Key extends string>(key: Key, usualDays: number, least: number) {
  return {
    key,
    usual: String(usualDays),
    isAmount: false,
    read: (text: string) => String(wholeNumber(key, text, least, longestWindow)),
  };
}

function readCurrency(text: string): string {
  const code = text.trim().toUpperCase();
  if (isCurrency(code)) return code;
  throw new UserError(`"${text}" is no currency known here.`, {
    hint: 'Give its code of three letters: EUR, USD, CHF.',
  });
}

/** What codes of two letters stand for besides countries: unions, and what is kept for tests. */
const noCountries = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];

function readCountry(text: string): string {
  const typed = text.trim().toUpperCase();
  // Some have another code than is usual there: UK is GB.
  const code = /^[A-Z]{2}$/.test(typed) ? (new Intl.Locale(`und-${typed}`).region ?? typed) : 'ZZ';
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  if (!noCountries.includes(code) && names.of(code) !== undefined) return code;
  throw new UserError(`"${text}" is no country known here.`, {
    hint: 'Give its code of two letters: DE, US, GB.',
  });
}

/** A full path on any system; nothing that would not come through `config edit` or a terminal as it is. */
function readFolder(text: string): string {
  const typed = text.trim();
  const isFull = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(typed);
  if (isFull && typed.length <= 1000 && !/[#\p{C}\p{Zl}\p{Zp}]/u.test(typed)) return typed;
  throw new UserError(`"${text}" is not a folder that copies can be kept in.`, {
    hint: isFull
      ? 'Name one without # and signs that are not printed, of at most 1000 characters.'
      : 'Give its full path: /media/stick/prospect',
  });
}

function readHourlyValue(text: string, minorOf: (text: string) => number): string {
  const minor = minorOf(text);
  if (Number.isInteger(minor) && minor >= 1 && minor <= MAX_MINOR) return String(minor);
  throw new UserError(`"${text}" is not what an hour can be worth.`, {
    hint: 'Give an amount above 0, like 60 or €60; an empty text ("") takes it back.',
  });
}

/**
 * A language, perhaps with a country, as it is kept: `de`, `en-GB`. Throws UserError for what is none, or none that
 * figures can be written in.
 */
export function readLocale(text: string): string {
  const name = text.trim().replaceAll('_', '-');
  try {
    const [known] = /^[a-z]{2,3}(?:-|$)/i.test(name) ? Intl.NumberFormat.supportedLocalesOf(name) : [];
    if (known !== undefined) return known;
  } catch {
    // No language is called so.
  }
  throw new UserError(`"${text}" is no language of a spreadsheet.`, {
    hint: 'Write it like de, en-GB or fr-CA.',
  });
}
