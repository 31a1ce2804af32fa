import { addDays, daysBetween, weekStart, type Day } from '../../domain/calendar.js';
import { findSplit, type Batch } from '../../stats/batches.js';
import { incidenceCurve, type DayCount } from '../../stats/incidence.js';
import type { CohortCount } from '../../store/counts/conversion.js';

/**
 * The leads of one ISO week by their first touch. `size` is how many leads followed to the window they are as good as.
 */
export interface WeekOfLeads extends Batch {
  monday: Day;
  leads: number;
}

/**
 * A group's leads by week, comparable however young they are: a lead not followed to the window counts as a part of
 * one, the part of the group's conversions that has come after so many days.
 */
export function weeksOf(
  cohorts: readonly Omit<CohortCount, 'key'>[],
  days: readonly DayCount[],
  { window, asOf }: { window: number; asOf: Day },
): WeekOfLeads[] {
  const part = partsBy(days, window);
  const weeks = new Map<Day, WeekOfLeads>();
  let week: WeekOfLeads | undefined;
  let sunday = '';
  for (const { firstDay, leads, converted } of cohorts) {
    // Days of one week stand together; working out the Monday of each would take most of the time.
    if (week === undefined || firstDay < week.monday || firstDay > sunday) {
      const monday = weekStart(firstDay);
      sunday = addDays(monday, 6);
      week = weeks.get(monday) ?? { monday, leads: 0, hits: 0, size: 0 };
      weeks.set(monday, week);
    }
    week.leads += leads;
    week.hits += converted;
    week.size += leads * part[Math.min(window, daysBetween(firstDay, asOf))]!;
  }
  return [...weeks.values()].filter(({ size }) => size > 0);
}

/**
 * By day, the part of all conversions within the window that has come by then; while there are none, 0 before the
 * window and 1 at its end.
 */
function partsBy(days: readonly DayCount[], window: number): number[] {
  const curve = incidenceCurve(days, window);
  const all = curve.at(-1)?.converted ?? 0;
  let step = 0;
  return Array.from({ length: window + 1 }, (_, day) => {
    while (curve[step] !== undefined && curve[step]!.day <= day) step++;
    return all > 0 ? (curve[step - 1]?.converted ?? 0) / all : Number(day === window);
  });
}

/** A sure difference between how newer and older leads convert. */
export interface Shift {
  /** The first day of the newer ones, a Monday. */
  since: Day;
  older: WeekOfLeads;
  newer: WeekOfLeads;
}

/** A change is called sure where luck alone would show one as large, at whatever week, in at most so many looks. */
export const sureOfShift = 0.01;

/** The change of a group's leads by week, where it is sure. */
export function findShift(weeks: readonly WeekOfLeads[]): Shift | null {
  const split = findSplit(weeks, sureOfShift);
  if (split === null || split.chance > sureOfShift) return null;
  const sum = (some: readonly WeekOfLeads[], batch: Batch) => ({
    ...batch,
    monday: some[0]!.monday,
    leads: some.reduce((all, { leads }) => all + leads, 0),
  });
  const [older, newer] = [weeks.slice(0, split.at), weeks.slice(split.at)];
  return { since: newer[0]!.monday, older: sum(older, split.older), newer: sum(newer, split.newer) };
}
