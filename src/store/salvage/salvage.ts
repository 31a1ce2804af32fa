import fs from 'node:fs';
import Database from 'better-sqlite3';
import { UserError, exitCode } from '../../errors.js';
import { faultIn, flush, putInPlace } from '../backup/copy.js';
import { unfinishedName } from '../backup/places.js';
import { explainPlace } from '../file/faults.js';
import { digestAnew } from '../file/digest.js';
import { migrate } from '../file/migrate.js';
import type { Connection } from '../file/open.js';
import { tables } from '../file/operations.js';
import { readDamaged, type Damaged } from './damaged.js';
import { treeOf } from './pages.js';
import { mendReferences, mendWholes } from './references.js';
import { rowsOf, type FoundRow } from './records.js';
import { RowFiller, type Note } from './rows.js';
import { tablesOf, type FoundTable } from './tables.js';

/** What became of a table. */
export interface Saved {
  table: string;
  saved: number;
  lost: number;
  /** Whether more may be lost than is known. */
  isShort: boolean;
}

export interface Salvage {
  tables: Saved[];
  /** What was done to single rows, each in a sentence without its subject. */
  notes: { table: string; id: number; what: string }[];
  wasText: boolean;
}

/** What is saved, in an order in which rows belong to those before them. What undo needs is not: half of it would undo halves. */
const inOrder = [...tables, 'backup'];

/**
 * Writes every row that can be read of a damaged journal into a new one, which is sound, and tells what could not be
 * saved. The damaged file is only read. Throws UserError where nothing in it is a journal's, and where the new one cannot
 * be made.
 */
export function salvage(file: string, to: string, { now, root }: { now: number; root: string }): Salvage {
  const damaged = readDamaged(file, root);
  const unfinished = unfinishedName(to, now);
  try {
    fs.closeSync(fs.openSync(unfinished, 'wx', 0o600));
    const result = fill(damaged, unfinished, root);
    if (result.tables.every(({ saved }) => saved === 0))
      throw new UserError(`Nothing in ${file} can be read as a journal.`, {
        hint: 'Restore a backup: "prospect restore" lists them.',
        code: exitCode.badData,
      });
    const fault = faultIn(unfinished, root);
    if (fault !== undefined)
      throw new UserError(`What was saved is not sound: ${fault}.`, { code: exitCode.badData });
    flush(unfinished, 'r+');
    putInPlace(unfinished, to);
    return result;
  } catch (error) {
    for (const name of [unfinished, `${unfinished}-journal`]) fs.rmSync(name, { force: true });
    throw explainPlace(error, to) ?? error;
  }
}

function fill(damaged: Damaged, file: string, root: string): Salvage {
  const db = new Database(file);
  try {
    db.exec(
      'PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA synchronous = OFF',
    );
    migrate(db, root, damaged.version);
    const notes: Salvage['notes'] = [];
    const note: Note = (table, id, what) => notes.push({ table, id, what });
    const saved = db.transaction(() => fillTables(damaged, db, note)).immediate();
    migrate(db, root);
    digestAnew(db);
    return { tables: saved, notes, wasText: damaged.wasText };
  } finally {
    db.close();
  }
}

function fillTables(damaged: Damaged, db: Connection, note: Note): Saved[] {
  const here = inOrder.filter(
    (name) => db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined,
  );
  const { found, strays } = tablesOf(
    damaged,
    here.map((name) => ({ name, indexes: indexesOf(db, name) })),
  );
  placeStrays(damaged, db, found, strays);
  const saved = here.map((table): Saved => fillTable(db, table, found.get(table)!, note));
  keepNumbers(damaged, db);
  const gone = mendReferences(db, note);
  mendWholes(db, note);
  for (const each of saved) {
    each.saved -= gone.get(each.table) ?? 0;
    each.lost += gone.get(each.table) ?? 0;
  }
  return saved;
}

/** Numbers that were given once are not given again, as far as the file says which; a number far off is damaged. */
function keepNumbers({ pages, roots }: Damaged, db: Connection): void {
  const root = roots.get('sqlite_sequence');
  if (root === undefined) return;
  const keep = db.prepare(
    'UPDATE sqlite_sequence SET seq = max(seq, @seq) WHERE name = @name AND @seq < seq + 10000',
  );
  for (const { values } of treeOf(pages, root).leaves.flatMap((number) => rowsOf(pages, number).rows)) {
    const [name, seq] = values;
    if (typeof name === 'string' && typeof seq === 'number') keep.run({ name, seq });
  }
}

/** Indexes that have an entry for every row. */
function indexesOf(db: Connection, table: string): string[] {
  return db.prepare('SELECT name FROM pragma_index_list(?) WHERE partial = 0').pluck().all(table) as string[];
}

/** Rows that every journal begins with stay where those in the file are lost. */
function fillTable(db: Connection, table: string, { rows, lost, isShort }: FoundTable, note: Note): Saved {
  const filler = new RowFiller(db, table, note);
  const given = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  const before = db.prepare(`SELECT count(*) FROM ${table}`).pluck();
  const begun = before.get() as number;
  const seen = new Set<number>();
  let saved = 0;
  let refused = 0;
  for (const row of rows) {
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    const isPut = db.transaction(() => {
      given.run(row.id);
      if (filler.put(row)) return true;
      throw new NotPut();
    });
    if (tried(isPut)) saved++;
    else refused++;
  }
  // Of what every journal begins with, the file had some that are not read: they are here all the same.
  const kept = (before.get() as number) - saved;
  const missing = Math.max(refused, lost + refused - (begun > 0 ? kept : 0));
  return { table, saved, lost: Math.max(0, missing), isShort };
}

class NotPut extends Error {}

function tried(work: () => boolean): boolean {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotPut) return false;
    throw error;
  }
}

/** Gives each page of rows that the file no longer leads to to the table that all its rows fit. */
function placeStrays(
  damaged: Damaged,
  db: Connection,
  found: Map<string, FoundTable>,
  strays: readonly number[],
): void {
  const short = [...found].filter(([, { isShort }]) => isShort);
  if (short.length === 0) return;
  const silent: Note = () => undefined;
  for (const number of strays) {
    const { rows, lost } = rowsOf(damaged.pages, number);
    if (rows.length === 0) continue;
    const table = bestTable(db, short, rows, silent);
    if (table === undefined) continue;
    table.rows.push(...rows);
    table.lost = Math.max(0, table.lost - rows.length) + lost;
  }
}

function bestTable(
  db: Connection,
  short: [string, FoundTable][],
  rows: FoundRow[],
  note: Note,
): FoundTable | undefined {
  let best: { table: FoundTable; share: number } | undefined;
  for (const [name, table] of short) {
    const filler = new RowFiller(db, name, note);
    let fitting = 0;
    try {
      db.transaction(() => {
        db.prepare(`DELETE FROM ${name}`).run();
        for (const row of rows) if (filler.fits(row)) fitting++;
        throw new NotPut();
      })();
    } catch (error) {
      if (!(error instanceof NotPut)) throw error;
    }
    const share = fitting / rows.length;
    if (share > (best?.share ?? 0.5)) best = { table, share };
  }
  return best?.table;
}
