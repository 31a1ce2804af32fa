import type { Day } from '../domain/calendar.js';
import type { Channel } from '../domain/touch.js';
import { stageShown } from './counts-results.js';
import type { Journal } from './journal.js';

/** What came of touches: all of them, those at a conversation or further, and those at the goal or further. */
export interface CameOf {
  touches: number;
  talked: number;
  goals: number;
}

/** Touches with one version, or with any of a tactic, dated from `from` to `asOf`, and how far they came by then. */
export function countCameOf(
  journal: Journal,
  of: { versionId: number } | { tacticId: number },
  scope: { from: Day; asOf: Day; goal: number },
): CameOf {
  const versions = 'versionId' in of ? ':id' : 'SELECT id FROM tactic_version WHERE tactic_id = :id';
  return journal.get<CameOf>(
    `SELECT count(*) AS touches, total(stage >= 2) AS talked, total(stage >= :goal) AS goals
     FROM (
       SELECT (
         SELECT max(${stageShown})
         FROM result r CROSS JOIN outcome o ON o.id = r.outcome_id
         WHERE r.touch_id = t.id AND r.day <= :asOf) AS stage
       FROM touch t
       WHERE t.version_id IN (${versions}) AND t.day >= :from AND t.day <= :asOf
     )`,
    { id: 'versionId' in of ? of.versionId : of.tacticId, ...scope },
  )!;
}

/** A version in its line: what it comes from, what was changed and when. */
export interface Descent {
  versionId: number;
  tacticId: number;
  channel: Channel;
  version: number;
  origin: number | null;
  change: string | null;
  day: Day | null;
}

/** Every version of every tactic, by tactic and number. */
export function allDescents(journal: Journal): Descent[] {
  return journal.all(
    `SELECT v.id AS versionId, v.tactic_id AS tacticId, t.channel, v.version, v.origin, v.change, v.day
     FROM tactic_version v JOIN tactic t ON t.id = v.tactic_id ORDER BY v.tactic_id, v.version`,
  );
}
