import { addDays, type Day } from '../../domain/calendar.js';
import { worthWords } from '../../domain/worth.js';
import { count, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import { fitWords } from '../../report/fit/words.js';
import { oneLine } from '../../report/due/words.js';
import type { Question } from '../../report/review/review.js';
import { planWords } from '../../report/review/words.js';
import { hang, type View } from '../../report/sheet/layout.js';
import { readPlanned } from '../../store/counts/plan.js';
import type { Journal } from '../../store/file/journal.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import type { ReviewReply } from '../../prompt/review-keys.js';
import type { Asked } from './review-walk.js';

const margin = 11;

/** What was decided in a walk, a line a kind, and what is planned for the week after `week`. */
export function toldLines(journal: Journal, week: Day, answers: readonly Asked[], view: View): string[] {
  const lines: [string, string[]][] = [
    ['results', counted(answers.flatMap(({ question, reply }) => stepWords(question, reply)))],
    ['reasons', counted(answers.flatMap(({ question, reply }) => reasonWords(question, reply)))],
    ['tactics', answers.flatMap(({ question, reply }) => decisionWords(question, reply))],
    ['suits you', answers.flatMap(({ question, reply }) => feelingWords(question, reply))],
    ['next week', planned(journal, addDays(week, 7))],
  ];
  return lines
    .filter(([, said]) => said.length > 0)
    .flatMap(([title, said]) =>
      hang(`  ${title.padEnd(margin)}`, margin + 2, said.map((one) => show(one)).join(' · '), view.width),
    );
}

/** `held 2 · done 1`, in the order in which each was said first. */
function counted(said: readonly (readonly [string, number])[]): string[] {
  const sums = new Map<string, number>();
  for (const [word, times] of said) sums.set(word, (sums.get(word) ?? 0) + times);
  return [...sums].map(([word, times]) => `${word} ${count(times)}`);
}

function stepWords(question: Question, reply: ReviewReply | null): [string, number][] {
  if (!('step' in question) || reply === null) return [];
  if (reply.kind === 'result') return [[reply.said.outcome?.name ?? '', 1]];
  const dropped = question.group === 'meetings' ? 'called off' : 'dropped';
  const words = { done: 'done', move: 'moved', drop: dropped };
  return reply.kind in words ? [[words[reply.kind as keyof typeof words], 1]] : [];
}

function reasonWords(question: Question, reply: ReviewReply | null): [string, number][] {
  if (question.group !== 'reasons' || reply === null) return [];
  const touches = question.failures.reduce((sum, failure) => sum + failure.touches, 0);
  if (reply.kind === 'reason') return [[reply.reason.name, touches]];
  return reply.kind === 'skip' ? [['not known', touches]] : [];
}

function decisionWords(question: Question, reply: ReviewReply | null): string[] {
  if (reply?.kind === 'worths')
    return reply.worths.map(({ name, worth }) => `${name} must bring ${worthWords(worth)}`);
  if (question.group !== 'tactics' || reply === null) return [];
  const title = tacticTitle(question.version);
  if (reply.kind === 'nothing') return [`${title} goes on`];
  if (reply.kind !== 'decision') return [];
  const { choice, change, learned } = reply;
  const what = change === null ? '' : `: ${oneLine(change)}`;
  return [`${choice} ${title}${what}${learned === null ? '' : ` (learned: ${oneLine(learned)})`}`];
}

function feelingWords(question: Question, reply: ReviewReply | null): string[] {
  if (question.group !== 'fit' || reply?.kind !== 'fit') return [];
  const { fit, inTheWay } = reply;
  const said = [
    fit === null ? null : fitWords[fit],
    inTheWay === null ? null : `in the way: ${oneLine(inTheWay)}`,
  ];
  return [`${question.name} ${said.filter((one) => one !== null).join(', ')}`];
}

/** What holds on the Monday. */
function planned(journal: Journal, monday: Day): string[] {
  const holding = readPlanned(journal, monday).flatMap(({ name, spans }) => {
    const span = spans.find(({ from, to }) => from <= monday && (to === null || to >= monday));
    return span === undefined || span.amount === 0 ? [] : [`${name} ${planWords(span)}`];
  });
  return holding.length > 0 ? holding : [`nothing is planned: prospect plan TACTIC 20/week`];
}

/** How many were left out. */
export function skippedWords(skipped: number): string {
  return `${some(skipped, 'question')} skipped: prospect review --again`;
}
