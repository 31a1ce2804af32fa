import { UserError } from '../errors.js';

/**
 * Days from a span as typed: `30d`, `4w`, `30`, "2 weeks"; from 1 to 36,500. Throws UserError, naming `label`, for
 * anything else.
 */
export function parseDays(label: string, text: string): number {
  const found = /^(?<count>\d{1,5}) ?(?<unit>d|days?|w|weeks?)?$/.exec(text.trim().toLowerCase())?.groups;
  const days = found ? Number(found.count) * (found.unit?.startsWith('w') ? 7 : 1) : NaN;
  if (!(days >= 1 && days <= 36_500))
    throw new UserError(`${label} "${text}" is not a number of days.`, { hint: 'Write 30d, or 4w for weeks.' });
  return days;
}
