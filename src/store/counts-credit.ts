import type { Path } from '../stats/credit.js';
import { keyOf, type Grouping, type GroupKey } from './grouping.js';
import type { Journal } from './journal.js';
import type { GoalScope } from './units.js';

/**
 * The ways by which leads came to their first goal, each with how many came by it, inside `withFates`: the groups of
 * the lead's touches up to the goal and within a window before it, in order of time; last the touch that reached it.
 */
export function readPaths(journal: Journal, by: Grouping, { window }: GoalScope): Path<GroupKey>[] {
  const rows = journal.all<{ steps: string; amount: number }>(
    `SELECT steps, count(*) AS amount
     FROM (
       SELECT json_group_array(key ORDER BY is_goal, day, ifnull(at, -9e15), id) AS steps
       FROM (
         SELECT g.lead_id, ${keyOf(by, 't')} AS key, t.id = g.touch_id AS is_goal, t.day, t.at, t.id
         FROM temp.first_goal g CROSS JOIN touch t ON t.lead_id = g.lead_id
         WHERE t.id = g.touch_id OR (t.day >= date(g.day, -:window || ' days')
           AND (t.day, ifnull(t.at, -9e15)) <= (g.day, ifnull(g.at, 9e15)))
       )
       GROUP BY lead_id
     )
     GROUP BY steps
     ORDER BY steps`,
    { window },
  );
  return rows.map(({ steps, amount }) => ({ steps: JSON.parse(steps) as GroupKey[], amount }));
}
