import { UserError } from '../errors.js';
import type { Context } from '../context.js';
import { checkName, textLimit } from '../domain/text.js';
import { oneOf, origins, share, stages, wholeNumber, type Channel } from '../domain/touch.js';
import { say } from '../render/safe.js';
import type { Journal } from '../store/journal.js';
import { addLead, findLead } from '../store/leads.js';
import { addTouch } from '../store/touches.js';
import { allOutcomes, type Outcome } from '../store/words.js';
import type { Write } from '../store/write.js';
import { answerTouches } from './answer.js';
import { checkNobody, checkReason, readEntry, writePromises, type Entry, type EntryFlags } from './entry.js';
import { channelOf, pickTactic, settleTactic, type How } from './how.js';
import { readLeadLines } from './lead-lines.js';
import { recordResult, resultTarget } from './result.js';
import type { TraitFlags } from './traits.js';
import { joinWords, leadTitle, pickLead, warnIfStopped, type Who } from './who.js';

export interface LogFlags extends EntryFlags, TraitFlags {
  tactic?: string;
  new?: true;
  count?: string;
  leads?: string;
  source?: string;
  origin?: string;
  dream?: true;
  json?: true;
}

/** Logs one touch, many of a kind at nobody in particular, or one to each lead of a list. */
export async function log(ctx: Context, words: string[], flags: LogFlags): Promise<void> {
  const lead = joinWords(words);
  if (words.length > 0) checkName('lead name', lead, textLimit.lead);
  checkForms(lead, flags);
  const single = flags.leads === undefined && flags.count === undefined;
  // With --note - standard input is the note, so there is nobody left to ask.
  if (single && flags.outcome === undefined && flags.note !== '-' && ctx.canPrompt) {
    await readEntry(ctx, ctx.open('create'), flags); // what was typed is refused before anything is asked
    const { askAndLog } = await import('../prompt/touch.js');
    const { leadAdd } = await import('./lead.js');
    return askAndLog(ctx, { lead, flags }, { logOnce, addLead: leadAdd });
  }
  await logOnce(ctx, lead, flags);
}

export async function logOnce(ctx: Context, lead: string, flags: LogFlags): Promise<void> {
  const journal = ctx.open('create');
  const entry = await readEntry(ctx, journal, flags);
  if (flags.tactic === undefined) return logWithoutTactic(ctx, journal, lead, entry, flags);

  const how = await pickTactic(ctx, journal, { ...flags, tactic: flags.tactic });
  const outcome = entry.outcome ?? usualOutcome(journal, how);
  checkReason(entry, outcome);
  const people = await whom(ctx, journal, lead, flags, outcome);
  if (people.includes(null)) checkNobody(outcome);
  if (entry.next && people.length === 1 && people[0] === null)
    throw new UserError('A promise needs a lead.', { hint: 'Name the lead before -t, or leave --next out.' });

  const notices: string[] = [];
  const ids = journal.write('log', ctx.clock, (write) => {
    entry.purse.settle(write);
    const tactic = settleTactic(journal, how, write, notices);
    const numbers = writeTouches(ctx, journal, write, {
      people,
      entry,
      outcome,
      flags,
      versionId: tactic.versionId,
      notices,
    });
    write.summary = summaryOf(numbers, lead, tactic.name, outcome.name);
    return numbers;
  });
  for (const who of people) if (who && 'lead' in who) warnIfStopped(ctx, who.lead);
  await answerTouches(ctx, journal, ids, notices, flags);
}

interface Batch {
  people: (Who | null)[];
  entry: Entry;
  outcome: Outcome;
  flags: LogFlags;
  versionId: number;
  notices: string[];
}

