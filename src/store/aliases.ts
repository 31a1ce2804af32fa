import { nearest } from '../domain/match.js';
import { fold } from '../domain/text.js';
import { UserError } from '../errors.js';
import type { Journal } from './journal.js';
import type { Write } from './write.js';

/** A word of the owner's own for the beginning of a command line. */
export interface Alias {
  id: number;
  name: string;
  /** As typed, quotes and backslashes and all. */
  words: string;
}

const aliasSql = 'SELECT id, name, words FROM alias';

/** Every alias, by name. */
export function allAliases(journal: Journal): Alias[] {
  return journal.all(`${aliasSql} ORDER BY folded`);
}

/** The alias of that name, whatever its case and accents. */
export function findAlias(journal: Journal, name: string): Alias | undefined {
  return journal.get(`${aliasSql} WHERE folded = ?`, [fold(name)]);
}

/** The alias of that name, or a refusal with the nearest ones. */
export function requireAlias(journal: Journal, name: string): Alias {
  const alias = findAlias(journal, name);
  if (alias) return alias;
  const near = nearest(
    fold(name),
    allAliases(journal).map((other) => other.name),
  );
  const meant = near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
  throw new UserError(`There is no alias "${name}".`, { hint: `${meant}See them with "prospect alias".` });
}

/** Makes an alias, or gives the one of that name other words. */
export function storeAlias(journal: Journal, write: Write, name: string, words: string): void {
  const before = findAlias(journal, name);
  if (before) write.edit('alias', before.id, { name, words });
  else write.insert('alias', { name, folded: fold(name), words });
}

export function removeAlias(write: Write, { id }: Alias): void {
  write.remove('alias', id);
}

/** Adds an imported alias and says whether it was: one of that uid or name that is there stays as it is. */
export function importAlias(
  journal: Journal,
  write: Write,
  { uid, name, words }: Omit<Alias, 'id'> & { uid: Buffer },
): boolean {
  const folded = fold(name);
  if (journal.get('SELECT 1 FROM alias WHERE uid = ? OR folded = ?', [uid, folded]) !== undefined)
    return false;
  write.insert('alias', { uid, name, folded, words });
  return true;
}
