import type { Context } from '../context.js';
import { daysAway, type Day } from '../domain/calendar.js';
import { checkText, textLimit } from '../domain/text.js';
import { formatMoment, parseWhen, type Moment, type ReadMoment } from '../domain/when.js';
import { Unreadable } from '../domain/typed-date.js';
import { UserError } from '../errors.js';
import { back } from './engine/ask.js';
import { askLine, type Line } from './engine/line.js';

/** A next step as it is told: when, and what. */
export interface Promised {
  next: Moment;
  what: string | undefined;
}

/** Asks for a date from `from` on and, after it, for what is promised. Null stands for none. */
export async function askPromise(
  ctx: Context,
  asked: Omit<Line, 'read'>,
  from: Day,
): Promise<Promised | null | typeof back> {
  const text = await askLine(ctx, {
    ...asked,
    read: (text) => {
      const { moment, what } = readDated(ctx, text, from);
      const when = `${formatMoment(moment, ctx.today)}, ${daysAway(ctx.today, moment.day)}`;
      return what === '' ? when : `${when} · ${what}`;
    },
  });
  if (text === null || text === back) return text;
  const { when, moment, what } = readDated(ctx, text, from);
  return { next: ctx.momentOf(when, moment), what: what || undefined };
}

/** `tue 10:00 send the offer`: the longest beginning that is a date, and what is promised for then. */
function readDated(
  ctx: Context,
  text: string,
  from: Day,
): { when: string; moment: ReadMoment; what: string } {
  const words = text.trim().split(/\s+/);
  for (let count = words.length; count > 0; count--) {
    const when = words.slice(0, count).join(' ');
    const what = words.slice(count).join(' ');
    const moment = tryWhen(ctx, when);
    if (moment === undefined) continue;
    // "mon 25:00" is a mistake in the time, not a promise called 25:00.
    if (/^\d/.test(what)) break;
    if (moment.day < from)
      throw new UserError(`${formatMoment(moment, ctx.today)} is before the touch itself`);
    return { when, moment, what: checkText('promise', what, textLimit.what) };
  }
  return { when: text, moment: parseWhen(text, ctx.clock, 'future'), what: '' };
}

function tryWhen(ctx: Context, text: string): ReadMoment | undefined {
  try {
    return parseWhen(text, ctx.clock, 'future');
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
