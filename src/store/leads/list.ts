import type { Day } from '../../domain/calendar.js';
import type { Origin, Tier } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';
import { traitConditions, type LeadTraits } from './traits.js';
import { stoppedSql, type LeadName } from './leads.js';

/** A lead as listed and exported; `emails`, `phones` and `tags` are joined by `; `. */
export interface Lead extends LeadName {
  uid: Buffer;
  company: string | null;
  emails: string | null;
  phones: string | null;
  tags: string | null;
  url: string | null;
  source: string | null;
  origin: Origin | null;
  tier: Tier | null;
  note: string | null;
  externalId: string | null;
  day: Day;
  /** When its stop was last lifted, in ISO 8601; what an outcome said before does not stop it. */
  lifted: string | null;
  /** Days from its last touch until it is due again; 0 for never, null where its tags and tier say it. */
  everyDays: number | null;
  touches: number;
  lastDay: Day | null;
  stage: number | null;
}

const rowSql = `SELECT l.id, l.uid, l.name, l.company, l.tier, l.note, l.url, l.external_id AS externalId, l.day, l.lifted, l.every_days AS everyDays,
    (SELECT group_concat(value, '; ') FROM (SELECT value FROM address WHERE lead_id = l.id AND kind = 'email' ORDER BY id)) AS emails,
    (SELECT group_concat(value, '; ') FROM (SELECT value FROM address WHERE lead_id = l.id AND kind = 'phone' ORDER BY id)) AS phones,
    (SELECT group_concat(name, '; ') FROM (SELECT name FROM tag WHERE lead_id = l.id ORDER BY id)) AS tags,
    s.name AS source, coalesce(l.origin, s.origin) AS origin, ${stoppedSql} AS stopped,
    (SELECT count(*) FROM touch WHERE lead_id = l.id) AS touches,
    (SELECT max(day) FROM touch WHERE lead_id = l.id) AS lastDay,
    (SELECT stage FROM last_result WHERE lead_id = l.id) AS stage
  FROM lead l LEFT JOIN source s ON s.id = l.source_id`;

/** The leads with these numbers and what is known of them, in that order. */
export function leadRows(journal: Journal, ids: readonly number[]): Lead[] {
  const rows = journal.all<Lead>(`${rowSql} WHERE l.id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** These leads by number, a page at a time, so that memory stays flat and no read is open across a write. */
export function* leadPages(journal: Journal, traits: LeadTraits, size = 500): Generator<Lead[]> {
  const { where, values } = traitConditions(traits);
  const page = journal.prepare(
    `${rowSql} WHERE ${['l.id > $after', ...where].join(' AND ')} ORDER BY l.id LIMIT $size`,
  );
  for (let after = 0; ;) {
    const rows = page.all({ ...values, after, size }) as Lead[];
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)!.id;
  }
}
