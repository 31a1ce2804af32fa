import { type Day, isDay, weekday as weekdayOf } from '../../domain/calendar.js';
import type { DateOrder } from '../../domain/typed-date.js';
import { fold, isFiller } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import { monthNamed, romanMonth, weekdayNamed } from './day-names.js';
import { takeClock } from './wall-clock.js';

/** Which of three numbers is the day, the month and the year. */
export const partOrders = ['day-first', 'month-first', 'year-first'] as const;
export type PartOrder = DateOrder | 'year-first';

/** What one text says, as far as it tells by itself. */
export interface DateText {
  /** Day, month and year, as they stand in the text or in the order of `order`; no year is ''. */
  parts: readonly [string, string, string];
  /** Which of them is which; null where one text alone does not tell. */
  order: PartOrder | null;
  /** What stands between them: points come after the day, unless the column disproves it. */
  mark: string;
  /** The day of the week that is named, 1 for Monday; 0 for none. */
  weekday: number;
  /** Milliseconds since midnight, 24 hours being the end of the day; null where there is no time. */
  time: number | null;
  /** Minutes east of UTC, or the name of a zone; null where nothing is said of it. */
  zone: number | string | null;
}

export const written = 'Write dates as 2026-11-20, with the time as 2026-11-20 09:15.';

/** Characters of the longest text that is read: that of JavaScript, with the zone spelt out. */
const longest = 80;

/** Whether a cell of dates says that there is none: `-`, `n/a`, `0000-00-00`, `0/0/00`; so does a blank one. */
export function isNoDate(text: string): boolean {
  return /^[0\s/.:-]*$/.test(text) || text.startsWith('0001-01-01') || isFiller(text);
}

const compact = /^(\d{4})(\d\d)(\d\d)(?:t(\d\d)(\d\d)(\d\d)?|(\d\d)(\d\d)(\d\d))?(?=[z ]|$)/;
const threeNumbers = /^(\d{1,4})([-/.]) ?(\d{1,2})\2 ?(\d{1,4})\.?$/;
const twoNumbers = /^(\d{1,2})([/.]) ?(\d{1,2})\2?$/;
const roman = /(?<![\p{L}\d])(\d\d?)([-/. ]) ?([ivx]{1,4})\2 ?(\d{4}|\d\d)(?![\p{L}\d])/u;
const eastAsian = /(\d{4}) ?年 ?(\d\d?) ?月 ?(\d\d?) ?日(?: ?\(?\p{Script=Han}+\)?)?/u;

/** Words that stand beside a date and say nothing more. */
const beside = new Set(
  'at on the of de del den der le el um om am a as o e las les alle ore kl dia st nd rd th er feira'.split(
    ' ',
  ),
);

/** Reads one text. Throws UserError for what is no date, and for a time that does not exist. */
export function readDateText(typed: string): DateText {
  if (typed.length > longest)
    throw new UserError(`A date of ${typed.length} characters is too long.`, { hint: written });
  const text = fold(typed)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(compact, (_, ...parts: string[]) => spaced(parts))
    .replace(eastAsian, '$1-$2-$3')
    .replace(roman, (_, day: string, mark: string, month: string, year: string) => {
      const number = romanMonth(month);
      return number === 0 ? `${day}${mark}${month}${mark}${year}` : `${day}.${number}.${year}`;
    });
  const clock = takeClock(text, typed);
  const day = readDay(clock?.rest ?? text, typed, clock !== null);
  return { ...day, time: clock?.time ?? null, zone: clock?.zone ?? null };
}

function spaced([year, month, day, hour, minute, second, hours, minutes, seconds]: string[]): string {
  const time = [hour ?? hours, minute ?? minutes, second ?? seconds].filter(Boolean).join(':');
  return `${year}-${month}-${day} ${time}`.trim();
}

type DayText = Pick<DateText, 'parts' | 'order' | 'mark' | 'weekday'>;

function readDay(text: string, typed: string, isTimed: boolean): DayText {
  const words = readWords(text, typed, isTimed);
  const bare = words.rest
    .replace(/[(),]/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/^[ :|-]+|[ :|-]+$/g, '');
  const found = words.month > 0 ? namedParts(bare, words.month) : numberParts(bare);
  if (!found) throw new UserError(`"${typed}" is not a date.`, { hint: written });
  return { ...found, weekday: words.weekday };
}

