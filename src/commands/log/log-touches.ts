import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { checkName, textLimit } from '../../domain/text.js';
import { checkNobody, isWritten, share, wholeNumber } from '../../domain/touch.js';
import type { Flags } from '../../options/flags.js';
import type { Journal } from '../../store/file/journal.js';
import type { LeadName, NewLead, LeadOrNew } from '../../store/leads/leads.js';
import type { NextStep } from '../../store/promises/promises.js';
import { channelOf, lastTactic, type TacticOrNew } from '../../store/tactics/tactics.js';
import { saidNow, type Said } from '../../store/touches/said.js';
import { sameTouch } from '../../store/touches/same.js';
import { addTouch } from '../../store/touches/touches.js';
import { allOutcomes, type Outcome } from '../../store/touches/outcomes.js';
import type { Write } from '../../store/file/write.js';
import { printStored } from '../flags/stored-touches.js';
import { checkReason, readEntry, type Entry } from '../flags/entry.js';
import { findTacticOrNew, tacticNow, noteUse, settleTactic } from '../flags/tactic.js';
import { readLeadLines } from '../flags/lead-lines.js';
import { withAmount } from '../flags/amount.js';
import { settleOrigin } from '../flags/origin.js';
import { noteNoDate, withDate, writePromises } from '../flags/promise.js';
import { recordResult, resultTarget } from './result.js';
import { pickLead, settleLead, warnIfStopped, leadNow } from '../flags/lead-choice.js';

export type LogFlags = Flags<'log'>;

/** What of a touch is known already, since it was asked for. */
interface Asked {
  said?: Said;
  who?: LeadOrNew | null;
  how?: TacticOrNew;
}

/**
 * Logs what the flags say, and what was asked. `asksWhen`: the date an outcome asks for is asked of whoever is there.
 * Throws UserError where a promise is made to nobody.
 */
export async function logOnce(
  ctx: Context,
  lead: string,
  flags: LogFlags,
  asked: Asked,
  asksWhen = false,
): Promise<void> {
  const journal = ctx.open('create');
  const typed = {
    ...(await readEntry(ctx, journal, flags)),
    ...(asked.said && saidNow(journal, asked.said)),
  };
  if (flags.tactic === undefined && !asked.how)
    return logWithoutTactic(ctx, journal, lead, typed, flags, asksWhen);

  if (typed.outcome) checkReason(typed, typed.outcome);
  const { day } = typed.moment;
  const how = asked.how ? tacticNow(journal, asked.how) : await findTacticOrNew(ctx, journal, flags, day);
  noteUse(ctx, journal, how, flags, day);
  // A name that ends with an outcome is told so before one is asked for; a list is read once all else is sound.
  const isNamed = asked.who === undefined && flags.leads === undefined;
  const named = isNamed ? await whom(ctx, journal, lead, flags) : undefined;
  const outcome = typed.outcome ?? usualOutcome(journal, how);
  if (!typed.outcome) checkReason(typed, outcome);
  const people =
    named ??
    (asked.who === undefined
      ? await whom(ctx, journal, lead, flags)
      : [asked.who && leadNow(journal, asked.who)]);
  if (people.includes(null)) checkNobody(outcome);
  if ((typed.next ?? typed.owner) !== undefined && people.includes(null)) throw promisedToNobody();
  const [who] = people;
  const same = loggedJustNow(ctx, journal, { people, how, typed, outcome });
  if (same !== undefined && ctx.canPrompt && !(await isMeant(ctx, same))) return;
  const entry = asksWhen && who ? await withAnswers(ctx, journal, typed, outcome, who) : typed;
  const makesLead = people.some((one) => one !== null && 'newName' in one);
  const rememberOrigin = await settleOrigin(ctx, journal, makesLead && flags.leads !== '-' ? flags : {});

  const notices: string[] = [];
  const leads: LeadName[] = [];
  const closed: NextStep[] = [];
  const ids = journal.write('log', ctx.clock, (write) => {
    entry.amounts.settle(write);
    rememberOrigin(write);
    const tactic = settleTactic(journal, how, write, notices);
    const { versionId } = tactic;
    const numbers = writeTouches(journal, write, {
      people,
      entry,
      outcome,
      flags,
      versionId,
      notices,
      leads,
      closed,
    });
    write.summary = summaryOf(
      numbers,
      people.length === 1 && who ? nameOf(who) : '',
      tactic.name,
      outcome.name,
    );
    return numbers;
  });
  const made = leads.filter((_, index) => people[index] && 'newName' in people[index]).map(({ id }) => id);
  if (flags.leads !== undefined) {
    const { nearLines } = await import('../../exchange/near-lines.js');
    notices.unshift(...nearLines(journal, made));
  }
  if (same !== undefined && !ctx.canPrompt)
    notices.unshift(`The same was logged just now, as touch ${same}. If this is one too many: prospect undo`);
  for (const who of people) if (who && 'lead' in who) warnIfStopped(ctx, who.lead);
  await printStored(ctx, journal, ids, notices, { ...flags, closed, took: entry });
  noteNoDate(ctx, journal, { outcome, leads, on: entry.moment.day });
}

