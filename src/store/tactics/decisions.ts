import type { Day } from '../../domain/calendar.js';
import type { Choice } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** What was decided about a version of a tactic; the evidence is what was known then and never changes. */
export interface Decision {
  versionId: number;
  /** The trial it ends; null for none. */
  trialId: number | null;
  day: Day;
  choice: Choice;
  learned: string | null;
  /** JSON. */
  evidence: string;
}

export interface DecisionRow extends Decision {
  id: number;
  uid: Buffer;
  tacticId: number;
  name: string;
  version: number;
}

const decisionSql = `SELECT d.id, d.uid, d.version_id AS versionId, d.trial_id AS trialId, d.day, d.choice, d.learned,
    d.evidence, v.tactic_id AS tacticId, t.name, v.version
  FROM decision d JOIN tactic_version v ON v.id = d.version_id JOIN tactic t ON t.id = v.tactic_id`;

/** Decisions up to the end of local day `asOf`, in the order they were made. */
export function decisionsUpTo(journal: Journal, asOf: Day): DecisionRow[] {
  return journal.all(`${decisionSql} WHERE d.day <= ? ORDER BY d.day, d.id`, [asOf]);
}

/** Adds a decision and returns its number. */
export function addDecision(write: Write, decision: Decision): number {
  const { versionId, trialId, day, choice, learned, evidence } = decision;
  return write.insert('decision', {
    version_id: versionId,
    trial_id: trialId,
    day,
    choice,
    learned,
    evidence,
  });
}
