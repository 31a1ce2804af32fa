import { addDays, daysBetween, isoWeek, weekStart, type Day } from '../../domain/calendar.js';
import { plannedIn } from '../../domain/plan.js';
import { stages } from '../../domain/touch.js';
import { readPlanned, type Planned } from '../../store/counts/plan.js';
import { countReachedInWeeks } from '../../store/counts/reached.js';
import { countTouches, firstTouchedDay } from '../../store/counts/touches.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { scopeOf, type ReportQuery } from '../measures/query.js';

/** How many weeks are told side by side. */
const weeksTold = 12;

/** An ISO week with what was planned, done and converted in it. */
export interface Week {
  monday: Day;
  /** Touches planned for the whole week, pro rata and unrounded; null where none are. */
  planned: number | null;
  /** Touches dated in it up to as-of, planned or not. */
  done: number;
  /** Leads planned to come to the goal in the whole week; null where none are. */
  goalsPlanned: number | null;
  /** Leads that came to the goal for the first time by a result dated in it up to as-of. */
  converted: number;
  /** Whether days of it are still to come after as-of. */
  isRunning: boolean;
}

/**
 * The last 12 weeks up to the end of what is seen of the period, the oldest first, from that of the journal's first touch
 * on; none before it.
 */
export function readWeeks(journal: Journal, query: ReportQuery): Week[] {
  const { before: end, seen } = scopeOf(query.period, query.asOf.day);
  const things = readPlanned(journal, query.asOf.day);
  const mondays = mondaysBetween(firstTouchedDay(journal, { seen }), addDays(end, -1));
  const [first] = mondays;
  if (first === undefined) return [];
  const after = addDays(mondays.at(-1)!, 7);
  const scope = { from: first, before: after < seen ? after : seen, seen };
  const stage = stages.indexOf(query.goal);
  const touches = new Map(countTouches(journal, 'week', scope).map((count) => [count.key, count.touches]));
  const reached = new Map<GroupKey, number>(
    countReachedInWeeks(journal, scope).map((count) => [count.key, count.stages[stage] ?? 0]),
  );
  const tactics = things.filter(({ tacticId }) => tacticId !== null);
  const goals = things.filter((thing) => thing.stage === stage);
  return mondays.map((monday) => ({
    monday,
    planned: plannedFor(tactics, monday),
    done: touches.get(isoWeek(monday)) ?? 0,
    goalsPlanned: plannedFor(goals, monday),
    converted: reached.get(isoWeek(monday)) ?? 0,
    isRunning: addDays(monday, 7) > seen,
  }));
}

function mondaysBetween(first: Day | null, last: Day): Day[] {
  if (first === null || first > last) return [];
  const weeks = Math.min(weeksTold, daysBetween(weekStart(first), weekStart(last)) / 7 + 1);
  return Array.from({ length: weeks }, (_, index) => addDays(weekStart(last), 7 * (index + 1 - weeks)));
}

function plannedFor(things: readonly Planned[], monday: Day): number | null {
  const planned = things.reduce((sum, { spans }) => sum + plannedIn(spans, monday, addDays(monday, 7)), 0);
  return planned > 0 ? planned : null;
}
