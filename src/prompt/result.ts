import { addNewWords } from '../commands/log/new-words.js';
import type { Context } from '../context.js';
import type { Journal } from '../store/file/journal.js';
import { leadById } from '../store/leads/leads.js';
import { resultsOf, type TouchRow } from '../store/touches/touches.js';
import { allOutcomes } from '../store/touches/words.js';
import { outcomesAfter } from './outcomes.js';
import {
  dateStep,
  flagsNow,
  nextStep,
  noteStep,
  outcomeStep,
  reasonStep,
  takeSteps,
  type Flags,
  type Known,
} from './steps.js';

/** Asks what became of a touch, and records it once all is answered. */
export async function askResult(
  ctx: Context,
  journal: Journal,
  touch: TouchRow,
  flags: Flags,
  record: (flags: Flags) => Promise<void>,
): Promise<void> {
  const lead = touch.leadId === null ? null : (leadById(journal, touch.leadId) ?? null);
  const reached = Math.max(...resultsOf(journal, touch.id).map((step) => step.stage ?? 0));
  const offered = outcomesAfter(allOutcomes(journal), reached, touch.channel);
  const told = await takeSteps<Known>(
    [
      outcomeStep(ctx, journal, () => offered),
      reasonStep(ctx, journal, true),
      dateStep(ctx, journal),
      nextStep(ctx, journal),
      noteStep(ctx),
    ],
    { lead, flags },
  );
  await ctx.whole(() => addNewWords(ctx, told));
  await ctx.whole(() => record(flagsNow(journal, told)));
}
