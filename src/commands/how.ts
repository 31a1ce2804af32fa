import { UserError } from '../errors.js';
import type { Context } from '../context.js';
import { channels, oneOf, type Channel } from '../domain/touch.js';
import { say } from '../render/safe.js';
import type { Journal } from '../store/journal.js';
import { addTactic, checkTacticName, findTactic, tacticTitle, type TacticVersion } from '../store/tactics.js';
import type { Write } from '../store/write.js';

/** A tactic version of the journal, or one to be made. */
export type How = { tactic: TacticVersion; isNew: false } | { name: string; channel: Channel; isNew: true };

/**
 * The tactic a person means: an exact name (folded), or a new one. An almost-match asks on a terminal and is
 * refused without one; `isNew` waives it.
 */
export async function pickTactic(
  ctx: Context,
  journal: Journal,
  flags: { tactic: string; channel?: string; new?: true },
): Promise<How> {
  const channel = flags.channel === undefined ? undefined : oneOf('--channel', flags.channel, channels);
  let match = findTactic(journal, flags.tactic);
  if (match.kind === 'almost' && !flags.new) {
    if (!ctx.canPrompt)
      throw new UserError(`There is no tactic "${flags.tactic}", but there is ${match.names.join(', ')}.`, {
        hint: `Say -t ${match.names[0]} for that one, or add --new for a new tactic.`,
      });
    const { askWhichTactic } = await import('../prompt/which.js');
    const chosen = await askWhichTactic(ctx, flags.tactic, match.names);
    if (chosen !== null) match = findTactic(journal, chosen);
  }
  if (match.kind === 'one') {
    if (channel !== undefined && channel !== match.tactic.channel)
      throw new UserError(
        `The tactic ${match.tactic.name} goes by ${match.tactic.channel}, not ${channel}.`,
        {
          hint: `Leave --channel out, or change it with "prospect tactic edit ${match.tactic.name} --channel ${channel}".`,
        },
      );
    if (match.tactic.droppedDay !== null)
      ctx.note(say`${match.tactic.name} was dropped on ${match.tactic.droppedDay}; used all the same.`);
    return { tactic: match.tactic, isNew: false };
  }
  checkTacticName(flags.tactic);
  if (channel !== undefined || !ctx.canPrompt)
    return { name: flags.tactic, channel: channel ?? 'call', isNew: true };
  const { askChannel } = await import('../prompt/which.js');
  return { name: flags.tactic, channel: await askChannel(ctx, flags.tactic), isNew: true };
}

export function channelOf(how: How): Channel {
  return how.isNew ? how.channel : how.tactic.channel;
}

/** The tactic to write with, made when new and announced on `notices`. Another process may have made it meanwhile. */
export function settleTactic(journal: Journal, how: How, write: Write, notices: string[]): TacticVersion {
  if (!how.isNew) return how.tactic;
  const match = findTactic(journal, how.name);
  if (match.kind === 'one') return match.tactic;
  const tactic = addTactic(write, { name: how.name, channel: how.channel });
  notices.push(say`new tactic ${tacticTitle(tactic)} (${tactic.channel}, ${tactic.kind})`);
  return tactic;
}
