import type { Context } from '../../context.js';
import { Stopped } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { renderQuestions, reviewTitle, waitingLines } from '../../report/review/page.js';
import { readQuestions } from '../../report/review/read.js';
import { openQuestions, reviewWeek } from '../../report/review/review.js';
import { knowledgeOf } from '../../report/review/versions.js';
import type { View } from '../../report/sheet/layout.js';
import type { ReviewScope } from '../../store/counts/review.js';
import type { Journal } from '../../store/file/journal.js';
import { reviewAnswers } from '../../store/tactics/reviews.js';
import { viewOf } from '../flags/view.js';
import { skippedWords, toldLines } from './review-told.js';
import { ReviewWalk } from './review-walk.js';

export type ReviewFlags = Flags<'review'>;

/**
 * Walks through the week, a question at a time, and ends with what was decided; with nobody to ask it lists the
 * questions. Throws Stopped where the questions are ended.
 */
export async function review(ctx: Context, flags: ReviewFlags): Promise<void> {
  const scope = { week: reviewWeek(ctx.today), asOf: ctx.today, again: flags.again === true };
  const view = await viewOf(ctx, {});
  if (flags.json || !ctx.canPrompt) return listQuestions(ctx, scope, flags, view);
  const journal = ctx.open('write');
  const before = read(ctx, journal, scope);
  ctx.print(reviewTitle(scope, openQuestions(before), view));
  if (openQuestions(before) > 0)
    ctx.print(
      String(view.painter.dim('Enter skips a question, Esc goes one back, q quits; answers are kept.')),
    );
  if (before.waiting.length > 0) ctx.print(`\n${waitingLines(before.waiting, view).join('\n')}`);
  const walk = new ReviewWalk(ctx, journal, scope, view);
  try {
    const isDone = await walk.run();
    sayTold(ctx, journal, scope, walk, view);
    if (!isDone) return sayLeft(ctx, journal, scope);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    throw new Stopped(error.code, 'Stopped; what was answered is stored. To go on: prospect review');
  }
  // A reason that is not known is told as decided; it is asked about once.
  const skipped = reviewAnswers(journal, scope.week).filter(
    ({ answer, question }) => answer === 'skipped' && !/^reason |^pile (?!of )/.test(question),
  ).length;
  if (skipped > 0) ctx.print(`\n${skippedWords(skipped)}`);
  ctx.print(`${skipped > 0 ? '' : '\n'}The page: prospect report`);
}

function read(ctx: Context, journal: Journal, scope: ReviewScope) {
  return readQuestions(journal, scope, knowledgeOf(journal, scope, ctx.clock));
}

async function listQuestions(
  ctx: Context,
  scope: ReviewScope,
  flags: ReviewFlags,
  view: View,
): Promise<void> {
  const found = read(ctx, ctx.open('read'), scope);
  if (!flags.json) return ctx.print(renderQuestions(found, view));
  const [{ reviewJson }, { toJson }] = await Promise.all([
    import('../../report/review/columns.js'),
    import('../../render/json.js'),
  ]);
  ctx.print(toJson(reviewJson(found), 2));
}

/** What was decided, and what is planned for next week. */
function sayTold(
  ctx: Context,
  journal: Journal,
  { week }: ReviewScope,
  { answers }: ReviewWalk,
  view: View,
): void {
  ctx.print(`\n${String(view.painter.bold(answers.length > 0 ? 'DECIDED' : 'NOTHING DECIDED'))}`);
  for (const line of toldLines(journal, week, answers, view)) ctx.print(line);
}

function sayLeft(ctx: Context, journal: Journal, scope: ReviewScope): void {
  const open = openQuestions(read(ctx, journal, { ...scope, again: false }));
  ctx.print(`\n${open} left. To go on: prospect review · to take back the last answer: prospect undo`);
}
