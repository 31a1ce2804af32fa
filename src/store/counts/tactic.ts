import type { Day } from '../../domain/calendar.js';
import { isLast, stageShown, type FailureCount } from './results.js';
import type { Scope } from './touches.js';
import type { Journal } from '../file/journal.js';

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
