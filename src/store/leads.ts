import type { Day } from '../domain/calendar.js';
import { hasWords, hasWordStarts, isAlmost, slipsAllowed, wordsOf } from '../domain/match.js';
import { checkName, checkText, fold, foldPhone, textLimit } from '../domain/text.js';
import type { Origin, Tier } from '../domain/touch.js';
import { UserError } from '../errors.js';
import type { Journal } from './journal.js';
import type { Write } from './write.js';

export interface LeadName {
  id: number;
  name: string;
  /** Whether a touch, or the journal it came from, says that it is not to be contacted. */
  stopped: 0 | 1;
}

export interface Lead extends LeadName {
  uid: Buffer;
  company: string | null;
  emails: string | null;
  phones: string | null;
  source: string | null;
  origin: Origin | null;
  tier: Tier | null;
  note: string | null;
  externalId: string | null;
  day: Day;
  touches: number;
  lastDay: Day | null;
  stage: number | null;
}

/** What a person's words for a lead can mean. */
export type LeadMatch =
  | { kind: 'one'; lead: LeadName; exact: boolean }
  | { kind: 'several'; leads: LeadName[]; exact: boolean }
  | { kind: 'almost'; leads: LeadName[] }
  | { kind: 'none' };

const stoppedSql = `(l.stopped OR EXISTS (SELECT 1 FROM touch st JOIN result sr ON sr.touch_id = st.id JOIN outcome so ON so.id = sr.outcome_id
  WHERE st.lead_id = l.id AND so.stops = 1))`;
const nameSql = `SELECT l.id, l.name, ${stoppedSql} AS stopped FROM lead l`;

export function leadById(journal: Journal, id: number): LeadName | undefined {
  return journal.get(`${nameSql} WHERE l.id = ?`, [id]);
}

/**
 * Finds a lead by `@ID`, exact name, email or phone (folded), or by whole words that fit only one.
 * Anything nearer than nothing is an almost-match; `exactOnly` looks no further than exact names.
 */
export function findLead(journal: Journal, text: string, exactOnly = false): LeadMatch {
  const number = /^@(\d{1,15})$/.exec(text.trim());
  if (number) {
    const lead = leadById(journal, Number(number[1]));
    if (lead) return { kind: 'one', lead, exact: true };
    throw new UserError(`There is no lead ${text.trim()}.`, { hint: 'See them with "prospect lead list".' });
  }
  const folded = fold(text);
  const exact = journal.all<LeadName>(`${nameSql} WHERE l.folded = ? ORDER BY l.id`, [folded]);
  const byAddress = exact.length > 0 ? [] : findByAddress(journal, text, folded);
  const same = exact.length > 0 ? exact : byAddress;
  if (same.length === 1) return { kind: 'one', lead: same[0]!, exact: true };
  if (same.length > 1) return { kind: 'several', leads: same, exact: true };
  if (exactOnly) return { kind: 'none' };
  return findNear(journal, folded);
}

function findByAddress(journal: Journal, text: string, folded: string): LeadName[] {
  const kind = addressKind(text);
  if (kind === undefined) return [];
  return journal.all(
    `${nameSql} WHERE l.id IN (SELECT lead_id FROM address WHERE kind = ? AND folded = ?) ORDER BY l.id`,
    [kind, kind === 'phone' ? foldPhone(text) : folded],
  );
}

/** Whether a text is an email or a phone number; undefined for a name. */
function addressKind(text: string): 'email' | 'phone' | undefined {
  const typed = text.trim();
  if (typed.length <= textLimit.phone && /^[+\d][\d\s()./-]*$/.test(typed) && foldPhone(typed).length >= 5)
    return 'phone';
  return typed.length <= textLimit.email && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? 'email' : undefined;
}

