import { checkNobody } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import type { Day } from '../../domain/calendar.js';
import { checkName, textLimit } from '../../domain/text.js';
import { formatMoment, isBefore } from '../../domain/when.js';
import { namesVersion, findTactic, type TacticOrNew } from '../../store/tactics/tactics.js';
import type { Flags } from '../../options/flags.js';
import type { Journal } from '../../store/file/journal.js';
import type { Value } from '../../store/file/open.js';
import type { Write } from '../../store/file/write.js';
import type { LeadOrNew } from '../../store/leads/leads.js';
import { resettleSteps, type Resettled } from '../../store/promises/keep.js';
import { momentColumns, resultsOf, type TouchRow } from '../../store/touches/touches.js';
import { allOutcomes, type Outcome } from '../../store/touches/outcomes.js';
import { checkReason, readEntry, type Entry } from '../flags/entry.js';
import { pickTactic, settleTactic } from '../flags/tactic.js';
import { pickLead, settleLead } from '../flags/lead-choice.js';

/** What of a touch can be changed, as `--set` calls it. */
export const settable = [
  'lead',
  'tactic',
  'outcome',
  'reason',
  'broke',
  'at',
  'minutes',
  'cost',
  'value',
  'energy',
  'note',
] as const;

/** What is typed of a change: the options of `edit` that say what a touch is to be. */
export type ChangeFlags = Pick<
  Flags<'edit'>,
  (typeof settable)[number] | 'channel' | 'kind' | 'worth' | 'new'
>;

/** What touches are to be from now on, read: everything checked that concerns no single touch, nothing written. */
export interface Change {
  entry: Entry;
  /** Figures that are taken away: an empty text clears one, as it does a note. */
  cleared: (typeof figures)[number][];
  /** What was typed of the day, where it changes. */
  at: string | undefined;
  place: Entry['place'] | undefined;
  who: LeadOrNew | undefined;
  how: TacticOrNew | undefined;
  /** Whether the tactic was named with its version, which then is that of every day. */
  isVersion: boolean;
}

const figures = ['minutes', 'cost', 'energy', 'value'] as const;

/**
 * What the flags change, for touches of which the first is on local day `first`. Asks or throws UserError where a tactic or a
 * lead is almost another one, and for what cannot be read.
 */
export async function readChange(
  ctx: Context,
  journal: Journal,
  flags: ChangeFlags,
  first: Day,
): Promise<Change> {
  const cleared = figures.filter((name) => flags[name] === '');
  const kept = { ...flags };
  for (const name of cleared) delete kept[name];
  const entry = await readEntry(ctx, journal, kept);
  if (flags.lead !== undefined) checkName('lead name', flags.lead, textLimit.lead);
  const { tactic } = flags;
  const how =
    tactic === undefined
      ? undefined
      : await pickTactic(
          ctx,
          journal,
          { ...flags, tactic },
          flags.at === undefined ? first : entry.moment.day,
        );
  return {
    entry,
    cleared,
    at: flags.at,
    place: entry.reason || flags.broke !== undefined ? entry.place : undefined,
    who: flags.lead === undefined ? undefined : await pickLead(ctx, journal, flags.lead, flags.new === true),
    how,
    isVersion: tactic !== undefined && namesVersion(tactic),
  };
}

/** Throws UserError where a change does not go with what is kept of a touch. */
export function checkChange(ctx: Context, journal: Journal, change: Change, touch: TouchRow): void {
  const { entry, at } = change;
  checkReason(entry, outcomeAfter(change, touch));
  if (touch.leadId === null && change.who === undefined && entry.outcome) checkNobody(entry.outcome);
  if (at === undefined) return;
  const later = resultsOf(journal, touch.id)[1];
  if (later && isBefore(later, entry.moment))
    throw new UserError(`--at "${at}" is after what came of it (${formatMoment(later, ctx.today)}).`);
}

/** The last outcome that a touch has once it is changed. */
function outcomeAfter({ entry }: Change, touch: TouchRow): Pick<Outcome, 'name' | 'state'> {
  return entry.outcome ?? { name: touch.outcome, state: touch.state };
}

/**
 * Writes a change of these touches and returns what became of promises by it; a lead or a tactic made by it is announced on
 * `notices`.
 */
