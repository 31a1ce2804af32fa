import type { Day } from '../../domain/calendar.js';
import { stageShown } from './results.js';
import type { Journal } from '../file/journal.js';

/** Numbers of the leads touched on a local day with a tactic, any version. */
export function touchedOn(journal: Journal, tacticId: number, day: Day): number[] {
  return journal
    .all<{ id: number }>(
      `SELECT DISTINCT t.lead_id AS id
       FROM touch t CROSS JOIN tactic_version v ON v.id = t.version_id
       WHERE t.day = :day AND t.lead_id IS NOT NULL AND v.tactic_id = :tacticId
       ORDER BY t.lead_id`,
      { tacticId, day },
    )
    .map(({ id }) => id);
}

/** Of some touches: how many there are, how many reached a person, how many a goal. */
export interface BlockCounts {
  touches: number;
  reached: number;
  goals: number;
}

/** What these touches show by their furthest results; `goal` is a stage's number. */
export function countBlock(journal: Journal, ids: readonly number[], goal: number): BlockCounts {
  return journal.get<BlockCounts>(
    `SELECT count(*) AS touches, count(*) FILTER (WHERE stage >= 1) AS reached,
       count(*) FILTER (WHERE stage >= :goal) AS goals
     FROM (
       SELECT max(${stageShown}) AS stage
       FROM json_each(:ids) i CROSS JOIN touch t ON t.id = i.value CROSS JOIN result r ON r.touch_id = t.id
         CROSS JOIN outcome o ON o.id = r.outcome_id
       GROUP BY t.id
     )`,
    { ids: JSON.stringify(ids), goal },
  )!;
}
