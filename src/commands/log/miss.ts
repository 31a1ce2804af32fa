import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import type { Channel } from '../../domain/touch.js';
import { lastTactic } from '../../store/tactics/tactics.js';
import { noAnswer } from '../../store/touches/outcomes.js';
import { log } from './log.js';

export type MissFlags = Flags<'miss'>;

/**
 * Logs that nobody answered, with the last tactic that may go unanswered: a call or a visit. Throws UserError where
 * there is none and no tactic is named.
 */
export async function miss(ctx: Context, words: string[], flags: MissFlags): Promise<void> {
  const journal = ctx.open('create');
  const outcome = noAnswer(journal);
  const channels = outcome.channels.split(' ').filter(Boolean) as Channel[];
  const tactic = flags.tactic ?? lastTactic(journal, channels)?.name;
  if (tactic === undefined)
    throw new UserError(`Which tactic got no answer? No ${channels.join(' or ') || 'touch'} is logged yet.`, {
      hint: 'Name it, for example: prospect miss Harbor Cafe -t cold-call',
    });
  await log(ctx, words, { ...flags, tactic, outcome: outcome.name });
}
