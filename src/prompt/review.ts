import type { Context } from '../context.js';
import { isPile, type Question } from '../report/review/review.js';
import type { Journal } from '../store/file/journal.js';
import { letQuit } from './engine/ask.js';
import type { Asker } from './review-keys.js';
import { askFit, askPlan, askTactic } from './review-loop.js';
import { askWorths } from './review-worth.js';
import { askMeeting, askPile, askPromiseKept, askReason } from './review-touch.js';

export { Quit } from './engine/ask.js';

/**
 * What asks one question of a review, and what its answer asks for. Asked again, it shows what was answered before. It
 * throws `Quit` where q is typed.
 */
export function askerOf(ctx: Context, journal: Journal, question: Question): Asker {
  letQuit(ctx);
  switch (question.group) {
    case 'meetings':
      return isPile(question) ? askPile(ctx, question) : askMeeting(ctx, journal, question);
    case 'promises':
      return isPile(question) ? askPile(ctx, question) : askPromiseKept(ctx, question);
    case 'reasons':
      return askReason(ctx, journal, question);
    case 'worths':
      return askWorths(ctx, question);
    case 'tactics':
      return askTactic(ctx, question);
    case 'fit':
      return askFit(ctx, question);
    case 'plan':
      return askPlan(ctx, question);
  }
}
