import { isDay, utcDay, type Day } from '../../domain/calendar.js';
import { checkName, checkText, textLimit } from '../../domain/text.js';
import type { Moment } from '../../domain/when.js';
import { UserError, exitCode } from '../../errors.js';
import { checkTag } from '../../store/leads/tags.js';
import { parseUid } from '../../store/file/uid.js';

/** How names of zones are written; which there are differs from machine to machine. */
const zonePattern = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/;

/** One JSON object of a file: every key is asked for by name and type, and no other is let through. */
export class Item {
  private readonly values: Map<string, unknown>;

  /** `where` says which object it is, for messages; `keys` are all it may have. */
  constructor(
    value: unknown,
    private readonly where: string,
    keys: readonly string[],
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw this.wrong('is not an object');
    this.values = new Map(Object.entries(value));
    for (const key of this.values.keys())
      if (!keys.includes(key)) throw this.wrong(`has the key "${key}", which is not known`);
  }

  /** A name: a text in which there is something to see. */
  name(key: string, limit: number): string {
    const text = this.text(key, limit);
    if (text === null) throw this.wrong(`has no "${key}"`);
    return this.checked(key, () => checkName(key, text, limit));
  }

  optionalName(key: string, limit: number): string | null {
    return this.value(key) === null ? null : this.name(key, limit);
  }

  /** A tag as a journal keeps it. */
  tag(key: string): string {
    const name = this.name(key, textLimit.tag);
    return this.checked(key, () => checkTag(name));
  }

  /** A text of at most `limit` characters; null when there is none or it is empty. */
  text(key: string, limit: number): string | null {
    const value = this.value(key);
    if (value === null) return null;
    if (typeof value !== 'string') throw this.wrong(`has a "${key}" that is not text`);
    return this.checked(key, () => checkText(key, value, limit)) || null;
  }

  whole(key: string, low: number, high: number): number | null {
    const value = this.value(key);
    if (value === null) return null;
    if (!Number.isSafeInteger(value) || (value as number) < low || (value as number) > high)
      throw this.wrong(`has a "${key}" that is not a whole number from ${low} to ${high}`);
    return value as number;
  }

  /** Any number from `low` to `high`. */
  figure(key: string, low: number, high: number): number | null {
    const value = this.value(key);
    if (value === null) return null;
    if (typeof value !== 'number' || !(value >= low && value <= high))
      throw this.wrong(`has a "${key}" that is not a number from ${low} to ${high}`);
    return value;
  }

  /** A number above 0 and below 1. */
  share(key: string): number | null {
    const value = this.value(key);
    if (value === null) return null;
    if (typeof value !== 'number' || !(value > 0 && value < 1))
      throw this.wrong(`has a "${key}" that is not a number between 0 and 1`);
    return value;
  }

  required<T>(key: string, value: T | null): T {
    if (value === null) throw this.wrong(`has no "${key}"`);
    return value;
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T | null {
    const value = this.value(key);
    if (value === null) return null;
    const found = allowed.find((word) => word === value);
    if (found === undefined) throw this.wrong(`has a "${key}" that is none of ${allowed.join(', ')}`);
    return found;
  }

  bytes(key: string): Buffer | null {
    const value = this.value(key);
    if (value === null) return null;
    const bytes =
      typeof value !== 'string'
        ? null
        : /^[0-9a-f]{32}$/i.test(value)
          ? Buffer.from(value, 'hex')
          : parseUid(value);
    if (!bytes) throw this.wrong(`has a "${key}" that is not an id of 16 bytes`);
    return bytes;
  }

  day(key: string): Day | null {
    const value = this.value(key);
    if (value === null) return null;
    if (typeof value !== 'string' || !isDay(value)) throw this.wrong(`has a "${key}" that is not a date`);
    return value;
  }

  /** The keys day, at, offset and zone, which must agree. */
  moment(): Moment {
    const day = this.required('day', this.day('day'));
    const at = this.whole('at', -1e14, 1e14);
    const offset = this.whole('offset', -1440, 1440);
    const zone = this.name('zone', 100);
    if (!zonePattern.test(zone)) throw this.wrong(`has a "zone" that is none: ${zone}`);
    if ((at === null) !== (offset === null)) throw this.wrong('has only one of "at" and "offset"');
    if (at !== null && utcDay(at + offset! * 60_000) !== day)
      throw this.wrong('has a "day" that is not that of "at"');
    return { day, at, offset, zone };
  }

  list(key: string): unknown[] {
    const value = this.value(key) ?? [];
    if (!Array.isArray(value)) throw this.wrong(`has a "${key}" that is not a list`);
    return value;
  }

  /** The refusal of this object. */
  wrong(what: string): UserError {
    return new UserError(`${this.where} ${what.replace(/\.$/, '')}.`, { code: exitCode.badData });
  }

  private value(key: string): unknown {
    return this.values.get(key) ?? null;
  }

  /** What `check` gives for the value of a key; its refusal says which it was. */
  checked<T>(key: string, check: () => T): T {
    try {
      return check();
    } catch (error) {
      if (error instanceof UserError)
        throw this.wrong(`has a "${key}" that cannot be kept: ${error.message}`);
      throw error;
    }
  }
}

/** The number in the journal of something that `item` names by its key in the file; refuses what is not in the file. */
export function refer<Key>(
  item: Item,
  known: { get: (key: Key) => number | undefined },
  key: Key,
  what: string,
): number {
  const id = known.get(key);
  if (id === undefined) throw item.wrong(`names ${what}, which is not in the file`);
  return id;
}

/** The uid of a thing, which it must have. */
export function uidOf(item: Item): Buffer {
  return item.required('uid', item.bytes('uid'));
}
