import { checkNobody } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { formatMoment, isBefore } from '../../domain/when.js';
import type { Flags } from '../../options/flags.js';
import type { Journal } from '../../store/file/journal.js';
import { findLead, leadById } from '../../store/leads/leads.js';
import { openSteps, type NextStep } from '../../store/promises/promises.js';
import { addStep, resultsOf, touchById, touchToMoveOn, type TouchRow } from '../../store/touches/touches.js';
import { saidNow } from '../../store/touches/said.js';
import { allOutcomes, type Outcome } from '../../store/touches/outcomes.js';
import { foldWord } from '../../domain/text.js';
import type { Write } from '../../store/file/write.js';
import { printStored, touchLine } from '../flags/stored-touches.js';
import { checkReason, readEntry, type Entry } from '../flags/entry.js';
import { withAmount } from '../flags/amount.js';
import { addNewWords } from './new-words.js';
import { noteNoDate, withDate, writePromises } from '../flags/promise.js';
import { joinWords, requireLead } from '../flags/lead-choice.js';

export type ResultFlags = Flags<'result'>;

/**
 * Says what became of a touch: a new step with its own time on the touch that earned it. Throws UserError where no lead
 * or touch is named, and where the outcome is missing or said twice.
 */
export async function result(ctx: Context, words: string[], flags: ResultFlags): Promise<void> {
  if (words.length === 0)
    throw new UserError('Say whose result it is, and what came of it.', {
      hint: 'For example: prospect result "Harbor Cafe" meeting, or by number: prospect result 128 meeting',
    });
  const journal = ctx.open('write');
  const outcomes = allOutcomes(journal);
  const { named, rest } = outcomeAtEnd(outcomes, words);
  if (named && flags.outcome !== undefined)
    throw new UserError(`The outcome was said twice: "${named.name}" and --outcome "${flags.outcome}".`);
  const subject = joinWords(rest);
  const entry = await readEntry(ctx, journal, named ? { ...flags, outcome: named.name } : flags);
  if (!entry.outcome) {
    if (!ctx.canPrompt || flags.note === '-') throw whichOutcome(outcomes, words);
    const touch = await subjectTouch(ctx, journal, subject, undefined);
    checkTime(ctx, touch, entry, flags);
    ctx.print(touchLine(ctx, touch));
    return askAndRecord(ctx, journal, touch, entry, flags);
  }
  const touch = await subjectTouch(ctx, journal, subject, entry.outcome);
  await recordResult(ctx, journal, touch.id, entry.outcome, entry, flags, flags.note !== '-');
}

/** The outcome that the last words name, with blanks or dashes between them, and the words before it. */
function outcomeAtEnd(outcomes: Outcome[], words: string[]): { named: Outcome | undefined; rest: string[] } {
  for (let start = 1; start < words.length; start++) {
    const folded = foldWord(joinWords(words.slice(start)));
    const named = outcomes.find((outcome) => outcome.folded === folded);
    if (named) return { named, rest: words.slice(0, start) };
  }
  return { named: undefined, rest: words };
}

async function askAndRecord(
  ctx: Context,
  journal: Journal,
  touch: TouchRow,
  { moment, ...typed }: Entry,
  flags: ResultFlags,
): Promise<void> {
  const { askResult } = await import('../../prompt/result.js');
  const told = await askResult(ctx, journal, touch, typed, moment.day);
  await ctx.whole(() => addNewWords(ctx, told));
  await ctx.whole(async () => {
    const said = told.amount ? { ...flags, value: told.amount } : flags;
    const entry = { ...(await readEntry(ctx, journal, said)), ...saidNow(journal, told) };
    await recordResult(ctx, journal, touch.id, entry.outcome!, entry, said, false);
  });
}

function whichOutcome(outcomes: Outcome[], words: string[]): UserError {
  const last = words.at(-1);
  return new UserError(
    words.length > 1 && last ? `"${last}" is no outcome, and none was given.` : 'What became of it?',
    { hint: `Say one of: ${outcomes.map((outcome) => outcome.name).join(', ')}.` },
  );
}

/** A bare number is a touch, anything else a lead, whose touch is found by the outcome. */
async function subjectTouch(
  ctx: Context,
  journal: Journal,
  subject: string,
  outcome: Outcome | undefined,
): Promise<TouchRow> {
  const number = /^\d{1,15}$/.exec(subject);
  const id = number ? Number(subject) : undefined;
  if (id !== undefined) return requireTouch(journal, id);
  const lead = await requireLead(ctx, journal, subject);
  const found = touchToMoveOn(journal, lead.id, outcome !== undefined && followsMeeting(outcome));
  if (found === undefined)
    throw new UserError(`Nothing was logged with "${lead.name}" yet.`, {
      hint: `Log it with its tactic: prospect log @${lead.id} -t TACTIC -o ${outcome?.name ?? 'OUTCOME'}`,
    });
  return requireTouch(journal, found);
}

/** The touch of that number. Throws UserError where there is none. */
export function requireTouch(journal: Journal, id: number): TouchRow {
  const touch = touchById(journal, id);
  if (touch) return touch;
  throw new UserError(`There is no touch ${id}.`, { hint: 'See them with "prospect list".' });
}

