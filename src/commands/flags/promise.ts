import type { Context } from '../../context.js';
import type { Day } from '../../domain/calendar.js';
import { UserError } from '../../errors.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import type { LeadName } from '../../store/leads/leads.js';
import {
  asksDate,
  hasNewer,
  keepSteps,
  lacksDate,
  standingStep,
  type PromiseOutcome,
} from '../../store/promises/keep.js';
import { makeStep } from '../../store/promises/make.js';
import type { NextStep } from '../../store/promises/promises.js';
import type { Outcome } from '../../store/touches/outcomes.js';
import type { Write } from '../../store/file/write.js';
import { handedWithoutDate, type Entry } from './entry.js';
import { leadTitle } from './lead-choice.js';

/**
 * What a touch or a result does to the promises of its lead: it keeps those that were due and may make another. Returns
 * what it kept or dropped. Throws UserError where something is promised with an outcome that stops the lead.
 */
export function writePromises(
  journal: Journal,
  write: Write,
  entry: Entry,
  {
    leadId,
    touchId,
    outcome,
  }: { leadId: number; touchId: number; outcome: PromiseOutcome & Pick<Outcome, 'stops'> },
): NextStep[] {
  const { day } = entry.moment;
  if ((entry.next ?? entry.owner) !== undefined && outcome.stops)
    throw new UserError(`Nothing can be promised with ${outcome.name}: the lead is not to be contacted.`, {
      hint: 'Leave the promise out; "prospect lead stop LEAD --lift" takes the stop back.',
    });
  const closed = keepSteps(journal, write, { leadId, touchId, outcome, on: day });
  const isMeeting = outcome.asks === 'meeting';
  if (!entry.next && entry.owner === undefined) return closed;
  if (!entry.next && isMeeting) throw handedWithoutDate(outcome);
  // A hand-off without a date is due at once: it is open until the other side takes it.
  const { moment } = entry;
  const next = entry.next ?? { day: moment.day, at: null, offset: null, zone: moment.zone };
  const what = entry.what ?? (isMeeting ? outcome.name : undefined);
  const promise = { moment: next, what, owner: entry.owner, isMeeting, touchId };
  const step = makeStep(journal, write, leadId, day, promise);
  return step.state === 'open' ? closed : [...closed, step];
}

/**
 * The entry with the date its outcome asks for, when none was typed, none stands and there is somebody to ask; else as
 * it is. `lead` is its number, undefined for a new one.
 */
export async function withDate(
  ctx: Context,
  journal: Journal,
  { entry, outcome, lead }: { entry: Entry; outcome: PromiseOutcome; lead: number | undefined },
): Promise<Entry> {
  const { moment } = entry;
  if (!ctx.canPrompt || entry.next || !asksDate(outcome)) return entry;
  const isHanded = entry.owner !== undefined;
  if (isHanded && outcome.asks !== 'meeting') return entry;
  if (lead !== undefined && !isHanded) {
    const { day } = moment;
    if (hasNewer(journal, lead, day) || standingStep(journal, lead, outcome, day)) return entry;
  }
  const { askPromise } = await import('../../prompt/promise.js');
  const promise = await askPromise(
    ctx,
    { question: 'When?', hint: 'tue 10:00, in 3 days, 1 Dec', ...(!isHanded && { none: 'no date yet' }) },
    moment.day,
  );
  if (promise === null || typeof promise === 'symbol') return entry;
  return { ...entry, ...promise };
}

/** Says of which leads nothing is promised though the outcome asks for a date, and what to do. */
export function noteNoDate(
  ctx: Context,
  journal: Journal,
  { outcome, leads, on }: { outcome: PromiseOutcome; leads: LeadName[]; on: Day },
): void {
  const without = leads.filter(({ id }) => lacksDate(journal, id, outcome, on));
  const [first] = without;
  if (first === undefined) return;
  const whom = without.length === 1 ? leadTitle(first) : `${without.length} leads`;
  const them = without.length === 1 ? 'it' : 'them';
  ctx.note(
    say`${outcome.name} without a date for ${whom}: set one with "prospect next @${first.id} WHEN"; "prospect due" lists ${them} until then.`,
  );
}
