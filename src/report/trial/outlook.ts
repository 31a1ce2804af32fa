import { addDays, daysBetween, type Day } from '../../domain/calendar.js';
import type { TrialRow } from '../../store/tactics/trials.js';
import { isKnown } from '../measures/groups.js';
import { paceDays, youngOf } from '../measures/pace.js';
import type { TrialProgress } from './trial.js';
import { longestWait } from '../measures/verdict.js';

/** When a trial will be enough. */
export interface TrialOutlook {
  /** Days to its last one; null without one, below 0 when that is past. */
  daysLeft: number | null;
  /** The day on which its planned touches are made at this pace; null without a plan, without a pace, or when they are. */
  reachedOn: Day | null;
  /** Whether its touches are made or its last day is past. */
  isOver: boolean;
  /** The day from which there are enough leads old enough to be judged; null when there are, or at no pace. */
  judgedFrom: Day | null;
  /** The day on which its last lead will be old enough; null where its end is not known. */
  allJudgedOn: Day | null;
}

export function outlookOf({ trial, query, row, cohorts, done }: TrialProgress): TrialOutlook {
  const asOf = query.asOf.day;
  const days = Math.min(paceDays, daysBetween(trial.day, asOf) + 1);
  const daysLeft = trial.until === null ? null : daysBetween(asOf, trial.until);
  const missing = trial.touches === null ? null : trial.touches - done.touches;
  const reachedOn = missing === null || missing <= 0 ? null : dayAfter(missing, done.recent / days, asOf);
  const isOver = isPastEnd(trial, done.touches, asOf);
  const end = isOver ? (cohorts.at(-1)?.firstDay ?? null) : earliest(trial.until, reachedOn);
  return {
    daysLeft,
    reachedOn,
    isOver,
    judgedFrom: isKnown(row, query) ? null : (youngOf(cohorts, query.window, asOf)?.judgedFrom ?? null),
    allJudgedOn: end === null ? null : addDays(end, query.window),
  };
}

/** Whether a trial's planned touches are made or its last day is over on that day. */
export function isPastEnd(
  { touches, until }: Pick<TrialRow, 'touches' | 'until'>,
  done: number,
  day: Day,
): boolean {
  return (touches !== null && done >= touches) || (until !== null && until < day);
}

/** The day on which so much more is done at so much a day; null beyond 26 weeks. */
function dayAfter(missing: number, pace: number, asOf: Day): Day | null {
  const wait = Math.ceil(missing / pace - 1e-9);
  return wait > longestWait * 7 ? null : addDays(asOf, wait);
}

function earliest(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
