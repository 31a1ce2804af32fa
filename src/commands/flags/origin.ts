import type { Context } from '../../context.js';
import { checkName, textLimit } from '../../domain/text.js';
import type { Journal } from '../../store/file/journal.js';
import { lacksOrigin, rememberOrigin } from '../../store/leads/sources.js';
import type { Write } from '../../store/file/write.js';

/**
 * Asks for the origin of a source that was typed without one, once for each source and only where there is somebody to
 * ask; the answer is written by what is returned. Throws UserError where the source cannot be called so.
 */
export async function settleOrigin(
  ctx: Context,
  journal: Journal,
  { source, origin, note }: { source?: string; origin?: string; note?: string },
): Promise<(write: Write) => void> {
  const nothing = () => undefined;
  if (!source || origin !== undefined || note === '-' || !ctx.canPrompt) return nothing;
  checkName('source', source, textLimit.source);
  if (!lacksOrigin(journal, source)) return nothing;
  const { askOrigin } = await import('../../prompt/origin.js');
  const answer = await askOrigin(ctx, source);
  return (write) => rememberOrigin(journal, write, source, answer);
}
