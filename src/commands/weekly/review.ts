import type { Context } from '../../context.js';
import { Stopped, UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { show } from '../../render/safe.js';
import {
  groupNames,
  openQuestions,
  reviewWeek,
  weekName,
  type GroupName,
  type Question,
} from '../../report/review/review.js';
import { walkHeading, questionLines, renderQuestions, reviewTitle } from '../../report/review/page.js';

import type { View } from '../../report/sheet/layout.js';
import type { ReviewScope } from '../../store/counts/review.js';
import type { Journal } from '../../store/file/journal.js';
import { reviewAnswers } from '../../store/tactics/reviews.js';
import { report } from './report.js';
import { storeAnswer } from './review-answers.js';
import { knowledgeOf, nothingKnown, readGroup, readGroups, readQuestions } from '../../report/review/read.js';
import { viewOf } from '../flags/view.js';

export type ReviewFlags = Flags<'review'>;

/**
 * Walks through the week, a question at a time, and ends with the page; with nobody to ask it lists the questions.
 * Throws Stopped where the questions are ended.
 */
export async function review(ctx: Context, flags: ReviewFlags): Promise<void> {
  const scope = { week: reviewWeek(ctx.today), asOf: ctx.today, again: flags.again === true };
  const view = await viewOf(ctx, {});
  if (flags.json || !ctx.canPrompt) return listQuestions(ctx, scope, flags, view);
  const journal = ctx.open('write');
  try {
    if (!(await walk(ctx, journal, scope, view))) return sayLeft(ctx, journal, { ...scope, again: false });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    throw new Stopped(error.code, 'Stopped; what was answered is stored. To go on: prospect review');
  }
  const skipped = reviewAnswers(journal, scope.week).filter(({ answer }) => answer === 'skipped').length;
  ctx.print(
    skipped === 0 ? '\nThat was all.' : `\nThat was all; ${skipped} skipped: prospect review --again`,
  );
  ctx.print('\n');
  await report(ctx, undefined, { period: weekName(scope) });
}

async function listQuestions(
  ctx: Context,
  scope: ReviewScope,
  flags: ReviewFlags,
  view: View,
): Promise<void> {
  const found = readQuestions(ctx.open('read'), scope, ctx.clock);
  if (!flags.json) return ctx.print(renderQuestions(found, view));
  const [{ reviewJson }, { toJson }] = await Promise.all([
    import('../../report/review/columns.js'),
    import('../../render/json.js'),
  ]);
  ctx.print(toJson(reviewJson(found), 2));
}

/** Asks what is open, in order, until nothing is that was not asked before; false when the person ends it. */
async function walk(ctx: Context, journal: Journal, scope: ReviewScope, view: View): Promise<boolean> {
  const open = openQuestions(journal.snapshot(() => readGroups(journal, scope, nothingKnown)));
  ctx.print(reviewTitle(scope, open, view));
  if (open > 0)
    ctx.print(String(view.painter.dim('Esc skips a question, q ends; what was answered is kept.')));
  const asked = new Set<string>();
  for (let before = -1; before < asked.size;) {
    before = asked.size;
    for (const name of groupNames)
      if (!(await walkGroup(ctx, journal, scope, { name, asked, view }))) return false;
  }
  return true;
}

/** What was asked in this walk is not asked again in it, whatever became of the answer. */
async function walkGroup(
  ctx: Context,
  journal: Journal,
  { week, again }: ReviewScope,
  { name, asked, view }: { name: GroupName; asked: Set<string>; view: View },
): Promise<boolean> {
  const knowledge = knowledgeOf(journal, { week, asOf: ctx.today }, ctx.clock);
  for (let isFirst = true; ; isFirst = false) {
    ctx.tick();
    const scope = { week, asOf: ctx.today, again };
    const group = journal.snapshot(() => readGroup(journal, scope, name, knowledge));
    const question = group.questions.find(({ key }) => !asked.has(key));
    if (question === undefined) return true;
    if (isFirst) {
      ctx.print('\n');
      for (const line of walkHeading(group, scope.asOf, view)) ctx.print(line);
    }
    for (const line of questionLines(question, scope.asOf, view)) ctx.print(line);
    asked.add(question.key);
    if (!(await askAndStore(ctx, journal, scope, question))) return false;
  }
}

/** False when the person ends the walk. */
async function askAndStore(
  ctx: Context,
  journal: Journal,
  scope: ReviewScope,
  question: Question,
): Promise<boolean> {
  const { askQuestion } = await import('../../prompt/review.js');
  const answer = await askQuestion(ctx, journal, question);
  if (answer.kind === 'end') return false;
  try {
    await ctx.whole(() => storeAnswer(ctx, journal, scope, question, answer));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    ctx.note(`  ${show(error.message)} Nothing was written.`);
  }
  return true;
}

function sayLeft(ctx: Context, journal: Journal, scope: ReviewScope): void {
  const open = openQuestions(journal.snapshot(() => readGroups(journal, scope, nothingKnown)));
  ctx.print(`\n${open} left: "prospect review" goes on there, "prospect undo" takes back the last answer.`);
}
