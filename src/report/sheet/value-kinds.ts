import { channels, choices, goals, kinds, origins, places, stages, tiers } from '../../domain/touch.js';
import type { CsvValue } from '../../render/csv.js';
import { percent } from '../../render/figure.js';
import { roundedMoney } from '../../render/rounded.js';
import { verdicts } from '../measures/verdict.js';
import { major } from './cells.js';
import type { ValueKind } from './figures.js';

/** Values that stand as they are, which JSON Schema describes by keywords. */
function plain(keywords: Readonly<Record<string, unknown>>): ValueKind<CsvValue> {
  return { shape: { keywords }, json: (value) => value };
}

/** Any text. */
export const text = plain({ type: 'string' });

/** Text of one form; `pattern` as a regular expression. */
export function textLike(pattern: string): ValueKind<CsvValue> {
  return plain({ type: 'string', pattern });
}

/** One of a few words. */
export function oneOfWords(words: readonly (string | number)[]): ValueKind<CsvValue> {
  return plain({ enum: words });
}

/** Yes or no. */
export const flag = plain({ type: 'boolean' });

/** Any number, whole or not, above 0 or below. */
export const number = plain({ type: 'number' });
/** Any whole number. */
export const whole = plain({ type: 'integer' });
/** How many. */
export const count = plain({ type: 'integer', minimum: 0 });
/** A number from 0 up, whole or not. */
export const amount = plain({ type: 'number', minimum: 0 });

/** A whole number from `minimum` to `maximum`, or without end. */
export function wholeFrom(minimum: number, maximum?: number): ValueKind<CsvValue> {
  return plain({ type: 'integer', minimum, ...(maximum !== undefined && { maximum }) });
}

/** From 0 to 1, read as a percentage. */
export const share: ValueKind<number> = {
  shape: { keywords: { type: 'number', minimum: 0, maximum: 1 } },
  json: (value) => value,
  show: percent,
  cell: 'share',
};

/** The difference of two shares. */
export const points = plain({ type: 'number', minimum: -1, maximum: 1 });
/** How touches felt. */
export const energy = plain({ type: 'number', minimum: -2, maximum: 2 });

/** Seconds, told in minutes. */
export const minutes: ValueKind<number> = {
  shape: amount.shape,
  json: (seconds) => seconds / 60,
  cell: 'minutes',
};

/** Minor units, told in major units. */
export const money: ValueKind<number> = {
  shape: amount.shape,
  json: (minor, { currency }) => major(minor, currency),
  cell: 'money',
};

/** The same, read as rounded as estimates are. */
export const roughMoney: ValueKind<number> = {
  ...money,
  show: (minor, { currency }) => roundedMoney(minor, currency.code),
};

/** A local day. */
export const day: ValueKind<CsvValue> = { ...textLike('^\\d{4}-\\d{2}-\\d{2}$'), cell: 'day' };
/** A local time of day. */
export const time: ValueKind<CsvValue> = { ...textLike('^\\d{2}:\\d{2}$'), cell: 'time' };
/** The number of a tactic's version. */
export const version = wholeFrom(1);

export const stage = oneOfWords(stages);
export const goal = oneOfWords(goals);
export const channel = oneOfWords(channels);
export const tacticKind = oneOfWords(kinds);
export const origin = oneOfWords(origins);
export const tier = oneOfWords(tiers);
export const place = oneOfWords(places);
export const choice = oneOfWords(choices);
export const verdict = oneOfWords(verdicts);
