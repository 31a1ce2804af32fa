import type { Path } from '../stats/credit.js';
import { keyOf, type Grouping, type GroupKey } from './grouping.js';
import type { Journal } from './journal.js';
import { touchesInOrder, whenKept, whenTouch } from './order.js';
import type { GoalScope } from './units.js';

/**
 * The ways by which leads came to their first goal, each with how many came by it, inside `withFates`: the groups of
 * the touch that reached it and of the lead's other touches before the goal, at most a window earlier, in order of time.
 */
export function readPaths(journal: Journal, by: Grouping, { window }: GoalScope): Path<GroupKey>[] {
  const rows = journal.all<{ steps: string; reached: GroupKey; amount: number }>(
    `SELECT steps, reached, count(*) AS amount
     FROM (
       SELECT json_group_array(key ORDER BY ${touchesInOrder('p')}) AS steps,
         max(CASE WHEN is_goal THEN key END) AS reached
       FROM (
         SELECT g.lead_id, ${keyOf(by, 't')} AS key, t.id = g.touch_id AS is_goal, t.day, t.at, t.id
         FROM temp.first_goal g CROSS JOIN touch t ON t.lead_id = g.lead_id
         WHERE t.id = g.touch_id OR (t.day >= date(g.day, -:window || ' days')
           AND ${whenTouch('t')} < ${whenKept('g.')})
       ) p
       GROUP BY lead_id
     )
     GROUP BY steps, reached
     ORDER BY steps, reached`,
    { window },
  );
  return rows.map(({ steps, ...path }) => ({ ...path, steps: JSON.parse(steps) as GroupKey[] }));
}
