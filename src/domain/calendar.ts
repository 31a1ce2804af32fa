import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths as addMonthsTo } from 'date-fns/addMonths';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';

/** A local calendar date, 'YYYY-MM-DD'. It never passes through a time zone. */
export type Day = string;

export const firstYear = 1900;
export const lastYear = 2199;

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const msPerDay = 86_400_000;

function utcMidnight(day: Day): Date {
  return new UTCDateMini(Date.parse(day));
}

/** The UTC calendar date of an instant in milliseconds. */
export function utcDay(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Days in a month; `month` counts from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a text is exactly 'YYYY-MM-DD', exists in the calendar and lies in the years 1900 to 2199. */
export function isDay(text: string): boolean {
  const match = text.match(/^(\d{4})-(\d{2})-(\d{2})$/);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

/** The day `n` days later, earlier when `n` is negative. */
export function addDays(day: Day, n: number): Day {
  return utcDay(Date.parse(day) + n * msPerDay);
}

/** The same day of the month `n` months later; where that month is too short, its last day. */
export function addMonths(day: Day, n: number): Day {
  return utcDay(addMonthsTo(utcMidnight(day), n).getTime());
}

/** Whole days from one date to another, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / msPerDay;
}

/** How far a day is from today, for reading: 'today', 'tomorrow', 'in 3 days', '2 days ago'. */
export function daysAway(today: Day, day: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** The ISO weekday, 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return utcMidnight(day).getUTCDay() || 7;
}

/** The ISO 8601 week a day belongs to, as '2026-W47'; its year may differ from the day's around New Year. */
export function isoWeek(day: Day): string {
  const date = utcMidnight(day);
  return `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, '0')}`;
}

/** How many ISO weeks a year has, 52 or 53. */
export function weeksInYear(year: number): number {
  return getISOWeek(utcMidnight(`${year}-12-28`)); // 28 December is always in the last week
}

/** The Monday of an ISO week, or null when that year has no such week. */
export function isoWeekStart(year: number, week: number): Day | null {
  if (week < 1 || week > weeksInYear(year)) return null;
  return addDays(weekStart(`${year}-01-04`), (week - 1) * 7); // 4 January is always in the first week
}

/** The Monday on or before a day. */
export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** The first day of a day's month. */
export function monthStart(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

/** A day for reading, with its year where that is not today's: 'Sat 21 Nov', 'Sat 22 Nov 2025'. */
export function dayTitleBy(day: Day, today: Day): string {
  return dayTitle(day, { year: day.slice(0, 4) !== today.slice(0, 4) });
}

/** A day for reading: 'Sat 21 Nov', 'Sat 21 Nov 2026' with the year, 'Sat 21' without the month. English always. */
export function dayTitle(day: Day, options: { month?: boolean; year?: boolean } = {}): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const parts = [weekdayNames[weekday(day) - 1]?.slice(0, 3), date];
  if (options.month ?? true) parts.push(monthNames[month - 1]?.slice(0, 3));
  if (options.year) parts.push(year);
  return parts.join(' ');
}
