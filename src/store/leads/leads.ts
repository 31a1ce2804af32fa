import type { Day } from '../../domain/calendar.js';
import { fitOf, hasWordStarts, isAlmost, slipsAllowed, wordsOf } from '../../domain/match.js';
import { leadNumber, readMarked } from '../../domain/names/marked-name.js';
import { foldPhone, isPhone } from '../../domain/phone/phone.js';
import { checkName, checkText, fold, textLimit } from '../../domain/text.js';
import type { Origin, Tier } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import { PhoneFinder } from './phones.js';
import { searchedText } from './searched.js';
import { defaultOriginOf } from '../settings/settings.js';
import { findSource, sourceFor } from './sources.js';
import { addTags, checkTag } from './tags.js';
import type { Write } from '../file/write.js';

export interface LeadName {
  id: number;
  name: string;
  /** Whether it is not to be contacted: it was stopped, or an outcome that stops came since that was last lifted. */
  stopped: 0 | 1;
  /** Tells apart leads of one name; missing where it was not read. */
  company?: string | null;
}

/** A lead of the journal, or the name of one to be made; `isDoubtful`: one that is there may be nearly the same. */
export type LeadOrNew =
  | { lead: LeadName }
  /** `more`: what else is said of it where it is named. */
  | { newName: string; isDoubtful?: boolean; more?: Omit<NewLead, 'name'> };

/** What a person's words for a lead can mean. */
export type LeadMatch =
  | { kind: 'one'; lead: LeadName; exact: boolean }
  | { kind: 'several'; leads: LeadName[]; exact: boolean }
  | { kind: 'almost'; leads: LeadName[] }
  | { kind: 'none' };

/** SQL: result `sr` came after the stop of lead `l` was last lifted, if it was; on the day itself, by its time. */
export const isAfterLift = `(l.lifted IS NULL OR sr.day > substr(l.lifted, 1, 10)
  OR (sr.day = substr(l.lifted, 1, 10) AND sr.at > unixepoch(l.lifted, 'subsec') * 1000))`;

/** SQL: whether lead `l` is not to be contacted. */
export const stoppedSql = `(l.stopped OR EXISTS (
  SELECT 1 FROM last_result ls
  WHERE ls.lead_id = l.id AND ls.stops = 1 AND (l.lifted IS NULL OR EXISTS (
    SELECT 1 FROM touch st JOIN result sr ON sr.touch_id = st.id JOIN outcome so ON so.id = sr.outcome_id
    WHERE st.lead_id = l.id AND so.stops = 1 AND ${isAfterLift}))))`;
const nameSql = `SELECT l.id, l.name, l.company, ${stoppedSql} AS stopped FROM lead l`;

/** The lead with that number, or the one it was merged into. */
export function leadById(journal: Journal, id: number): LeadName | undefined {
  return (
    journal.get(`${nameSql} WHERE l.id = ?`, [id]) ??
    journal.get(`${nameSql} WHERE l.id = (SELECT lead_id FROM merged_lead WHERE number = ?)`, [id])
  );
}

/**
 * Finds a lead by `@ID`, exact name, email or phone (folded), by a name of its own with its number as screens show it, by
 * the name of one merged into it, or by whole words in the same order that fit only one. Anything nearer than nothing is an almost-match;
 * `exactOnly` looks no further than exact names. A bare number is no part of a name. Throws a UserError for a number that
 * no lead has, and for a name with the number of another lead. `near` finds what is near to a folded name.
 */
export function findLead(
  journal: Journal,
  text: string,
  exactOnly = false,
  near: FindNear = (folded) => nearLeads(journal, folded),
): LeadMatch {
  const number = leadNumber(text);
  if (number !== undefined) return { kind: 'one', lead: requireNumber(journal, number), exact: true };
  const folded = fold(text);
  const exact = journal.all<LeadName>(`${nameSql} WHERE l.folded = ? ORDER BY l.id`, [folded]);
  const named = exact.length > 0 ? exact : findByAddress(journal, text, folded);
  const same = withMarked(journal, text, named);
  if (same.length === 1) return { kind: 'one', lead: same[0]!, exact: true };
  if (same.length > 1) return { kind: 'several', leads: same, exact: true };
  if (exactOnly) return { kind: 'none' };
  const merged = journal.all<LeadName>(
    `${nameSql} WHERE l.id IN (SELECT lead_id FROM merged_lead WHERE folded = ?) ORDER BY l.id`,
    [folded],
  );
  if (merged.length === 1) return { kind: 'one', lead: merged[0]!, exact: true };
  if (merged.length > 1) return { kind: 'several', leads: merged, exact: false };
  return /^\d{1,4}$/.test(folded) ? { kind: 'none' } : matchOf(journal, near(folded));
}

