import { count } from '../../render/figure.js';
import type { Frame } from '../measures/frame.js';
import { usualWeeks, type PlanReport } from './plan.js';
import { enoughTouches, usualDays } from './shortfall.js';

/** What stands as planned beside what is done, in a sentence. */
export const plannedSentence =
  "Plan: touches planned for the whole period of the tactic, all its versions together, on the row of the newest; a week's plan counts a seventh a day, a month's one part in its days. More: prospect report plan --explain.";

/** How the section on plans is counted, as sentences. */
export function explainPlan({ total, made, unplanned, workdays }: PlanReport, { level }: Frame): string[] {
  const weekend = workdays.length > 5 ? ' Weekend days count here, since you work on them.' : '';
  return [
    `Planned: for the whole period, pro rata by calendar days: a plan of N a week is N ÷ 7 a day, one of N a month is N ÷ the days of that month. By now: the part of it on the working days up to the end of as-of, each weighing as much as is planned for it. Figures are rounded here and exact in CSV and JSON.`,
    `Done: touches dated in the period with the tactic, any version, from the first to the last day on which it is planned; for a goal, leads that came to that stage or further for the first time by a result dated then. Gap: done less what was planned by now. In all ${count(made)} touches, ${count(unplanned)} of them without a plan.`,
    `To make: planned less done, at least 0, while the last planned day is not past. Working days: those on which anything is planned, Monday to Friday; a Saturday or Sunday counts where at least ${usualWeeks.least} of the last ${usualWeeks.of} had a touch.${weekend} Left: those after as-of.`,
    'Nothing logged: working days with a plan on which neither a touch nor a result is dated, from the first touch of the journal on; the day of as-of counts only once it is over. They may be holes in the journal, and no bad results.',
    `Hours: planned × the usual minutes of a touch (tactic edit --minutes), else the mean of those recorded.${total.seconds === null ? ' None is known.' : ''}`,
    `Short so far = planned by now − goals. By planned touches not made: (touches planned − made) × usual goals a touch. By hit rate: made × usual − goals. By a plan that usually brings too few: goals planned by now − touches planned × usual. Usual: goals ÷ touches of the ${usualDays} days before, of each tactic, or of all where it has fewer than ${enoughTouches} touches there. Maybe chance: the ${level}% Wilson range of the share of all goals that came now holds the share that the usual hit rate would bring.`,
  ];
}