function writeTouches(ctx: Context, journal: Journal, write: Write, batch: Batch): number[] {
  const { people, entry, outcome } = batch;
  const parts = (total: number | undefined) =>
    total === undefined ? undefined : share(total, people.length);
  const seconds = parts(entry.seconds);
  const cost = parts(entry.cost);
  const value = parts(entry.value);
  return people.map((who, index) => {
    const leadId = who && settleLead(ctx, journal, write, who, batch);
    const id = addTouch(write, {
      leadId,
      versionId: batch.versionId,
      moment: entry.moment,
      seconds: seconds?.[index],
      cost: cost?.[index],
      energy: entry.energy,
      note: entry.note,
      result: {
        outcomeId: outcome.id,
        reasonId: entry.reason?.id,
        place: entry.place,
        value: value?.[index],
      },
    });
    if (leadId !== null) writePromises(journal, write, entry, { leadId, touchId: id, outcome });
    return id;
  });
}

function settleLead(
  ctx: Context,
  journal: Journal,
  write: Write,
  who: Who,
  { entry, flags, notices }: Batch,
): number {
  if ('lead' in who) return who.lead.id;
  const match = findLead(journal, who.newName, true); // another process may have made it meanwhile
  if (match.kind === 'one') return match.lead.id;
  const origin = flags.origin === undefined ? undefined : oneOf('--origin', flags.origin, origins);
  const id = addLead(
    journal,
    write,
    { name: who.newName, source: flags.source, origin, tier: flags.dream ? 'dream' : undefined },
    entry.moment.day,
  );
  notices.push(say`new lead ${leadTitle({ name: who.newName, id })}`);
  return id;
}

/** The leads to log to; null stands for nobody in particular. */
async function whom(
  ctx: Context,
  journal: Journal,
  lead: string,
  flags: LogFlags,
  outcome: Outcome,
): Promise<(Who | null)[]> {
  if (flags.leads !== undefined) return readLeadLines(ctx, journal, flags.leads, flags.new === true);
  if (flags.count !== undefined) {
    const count = wholeNumber('--count', flags.count, 1, 10_000);
    if ((outcome.stage ?? stages.length) > stages.indexOf('reached'))
      throw new UserError(`--count takes outcomes up to "reached", and ${outcome.name} goes further.`, {
        hint: 'Log a conversation by itself, with its lead.',
      });
    return Array.from({ length: count }, () => null);
  }
  return lead === '' ? [null] : [await pickLead(ctx, journal, lead, flags.new === true)];
}

/** Messages wait for an answer unless something else is said; a call or a visit needs its outcome. */
function usualOutcome(journal: Journal, how: How): Outcome {
  const written: Channel[] = ['email', 'mail', 'social', 'text'];
  const sent = allOutcomes(journal).find((outcome) => outcome.state === 'waiting' && outcome.stage === 0);
  if (sent && written.includes(channelOf(how))) return sent;
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
): Promise<void> {
  const target = lead !== '' && entry.outcome ? resultTarget(journal, lead, entry.outcome) : undefined;
  if (target === undefined || !entry.outcome)
    throw new UserError('Which tactic was it?', {
      hint: 'Add -t TACTIC, for example: prospect log Harbor Cafe -t cold-call -o no-answer',
    });
  await recordResult(ctx, journal, target, entry.outcome, entry, flags);
}

function checkForms(lead: string, flags: LogFlags): void {
  if (flags.count !== undefined && flags.leads !== undefined)
    throw new UserError('--count and --leads do not go together.', {
      hint: '--leads logs one touch for each line; --count logs touches at nobody in particular.',
    });
  if (lead !== '' && flags.count !== undefined)
    throw new UserError('--count logs touches at nobody in particular; leave the lead out.', {
      hint: `To log to "${lead}" several times, run log once for each.`,
    });
  if (lead !== '' && flags.leads !== undefined)
    throw new UserError(`--leads names the leads; leave "${lead}" out or put it in the file.`);
  if (flags.note === '-' && flags.leads === '-')
    throw new UserError('--note and --leads cannot both read standard input.');
}

function summaryOf(ids: number[], lead: string, tactic: string, outcome: string): string {
  const what = ids.length === 1 ? `touch ${ids[0]}` : `${ids.length} touches (${ids[0]}–${ids.at(-1)})`;
  return [what, lead || undefined, tactic, outcome].filter((part) => part !== undefined).join(' · ');
}
