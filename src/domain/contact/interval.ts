import { UserError } from '../../errors.js';

/** The longest time that is kept between two touches, in days. */
export const longestInterval = 3650;

const daysIn = { d: 1, w: 7, m: 30, q: 91, y: 365 } as const;
const pattern = /^(\d{1,5})?\s*(d|days?|w|weeks?|m|mo|months?|q|quarters?|y|years?)?$/i;

/**
 * The days of `90d`, `90`, `12w`, `3m` (30 days each), `quarter` (91) or `1y` (365). Throws UserError for anything else,
 * none, and more than ten years.
 */
export function parseInterval(option: string, text: string): number {
  const [, digits = '1', unit = 'd'] = pattern.exec(text.trim() || '0') ?? [text, '0'];
  const days = Number(digits) * daysIn[unit.charAt(0).toLowerCase() as keyof typeof daysIn];
  if (days >= 1 && days <= longestInterval) return days;
  throw new UserError(`${option} "${text}" is not a number of days.`, {
    hint: 'Write it like 90d, 12w, 3m or 1y; at most ten years.',
  });
}

/** `every 90 days`, `every day`. */
export function everyWords(days: number): string {
  return days === 1 ? 'every day' : `every ${days} days`;
}
