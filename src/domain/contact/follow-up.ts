import { UserError } from '../../errors.js';
import { parseInterval } from './interval.js';

/** The most steps that follow a first attempt. */
const mostSteps = 20;

/**
 * Days of silence after the first attempt, after the second and so on, of `3d,7d,14d`; blanks part them too. Throws
 * UserError for what is none of that and for more than 20.
 */
export function parseFollowUp(option: string, text: string): number[] {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  if (parts.length > 0 && parts.length <= mostSteps) return parts.map((part) => parseInterval(option, part));
  throw new UserError(`${option} "${text}" says ${parts.length === 0 ? 'no' : 'too many'} days.`, {
    hint: `Write the days of silence before each follow-up, like 3d,7d,14d; at most ${mostSteps} of them. "none" for no follow-up.`,
  });
}

/** The form in which they are kept: `3,7,14`. */
export function followUpText(days: readonly number[]): string {
  return days.join(',');
}

/** The days of what `followUpText` wrote. */
export function followUpDays(kept: string | null): number[] {
  return kept === null ? [] : kept.split(',').map(Number);
}

/** `3d 7d 14d` */
export function followUpWords(kept: string): string {
  return followUpDays(kept)
    .map((days) => `${days}d`)
    .join(' ');
}
