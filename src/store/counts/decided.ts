import type { Day } from '../../domain/calendar.js';
import type { Channel } from '../../domain/touch.js';
import { countReachedWith } from './reached.js';
import type { Journal } from '../file/journal.js';

/** What came of touches: how many there are, and the leads that came to a conversation and to the goal by them. */
export interface CameOf {
  touches: number;
  talked: number;
  goals: number;
}

/**
 * Touches with one version, or with any of a tactic, dated from `from` to `asOf`, and the leads that they had brought
 * to a conversation and to the goal by then.
 */
export function countCameOf(
  journal: Journal,
  of: { versionId: number } | { tacticId: number },
  { goal, ...span }: { from: Day; asOf: Day; goal: number },
): CameOf {
  const versions =
    'versionId' in of ? [of.versionId] : journal.idsOf('tactic_version', 'tactic_id', of.tacticId);
  const { touches } = journal.get<{ touches: number }>(
    `SELECT count(*) AS touches FROM touch
     WHERE version_id IN (SELECT value FROM json_each(:versions)) AND day >= :from AND day <= :asOf`,
    { versions: JSON.stringify(versions), ...span },
  )!;
  const stages = countReachedWith(journal, versions, span)[0]?.stages ?? [];
  return { touches, talked: stages[2] ?? 0, goals: stages[goal] ?? 0 };
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
