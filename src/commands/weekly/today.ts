import type { Context } from '../../context.js';
import { weekStart, type Day } from '../../domain/calendar.js';
import { stages, type Goal } from '../../domain/touch.js';
import { weekEnd, type Group } from '../../report/due/due.js';
import { isNothingPromised, isReviewDay, weekPlans, type Today } from '../../report/today/today.js';
import {
  countSteps,
  isBegun,
  looseEnds,
  stepGroups,
  stepRows,
  stepsAfter,
  stepsOfGroup,
  type StepGroup,
  type StepRow,
} from '../../store/promises/agenda.js';
import { plannedWeeks } from '../../store/counts/plan.js';
import { countReachedOn } from '../../store/counts/reached.js';
import { dayEffort } from '../../store/counts/today.js';
import type { Journal } from '../../store/file/journal.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { reviewAnswers } from '../../store/tactics/reviews.js';
import { goalOf } from '../../store/settings/settings.js';
import { newestTouches } from '../../store/touches/touches.js';
import { viewOf } from '../flags/view.js';

/** Shows today: what is due, what was logged, what to type next. It asks nothing and writes nothing. */
export async function today(ctx: Context): Promise<void> {
  const journal = ctx.open('read');
  const found = journal.snapshot(() => readToday(ctx, journal));
  const { renderToday } = await import('../../report/today/page.js');
  ctx.print(renderToday(found, await viewOf(ctx, {})));
}

const touchesShown = 3;

function readToday({ today: day, clock }: Context, journal: Journal): Today {
  const goal = goalOf(journal);
  const isAnyTouch = isBegun(journal, day);
  return withLastResults(journal, day, (lastResults) => ({
    day,
    now: clock.now,
    ...readSteps(journal, day, lastResults),
    loose: looseEnds(journal, day, lastResults, 1),
    goal,
    effort: dayEffort(journal, day),
    reached: reachedOn(journal, day, goal),
    touches: newestTouches(journal, { from: day, to: day }, touchesShown),
    plan: weekPlans(plannedWeeks(journal, day, 1)),
    isReviewOpen: isReviewDay(day) && isAnyTouch && reviewAnswers(journal, weekStart(day)).length === 0,
    isBegun: isAnyTouch,
  }));
}

/** Leads that came to the stage reached, and to the goal, for the first time on a day. */
function reachedOn(journal: Journal, day: Day, goal: Goal): Today['reached'] {
  const counts = countReachedOn(journal, day)[0]?.stages ?? [];
  return { reached: counts[stages.indexOf('reached')] ?? 0, goals: counts[stages.indexOf(goal)] ?? 0 };
}

/** Rows of each group that the page has room for. */
const shown: Record<StepGroup, number> = { late: 2, today: 3, 'this-week': 2, 'did-it-happen': 1 };

function readSteps(journal: Journal, day: Day, lastResults: string): Pick<Today, 'steps' | 'later'> {
  const week = { asOf: day, weekEnd: weekEnd(day) };
  const counts = countSteps(journal, week);
  const ids = stepGroups.map((name) =>
    counts[name] === 0 ? [] : stepsOfGroup(journal, name, week, shown[name]),
  );
  const rows = stepRows(journal, ids.flat(), day, lastResults);
  const groups = stepGroups.map((name, index): [StepGroup, Group<StepRow>] => [
    name,
    { count: counts[name], rows: rows.splice(0, ids[index]!.length) },
  ]);
  const steps = Object.fromEntries(groups) as Today['steps'];
  if (!isNothingPromised(steps)) return { steps, later: null };
  const next = stepsAfter(journal, day, week.weekEnd, 1);
  return { steps, later: stepRows(journal, next, day, lastResults)[0] ?? null };
}
