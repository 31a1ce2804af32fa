import type { Day } from '../../domain/calendar.js';
import type { Origin } from '../../domain/touch.js';
import type { GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';

/** Leads that were given and that nobody has contacted. */
export interface UntouchedCount {
  key: GroupKey;
  leads: number;
}

/** Given leads entered up to as-of and not touched by then. The key is 'given', or the number of their source. */
export function countUntouchedGiven(journal: Journal, by: 'origin' | 'source', asOf: Day): UntouchedCount[] {
  return journal.all(
    `SELECT ${by === 'origin' ? "'given'" : "ifnull(lead.source_id, '')"} AS key, count(*) AS leads
     FROM lead LEFT JOIN source ON source.id = lead.source_id
     WHERE coalesce(lead.origin, source.origin) = 'given' AND lead.day <= :asOf
       AND NOT EXISTS (SELECT 1 FROM touch t WHERE t.lead_id = lead.id AND t.day <= :asOf)
     GROUP BY key
     ORDER BY key`,
    { asOf },
  );
}

/** The origin that all leads of a source have; null where they differ or where it is not known. */
export interface SourceOrigin {
  key: GroupKey;
  origin: Origin | null;
}

/** The origin of each source with leads up to as-of; the key of leads without one is ''. */
export function readSourceOrigins(journal: Journal, asOf: Day): SourceOrigin[] {
  return journal.all(
    `SELECT key, iif(min(origin) = max(origin), nullif(min(origin), ''), NULL) AS origin
     FROM (
       SELECT ifnull(lead.source_id, '') AS key, coalesce(lead.origin, source.origin, '') AS origin
       FROM lead LEFT JOIN source ON source.id = lead.source_id
       WHERE lead.day <= :asOf OR EXISTS (SELECT 1 FROM touch t WHERE t.lead_id = lead.id AND t.day <= :asOf)
     )
     GROUP BY key
     ORDER BY key`,
    { asOf },
  );
}