/** Whether a touch is another one than that of the number, which was logged just so in the last two minutes. */
async function isMeant(ctx: Context, same: number): Promise<boolean> {
  const { askAgain } = await import('../../prompt/again.js');
  if (await askAgain(ctx, same)) return true;
  ctx.note(`Nothing was logged: it is touch ${same}.`);
  return false;
}

interface ToLog {
  people: (LeadOrNew | null)[];
  how: TacticOrNew;
  typed: Entry;
  outcome: Outcome;
}

/** So many leads of a list are looked at. */
const mostLooked = 100;

/** The touch of the last two minutes that one of these is the same as; undefined where there is none. */
function loggedJustNow(
  ctx: Context,
  journal: Journal,
  { people, how, typed, outcome }: ToLog,
): number | undefined {
  if (how.isNew) return undefined;
  const shared = shares(typed, people.length);
  const told = {
    ...typed,
    versionId: how.tactic.versionId,
    outcomeId: outcome.id,
    reasonId: typed.reason?.id,
    next: typed.next ?? (typed.owner === undefined ? undefined : typed.moment),
  };
  for (const [index, who] of people.slice(0, mostLooked).entries()) {
    if (!who || !('lead' in who)) continue;
    const same = sameTouch(journal, { ...told, ...shared(index), leadId: who.lead.id }, ctx.clock.now);
    if (same !== undefined) return same;
  }
  return undefined;
}

/** The time and the money of each of so many touches. */
function shares(entry: Entry, count: number): (index: number) => Pick<Entry, 'seconds' | 'cost' | 'value'> {
  const parts = (total: number | undefined) => (total === undefined ? undefined : share(total, count));
  const [seconds, cost, value] = [parts(entry.seconds), parts(entry.cost), parts(entry.value)];
  return (index) => ({ seconds: seconds?.[index], cost: cost?.[index], value: value?.[index] });
}

/** The entry with what its outcome asks for and was not typed. */
async function withAnswers(
  ctx: Context,
  journal: Journal,
  typed: Entry,
  outcome: Outcome,
  who: LeadOrNew,
): Promise<Entry> {
  const lead = 'lead' in who ? who.lead.id : undefined;
  const entry = await withDate(ctx, journal, { entry: typed, outcome, lead });
  return withAmount(ctx, journal, { entry, outcome, known: null });
}

export interface Batch {
  people: (LeadOrNew | null)[];
  entry: Entry;
  outcome: Outcome;
  flags: LogFlags;
  versionId: number;
  /** Filled while it is written: what is to be said, the leads logged to, the next steps closed. */
  notices: string[];
  leads: LeadName[];
  closed: NextStep[];
}

/**
 * Writes a touch to each of them, with what it does to their promises, and returns the numbers. Throws UserError where
 * a promise does not go with the outcome.
 */
