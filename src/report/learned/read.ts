import { addDays, type Day } from '../../domain/calendar.js';
import { stages, type Goal } from '../../domain/touch.js';
import { buildDecided, recentDays, type FollowedDecision, type Learned } from './decided.js';
import type { ReportQuery } from '../measures/query.js';
import { allDescents, countCameOf } from '../../store/counts/decided.js';
import { decisionsUpTo, type DecisionRow } from '../../store/tactics/decisions.js';
import type { Journal } from '../../store/file/journal.js';
import { allTrials, runningTrials } from '../../store/tactics/trials.js';

/** Decisions up to as-of with what came of them, the newest first; of `chosen` ones where that is given. */
export function readDecided(
  journal: Journal,
  { asOf, goal }: { asOf: Day; goal: Goal },
  chosen: (row: DecisionRow) => boolean = () => true,
): FollowedDecision[] {
  const all = decisionsUpTo(journal, asOf);
  if (!all.some(chosen)) return [];
  const known = { trials: allTrials(journal), versions: allDescents(journal) };
  const scope = { asOf, goal: stages.indexOf(goal) };
  return buildDecided(all, known, (of, from) => countCameOf(journal, of, { from, ...scope }), goal, chosen);
}

/** The decisions of the last two weeks. */
export function readRecentlyDecided(journal: Journal, { asOf, goal }: ReportQuery): FollowedDecision[] {
  const first = addDays(asOf.day, 1 - recentDays);
  return readDecided(journal, { asOf: asOf.day, goal }, ({ day }) => day >= first);
}

/** Everything decided in the period of the query, and the trials that run. */
export function readLearned(journal: Journal, { asOf, goal, period: { from, to } }: ReportQuery): Learned {
  const isIn = (day: Day) => (from === null || day >= from) && (to === null || day <= to);
  return {
    decided: readDecided(journal, { asOf: asOf.day, goal }, ({ day }) => isIn(day)),
    running: runningTrials(journal, asOf.day),
  };
}
