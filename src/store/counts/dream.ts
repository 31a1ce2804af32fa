import { addDays, type Day } from '../../domain/calendar.js';
import type { Tier } from '../../domain/touch.js';
import { isStopped } from '../promises/agenda.js';
import { isEnded } from '../touches/last-results.js';
import type { Journal } from '../file/journal.js';
import { withLastResults } from '../touches/last-results.js';

/** When a lead counts as cold: its last touch is `coldDays` local days or more before as-of. */
export interface ColdScope {
  asOf: Day;
  coldDays: number;
}

/** Leads of a tier. Each is one of `recent`, `never`, `cold` and `closed`; `talking` and `met` count across these. */
export interface Coverage {
  leads: number;
  /** Touched in the last `coldDays` days, today included, whatever came of it. */
  recent: number;
  never: number;
  cold: number;
  /** Ended by their last result, or stopped, and not touched lately. */
  closed: number;
  /** In play, with a conversation as their furthest stage. */
  talking: number;
  /** Ever come to a meeting or further. */
  met: number;
}

/**
 * How a lead stands: closed where its last result ended it or it is stopped, even if it was touched lately; else by its
 * last touch.
 */
export type CoverageState = 'recent' | 'cold' | 'never' | 'closed';

/** SQL for the leads known as of a day of which `which` holds. */
const standings = (lastResults: string, which: string) => `
  SELECT id, last_day, stage, is_over,
    CASE WHEN is_over THEN 'closed' WHEN last_day IS NULL THEN 'never' WHEN last_day > :coldDay THEN 'recent'
      ELSE 'cold' END AS standing
  FROM (
    SELECT l.id, l.day, (SELECT max(t.day) FROM touch t WHERE t.lead_id = l.id AND t.day <= :asOf) AS last_day,
      s.stage, ${isStopped} OR ifnull(${isEnded}, 0) AS is_over
    FROM lead l LEFT JOIN ${lastResults} s ON s.lead_id = l.id LEFT JOIN outcome o ON o.id = s.outcome_id
    WHERE ${which}
  )
  WHERE day <= :asOf OR last_day IS NOT NULL`;

/** How far the leads of a tier that were known as of a day are covered. */
export function countCoverage(journal: Journal, tier: Tier, scope: ColdScope): Coverage {
  const row = withLastResults(journal, scope.asOf, (lastResults) =>
    journal.get<Coverage>(
      `SELECT count(*) AS leads, total(last_day > :coldDay) AS recent, total(standing = 'never') AS never,
         total(standing = 'cold') AS cold, total(standing = 'closed' AND ifnull(last_day <= :coldDay, 1)) AS closed,
         total(stage = 2 AND NOT is_over) AS talking, total(stage >= 3) AS met
       FROM (${standings(lastResults, 'l.tier = :tier')})`,
      { ...daysOf(scope), tier },
    ),
  );
  return row ?? { leads: 0, recent: 0, never: 0, cold: 0, closed: 0, talking: 0, met: 0 };
}

/** How the leads of these numbers stand, by number. */
export function readStandings(
  journal: Journal,
  ids: readonly number[],
  scope: ColdScope,
): Map<number, CoverageState> {
  const rows = withLastResults(journal, scope.asOf, (lastResults) =>
    journal.all<{ id: number; standing: CoverageState }>(
      `SELECT id, standing FROM (${standings(lastResults, 'l.id IN (SELECT value FROM json_each(:ids))')}) ORDER BY id`,
      { ...daysOf(scope), ids: JSON.stringify(ids) },
    ),
  );
  return new Map(rows.map(({ id, standing }) => [id, standing]));
}

function daysOf({ asOf, coldDays }: ColdScope): { asOf: Day; coldDay: Day } {
  return { asOf, coldDay: addDays(asOf, -coldDays) };
}