export function writeTouches(journal: Journal, write: Write, batch: Batch): number[] {
  const { people, entry, outcome } = batch;
  const lead = newLeadOf(batch.flags);
  const shared = shares(entry, people.length);
  return people.map((who, index) => {
    const leadId =
      who && settleLead(journal, who, write, { lead, day: entry.moment.day, notices: batch.notices });
    const { seconds, cost, value } = shared(index);
    const id = addTouch(write, {
      leadId,
      versionId: batch.versionId,
      moment: entry.moment,
      seconds,
      cost,
      energy: entry.energy,
      note: entry.note,
      result: {
        outcomeId: outcome.id,
        reasonId: entry.reason?.id,
        place: entry.place,
        value,
      },
    });
    if (leadId === null) return id;
    batch.closed.push(...writePromises(journal, write, entry, { leadId, touchId: id, outcome }));
    batch.leads.push('lead' in who! ? who.lead : { id: leadId, name: who!.newName, stopped: 0 });
    return id;
  });
}

/** What is known of a lead made here. Throws UserError where its source cannot be called so. */
export function newLeadOf(flags: LogFlags): Omit<NewLead, 'name'> {
  if (flags.source !== undefined) checkName('source', flags.source, textLimit.source);
  return { source: flags.source, origin: flags.origin, tier: flags.dream ? 'dream' : undefined };
}

/** The leads to log to; null stands for nobody in particular. */
async function whom(
  ctx: Context,
  journal: Journal,
  lead: string,
  flags: LogFlags,
): Promise<(LeadOrNew | null)[]> {
  if (flags.leads !== undefined) return readLeadLines(ctx, journal, flags.leads, flags.new === true);
  if (flags.count !== undefined) {
    const count = countOf(flags.count);
    return Array.from({ length: count }, () => null);
  }
  return lead === '' ? [null] : [await pickLead(ctx, journal, lead, flags.new === true, flags.tactic)];
}

/** Messages wait for an answer unless something else is said; a call or a visit needs its outcome. */
function usualOutcome(journal: Journal, how: TacticOrNew): Outcome {
  const sent = allOutcomes(journal).find((outcome) => outcome.state === 'waiting' && outcome.stage === 0);
  if (sent && isWritten(channelOf(how))) return sent;
  throw new UserError(`What came of it? A ${channelOf(how)} needs an outcome.`, {
    hint: 'Add -o OUTCOME, for example -o no-answer, talked or meeting; "prospect outcome list" shows all.',
  });
}

/** `log LEAD -o held` says what became of the lead's touch, as `result` does. */
async function logWithoutTactic(
  ctx: Context,
  journal: Journal,
  lead: string,
  entry: Entry,
  flags: LogFlags,
  asksWhen: boolean,
): Promise<void> {
  // What was typed behind a name is told of before the tactic that is missing.
  if (lead !== '' && !entry.outcome) await pickLead(ctx, journal, lead, flags.new === true);
  const target = lead !== '' && entry.outcome ? resultTarget(journal, lead, entry.outcome) : undefined;
  if (target === undefined || !entry.outcome)
    throw new UserError('Which tactic was it?', {
      hint: `Add it: ${exampleLine(journal, lead, entry.outcome)}`,
    });
  await recordResult(ctx, journal, target, entry.outcome, entry, flags, asksWhen);
}

/** The line as it can be typed, with the tactic of the last touch. */
function exampleLine(journal: Journal, lead: string, outcome: Outcome | undefined): string {
  const tactic = lastTactic(journal)?.name ?? 'cold-call';
  return quoteLine([
    'prospect',
    'log',
    ...lead.split(' ').filter(Boolean),
    '-t',
    tactic,
    '-o',
    outcome?.name ?? 'no-answer',
  ]);
}

/** The number after --count, from 1 to 10,000. Throws UserError for anything else. */
export function countOf(text: string): number {
  return wholeNumber('--count', text, 1, 10_000);
}

export function promisedToNobody(): UserError {
  return new UserError('A promise needs a lead.', {
    hint: 'Name the lead before -t, or leave --next out.',
  });
}

function nameOf(who: LeadOrNew): string {
  return 'lead' in who ? who.lead.name : who.newName;
}

function summaryOf(ids: number[], lead: string, tactic: string, outcome: string): string {
  const what = ids.length === 1 ? `touch ${ids[0]}` : `${ids.length} touches (${ids[0]}–${ids.at(-1)})`;
  return [what, lead || undefined, tactic, outcome].filter((part) => part !== undefined).join(' · ');
}
