import type { Context } from '../../context.js';
import { parseBetween, parsePeriod, periodFromTo, type Period } from '../../domain/period.js';
import { UserError } from '../../errors.js';
import type { Flags, Given } from '../../options/flags.js';
import { optionsOf } from '../../options/taken.js';
import type { Format } from '../../render/rows.js';
import type { Journal } from '../../store/file/journal.js';
import { findLead } from '../../store/leads/leads.js';
import type { LeadTraits } from '../../store/leads/traits.js';
import { findSource, requireSource } from '../../store/leads/sources.js';
import { requireTactic } from '../../store/tactics/tactics.js';
import type { TouchFilter } from '../../store/touches/touches.js';
import { allOutcomes, allReasons, findWord } from '../../store/touches/outcomes.js';
import { doubtAbout, noLead } from './lead-choice.js';

/** Which leads are meant, by what they are told apart by. */
export type TraitFilterFlags = Given<'source' | 'anyOrigin' | 'anyTier'>;

/** Which touches are meant, as `list` and `export` take it. */
export type FilterFlags = Flags<'filter'>;

/** The filter behind the flags; refuses a lead, tactic or word that is not there. */
export function readFilter(ctx: Context, journal: Journal, flags: FilterFlags): TouchFilter {
  if (flags.waiting && flags.state !== undefined)
    throw new UserError('--waiting and --state do not go together.', {
      hint: '--waiting is short for --state waiting.',
    });
  const filter: TouchFilter = readTraitFilter(journal, flags);
  if (flags.lead !== undefined) filter.leadId = leadNamed(ctx, journal, flags.lead);
  if (flags.tactic !== undefined) {
    const { tacticId, versionId } = requireTactic(journal, flags.tactic);
    if (/@\d+$/.test(flags.tactic)) filter.versionId = versionId;
    else filter.tacticId = tacticId;
  }
  if (flags.channel !== undefined) filter.channel = flags.channel;
  if (flags.outcome !== undefined)
    filter.outcomeId = findWord('outcome', allOutcomes(journal), flags.outcome).id;
  if (flags.reason !== undefined)
    filter.reasonId =
      flags.reason === 'none' ? null : findWord('reason', allReasons(journal), flags.reason).id;
  if (flags.waiting) filter.state = 'waiting';
  if (flags.state !== undefined) filter.state = flags.state;
  const period = readPeriod(ctx, flags);
  return period ? { ...filter, from: period.from, to: period.to } : filter;
}

/** Says which days were asked for, beside a table or to somebody who looks on while data go elsewhere. */
export function echoPeriod(ctx: Context, { from, to }: TouchFilter, format: Format): void {
  if (from === undefined && to === undefined) return;
  if (format === 'table' || ctx.host.isTerminal('err'))
    ctx.note(periodFromTo(from ?? null, to ?? null).label);
}

/** The traits behind the flags; "unknown" where a trait is not known. Refuses a source that is not there. */
export function readTraitFilter(journal: Journal, flags: TraitFilterFlags): LeadTraits {
  const unknown = 'unknown';
  const isUnknown = (text: string) => text.trim().toLowerCase() === unknown;
  const traits: LeadTraits = {};
  if (flags.source !== undefined)
    traits.sourceId =
      findSource(journal, flags.source)?.id ??
      (isUnknown(flags.source) ? null : requireSource(journal, flags.source).id);
  const { origin, tier } = flags;
  if (origin !== undefined) traits.origin = origin === unknown ? null : origin;
  if (tier !== undefined) traits.tier = tier === unknown ? null : tier;
  return traits;
}

/** The options of a filter that were given, as they are typed; `ofTouches`: without those that choose leads as well. */
export function filtersGiven(flags: FilterFlags, ofTouches: boolean): string[] {
  return optionsOf('filter')
    .filter(({ key }) => key in flags && !(ofTouches && ['source', 'origin', 'tier'].includes(key)))
    .map(({ long }) => long);
}

function leadNamed(ctx: Context, journal: Journal, text: string): number {
  const match = findLead(journal, text);
  if (match.kind === 'one') return match.lead.id;
  throw match.kind === 'none' ? noLead(ctx, journal, text) : doubtAbout(text, match, false);
}

function readPeriod(ctx: Context, flags: FilterFlags): Period | undefined {
  const { period, from, to } = flags;
  if (from === undefined && to === undefined)
    return period === undefined ? undefined : parsePeriod(period, ctx.today, ctx.clock.dateOrder);
  if (period !== undefined)
    throw new UserError('--period does not go with --from and --to.', { hint: 'Give one or the other.' });
  return parseBetween(from, to, ctx.clock);
}
