import type { Context } from '../../context.js';
import { parseDays } from '../../domain/day-count.js';
import { fold } from '../../domain/text.js';
import { stages } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { optionsOf } from '../../options/taken.js';
import type { Journal } from '../../store/file/journal.js';
import { ownersOf, type LeadFilter } from '../../store/pipeline/filter.js';
import { requireTactic } from '../../store/tactics/tactics.js';
import { allOutcomes, findWord } from '../../store/touches/outcomes.js';
import { readTraitFilter } from './filter.js';

/** Which leads are meant, as `lead list` and `block` take it. */
export type LeadFilterFlags = Flags<'leadFilter'>;

/** The filter behind the flags; refuses a source, tactic, outcome or person that is not there. */
export function readLeadFilter(ctx: Context, journal: Journal, flags: LeadFilterFlags): LeadFilter {
  const { tag, stage, state, untouched, never, lastOutcome, nothingNext, tactic } = flags;
  const owner = ownerIn(flags);
  const filter: LeadFilter = readTraitFilter(journal, flags.dream ? { ...flags, tier: 'dream' } : flags);
  if (tag !== undefined) filter.tag = tag;
  if (stage !== undefined) filter.stages = stage.map((name) => stages.indexOf(name));
  if (state !== undefined) filter.states = state;
  if (untouched !== undefined) filter.untouchedDays = parseDays('--untouched', untouched);
  if (never) filter.never = true;
  if (lastOutcome !== undefined)
    filter.lastOutcomeId = findWord('outcome', allOutcomes(journal), lastOutcome).id;
  if (nothingNext) filter.nothingNext = true;
  if (tactic !== undefined) {
    const { tacticId, versionId } = requireTactic(journal, tactic);
    if (/@\d+$/.test(tactic)) filter.versionId = versionId;
    else filter.tacticId = tacticId;
  }
  if (owner !== undefined) filter.owners = ownersCalled(ctx, journal, owner);
  return filter;
}

/** The options of the filter that were given, as they are typed with their values. */
export function leadFilterWords(flags: LeadFilterFlags): string[] {
  return optionsOf('leadFilter').flatMap(({ key, long, takesValue }) => {
    const value = (flags as Record<string, true | string | string[] | undefined>)[key];
    if (value === undefined) return [];
    return takesValue ? [value].flat().flatMap((each) => [long, String(each)]) : [long];
  });
}

/** Whether any of it was given. */
export function hasLeadFilter(flags: LeadFilterFlags): boolean {
  return leadFilterWords(flags).length > 0;
}

function ownerIn({ owner, person }: LeadFilterFlags): string | undefined {
  if (owner !== undefined && person !== undefined)
    throw new UserError('--owner and --person are the same.', { hint: 'Leave one of the two out.' });
  return owner ?? person;
}

/** How a person is spelt who has a next step; null for "me". */
function ownersCalled(ctx: Context, journal: Journal, name: string): string[] | null {
  const owners = ownersOf(journal, ctx.today);
  const called = owners.filter((owner) => fold(owner) === fold(name));
  if (called.length > 0) return called;
  if (fold(name) === 'me') return null;
  throw new UserError(`Nobody called "${name}" has a next step.`, {
    hint:
      owners.length === 0
        ? 'No next step is handed to anybody; "me" is for your own.'
        : `It is me or one of: ${owners.slice(0, 10).join(', ')}${owners.length > 10 ? ', …' : ''}.`,
  });
}
