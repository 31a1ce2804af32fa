import type { Context } from '../context.js';
import type { Day } from '../domain/calendar.js';
import type { Journal } from '../store/file/journal.js';
import { leadById } from '../store/leads/leads.js';
import { resultsOf, type TouchRow } from '../store/touches/touches.js';
import type { Said } from '../store/touches/said.js';
import { allOutcomes } from '../store/touches/outcomes.js';
import { amountStep, type Valued } from './amount.js';
import { outcomesAfter } from './outcomes.js';
import { dateStep, nextStep, noteStep, outcomeStep, reasonStep, takeSteps, type Known } from './steps.js';

/** Asks for what was not typed of a later result of a touch, which came on local day `day`. */
export function askResult(
  ctx: Context,
  journal: Journal,
  touch: TouchRow,
  typed: Said & Valued,
  day: Day,
): Promise<Known & Valued> {
  const lead = touch.leadId === null ? undefined : leadById(journal, touch.leadId);
  const reached = Math.max(...resultsOf(journal, touch.id).map((step) => step.stage ?? 0));
  const offered = outcomesAfter(allOutcomes(journal), reached, touch.channel);
  return takeSteps<Known & Valued>(
    [
      outcomeStep(ctx, journal, () => offered),
      reasonStep(ctx, journal, true),
      amountStep(ctx, journal),
      dateStep(ctx, journal),
      nextStep(ctx, journal),
      noteStep(ctx),
    ],
    { ...typed, value: typed.value ?? touch.value, who: lead ? { lead } : null, day },
  );
}