function requireNumber(journal: Journal, number: number): LeadName {
  const lead = leadById(journal, number);
  if (lead) return lead;
  throw new UserError(`There is no lead @${number}.`, { hint: 'See them with "prospect lead list".' });
}

/** The leads that a text names, and the one whose number stands in it with its name. */
function withMarked(journal: Journal, text: string, named: LeadName[]): LeadName[] {
  const marked = readMarked(text);
  if (!marked) return named;
  const { number, name } = marked;
  const lead = leadById(journal, number);
  if (lead && (name === '' || fitsName(journal, lead, name)))
    return [...named.filter(({ id }) => id !== lead.id), lead];
  if (named.length > 0) return named;
  if (leadNumber(name) !== undefined)
    throw new UserError(`"${text}" names two leads.`, { hint: 'Name one of them at a time.' });
  const other = findLead(journal, name, true);
  const others = other.kind === 'one' ? [other.lead] : other.kind === 'several' ? other.leads : [];
  const who = others.map(({ id }) => `@${id}`).join(' and ');
  throw new UserError(
    `${lead ? `@${number} is ${lead.name}, not "${name}"` : `There is no lead @${number}`}${who && `; ${name} is ${who}`}.`,
    {
      hint: lead
        ? `Write @${number} for ${lead.name}, or ${who ? `${who} for ${name}` : `"${name}" without the number`}.`
        : `Write ${who || `"${name}"`} without the number.`,
    },
  );
}

/** The leads that are called so, whatever the case and accents. */
export function namesakes(journal: Journal, name: string): LeadName[] {
  return journal.all(`${nameSql} WHERE l.folded = ? ORDER BY l.id`, [fold(name)]);
}

/** The company of a lead where another of these has the same name; null where it has none or that is not needed. */
export function companyAmong(leads: readonly LeadName[], { id, name, company }: LeadName): string | null {
  const isAlike = leads.some((other) => other.id !== id && fold(other.name) === fold(name));
  return isAlike ? (company ?? null) : null;
}

/** Whether a name is that of a lead, one it had or almost one, or one of its addresses. */
export function fitsName(journal: Journal, { id, name }: LeadName, typed: string): boolean {
  const [own, other] = [fold(name), fold(typed)];
  if (own === other || hasWordStarts(own, other) || isAlmost(own, other)) return true;
  if (isPhone(typed) && new PhoneFinder(journal).leadsWith(typed).includes(id)) return true;
  return (
    journal.get(
      `SELECT 1 FROM merged_lead WHERE lead_id = $id AND folded = $other
       UNION ALL SELECT 1 FROM address WHERE lead_id = $id AND folded = $other`,
      { id, other },
    ) !== undefined
  );
}

function findByAddress(journal: Journal, text: string, folded: string): LeadName[] {
  const kind = addressKind(text);
  if (kind === undefined) return [];
  if (kind === 'phone')
    return journal.all(`${nameSql} WHERE l.id IN (SELECT value FROM json_each(?)) ORDER BY l.id`, [
      JSON.stringify(new PhoneFinder(journal).leadsOnLine(text)),
    ]);
  return journal.all(
    `${nameSql} WHERE l.id IN (SELECT lead_id FROM address WHERE kind = 'email' AND folded = ?) ORDER BY l.id`,
    [folded],
  );
}

/** Whether a lead has this phone in any spelling. */
export function hasPhone(journal: Journal, id: number, phone: string): boolean {
  return new PhoneFinder(journal).leadsWith(phone).includes(id);
}

/** Whether a lead has this email; without one, whether it has any. */
export function hasEmail(journal: Journal, id: number, email: string | null = null): boolean {
  return (
    journal.get(
      `SELECT 1 FROM address WHERE lead_id = $id AND kind = 'email' AND ($folded IS NULL OR folded = $folded)`,
      { id, folded: email === null ? null : fold(email) },
    ) !== undefined
  );
}

/** Whether a text is an email or a phone number; undefined for a name. */
export function addressKind(text: string): 'email' | 'phone' | undefined {
  const typed = text.trim();
  if (isPhone(typed)) return 'phone';
  return typed.length <= textLimit.email && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? 'email' : undefined;
}

/** Numbers of the leads whose names are near to another, each perhaps more than once. */
export interface NearLeads {
  /** That hold every word of it in the same order. */
  whole: number[];
  /** With a word that begins like each word of it, in any order, or with a slip. */
  almost: number[];
}

export type FindNear = (folded: string) => NearLeads;

