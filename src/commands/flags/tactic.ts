import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { channelAdvice, channelByName } from '../../domain/names/channel-words.js';
import { dayTitleBy, type Day } from '../../domain/calendar.js';
import { quoteLine } from '../../domain/command-line.js';
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
  usualTraits,
  versionById,
  type TacticOrNew,
  type TacticTraits,
  type TacticVersion,
} from '../../store/tactics/tactics.js';
import { goalOf } from '../../store/settings/settings.js';
import type { Write } from '../../store/file/write.js';
import { readTraits, refuseOther, traitFlags, type TraitFlags } from './traits.js';

type TacticUseFlags = TraitFlags & { tactic?: string; new?: true };

/**
 * The tactic that is named for a touch on local day `on`, as `findHow` finds it; what is notable about it is said.
 * Throws as that does.
 */
export async function pickTactic(
  ctx: Context,
  journal: Journal,
  flags: TacticUseFlags,
  on: Day,
): Promise<TacticOrNew> {
  const how = await findTacticOrNew(ctx, journal, flags, on);
  noteUse(ctx, journal, how, flags, on);
  return how;
}

/**
 * The tactic a person means for a touch on local day `on`: an exact name (folded), or a new one, which is asked about
 * on a terminal. An almost-match asks on a terminal and is refused without one; `new` waives it.
 */
export async function findTacticOrNew(
  ctx: Context,
  journal: Journal,
  flags: TacticUseFlags,
  on: Day,
): Promise<TacticOrNew> {
  const { tactic: text = '' } = flags;
  const said = readTraits(traitFlags(flags));
  const match = findTactic(journal, text, on);
  let tactic = match.kind === 'one' ? match.tactic : null;
  if (match.kind === 'almost' && !flags.new) {
    if (!ctx.canPrompt)
      throw new UserError(`There is no tactic "${text}", but there is ${match.names.join(', ')}.`, {
        hint: `Say ${quoteLine(['-t', match.names[0]!])} for that one, or add --new for a new tactic.`,
      });
    const { askWhichTactic } = await import('../../prompt/which.js');
    tactic = await askWhichTactic(ctx, journal, text, match.names, on);
  }
  if (tactic !== null) return { tactic, isNew: false };
  const name = checkTacticName(text.trim());
  const isChannelUsual = !ctx.canPrompt && said.channel === undefined && channelByName(name) === undefined;
  return { name, traits: await newTraits(ctx, journal, name, said), isNew: true, isChannelUsual };
}

/** A tactic that was found before, as the journal knows it now. */
export function tacticNow(journal: Journal, how: TacticOrNew): TacticOrNew {
  return how.isNew ? how : { tactic: versionById(journal, how.tactic.versionId) ?? how.tactic, isNew: false };
}

/**
 * Says what is notable about a tactic that is used for a touch on local day `on`; throws a UserError where it is not what
 * was typed of it.
 */
export function noteUse(
  ctx: Context,
  journal: Journal,
  how: TacticOrNew,
  flags: TacticUseFlags,
  on: Day,
): void {
  if (how.isNew) return;
  const { tactic } = how;
  refuseOther(tactic, readTraits(traitFlags(flags)));
  if (tactic.droppedDay !== null)
    ctx.note(say`${tactic.name} was dropped on ${tactic.droppedDay}; used all the same.`);
  if (flags.tactic === undefined || !namesVersion(flags.tactic)) noteEarlier(ctx, journal, tactic, on);
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
  typed: Partial<TacticTraits>,
): Promise<TacticTraits> {
  if (!ctx.canPrompt || Object.keys(typed).length === 3) return { ...usualTraits(name), ...typed };
  const { askNewTactic } = await import('../../prompt/new-tactic.js');
  return { ...usualTraits(name), ...(await askNewTactic(ctx, journal, name, typed)) };
}

/**
 * The tactic to write with, made when new and announced on `notices`. Another process may have made it meanwhile.
 * Throws UserError where `how` names a new tactic that cannot be called so.
 */
export function settleTactic(
  journal: Journal,
  how: TacticOrNew,
  write: Write,
  notices: string[],
): TacticVersion {
  if (!how.isNew) return how.tactic;
  const match = findTactic(journal, how.name);
  if (match.kind === 'one') return match.tactic;
  const goal = goalOf(journal);
  const tactic = addTactic(write, how.name, how.traits, goal);
  const advice = how.isChannelUsual ? `; ${channelAdvice(tactic.name)}` : '';
  notices.push(say`new tactic ${tacticTitle(tactic)} (${traitWords(tactic, goal)})${advice}`);
  return tactic;
}
