import { UserError } from '../errors.js';
import { nearest } from './match.js';
import { isCurrency, MAX_MINOR } from './money.js';
import { goalWindow, oneOf, wholeNumber, type Goal } from './touch.js';

/** Something the owner of a journal can set. */
export interface SettingSpec {
  key: string;
  /** What it is for, as `config list` prints it. */
  help: string;
  /** What holds while it is not set; null for nothing. */
  usual: string | null;
  /** An amount is stored in minor units of the journal's currency. */
  isAmount: boolean;
  /** The text to store for one as typed; `minorOf` reads an amount. Reads what it has stored; throws UserError. */
  read: (text: string, minorOf: (text: string) => number) => string;
}

const goals = Object.keys(goalWindow) as Goal[];

/** Every setting there is, in the order they are listed. */
export const settingSpecs = [
  {
    key: 'currency',
    help: 'of every amount; the first amount typed with one sets it',
    usual: null,
    isAmount: false,
    read: readCurrency,
  },
  {
    key: 'hourly-value',
    help: 'what an hour of yours is worth, to count time as money',
    usual: null,
    isAmount: true,
    read: readHourlyValue,
  },
  {
    key: 'goal',
    help: 'how far a lead must come to count as converted',
    usual: 'meeting',
    isAmount: false,
    read: (text) => oneOf('goal', text, goals),
  },
  {
    key: 'cold-days',
    help: 'days without a touch after which a lead is cold',
    usual: '30',
    isAmount: false,
    read: (text) => String(wholeNumber('cold-days', text, 1, 3650)),
  },
] as const satisfies readonly SettingSpec[];

export type SettingKey = (typeof settingSpecs)[number]['key'];

/** The setting of that name, or a refusal that lists them. */
export function settingNamed(text: string): SettingSpec & { key: SettingKey } {
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

function readCurrency(text: string): string {
  const code = text.trim().toUpperCase();
  if (isCurrency(code)) return code;
  throw new UserError(`"${text}" is no currency known here.`, {
    hint: 'Give its code of three letters: EUR, USD, CHF.',
  });
}

function readHourlyValue(text: string, minorOf: (text: string) => number): string {
  const minor = minorOf(text);
  if (Number.isInteger(minor) && minor >= 1 && minor <= MAX_MINOR) return String(minor);
  throw new UserError(`"${text}" is not what an hour can be worth.`, {
    hint: 'Give an amount above 0, like 60 or €60; an empty text ("") takes it back.',
  });
}
