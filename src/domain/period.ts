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
  isoWeekStart,
  lastYear,
  monthNames,
  monthStart,
  weekStart,
  weeksInYear,
} from './calendar.js';

/** Local days from `from` to `to`, both included; null where it is open. */
export interface Period {
  from: Day | null;
  to: Day | null;
  label: string;
}

const hint = 'Write this-week, last-week, this-month, last-month, 2026-W47, 2026-11, 2026 or all.';

/** Reads a period's name as `--period` takes it; throws UserError for any other text. */
export function parsePeriod(text: string, today: Day): Period {
  switch (text) {
    case 'this-week':
      return weekFrom(weekStart(today));
    case 'last-week':
      return weekFrom(addDays(weekStart(today), -7));
    case 'this-month':
      return monthFrom(monthStart(today));
    case 'last-month':
      return monthFrom(addMonths(monthStart(today), -1));
    case 'all':
      return periodFromTo(null, null);
    default:
      return parseCalendarPeriod(text);
  }
}

function parseCalendarPeriod(text: string): Period {
  const match = text.match(/^(\d{4})(?:-(?:[Ww](\d{2})|(\d{2})))?$/);
  if (!match) throw new UserError(`"${text.slice(0, 64)}" is not a period`, { hint });
  const [year, week, month] = [Number(match[1]), match[2], match[3]];
  if (year < firstYear || year > lastYear) {
    throw new UserError(`"${text}" is out of range: years run from ${firstYear} to ${lastYear}`, { hint });
  }
  if (week !== undefined) {
    const monday = isoWeekStart(year, Number(week));
    if (monday !== null) return weekFrom(monday);
    throw new UserError(`"${text}" is not a week: ${year} has ${weeksInYear(year)} weeks`, { hint });
  }
  if (month !== undefined) {
    if (isDay(`${text}-01`)) return monthFrom(`${text}-01`);
    throw new UserError(`"${text}" is not a month: months run from 01 to 12`, { hint });
  }
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
