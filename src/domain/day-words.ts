import {
  addDays,
  addMonths,
  type Day,
  firstYear,
  isDay,
  lastYear,
  monthNames,
  monthStart,
  weekday,
  weekdayNames,
  weekStart,
} from './calendar.js';
import { outOfRange, type TypedDate } from './typed-date.js';

/** A stretch of time from now, back when `count` is negative. */
interface Span {
  count: number;
  unit: 'minute' | 'hour' | 'day' | 'week' | 'month';
}

/**
 * The days that words without a date in figures may mean, in order, one when there is no choice: tomorrow, fri, next week
 * tue, in two weeks, january, end of month. Null when they name no day. Throws UserError for a year that does not exist.
 */
export function readDayWords(words: string, timed: boolean, wording: TypedDate): Day[] | null {
  const { typed, today } = wording;
  const fixed = fixedDays.get(words.replace(/^the /, ''));
  if (fixed) return [fixed(today)];
  const span = readSpan(words, typed);
  if (span?.unit === 'day') return [addDays(today, span.count)];
  if (span?.unit === 'week') return [addDays(today, span.count * 7)];
  if (span?.unit === 'month') return [addMonths(today, span.count)];
  return (
    readWeekdays(words, timed, wording) ??
    readDayOfWeek(words, wording) ??
    readDayOfMonth(words, wording) ??
    readEdges(words, wording) ??
    readMonths(words, wording)
  );
}

const fixedDays = new Map<string, (today: Day) => Day>([
  ['yesterday', (today) => addDays(today, -1)],
  ['day before yesterday', (today) => addDays(today, -2)],
  ['today', (today) => today],
  ['tomorrow', (today) => addDays(today, 1)],
  ['day after tomorrow', (today) => addDays(today, 2)],
  ['eod', (today) => today],
  ['end of day', (today) => today],
  ['end of the day', (today) => today],
  ['next week', (today) => addDays(weekStart(today), 7)],
  ['next month', (today) => addMonths(monthStart(today), 1)],
  ['next year', (today) => addMonths(yearStart(today), 12)],
]);

