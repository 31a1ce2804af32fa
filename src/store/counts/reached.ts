import type { Day } from '../../domain/calendar.js';
import { stages } from '../../domain/touch.js';
import { firstDay, type Scope } from './touches.js';
import { laterTouches } from './results.js';
import { keyOf, touchesBy, type GroupKey, type Grouping } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { whenResult } from '../file/order.js';

/** Leads that came to each stage for the first time in a scope, by the touch that brought them there. */
export interface ReachedCount {
  key: GroupKey;
  /** By the stage's number; the first is always 0, since every touch is an attempt. */
  stages: number[];
}

/**
 * SQL that is true where an outcome shows a stage on its own date. One without a stage of its own, and one by which a
 * meeting fell through, tell of what was reached before.
 */
const shows = "stage > 0 AND NOT (stage = 3 AND state = 'failed')";
const showing = `SELECT id FROM outcome WHERE ${shows}`;

/**
 * SQL for the furthest stage of the lead before result `r` of touch `t`; a touch at nobody in particular is a lead of
 * its own.
 */
const stageBefore = `ifnull((
  SELECT max(o2.stage)
  FROM touch t2 CROSS JOIN result r2 ON r2.touch_id = t2.id CROSS JOIN outcome o2 ON o2.id = r2.outcome_id
  WHERE t2.lead_id = t.lead_id AND o2.id IN (${showing}) AND ${whenResult('r2')} < ${whenResult('r')}), ifnull((
  SELECT max(o2.stage)
  FROM result r2 CROSS JOIN outcome o2 ON o2.id = r2.outcome_id
  WHERE t.lead_id IS NULL AND r2.touch_id = r.touch_id AND r2.seq < r.seq AND o2.id IN (${showing})), 0))`;

/** SQL for the leads that more than one result may tell of. */
const several = `
  SELECT lead_id FROM touch WHERE lead_id IS NOT NULL GROUP BY lead_id HAVING count(*) > 1
  UNION ALL SELECT lead_id FROM touch WHERE id IN (${laterTouches})`;

interface Steps {
  key: GroupKey;
  /** Numbers of the stage a result shows and of the furthest one before it. */
  stage: number;
  before: number;
  leads: number;
}

/**
 * Counts leads that came to a stage, or beyond it, for the first time, on the day of the result that shows it. Each
 * belongs to the group of that result's touch, so that the groups add up.
 */
export function countReached(journal: Journal, by: Grouping | 'all', scope: Scope): ReachedCount[] {
  return countBy(journal, keyOf(by, 't'), touchesBy(by), scope);
}

/** As `countReached`, by the ISO week of the result, `2026-W47`. */
export function countReachedInWeeks(journal: Journal, scope: Scope): ReachedCount[] {
  return countBy(journal, keyOf('week', 'r'), 'touch', scope);
}

function countBy(journal: Journal, key: string, touches: string, scope: Scope): ReachedCount[] {
  // Of few results each is looked at by itself; of all of them those alone that have another beside them.
  const isAll = scope.from === firstDay;
  const looks = isAll && hasSeveral(journal);
  const others = looks ? 't.lead_id IN (SELECT lead_id FROM several) OR r.seq > 1' : 'r.seq > 1';
  const before = isAll ? `iif(${others}, ${stageBefore}, 0)` : stageBefore;
  return expand(
    journal.all(
      `WITH several AS MATERIALIZED (${looks ? several : 'SELECT NULL AS lead_id'})
       ${countSteps(
         `SELECT ${key} AS key, o.stage, ${before} AS before
          FROM result r CROSS JOIN ${touches} t ON t.id = r.touch_id
            CROSS JOIN outcome o ON o.id = r.outcome_id
          WHERE r.day >= :from AND r.day < :before AND t.day < :seen AND r.outcome_id IN (${showing})`,
       )}`,
      { ...scope },
    ),
  );
}

/** Whether any lead was touched more than once: there are more touches at leads than leads touched. */
function hasSeveral(journal: Journal): boolean {
  const counts = 'SELECT count(lead_id) > (SELECT count(*) FROM last_result) AS isMore FROM touch';
  return journal.get<{ isMore: number }>(counts)?.isMore === 1;
}

/**
 * As `countReached`, all in one group: of touches with these versions dated from `from` to `asOf`, by results up to
 * `asOf`.
 */
export function countReachedWith(
  journal: Journal,
  versions: readonly number[],
  span: { from: Day; asOf: Day },
): ReachedCount[] {
  return expand(
    journal.all(
      countSteps(
        `SELECT 0 AS key, o.stage, ${stageBefore} AS before
         FROM touch t CROSS JOIN result r ON r.touch_id = t.id CROSS JOIN outcome o ON o.id = r.outcome_id
         WHERE t.version_id IN (SELECT value FROM json_each(:versions)) AND t.day >= :from AND t.day <= :asOf
           AND r.day <= :asOf AND r.outcome_id IN (${showing})`,
      ),
      { versions: JSON.stringify(versions), ...span },
    ),
  );
}

/**
 * As `countReached`, all in one group: of results dated on `day`, which must be the last on which anything is dated, so
 * that few touches need a look.
 */
export function countReachedOn(journal: Journal, day: Day): ReachedCount[] {
  return expand(
    journal.all(
      `WITH told AS MATERIALIZED (
         SELECT id FROM touch WHERE day = :day
         UNION SELECT t.id FROM last_result s CROSS JOIN touch t ON t.lead_id = s.lead_id WHERE s.day >= :day
         UNION SELECT id FROM touch WHERE id IN (${laterTouches}) AND lead_id IS NULL
       )
       ${countSteps(
         `SELECT 0 AS key, o.stage, ${stageBefore} AS before
          FROM told CROSS JOIN touch t ON t.id = told.id CROSS JOIN result r ON r.touch_id = t.id
            CROSS JOIN outcome o ON o.id = r.outcome_id
          WHERE r.day = :day AND r.outcome_id IN (${showing})`,
       )}`,
      { day },
    ),
  );
}

// Grouped by one value, which is sorted in three quarters of the time that three columns take; stages have one digit.
const countSteps = (results: string) => `
  SELECT key, stage, before, count(*) AS leads
  FROM (${results})
  WHERE stage > before
  GROUP BY iif(typeof(key) = 'integer', key * 100 + stage * 10 + before, key || ' ' || (stage * 10 + before))
  ORDER BY key, stage, before`;

function expand(steps: readonly Steps[]): ReachedCount[] {
  const reached = new Map<GroupKey, number[]>();
  for (const { key, stage, before, leads } of steps) {
    const counts = reached.get(key) ?? stages.map(() => 0);
    for (let each = before + 1; each <= stage; each++) counts[each] = (counts[each] ?? 0) + leads;
    reached.set(key, counts);
  }
  return [...reached].map(([key, counts]) => ({ key, stages: counts }));
}
