import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import type { Day } from '../../domain/calendar.js';
import { leadNumber, readMarked } from '../../domain/names/marked-name.js';
import { checkText, textLimit } from '../../domain/text.js';
import { formatMoment, momentNow, parseWhen, type Moment } from '../../domain/when.js';
import { Unreadable } from '../../domain/typed-date.js';
import type { Flags } from '../../options/flags.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import { findLead, fitsName, leadById, type LeadName } from '../../store/leads/leads.js';
import { editStep, makeStep, moveStep } from '../../store/promises/make.js';
import { closeStep, openSteps, type NextStep } from '../../store/promises/promises.js';
import type { Write } from '../../store/file/write.js';
import { stepLine } from '../flags/stored-touches.js';
import { readFuture } from '../flags/entry.js';
import { joinWords, leadTitle, requireLead } from '../flags/lead-choice.js';
import { everyLines, readEvery } from './next-every.js';

export type NextFlags = Flags<'next'>;

/** What is to be done with a next step, read and checked. */
interface Change {
  when: Moment | undefined;
  /** Null takes it away, undefined leaves it. */
  what: string | null | undefined;
  owner: string | null | undefined;
}

/**
 * Makes, moves, finishes, drops or acknowledges a next step of a lead; without a date or a flag it shows them. Throws
 * UserError where no lead is named.
 */
export async function next(ctx: Context, words: string[], flags: NextFlags): Promise<void> {
  if (words.length === 0)
    throw new UserError('Say whose next step it is.', {
      hint: 'For example: prospect next "Harbor Cafe" fri; "prospect due" lists what is promised.',
    });
  const isClosing = flags.done ?? flags.ack ?? flags.drop !== undefined;
  const whole: Split = { subject: joinWords(words), when: undefined, dayWords: '' };
  const parted = isClosing ? whole : split(ctx, words);
  const everyDays = readEvery(flags.every);
  const mayChange = isAny(readChange(flags, parted.when)) || everyDays !== undefined;
  checkAlone(flags, mayChange);
  const journal = ctx.open(isClosing || mayChange ? 'write' : 'read');
  const { subject, when } = isNameAlone(journal, whole.subject, parted.dayWords) ? whole : parted;
  const change = readChange(flags, when);
  const isChanging = isAny(change);
  const isWriting = isClosing || isChanging || everyDays !== undefined;
  const lead = await requireLead(ctx, journal, subject);
  if (isClosing) return close(ctx, journal, lead, flags);
  if (isWriting)
    journal.write('next', ctx.clock, (write) => {
      if (everyDays !== undefined) write.edit('lead', lead.id, { every_days: everyDays });
      write.summary = `how often to be in touch with ${leadTitle(lead)}`;
      if (isChanging) set(ctx, journal, write, lead, change);
    });
  const lines = [
    ...(everyDays === undefined || isChanging ? stepLines(ctx, journal, lead) : []),
    ...(everyDays !== undefined || !isChanging
      ? everyLines(ctx, journal, lead, everyDays !== undefined)
      : []),
  ];
  if (lines.length === 0) return ctx.note(say`Nothing is promised to ${leadTitle(lead)}.`);
  for (const line of lines) ctx.print(isWriting ? say`${leadTitle(lead)} · ${line}` : line);
  if (everyDays && lead.stopped)
    ctx.note(say`${leadTitle(lead)} asked not to be contacted: it is not listed.`);
}

function stepLines(ctx: Context, journal: Journal, lead: LeadName): string[] {
  return openSteps(journal, lead.id).map((step) => stepLine(ctx, step));
}

function checkAlone({ done, ack, drop }: NextFlags, isChanging: boolean): void {
  if ([done, ack, drop !== undefined, isChanging].filter(Boolean).length > 1)
    throw new UserError('A next step is made, moved, done, dropped or acknowledged: one at a time.');
}

/** Whether words that end like a date are a name as a whole, as Ruby Tuesday. */
function isNameAlone(journal: Journal, words: string, dayWords: string): boolean {
  const isDoubtful = /^[a-z ]+$/i.test(dayWords) && !words.includes('@');
  return isDoubtful && findLead(journal, words, true).kind !== 'none';
}

function isAny(change: Change): boolean {
  return Object.values(change).some((part) => part !== undefined);
}

function readChange(flags: NextFlags, when: Moment | undefined): Change {
  const text = (label: string, typed: string | undefined) =>
    typed === undefined ? undefined : checkText(label, typed, textLimit.what) || null;
  return { when, what: text('--do text', flags.do), owner: text('--handoff name', flags.handoff) };
}

/** Yours come before a meeting's date, and that before a hand-off; of one sort the soonest. */
function mostYours(open: NextStep[]): NextStep | undefined {
  const place = (step: NextStep) => (step.owner !== null ? 2 : step.isMeeting);
  return [...open].sort((a, b) => place(a) - place(b))[0];
}

/**
 * A date alone moves the one that is most yours. With what is to be done it does not move a meeting, nor a hand-off
 * unless its owner is said: it is a promise of its own beside them. A hand-off without a date is due at once.
 */
