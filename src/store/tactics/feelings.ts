import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** How a tactic may sit with its owner, from worst to best. */
export const fits = ['against-my-grain', 'not-my-strength', 'fine', 'mine'] as const;
export type Fit = (typeof fits)[number];

/** What was said of a tactic in a week: how it fits, what is in the way, or both. */
export interface Feeling {
  tacticId: number;
  day: Day;
  fit: Fit | null;
  inTheWay: string | null;
}

export interface FeelingRow extends Feeling {
  id: number;
  uid: Buffer;
  /** Name of the tactic, and the day it was dropped. */
  name: string;
  droppedDay: Day | null;
}

const feelingSql = `SELECT f.id, f.uid, f.tactic_id AS tacticId, t.name, t.dropped_day AS droppedDay, f.day, f.fit,
    f.in_the_way AS inTheWay
  FROM feeling f JOIN tactic t ON t.id = f.tactic_id`;

/** What was said of tactics up to the end of local day `asOf`, the newest last. */
export function feelingsUpTo(journal: Journal, asOf: Day): FeelingRow[] {
  return journal.all(`${feelingSql} WHERE f.day <= ? ORDER BY f.day, f.id`, [asOf]);
}

/** What was said of one tactic up to the end of local day `asOf`, the newest last. */
export function feelingsOf(journal: Journal, tacticId: number, asOf: Day): FeelingRow[] {
  return journal.all(`${feelingSql} WHERE f.tactic_id = ? AND f.day <= ? ORDER BY f.day, f.id`, [
    tacticId,
    asOf,
  ]);
}

/** Adds what was said. */
export function addFeeling(write: Write, feeling: Feeling): number {
  const { tacticId, day, fit, inTheWay } = feeling;
  return write.insert('feeling', { tactic_id: tacticId, day, fit, in_the_way: inTheWay });
}

/** How the touches of a tactic version felt: their number, and their mean energy from −2 to 2. */
export interface VersionEnergy {
  versionId: number;
  touches: number;
  mean: number;
}

/** The energy typed with touches up to the end of local day `asOf`, of the versions that have any. */
export function energyByVersion(journal: Journal, asOf: Day): VersionEnergy[] {
  // With +, or the versions' index would be chosen and every row looked up in its order.
  return journal.all(
    `SELECT version_id AS versionId, count(*) AS touches, avg(energy) AS mean FROM touch
     WHERE energy IS NOT NULL AND +day <= ? GROUP BY +version_id ORDER BY 1`,
    [asOf],
  );
}

/** Tactics not dropped by the local day `to` that were used from `from` to it, or are among `planned`. */
export function tacticsInUse(
  journal: Journal,
  { from, to }: { from: Day; to: Day },
  planned: readonly number[],
): { tacticId: number; name: string }[] {
  return journal.all(
    `SELECT t.id AS tacticId, t.name FROM tactic t
     WHERE (t.dropped_day IS NULL OR t.dropped_day > :to)
       AND (t.id IN (SELECT value FROM json_each(:planned))
         OR EXISTS (SELECT 1 FROM tactic_version v JOIN touch ON touch.version_id = v.id
           WHERE v.tactic_id = t.id AND touch.day BETWEEN :from AND :to))
     ORDER BY t.id`,
    { from, to, planned: JSON.stringify(planned) },
  );
}

/** Numbers of the tactics dropped by the end of local day `asOf`. */
export function droppedTactics(journal: Journal, asOf: Day): Set<number> {
  const rows = journal.all<{ id: number }>('SELECT id FROM tactic WHERE dropped_day <= ? ORDER BY id', [
    asOf,
  ]);
  return new Set(rows.map(({ id }) => id));
}
