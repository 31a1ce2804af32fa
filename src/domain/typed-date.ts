import { UserError } from '../errors.js';
import { type Day, firstYear, lastYear } from './calendar.js';

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

/** A text as typed in the form in which it is read: small letters, single blanks, no commas between words. */
export function wordsOf(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/,(?= )/g, '')
    .replace(/ +/g, ' ');
}

/** What can be written as a date or time, as the hint of an error. */
export const understood =
  'Write 2026-11-20 09:15, 21 Nov, 21.11., 12/25, today 16:30, 9am, fri, tue 10, last tue, next week tue, end of month, january, in 3 days, 3 days ago, -2h or W47.';

/** The error for a day, week or time that does not exist, and why. */
export function impossible(typed: string, what: string, why: string, hint = understood): UserError {
  return new UserError(`${typed} is not a ${what}: ${why}`, { hint });
}

/** The error for a date that the years 1900 to 2199 do not hold. */
export function outOfRange(typed: string): UserError {
  return new UserError(`"${typed}" is out of range: years run from ${firstYear} to ${lastYear}`, {
    hint: understood,
  });
}

/** Words that mean no date or time at all. */
export class Unreadable extends UserError {}
