import { monthNames, type Day } from '../../domain/calendar.js';
import { parseIsoMoment, parseWhen, type Clock, type Moment } from '../../domain/when.js';
import { existingDay, type DateOrder } from '../../domain/date-words.js';
import { UserError, exitCode } from '../../errors.js';

/** The dates of a whole file cannot be read, whatever a single row says. */
export class UnreadableDates extends UserError {}

const written = 'Write dates as 2026-11-20, with the time as 2026-11-20 09:15.';

const slashDate = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?=$|[ ,T])/;
const dotDate = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?=$|[ ,T])/;
const wordDate = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})(?=$|[ ,T])/;
const isoDate = /^(\d{4}-\d{2}-\d{2})(?=$|[ ,T])/;
const timeOfDay = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d{3})?)?(?: ?[AaPp][Mm])?$/;

/**
 * Reads a date of a file, with a time or without: ISO, 20.11.2026, 20 Nov 2026, and 20/11/2026 or 11/20/2026 as
 * `slashOrder` tells, which is asked only then. Times without an offset are those of `clock`'s own zone. Refuses dates
 * that do not exist and what is still to come.
 */
export function readRowDate(
  text: string,
  zone: string,
  clock: Clock,
  today: Day,
  slashOrder: () => DateOrder,
): Moment {
  const typed = text.trim();
  const moment = parseIsoMoment(typed, zone) ?? readWall(typed, zone, clock, slashOrder);
  const isAhead = moment.at === null ? moment.day > today : moment.at > clock.now;
  if (isAhead)
    throw new UserError(`"${typed}" is in the future.`, { hint: 'A touch is something that happened.' });
  return moment;
}

function readWall(typed: string, zone: string, clock: Clock, slashOrder: () => DateOrder): Moment {
  if (typed.length > 64)
    throw new UserError(`A date of ${typed.length} characters is too long.`, { hint: written });
  const { day, rest } = readDay(typed, slashOrder);
  const time = rest.replace(/^(?:T|,? *)/, '');
  if (time === '') return { day, at: null, offset: null, zone };
  const zoned = parseIsoMoment(`${day}T${time}`, zone);
  if (zoned) return zoned;
  if (!timeOfDay.test(time))
    throw new UserError(`"${typed}" has a time that cannot be read.`, { hint: written });
  const { at, offset } = parseWhen(`${day} ${time.toLowerCase()}`, clock, 'past');
  return { day, at, offset, zone: clock.zone };
}

function readDay(typed: string, slashOrder: () => DateOrder): { day: Day; rest: string } {
  const found = slashDate.exec(typed) ?? dotDate.exec(typed) ?? wordDate.exec(typed) ?? isoDate.exec(typed);
  if (!found) throw new UserError(`"${typed}" is not a date.`, { hint: written });
  const rest = typed.slice(found[0].length);
  const [, first = '', second = '', year = ''] = found;
  if (second === '') return { day: existingDay(first, typed), rest };
  const isMonthFirst = typed[first.length] === '/' && slashOrder() === 'month-first';
  const [date, month] = isMonthFirst ? [second, first] : [first, monthNumber(second, typed)];
  return { day: existingDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`, typed), rest };
}

function monthNumber(text: string, typed: string): string {
  if (/^\d/.test(text)) return text;
  const index = monthNames.findIndex((name) => name.toLowerCase().startsWith(text.toLowerCase()));
  if (index === -1) throw new UserError(`"${typed}" names no month.`, { hint: written });
  return String(index + 1);
}

/**
 * Which of day and month comes first in the slashed dates of a file: a number above 12 decides it for all. Refuses a
 * file that never decides it where the owner's `usual` order is not set, or decides it both ways. `dates` gives every date
 * with its line.
 */
export function decideSlashOrder(
  dates: Iterable<{ text: string; line: () => number }>,
  usual: DateOrder | null = null,
): DateOrder {
  let decided: { order: DateOrder; text: string; line: number } | undefined;
  for (const { text, line } of dates) {
    const found = slashDate.exec(text.trim());
    if (!found) continue;
    const [first, second] = [Number(found[1]), Number(found[2])];
    const order =
      first > 12 && second <= 12 ? 'day-first' : second > 12 && first <= 12 ? 'month-first' : undefined;
    if (!order || decided?.order === order) continue;
    if (decided)
      throw new UnreadableDates(
        `Dates are written both ways: "${decided.text}" (line ${decided.line}) and "${text}" (line ${line()}).`,
        { hint: written, code: exitCode.badData },
      );
    decided = { order, text, line: line() };
  }
  const order = decided?.order ?? usual;
  if (order) return order;
  throw new UnreadableDates('No date in the file tells whether the day or the month comes first.', {
    hint: `${written} Or say it once: prospect config set date-order day-first`,
    code: exitCode.badData,
  });
}
