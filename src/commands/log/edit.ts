import { checkNobody } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import type { Day } from '../../domain/calendar.js';
import { checkName, textLimit } from '../../domain/text.js';
import { formatMoment, isBefore } from '../../domain/when.js';
import type { Flags } from '../../options/flags.js';
import type { Journal } from '../../store/file/journal.js';
import type { Value } from '../../store/file/open.js';
import { leadById } from '../../store/leads/leads.js';
import { resettleSteps } from '../../store/promises/keep.js';
import { momentColumns, resultsOf } from '../../store/touches/touches.js';
import { allOutcomes, type Outcome } from '../../store/touches/outcomes.js';
import { printStored } from '../flags/stored-touches.js';
import { checkReason, readEntry } from '../flags/entry.js';
import { pickTactic, settleTactic } from '../flags/tactic.js';
import { noteNoDate } from '../flags/promise.js';
import { requireTouch } from './result.js';
import { traitFlags } from '../flags/traits.js';
import { pickLead, settleLead } from '../flags/lead-choice.js';

export type EditFlags = Flags<'edit'>;

const figures = ['minutes', 'cost', 'energy', 'value'] as const;

/**
 * Corrects a touch. Outcome, reason, place and value are those of its last result. Throws UserError where nothing is to
 * be changed, or the change does not go with what is kept of it.
 */
export async function edit(ctx: Context, number: string, flags: EditFlags): Promise<void> {
  if (Object.keys(flags).every((name) => name === 'json' || name === 'new'))
    throw new UserError('Nothing to change was given.', { hint: 'For example: prospect edit 128 -o talked' });
  refuseStrayTraits(flags);
  const journal = ctx.open('write');
  const touch = requireTouch(journal, touchNumber(number));
  const { kept, cleared } = partCleared(flags);
  const entry = await readEntry(ctx, journal, kept);
  const steps = resultsOf(journal, touch.id);
  const shown = steps.find((step) => step.id === touch.resultId)!;
  const outcome = entry.outcome ?? { name: touch.outcome, state: touch.state };
  const failing = outcome.state === 'failed' || outcome.state === 'deferred';
  checkReason(entry, outcome);
  if (touch.leadId === null && flags.lead === undefined && entry.outcome) checkNobody(entry.outcome);
  const later = steps[1];
  if (flags.at !== undefined && later && isBefore(later, entry.moment))
    throw new UserError(`--at "${flags.at}" is after what came of it (${formatMoment(later, ctx.today)}).`);
  if (flags.lead !== undefined) checkName('lead name', flags.lead, textLimit.lead);
  const how =
    flags.tactic === undefined
      ? undefined
      : await pickTactic(
          ctx,
          journal,
          { ...flags, tactic: flags.tactic },
          flags.at === undefined ? touch.day : entry.moment.day,
        );
  const who =
    flags.lead === undefined ? undefined : await pickLead(ctx, journal, flags.lead, flags.new === true);

  const notices: string[] = [];
  journal.write('edit', ctx.clock, (write) => {
    entry.amounts.settle(write);
    write.summary = `touch ${touch.id}`;
    const touchFields: Record<string, Value> = {};
    if (who) touchFields.lead_id = settleLead(journal, who, write, { lead: {}, day: touch.day, notices });
    if (how) touchFields.version_id = settleTactic(journal, how, write, notices).versionId;
    if (flags.at !== undefined) Object.assign(touchFields, momentColumns(entry.moment));
    if (entry.seconds !== undefined) touchFields.seconds = entry.seconds;
    if (entry.cost !== undefined) touchFields.cost = entry.cost;
    if (entry.energy !== undefined) touchFields.energy = entry.energy;
    if (entry.note !== undefined) touchFields.note = entry.note || null;
    for (const name of cleared)
      if (name !== 'value') touchFields[name === 'minutes' ? 'seconds' : name] = null;
    write.edit('touch', touch.id, touchFields);
    const first = steps.find((step) => step.seq === 1)!;
    if (flags.at !== undefined) write.edit('result', first.id, momentColumns(entry.moment));
    const stepFields: Record<string, Value> = {};
    if (entry.outcome) stepFields.outcome_id = entry.outcome.id;
    if (entry.reason) stepFields.reason_id = entry.reason.id;
    if (entry.reason || flags.broke !== undefined) stepFields.place = entry.place;
    if (!failing) Object.assign(stepFields, { reason_id: null, place: null });
    if (entry.value !== undefined) stepFields.value = entry.value;
    if (cleared.includes('value')) stepFields.value = null;
    if (Object.keys(stepFields).some((name) => name !== 'reason_id' && name !== 'place') || failing)
      write.edit('result', shown.id, stepFields);
    const isMoved = who !== undefined && touchFields.lead_id !== touch.leadId;
    const leadId = isMoved ? (touchFields.lead_id as number) : touch.leadId;
    const changesPromises = isMoved || entry.outcome !== undefined || flags.at !== undefined;
    if (leadId !== null && changesPromises)
      resettleSteps(journal, write, { id: touch.id, leadId, isMoved }, toldBy(journal, touch.id));
  });
  await printStored(ctx, journal, [touch.id], notices, { ...flags, took: entry });
  const { leadId } = requireTouch(journal, touch.id);
  if (entry.outcome && leadId !== null)
    noteNoDate(ctx, journal, { outcome: entry.outcome, leads: [leadById(journal, leadId)!], on: shown.day });
}

/** What the results of a touch say now, in order. */
function toldBy(journal: Journal, touchId: number): { outcome: Outcome; on: Day }[] {
  const outcomes = new Map(allOutcomes(journal).map((outcome) => [outcome.id, outcome]));
  return resultsOf(journal, touchId).map((step) => ({
    outcome: outcomes.get(step.outcomeId)!,
    on: step.day,
  }));
}

/** A channel, a kind and a worth are those of a tactic made here. */
function refuseStrayTraits(flags: EditFlags): void {
  const [stray] = Object.keys(traitFlags(flags));
  if (stray === undefined || flags.tactic !== undefined) return;
  throw new UserError(`--${stray} is for a tactic made here, and none is named.`, {
    hint: `Name one with -t TACTIC; change one that is there with "prospect tactic edit NAME --${stray} …".`,
  });
}

/** An empty text clears a figure, as it does a note. */
function partCleared(flags: EditFlags): { kept: EditFlags; cleared: (typeof figures)[number][] } {
  const cleared = figures.filter((name) => flags[name] === '');
  const kept = { ...flags };
  for (const name of cleared) delete kept[name];
  return { kept, cleared };
}

/** The number of a touch, which is typed bare. Throws UserError for anything else. */
export function touchNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is not the number of a touch.`, {
    hint: 'Touches are bare numbers, as "prospect list" shows them.',
  });
}
