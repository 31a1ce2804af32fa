import type { FailureGrouping, Place } from '../../domain/touch.js';
import { isLast, spanByVersion, stageShown, usualSeconds, type ChannelSpan } from './results.js';
import type { Scope } from './touches.js';
import { keyOf, touchesBy, unitOf, type GroupKey, type Grouping } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { resultsBackwards, whenResult } from '../file/order.js';

export interface GroupTouches {
  key: GroupKey;
  touches: number;
}

/** Touches of each group whose last result, dated in the scope, is in `state`. */
export function countEnded(
  journal: Journal,
  by: Grouping | 'all',
  state: 'failed' | 'deferred',
  scope: Scope,
): GroupTouches[] {
  return journal.all(
    `SELECT ${keyOf(by, 't')} AS key, count(*) AS touches
     FROM result r CROSS JOIN ${touchesBy(by)} t ON t.id = r.touch_id
     WHERE r.outcome_id IN (SELECT id FROM outcome WHERE state = :state)
       AND r.day >= :from AND r.day < :before AND t.day < :seen AND ${isLast()}
     GROUP BY key
     ORDER BY key`,
    { ...scope, state },
  );
}

/** SQL: results `r2` up to parameter `:seen` that show that a lead answered, with their touches `t2`. */
const answers =
  'r2.outcome_id IN (SELECT id FROM outcome WHERE stage >= 1) AND r2.day < :seen AND t2.day < :seen';

/**
 * SQL that is true where the lead of touch `t` answered later than its last result `r`, so on another touch. Mostly the
 * last day on which the lead answered decides, in the row of `answer`; moments are looked at only where that is the day
 * of `r`, among the few touches of the lead.
 */
const isAnsweredLater = `ifnull(answer.day > r.day OR answer.day = r.day AND EXISTS (
  SELECT 1 FROM touch t2 CROSS JOIN result r2 ON r2.touch_id = t2.id
  WHERE t2.lead_id = t.lead_id AND ${answers} AND r2.day = r.day AND ${whenResult('r2')} > ${whenResult('r')}), 0)`;

/**
 * Touches of each group that wait for an answer since a day in the span of their channel, without those whose lead
 * answered later on another touch.
 */
export function countSilent(
  journal: Journal,
  by: Grouping | 'all',
  spans: readonly ChannelSpan[],
  { seen }: Pick<Scope, 'seen'>,
): GroupTouches[] {
  return journal.all(
    `WITH ${spanByVersion},
     answer AS MATERIALIZED (
       SELECT t2.lead_id, max(r2.day) AS day FROM result r2 CROSS JOIN touch t2 ON t2.id = r2.touch_id
       WHERE ${answers} GROUP BY t2.lead_id)
     SELECT ${keyOf(by, 't')} AS key, count(*) AS touches
     FROM result r CROSS JOIN ${touchesBy(by)} t ON t.id = r.touch_id CROSS JOIN span ON span.version_id = t.version_id
       LEFT JOIN answer ON answer.lead_id = t.lead_id
     WHERE r.outcome_id IN (SELECT id FROM outcome WHERE state = 'waiting')
       AND r.day >= span.from_day AND r.day < span.before_day AND r.day < :seen AND t.day < :seen AND ${isLast()}
       AND NOT ${isAnsweredLater}
     GROUP BY key
     ORDER BY key`,
    { spans: JSON.stringify(spans), seen },
  );
}

/** How touches of a group felt on average, from −2 to 2. */
export interface Feeling {
  key: GroupKey;
  felt: number;
}

/** The mean energy of the touches dated in the scope that have one. */
export function averageEnergy(journal: Journal, by: Grouping | 'all', { from, before }: Scope): Feeling[] {
  return journal.all(
    `SELECT ${keyOf(by, 't')} AS key, avg(t.energy) AS felt
     FROM ${touchesBy(by)} t
     WHERE t.day >= :from AND t.day < :before AND t.energy IS NOT NULL
     GROUP BY key
     ORDER BY key`,
    { from, before },
  );
}

/** How many touches of a tactic version have ever failed for one reason; `reason` is null where none is recorded. */
export interface LossCount {
  key: GroupKey;
  reason: string | null;
  touches: number;
}

/** Counts why the touches of each tactic version have failed, as far as `seen`, if a reason was ever recorded. */
export function countLosses(journal: Journal, { seen }: Pick<Scope, 'seen'>): LossCount[] {
  if (!journal.get('SELECT 1 FROM result WHERE reason_id IS NOT NULL LIMIT 1')) return [];
  return journal.all(
    `SELECT key, (SELECT name FROM reason WHERE id = reason_id) AS reason, touches
     FROM (
       SELECT t.version_id AS key, r.reason_id, count(*) AS touches
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id
       WHERE r.outcome_id IN (SELECT id FROM outcome WHERE state = 'failed')
         AND r.day < :seen AND t.day < :seen AND ${isLast()}
       GROUP BY t.version_id, r.reason_id
     )
     ORDER BY key, touches DESC, reason_id`,
    { seen },
  );
}

/** Touches of one group that have failed or were put off in the scope for one reason at one place. */
export interface FailedCount {
  /** The number of the stage that the failing result shows, where failures are grouped by it. */
  key: GroupKey;
  /** Null where none is recorded. */
  reason: string | null;
  place: Place | null;
  touches: number;
  /** Those of them that are the last failure of their lead in the scope; one with nobody in particular is a lead. */
  leads: number;
  /** The touches' time and cost; null where none was written down. */
  seconds: number | null;
  cost: number | null;
  /** What touches without a time of their own usually take; null where nobody says. */
  usualSeconds: number | null;
}

/** Counts what failed or was put off, group by group and cause by cause. */
export function countFailed(journal: Journal, by: FailureGrouping, scope: Scope): FailedCount[] {
  return journal.all(
    `WITH failed AS MATERIALIZED (
       SELECT ${by === 'stage' ? stageShown : keyOf(by, 't')} AS key, r.reason_id, r.place, t.seconds, t.cost,
         ${usualSeconds(journal)} AS usual,
         row_number() OVER (PARTITION BY ${unitOf('t')} ORDER BY ${resultsBackwards('r')}) = 1 AS ends
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE r.outcome_id IN (SELECT id FROM outcome WHERE state IN ('failed', 'deferred'))
         AND r.day >= :from AND r.day < :before AND t.day < :seen AND ${isLast()}
     )
     SELECT f.key, n.name AS reason, ifnull(f.place, n.place) AS place, count(*) AS touches, sum(f.ends) AS leads,
       sum(f.seconds) AS seconds, sum(f.cost) AS cost, sum(f.usual) AS usualSeconds
     FROM failed f LEFT JOIN reason n ON n.id = f.reason_id
     GROUP BY 1, 2, 3
     ORDER BY 1, 2, 3`,
    { ...scope },
  );
}
