import { isShortened } from '../../domain/money.js';
import { checkText, textLimit } from '../../domain/text.js';
import { parseMinutes, wholeNumber, type Place } from '../../domain/touch.js';
import { formatMoment, momentNow, parsePast, parseWhen, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import type { Given } from '../../options/flags.js';
import { money } from '../../render/figure.js';
import type { Journal } from '../../store/file/journal.js';
import { AmountReader, currencyOf } from '../../store/settings/settings.js';
import {
  allOutcomes,
  allReasons,
  findWord,
  type Outcome,
  type Reason,
} from '../../store/touches/outcomes.js';

/** What may be said of a result, and of the touch it belongs to. */
export type EntryFlags = Given<
  | 'outcome'
  | 'reason'
  | 'broke'
  | 'at'
  | 'value'
  | 'next'
  | 'do'
  | 'handoff'
  | 'note'
  | 'minutes'
  | 'cost'
  | 'energy'
>;

/** The flags, read: everything checked, nothing written. */
export interface Entry {
  moment: Moment;
  outcome: Outcome | undefined;
  reason: Reason | undefined;
  place: Place | null;
  seconds: number | undefined;
  cost: number | undefined;
  value: number | undefined;
  energy: number | undefined;
  note: string | undefined;
  next: Moment | undefined;
  what: string | undefined;
  owner: string | undefined;
  amounts: AmountReader;
}

/**
 * What a touch or a result says of itself, from the options. Throws UserError for the first that cannot be read, and
 * for an outcome or reason that is not known.
 */
export async function readEntry(ctx: Context, journal: Journal, flags: EntryFlags): Promise<Entry> {
  const moment = readPast(ctx, flags.at);
  const outcome =
    flags.outcome === undefined ? undefined : findWord('outcome', allOutcomes(journal), flags.outcome);
  const reason =
    flags.reason === undefined ? undefined : findWord('reason', allReasons(journal), flags.reason);
  if (flags.handoff && flags.next === undefined && outcome?.asks === 'meeting' && !ctx.canPrompt)
    throw handedWithoutDate(outcome);
  const place = flags.broke ?? reason?.place ?? null;
  const amounts = new AmountReader(currencyOf(journal));
  const note = await readNote(ctx, flags.note);
  return {
    moment,
    outcome,
    reason,
    place,
    seconds: flags.minutes === undefined ? undefined : parseMinutes('--minutes', flags.minutes),
    cost: readAmount(ctx, amounts, '--cost', flags.cost),
    value: readAmount(ctx, amounts, '--value', flags.value),
    energy: flags.energy === undefined ? undefined : wholeNumber('--energy', flags.energy, -2, 2),
    note,
    ...readPromise(ctx, flags, moment),
    amounts,
  };
}

/** The error for a meeting that is handed to somebody without its date. */
export function handedWithoutDate({ name }: Pick<Outcome, 'name'>): UserError {
  return new UserError(`--handoff says who goes to the ${name}, but not when it is.`, {
    hint: 'Add --next WHEN, for example --next "tue 10:00".',
  });
}

/** Minor units of an amount; one typed as 9k or 1,250 is said in full. */
function readAmount(
  ctx: Context,
  amounts: AmountReader,
  label: string,
  text: string | undefined,
): number | undefined {
  const minor = amounts.read(label, text);
  if (text !== undefined && minor !== undefined && isShortened(text))
    ctx.noteOnce(`${label} "${text.trim()}" was read as ${money(minor, amounts.known)}.`);
  return minor;
}

/** Throws UserError where a reason or a place is given with an outcome that neither failed nor deferred. */
export function checkReason(entry: Entry, outcome: Pick<Outcome, 'name' | 'state'>): void {
  if (entry.reason === undefined && entry.place === null) return;
  if (outcome.state === 'failed' || outcome.state === 'deferred') return;
  throw new UserError(
    `${entry.reason ? '--reason' : '--broke'} does not go with the outcome ${outcome.name}.`,
    {
      hint: 'Reasons are for outcomes that failed or were put off: see "prospect outcome list".',
    },
  );
}

/** The moment of `--at`, now without it; never in the future. */
function readPast(ctx: Context, text: string | undefined): Moment {
  if (text === undefined) return momentNow(ctx.clock);
  const moment = parsePast(text, ctx.clock);
  if (moment.day > ctx.today || (moment.at !== null && moment.at > ctx.clock.now))
    throw new UserError(`--at "${text}" is in the future (${formatMoment(moment, ctx.today)}).`, {
      hint: 'Log what has happened; promise what is to come with --next.',
    });
  return ctx.momentOf(text, moment);
}

/**
 * The moment of a promise. Throws UserError where it cannot be read or is before the day of `from`, which `what` names.
 */
export function readFuture(ctx: Context, text: string, from: Moment, what: string): Moment {
  const moment = parseWhen(text, ctx.clock, 'future');
  if (moment.day < from.day)
    throw new UserError(`"${text}" (${formatMoment(moment, ctx.today)}) is before ${what}.`, {
      hint: 'Promise a day on or after it, for example fri.',
    });
  return ctx.momentOf(text, moment);
}

/** The promise of `--next`, `--do` and `--handoff`, for a touch or result of the moment `from`. */
function readPromise(
  ctx: Context,
  flags: EntryFlags,
  from: Moment,
): { next: Moment | undefined; what: string | undefined; owner: string | undefined } {
  const what =
    flags.do === undefined ? undefined : checkText('--do text', flags.do, textLimit.what) || undefined;
  const owner =
    flags.handoff === undefined
      ? undefined
      : checkText('--handoff name', flags.handoff, textLimit.what) || undefined;
  if (flags.next !== undefined)
    return { next: readFuture(ctx, flags.next, from, 'the touch itself'), what, owner };
  if (flags.do !== undefined)
    throw new UserError('--do says what, but not when.', {
      hint: 'Add --next WHEN, for example --next fri.',
    });
  return { next: undefined, what, owner };
}

/**
 * A note as typed; `-` reads standard input and leaves out the line end that closes it. Throws UserError for a note
 * longer than is kept; what is on standard input is not read much further.
 */
export async function readNote(ctx: Context, text: string | undefined): Promise<string | undefined> {
  if (text === undefined) return undefined;
  const mostBytes = 4 * textLimit.note + '\r\n'.length;
  const note = text === '-' ? (await ctx.readInput(mostBytes, noteTooLong)).replace(/\r?\n$/, '') : text;
  return checkText('note', note, textLimit.note);
}

function noteTooLong(): UserError {
  return new UserError(
    `The note on standard input has more than ${textLimit.note} characters, the most that are kept.`,
    {
      hint: 'Shorten it: nothing is cut for you.',
    },
  );
}
