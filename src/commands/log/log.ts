import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import { checkName, textLimit } from '../../domain/text.js';
import { readTraits, traitFlags } from '../flags/traits.js';
import { joinWords } from '../flags/lead-choice.js';
import { countOf, logOnce, newLeadOf, promisedToNobody, type LogFlags } from './log-touches.js';

/**
 * Logs one touch, many of a kind at nobody in particular, or one to each lead of a list. Throws UserError for options
 * that do not go together.
 */
export async function log(ctx: Context, words: string[], flags: LogFlags): Promise<void> {
  const lead = joinWords(words);
  if (words.length > 0) checkName('lead name', lead, textLimit.lead);
  checkForms(lead, flags);
  newLeadOf(flags);
  const single = flags.leads === undefined && flags.count === undefined;
  // With --note - standard input is the note, so there is nobody left to ask.
  const asks = single && flags.note !== '-';
  if (asks && flags.outcome === undefined && ctx.canPrompt) {
    const { askAndLog } = await import('./asking.js');
    return askAndLog(ctx, lead, flags);
  }
  await logOnce(ctx, lead, flags, {}, asks);
}

/** Refuses what does not go together, or cannot be meant, before anything is asked. */
function checkForms(lead: string, flags: LogFlags): void {
  if (flags.count !== undefined) countOf(flags.count);
  readTraits(traitFlags(flags));
  const isAtNobody = lead === '' && flags.leads === undefined && flags.tactic !== undefined;
  if (isAtNobody && (flags.next ?? flags.do ?? flags.handoff) !== undefined) throw promisedToNobody();
  if (flags.count !== undefined && flags.leads !== undefined)
    throw new UserError('--count and --leads do not go together.', {
      hint: '--leads logs one touch for each line; --count logs touches at nobody in particular.',
    });
  if (lead !== '' && flags.count !== undefined)
    throw new UserError('--count logs touches at nobody in particular; leave the lead out.', {
      hint: `To log to "${lead}" several times, run log once for each.`,
    });
  if (lead !== '' && flags.leads !== undefined)
    throw new UserError(`--leads names the leads; leave "${lead}" out or put it in the file.`);
  if (flags.note === '-' && flags.leads === '-')
    throw new UserError('--note and --leads cannot both read standard input.');
}
