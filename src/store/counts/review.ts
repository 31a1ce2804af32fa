import { addDays, type Day } from '../../domain/calendar.js';
import type { Goal, State, Tier } from '../../domain/touch.js';
import { isLast, laterTouches } from './results.js';
import type { Journal } from '../file/journal.js';
import { worthColumn } from '../tactics/worths.js';
import { isAsked, type AskedScope } from '../tactics/reviews.js';

/** What a review looks at: all that is dated up to the end of local day `asOf`. */
export interface ReviewScope extends AskedScope {
  asOf: Day;
}

/**
 * A touch that failed or was put off, and nobody said why; or several such touches at nobody in particular that are
 * alike.
 */
export interface Unexplained {
  /** The first of them. */
  touchId: number;
  uid: string;
  leadId: number | null;
  lead: string | null;
  tier: Tier | null;
  tactic: string;
  versionId: number;
  version: number;
  outcome: string;
  state: State;
  day: Day;
  touches: number;
  /** Their last results. */
  resultIds: number[];
}

/**
 * Touches whose last result failed or was put off with neither a reason nor a place, dated from `from` on and after
 * `settled`, which no review has asked about; the newest first. Those at nobody in particular of one day, tactic
 * version and outcome are one row.
 */
export function unexplainedFailures(
  journal: Journal,
  { asOf, week, again }: ReviewScope,
  { from, settled }: { from: Day; settled: Day | null },
): Unexplained[] {
  const rows = journal.all<Omit<Unexplained, 'resultIds'> & { resultIds: string }>(
    `WITH asked AS MATERIALIZED (SELECT v.question FROM review v WHERE ${isAsked}),
     failed AS MATERIALIZED (
       SELECT r.id, r.touch_id, r.outcome_id, r.day, t.version_id, t.lead_id
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id
       WHERE r.touch_id IN (SELECT id FROM touch WHERE day >= :from AND day < :seen UNION ${laterTouches})
         AND r.outcome_id IN (SELECT id FROM outcome WHERE state IN ('failed', 'deferred'))
         AND r.reason_id IS NULL AND r.place IS NULL AND r.day >= :from AND r.day < :seen AND t.day < :seen
         AND r.day > :settled AND ${isLast()}
     ),
     grouped AS (
       SELECT min(touch_id) AS touch_id, count(*) AS touches, json_group_array(id) AS ids, outcome_id, day, version_id
       FROM failed
       GROUP BY iif(lead_id IS NULL, 0, touch_id), version_id, outcome_id, day
     )
     SELECT g.touch_id AS touchId, lower(hex(t.uid)) AS uid, t.lead_id AS leadId, l.name AS lead, l.tier,
       c.name AS tactic, v.id AS versionId, v.version, o.name AS outcome, o.state, g.day, g.touches, g.ids AS resultIds
     FROM grouped g CROSS JOIN touch t ON t.id = g.touch_id LEFT JOIN lead l ON l.id = t.lead_id
       JOIN outcome o ON o.id = g.outcome_id JOIN tactic_version v ON v.id = g.version_id
       JOIN tactic c ON c.id = v.tactic_id
     WHERE 'reason ' || lower(hex(t.uid)) NOT IN (SELECT question FROM asked)
     ORDER BY g.day DESC, g.touch_id DESC`,
    { from, seen: addDays(asOf, 1), settled: settled ?? '', week, again: again ? 1 : 0 },
  );
  return rows.map((row) => ({ ...row, resultIds: JSON.parse(row.resultIds) as number[] }));
}

/** A version of a tactic as a review sees it. */
export interface ReviewedVersion {
  versionId: number;
  uid: string;
  tacticId: number;
  name: string;
  version: number;
  /** Touches of the version in the week. */
  touches: number;
  isNewest: 0 | 1;
  /** The day it was made, where that is known. */
  made: Day | null;
  /** Whether anything was decided about it since the week's Monday; what is dated on that day is of the week before. */
  isDecided: 0 | 1;
}

/**
 * Every version touched from the Monday `from` up to `to`, and the newest of every tactic, by their number; without
 * tactics dropped by the end of local day `asOf`.
 */
export function versionsOfWeek(
  journal: Journal,
  { from, to, asOf }: { from: Day; to: Day; asOf: Day },
): ReviewedVersion[] {
  return journal.all(
    `WITH used AS MATERIALIZED (
       SELECT version_id, count(*) AS touches FROM touch WHERE day >= :from AND day <= :to GROUP BY version_id
     )
     SELECT v.id AS versionId, lower(hex(v.uid)) AS uid, c.id AS tacticId, c.name, v.version,
       ifnull(used.touches, 0) AS touches, v.day AS made,
       v.version = (SELECT max(version) FROM tactic_version WHERE tactic_id = c.id) AS isNewest,
       EXISTS (SELECT 1 FROM decision d WHERE d.version_id = v.id AND d.day > :from AND d.day <= :asOf) AS isDecided
     FROM tactic c JOIN tactic_version v ON v.tactic_id = c.id LEFT JOIN used ON used.version_id = v.id
     WHERE (c.dropped_day IS NULL OR c.dropped_day > :asOf) AND (used.touches IS NOT NULL OR isNewest)
     ORDER BY c.id, v.version`,
    { from, to, asOf },
  );
}

/** A tactic of which nobody said what it must bring. */
export interface UnvaluedTactic {
  tacticId: number;
  uid: string;
  name: string;
}

/**
 * Tactics touched since the week's Monday and in use at the end of local day `asOf` that have no worth for `goal`, and of
 * which no review has asked for it; as they were made.
 */
export function unvaluedTactics(
  journal: Journal,
  { asOf, week, again }: ReviewScope,
  goal: Goal,
): UnvaluedTactic[] {
  return journal.all(
    `SELECT c.id AS tacticId, lower(hex(c.uid)) AS uid, c.name
     FROM tactic c
     WHERE c.${worthColumn(goal)} IS NULL AND (c.dropped_day IS NULL OR c.dropped_day > :asOf)
       AND EXISTS (
         SELECT 1 FROM tactic_version w JOIN touch t ON t.version_id = w.id
         WHERE w.tactic_id = c.id AND t.day >= :week AND t.day <= :asOf)
       AND 'worth ' || lower(hex(c.uid)) NOT IN (SELECT v.question FROM review v WHERE ${isAsked})
     ORDER BY c.id`,
    { asOf, week, again: again ? 1 : 0 },
  );
}

/** The uids of all tactics in hexadecimal, by their number. */
export function tacticUids(journal: Journal): Map<number, string> {
  const rows = journal.all<{ id: number; uid: string }>(
    'SELECT id, lower(hex(uid)) AS uid FROM tactic ORDER BY id',
  );
  return new Map(rows.map(({ id, uid }) => [id, uid]));
}
