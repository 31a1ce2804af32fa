import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { dayTitleBy, type Day } from '../../domain/calendar.js';
import type { Channel } from '../../domain/touch.js';
import { say } from '../../render/safe.js';
import type { Journal } from '../../store/file/journal.js';
import {
  addTactic,
  checkTacticName,
  findTactic,
  namesVersion,
  newestVersion,
  tacticTitle,
  traitWords,
  type TacticTraits,
  type TacticVersion,
} from '../../store/tactics/tactics.js';
import { goalOf } from '../../store/settings/settings.js';
import type { Write } from '../../store/file/write.js';
import { readTraits, refuseOther, traitFlags, usualTraits, type TraitFlags } from './traits.js';

/** A tactic version of the journal, or one to be made. */
export type How =
  { tactic: TacticVersion; isNew: false } | { name: string; traits: TacticTraits; isNew: true };

/**
 * The tactic a person means for a touch on local day `on`: an exact name (folded), or a new one, which is asked about
 * on a terminal. An almost-match asks on a terminal and is refused without one; `isNew` waives it.
 */
export async function pickTactic(
  ctx: Context,
  journal: Journal,
  flags: TraitFlags & { tactic: string; new?: true },
  on: Day,
): Promise<How> {
  const typed = traitFlags(flags);
  const said = readTraits(typed);
  let match = findTactic(journal, flags.tactic, on);
  if (match.kind === 'almost' && !flags.new) {
    if (!ctx.canPrompt)
      throw new UserError(`There is no tactic "${flags.tactic}", but there is ${match.names.join(', ')}.`, {
        hint: `Say -t ${match.names[0]} for that one, or add --new for a new tactic.`,
      });
    const { askWhichTactic } = await import('../../prompt/which.js');
    const chosen = await askWhichTactic(ctx, flags.tactic, match.names);
    if (chosen !== null) match = findTactic(journal, chosen, on);
  }
  if (match.kind === 'one') {
    refuseOther(match.tactic, said);
    if (match.tactic.droppedDay !== null)
      ctx.note(say`${match.tactic.name} was dropped on ${match.tactic.droppedDay}; used all the same.`);
    if (!namesVersion(flags.tactic)) noteEarlier(ctx, journal, match.tactic, on);
    return { tactic: match.tactic, isNew: false };
  }
  const name = checkTacticName(flags.tactic.trim());
  return { name, traits: await newTraits(ctx, journal, name, typed), isNew: true };
}

/** Says so where the version is not the newest, because that one was made after the touch. */
function noteEarlier(ctx: Context, journal: Journal, { tacticId, name, version }: TacticVersion, on: Day) {
  // A touch of today is never before a version.
  const newest = on < ctx.today ? newestVersion(journal, tacticId) : version;
  if (newest === version) return;
  const day = dayTitleBy(on, ctx.today);
  ctx.note(
    say`${name}@${newest} was made after ${day}, so this is ${name}@${version}; to change that: -t ${name}@${newest}`,
  );
}

/** What a new tactic is made with: as typed, else as answered, else as usual. */
async function newTraits(
  ctx: Context,
  journal: Journal,
  name: string,
  typed: TraitFlags,
): Promise<TacticTraits> {
  if (!ctx.canPrompt || Object.keys(typed).length === 3) return { ...usualTraits, ...readTraits(typed) };
  const { askNewTactic } = await import('../../prompt/new-tactic.js');
  return { ...usualTraits, ...readTraits(await askNewTactic(ctx, journal, name, typed)) };
}

export function channelOf(how: How): Channel {
  return how.isNew ? how.traits.channel : how.tactic.channel;
}

/** The tactic to write with, made when new and announced on `notices`. Another process may have made it meanwhile. */
export function settleTactic(journal: Journal, how: How, write: Write, notices: string[]): TacticVersion {
  if (!how.isNew) return how.tactic;
  const match = findTactic(journal, how.name);
  if (match.kind === 'one') return match.tactic;
  const goal = goalOf(journal);
  const tactic = addTactic(write, how.name, how.traits, goal);
  notices.push(say`new tactic ${tacticTitle(tactic)} (${traitWords(tactic, goal)})`);
  return tactic;
}
