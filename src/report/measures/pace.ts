import { addDays, daysBetween, type Day } from '../../domain/calendar.js';
import type { CohortCount } from '../../store/counts/conversion.js';
import { enoughJudged, longestWait } from './verdict.js';

/** Days over which a pace is taken. */
export const paceDays = 28;

/** Fewer leads than these show no pace. */
export const leastForPace = 3;

/** Leads of one group by the day of their first touch in it, in order of days. */
export type Cohorts = readonly Pick<CohortCount, 'firstDay' | 'leads'>[];

/**
 * The day of a group's first lead, and the day on which 20 will be judged; null where that takes more than 26 weeks.
 */
export interface Young {
  since: Day;
  judgedFrom: Day | null;
}

/** How young a group's leads are; null without leads. */
export function youngOf(cohorts: Cohorts, window: number, asOf: Day): Young | null {
  const first = cohorts[0];
  if (!first) return null;
  return { since: first.firstDay, judgedFrom: judgedFrom(cohorts, window, asOf) };
}

/**
 * The day on which a group's twentieth lead will be judged, `window` days after its first touch. Where there are fewer
 * leads yet, the rest is expected at the present pace; null when that takes more than 26 weeks.
 */
function judgedFrom(cohorts: Cohorts, window: number, asOf: Day): Day | null {
  let leads = 0;
  for (const cohort of cohorts) {
    leads += cohort.leads;
    if (leads >= enoughJudged) return addDays(cohort.firstDay, window);
  }
  const wait = Math.ceil((enoughJudged - leads) / paceOf(cohorts, asOf));
  return wait > longestWait * 7 ? null : addDays(asOf, wait + window);
}

/** How many leads of a group will be judged in so many weeks, at the present pace. */
export function judgedIn(weeks: number, cohorts: Cohorts, window: number, asOf: Day): number {
  const last = addDays(asOf, 7 * weeks - window);
  const begun = cohorts
    .filter(({ firstDay }) => firstDay <= last)
    .reduce((sum, cohort) => sum + cohort.leads, 0);
  return begun + Math.floor(paceOf(cohorts, asOf) * Math.max(0, 7 * weeks - window));
}

/** New leads a day over the last 28 days, or the days since the first lead if those are fewer; 0 below three leads. */
function paceOf(cohorts: Cohorts, asOf: Day): number {
  const first = cohorts[0];
  const leads = cohorts.reduce((sum, cohort) => sum + cohort.leads, 0);
  if (!first || leads < leastForPace) return 0;
  const days = Math.min(paceDays, daysBetween(first.firstDay, asOf) + 1);
  const recent = cohorts.filter(({ firstDay }) => daysBetween(firstDay, asOf) < days);
  return recent.reduce((sum, cohort) => sum + cohort.leads, 0) / days;
}