function findNear(journal: Journal, folded: string): LeadMatch {
  const words = wordsOf(folded);
  if (words.length === 0) return { kind: 'none' };
  const containing = journal.all<{ id: number; folded: string }>(
    `SELECT id, folded FROM lead WHERE ${words.map(() => 'instr(folded, ?) > 0').join(' AND ')} ORDER BY id`,
    words,
  );
  const whole = containing.filter((lead) => hasWords(lead.folded, folded)).map((lead) => lead.id);
  if (whole.length === 1) return { kind: 'one', lead: leadById(journal, whole[0]!)!, exact: false };
  if (whole.length > 1) return { kind: 'several', leads: lastTouched(journal, whole), exact: false };
  const almost = [
    ...containing.filter((lead) => hasWordStarts(lead.folded, folded)).map((lead) => lead.id),
    ...findSlips(journal, folded),
  ];
  return almost.length > 0 ? { kind: 'almost', leads: lastTouched(journal, almost) } : { kind: 'none' };
}

/** These leads, each once, the last touched first. */
function lastTouched(journal: Journal, ids: number[]): LeadName[] {
  return journal.all(
    `${nameSql} WHERE l.id IN (SELECT value FROM json_each(?))
     ORDER BY (SELECT max(day) FROM touch WHERE lead_id = l.id) DESC, l.id DESC`,
    [JSON.stringify(ids)],
  );
}

/** A name at most k edits away keeps at least one of k + 1 pieces whole, or swaps across their border. */
function findSlips(journal: Journal, folded: string): number[] {
  const slips = slipsAllowed(folded);
  if (slips === 0) return [];
  const size = Math.ceil(folded.length / (2 * slips + 1));
  const pieces: string[] = [];
  for (let start = 0; start < folded.length; start += size) pieces.push(folded.slice(start, start + size));
  const candidates = journal.all<{ id: number; folded: string }>(
    `SELECT id, folded FROM lead
     WHERE length(folded) BETWEEN ? AND ? AND (${pieces.map(() => 'instr(folded, ?) > 0').join(' OR ')})
     ORDER BY id`,
    [folded.length - slips, folded.length + slips, ...pieces],
  );
  return candidates.filter((lead) => isAlmost(folded, lead.folded)).map((lead) => lead.id);
}

/** Leads whose name, company or address holds the text; the last touched first. For search as one types. */
export function searchLeads(journal: Journal, text: string, limit: number): LeadName[] {
  const folded = fold(text);
  return journal.all(
    `${nameSql}
     WHERE instr(l.folded, $text) > 0
        OR l.id IN (SELECT lead_id FROM address WHERE instr(folded, $text) > 0)
     ORDER BY (instr(l.folded, $text) = 1) DESC,
              (SELECT max(day) FROM touch WHERE lead_id = l.id) DESC, l.id DESC
     LIMIT $limit`,
    { text: folded, limit },
  );
}

export interface NewLead {
  name: string;
  company?: string | undefined;
  emails?: string[] | undefined;
  phones?: string[] | undefined;
  source?: string | undefined;
  origin?: Origin | undefined;
  tier?: Tier | undefined;
  note?: string | undefined;
  externalId?: string | undefined;
}

/** Adds a lead and returns its number. One named by its email or phone has that as an address too. */
export function addLead(journal: Journal, write: Write, lead: NewLead, day: Day): number {
  const id = write.insert('lead', {
    name: checkName('lead name', lead.name, textLimit.lead),
    folded: fold(lead.name),
    company: lead.company === undefined ? null : checkName('company', lead.company, textLimit.company),
    source_id: lead.source === undefined ? null : sourceFor(journal, write, lead.source, lead.origin),
    origin: lead.origin ?? null,
    tier: lead.tier ?? null,
    note: lead.note === undefined ? null : checkText('note', lead.note, textLimit.note) || null,
    external_id:
      lead.externalId === undefined ? null : checkText('external id', lead.externalId, textLimit.externalId),
    day,
  });
  const kind = addressKind(lead.name);
  if (kind !== undefined) addAddress(write, id, kind, lead.name.trim());
  for (const email of lead.emails ?? []) addAddress(write, id, 'email', email);
  for (const phone of lead.phones ?? []) addAddress(write, id, 'phone', phone);
  return id;
}