/**
 * Number of the touch that `log LEAD -o OUTCOME` without a tactic moves on, when the outcome goes further
 * than that touch has come, or closes it; else undefined.
 */
export function resultTarget(journal: Journal, lead: string, outcome: Outcome): number | undefined {
  const match = findLead(journal, lead);
  if (match.kind !== 'one') return undefined;
  const id = touchToMoveOn(journal, match.lead.id, followsMeeting(outcome));
  if (id === undefined) return undefined;
  const reached = Math.max(...resultsOf(journal, id).map((step) => step.stage ?? 0));
  return outcome.stage === null || outcome.stage > reached || followsMeeting(outcome) ? id : undefined;
}

/** Held, a proposal, won, lost and a no-show belong to the touch that brought the lead furthest. */
export function followsMeeting(outcome: Outcome): boolean {
  return outcome.stage === null || outcome.stage >= 4 || (outcome.stage === 3 && outcome.state === 'failed');
}

/**
 * Adds a result to a touch. `asksWhen`: the date an outcome asks for is asked of whoever is there. Throws UserError
 * where the touch is gone or the result does not go with it.
 */
export async function recordResult(
  ctx: Context,
  journal: Journal,
  touchId: number,
  outcome: Outcome,
  said: Entry,
  flags: ResultFlags,
  asksWhen: boolean,
): Promise<void> {
  const touch = requireTouch(journal, touchId);
  const typed = flags.at === undefined ? atMeeting(journal, touch, outcome, said) : said;
  checkResult(ctx, touch, outcome, typed, flags);
  const { leadId, id } = touch;
  const dated =
    asksWhen && leadId !== null
      ? await withDate(ctx, journal, { entry: typed, outcome, lead: leadId })
      : typed;
  const entry = asksWhen
    ? await withAmount(ctx, journal, { entry: dated, outcome, known: touch.value })
    : dated;
  const closed = journal.write('result', ctx.clock, (write) => {
    write.summary = [`touch ${touch.id}`, touch.lead, outcome.name].filter(Boolean).join(' · ');
    return writeResult(journal, write, touch, outcome, entry);
  });
  await printStored(ctx, journal, [id], [], { ...flags, when: entry.moment, closed });
  if (leadId === null) return;
  noteNoDate(ctx, journal, { outcome, leads: [leadById(journal, leadId)!], on: entry.moment.day });
}

/** What came of a meeting whose time is past is dated then, where nobody said when. */
export function atMeeting(journal: Journal, touch: TouchRow, outcome: Outcome, entry: Entry): Entry {
  const tellsOfIt = outcome.stage === 4 || (outcome.stage === 3 && outcome.state === 'failed');
  if (!tellsOfIt || touch.leadId === null) return entry;
  const meeting = openSteps(journal, touch.leadId).find(({ isMeeting }) => isMeeting === 1);
  if (meeting === undefined || !isBefore(meeting, entry.moment) || isBefore(meeting, touch)) return entry;
  const { day, at, offset, zone } = meeting;
  return { ...entry, moment: { day, at, offset, zone } };
}

/** Refuses a result that does not fit its touch. */
export function checkResult(
  ctx: Context,
  touch: TouchRow,
  outcome: Outcome,
  entry: Entry,
  flags: Pick<ResultFlags, 'at'>,
): void {
  checkReason(entry, outcome);
  if (touch.leadId === null) checkNobody(outcome);
  checkTime(ctx, touch, entry, flags);
}

function checkTime(ctx: Context, touch: TouchRow, entry: Entry, flags: Pick<ResultFlags, 'at'>): void {
  if (isBefore(entry.moment, touch))
    throw new UserError(
      `--at "${flags.at ?? 'now'}" is before touch ${touch.id} itself (${formatMoment(touch, ctx.today)}).`,
      { hint: 'A result comes with its touch or after it.' },
    );
  if ((entry.next ?? entry.owner) !== undefined && touch.leadId === null)
    throw new UserError(`Touch ${touch.id} is at nobody in particular, so nothing can be promised.`);
}

/**
 * Adds a result to a touch and returns the promises of its lead that it kept or dropped. Throws UserError where a
 * promise does not go with the outcome.
 */
export function writeResult(
  journal: Journal,
  write: Write,
  touch: TouchRow,
  outcome: Outcome,
  entry: Entry,
): NextStep[] {
  entry.amounts.settle(write);
  addStep(journal, write, touch.id, entry.moment, {
    outcomeId: outcome.id,
    reasonId: entry.reason?.id,
    place: entry.place,
    value: entry.value,
    note: entry.note,
  });
  if (entry.seconds !== undefined || entry.cost !== undefined || entry.energy !== undefined)
    write.edit('touch', touch.id, {
      ...(entry.seconds === undefined ? {} : { seconds: (touch.seconds ?? 0) + entry.seconds }),
      ...(entry.cost === undefined ? {} : { cost: (touch.cost ?? 0) + entry.cost }),
      ...(entry.energy === undefined ? {} : { energy: entry.energy }),
    });
  if (touch.leadId === null) return [];
  return writePromises(journal, write, entry, { leadId: touch.leadId, touchId: touch.id, outcome });
}
