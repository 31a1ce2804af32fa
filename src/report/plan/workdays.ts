import { addDays, weekday, type Day } from '../../domain/calendar.js';
import { isPlanned, plannedDays } from '../../domain/plan.js';
import type { Planned } from '../../store/counts/plan.js';
import { scopeOf, type ReportQuery } from '../measures/query.js';

/** Half-open local days. */
export interface Days {
  from: Day;
  before: Day;
}

/** Whether as-of's day still runs, which is in no count of days that are over. */
function isRunningDay({ asOf }: Pick<ReportQuery, 'asOf'>): boolean {
  return asOf.at !== null;
}

/**
 * Whether of what is planned for some days no working day is over yet, from the day on which it was planned (`made`,
 * null where that is not known): nothing can be late then.
 */
export function isFresh(
  thing: Pick<Planned, 'spans'>,
  { from, before }: Days,
  made: Day | null,
  workdays: readonly number[],
  query: Pick<ReportQuery, 'asOf'>,
): boolean {
  const first = made !== null && made > from ? made : from;
  const { day } = query.asOf;
  const end = isRunningDay(query) ? day : addDays(day, 1);
  return daysIn({ from: first, before: end < before ? end : before }, workdays, [thing]).length === 0;
}

/** How many of the last weeks must have a touch on a Saturday (or Sunday) for it to be worked on. */
export const usualWeeks = { of: 8, least: 4 };

/** ISO weekdays that are worked on: Monday to Friday, and what else was usual in the weeks that `touched` lists days of. */
export function usualWorkdays(touched: readonly Day[]): number[] {
  const usual = [6, 7].filter(
    (day) => touched.filter((each) => weekday(each) === day).length >= usualWeeks.least,
  );
  return [1, 2, 3, 4, 5, ...usual];
}

/** The working days of some days on which anything is planned, in order. */
export function daysIn(
  { from, before }: Days,
  workdays: readonly number[],
  things: readonly Pick<Planned, 'spans'>[],
): Day[] {
  const days: Day[] = [];
  for (let day = from; day < before; day = addDays(day, 1))
    if (workdays.includes(weekday(day)) && things.some(({ spans }) => isPlanned(spans, day))) days.push(day);
  return days;
}

/**
 * The days in which holes are looked for: those of the period that are over by as-of, from the first touch of the
 * journal and the first plan on.
 */
export function holeDays(
  things: readonly Planned[],
  firstTouch: Day | null,
  query: ReportQuery,
): Days | null {
  const { from, before } = scopeOf(query.period, query.asOf.day);
  const isRunning = isRunningDay(query) && before > query.asOf.day;
  const planned = things.flatMap(({ spans }) => plannedDays(spans, from, before)?.from ?? []);
  if (firstTouch === null || planned.length === 0) return null;
  const first = planned.reduce((first, day) => (day < first ? day : first));
  const days = { from: first < firstTouch ? firstTouch : first, before: isRunning ? query.asOf.day : before };
  return days.from < days.before ? days : null;
}