/** The address as typed, or a refusal when it cannot be one. */
export function checkAddress(kind: 'email' | 'phone', value: string): string {
  checkName(kind, value, textLimit[kind]);
  if (kind === 'email' ? /^[^\s@]+@[^\s@]+$/.test(value.trim()) : foldPhone(value).length >= 3) return value;
  throw new UserError(`"${value}" is not ${kind === 'email' ? 'an email' : 'a phone number'}.`, {
    hint:
      kind === 'email' ? 'Write it like jo@example.org.' : 'Write it with its digits, like +49 30 123456.',
  });
}

export function addAddress(write: Write, leadId: number, kind: 'email' | 'phone', value: string): void {
  write.insert('address', { lead_id: leadId, kind, value, folded: foldAddress(kind, value) });
}

/** The form in which addresses are compared. */
export function foldAddress(kind: 'email' | 'phone', value: string): string {
  return kind === 'email' ? fold(value) : foldPhone(value) || fold(value);
}

/** The source with this name, made when new; one without an origin takes the one given. */
export function sourceFor(journal: Journal, write: Write, name: string, origin: Origin | undefined): number {
  checkName('source', name, textLimit.source);
  const known = journal.get<{ id: number; origin: Origin | null }>(
    'SELECT id, origin FROM source WHERE folded = ?',
    [fold(name)],
  );
  if (!known) return write.insert('source', { name, folded: fold(name), origin: origin ?? null });
  if (known.origin === null && origin) write.edit('source', known.id, { origin });
  return known.id;
}

/** Leads with what is known of them, newest first or those named; `limit` 0 means all. */
export function leadRows(
  journal: Journal,
  filter: {
    ids?: number[];
    tier?: Tier;
    source?: string;
    after?: number;
    ascending?: boolean;
    limit: number;
  },
): Lead[] {
  const where = ['l.id > $after'];
  if (filter.ids) where.push('l.id IN (SELECT value FROM json_each($ids))');
  if (filter.tier) where.push('l.tier = $tier');
  if (filter.source !== undefined) where.push('s.folded = $source');
  return journal.all(
    `SELECT l.id, l.uid, l.name, l.company, l.tier, l.note, l.external_id AS externalId, l.day,
       (SELECT group_concat(value, '; ') FROM (SELECT value FROM address WHERE lead_id = l.id AND kind = 'email' ORDER BY id)) AS emails,
       (SELECT group_concat(value, '; ') FROM (SELECT value FROM address WHERE lead_id = l.id AND kind = 'phone' ORDER BY id)) AS phones,
       s.name AS source, coalesce(l.origin, s.origin) AS origin, ${stoppedSql} AS stopped,
       (SELECT count(*) FROM touch WHERE lead_id = l.id) AS touches,
       (SELECT max(day) FROM touch WHERE lead_id = l.id) AS lastDay,
       (SELECT max(o.stage) FROM touch t JOIN result r ON r.touch_id = t.id JOIN outcome o ON o.id = r.outcome_id
         WHERE t.lead_id = l.id) AS stage
     FROM lead l LEFT JOIN source s ON s.id = l.source_id
     WHERE ${where.join(' AND ')} ORDER BY l.id ${filter.ascending ? 'ASC' : 'DESC'} LIMIT $limit`,
    {
      after: filter.after ?? 0,
      ids: JSON.stringify(filter.ids ?? []),
      tier: filter.tier ?? null,
      source: filter.source === undefined ? null : fold(filter.source),
      limit: filter.limit === 0 ? -1 : filter.limit,
    },
  );
}

/** All leads by number, a page at a time, so that memory stays flat and no read is open across a write. */
export function* leadPages(journal: Journal, size = 500): Generator<Lead[]> {
  for (let after = 0; ;) {
    const rows = leadRows(journal, { after, ascending: true, limit: size });
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)!.id;
  }
}
