import { UserError } from '../errors.js';
import {
  addDays,
  addMonths,
  type Day,
  daysInMonth,
  dayTitle,
  firstYear,
  isDay,
  isoWeekStart,
  lastYear,
  monthNames,
  monthStart,
  weekday,
  weekdayNames,
  weekStart,
  weeksInYear,
} from './calendar.js';

/** The side of now on which a day left open is looked for. */
export type Lean = 'past' | 'future';

/** Which of two numbers with a slash between them is the day. */
export const dateOrders = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A text as typed, the day it was typed on, and the side an open day leans to. */
export interface TypedDate {
  typed: string;
  today: Day;
  lean: Lean;
  /** How this person writes 1/2; asked only then, null when that is not known. */
  dateOrder?: (() => DateOrder | null) | undefined;
}

/** A stretch of time from now, back when `count` is negative. */
interface Span {
  count: number;
  unit: 'minute' | 'hour' | 'day' | 'week' | 'month';
}

const msPerMinute = 60_000;
const msPerHour = 60 * msPerMinute;

/** What can be written as a date or time, as the hint of an error. */
export const understood =
  'Write 2026-11-20 09:15, 21 Nov, 21.11., 12/25, today 16:30, 9am, fri, tue 10, last tue, next week, in 3 days, 3 days ago, -2h or W47.';

/** A text as typed in the form in which it is read: small letters, single blanks, no commas between words. */
export function wordsOf(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/,(?= )/g, '')
    .replace(/ +/g, ' ');
}

/**
 * The days that words may mean, in order, one when there is no choice; null when they name no day. `timed` says that a
 * time follows. Throws UserError for a day, week or year that does not exist.
 */
export function readDays(words: string, timed: boolean, wording: TypedDate): Day[] | null {
  const { typed, today } = wording;
  const fixed = fixedDays.get(words);
  if (fixed) return [fixed(today)];
  const span = readSpan(words, typed);
  if (span?.unit === 'day') return [addDays(today, span.count)];
  if (span?.unit === 'week') return [addDays(today, span.count * 7)];
  if (span?.unit === 'month') return [addMonths(today, span.count)];
  return (
    readWeekdays(words, timed, wording) ??
    readWeeks(words, wording) ??
    readDates(words, wording) ??
    (indexOfNamed(words) >= 0 ? readDates(words.replace(nameBefore, ''), wording) : null)
  );
}

/** A word before a date; the name of its day in 'fri 20 nov', 'on friday 20.11.' */
const nameBefore = /^(?:on )?([a-z]{3,9}) (?=.*\d)/;

function readDates(words: string, wording: TypedDate): Day[] | null {
  return readDatesOfYear(words, wording) ?? readDigits(words, wording);
}

/** Throws a UserError where words name a day of the week before a date, and `day` is another one. */
export function checkNamedDay(words: string, day: Day, typed: string): void {
  const index = indexOfNamed(words);
  if (index < 0 || index + 1 === weekday(day)) return;
  throw impossible(
    typed,
    'date',
    `${dayTitle(day, { year: true }).slice(4)} is a ${weekdayNames[weekday(day) - 1]}`,
  );
}

/** Whether words name the day of the week of `day` before a date. */
export function namesDay(words: string, day: Day): boolean {
  return indexOfNamed(words) + 1 === weekday(day);
}

function indexOfNamed(words: string): number {
  return indexOfName(weekdayNames, nameBefore.exec(words)?.[1] ?? '');
}

const fixedDays = new Map<string, (today: Day) => Day>([
  ['yesterday', (today) => addDays(today, -1)],
  ['today', (today) => today],
  ['tomorrow', (today) => addDays(today, 1)],
  ['next week', (today) => addDays(weekStart(today), 7)],
  ['next month', (today) => monthStart(addMonths(today, 1))],
]);

function readWeekdays(words: string, timed: boolean, { today, lean }: TypedDate): Day[] | null {
  const match = words.match(/^(?:(on|last|next) )?([a-z]+)$/);
  const index = indexOfName(weekdayNames, match?.[2] ?? '');
  if (!match || index < 0) return null;
  const ahead = (index + 1 - weekday(today) + 7) % 7;
  if (match[1] === 'last') return [addDays(today, ahead - 7)];
  // A plain "tue" said on a Tuesday about the future is next week's; "tue 16:30" may still be today's.
  if (match[1] === 'next' || (lean === 'future' && !timed)) return [addDays(today, ahead || 7)];
  return [addDays(today, ahead - 7), addDays(today, ahead), addDays(today, ahead + 7)];
}

