import { addDays, type Day } from '../../domain/calendar.js';
import { periodFromTo } from '../../domain/period.js';
import { count, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fit, textWidth } from '../../render/width.js';
import { asText, wrap, type View } from '../sheet/layout.js';
import { groupWords, partsJoin, questionWords, waitingWords, type Part } from './words.js';
import {
  openQuestions,
  type Question,
  type QuestionGroup,
  type Review,
  type WaitingVersion,
} from './review.js';

const leastOfName = 8;

/** `Review of week 47 · Mon 16 – Sun 22 Nov 2026 · 12 questions` */
export function reviewTitle({ week }: Pick<Review, 'week'>, open: number, { width, painter }: View): string {
  const { label } = periodFromTo(week, addDays(week, 6));
  const title = `Review of ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  const questions = open === 0 ? 'nothing open' : some(open, 'question');
  return String(painter.bold(fit(`${title} · ${questions}`, width)));
}

/** The open questions as text, each line ended. */
export function renderQuestions(review: Review, view: View): string {
  const lines = [reviewTitle(review, openQuestions(review), view)];
  for (const group of review.groups) {
    lines.push('', groupHeading(group, review.asOf, view));
    for (const question of group.questions) lines.push(...questionLines(question, review.asOf, view));
    if (group.more > 0) lines.push(fit(`  ${moreWords(group, review.asOf)}`, view.width));
  }
  if (review.waiting.length > 0) lines.push('', ...waitingLines(review.waiting, view));
  return asText(lines);
}

/** The versions about which there is nothing to decide yet, under a heading. */
export function waitingLines(waiting: readonly WaitingVersion[], view: View): string[] {
  return [
    String(view.painter.bold('NOTHING TO DECIDE YET')),
    ...waitingWords(waiting).flatMap((sentence) => wrap(show(sentence), view.width)),
  ];
}

/** What is over the questions of a group in a list: what they are about, and the command that answers one. */
function groupHeading(group: QuestionGroup, asOf: Day, view: View): string {
  const { title, about, answer } = groupWords(group.name, asOf);
  const { width, painter } = view;
  const gap = width - title.length - 2 - textWidth(about) - answer.length;
  const head = titleLine(title, [about], view);
  return answer === '' || gap < 2 ? head : `${head}${' '.repeat(gap)}${String(painter.dim(answer))}`;
}

/** What is over them in a walk: how many there are, and what lists those that are not asked. */
export function walkHeading(group: QuestionGroup, asOf: Day, view: View): string[] {
  const { title, about } = groupWords(group.name, asOf);
  const open = group.questions.length;
  const head = titleLine(title, [about, open === 0 ? '' : count(open)], view);
  return group.more === 0
    ? [head]
    : [head, String(view.painter.dim(fit(`  ${moreWords(group, asOf)}`, view.width)))];
}

function titleLine(title: string, parts: readonly string[], { width, painter }: View): string {
  const said = parts.filter((part) => part !== '').join(' · ');
  const rest =
    said === '' ? '' : `  ${String(painter.dim(fit(said, Math.max(0, width - title.length - 2))))}`;
  return `${String(painter.bold(title))}${rest}`;
}

/** "and 402 more, not asked this week: prospect list --waiting" */
function moreWords({ name, questions, more }: QuestionGroup, asOf: Day): string {
  const left = questions.length === 0 ? `${count(more)} left` : `and ${count(more)} more`;
  return `${left}, not asked this week: ${groupWords(name, asOf).list}`;
}

/** What a question is about, in lines of at most the width. */
export function questionLines(question: Question, asOf: Day, view: View): string[] {
  const { parts, details } = questionWords(question, asOf);
  return [
    `  ${fitParts(parts, view.width - 2)}`,
    ...details.flatMap((detail) =>
      wrap(show(detail), view.width - 2).map((line) => String(view.painter.dim(`  ${line}`))),
    ),
  ];
}

/** The parts on one line, the longest names cut as far as it takes; at the end where no names are left to cut. */
function fitParts(parts: readonly Part[], width: number): string {
  const shown = parts.map(([cut, stays]) => [show(cut), show(stays)] as const);
  const lineOf = (most: number) => shown.map(([cut, stays]) => fit(cut, most) + stays).join(partsJoin);
  let most = Math.max(width, leastOfName);
  while (most > leastOfName && textWidth(lineOf(most)) > width) most--;
  return fit(lineOf(most), width);
}
