import type { Context } from '../context.js';
import type { Question } from '../report/review/review.js';
import type { Journal } from '../store/file/journal.js';
import type { ReviewReply } from './review-keys.js';
import { askFit, askPlan, askTactic } from './review-loop.js';
import { askMeeting, askPromiseKept, askReason, askSilent } from './review-touch.js';

/** Asks one question of a review, and what its answer asks for. Each can be skipped, and each can end the walk. */
export function askQuestion(ctx: Context, journal: Journal, question: Question): Promise<ReviewReply> {
  switch (question.group) {
    case 'meetings':
      return askMeeting(ctx, journal, question);
    case 'silent':
      return askSilent(ctx, journal, question);
    case 'reasons':
      return askReason(ctx, journal, question);
    case 'promises':
      return askPromiseKept(ctx, question);
    case 'tactics':
      return askTactic(ctx, question);
    case 'fit':
      return askFit(ctx, question);
    case 'plan':
      return askPlan(ctx, question);
  }
}