function readWeeks(words: string, { typed, today }: TypedDate): Day[] | null {
  const match = words.match(/^(?:(\d{4})-)?w(\d{1,2})$/);
  if (!match) return null;
  const week = Number(match[2]);
  if (match[1] === undefined) {
    const mondays = yearsAround(today).flatMap((year) => isoWeekStart(year, week) ?? []);
    if (mondays.length === 0) throw impossible(typed, 'week', 'weeks run from W01 to W53');
    return mondays;
  }
  const year = Number(match[1]);
  if (year < firstYear || year > lastYear) throw outOfRange(typed);
  const monday = isoWeekStart(year, week);
  if (monday === null) throw impossible(typed, 'week', `${year} has ${weeksInYear(year)} weeks`);
  return [monday];
}

function readDatesOfYear(words: string, { typed, today }: TypedDate): Day[] | null {
  const match =
    words.match(/^(?:on )?(?<date>\d{1,2})(?:\.|st|nd|rd|th)? (?<month>[a-z]+)\.?(?: (?<year>\d{4}))?$/) ??
    words.match(/^(?:on )?(?<month>[a-z]+)\.? (?<date>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/);
  const index = indexOfName(monthNames, match?.groups?.month ?? '');
  if (!match?.groups || index < 0) return null;
  const { date = '', year } = match.groups;
  return daysOf({ date, month: String(index + 1), year }, typed, today);
}

/** A date in numbers; the year as typed, which may be left out or have two digits. */
interface DateParts {
  date: string;
  month: string;
  year: string | undefined;
}

/** 2026-11-21, 21.11., 21.11.26, and 21/11 or 11/21, of which one may be the only one there is. */
function readDigits(words: string, wording: TypedDate): Day[] | null {
  const yearFirst = words.match(/^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<date>\d{1,2})$/);
  const dotted = words.match(/^(?:on )?(?<date>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})?$/);
  const found = (yearFirst ?? dotted)?.groups;
  const { typed, today } = wording;
  if (found) return daysOf({ date: found.date!, month: found.month!, year: found.year }, typed, today);
  const slashed = words.match(/^(?:on )?(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/);
  if (!slashed) return null;
  const [, one = '', other = '', year] = slashed;
  const dayFirst = { date: one, month: other, year };
  const monthFirst = { date: other, month: one, year };
  const readings = [dayFirst, monthFirst].filter(isPossible);
  if (readings.length < 2 || Number(one) === Number(other))
    return daysOf(readings[0] ?? dayFirst, typed, today);
  const order = wording.dateOrder?.() ?? null;
  if (order === null) throw twoDates([dayFirst, monthFirst], wording);
  return daysOf(order === 'day-first' ? dayFirst : monthFirst, typed, today);
}

const leapYear = 2024;

function isPossible({ date, month, year }: DateParts): boolean {
  return isDay(dayIn(year === undefined ? String(leapYear) : fullYear(year), month, date));
}

/** The day of these parts, or every such day near today where they have no year. */
function daysOf({ date, month, year }: DateParts, typed: string, today: Day): Day[] {
  if (year !== undefined) return [existingDay(dayIn(fullYear(year), month, date), typed)];
  if (Number(month) < 1 || Number(month) > 12) throw impossible(typed, 'date', 'months run from 01 to 12');
  if (!isDay(dayIn(String(leapYear), month, date))) {
    const name = monthNames[Number(month) - 1];
    throw impossible(typed, 'date', `${name} has at most ${daysInMonth(leapYear, Number(month))} days`);
  }
  return yearsAround(today)
    .map((of) => dayIn(String(of), month, date))
    .filter(isDay);
}

function dayIn(year: string, month: string, date: string): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** 26 is 2026. */
function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

function twoDates(readings: readonly DateParts[], { typed, today, lean }: TypedDate): UserError {
  const days = readings.map((parts) => {
    const all = daysOf(parts, typed, today);
    const near = lean === 'past' ? all.findLast((day) => day <= today) : all.find((day) => day >= today);
    return near ?? all[0];
  });
  return new UserError(`"${typed}" can be two dates`, {
    hint: `Write ${days.join(' or ')}; or say once which comes first, the day or the month: prospect config set date-order day-first`,
  });
}

/** Enough years on both sides to hold a 29 February or a week 53, which may be eight years away. */
function yearsAround(today: Day): number[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: 17 }, (_, index) => year - 8 + index);
}

/** The index of the one name that a word of three letters or more begins, or -1. */
function indexOfName(names: string[], word: string): number {
  return word.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(word));
}