function yearStart(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`;
}

function readWeekdays(words: string, timed: boolean, { today, lean }: TypedDate): Day[] | null {
  const match = words.match(/^(?:(on|last|next|(?:this )?coming) )?([a-z]+)$/);
  const index = indexOfName(weekdayNames, match?.[2] ?? '');
  if (!match || index < 0) return null;
  const ahead = (index + 1 - weekday(today) + 7) % 7;
  if (match[1] === 'last') return [addDays(today, ahead - 7)];
  // A plain "tue" said on a Tuesday about the future is next week's; "tue 16:30" may still be today's.
  const isAhead = match[1] === 'next' || match[1]?.endsWith('coming');
  if (isAhead || (lean === 'future' && !timed)) return [addDays(today, ahead || 7)];
  return [addDays(today, ahead - 7), addDays(today, ahead), addDays(today, ahead + 7)];
}

/** A day of a week that is named: 'next week tue', 'tue next week', 'this fri', 'fri in two weeks'. */
function readDayOfWeek(words: string, { typed, today }: TypedDate): Day[] | null {
  const match =
    words.match(/^(?<week>this|.+(?: week|weeks|fortnight)(?: ago)?)(?: on)? (?<name>[a-z]+)$/) ??
    words.match(/^(?:on )?(?<name>[a-z]+) (?<week>.+)$/);
  const index = indexOfName(weekdayNames, match?.groups?.name ?? '');
  if (!match?.groups || index < 0) return null;
  const week = match.groups.week!;
  const span = readSpan(week, typed);
  const away = weeksAway.get(week) ?? (span?.unit === 'week' ? span.count : undefined);
  return away === undefined ? null : [addDays(weekStart(today), 7 * away + index)];
}

const weeksAway = new Map([
  ['this', 0],
  ['this week', 0],
  ['next week', 1],
  ['last week', -1],
]);

/** A day by its number alone, in the months around today that have it: 'the 5th', 'on the 31st'. */
function readDayOfMonth(words: string, { today }: TypedDate): Day[] | null {
  const [, date = ''] = /^(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)$/.exec(words) ?? [];
  if (Number(date) < 1 || Number(date) > 31) return null;
  return monthsNear
    .map((away) => `${addMonths(monthStart(today), away).slice(0, 8)}${date.padStart(2, '0')}`)
    .filter(isDay);
}

/** Two on each side: a 31st may be two months away. */
const monthsNear = [-2, -1, 0, 1, 2];

/** The first day, the middle or the last of a week, a month or a year. */
function readEdges(words: string, wording: TypedDate): Day[] | null {
  const match = words.match(/^(?:at |in )?(?:the )?(start of|beginning of|mid|middle of|end of)[ -](.+)$/);
  if (!match) return null;
  const edge = match[1]!.startsWith('end') ? 'end' : match[1]!.startsWith('mid') ? 'middle' : 'start';
  const of = match[2]!.replace(/^the /, '');
  const { today, lean } = wording;
  const named = /^(?:(this|next|last) )?(week|month|year)$/.exec(of);
  if (!named) return readMonths(of, wording)?.map((first) => edges.month[edge](first)) ?? null;
  const unit = named[2] as keyof typeof edges;
  const away = { this: 0, next: 1, last: -1 }[named[1] ?? ''];
  const at = (count: number) => edges[unit][edge](startOf(unit, today, count));
  if (away !== undefined) return [at(away)];
  // The end of this year is meant by who promises it, even in January.
  return lean === 'future' && unit === 'year' && edge === 'end' ? [at(0)] : [at(-1), at(0), at(1)];
}

/** The first day of the week, month or year that is `away` from today's. */
function startOf(unit: keyof typeof edges, today: Day, away: number): Day {
  if (unit === 'week') return addDays(weekStart(today), 7 * away);
  return unit === 'month' ? addMonths(monthStart(today), away) : addMonths(yearStart(today), 12 * away);
}

/** Days by the first one; a week ends with its Friday, as work does. */
const edges = {
  week: {
    start: (first: Day) => first,
    middle: (first: Day) => addDays(first, 2),
    end: (first: Day) => addDays(first, 4),
  },
  month: {
    start: (first: Day) => first,
    middle: (first: Day) => addDays(first, 14),
    end: (first: Day) => addDays(addMonths(first, 1), -1),
  },
  year: {
    start: (first: Day) => first,
    middle: (first: Day) => addMonths(first, 6),
    end: (first: Day) => addDays(addMonths(first, 12), -1),
  },
};

/** The first day of a month: 'january', 'in january', 'jan 2027'. */
function readMonths(words: string, { typed, today }: TypedDate): Day[] | null {
  const [, name = '', year] = words.match(/^(?:in )?([a-z]+)\.?(?: (\d{4}))?$/) ?? [];
  const index = indexOfName(monthNames, name);
  if (index < 0) return null;
  const firstIn = (of: number | string) => `${of}-${String(index + 1).padStart(2, '0')}-01`;
  if (year === undefined) return yearsAround(today).map(firstIn);
  if (Number(year) < firstYear || Number(year) > lastYear) throw outOfRange(typed);
  return [firstIn(year)];
}

/** Whether a text is the name of a month, which may be that of a person too: may, June. */
export function isMonth(text: string): boolean {
  return indexOfName(monthNames, text.trim().toLowerCase()) >= 0;
}

const around = new Set(
  (
    'on last next this in the day days after before of end start beginning middle mid week weeks month months ' +
    'year years ago from now an half hour hours minute minutes fortnight today tomorrow yesterday noon at am pm a ' +
    'the coming morning afternoon evening night tonight eod'
  ).split(' '),
);

/** Whether a text has only figures and words that dates are made of, and may be worth reading as one. */
export function mayBeDay(text: string): boolean {
  const words = text.toLowerCase().split(/[\s,]+/);
  return words.every(
    (word) =>
      /\d/.test(word) ||
      around.has(word) ||
      numbers.includes(word) ||
      indexOfName(weekdayNames, word) >= 0 ||
      indexOfName(monthNames, word.replace(/\.$/, '')) >= 0 ||
      /^mid-/.test(word),
  );
}

/** Enough years on both sides to hold a 29 February or a week 53, which may be eight years away. */
export function yearsAround(today: Day): number[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: 17 }, (_, index) => year - 8 + index);
}

/** The index of the one name that a word of three letters or more begins, or -1. */
export function indexOfName(names: string[], word: string): number {
  return word.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(word));
}

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const spanPattern = new RegExp(
  `^(?<before>in |[+-])?(?<count>\\d+|an?|${numbers.join('|')}) ?` +
    '(?<unit>m|mins?|minutes?|h|hours?|d|days?|w|weeks?|fortnights?|months?|years?)' +
    '(?<after> ago| from now| from today)?$',
);

/**
 * Reads 'in 3 days', '3 days ago', 'two weeks from now', '-2h', '+3d', 'half an hour ago'; null for anything else. Throws
 * UserError above 999,999 units.
 */
export function readSpan(words: string, typed: string): Span | null {
  const match = words.replace(/\bhalf an hour\b/, '30 minutes').match(spanPattern);
  if (!match?.groups) return null;
  const { before, count = '', unit = '', after } = match.groups;
  if ((before === undefined) === (after === undefined)) return null;
  const size = /^\d/.test(count) ? Number(count) : Math.max(1, numbers.indexOf(count) + 1);
  if (size > 999_999) throw outOfRange(typed);
  const { name, times } = unitOf(unit);
  return { count: (after === ' ago' || before === '-' ? -size : size) * times, unit: name };
}

function unitOf(word: string): { name: Span['unit']; times: number } {
  if (word.startsWith('mo')) return { name: 'month', times: 1 };
  if (word.startsWith('m')) return { name: 'minute', times: 1 };
  if (word.startsWith('h')) return { name: 'hour', times: 1 };
  if (word.startsWith('y')) return { name: 'month', times: 12 };
  if (word.startsWith('d')) return { name: 'day', times: 1 };
  return { name: 'week', times: word.startsWith('f') ? 2 : 1 };
}
