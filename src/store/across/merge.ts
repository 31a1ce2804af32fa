import type { Day } from '../../domain/calendar.js';
import { checkText, textLimit } from '../../domain/text.js';
import { tiers, type Origin, type Tier } from '../../domain/touch.js';
import { isBefore } from '../../domain/when.js';
import type { Journal, Value } from '../file/journal.js';
import { leadById } from '../leads/leads.js';
import type { Table } from '../file/operations.js';
import { closeStep, openSteps, type NextStep } from '../promises/promises.js';
import { refreshSearched } from '../leads/searched.js';
import type { Write } from '../file/write.js';

/** What became of the things of a lead that was merged into another. */
export interface Merge {
  /** Rows moved, by table. Emails, phones and tags the other had too are not among them. */
  moved: { touch: number; next_step: number; address: number; tag: number };
  /** Open next steps that gave way to an earlier one of their sort. */
  dropped: NextStep[];
  /** Columns of the lead that were empty and were filled. */
  filled: string[];
  /** Both had a note: they stand one after the other. */
  joinedNotes: boolean;
  /** The other's, where that was higher. */
  tier: Tier | null;
  isStopped: boolean;
  /** An external id that stands beside the one the other has. */
  externalId: string | null;
}

interface LeadRow {
  id: number;
  uid: Buffer;
  name: string;
  folded: string;
  company: string | null;
  source_id: number | null;
  origin: Origin | null;
  tier: Tier | null;
  external_id: string | null;
  stopped: 0 | 1;
  stopped_day: Day | null;
  lifted: string | null;
  day: Day;
  url: string | null;
  note: string | null;
  every_days: number | null;
  /** Its own origin, or else its source's. */
  known_origin: Origin | null;
}

/**
 * Moves everything of lead `from` into lead `into`, which keeps its name and what it has: its empty fields are filled,
 * the higher tier and the earlier day stay, notes are joined, and it is stopped if either is. `from` is removed; what it
 * was known by is kept, so that an import or an old number finds `into`. Refuses notes too long to be joined.
 */
export function mergeLeads(journal: Journal, write: Write, into: number, from: number, on: Day): Merge {
  const [kept, gone] = [leadRow(journal, into), leadRow(journal, from)];
  const isStopped = [into, from].some((id) => leadById(journal, id)!.stopped === 1);
  const dropped = dropLater(journal, write, into, from, on);
  const moved = {
    touch: moveAll(journal, write, 'touch', into, from),
    next_step: moveAll(journal, write, 'next_step', into, from),
    address: moveNew(journal, write, 'address', "kind || ' ' || folded", into, from),
    tag: moveNew(journal, write, 'tag', 'folded', into, from),
  };
  moveAll(journal, write, 'merged_lead', into, from);
  write.remove('lead', from);
  const takesId = kept.external_id === null;
  rememberMerged(journal, write, into, { ...gone, external_id: takesId ? null : gone.external_id }, on);

  const joinedNotes = kept.note !== null && gone.note !== null && kept.note !== gone.note;
  const filled = emptyFieldsFilled(kept, gone);
  const fields: Record<string, Value> = {
    ...filled,
    ...(joinedNotes
      ? { note: checkText('note of both together', `${kept.note}\n\n${gone.note}`, textLimit.note) }
      : {}),
    ...(rankOf(gone.tier) < rankOf(kept.tier) ? { tier: gone.tier } : {}),
    ...(gone.day < kept.day ? { day: gone.day } : {}),
    ...(laterLift(kept, gone) === kept.lifted ? {} : { lifted: laterLift(kept, gone) }),
  };
  write.edit('lead', into, fields);
  const wouldBeLifted = isStopped && leadById(journal, into)!.stopped === 0;
  if (kept.stopped === 0 && (gone.stopped === 1 || wouldBeLifted))
    write.edit('lead', into, { stopped: 1, stopped_day: gone.stopped_day });
  refreshSearched(journal, write, into);
  return {
    moved,
    dropped,
    filled: Object.keys(filled),
    joinedNotes,
    tier: 'tier' in fields ? gone.tier : null,
    isStopped,
    externalId: takesId ? null : gone.external_id,
  };
}

function leadRow(journal: Journal, id: number): LeadRow {
  return journal.get<LeadRow>(
    `SELECT l.*, coalesce(l.origin, s.origin) AS known_origin
     FROM lead l LEFT JOIN source s ON s.id = l.source_id WHERE l.id = ?`,
    [id],
  )!;
}

/** Of the open steps of both the earliest of each sort stays open: a meeting's date, a promise of yours, a hand-off. */
function dropLater(journal: Journal, write: Write, into: number, from: number, on: Day): NextStep[] {
  const sortOf = ({ isMeeting, owner }: NextStep) =>
    isMeeting === 1 ? 'meeting' : owner === null ? 'yours' : 'hand-off';
  const steps = [...openSteps(journal, into), ...openSteps(journal, from)];
  const earliest = new Map<string, NextStep>();
  for (const step of steps) {
    const first = earliest.get(sortOf(step));
    if (!first || isBefore(step, first)) earliest.set(sortOf(step), step);
  }
  const dropped = steps.filter((step) => earliest.get(sortOf(step)) !== step);
  for (const step of dropped) closeStep(write, step.id, 'dropped', on, { why: `merged with @${from}` });
  return dropped;
}

function moveAll(journal: Journal, write: Write, table: Table, into: number, from: number): number {
  const ids = journal.idsOf(table, 'lead_id', from);
  for (const id of ids) write.edit(table, id, { lead_id: into });
  return ids.length;
}

/** Moves the rows whose key the other lead has not; those it has are removed. */
function moveNew(
  journal: Journal,
  write: Write,
  table: 'address' | 'tag',
  key: string,
  into: number,
  from: number,
): number {
  const doubles = journal.all<{ id: number }>(
    `SELECT id FROM ${table} WHERE lead_id = ? AND ${key} IN (SELECT ${key} FROM ${table} WHERE lead_id = ?) ORDER BY id`,
    [from, into],
  );
  for (const { id } of doubles) write.remove(table, id);
  return moveAll(journal, write, table, into, from);
}

/** Keeps by what a lead was known. Another journal's word about the same one gives way. */
function rememberMerged(
  journal: Journal,
  write: Write,
  into: number,
  { id, uid, name, folded, external_id }: LeadRow,
  day: Day,
): void {
  const before = journal.all<{ id: number }>(
    'SELECT id FROM merged_lead WHERE uid = ? OR number = ? OR external_id = ?',
    [uid, id, external_id],
  );
  for (const row of before) write.remove('merged_lead', row.id);
  write.insert('merged_lead', { uid, lead_id: into, number: id, name, folded, external_id, day });
}

/** What `kept` lacks and `gone` has. An origin that is known by the source counts as had. */
function emptyFieldsFilled(kept: LeadRow, gone: LeadRow): Record<string, Value> {
  const filled: Record<string, Value> = {};
  for (const name of ['company', 'source_id', 'url', 'note', 'external_id', 'every_days'] as const)
    if (kept[name] === null && gone[name] !== null) filled[name] = gone[name];
  const isOpen = kept.known_origin === null && gone.known_origin !== null;
  if (isOpen && (gone.origin !== null || !('source_id' in filled))) filled.origin = gone.known_origin;
  return filled;
}

/** When stopping either was lifted last. */
function laterLift(kept: LeadRow, gone: LeadRow): string | null {
  const [a, b] = [kept.lifted, gone.lifted];
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}

function rankOf(tier: Tier | null): number {
  return tier === null ? tiers.length : tiers.indexOf(tier);
}
