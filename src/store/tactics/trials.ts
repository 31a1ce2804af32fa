import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** A bounded test of one version of a tactic. */
export interface Trial {
  versionId: number;
  /** The day it began. */
  day: Day;
  /** How far it is planned to go: touches, and the last day. */
  touches: number | null;
  until: Day | null;
  hypothesis: string | null;
  /** Number of the stage it is about. */
  goal: number;
  /** The share of leads expected to reach it, above 0 and below 1. */
  expected: number | null;
}

export interface TrialRow extends Trial {
  id: number;
  uid: Buffer;
  tacticId: number;
  name: string;
  version: number;
  isNewest: 0 | 1;
  /** The day it was decided, null while it runs. */
  decided: Day | null;
}

const trialSql = `SELECT r.id, r.uid, r.version_id AS versionId, r.day, r.touches, r.until, r.hypothesis, r.goal,
    r.expected, v.tactic_id AS tacticId, t.name, v.version, d.day AS decided,
    v.version = (SELECT max(version) FROM tactic_version WHERE tactic_id = v.tactic_id) AS isNewest
  FROM trial r JOIN tactic_version v ON v.id = r.version_id JOIN tactic t ON t.id = v.tactic_id
    LEFT JOIN decision d ON d.trial_id = r.id`;

/** Every trial, in the order they began. */
export function allTrials(journal: Journal): TrialRow[] {
  return journal.all(`${trialSql} ORDER BY r.day, r.id`);
}

/** Trials begun by the end of local day `asOf` and not decided by then, the newest first. */
export function runningTrials(journal: Journal, asOf: Day): TrialRow[] {
  return journal.all(
    `${trialSql} WHERE r.day <= :asOf AND (d.day IS NULL OR d.day > :asOf) ORDER BY r.day DESC, r.id DESC`,
    { asOf },
  );
}

/** The trial of a version that was not decided yet, whenever it began; undefined for none. */
export function undecidedTrial(journal: Journal, versionId: number): TrialRow | undefined {
  return journal.get(`${trialSql} WHERE r.version_id = ? AND d.id IS NULL ORDER BY r.day DESC, r.id DESC`, [
    versionId,
  ]);
}

/** Adds a trial and returns its number. */
export function addTrial(write: Write, trial: Trial): number {
  const { versionId, day, touches, until, hypothesis, goal, expected } = trial;
  return write.insert('trial', {
    version_id: versionId,
    day,
    touches,
    until,
    hypothesis,
    goal,
    expected,
  });
}
