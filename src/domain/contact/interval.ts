import { parseDays } from '../day-count.js';

/** The longest time that is kept between two touches, in days. */
export const longestInterval = 3650;

/** The days of `90d`, `12w`, `quarter` or `1y`. Throws UserError for anything else, none, and more than ten years. */
export function parseInterval(label: string, text: string): number {
  return parseDays(label, text, longestInterval);
}

/** `every 90 days`, `every day`. */
export function everyWords(days: number): string {
  return days === 1 ? 'every day' : `every ${days} days`;
}
