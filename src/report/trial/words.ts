import type { Day } from '../../domain/calendar.js';
import { worthWords } from '../../domain/worth.js';
import { count, some } from '../../render/figure.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import { tacticTitle } from '../../store/tactics/tactics.js';
import { shortDay } from '../measures/query.js';
import { typed } from '../sheet/names.js';
import type { RunningTrial } from './status.js';
import { goalOfTrial } from './trial.js';

/** `34 of 60 touches`, or those done where none are planned. */
export function doneWords(done: number, planned: number | null): string {
  return planned === null
    ? some(done, 'touch', 'touches')
    : `${count(done)} of ${some(planned, 'touch', 'touches')}`;
}

/** `until 18 Dec, 27 days left`; nothing without a last day. */
export function untilWords({ until }: Pick<TrialRow, 'until'>, daysLeft: number | null, asOf: Day): string[] {
  if (until === null || daysLeft === null) return [];
  const day = shortDay(until, asOf);
  if (daysLeft < 0) return [`its last day was ${day}`];
  return [`until ${day}, ${daysLeft === 0 ? 'the last day' : `${some(daysLeft, 'day')} left`}`];
}

/** What it is about: `goal: meeting`, `expected 1/20`. */
export function aimWords(trial: Pick<TrialRow, 'goal'>, expected: number | null): string[] {
  const goal = `goal: ${goalOfTrial(trial)}`;
  return expected === null ? [goal] : [goal, `expected ${worthWords(expected)}`];
}

/** `Past its end, its last leads are old enough on 20 Dec`; the day only while one of them is not. */
export function pastEndWords({
  row,
  outlook,
  query,
}: Pick<RunningTrial, 'row' | 'outlook' | 'query'>): string {
  const { allJudgedOn } = outlook;
  if (row.judged >= row.leads || allJudgedOn === null) return 'Past its end';
  return `Past its end, its last leads are old enough on ${shortDay(allJudgedOn, query.asOf.day)}`;
}

/** A sentence, whatever mark it ends with. */
export function sentence(text: string): string {
  return text.endsWith('?') ? text : `${text}.`;
}

/** The command that decides it, with its choices. */
export function decideCommand(trial: Pick<TrialRow, 'name' | 'version'>): string {
  return `prospect trial decide ${typed(tacticTitle(trial))} keep, tweak or drop`;
}
