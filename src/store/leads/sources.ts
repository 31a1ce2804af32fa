import { nearest } from '../../domain/match.js';
import { checkName, fold, foldWord, textLimit } from '../../domain/text.js';
import type { Origin } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** Where leads come from. Its origin holds for each of its leads that has none of its own. */
export interface Source {
  id: number;
  name: string;
  origin: Origin | null;
  /** Whether somebody was asked for the origin; then it is not asked for again, known or not. */
  asked: 0 | 1;
}

/** A source with the leads that come from it. */
export interface SourceRow extends Source {
  leads: number;
  /** Of them those with another origin of their own, which holds for them. */
  otherOrigin: number;
}

const sourceSql = 'SELECT id, name, origin, asked FROM source';

/** The source of that name, or else the first whose words are the same: `trade fair`, trade-fair. */
export function findSource(journal: Journal, name: string): Source | undefined {
  return (
    journal.get(`${sourceSql} WHERE folded = ?`, [fold(name)]) ??
    journal.get(`${sourceSql} WHERE replace(replace(folded, ' ', '-'), '_', '-') = ? ORDER BY id LIMIT 1`, [
      foldWord(name),
    ])
  );
}

/** The source of that name. Throws UserError with the nearest names where there is none. */
export function requireSource(journal: Journal, name: string): Source {
  const found = findSource(journal, name);
  if (found) return found;
  const names = journal.all<{ name: string }>('SELECT name FROM source ORDER BY id').map((row) => row.name);
  const near = nearest(fold(name), names.map(fold)).map((folded) =>
    names.find((one) => fold(one) === folded)!,
  );
  throw new UserError(`There is no source "${name}".`, {
    hint: `${near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : ''}See all with "prospect source list".`,
  });
}

/** Names of the sources that the newest leads come from, at most `count`, without those of referrals, which are one lead's. */
export function lastSources(journal: Journal, count: number): string[] {
  return journal
    .all<{ name: string }>(
      `SELECT s.name FROM source s JOIN lead l ON l.source_id = s.id
       WHERE s.folded NOT LIKE 'referral by %' GROUP BY s.id ORDER BY max(l.id) DESC LIMIT ?`,
      [count],
    )
    .map(({ name }) => name);
}

/** Sources with their leads, by name. */
export function sourceRows(journal: Journal): SourceRow[] {
  return journal.all(
    `SELECT s.id, s.name, s.origin, s.asked, count(l.id) AS leads,
       total(l.origin IS NOT NULL AND l.origin IS NOT s.origin) AS otherOrigin
     FROM source s LEFT JOIN lead l ON l.source_id = s.id GROUP BY s.id ORDER BY s.folded, s.id`,
  );
}

/**
 * The source with this name, made when new; one without an origin takes the one given. Throws UserError where a new one
 * cannot be called so.
 */
export function sourceFor(journal: Journal, write: Write, name: string, origin: Origin | undefined): number {
  checkName('source', name, textLimit.source);
  const known = findSource(journal, name);
  if (!known) return write.insert('source', { name, folded: fold(name), origin: origin ?? null });
  if (known.origin === null && origin) write.edit('source', known.id, { origin });
  return known.id;
}

/** Whether the origin of a source is still to be asked for: it is new, or neither known nor asked for before. */
export function lacksOrigin(journal: Journal, name: string): boolean {
  const known = findSource(journal, name);
  return known === undefined || (known.origin === null && known.asked === 0);
}

/** Keeps what was answered when the origin of a source was asked for; null is "don't know". */
export function rememberOrigin(journal: Journal, write: Write, name: string, origin: Origin | null): void {
  const id = sourceFor(journal, write, name, origin ?? undefined);
  write.edit('source', id, { asked: 1 });
}

/** Changes the origin of a source; null is "not known". */
export function setOrigin(write: Write, id: number, origin: Origin | null): void {
  write.edit('source', id, { origin, asked: 1 });
}

/** Gives a source another name, which none may have yet. Throws UserError where it cannot be called so. */
export function renameSource(write: Write, id: number, name: string): void {
  write.edit('source', id, { name: checkName('source', name, textLimit.source), folded: fold(name) });
}