/** Takes the words out of a text. Throws UserError for those that belong to no date. */
function readWords(
  text: string,
  typed: string,
  isTimed: boolean,
): { month: number; weekday: number; rest: string } {
  const words = text.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return { month: 0, weekday: 0, rest: text };
  const months = words.filter((word) => monthNamed(word) > 0);
  // "mar" is March, and Tuesday where another word names the month.
  const month = months.find((word) => weekdayNamed(word) === 0) ?? months[0] ?? '';
  const weekdays = words.filter((word) => word !== month && weekdayNamed(word) > 0);
  const known = (word: string) => word === month || weekdays.includes(word) || beside.has(word);
  const strange = words.find((word) => !known(word));
  if (strange !== undefined) throw wrongWord(strange, text, typed, isTimed);
  return {
    month: monthNamed(month),
    weekday: weekdayNamed(weekdays[0] ?? ''),
    rest: text.replace(/\p{L}+\.?/gu, ' '),
  };
}

function wrongWord(word: string, text: string, typed: string, isTimed: boolean): UserError {
  if (/^\d{4}-?w\d\d?$/.test(text.trim()))
    return new UserError(`"${typed}" is a week, not a day.`, { hint: written });
  if (isTimed)
    return new UserError(`"${typed}" has a time that cannot be read: "${word}" is no zone known here.`, {
      hint: 'Write its offset: 2026-11-20 09:15+01:00.',
    });
  const isNear = /\d{4}/.test(text) && (text.match(/\d+/g) ?? []).length === 2;
  return new UserError(isNear ? `"${typed}" names no month.` : `"${typed}" is not a date.`, {
    hint: written,
  });
}

/** The numbers beside a month that is named: the day, and perhaps the year before or after it. */
function namedParts(bare: string, month: number): Omit<DayText, 'weekday'> | null {
  if (/[^\d ./'’-]/.test(bare)) return null;
  const numbers = bare.match(/\d+/g) ?? [];
  const [first = '', second = ''] = numbers;
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  if (numbers.length > 2 || !/^\d\d?$/.test(day) || !/^(?:\d\d|\d{4})?$/.test(year)) return null;
  return { parts: [day, String(month), year], order: 'day-first', mark: ' ' };
}

function numberParts(bare: string): Omit<DayText, 'weekday'> | null {
  const [, first = '', mark = '', second = '', third = ''] =
    threeNumbers.exec(bare) ?? twoNumbers.exec(bare) ?? [];
  if (first.length === 4 && third.length > 0 && third.length < 3)
    return { parts: [first, second, third], order: 'year-first', mark };
  if (first === '' || first.length > 2 || third.length % 2 === 1) return null;
  return { parts: [first, second, third], order: null, mark };
}

/** The orders in which a text may be read, by its own numbers and the day of the week it names. */
export function ordersOf(text: DateText): PartOrder[] {
  if (text.order !== null) return [text.order];
  // Only with dashes do people begin with a year of two digits.
  const isShort = text.mark === '-' && text.parts[2].length === 2;
  return partOrders.filter((order) => (order !== 'year-first' || isShort) && isPossible(text, order));
}

function isPossible(text: DateText, order: PartOrder): boolean {
  const { year, month, date } = partsBy(text, order);
  if (month < 1 || month > 12 || date < 1 || date > 31) return false;
  if (text.weekday === 0 || year === null) return true;
  const day = dayOf(year, month, date);
  return isDay(day) && weekdayOf(day) === text.weekday;
}

export interface Parts {
  /** In full: 26 is 2026, 98 is 1998; null where there is none. */
  year: number | null;
  month: number;
  date: number;
}

/** The numbers of a text by an order. */
export function partsBy({ parts: [first, second, third] }: DateText, order: PartOrder): Parts {
  const [year, month, date] =
    order === 'year-first'
      ? [first, second, third]
      : order === 'day-first'
        ? [third, second, first]
        : [third, first, second];
  return { year: fullYear(year), month: Number(month), date: Number(date) };
}

/** As POSIX has it: 69 to 99 are of the last century. */
function fullYear(year: string): number | null {
  if (year === '') return null;
  if (year.length > 2) return Number(year);
  return Number(year) + (Number(year) < 69 ? 2000 : 1900);
}

/** A day in ISO form, whether it exists or not. */
export function dayOf(year: number, month: number, date: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
