import { isAlmost } from '../../domain/match.js';
import { findNearNames } from '../../domain/names/near-names.js';
import { joinedBy } from '../../domain/phone/phone.js';
import { isSameFirm, namesAgree, pageKey } from './same-name.js';
import type { Journal } from '../file/journal.js';
import { countryOf } from '../settings/settings.js';
import { addressKind, findSlips } from './leads.js';
import { PhoneFinder } from './phones.js';

/** A lead, and another that may be the same: with an email or phone in common, or the same name or almost. */
export interface NearPair {
  id: number;
  name: string;
  other: { id: number; name: string };
  /** Set where a phone of one is a phone of the other with its calling code, which only a country makes one. */
  joined?: { country: string | null };
}

interface Known {
  id: number;
  name: string;
  folded: string;
  company: string | null;
  url: string | null;
}

const knownSql = 'SELECT id, name, folded, company, url FROM lead';

const othersShown = 3;
// Looking for each name among all takes as long for this many as sorting the forms of all does.
const few = 50;

/** Whom the leads of `ids` are nearly the same as: at most three others for each. */
export function nearPairs(journal: Journal, ids: readonly number[]): NearPair[] {
  const phones = new PhoneFinder(journal);
  return ids.flatMap((id) => {
    const lead = journal.get<Known>(`${knownSql} WHERE id = ?`, [id]);
    if (!lead) return [];
    const slips = addressKind(lead.name) === undefined ? findSlips(journal, lead.folded) : [];
    const alike = journal.all<Known>(
      `${knownSql}
       WHERE id <> $id AND (folded = $folded OR id IN (SELECT value FROM json_each($others)) OR id IN (
         SELECT b.lead_id FROM address a JOIN address b ON b.folded = a.folded AND b.kind = a.kind
         WHERE a.lead_id = $id AND a.kind = 'email'))
       ORDER BY id LIMIT ${othersShown}`,
      { id, folded: lead.folded, others: JSON.stringify([...slips, ...phones.leadsLike(id)]) },
    );
    // Of one lead alone whoever shares an address is told; of many those who are others by their names are not.
    const near = alike.filter((other) =>
      ids.length === 1 ? !isElsewhere(lead, other) : mayBeOne(lead, other),
    );
    return near.map((other) => withJoint(journal, { id, name: lead.name, other }));
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
  const known = journal.prepare(`${knownSql} WHERE id = ?`);
  const others = new Map([...sharers(journal, ids), ...namesakes(journal, ids)]);
  const pairs = [...others]
    .map(([id, other]) => [known.get(id) as Known, known.get(other) as Known] as const)
    .filter(([lead, other]) => mayBeOne(lead, other))
    .sort(([a], [b]) => a.id - b.id);
  const [first] = pairs;
  return {
    count: pairs.length,
    first: first && withJoint(journal, { id: first[0].id, name: first[0].name, other: first[1] }),
  };
}

/** The pair with what would make a phone of both one, where no country is set. */
function withJoint(journal: Journal, pair: NearPair): NearPair {
  if (countryOf(journal) !== null) return pair;
  const [own, others] = [pair.id, pair.other.id].map((id) =>
    journal
      .all<{ value: string }>("SELECT value FROM address WHERE lead_id = ? AND kind = 'phone' ORDER BY id", [
        id,
      ])
      .map(({ value }) => value),
  ) as [string[], string[]];
  const joints = own.flatMap((one) => others.flatMap((other) => joinedBy(one, other) ?? []));
  const joined = joints.find(({ country }) => country !== null) ?? joints[0];
  return joined === undefined ? pair : { ...pair, joined };
}

/** Whether nothing that is known keeps two leads apart that are called alike or share an address. */
function mayBeOne(lead: Known, other: Known): boolean {
  const isOne = isAlmost(lead.folded, other.folded) || namesAgree(lead.name, other.name);
  return isOne && !isElsewhere(lead, other);
}

/** Whether two leads of one name are with two firms or have two profiles. */
function isElsewhere(lead: Known, other: Known): boolean {
  const isTold = namesAgree(lead.name, other.name);
  const hasPages = lead.url !== null && other.url !== null;
  if (hasPages) return isTold && pageKey(lead.url!) !== pageKey(other.url!);
  return (
    isTold && lead.company !== null && other.company !== null && !isSameFirm(lead.company, other.company)
  );
}

/** Pairs of a lead of `ids` and one with which it has an email or phone in common. */
function sharers(journal: Journal, ids: readonly number[]): [number, number][] {
  const byEmail = journal
    .all<{ id: number; low: number; high: number }>(
      `SELECT a.lead_id AS id, min(s.low) AS low, max(s.high) AS high
       FROM address a JOIN (
         SELECT folded, min(lead_id) AS low, max(lead_id) AS high FROM address
         WHERE kind = 'email' GROUP BY folded HAVING low <> high
       ) s ON s.folded = a.folded
       WHERE a.kind = 'email' AND a.lead_id IN (SELECT value FROM json_each(?)) GROUP BY a.lead_id`,
      [JSON.stringify(ids)],
    )
    .map(({ id, low, high }): [number, number] => [id, low === id ? high : low]);
  const asked = new Set(ids);
  return [...byEmail, ...new PhoneFinder(journal).pairs().filter(([id]) => asked.has(id))];
}

/** Pairs of a lead of `ids` and one with the same name or almost. */
function namesakes(journal: Journal, ids: readonly number[]): [number, number][] {
  const leads = journal
    .all<{ id: number; name: string; folded: string }>('SELECT id, name, folded FROM lead ORDER BY id')
    .filter(({ name }) => addressKind(name) === undefined);
  const asked = new Set(ids);
  const duplicates = findNearNames(
    leads.map(({ folded }) => folded),
    leads.flatMap(({ id }, index) => (asked.has(id) ? [index] : [])),
  );
  return [...duplicates].map(([index, other]) => [leads[index]!.id, leads[other]!.id]);
}
