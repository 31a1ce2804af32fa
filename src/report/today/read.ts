import { weekStart, type Day } from '../../domain/calendar.js';
import { stages, type Goal } from '../../domain/touch.js';
import { plannedWeeks } from '../../store/counts/plan.js';
import { countReachedOn } from '../../store/counts/reached.js';
import { dayEffort } from '../../store/counts/today.js';
import type { Journal } from '../../store/file/journal.js';
import { isBegun, looseEnds, type StepGroup } from '../../store/promises/agenda.js';
import { goalOf } from '../../store/settings/settings.js';
import { reviewAnswers } from '../../store/tactics/reviews.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { newestTouches } from '../../store/touches/touches.js';
import { readAgain, readLater, readSteps } from '../due/read.js';
import { isNothingPromised, isReviewDay, weekPlans, type Today } from './today.js';

const touchesShown = 3;

/** Rows of each group that the page has room for. */
const stepsShown: Record<StepGroup, number> = { late: 2, today: 3, 'this-week': 2, 'did-it-happen': 1 };

/** What there is to know today; `now` is the instant in milliseconds. */
export function readToday(journal: Journal, day: Day, now: number): Today {
  const goal = goalOf(journal);
  const isAnyTouch = isBegun(journal, day);
  return withLastResults(journal, day, (lastResults) => {
    const { followUps, inTouch } = readAgain(journal, day, lastResults, day);
    const steps = readSteps(journal, day, lastResults, stepsShown);
    return {
      day,
      now,
      steps,
      later: isNothingPromised(steps) ? readLater(journal, day, lastResults) : null,
      loose: looseEnds(journal, day, lastResults, 1),
      again: { followUps: followUps.rows.length, inTouch: inTouch.length },
      followUpTactic: followUps.rows[0]?.tactic ?? null,
      goal,
      effort: dayEffort(journal, day),
      reached: reachedOn(journal, day, goal),
      touches: newestTouches(journal, { from: day, to: day }, touchesShown),
      plan: weekPlans(plannedWeeks(journal, day, 1)),
      isReviewOpen: isReviewDay(day) && isAnyTouch && reviewAnswers(journal, weekStart(day)).length === 0,
      isBegun: isAnyTouch,
    };
  });
}

/** Leads that came to the stage reached, and to the goal, for the first time on a day. */
function reachedOn(journal: Journal, day: Day, goal: Goal): Today['reached'] {
  const counts = countReachedOn(journal, day)[0]?.stages ?? [];
  return { reached: counts[stages.indexOf('reached')] ?? 0, goals: counts[stages.indexOf(goal)] ?? 0 };
}
