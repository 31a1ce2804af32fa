import { UserError } from '../errors.js';
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  dayTitle,
  firstYear,
  isDay,
  isoWeek,
  lastYear,
  monthNames,
  monthStart,
  weekStart,
} from './calendar.js';
import { checkNamedDay, readDays } from './date-words.js';
import { type Clock, dayOf, parseWhen } from './when.js';
import { type DateOrder, outOfRange, type TypedDate, wordsOf } from './typed-date.js';

/** Local days from `from` to `to`, both included; null where it is open. */
export interface Period {
  from: Day | null;
  to: Day | null;
  label: string;
}

const hint =
  'Write this-week, last-week, this-month, last-month, W47, 2026-W47, november, 2026-11, 2026, a day or all.';

const longest = 64;

const named = new Map<string, (today: Day) => Period>([
  ['all', () => periodFromTo(null, null)],
  ['this-week', (today) => weekFrom(weekStart(today))],
  ['last-week', (today) => weekFrom(addDays(weekStart(today), -7))],
  ['next-week', (today) => weekFrom(addDays(weekStart(today), 7))],
  ['this-month', (today) => monthFrom(monthStart(today))],
  ['last-month', (today) => monthFrom(addMonths(monthStart(today), -1))],
  ['next-month', (today) => monthFrom(addMonths(monthStart(today), 1))],
  ['this-year', (today) => yearOf(today.slice(0, 4))],
  ['last-year', (today) => yearOf(String(Number(today.slice(0, 4)) - 1))],
]);

/**
 * Reads a period's name as `--period` takes it: one of those above, with hyphens or spaces, a week, month or year of the
 * calendar, or a day as parseWhen reads it. Without a year it is the nearest that has begun. Throws UserError.
 */
export function parsePeriod(text: string, today: Day, dateOrder?: () => DateOrder | null): Period {
  const words = wordsOf(text);
  const name = words.replaceAll(' ', '-');
  const period =
    words.length > longest ? null : (named.get(name)?.(today) ?? readCalendar(words, text, today));
  if (period) return period;
  const wording: TypedDate = { typed: text, today, lean: 'past', dateOrder };
  const days = /^[ -~]{1,64}$/.test(words) && readDays(words, false, wording);
  const day = days && (days.length === 1 ? days[0] : days.findLast((each) => each <= today));
  if (!day) throw new UserError(`"${text.slice(0, longest)}" is not a period`, { hint });
  if (!isDay(day)) throw outOfRange(text);
  checkNamedDay(words, day, wording);
  return periodFromTo(day, day);
}

/**
 * The period from one day to another as `--from` and `--to` take them, both included; `--to january` is its last day.
 * Throws UserError.
 */
export function parseBetween(from: string | undefined, to: string | undefined, clock: Clock): Period {
  const day = (text: string) => parseWhen(text, clock, 'past').day;
  const last = (text: string) => readMonthName(wordsOf(text), text, dayOf(clock))?.to ?? day(text);
  return periodFromTo(from === undefined ? null : day(from), to === undefined ? null : last(to));
}

/** 2026-W47, W47, 2026-11, november, nov 2026 or 2026. */
function readCalendar(words: string, typed: string, today: Day): Period | null {
  const week = /^(?:(\d{4})-)?w(?:eek )?\d{1,2}$/.exec(words);
  if (week) {
    const mondays = readDays(words, false, { typed, today, lean: 'past' })!;
    return weekFrom(mondays.findLast((day) => day <= today || week[1] !== undefined)!);
  }
  const month = /^(\d{4})-(\d{2})$/.exec(words);
  if (month) {
    checkYear(month[1]!, typed);
    if (isDay(`${words}-01`)) return monthFrom(`${words}-01`);
    throw new UserError(`"${typed}" is not a month: months run from 01 to 12`, { hint });
  }
  if (!/^\d{4}$/.test(words)) return readMonthName(words, typed, today);
  checkYear(words, typed);
  return yearOf(words);
}

function readMonthName(words: string, typed: string, today: Day): Period | null {
  const [, name, year] = /^(?:in )?([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ?? [];
  const index =
    name === undefined ? -1 : monthNames.findIndex((month) => month.toLowerCase().startsWith(name));
  if (index < 0) return null;
  const firstIn = (of: string) => `${of}-${String(index + 1).padStart(2, '0')}-01`;
  if (year !== undefined) {
    checkYear(year, typed);
    return monthFrom(firstIn(year));
  }
  const here = firstIn(today.slice(0, 4));
  return monthFrom(here <= today ? here : addMonths(here, -12));
}

function checkYear(year: string, text: string): void {
  if (Number(year) >= firstYear && Number(year) <= lastYear) return;
  throw new UserError(`"${text}" is out of range: years run from ${firstYear} to ${lastYear}`, { hint });
}

function yearOf(year: string): Period {
  return periodFromTo(`${year}-01-01`, `${year}-12-31`);
}

function weekFrom(monday: Day): Period {
  return periodFromTo(monday, addDays(monday, 6));
}

function monthFrom(first: Day): Period {
  return periodFromTo(first, addDays(addMonths(first, 1), -1));
}

/**
 * The period between two days, both included, open where one is null; a whole ISO week, month or year is labelled as
 * such. Throws UserError when it ends before it starts.
 */
export function periodFromTo(from: Day | null, to: Day | null): Period {
  if (from !== null && to !== null && to < from) {
    throw new UserError(`The period ends on ${to}, before it starts on ${from}`, {
      hint: 'Swap the two dates.',
    });
  }
  return { from, to, label: labelOf(from, to) };
}

/** The week, month or year before a whole one, else as many days before; null for a period with an open end. */
export function previousPeriod({ from, to }: Period): Period | null {
  if (from === null || to === null) return null;
  const before = addDays(from, -1);
  if (isWholeYear(from, to)) return periodFromTo(`${before.slice(0, 4)}-01-01`, before);
  if (isWholeMonth(from, to)) return periodFromTo(monthStart(before), before);
  return periodFromTo(addDays(before, -daysBetween(from, to)), before);
}

function labelOf(from: Day | null, to: Day | null): string {
  if (from === null) return to === null ? 'all time' : `until ${dayTitle(to, { year: true })}`;
  if (to === null) return `since ${dayTitle(from, { year: true })}`;
  const year = from.slice(0, 4);
  if (isWholeYear(from, to)) return year;
  if (isWholeMonth(from, to)) return `${monthNames[Number(from.slice(5, 7)) - 1]} ${year}`;
  if (isWholeWeek(from, to)) return `Week ${Number(isoWeek(from).slice(-2))} · ${rangeTitle(from, to)}`;
  return rangeTitle(from, to);
}

/** 'Mon 16 – Sun 22 Nov 2026': month and year are said once where they are the same. */
function rangeTitle(from: Day, to: Day): string {
  const end = dayTitle(to, { year: true });
  if (from === to) return end;
  const sameMonth = monthStart(from) === monthStart(to);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${dayTitle(from, { month: !sameMonth, year: !sameYear })} – ${end}`;
}

function isWholeWeek(from: Day, to: Day): boolean {
  return from === weekStart(from) && daysBetween(from, to) === 6;
}

function isWholeMonth(from: Day, to: Day): boolean {
  return from === monthStart(from) && addDays(to, 1) === addMonths(from, 1);
}

function isWholeYear(from: Day, to: Day): boolean {
  return from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`;
}
