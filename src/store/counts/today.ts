import type { Day } from '../../domain/calendar.js';
import type { Effort } from './money.js';
import type { Journal } from '../file/journal.js';

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
