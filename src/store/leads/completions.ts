import type { Journal } from '../file/journal.js';

// A key press waits for the answer: so many names at most, of so many touches and leads looked at.
const most = 50;
const latest = 500;
const scanned = 5_000;

/** SQL: a folded name begins with the text `start`. */
const begins = 'folded >= :start AND folded < :start || char(0x10ffff)';

export interface LeadRow {
  id: number;
  name: string;
}

/**
 * Leads whose folded name begins with `start`, by name. Of more than 50 the last is among them: what all of the answer
 * begin with, the others do too. Without a start those touched lately come first.
 */
export function leadsBeginning(journal: Journal, start: string): LeadRow[] {
  const found = firstAndLast<LeadRow>(journal, 'SELECT id, name FROM lead', start);
  if (start !== '' || found.length < most) return found;
  const touched = leadsTouched(journal);
  return [...touched, ...found.slice(0, Math.max(1, most - touched.length)), found.at(-1)!];
}

/** Names of sources or tags whose folded form begins with `start`, by name; the last among them if more than 50. */
export function namesBeginning(journal: Journal, table: 'source' | 'tag', start: string): string[] {
  const select = {
    source: 'SELECT name FROM source',
    tag: 'SELECT name FROM (SELECT name, folded, min(id) AS id FROM tag GROUP BY folded)',
  };
  return firstAndLast<{ name: string }>(journal, select[table], start).map(({ name }) => name);
}

function firstAndLast<Row>(journal: Journal, select: string, start: string): Row[] {
  const rows = (order: string, limit: number) =>
    journal.all<Row>(`${select} WHERE ${begins} ORDER BY ${order} LIMIT ${limit}`, { start });
  const first = rows('folded, id', most);
  return first.length < most ? first : [...first, ...rows('folded DESC, id DESC', 1)];
}

function leadsTouched(journal: Journal): LeadRow[] {
  return journal.all(
    `SELECT l.id, l.name FROM (
       SELECT lead_id, max(id) AS last FROM (SELECT id, lead_id FROM touch ORDER BY id DESC LIMIT ${latest})
       WHERE lead_id IS NOT NULL GROUP BY lead_id ORDER BY last DESC LIMIT ${most}
     ) t JOIN lead l ON l.id = t.lead_id ORDER BY t.last DESC`,
  );
}

/** Leads in whose folded name a later word begins with `start`; among the newest 5,000 only. */
export function leadsWithWord(journal: Journal, start: string): LeadRow[] {
  return journal.all(
    `SELECT id, name FROM (SELECT id, name, folded FROM lead ORDER BY id DESC LIMIT ${scanned})
     WHERE instr(folded, ' ' || ?) > 0 ORDER BY folded, id LIMIT ${most}`,
    [start],
  );
}

/** Leads whose number begins with these digits; without digits those touched lately and the oldest. */
export function leadsNumbered(journal: Journal, digits: string): LeadRow[] {
  if (digits === '')
    return [
      ...leadsTouched(journal),
      ...journal.all<LeadRow>('SELECT id, name FROM lead ORDER BY id LIMIT 10'),
    ];
  const ranges = Array.from({ length: Math.max(0, 15 - digits.length) }, (_, more) => {
    const low = Number(digits) * 10 ** more;
    return `id BETWEEN ${low} AND ${low + 10 ** more - 1}`;
  });
  if (ranges.length === 0) return [];
  return journal.all(`SELECT id, name FROM lead WHERE ${ranges.join(' OR ')} ORDER BY id LIMIT ${most}`);
}

export interface KnownTactic {
  name: string;
  version: number;
  isNewest: 0 | 1;
  isDropped: 0 | 1;
  channel: string;
  kind: string;
}

/** Every version of every tactic, the newest first; tactics used lately come first. */
export function knownTactics(journal: Journal): KnownTactic[] {
  return journal.all(
    `SELECT t.name, v.version, t.channel, t.kind, t.dropped_day IS NOT NULL AS isDropped,
       v.version = max(v.version) OVER (PARTITION BY t.id) AS isNewest
     FROM tactic t JOIN tactic_version v ON v.tactic_id = t.id LEFT JOIN (
       SELECT version_id, max(id) AS last FROM (SELECT id, version_id FROM touch ORDER BY id DESC LIMIT ${latest})
       GROUP BY version_id
     ) u ON u.version_id = v.id
     ORDER BY max(u.last) OVER (PARTITION BY t.id) DESC, t.folded, v.version DESC`,
  );
}
