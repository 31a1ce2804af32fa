import type { Day } from '../../domain/calendar.js';
import { isLast, stageShown, type FailureCount } from './results.js';
import type { Scope } from './touches.js';
import type { Journal } from '../file/journal.js';
import { touchesInOrder, whenResult, whenTouch } from '../file/order.js';
import type { Effort } from './money.js';
import type { GoalScope } from './units.js';

/** How one version of a tactic has been used. */
export interface VersionUse {
  versionId: number;
  version: number;
  /** What was changed, against which version; null where nothing was written down. */
  change: string | null;
  origin: number | null;
  /** The day it was made; null where that is not known. */
  day: Day | null;
  touches: number;
  /** Days of its first touch and its last; null without a touch. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** Touches that say how they felt, and their mean energy, −2 to 2; null where none does. */
  feltTouches: number;
  felt: number | null;
}

/**
 * The versions of a tactic, oldest first, with their use up to `seen`. One without a touch may have been made later.
 */
export function countUse(journal: Journal, tacticId: number, { seen }: Pick<Scope, 'seen'>): VersionUse[] {
  return journal.all(
    `SELECT v.id AS versionId, v.version, v.change, v.origin, v.day, count(t.id) AS touches, min(t.day) AS firstDay,
       max(t.day) AS lastDay, count(t.energy) AS feltTouches, avg(t.energy) AS felt
     FROM tactic_version v LEFT JOIN touch t ON t.version_id = v.id AND t.day < :seen
     WHERE v.tactic_id = :tacticId
     GROUP BY v.id
     ORDER BY v.version`,
    { tacticId, seen },
  );
}

/** Touches of one version that failed or were put off. */
export interface VersionFailure extends FailureCount {
  versionId: number;
}

/** Counts the touches of a tactic's versions whose last result up to `seen` failed or was put off, by its reason. */
export function countVersionFailures(
  journal: Journal,
  tacticId: number,
  { seen }: Pick<Scope, 'seen'>,
): VersionFailure[] {
  return journal.all(
    `SELECT t.version_id AS versionId, w.name AS reason, ifnull(r.place, w.place) AS place, ${stageShown} AS stage,
       o.state, count(*) AS touches, sum(t.seconds) AS seconds, sum(t.cost) AS cost,
       sum(iif(t.seconds IS NULL, c.seconds, NULL)) AS usualSeconds
     FROM tactic c JOIN tactic_version v ON v.tactic_id = c.id CROSS JOIN touch t ON t.version_id = v.id
       CROSS JOIN result r ON r.touch_id = t.id CROSS JOIN outcome o ON o.id = r.outcome_id
       LEFT JOIN reason w ON w.id = r.reason_id
     WHERE c.id = :tacticId AND o.state IN ('failed', 'deferred')
       AND t.day < :seen AND r.day < :seen AND ${isLast()}
     GROUP BY 1, r.reason_id, 3, 4, o.state
     ORDER BY 1, r.reason_id, 3, 4, o.state`,
    { tacticId, seen },
  );
}

/** What was noted about a tactic. */
export function tacticNote(journal: Journal, tacticId: number): string | null {
  return (
    journal.get<{ note: string | null }>('SELECT note FROM tactic WHERE id = ?', [tacticId])?.note ?? null
  );
}

/** The first, the second, … touch with a version at leads with a name that had not answered since the first of them. */
export interface AttemptCount extends Effort {
  versionId: number;
  /** From 1. */
  attempt: number;
  /** Leads it was made at; one touch each. */
  leads: number;
  /** Those of them that answered it, or will not: it waits no longer, or the next attempt was made. */
  known: number;
  /** Those that answered it: its own results come to "reached" or further. */
  reached: number;
  /** Those at risk that were first touched a window or more before as-of, and of them those it brought to the goal in time. */
  judged: number;
  converted: number;
}

/**
 * Counts the attempts of these versions up to as-of, inside `withUnits` by tactic. `silent` is the last day of results
 * that have waited for the silence window of their channel.
 */
