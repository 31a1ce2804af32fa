import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import { some } from '../../render/figure.js';
import { showBlock } from '../../render/safe.js';
import { newestTouches } from '../../store/touches/touches.js';
import { notedTouches } from '../../store/touches/noted.js';
import { touchLine } from '../flags/stored-touches.js';
import { joinWords } from '../flags/lead-choice.js';
import { leadList } from './lead-list.js';

/** How many leads, and how many touches, are shown at most. */
const shown = 20;

/**
 * Lists the leads in which all the words occur, then the touches with a note in which they all do. Throws UserError for
 * an empty text.
 */
export async function search(ctx: Context, words: string[]): Promise<void> {
  const text = joinWords(words);
  if (text.trim() === '')
    throw new UserError('Search for what?', { hint: 'For example: prospect search harbor' });
  const journal = ctx.open('read');
  await leadList(ctx, words, { limit: String(shown) });
  const ids = notedTouches(journal, text);
  if (ids.length === 0) return ctx.note('No touch has a note with that.');
  if (ctx.isTerminal) ctx.print('');
  ctx.print(`${some(ids.length, 'touch has', 'touches have')} a note with that:`);
  for (const touch of newestTouches(journal, { ids: ids.slice(0, shown) }, 0)) {
    ctx.print(`  ${touchLine(ctx, touch)}`);
    if (touch.note !== null) for (const line of showBlock(touch.note).split('\n')) ctx.print(`    ${line}`);
  }
  if (ids.length > shown) ctx.print(`  … and ${some(ids.length - shown, 'older touch', 'older touches')}`);
}
