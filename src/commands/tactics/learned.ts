import type { Context } from '../../context.js';
import { checkText, textLimit } from '../../domain/text.js';

/**
 * What was learned: as typed, else as answered on a terminal; null for nothing. Throws UserError where it is too long.
 */
export async function settleLearned(ctx: Context, typed: string | undefined): Promise<string | null> {
  if (typed !== undefined) return readLearned(typed) || null;
  if (!ctx.canPrompt) return null;
  const { askLearned } = await import('../../prompt/tweak.js');
  return (await askLearned(ctx, readLearned)) || null;
}

/** What was learned, as typed. Throws UserError where it is too long. */
export function readLearned(text: string): string {
  return checkText('lesson', text, textLimit.note).trim();
}
