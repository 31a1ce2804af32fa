import type { Context } from '../../context.js';
import { isWritten } from '../../domain/touch.js';
import { Stopped } from '../../errors.js';
import { askAnother, askTouch } from '../../prompt/touch.js';
import { channelOf } from '../../store/tactics/tactics.js';
import { notAdded } from '../../store/touches/said.js';
import { readEntry } from '../flags/entry.js';
import { findTacticOrNew } from '../flags/tactic.js';
import { readTraits, traitFlags } from '../flags/traits.js';
import { pickLead } from '../flags/lead-choice.js';
import { leadAdd } from '../leads/lead.js';
import { logOnce, type LogFlags } from './log-touches.js';
import { addNewWords } from './new-words.js';

/**
 * Asks for what was not typed of a touch, and logs it once all is answered. Where nothing was typed it asks for one touch
 * after another for as long as the person wants.
 */
export async function askAndLog(ctx: Context, lead: string, flags: LogFlags): Promise<void> {
  const isEmpty =
    lead === '' && Object.entries(flags).every(([name, value]) => name === 'json' || value === undefined);
  await askOne(ctx, lead, flags);
  while (isEmpty && (await askAnother(ctx).catch(stoppedLater))) {
    ctx.tick();
    await askOne(ctx, lead, flags).catch(stoppedLater);
  }
}

async function askOne(ctx: Context, lead: string, flags: LogFlags): Promise<void> {
  const journal = ctx.open('create');
  // What was typed is refused before anything is asked.
  const { moment, ...typed } = await readEntry(ctx, journal, flags);
  const { day } = moment;
  const how = flags.tactic === undefined ? undefined : await findTacticOrNew(ctx, journal, flags, day);
  if (how && isWritten(channelOf(how))) return ctx.whole(() => logOnce(ctx, lead, flags, { how }));
  const isNew = flags.new === true;
  const who = lead === '' ? null : await pickLead(ctx, journal, lead, isNew, flags.tactic);
  // With a tactic and no lead it was at nobody in particular.
  const asksWho = who === null && how === undefined;
  const traits = readTraits(traitFlags(flags));
  const { source } = flags;
  const told = await askTouch(ctx, journal, { ...typed, source, day, who, how, traits, isNew, asksWho });
  const said = {
    ...flags,
    ...(told.source && { source: told.source }),
    ...(told.amount && { value: told.amount }),
  };
  await ctx.whole(() => addNewWords(ctx, told));
  const isStored = [told.outcome, told.reason].some((word) => word?.id === notAdded);
  await ctx
    .whole(() => logOnce(ctx, lead, said, { said: told, who: told.who, how: told.how }))
    .catch(isStored ? stoppedLater : undefined);
  if (!told.referral) return;
  const { referral } = told;
  await ctx
    .whole(() => leadAdd(ctx, [referral.name], { source: referral.source, new: true }))
    .catch(stoppedLater);
}

/** By now something is stored. */
function stoppedLater(error: unknown): never {
  throw error instanceof Stopped
    ? new Stopped(error.code, 'Stopped; what was logged before is stored.')
    : error;
}
