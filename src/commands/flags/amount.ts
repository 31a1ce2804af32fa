import type { Context } from '../../context.js';
import type { Journal } from '../../store/file/journal.js';
import type { Outcome } from '../../store/touches/outcomes.js';
import { stages } from '../../domain/touch.js';
import type { Entry } from './entry.js';

/**
 * The entry with what a lead that is won is worth, where none was typed, `known` is null and there is somebody to ask; else
 * as it is.
 */
export async function withAmount(
  ctx: Context,
  journal: Journal,
  { entry, outcome, known }: { entry: Entry; outcome: Outcome; known: number | null },
): Promise<Entry> {
  const isWon = outcome.stage === stages.indexOf('won');
  if (!isWon || !ctx.canPrompt || entry.value !== undefined || known !== null) return entry;
  const { askAmount } = await import('../../prompt/amount.js');
  const typed = await askAmount(ctx, journal, { canGoBack: false, draft: { text: '' } });
  if (typed === null || typeof typed === 'symbol') return entry;
  return { ...entry, value: entry.amounts.read('amount', typed) };
}
