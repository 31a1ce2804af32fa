import { addDays, weekday, weekStart, type Day } from '../../domain/calendar.js';
import { plannedIn } from '../../domain/plan.js';
import { findBeginnings, findFollowed } from '../measures/credit.js';
import type { ReportQuery } from '../measures/query.js';
import { usualWeeks, usualWorkdays } from '../plan/workdays.js';
import type { Tried, TryCounts } from './try.js';
import type { ConversionCount } from '../../store/counts/conversion.js';
import type { GoalPath } from '../../store/counts/credit.js';
import { plannedWeeks, readPlanned, touchDays } from '../../store/counts/plan.js';
import type { Group } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { tacticsInUse } from '../../store/tactics/tactics.js';
import { decisionsUpTo } from '../../store/tactics/decisions.js';
import type { Worked } from '../tactics/tactics.js';
import type { RunningTrial } from '../trial/status.js';
import { type Next, buildNext } from './next.js';

/** A tactic version that was ever tried, with what became of its leads. */
type Counted = Pick<Group, 'key' | 'name' | 'kind'> & ConversionCount;

/**
 * What is known for choosing among the tactics in use; `counted` are all versions with a lead, in use or not, `paths`
 * the ways by which leads came to the goal.
 */
export function readTryCounts(
  journal: Journal,
  { asOf, goal }: Pick<ReportQuery, 'asOf' | 'goal'>,
  counted: readonly Counted[],
  paths: readonly GoalPath[],
): TryCounts {
  const tactics = tacticsInUse(journal, asOf.day, goal);
  const { week, plans } = readWeek(journal, asOf.day);
  const byKey = new Map(counted.map((count) => [count.key, count]));
  const beginnings = findBeginnings(paths);
  const nameOf = new Map(counted.map(({ key, name }) => [key, name ?? undefined]));
  const followed = findFollowed(paths, (key) => nameOf.get(key));
  const leadsOf = (tactic: string) =>
    counted.reduce((sum, { name, leads }) => sum + (name === tactic ? leads : 0), 0);
  const followsOf = (tactic: string): Tried['follows'] => {
    const found = followed.get(tactic);
    if (!found) return null;
    const { closed, openers } = found;
    const toEach = leadsOf(tactic) / closed;
    return {
      closed,
      openers: openers.map(({ name, begun }) => ({ name, begun, each: (toEach * begun) / leadsOf(name) })),
    };
  };
  const inUse = new Set(tactics.map(({ versionId }) => versionId));
  return {
    tried: tactics.map((tactic) => {
      const { leads = 0, judged = 0, converted = 0, open = 0 } = byKey.get(tactic.versionId) ?? {};
      const begun = beginnings.get(tactic.versionId)?.judged ?? 0;
      const plan = plans.get(tactic.tacticId) ?? null;
      return {
        tactic,
        leads,
        judged,
        converted,
        pending: open,
        begun,
        follows: followsOf(tactic.name),
        plan,
      };
    }),
    week,
    others: counted
      .filter(({ key, judged }) => judged > 0 && !inUse.has(key as number))
      .map(({ kind, judged, converted }) => ({ k: converted, n: judged, family: kind ?? '' })),
    hasConverted: counted.some(({ leadsConverted }) => leadsConverted > 0),
  };
}

/** The plans that count: those of this week, or, where no working day of it is left, those of the next one. */
function readWeek(
  journal: Journal,
  today: Day,
): Pick<TryCounts, 'week'> & { plans: Map<number, NonNullable<Tried['plan']>> } {
  if (isWorkdayLeft(journal, today)) {
    const weeks = plannedWeeks(journal, today, 1);
    return {
      week: 'this week',
      plans: new Map(weeks.map(({ tacticId, weeks: [week] }) => [tacticId, week!])),
    };
  }
  const next = addDays(weekStart(today), 7);
  const plans = readPlanned(journal, next).flatMap(({ tacticId, spans }) => {
    const planned = plannedIn(spans, next, addDays(next, 7));
    return tacticId !== null && planned > 0 ? [[tacticId, { planned, done: 0 }] as const] : [];
  });
  return { week: 'next week', plans: new Map(plans) };
}

/** Whether the week of a day has a working day from that day on. */
function isWorkdayLeft(journal: Journal, today: Day): boolean {
  const before = addDays(today, 1);
  const touched = touchDays(journal, { from: addDays(before, -7 * usualWeeks.of), before });
  return usualWorkdays(touched).some((day) => day >= weekday(today));
}
/** What is next, from what worked; null for a report by anything but tactic, or on another goal or window than usual. */
export function readNext(
  journal: Journal,
  { rows, judgements, paths }: Worked,
  trials: readonly RunningTrial[],
  query: ReportQuery,
): Next | null {
  const { by, window, goal, usual, asOf } = query;
  if (by !== 'tactic' || goal !== usual.goal || window !== usual.windows[goal]) return null;
  const counts = readTryCounts(journal, query, rows, paths);
  const decisions = decisionsUpTo(journal, asOf.day);
  return buildNext({ counts, judgements, decisions, trials }, asOf.day);
}
