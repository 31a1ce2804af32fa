import type { Journal } from '../file/journal.js';

/** A lead that was touched with a version of a tactic. */
export interface TouchedWith {
  leadId: number;
  versionId: number;
}

/** Which of these leads were ever touched with which of these versions. */
export function touchedWith(
  journal: Journal,
  leads: readonly number[],
  versions: readonly number[],
): TouchedWith[] {
  return journal.all(
    `SELECT DISTINCT t.lead_id AS leadId, t.version_id AS versionId
     FROM json_each(:leads) l CROSS JOIN touch t ON t.lead_id = l.value
     WHERE t.version_id IN (SELECT value FROM json_each(:versions))
     ORDER BY t.lead_id, t.version_id`,
    { leads: JSON.stringify(leads), versions: JSON.stringify(versions) },
  );
}
