import { UserError } from '../errors.js';

const daysIn = { d: 1, w: 7, m: 30, q: 91, y: 365 } as const;
const pattern = /^(\d{1,5})? ?(d|days?|w|weeks?|m|mo|months?|q|quarters?|y|years?)?$/;

/**
 * Days from a span as typed: `30d`, `4w`, `30`, "2 weeks", `3m` (30 days each), `quarter` (91), `1y` (365); from 1 to
 * `most`. Throws UserError, naming `label`, for anything else.
 */
export function parseDays(label: string, text: string, most = 36_500): number {
  const typed = text.trim().toLowerCase();
  const [, digits = '1', unit = 'd'] = (typed === '' ? null : pattern.exec(typed)) ?? ['', '0'];
  const days = Number(digits) * daysIn[unit.charAt(0) as keyof typeof daysIn];
  if (days >= 1 && days <= most) return days;
  throw new UserError(`${label} "${text}" is not a number of days.`, {
    hint: `Write 30d, 4w for weeks, 3m for months or 1y; at most ${Math.floor(most / 365)} years.`,
  });
}