/** Reads 'in 3 days', '3 days ago', '-2h', '+3d'; null for anything else. Throws UserError above 999,999 units. */
export function readSpan(words: string, typed: string): Span | null {
  const match = words.match(
    /^(?<before>in |[+-])?(?<count>\d+|an?) ?(?<unit>m|mins?|minutes?|h|hours?|d|days?|w|weeks?|months?)(?<ago> ago)?$/,
  );
  if (!match?.groups) return null;
  const { before, count = '', unit = '', ago } = match.groups;
  if ((before === undefined) === (ago === undefined)) return null;
  const size = /^\d/.test(count) ? Number(count) : 1;
  if (size > 999_999) throw outOfRange(typed);
  return { count: ago || before === '-' ? -size : size, unit: unitOf(unit) };
}

function unitOf(word: string): Span['unit'] {
  if (word.startsWith('mo')) return 'month';
  if (word.startsWith('m')) return 'minute';
  if (word.startsWith('h')) return 'hour';
  return word.startsWith('d') ? 'day' : 'week';
}

const timePattern = /^(at )?(?:(noon)|(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?)? ?(am|pm)?)$/;

/** Whether words are a time of day; an hour alone is one only where `hourAlone` says so, or after "at". */
export function isTimed(words: string, hourAlone: boolean): boolean {
  const match = timePattern.exec(words);
  if (!match) return false;
  const [, at, noon, , minute, , , half] = match;
  return Boolean(noon ?? minute ?? half ?? at) || hourAlone;
}

/** A time of day in milliseconds since midnight. Throws UserError for one that does not exist. */
export function readTime(words: string): number {
  const [, , noon, hour, minute, second, ms, half] = timePattern.exec(words)!;
  if (noon) return 12 * msPerHour;
  const [minutes, seconds] = [Number(minute ?? 0), Number(second ?? 0)];
  let hours = Number(hour);
  if (half) {
    if (hours < 1 || hours > 12) throw impossible(words, 'time', 'with am or pm, hours run from 1 to 12');
    hours = (hours % 12) + (half === 'pm' ? 12 : 0);
  }
  if (hours > 23) throw impossible(words, 'time', 'hours run from 0 to 23');
  if (minutes > 59) throw impossible(words, 'time', 'minutes run from 0 to 59');
  if (seconds > 59) throw impossible(words, 'time', 'seconds run from 0 to 59');
  return hours * msPerHour + minutes * msPerMinute + seconds * 1000 + Number(ms ?? 0);
}

/** The day given, when there is such a day; else throws a UserError that says why not. */
export function existingDay(day: string, typed: string): Day {
  if (isDay(day)) return day;
  const [year, month] = day.split('-').map(Number) as [number, number];
  if (year < firstYear || year > lastYear) throw outOfRange(typed);
  if (month < 1 || month > 12) throw impossible(typed, 'date', 'months run from 01 to 12');
  throw impossible(typed, 'date', `${monthNames[month - 1]} ${year} has ${daysInMonth(year, month)} days`);
}

function impossible(typed: string, what: string, why: string): UserError {
  return new UserError(`${typed} is not a ${what}: ${why}`, { hint: understood });
}

/** The error for a date that the years 1900 to 2199 do not hold. */
export function outOfRange(typed: string): UserError {
  return new UserError(`"${typed}" is out of range: years run from ${firstYear} to ${lastYear}`, {
    hint: understood,
  });
}

/** Words that mean no date or time at all. */
export class Unreadable extends UserError {}

/** The error for words that mean nothing here. */
export function unreadable(typed: string): Unreadable {
  return new Unreadable(`Cannot read "${typed}" as a date or time`, {
    hint: hintOfPoint(typed) ?? understood,
  });
}

/** What two numbers with a point between them may mean: '21.11' is a date or a time, '16.30' only a time. */
function hintOfPoint(typed: string): string | null {
  const [, before = '', one = '', other = ''] = /^(.* )?(\d{1,2})\.(\d{1,2})$/.exec(typed) ?? [];
  if (one === '') return null;
  const isTime = other.length === 2 && Number(one) < 24 && Number(other) < 60;
  const readings = [
    ...(before === '' && isPossible({ date: one, month: other, year: undefined })
      ? [`${one}.${other}. for the date`]
      : []),
    ...(isTime ? [`${before}${one}:${other} for the time`] : []),
  ];
  return readings.length === 0 ? null : `Write ${readings.join(' or ')}.`;
}