function set(ctx: Context, journal: Journal, write: Write, lead: LeadName, change: Change): void {
  const { when, what, owner } = change;
  write.summary = `next step of ${leadTitle(lead)}`;
  const open = openSteps(journal, lead.id);
  const isOther = (step: NextStep) =>
    when !== undefined &&
    typeof what === 'string' &&
    (step.isMeeting === 1 || (step.owner !== null && !owner));
  const step = mostYours(
    owner === null ? open.filter((one) => one.owner !== null) : open.filter((one) => !isOther(one)),
  );
  if (!step) {
    if (owner === null && open.length > 0) throw notHanded(lead);
    const moment = when ?? (owner ? dayAlone(momentNow(ctx.clock)) : undefined);
    if (!moment) throw nothingPromised(lead);
    makeStep(journal, write, lead.id, ctx.today, { moment, what, owner });
    return;
  }
  if (when) return moveStep(journal, write, step, ctx.today, { moment: when, what, owner });
  editStep(journal, write, step, ctx.today, { what, owner });
}

function dayAlone({ day, zone }: Moment): Moment {
  return { day, at: null, offset: null, zone };
}

function close(ctx: Context, journal: Journal, lead: LeadName, flags: NextFlags): void {
  const why = flags.drop === undefined ? undefined : reasonToDrop(flags.drop);
  const step = journal.write('next', ctx.clock, (write) => {
    write.summary = `next step of ${leadTitle(lead)}`;
    const step = flags.ack ? handedOver(journal, lead) : mostYours(openSteps(journal, lead.id));
    if (!step) throw nothingPromised(lead);
    if (flags.done) refuseMeeting(lead, step);
    if (why !== undefined) closeStep(write, step.id, 'dropped', ctx.today, { why });
    else takeStep(write, step, ctx.today);
    return step;
  });
  const done = flags.done ? 'done' : flags.ack ? 'taken over' : 'dropped';
  ctx.print(
    say`${leadTitle(lead)} · ${done}: ${step.what ?? 'next step'} of ${formatMoment(step, ctx.today)}`,
  );
  for (const left of openSteps(journal, lead.id)) ctx.print(say`${leadTitle(lead)} · ${stepLine(ctx, left)}`);
}

/** Does a step, or takes it over. A meeting that somebody else has taken still has to tell what came of it. */
export function takeStep(write: Write, step: NextStep, on: Day): void {
  const acknowledged = step.owner !== null && step.acknowledged === null ? { acknowledged: on } : {};
  if (step.isMeeting) write.edit('next_step', step.id, acknowledged);
  else closeStep(write, step.id, 'kept', on, acknowledged);
}

function refuseMeeting(lead: LeadName, step: NextStep): void {
  if (!step.isMeeting) return;
  throw new UserError(`The next step of ${leadTitle(lead)} is a meeting: say what came of it.`, {
    hint: `prospect result @${lead.id} held, or no-show; next @${lead.id} --drop WHY when it was called off.`,
  });
}

/** The hand-off that waits to be acknowledged. */
function handedOver(journal: Journal, lead: LeadName): NextStep {
  const step = openSteps(journal, lead.id).find((open) => open.owner !== null && open.acknowledged === null);
  if (step) return step;
  throw notHanded(lead);
}

function notHanded(lead: LeadName): UserError {
  return new UserError(`Nothing of ${leadTitle(lead)} waits to be taken by somebody else.`, {
    hint: `Hand its next step over first: prospect next @${lead.id} --handoff NAME`,
  });
}

function nothingPromised(lead: LeadName): UserError {
  return new UserError(`Nothing is promised to ${leadTitle(lead)}.`, {
    hint: `Make a promise with a date: prospect next @${lead.id} fri --do "call back"`,
  });
}

/** The reason as typed. Throws UserError where it is empty or too long. */
export function reasonToDrop(text: string): string {
  if (checkText('--drop reason', text, textLimit.what).trim() !== '') return text;
  throw new UserError('--drop needs a reason.', { hint: 'For example --drop "sold to somebody else".' });
}

/** What follows the number of a lead, up to the word at `end`, is a day, where it is not the lead's name. */
function refuseNoDay(ctx: Context, words: string[], end = words.length): void {
  const number = leadNumber(words[0]!);
  const rest = joinWords(words.slice(1, end));
  if (number === undefined || rest === '' || readMarked(rest)) return;
  const journal = ctx.open('read');
  const lead = leadById(journal, number);
  if (lead && !fitsName(journal, lead, rest) && findLead(journal, rest, true).kind === 'none')
    readFuture(ctx, joinWords(words.slice(1)), momentNow(ctx.clock), 'today');
}

/** The words after `next`, parted into the lead and the date as it was typed and read. */
interface Split {
  subject: string;
  when: Moment | undefined;
  dayWords: string;
}

/** The longest run of words at the end that is a date is the date; the rest is the lead. */
function split(ctx: Context, words: string[]): Split {
  for (let start = 1; start < words.length; start++) {
    const text = joinWords(words.slice(start));
    try {
      parseWhen(text, ctx.clock, 'future');
    } catch (error) {
      if (error instanceof Unreadable) continue;
      throw error;
    }
    refuseNoDay(ctx, words, start);
    return {
      subject: joinWords(words.slice(0, start)),
      when: readFuture(ctx, text, momentNow(ctx.clock), 'today'),
      dayWords: text,
    };
  }
  // What begins like a figure was meant as a date: say what is wrong with it, not that no lead is called so.
  const last = words.at(-1)!;
  if (words.length > 1 && /^[-+\d]/.test(last)) readFuture(ctx, last, momentNow(ctx.clock), 'today');
  refuseNoDay(ctx, words);
  return { subject: joinWords(words), when: undefined, dayWords: '' };
}