export function countAttempts(
  journal: Journal,
  versions: readonly number[],
  { window, asOf }: GoalScope,
  silent: Day,
): AttemptCount[] {
  // Found by its key, where among all units each would be looked for anew.
  journal
    .prepare(
      'CREATE TEMP TABLE judged_unit (lead_id INTEGER, key INTEGER, fate TEXT, PRIMARY KEY (lead_id, key)) WITHOUT ROWID',
    )
    .run([]);
  try {
    journal
      .prepare(
        `INSERT INTO temp.judged_unit (lead_id, key, fate)
         SELECT lead_id, key, fate FROM temp.unit
         WHERE key IN (SELECT value FROM json_each(:versions)) AND first_day <= date(:asOf, -:window || ' days')`,
      )
      .run({ versions: JSON.stringify(versions), window, asOf });
    return attemptsOf(journal, versions, asOf, silent);
  } finally {
    journal.prepare('DROP TABLE temp.judged_unit').run([]);
  }
}

function attemptsOf(journal: Journal, versions: readonly number[], asOf: Day, silent: Day): AttemptCount[] {
  return journal.all(
    `WITH made AS MATERIALIZED (
       SELECT t.id, t.lead_id, t.version_id, t.seconds, t.cost, row_number() OVER made AS attempt,
         first_value(t.id) OVER made AS first_id, lead(t.id) OVER made IS NOT NULL AS is_followed
       FROM touch t
       WHERE t.version_id IN (SELECT value FROM json_each(:versions)) AND t.lead_id IS NOT NULL AND t.day <= :asOf
       WINDOW made AS (PARTITION BY t.lead_id, t.version_id ORDER BY ${touchesInOrder('t')})
     ), attempt AS MATERIALIZED (
       SELECT m.*, (
           SELECT max(o.stage) FROM result r JOIN outcome o ON o.id = r.outcome_id
           WHERE r.touch_id = m.id AND r.day <= :asOf) > 0 AS is_reached,
         EXISTS (
           SELECT 1 FROM result r JOIN outcome o ON o.id = r.outcome_id
           WHERE r.touch_id = m.id AND r.day <= :asOf AND o.state = 'waiting' AND r.day > :silent
             AND r.seq = (SELECT max(x.seq) FROM result x WHERE x.touch_id = m.id AND x.day <= :asOf)) AS is_waiting
       FROM made m CROSS JOIN touch t ON t.id = m.id CROSS JOIN touch f ON f.id = m.first_id
       WHERE m.attempt = 1 OR NOT EXISTS (
         SELECT 1
         FROM touch w CROSS JOIN result r ON r.touch_id = w.id CROSS JOIN outcome o ON o.id = r.outcome_id
         WHERE w.lead_id = m.lead_id AND o.stage > 0 AND ${whenResult('r')} >= ${whenTouch('f')}
           AND ${whenResult('r')} < ${whenTouch('t')})
     )
     SELECT a.version_id AS versionId, a.attempt, count(*) AS leads,
       sum(is_reached IS 1 OR is_followed OR NOT is_waiting) AS known, sum(is_reached IS 1) AS reached,
       sum(u.lead_id IS NOT NULL) AS judged, sum(u.fate IS 'converted' AND g.touch_id = a.id) AS converted,
       count(*) AS touches, total(a.seconds) AS seconds, total(iif(a.seconds IS NULL, c.seconds, NULL)) AS usualSeconds,
       sum(a.seconds IS NULL AND c.seconds IS NULL) AS untimed, sum(a.cost) AS cost
     FROM attempt a CROSS JOIN tactic_version v ON v.id = a.version_id CROSS JOIN tactic c ON c.id = v.tactic_id
       LEFT JOIN temp.judged_unit u ON u.lead_id = a.lead_id AND u.key = a.version_id
       LEFT JOIN temp.first_goal g ON g.lead_id = a.lead_id
     GROUP BY 1, 2
     ORDER BY 1, 2`,
    { versions: JSON.stringify(versions), asOf, silent },
  );
}
