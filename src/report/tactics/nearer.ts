import { addDays } from '../../domain/calendar.js';
import { stages, type Goal } from '../../domain/touch.js';
import type { Journal } from '../../store/file/journal.js';
import { isKnown, type GroupRow } from '../measures/groups.js';
import type { Depth, ReportQuery } from '../measures/query.js';
import { readWorked } from './read.js';
import type { Worked } from './tactics.js';

/** Days within which something must be there to judge, or a nearer goal is shown, too. */
export const daysToWait = 60;

/** What worked by a goal that is reached sooner than the one asked about. */
export interface Nearer {
  /** With that goal and its usual window. */
  query: ReportQuery;
  worked: Worked;
}

/**
 * Where no tactic can be judged by its goal within 60 days, the goal before it by which one can soonest; null where one can
 * be judged, and where none can by any goal. `worked` is what worked by the goal of `query`.
 */
export function readNearer(
  journal: Journal,
  query: ReportQuery,
  worked: Worked,
  depth: Depth,
): Nearer | null {
  if (query.by !== 'tactic' || worked.rows.every(({ leads }) => leads === 0)) return null;
  if (canJudge(worked, query)) return null;
  const { windows } = query.usual;
  const before = (stages.slice(1, stages.indexOf(query.goal)) as Goal[]).reverse();
  // Of those with the shortest window the furthest; sorting keeps the order of equal ones.
  for (const goal of before.sort((one, other) => windows[one] - windows[other])) {
    const nearer = { ...query, goal, window: windows[goal] };
    if (nearer.window >= query.window) continue;
    const found = readWorked(journal, nearer, { ...depth, ranked: false });
    if (canJudge(found, nearer)) return { query: nearer, worked: found };
  }
  return null;
}

/** Whether a tactic in use can be judged within 60 days. */
function canJudge({ rows, young }: Worked, query: ReportQuery): boolean {
  const last = addDays(query.asOf.day, daysToWait);
  const isSoon = ({ key }: GroupRow) => {
    const day = young.get(key)?.judgedFrom ?? null;
    return day !== null && day <= last;
  };
  return rows.some((row) => row.droppedDay === null && (isKnown(row, query) || isSoon(row)));
}

/** The first day on which a tactic in use can be judged; null for none, and where one can already. */
export function firstJudged({ rows, young }: Worked): string | null {
  const days = rows.flatMap(({ key, droppedDay }) =>
    droppedDay === null ? (young.get(key)?.judgedFrom ?? []) : [],
  );
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first));
}
