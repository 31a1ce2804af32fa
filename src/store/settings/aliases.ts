import { nearest } from '../../domain/match.js';
import { fold } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** A word of the owner's own for the beginning of a command line. */
export interface Alias {
  id: number;
  name: string;
  /** As typed, quotes and backslashes and all. */
  words: string;
  /** 1 until the owner accepts one that came with an import: it stands for nothing till then. */
  isWaiting: 0 | 1;
}

/** What an alias is called and stands for. */
export type AliasText = Pick<Alias, 'name' | 'words'>;

/** What the key of the setting begins with that is there while an alias waits; the alias's uid follows in hexadecimal. */
export const waiting = 'waiting-alias ';
const waitingKey = `'${waiting}' || lower(hex(alias.uid))`;
const aliasSql = `SELECT id, name, words, EXISTS (SELECT 1 FROM setting WHERE key = ${waitingKey}) AS isWaiting FROM alias`;

/** Every alias, by name. */
export function allAliases(journal: Journal): Alias[] {
  return journal.all(`${aliasSql} ORDER BY folded`);
}

/** The alias of that name, whatever its case and accents. */
export function findAlias(journal: Journal, name: string): Alias | undefined {
  return journal.get(`${aliasSql} WHERE folded = ?`, [fold(name)]);
}

/** The alias of that name. Throws UserError with the nearest names where there is none. */
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

/** Makes an alias, or gives the one of that name other words, and answers what it was. */
export function storeAlias(
  journal: Journal,
  write: Write,
  { name, words }: AliasText,
): AliasText | undefined {
  const before = findAlias(journal, name);
  if (!before) write.insert('alias', { name, folded: fold(name), words });
  else {
    write.edit('alias', before.id, { name, words });
    acceptAlias(journal, write, before);
  }
  return before;
}

/** Lets an alias that waits stand for its words from now on; no change for one that does already. */
export function acceptAlias(journal: Journal, write: Write, { id }: Pick<Alias, 'id'>): void {
  const setting = journal.get<{ id: number }>(
    `SELECT setting.id FROM setting JOIN alias ON setting.key = ${waitingKey} WHERE alias.id = ?`,
    [id],
  );
  if (setting) write.remove('setting', setting.id);
}

export function removeAlias(journal: Journal, write: Write, alias: Pick<Alias, 'id'>): void {
  acceptAlias(journal, write, alias);
  write.remove('alias', alias.id);
}
