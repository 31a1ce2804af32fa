import { UserError } from '../errors.js';
import {
  addDays,
  type Day,
  dayTitle,
  dayTitleBy,
  daysAway,
  daysInMonth,
  firstYear,
  isDay,
  isoWeekStart,
  lastYear,
  monthNames,
  weekday,
  weekdayNames,
  weeksInYear,
} from './calendar.js';
import { indexOfName, readDayWords, yearsAround } from './day-words.js';
import { impossible, outOfRange, type TypedDate, understood, Unreadable } from './typed-date.js';

const msPerMinute = 60_000;
const msPerHour = 60 * msPerMinute;

/**
 * The days that words may mean, in order, one when there is no choice; null when they name no day. `timed` says that a
 * time follows. Throws UserError for a day, week or year that does not exist.
 */
export function readDays(words: string, timed: boolean, wording: TypedDate): Day[] | null {
  return (
    readDayWords(words, timed, wording) ??
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

/**
 * Throws a UserError where words name a day of the week before a date, and `day` is another one; it tells the right day of
 * the week, and the days on the leaning side that may be meant.
 */
export function checkNamedDay(words: string, day: Day, { typed, today, lean }: TypedDate): void {
  const index = indexOfNamed(words);
  if (index < 0 || index + 1 === weekday(day)) return;
  const isPast = lean === 'past';
  const isOpen = (one: Day) => (isPast ? one <= today : one >= today);
  const nearest = addDays(day, ((index + 1 - weekday(day) + 10) % 7) - 3);
  const away = (isPast ? weekday(today) - index - 1 : index + 1 - weekday(today)) + 7;
  const named = isOpen(nearest) ? nearest : addDays(today, isPast ? -(away % 7) : away % 7);
  const ways = isOpen(day) ? [day, named] : [named];
  const when = isOpen(day) ? '' : `, ${daysAway(today, day)}`;
  throw impossible(
    typed,
    'date',
    `${dayTitle(day, { year: true }).slice(4)} is a ${weekdayNames[weekday(day) - 1]}${when}`,
    `Write ${ways.map((way) => dayTitleBy(way, today)).join(' or ')}.`,
  );
}

/** Whether words name the day of the week of `day` before a date. */
export function namesDay(words: string, day: Day): boolean {
  return indexOfNamed(words) + 1 === weekday(day);
}

function indexOfNamed(words: string): number {
  return indexOfName(weekdayNames, nameBefore.exec(words)?.[1] ?? '');
}

function readWeeks(words: string, { typed, today }: TypedDate): Day[] | null {
  const match = words.match(/^(?:(\d{4})-)?w(?:eek )?(\d{1,2})$/);
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
    words.match(
      /^(?:on )?(?<date>\d{1,2})(?:\.|st|nd|rd|th)? (?:of )?(?<month>[a-z]+)\.?(?: (?<year>\d{4}))?$/,
    ) ?? words.match(/^(?:on )?(?<month>[a-z]+)\.? (?<date>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/);
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

const timePattern = /^(at )?(?:(noon)|(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?)? ?(am|pm)?)$/;

/** Whether words are a time of day; an hour alone is one only where `hourAlone` says so, or after "at". */
export function isTimed(words: string, hourAlone: boolean): boolean {
  const match = timePattern.exec(words);
  if (!match) return false;
  const [, at, noon, , minute, , , half] = match;
  return Boolean(noon ?? minute ?? half ?? at) || hourAlone;
}

const partPattern = /^(?:in the )?(morning|afternoon|evening|night)$/;

/** The time that a part of the day is promised for, in milliseconds since midnight; null for what is none. */
export function timeOfPart(words: string): number | null {
  const part = partPattern.exec(words)?.[1];
  if (part === undefined) return null;
  return (part === 'morning' ? 9 : part === 'afternoon' ? 14 : 18) * msPerHour;
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
