import { isDay, type Day } from '../../domain/calendar.js';
import { checkName, checkText, textLimit } from '../../domain/text.js';
import { isoMoment, parseIsoMoment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { Table } from '../file/operations.js';
import { formatUid, parseUid } from '../file/uid.js';
import type { Before, Field } from './rows.js';

/** The largest number that a lead, touch, plan or the like can have in a file; not every one is kept. */
export const largestNumber = Number.MAX_SAFE_INTEGER;

/** The largest amount in minor units. */
export const largestAmount = 1e12;

/** What is wrong with a thing of a file, as the end of a sentence about it. */
export class Unfit extends Error {}

/** A limit, which may hang on what stands before. */
type Limit = number | ((before: Before) => number);

/** Nothing has to be there. */
export function optional<T>(field: Field<T>): Field<T | null> {
  return { ...field, otherwise: null };
}

/** The field, kept in a column that is not called like its key. */
export function inColumn<T>(column: string | null, field: Field<T>): Field<T> {
  return { ...field, column };
}

/** The field, which counts for nothing in a comparison. */
export function apart<T>(field: Field<T>): Field<T> {
  return { ...field, isApart: true };
}

/**
 * A text of at most `limit` characters; an empty one is none. Its `read` throws `Unfit` also for what `checkText` or
 * `check` refuses.
 */
export function text(limit: number, check?: (text: string) => unknown): Field<string> {
  return {
    read(value, key) {
      if (typeof value !== 'string') throw new Unfit(`has a "${key}" that is not text`);
      const found = keep(key, () => checkText(key, value, limit)) || null;
      if (found !== null && check) keep(key, () => check(found));
      return found;
    },
  };
}

/** The same, kept as an empty text where there is none. */
export function blankText(limit: number): Field<string> {
  return { ...text(limit), otherwise: '' };
}

/**
 * A name: a text in which there is something to see; `check` answers the form in which it is kept. Its `read` throws
 * `Unfit` also for what `checkName` or `check` refuses.
 */
export function name(limit: Limit, check = (text: string) => text): Field<string> {
  return {
    read(value, key, before) {
      const most = limitOf(limit, before);
      const found = text(most).read(value, key, before) as string | null;
      if (found === null) throw new Unfit(`has no "${key}"`);
      return keep(key, () => check(checkName(key, found, most)));
    },
  };
}

/** A whole number from `low` to `high`. */
export function whole(low: number, high: Limit): Field<number> {
  return {
    read(value, key, before) {
      const most = limitOf(high, before);
      if (Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= most) return value;
      throw new Unfit(`has a "${key}" that is not a whole number from ${low} to ${most}`);
    },
  };
}

/** 1 for yes, 0 for no or where nothing is said. */
export function flag(): Field<0 | 1> {
  return { ...(whole(0, 1) as Field<0 | 1>), otherwise: 0 };
}

/** Any number from `low` to `high`. */
export function figure(low: number, high: number): Field<number> {
  return numberThat((value) => value >= low && value <= high, `from ${low} to ${high}`);
}

/** A number above 0 and below 1. */
export function share(): Field<number> {
  return numberThat((value) => value > 0 && value < 1, 'between 0 and 1');
}

function numberThat(fits: (value: number) => boolean, range: string): Field<number> {
  return {
    read(value, key) {
      if (typeof value === 'number' && fits(value)) return value;
      throw new Unfit(`has a "${key}" that is not a number ${range}`);
    },
  };
}

/** One of these words. */
export function word<const W extends string>(words: readonly W[]): Field<W> {
  return {
    read(value, key) {
      if (words.some((each) => each === value)) return value;
      throw new Unfit(`has a "${key}" that is none of ${words.join(', ')}`);
    },
  };
}

/** A local day. */
export function day(): Field<Day> {
  return {
    read(value, key) {
      if (typeof value === 'string' && isDay(value)) return value;
      throw new Unfit(`has a "${key}" that is not a date`);
    },
  };
}

/** A moment in ISO 8601 with its offset, kept as text. */
export function instant(): Field<string> {
  const { read } = text(40);
  return {
    read(value, key, before) {
      const found = read(value, key, before) as string | null;
      if (found === null) return null;
      const moment = parseIsoMoment(found, '');
      if (moment && moment.at !== null) return isoMoment(moment);
      throw new Unfit(`has a "${key}" that is not a date with its time and offset`);
    },
  };
}

/** How names of zones are written; which there are differs from machine to machine. */
const zonePattern = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/;

/** What a `Moment` holds; `isAgreed` is to check it. */
export const momentFields = {
  day: day(),
  at: optional(whole(-1e14, 1e14)),
  offset: inColumn('utc_offset', optional(whole(-1440, 1440))),
  zone: name(100, (text) => {
    if (zonePattern.test(text)) return text;
    throw new Unfit(`has a "zone" that is none: ${text}`);
  }),
};

/** 16 bytes, as 32 hexadecimal digits or as a uid is written. */
export function bytes(): Field<Buffer> {
  return {
    read(value, key) {
      const found =
        typeof value !== 'string'
          ? null
          : /^[0-9a-f]{32}$/i.test(value)
            ? Buffer.from(value, 'hex')
            : parseUid(value);
      if (found) return found;
      throw new Unfit(`has a "${key}" that is not an id of 16 bytes`);
    },
    show: (kept) => kept.toString('hex'),
  };
}

/** What the thing is known by in every journal; null inside the program for one that is to get a new one. */
export function uid(): Field<Buffer | null> {
  return apart({ ...bytes(), show: formatUid });
}

/** The number by which people know the thing, kept where it is free; null inside the program for the next one. */
export function ownNumber(): Field<number | null> {
  return inColumn('id', apart(whole(1, largestNumber)));
}

/** Names a row of another table by its number in the file. */
export function numberOf(table: Table): Field<number> {
  return { ...whole(1, largestNumber), to: table, column: `${table}_id` };
}

/** Names a row of another table by its name. */
export function nameOf(table: Table, limit: number): Field<number> {
  const column = `${table}_id`;
  return {
    ...(name(limit) as Field<unknown> as Field<number>),
    to: table,
    column,
    sql: `(SELECT name FROM ${table} WHERE id = m.${column})`,
  };
}

function limitOf(limit: Limit, before: Before): number {
  return typeof limit === 'number' ? limit : limit(before);
}

/** A long text of the owner's own. */
export const note = optional(text(textLimit.note));

const largestVersion = 9999;

/** The number of a version within its tactic. */
export function versionNumber(): Field<number> {
  return whole(1, largestVersion);
}

/** Names a version of a tactic, by the tactic's name and its number. */
export const versionFields = {
  tactic: {
    ...inColumn(null, name(textLimit.tactic)),
    sql: '(SELECT t.name FROM tactic_version v JOIN tactic t ON t.id = v.tactic_id WHERE v.id = m.version_id)',
  },
  version: {
    ...inColumn('version_id', versionNumber()),
    to: 'tactic_version' as const,
    sql: '(SELECT version FROM tactic_version WHERE id = m.version_id)',
  } satisfies Field<number>,
};

/** What `check` gives for the value of a key; its refusal says which it was. */
function keep<T>(key: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new Unfit(`has a "${key}" that cannot be kept: ${error.message}`);
  }
}
