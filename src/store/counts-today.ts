import type { Day } from '../domain/calendar.js';
import type { Effort } from './counts-money.js';
import { stageShown } from './counts-results.js';
import type { Journal } from './journal.js';

/** What the touches dated on a day took. */
export function dayEffort(journal: Journal, day: Day): Effort {
  return journal.get<Effort>(
    `SELECT count(*) AS touches, total(t.seconds) AS seconds, total(iif(t.seconds IS NULL, c.seconds, NULL)) AS usualSeconds,
       count(*) - count(ifnull(t.seconds, c.seconds)) AS untimed, sum(t.cost) AS cost
     FROM touch t JOIN tactic_version v ON v.id = t.version_id JOIN tactic c ON c.id = v.tactic_id
     WHERE t.day = ?`,
    [day],
  )!;
}

/** Touches that reached a person on a day, and a goal: on the day of the first result that shows it. */
export interface DayReached {
  reached: number;
  goals: number;
}

/**
 * What the results of a day show, the last day on which any is dated; `goal` is a stage's number. A lead of which
 * something was heard that day has its last result then, so that few touches are looked at.
 */
export function countDayReached(journal: Journal, day: Day, goal: number): DayReached {
  return journal.get<DayReached>(
    `WITH told AS MATERIALIZED (
       SELECT id FROM touch WHERE day = :day
       UNION
       SELECT t.id FROM last_result s CROSS JOIN touch t ON t.lead_id = s.lead_id WHERE s.day >= :day
     )
     SELECT count(*) FILTER (WHERE reached = :day) AS reached, count(*) FILTER (WHERE goal = :day) AS goals
     FROM (
       SELECT min(iif(stage >= 1, day, NULL)) AS reached, min(iif(stage >= :goal, day, NULL)) AS goal
       FROM (
         SELECT r.touch_id, r.day, ${stageShown} AS stage
         FROM told CROSS JOIN touch t ON t.id = told.id CROSS JOIN result r ON r.touch_id = t.id
           CROSS JOIN outcome o ON o.id = r.outcome_id
       )
       GROUP BY touch_id
     )`,
    { day, goal },
  )!;
}
