import { UserError } from '../errors.js';
import { daysAway, daysBetween, dayTitle } from './calendar.js';
import { checkNamedDay, namesDay } from './date-words.js';
import type { TypedDate } from './typed-date.js';

/** Days by which a day without a year may lie on the other side of today and still be the one that is meant. */
const near = { past: 31, future: 92 };

/**
 * Refuses a day without a year, `chosen` on the leaning side, where the same day of another year is near on the other
 * side: on 30 November "28 nov" is more likely a slip than a promise for next year. For what has happened the year chosen
 * must be over too. What is promised without a year is at most a year away. A day of the week that is named and right says
 * which year is meant; one that is wrong is told. Throws a UserError
 * that offers only the one that may be taken: what is promised is to come, and what is logged has been.
 */
export function refuseFarYear(
  chosen: { day: string },
  other: { day: string } | undefined,
  dayWords: string,
  wording: TypedDate,
): void {
  const { typed, today, lean } = wording;
  const distance = ({ day }: { day: string }) => Math.abs(daysBetween(today, day));
  if (lean === 'future' && distance(chosen) > 366)
    throw new UserError(`"${typed}" is more than a year away: ${dayTitle(chosen.day, { year: true })}.`, {
      hint: `Write ${chosen.day} if you mean it, or a day to come, for example fri.`,
    });
  if (!other || distance(other) > near[lean] || distance(chosen) <= 2 * near.future) return;
  if (lean === 'past' && chosen.day.slice(0, 4) === today.slice(0, 4)) return;
  if (namesDay(dayWords, chosen.day)) return;
  checkNamedDay(dayWords, other.day, wording);
  const title = `${dayTitle(other.day, { year: true })} is ${daysAway(today, other.day)}`;
  throw new UserError(`"${typed}" ${lean === 'past' ? 'is still to come' : 'has passed'}: ${title}.`, {
    hint:
      lean === 'past'
        ? `Write ${chosen.day} if you mean the year before, or a day that has been, for example yesterday.`
        : `Write ${chosen.day} if you mean the year after, or a day to come, for example fri.`,
  });
}
