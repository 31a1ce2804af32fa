import type { Context } from '../../context.js';
import { stages } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { stepRows, stepsOfGroup, type StepRow } from '../../store/promises/agenda.js';
import { leadsToFollowUp, leadsToTouch, type FollowUp, type InTouch } from '../../store/promises/in-touch.js';
import { touchedOn } from '../../store/counts/block.js';
import type { Journal } from '../../store/file/journal.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { leadById, type LeadOrNew } from '../../store/leads/leads.js';
import { leadNumbers } from '../../store/pipeline/filter.js';
import type { TacticVersion } from '../../store/tactics/tactics.js';
import { standingsOf, type Standing } from '../../store/pipeline/standing.js';
import { hasLeadFilter, readLeadFilter } from '../flags/lead-filter.js';
import { readLeadLines } from '../flags/lead-lines.js';

export type CalledFlags = Flags<'block'>;

/** Whom to call, in order. */
export interface CallList {
  people: LeadOrNew[];
  /** Left out: touched today with the tactic already; promised for a time later today. */
  touched: number;
  later: number;
  /** Left out: those that met, that are won or lost, and that are not to be contacted. */
  met: number;
  ended: number;
  stopped: number;
  /** Left out: to be followed up with another tactic. */
  others: number;
  /** Why those are called that are to be followed up or to be kept in touch with, by number. */
  again: ReadonlyMap<number, FollowUp | InTouch>;
}

const noneLeftOut = { touched: 0, later: 0, met: 0, ended: 0, stopped: 0, others: 0, again: new Map() };

/**
 * The leads the flags say; null for nobody in particular. Throws UserError where flags do not go together or a line of
 * the file is doubtful.
 */
export async function readCallList(
  ctx: Context,
  journal: Journal,
  flags: CalledFlags,
): Promise<CallList | null> {
  checkForms(flags);
  const passing = hasLeadFilter(flags)
    ? leadNumbers(journal, readLeadFilter(ctx, journal, flags), { asOf: ctx.today, order: 'last-touch' })
    : undefined;
  if (flags.leads !== undefined) {
    const named = await readLeadLines(ctx, journal, flags.leads, flags.new === true);
    const isIn = passing && new Set(passing);
    const people = named.filter((who) => isIn === undefined || ('lead' in who && isIn.has(who.lead.id)));
    return withoutSettled(ctx, journal, people, flags);
  }
  if (!asksDue(flags))
    return passing ? withoutSettled(ctx, journal, peopleOf(journal, passing), flags) : null;
  const isIn = passing && new Set(passing);
  const { now, later } = flags.due ? dueNow(ctx, journal) : { now: [], later: [] };
  const kept = (ids: number[]) => ids.filter((id) => isIn?.has(id) ?? true);
  const again = againNow(ctx, journal, flags);
  const all = [...new Set([...now, ...again.keys()])];
  return {
    ...noneLeftOut,
    again: new Map([...again].filter(([id]) => !now.includes(id))),
    people: peopleOf(journal, kept(all)),
    later: kept(later).filter((id) => !all.includes(id)).length,
  };
}

/** Whether it is for leads that are due, of any of the groups of `due`. */
function asksDue({ due, followUp, keepInTouch }: CalledFlags): boolean {
  return due ?? followUp ?? keepInTouch ?? false;
}

/** Those to follow up, then those to be in touch with again, where they are asked for; the longest due first. */
function againNow(
  { today }: Context,
  journal: Journal,
  { followUp, keepInTouch }: CalledFlags,
): Map<number, FollowUp | InTouch> {
  const [follow, touch] = withLastResults(journal, today, (lastResults) => [
    followUp ? leadsToFollowUp(journal, today, lastResults, today).rows : [],
    keepInTouch ? leadsToTouch(journal, today, lastResults, today) : [],
  ]);
  const rows = [...follow, ...touch.filter(({ leadId }) => !follow.some((one) => one.leadId === leadId))];
  return new Map(rows.map((row) => [row.leadId, row]));
}

/** Without those to be followed up with another tactic, where this one has follow-ups of its own. */
export function withOwnFollowUps(list: CallList, { name, followUp }: TacticVersion): CallList {
  if (followUp === null) return list;
  const isOwn = (who: LeadOrNew) => {
    const why = 'lead' in who ? list.again.get(who.lead.id) : undefined;
    return why === undefined || !('tactic' in why) || why.tactic === name;
  };
  const people = list.people.filter(isOwn);
  return { ...list, people, others: list.people.length - people.length };
}

/**
 * Without those that met, that are won or lost, or not to be contacted: unless it was asked for them by their state, and
 * for those that met by how far they came, what they said last or that nothing is promised to them.
 */
function withoutSettled(
  { today }: Context,
  journal: Journal,
  named: LeadOrNew[],
  { state, stage, lastOutcome, nothingNext }: CalledFlags,
): CallList {
  const left = { ...noneLeftOut };
  const takesMet = (state ?? stage ?? lastOutcome ?? nothingNext) !== undefined;
  const takesAll = state !== undefined || nothingNext === true;
  const standings = standingsOf(
    journal,
    named.flatMap((who) => ('lead' in who ? [who.lead.id] : [])),
    today,
  );
  const whyOf = (standing: Standing) => {
    if (standing.state === 'stopped') return takesAll ? null : 'stopped';
    if (standing.state !== 'open') return takesAll ? null : 'ended';
    return !takesMet && (standing.stage ?? 0) >= meeting ? 'met' : null;
  };
  const people = named.filter((who) => {
    const standing = 'lead' in who ? standings.get(who.lead.id) : undefined;
    const why = standing === undefined ? null : whyOf(standing);
    if (why !== null) left[why]++;
    return why === null;
  });
  return { ...left, people };
}

const meeting = stages.indexOf('meeting');

/** Without those touched today with the tactic, any version: a block goes on where it was left. */
export function withoutTouched(ctx: Context, journal: Journal, list: CallList, tacticId: number): CallList {
  const touched = new Set(touchedOn(journal, tacticId, ctx.today));
  const people = list.people.filter((who) => !('lead' in who && touched.has(who.lead.id)));
  return { ...list, people, touched: list.people.length - people.length };
}

function peopleOf(journal: Journal, ids: readonly number[]): LeadOrNew[] {
  return ids.map((id) => ({ lead: leadById(journal, id)! }));
}

/** Leads with a promise of yours that is late or for today: those due by now, and those with a time later today. */
function dueNow({ today, clock }: Context, journal: Journal): { now: number[]; later: number[] } {
  const steps = withLastResults(journal, today, (lastResults) => {
    const week = { asOf: today, weekEnd: today };
    const ids = (['late', 'today'] as const).flatMap((group) => stepsOfGroup(journal, group, week, -1));
    return stepRows(journal, ids, today, lastResults);
  }).filter(({ owner, isMeeting }) => owner === null && isMeeting === 0);
  const isNow = ({ day, at }: StepRow) => day < today || at === null || at <= clock.now;
  const leads = (rows: StepRow[]) => [...new Set(rows.map(({ leadId }) => leadId))];
  const now = leads(steps.filter(isNow));
  return { now, later: leads(steps.filter((step) => !isNow(step))).filter((id) => !now.includes(id)) };
}

function checkForms(flags: CalledFlags): void {
  if (flags.leads === undefined || !asksDue(flags)) return;
  const option = flags.due ? '--due' : flags.followUp ? '--follow-up' : '--keep-in-touch';
  throw new UserError(`--leads names the leads; it does not go with ${option}.`, {
    hint: 'Give the list, or what is due.',
  });
}
