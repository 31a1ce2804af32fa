import type { Day } from '../../domain/calendar.js';
import { worthWords } from '../../domain/worth.js';
import { count, some } from '../../render/figure.js';
import { show } from '../../render/safe.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import { versionTitle } from '../../store/tactics/tactics.js';
import { shortDay } from '../measures/query.js';
import { typed } from '../sheet/names.js';
import type { RunningTrial } from './status.js';
import { goalOfTrial } from './trial.js';

/** `34 of 60 touches`, or those done where none are planned. */
export function doneWords(done: number, planned: number | null): string {
  return planned === null
    ? some(done, 'touch', 'touches')
    : `${count(done)} of ${count(planned)} ${Math.max(done, planned) === 1 ? 'touch' : 'touches'}`;
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
function pastEndWords({ row, outlook, query }: Pick<RunningTrial, 'row' | 'outlook' | 'query'>): string {
  const { allJudgedOn } = outlook;
  if (row.judged >= row.leads || allJudgedOn === null) return 'Past its end';
  return `Past its end, its last leads are old enough on ${shortDay(allJudgedOn, query.asOf.day)}`;
}

/** A sentence, whatever mark it ends with. */
export function sentence(text: string): string {
  return text.endsWith('?') ? text : `${text}.`;
}

/** The version it is of, safe to print, as it is to be typed. */
export function trialName(trial: Pick<TrialRow, 'name' | 'version' | 'isNewest'>): string {
  return versionTitle({ ...trial, name: show(trial.name) });
}

/** `Past its end; keep, tweak or drop it: ` and a command that does. */
export function decideWords(running: Pick<RunningTrial, 'row' | 'trial' | 'outlook' | 'query'>): string {
  const command = `prospect trial decide ${typed(versionTitle(running.trial))} keep`;
  return `${pastEndWords(running)}; keep, tweak or drop it: ${command}`;
}
