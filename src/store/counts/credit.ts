import { addDays } from '../../domain/calendar.js';
import type { Path } from '../../stats/credit.js';
import { keyOf, touchesBy, type Grouping, type GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { touchesInOrder, whenKept, whenTouch } from '../file/order.js';
import type { GoalScope } from './units.js';

/** A way by which leads came to their first goal. */
export interface GoalPath extends Path<GroupKey> {
  reached: GroupKey;
  /** The group of the lead's first touch of all, however long before the goal. */
  began: GroupKey;
  /** Whether that touch was a window or more before as-of. */
  isOld: boolean;
}

/**
 * The ways by which leads came to their first goal, and how many came by each, inside `withGoalsAndLosses`. `steps` are the
 * groups of the touch that reached it and of the lead's other touches in the window before, in order of time.
 * By tag a lead has one in each of its tags.
 * `inUnits`: only of the leads in temp.unit.
 */
export function readPaths(
  journal: Journal,
  by: Grouping,
  { window, asOf }: GoalScope,
  { inUnits = false } = {},
): GoalPath[] {
  const rows = journal.all<Omit<GoalPath, 'steps' | 'isOld'> & { steps: string; isOld: number }>(
    `SELECT steps, reached, began, isOld, count(*) AS amount
     FROM (
       SELECT json_group_array(key ORDER BY ${touchesInOrder('p')}) FILTER (WHERE is_near) AS steps,
         max(CASE WHEN is_goal THEN key END) AS reached,
         json_group_array(key ORDER BY ${touchesInOrder('p')}) ->> 0 AS began, min(p.day) <= :judgedDay AS isOld
       FROM (
         SELECT g.lead_id, ${keyOf(by, 't')} AS key, t.id = g.touch_id AS is_goal,
           t.id = g.touch_id OR t.day >= date(g.day, -:window || ' days') AS is_near, t.day, t.at, t.id
         FROM temp.first_goal g CROSS JOIN ${touchesBy(by)} t ON t.lead_id = g.lead_id
         WHERE ${inUnits ? 'g.lead_id IN (SELECT lead_id FROM temp.unit) AND' : ''} (t.id = g.touch_id OR ${whenTouch('t')} < ${whenKept('g.')})
         UNION ALL
         SELECT g.lead_id, ${keyOf(by, 't')}, true, true, t.day, t.at, t.id
         FROM temp.first_goal g CROSS JOIN ${touchesBy(by)} t ON t.id = g.touch_id
         WHERE g.lead_id < 0${inUnits ? ' AND g.lead_id IN (SELECT lead_id FROM temp.unit)' : ''}
       ) p
       GROUP BY lead_id${by === 'tag' ? ', key' : ''}
     )
     GROUP BY steps, reached, began, isOld
     ORDER BY steps, reached, began, isOld`,
    { window, judgedDay: addDays(asOf, -window) },
  );
  return rows.map(({ steps, isOld, ...path }) => ({
    ...path,
    steps: JSON.parse(steps) as GroupKey[],
    isOld: isOld === 1,
  }));
}
