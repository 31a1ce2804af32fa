import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import type { TrialRow } from '../tactics/trials.js';
import { unitOf } from './grouping.js';

type Bounded = Pick<TrialRow, 'versionId' | 'day'>;

/** Touches of a trial's version from its first day on. */
export interface TrialTouches {
  /** All of them up to as-of. */
  touches: number;
  /** Those dated `recent` or later. */
  recent: number;
}

/** Counts the touches of a trial up to the end of local day `asOf`, and those of the days since `recent`. */
export function countTrialTouches(
  journal: Journal,
  { versionId, day }: Bounded,
  asOf: Day,
  recent: Day,
): TrialTouches {
  return journal.get<TrialTouches>(
    `SELECT count(*) AS touches, ifnull(sum(day >= :recent), 0) AS recent
     FROM touch WHERE version_id = :versionId AND day >= :day AND day <= :asOf`,
    { versionId, day, asOf, recent },
  )!;
}

/** Inside `withUnits` by tactic: leaves only the leads that a trial's version first touched in the trial. */
export function keepTrialLeads(journal: Journal, trials: readonly Bounded[]): void {
  journal
    .prepare(
      `DELETE FROM temp.unit WHERE NOT EXISTS (
         SELECT 1 FROM json_each(:trials) t
         WHERE t.value ->> 'versionId' = unit.key AND t.value ->> 'day' <= unit.first_day)`,
    )
    .run({ trials: JSON.stringify(trials.map(({ versionId, day }) => ({ versionId, day }))) });
}

/** The touches of a version up to the end of local day `asOf`, and how many leads they were at. */
export function countReach(
  journal: Journal,
  versionId: number,
  asOf: Day,
): { touches: number; leads: number } {
  return journal.get<{ touches: number; leads: number }>(
    `SELECT count(*) AS touches, count(DISTINCT ${unitOf('touch')}) AS leads
     FROM touch WHERE version_id = ? AND day <= ?`,
    [versionId, asOf],
  )!;
}
