import { type Day, utcDay } from './calendar.js';
import type { DateOrder } from './typed-date.js';
import { UserError } from '../errors.js';

/** A point in time as it was where it was written: a local day, and the instant when a time is known. */
export interface Moment {
  day: Day;
  /** UTC milliseconds; null when only the day is known. */
  at: number | null;
  /** Minutes east of UTC at that instant; null when there is none. */
  offset: number | null;
  /** IANA name of the zone. */
  zone: string;
}

/** What "now" is: UTC milliseconds, and the IANA name of the zone that the process itself runs in. */
export interface Clock {
  now: number;
  zone: string;
  /** How this person writes 1/2; asked only when a date is written so. */
  dateOrder?: () => DateOrder | null;
}

/** A moment as read; `shifted` when a clock change skipped the wall time typed and it was moved forward. */
export type ReadMoment = Moment & { shifted: boolean };

const msPerMinute = 60_000;
const msPerDay = 86_400_000;

/**
 * The moment at a wall time `time` milliseconds into a day, by the process's own clock: the earlier where there are two,
 * moved forward where a clock change skips it.
 */
export function atWallTime(day: Day, time: number, zone: string): ReadMoment {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  // Date counts with the offset before a change: the first of two equal wall times, and past a gap by its length.
  const local = new Date(year, month - 1, date, 0, 0, 0, time);
  const wall = Date.parse(day) + time;
  if (wallMs(local) !== wall) return { ...momentAt(local.getTime(), zone), shifted: true };
  // Not local.getTime(): in old local mean times the offset has seconds, and the day would slip at midnight.
  const offset = offsetAt(local);
  return { day, at: wall - offset * msPerMinute, offset, zone, shifted: false };
}

/** An instant by the process's own clock. */
export function momentAt(at: number, zone: string): Moment {
  const offset = offsetAt(new Date(at));
  return { day: utcDay(at + offset * msPerMinute), at, offset, zone };
}

function offsetAt(date: Date): number {
  return 0 - date.getTimezoneOffset(); // a plain minus would make -0 of UTC's 0
}

function wallMs(date: Date): number {
  const midnight = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  const seconds = (date.getHours() * 60 + date.getMinutes()) * 60 + date.getSeconds();
  return midnight + seconds * 1000 + date.getMilliseconds();
}

/** An instant in any zone. Throws UserError for a zone that is not known. */
export function momentIn(at: number, zone: string, clock: Clock): Moment {
  if (zone === clock.zone) return momentAt(at, zone);
  const offset = offsetIn(zone, at);
  return { day: utcDay(at + offset * msPerMinute), at, offset, zone };
}

/** As `atWallTime`, in any zone. Throws UserError for a zone that is not known. */
export function atWallTimeIn(day: Day, time: number, zone: string, clock: Clock): Moment {
  if (zone === clock.zone) {
    const { at, offset, day: shown } = atWallTime(day, time, zone);
    return { day: shown, at, offset, zone };
  }
  const wall = Date.parse(day) + time;
  const before = offsetIn(zone, wall - msPerDay);
  for (const offset of [before, offsetIn(zone, wall + msPerDay)]) {
    const at = wall - offset * msPerMinute;
    if (offsetIn(zone, at) === offset) return { day, at, offset, zone };
  }
  return momentIn(wall - before * msPerMinute, zone, clock);
}

/** Whether a text names a zone. */
export function isZone(name: string): boolean {
  try {
    offsetFormat(name);
    return true;
  } catch {
    return false;
  }
}

const mostFormats = 100;
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(zone: string): Intl.DateTimeFormat {
  const known = offsetFormats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  if (offsetFormats.size >= mostFormats) offsetFormats.clear();
  offsetFormats.set(zone, format);
  return format;
}

/** Whole minutes east of UTC in a zone at an instant. */
function offsetIn(zone: string, at: number): number {
  if (!isZone(zone))
    throw new UserError(`"${zone}" is no time zone known here.`, {
      hint: 'Name it like Europe/Berlin or America/New_York.',
    });
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(offsetFormat(zone).format(at)) ?? [];
  return (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1) || 0;
}