function matchOf(journal: Journal, { whole, almost }: NearLeads): LeadMatch {
  if (whole.length === 1) return { kind: 'one', lead: leadById(journal, whole[0]!)!, exact: false };
  if (whole.length > 1) return { kind: 'several', leads: lastTouched(journal, whole), exact: false };
  return almost.length > 0 ? { kind: 'almost', leads: lastTouched(journal, almost) } : { kind: 'none' };
}

function nearLeads(journal: Journal, folded: string): NearLeads {
  const words = wordsOf(folded);
  if (words.length === 0) return { whole: [], almost: [] };
  const containing = journal.all<{ id: number; folded: string }>(
    `SELECT id, folded FROM lead WHERE ${words.map(() => 'instr(folded, ?) > 0').join(' AND ')} ORDER BY id`,
    words,
  );
  const fitting = (fit: 'whole' | 'near') =>
    containing.filter((lead) => fitOf(lead.folded, folded) === fit).map((lead) => lead.id);
  const whole = fitting('whole');
  if (whole.length > 0) return { whole, almost: [] };
  return { whole, almost: [...fitting('near'), ...findSlips(journal, folded)] };
}

/** These leads, each once, the last touched first. */
function lastTouched(journal: Journal, ids: number[]): LeadName[] {
  return journal.all(
    `${nameSql} WHERE l.id IN (SELECT value FROM json_each(?))
     ORDER BY (SELECT max(day) FROM touch WHERE lead_id = l.id) DESC, l.id DESC`,
    [JSON.stringify(ids)],
  );
}

/**
 * Numbers of leads whose names are almost that one. A name at most k edits away keeps at least one of k + 1 pieces whole,
 * or swaps across their border.
 */
export function findSlips(journal: Journal, folded: string): number[] {
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
  url?: string | undefined;
  tags?: string[] | undefined;
  note?: string | undefined;
}

/**
 * Adds a lead and returns its number. One named by its email or phone has that as an address too. Without an origin or
 * a source it is of the default origin, and so is a source named for the first time. Throws UserError where a name or
 * an address cannot be kept.
 */
export function addLead(journal: Journal, write: Write, lead: NewLead, day: Day): number {
  const company = lead.company === undefined ? null : checkName('company', lead.company, textLimit.company);
  const note = lead.note === undefined ? null : checkText('note', lead.note, textLimit.note) || null;
  const url = lead.url === undefined ? null : checkName('url', lead.url, textLimit.url);
  const tags = (lead.tags ?? []).map(checkTag);
  const { name } = lead;
  const id = write.insert('lead', {
    name: checkName('lead name', name, textLimit.lead),
    folded: fold(name),
    company,
    source_id: lead.source === undefined ? null : sourceOf(journal, write, lead.source, lead.origin),
    origin: lead.origin ?? (lead.source === undefined ? defaultOriginOf(journal) : null),
    tier: lead.tier ?? null,
    day,
    url,
    note,
    searched: searchedText({ name, company, note, url, tags, merged: [] }),
  });
  const kind = addressKind(name);
  const known = new Set<string>();
  const add = (kind: 'email' | 'phone', value: string) => {
    const key = `${kind} ${foldAddress(kind, value)}`;
    if (!known.has(key)) addAddress(write, id, kind, value);
    known.add(key);
  };
  if (kind !== undefined) add(kind, name.trim());
  for (const email of lead.emails ?? []) add('email', email);
  for (const phone of lead.phones ?? []) add('phone', phone);
  if (tags.length > 0) addTags(journal, write, id, tags);
  return id;
}

function sourceOf(journal: Journal, write: Write, name: string, origin: Origin | undefined): number {
  const isNew = origin === undefined && findSource(journal, name) === undefined;
  return sourceFor(journal, write, name, isNew ? (defaultOriginOf(journal) ?? undefined) : origin);
}

/** The address as typed. Throws UserError where it cannot be an email or a phone number, or is too long. */
export function checkAddress(kind: 'email' | 'phone', value: string): string {
  checkText(kind, value, textLimit[kind]);
  if (
    kind === 'email' ? /^[^\s@<>()",:;]+@[^\s@<>()",:;]+$/.test(value.trim()) : foldPhone(value).length >= 3
  )
    return value;
  throw new UserError(`"${value}" is not ${kind === 'email' ? 'an email' : 'a phone number'}.`, {
    hint:
      kind === 'email' ? 'Write it like jo@example.org.' : 'Write it with its digits, like +49 30 123456.',
  });
}

export function addAddress(write: Write, leadId: number, kind: 'email' | 'phone', value: string): void {
  write.insert('address', { lead_id: leadId, kind, value, folded: foldAddress(kind, value) });
}

/** The form in which addresses are looked up; for phones `PhoneFinder` knows which are the same. */
export function foldAddress(kind: 'email' | 'phone', value: string): string {
  return kind === 'email' ? fold(value) : foldPhone(value) || fold(value);
}
