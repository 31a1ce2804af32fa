import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** A question that a weekly review has asked. */
export interface ReviewAnswer {
  /** Monday of the week it is about. */
  week: Day;
  /** The day it was asked. */
  day: Day;
  /** What kind of question, and the uid of what it is about in hexadecimal: `fit 019a…`; `rest silent` for a group. */
  question: string;
  answer: 'answered' | 'skipped';
}

/** What the review of a week has asked, in that order. */
export function reviewAnswers(journal: Journal, week: Day): ReviewAnswer[] {
  return journal.all('SELECT week, day, question, answer FROM review WHERE week = ? ORDER BY id', [week]);
}

/** Notes that a question was asked, be it again; one that was skipped before and is again stays as it was. */
export function noteReviewAnswer(journal: Journal, write: Write, asked: ReviewAnswer): void {
  const before = journal.get<{ id: number; answer: string }>(
    'SELECT id, answer FROM review WHERE week = ? AND question = ?',
    [asked.week, asked.question],
  );
  const { week, day, question, answer } = asked;
  if (before === undefined) write.insert('review', { week, day, question, answer });
  else if (before.answer !== answer) write.edit('review', before.id, { answer, day });
}

/** Which questions count as asked. */
export interface AskedScope {
  /** Monday of the week that is reviewed. */
  week: Day;
  /** Whether what was skipped in that week is asked once more. */
  again: boolean;
}

/** SQL: review row `v` keeps its question from being asked in the week `:week`; only that week's rows may be asked again. */
export const isAsked = "NOT (:again = 1 AND v.week = :week AND v.answer = 'skipped')";

/** The last day on which all the rest of a group was settled, in any week; null when it never was. */
export function restSettled(journal: Journal, group: string, { week, again }: AskedScope): Day | null {
  return journal.get<{ day: Day | null }>(
    `SELECT max(v.day) AS day FROM review v WHERE v.question = 'rest ' || :group AND ${isAsked}`,
    { group, week, again: again ? 1 : 0 },
  )!.day;
}
