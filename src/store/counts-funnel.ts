import type { Scope } from './counts.js';
import { isLast } from './counts-results.js';
import type { GroupKey } from './grouping.js';
import type { Journal } from './journal.js';
import { resultsBackwards } from './order.js';

/** Leads by the furthest stage they have come to as of the scope's end, however long ago they were touched. */
export function countLeadsByStage(
  journal: Journal,
  { seen }: Pick<Scope, 'seen'>,
): { stage: number; leads: number }[] {
  return journal.all(
    `SELECT stage, count(*) AS leads
     FROM (
       SELECT t.lead_id, max(ifnull(o.stage, 0)) AS stage
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE r.day < :seen AND t.day < :seen AND t.lead_id IS NOT NULL
       GROUP BY t.lead_id
     )
     GROUP BY stage
     ORDER BY stage`,
    { seen },
  );
}

/** Leads of a tactic version that came to a stage on its touches, and no further. */
export interface StoppedCount {
  /** The tactic version. */
  key: GroupKey;
  stage: number;
  leads: number;
}

/**
 * Leads of each tactic version by the furthest stage that its touches brought them to, however long ago. An outcome
 * without a stage of its own brings a lead no further.
 */
export function countStopped(journal: Journal, { seen }: Pick<Scope, 'seen'>): StoppedCount[] {
  return journal.all(
    `SELECT key, stage, count(*) AS leads
     FROM (
       SELECT t.version_id AS key, max(ifnull(o.stage, 0)) AS stage
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE r.day < :seen AND t.day < :seen AND t.lead_id IS NOT NULL
       GROUP BY t.lead_id, t.version_id
     )
     GROUP BY key, stage
     ORDER BY key, stage`,
    { seen },
  );
}

/**
 * Meetings whose date lies in the scope and is past, and those of them that were held. One that was held is dated by
 * that; one that fell through by the result that says so; any other by its promise, without which it is not counted.
 */
export function countMeetings(journal: Journal, scope: Scope): { past: number; held: number } {
  const row = journal.get<{ past: number; held: number }>(
    `SELECT count(*) AS past, total(held_day IS NOT NULL) AS held
     FROM (
       SELECT min(CASE WHEN o.stage >= 4 THEN r.day END) AS held_day,
         max(CASE WHEN o.state = 'failed' AND ${isLast()} THEN r.day END) AS failed_day,
         (SELECT max(n.day) FROM next_step n
          WHERE (n.touch_id = t.id AND n.state NOT IN ('moved', 'dropped')) OR (n.lead_id = t.lead_id AND n.state = 'open')
         ) AS promised_day
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE r.day < :seen AND t.day < :seen AND r.touch_id IN (
         SELECT touch_id FROM result WHERE day < :seen AND outcome_id IN (SELECT id FROM outcome WHERE stage IN (3, 4)))
       GROUP BY t.id
     )
     WHERE coalesce(held_day, failed_day, promised_day) >= :from
       AND coalesce(held_day, failed_day, promised_day) < :before
       AND (coalesce(held_day, failed_day) IS NOT NULL OR promised_day < date(:seen, '-1 day'))`,
    { ...scope },
  );
  return row ?? { past: 0, held: 0 };
}

/** Leads won and lost in the scope; the later of the two counts. Lost is a failure without a stage of its own. */
export function countDecided(journal: Journal, scope: Scope): { won: number; lost: number } {
  const row = journal.get<{ won: number; lost: number }>(
    `SELECT total(stage IS NOT NULL) AS won, total(stage IS NULL) AS lost
     FROM (
       SELECT r.day, o.stage, row_number() OVER (
         PARTITION BY t.lead_id ORDER BY ${resultsBackwards('r')}) AS nth
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE r.outcome_id IN (SELECT id FROM outcome WHERE stage = 6 OR (stage IS NULL AND state = 'failed'))
         AND r.day < :seen AND t.day < :seen AND t.lead_id IS NOT NULL
     )
     WHERE nth = 1 AND day >= :from AND day < :before`,
    { ...scope },
  );
  return row ?? { won: 0, lost: 0 };
}
