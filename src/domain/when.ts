import { UserError } from '../errors.js';
import { addDays, type Day, dayTitleBy, isDay } from './calendar.js';
import { refuseFarYear } from './far-year.js';
import {
  checkNamedDay,
  existingDay,
  isTimed,
  readDays,
  readTime,
  timeOfPart,
  unreadable,
} from './date-words.js';
import { readSpan } from './day-words.js';
import { atWallTime, type Clock, type Moment, momentAt, type ReadMoment } from './moment.js';
import { type Lean, outOfRange, type TypedDate, understood, wordsOf } from './typed-date.js';

export type { Clock, Moment, ReadMoment } from './moment.js';

const longest = 64;
const msPerMinute = 60_000;
const msPerHour = 60 * msPerMinute;

const zonedPattern =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{3})?)?)(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** The present moment, with its local day and offset. */
export function momentNow(clock: Clock): Moment {
  return momentAt(clock.now, clock.zone);
}

/** Today's local date. */
export function dayOf(clock: Clock): Day {
  return momentNow(clock).day;
}

/** Whether the first is surely before the second: on an earlier day, or on the same day at an earlier instant. */
export function isBefore(a: Pick<Moment, 'day' | 'at'>, b: Pick<Moment, 'day' | 'at'>): boolean {
  return a.day < b.day || (a.day === b.day && a.at !== null && b.at !== null && a.at < b.at);
}

/** A moment for reading: 'Sat 21 Nov 14:02'; the year is added when it is not today's, the time when it is known. */
export function formatMoment(moment: Moment, today: Day): string {
  const title = dayTitleBy(moment.day, today);
  return moment.at === null ? title : `${title} ${wallText(moment.at, moment.offset).slice(11, 16)}`;
}

/** A moment in ISO 8601: '2026-11-21T14:02:05+01:00', with milliseconds unless they are zero, or the day alone. */
export function isoMoment(moment: Moment): string {
  if (moment.at === null) return moment.day;
  const east = moment.offset ?? 0;
  const hours = String(Math.trunc(Math.abs(east) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(east) % 60).padStart(2, '0');
  return `${wallText(moment.at, east).replace('.000', '')}${east < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** Reads what `isoMoment` writes, else null. Day and offset are those of the text, never the process's own. */
export function parseIsoMoment(text: string, zone: string): Moment | null {
  if (text.length > longest) return null;
  if (isDay(text)) return { day: text, at: null, offset: null, zone };
  const match = text.match(zonedPattern);
  if (!match) return null;
  const [, day = '', time = '', east = ''] = match;
  if (!isDay(day)) return null;
  const at = Date.parse(`${day}T${time}${east}`);
  return { day, at, offset: (Date.parse(`${day}T${time}Z`) - at) / msPerMinute, zone };
}

/**
 * Reads a date or time as people type it: ISO, 'yesterday 16:30', 'fri', 'tue 10', '21 Nov', '21.11.', '21/11',
 * 'in 3 days', '-2h', 'W47', and what `formatMoment` writes. A day left open is the nearest on the leaning side. Wall
 * times are those of the process's own zone: the earlier where there are two, moved forward where a clock change skips
 * it. Throws Unreadable for anything else, and UserError for dates that do not exist, for years outside 1900 to 2199 and,
 * leaning to the future, for a day without a year that has passed within the last three months.
 */
export function parseWhen(text: string, clock: Clock, lean: Lean): ReadMoment {
  return parse(text, clock, lean, lean === 'future');
}

/**
 * The same for what has happened and is to be stored: throws a UserError also for a day without a year that would be one
 * of last year or before while that of this year is to come within a month.
 */
export function parsePast(text: string, clock: Clock): ReadMoment {
  return parse(text, clock, 'past', true);
}

function parse(text: string, clock: Clock, lean: Lean, refusesFarYear: boolean): ReadMoment {
  if (text.length > longest) {
    throw new UserError(`A date of ${text.length} characters is too long: at most ${longest} are read`, {
      hint: understood,
    });
  }
  const typed = text.trim();
  if (typed === '') throw new UserError('The date is empty', { hint: understood });
  if (/[^ -~]/.test(typed)) throw unreadable(typed);
  const words = wordsOf(typed);
  const moment =
    readInstant(words, typed, clock) ??
    readWallTime(
      words,
      { typed, today: dayOf(clock), lean, dateOrder: clock.dateOrder },
      clock,
      refusesFarYear,
    );
  if (!moment) throw unreadable(typed);
  if (!isDay(moment.day)) throw outOfRange(typed);
  return moment;
}

/** What names an instant by itself: now, hours and minutes from now, ISO with an offset. */
function readInstant(words: string, typed: string, clock: Clock): ReadMoment | null {
  if (words === 'now') return { ...momentNow(clock), shifted: false };
  const span = readSpan(words, typed);
  if (span?.unit === 'minute' || span?.unit === 'hour') {
    const ms = span.count * (span.unit === 'hour' ? msPerHour : msPerMinute);
    return { ...momentAt(clock.now + ms, clock.zone), shifted: false };
  }
  const zoned = words.toUpperCase().match(zonedPattern);
  if (!zoned) return null;
  const [, day = '', time = '', east = ''] = zoned;
  const at = Date.parse(`${existingDay(day, typed)}T${time}${east}`);
  return { ...momentAt(at, clock.zone), shifted: false };
}

/** A day, a time, or a day followed by a time, by the process's own clock. */
function readWallTime(
  words: string,
  wording: TypedDate,
  clock: Clock,
  refusesFarYear: boolean,
): ReadMoment | null {
  const parts = wholeParts(words.replace(/^(\d{4}-\d{2}-\d{2})t(?=\d)/, '$1 ')).split(' ');
  const { today, lean } = wording;
  for (let split = parts.length; split >= 0; split--) {
    const dayWords = parts.slice(0, split).join(' ');
    const timeWords = parts.slice(split).join(' ');
    const timed = timeWords !== '';
    const part = dayWords === '' ? null : timeOfPart(timeWords);
    if (timed && part === null && !isTimed(timeWords, /^(?!in )[a-z ]+$/.test(dayWords))) continue;
    const days =
      dayWords === '' ? [addDays(today, -1), today, addDays(today, 1)] : readDays(dayWords, timed, wording);
    if (!days) continue;
    // No hour is made up for what has happened: reports by the hour go by hours that were typed.
    const time = part !== null ? (lean === 'past' ? null : part) : timed ? readTime(timeWords) : null;
    const moment = choose({ dayWords, days, time }, wording, clock, refusesFarYear);
    const isOver = part !== null && moment.day === today && (moment.at ?? 0) <= clock.now;
    return isOver ? dayAlone(today, clock.zone) : moment;
  }
  return null;
}

/** Parts of today and of last night with the day that they are of. */
function wholeParts(words: string): string {
  return words
    .replace(/^this (?=(?:morning|afternoon|evening)$)/, 'today ')
    .replace(/^tonight$/, 'today evening')
    .replace(/^last night$/, 'yesterday evening');
}

/** The day of a moment as typed, and its time in milliseconds since midnight where there is one. */
interface DayTyped {
  dayWords: string;
  days: Day[];
  time: number | null;
}

/** Of several days that fit the nearest on the leaning side; a day without rivals is the one that was meant. */
function choose(
  { dayWords, days, time }: DayTyped,
  wording: TypedDate,
  clock: Clock,
  refusesFarYear: boolean,
): ReadMoment {
  const { typed, today, lean } = wording;
  const moments = days
    .filter(isDay)
    .map((day) => (time === null ? dayAlone(day, clock.zone) : atWallTime(day, time, clock.zone)));
  const behind = moments.findLast(({ day, at }) => (at === null ? day <= today : at <= clock.now));
  const ahead = moments.find(({ day, at }) => (at === null ? day >= today : at > clock.now));
  const [nearest, other] = lean === 'past' ? [behind, ahead] : [ahead, behind];
  const chosen = days.length === 1 ? moments[0] : nearest;
  if (!chosen) throw outOfRange(typed);
  if (refusesFarYear && days.length > 1) refuseFarYear(chosen, other, dayWords, wording);
  checkNamedDay(dayWords, chosen.day, wording);
  return chosen;
}

function dayAlone(day: Day, zone: string): ReadMoment {
  return { day, at: null, offset: null, zone, shifted: false };
}

function wallText(at: number, offset: number | null): string {
  return new Date(at + (offset ?? 0) * msPerMinute).toISOString().slice(0, -1);
}
