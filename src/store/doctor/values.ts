import { UserError } from '../../errors.js';
import { WholeJournal } from '../across/exports.js';
import { inPlaces } from '../across/touch-intake.js';
import type { Journal } from '../file/journal.js';
import type { Table } from '../file/operations.js';
import { form, type ListName, type ThingOf } from '../form/form.js';
import type { List, Part } from '../form/rows.js';
import { readThing, type Reading } from '../form/thing.js';

/** A column of a row that does not say what follows from the rest of it, and what does. */
interface Astray {
  table: Table;
  id: number;
  fields: Record<string, string | number | null>;
  says: string;
}

/** What is wrong with the rows of a journal: what no row can hold, and what follows from other columns otherwise. */
export interface Looked {
  strange: string[];
  astray: Astray[];
}

/**
 * Looks at every row that `export all` writes as an import would: whatever is sound can be imported again. With `first`, ends at
 * the first that is strange.
 */
export function lookAtValues(journal: Journal, first = false): Looked {
  const looked: Looked = { strange: [], astray: [] };
  const everything = new WholeJournal(journal);
  // Whether what it refers to is there is another check.
  // A clock that was wrong once is no damage either.
  const reading: Reading = { today: '9999-12-31', now: Infinity, idOf: () => 1 };
  for (const name of Object.keys(form) as ListName[]) {
    const list: List = form[name];
    for (const id of idsBelowOne(journal, list.table))
      looked.strange.push(`${titleOf(list.table, id)} has a number that is none`);
    const derived = derivedReader(journal, list);
    for (const { id, thing } of everything.rows(name)) {
      const title = titleOf(list.table, id);
      const read = lookAt(list, thing, reading, title, looked);
      if (first && looked.strange.length > 0) return looked;
      if (!read) continue;
      if (derived) looked.astray.push(...derived(id, title, read));
      if (name === 'touches') looked.astray.push(...misplaced(journal, id, read as ThingOf<'touches'>));
    }
    for (const [, part] of list.parts)
      if (part.derived && !part.from) looked.astray.push(...lookAtPart(journal, part));
  }
  return looked;
}

function lookAt(
  list: List,
  thing: object,
  reading: Reading,
  title: string,
  { strange }: Looked,
): Record<string, unknown> | undefined {
  try {
    return readThing(list, thing, reading, () => title, title);
  } catch (error) {
    strange.push(
      error instanceof UserError
        ? error.message.replace(/^"(.+?)", \S+( \S+)?,(?= )/, '$1,').replace(/\.$/, '')
        : `${title} cannot be read`,
    );
    return undefined;
  }
}

/** A row as people know it: `touch 12`, `lead @3`. */
function titleOf(table: string, id: number): string {
  return table === 'lead' ? `lead @${id}` : `${table.replaceAll('_', ' ')} ${id}`;
}

function idsBelowOne(journal: Journal, table: string): number[] {
  return journal.all<{ id: number }>(`SELECT id FROM ${table} WHERE id < 1 ORDER BY id`).map(({ id }) => id);
}

type Fields = Record<string, string | number | null>;

/** What tells of a row which of its columns do not follow from the rest; undefined where none of a table has to. */
function derivedReader(journal: Journal, { table, derived }: List) {
  if (!derived) return undefined;
  const row = journal.prepare(`SELECT * FROM ${table} WHERE id = ?`);
  return (id: number, title: string, thing: object) =>
    differing(table, id, title, derived(thing as never), row.get([id]) as Fields);
}

/** The same for rows that belong to others, which follow from their own columns alone. */
function lookAtPart(journal: Journal, { table, derived }: Part): Astray[] {
  const astray: Astray[] = [];
  const rows = journal.prepare(`SELECT * FROM ${table} ORDER BY id`).iterate([]) as Iterable<Fields>;
  for (const row of rows) {
    const id = row.id as number;
    if (Object.values(row).every(isPlain) && typeof (row.name ?? row.value) === 'string')
      astray.push(...differing(table, id, titleOf(table, id), derived!(row as never), row));
  }
  return astray;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object' || Buffer.isBuffer(value);
}

function differing(table: Table, id: number, title: string, derived: Fields, row: Fields): Astray[] {
  const fields = Object.fromEntries(
    Object.entries(derived).filter(([column, value]) => row[column] !== value),
  );
  const [column] = Object.keys(fields);
  if (column === undefined) return [];
  const what =
    column === 'searched'
      ? 'what search looks in'
      : column === 'folded'
        ? 'the name that is looked up'
        : `"${column}"`;
  return [{ table, id, fields, says: `${title}: ${what} does not follow from the rest of it` }];
}

/** The results of a touch that are not at their places in time, with those places. */
function misplaced(journal: Journal, id: number, { results }: ThingOf<'touches'>): Astray[] {
  if (results.length < 2) return [];
  const placed = inPlaces(results);
  if (placed.every((result, at) => result === results[at])) return [];
  const ids = journal.all<{ id: number; seq: number }>(
    'SELECT id, seq FROM result WHERE touch_id = ? ORDER BY seq',
    [id],
  );
  return placed.map((result, at) => ({
    table: 'result',
    id: ids[results.indexOf(result)]!.id,
    fields: { seq: ids[at]!.seq },
    says: `touch ${id}: its results are not in the order of time`,
  }));
}
