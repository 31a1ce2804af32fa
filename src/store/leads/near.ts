import { findNearNames } from '../../domain/near-names.js';
import type { Journal } from '../file/journal.js';
import { findSlips } from './leads.js';

/** A lead, and another that may be the same: with an email or phone in common, or the same name or almost. */
export interface NearPair {
  id: number;
  name: string;
  other: { id: number; name: string };
}

const othersShown = 3;
// Looking for each name among all takes as long for this many as sorting the forms of all does.
const few = 50;

/** Whom the leads of `ids` are nearly the same as: at most three others for each. */
export function nearPairs(journal: Journal, ids: readonly number[]): NearPair[] {
  return ids.flatMap((id) => {
    const lead = journal.get<{ name: string; folded: string }>('SELECT name, folded FROM lead WHERE id = ?', [
      id,
    ]);
    if (!lead) return [];
    const alike = journal.all<{ id: number; name: string }>(
      `SELECT id, name FROM lead
       WHERE id <> $id AND (folded = $folded OR id IN (SELECT value FROM json_each($slips)) OR id IN (
         SELECT b.lead_id FROM address a JOIN address b ON b.folded = a.folded AND b.kind = a.kind WHERE a.lead_id = $id))
       ORDER BY id LIMIT ${othersShown}`,
      { id, folded: lead.folded, slips: JSON.stringify(findSlips(journal, lead.folded)) },
    );
    return alike.map((other) => ({ id, name: lead.name, other }));
  });
}

/** How many of the leads of `ids` are nearly the same as another one, and the first of them. */
export function countNear(
  journal: Journal,
  ids: readonly number[],
): { count: number; first: NearPair | undefined } {
  if (ids.length <= few) {
    const pairs = nearPairs(journal, ids);
    return { count: new Set(pairs.map(({ id }) => id)).size, first: pairs[0] };
  }
  const others = new Map([...sharers(journal, ids), ...namesakes(journal, ids)]);
  const [id, otherId] = [...others].sort(([a], [b]) => a - b)[0] ?? [];
  if (id === undefined || otherId === undefined) return { count: 0, first: undefined };
  const nameOf = (lead: number) =>
    journal.get<{ name: string }>('SELECT name FROM lead WHERE id = ?', [lead])!.name;
  return {
    count: others.size,
    first: { id, name: nameOf(id), other: { id: otherId, name: nameOf(otherId) } },
  };
}

/** Pairs of a lead of `ids` and one with which it has an email or phone in common. */
function sharers(journal: Journal, ids: readonly number[]): [number, number][] {
  return journal
    .all<{ id: number; low: number; high: number }>(
      `SELECT a.lead_id AS id, min(s.low) AS low, max(s.high) AS high
       FROM address a JOIN (
         SELECT kind, folded, min(lead_id) AS low, max(lead_id) AS high FROM address
         GROUP BY folded, kind HAVING low <> high
       ) s ON s.folded = a.folded AND s.kind = a.kind
       WHERE a.lead_id IN (SELECT value FROM json_each(?)) GROUP BY a.lead_id`,
      [JSON.stringify(ids)],
    )
    .map(({ id, low, high }) => [id, low === id ? high : low]);
}

/** Pairs of a lead of `ids` and one with the same name or almost. */
function namesakes(journal: Journal, ids: readonly number[]): [number, number][] {
  const leads = journal.all<{ id: number; folded: string }>('SELECT id, folded FROM lead ORDER BY id');
  const asked = new Set(ids);
  const duplicates = findNearNames(
    leads.map(({ folded }) => folded),
    leads.flatMap(({ id }, index) => (asked.has(id) ? [index] : [])),
  );
  return [...duplicates].map(([index, other]) => [leads[index]!.id, leads[other]!.id]);
}
