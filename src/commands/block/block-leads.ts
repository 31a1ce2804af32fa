import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { stepRows, stepsOfGroup, type StepRow } from '../../store/promises/agenda.js';
import { touchedOn } from '../../store/counts/block.js';
import type { Journal } from '../../store/file/journal.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { leadNumbers } from '../../store/leads/list.js';
import { leadById, type LeadOrNew } from '../../store/leads/leads.js';
import { readTraitFilter } from '../flags/filter.js';
import { readLeadLines } from '../flags/lead-lines.js';

export type CalledFlags = Flags<'block'>;

/** Whom to call, in order. */
export interface CallList {
  people: LeadOrNew[];
  /** Left out: touched today with the tactic already; promised for a time later today. */
  touched: number;
  later: number;
}

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
  if (flags.leads !== undefined) {
    const people = await readLeadLines(ctx, journal, flags.leads, flags.new === true);
    return { people, touched: 0, later: 0 };
  }
  const passing = hasFilter(flags) ? filtered(journal, flags) : undefined;
  if (!flags.due) return passing ? { people: peopleOf(journal, passing), touched: 0, later: 0 } : null;
  const isIn = passing && new Set(passing);
  const { now, later } = dueNow(ctx, journal);
  const kept = (ids: number[]) => ids.filter((id) => isIn?.has(id) ?? true);
  return { people: peopleOf(journal, kept(now)), touched: 0, later: kept(later).length };
}

/** Without those touched today with the tactic, any version: a block goes on where it was left. */
export function withoutTouched(ctx: Context, journal: Journal, list: CallList, tacticId: number): CallList {
  const touched = new Set(touchedOn(journal, tacticId, ctx.today));
  const people = list.people.filter((who) => !('lead' in who && touched.has(who.lead.id)));
  return { ...list, people, touched: list.people.length - people.length };
}

function peopleOf(journal: Journal, ids: readonly number[]): LeadOrNew[] {
  return ids.map((id) => ({ lead: leadById(journal, id)! }));
}

function filtered(journal: Journal, flags: CalledFlags): number[] {
  const traits = readTraitFilter(journal, flags.dream ? { ...flags, tier: 'dream' } : flags);
  return leadNumbers(journal, { ...traits, ...(flags.tag === undefined ? {} : { tag: flags.tag }) }, 0);
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

function hasFilter({ source, origin, tier, dream, tag }: CalledFlags): boolean {
  return dream === true || [source, origin, tier, tag].some((value) => value !== undefined);
}

function checkForms(flags: CalledFlags): void {
  if (flags.leads === undefined) return;
  if (flags.due || hasFilter(flags))
    throw new UserError('--leads names the leads; it goes neither with --due nor with a filter.', {
      hint: 'Give the list, or what is due, or a filter.',
    });
}