export function writeChange(
  journal: Journal,
  write: Write,
  change: Change,
  touches: readonly TouchRow[],
  notices: string[],
): Resettled {
  const { entry, who, how } = change;
  entry.amounts.settle(write);
  const leadId = who && settleLead(journal, who, write, { lead: {}, day: touches[0]!.day, notices });
  const versionOf = how && versionsBy(journal, write, change, how, notices);
  const outcomes = new Map(allOutcomes(journal).map((outcome) => [outcome.id, outcome]));
  const resettled = touches.map((touch) => {
    const day = change.at === undefined ? touch.day : entry.moment.day;
    return changeTouch(journal, write, change, touch, { leadId, versionId: versionOf?.(day), outcomes });
  });
  return {
    closed: resettled.flatMap(({ closed }) => closed),
    reopened: resettled.flatMap(({ reopened }) => reopened),
  };
}

/** The version of the tactic for a touch of a local day: that of the day, unless one was named or the tactic is new. */
function versionsBy(
  journal: Journal,
  write: Write,
  change: Change,
  how: TacticOrNew,
  notices: string[],
): (day: Day) => number {
  const settled = settleTactic(journal, how, write, notices);
  const known = new Map<Day, number>();
  return (day) => {
    if (how.isNew || change.isVersion) return settled.versionId;
    const before = known.get(day);
    if (before !== undefined) return before;
    const match = findTactic(journal, settled.name, day);
    const id = match.kind === 'one' ? match.tactic.versionId : settled.versionId;
    known.set(day, id);
    return id;
  };
}

/** The lead and the tactic version of a touch from now on, where they change. */
interface Target {
  leadId: number | undefined;
  versionId: number | undefined;
}

function changeTouch(
  journal: Journal,
  write: Write,
  change: Change,
  touch: TouchRow,
  {
    outcomes,
    ...to
  }: Target & {
    /** All outcomes by their number. */
    outcomes: ReadonlyMap<number, Outcome>;
  },
): Resettled {
  const { entry, cleared, at } = change;
  const steps = resultsOf(journal, touch.id);
  const moment = at === undefined ? {} : momentColumns(entry.moment);
  write.edit('touch', touch.id, { ...touchFields(change, to), ...moment });
  if (at !== undefined) write.edit('result', steps.find((step) => step.seq === 1)!.id, moment);

  const { state } = outcomeAfter(change, touch);
  const isFailing = state === 'failed' || state === 'deferred';
  const stepFields: Record<string, Value> = {};
  if (entry.outcome) stepFields.outcome_id = entry.outcome.id;
  if (entry.reason) stepFields.reason_id = entry.reason.id;
  if (change.place !== undefined) stepFields.place = change.place;
  if (!isFailing) Object.assign(stepFields, { reason_id: null, place: null });
  if (entry.value !== undefined) stepFields.value = entry.value;
  if (cleared.includes('value')) stepFields.value = null;
  if (Object.keys(stepFields).some((name) => name !== 'reason_id' && name !== 'place') || isFailing)
    write.edit('result', steps.find((step) => step.id === touch.resultId)!.id, stepFields);

  const isMoved = to.leadId !== undefined && to.leadId !== touch.leadId;
  const leadId = isMoved ? to.leadId! : touch.leadId;
  if (leadId === null || !(isMoved || entry.outcome !== undefined || at !== undefined))
    return { closed: [], reopened: [] };
  const isRetold = entry.outcome !== undefined && entry.outcome.name !== touch.outcome;
  const told = toldBy(journal, touch.id, outcomes);
  return resettleSteps(journal, write, { id: touch.id, leadId, isMoved, isRetold }, told);
}

/** What of a change stands with the touch itself. */
function touchFields({ entry, cleared }: Change, to: Target): Record<string, Value> {
  const fields: Record<string, Value> = {};
  if (to.leadId !== undefined) fields.lead_id = to.leadId;
  if (to.versionId !== undefined) fields.version_id = to.versionId;
  if (entry.seconds !== undefined) fields.seconds = entry.seconds;
  if (entry.cost !== undefined) fields.cost = entry.cost;
  if (entry.energy !== undefined) fields.energy = entry.energy;
  if (entry.note !== undefined) fields.note = entry.note || null;
  for (const name of cleared) if (name !== 'value') fields[name === 'minutes' ? 'seconds' : name] = null;
  return fields;
}

/** What the results of a touch say now, in order. */
function toldBy(
  journal: Journal,
  touchId: number,
  outcomes: ReadonlyMap<number, Outcome>,
): { outcome: Outcome; on: Day }[] {
  return resultsOf(journal, touchId).map((step) => ({
    outcome: outcomes.get(step.outcomeId)!,
    on: step.day,
  }));
}
