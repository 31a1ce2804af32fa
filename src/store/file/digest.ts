import type { Database } from 'better-sqlite3';
import { hashed, hashRow, prime, type Stored } from './row-hash.js';

/**
 * Table digest keeps of each table how many rows it has and three sums modulo `prime`: of one hash of each row, of
 * another, and of the first times the row's number. A sum does not ask for an order, so a write adds what it adds and
 * takes off what it takes away. Whoever changes one row unseen changes all three, and by how much they differ says which
 * row it was.
 */

/** What rows are read with. */
export interface Reader {
  prepare: (sql: string) => ReturnType<Database['prepare']>;
}

/** Of a table: rows, one, other, placed, and the highest number used. */
const parts = 5;
const mostTables = 64;

/** Tables of which SQLite does not keep the highest number given. */
const unnumbered = ['change', 'taken_back'];

/** What a write changes in the digests. */
export class Digests {
  private readonly slots = new Map<string, number>();
  private readonly sums = new Float64Array(mostTables * parts);

  constructor(private readonly db: Reader) {}

  /** Takes in a row that is written, with a value for each column. */
  add(table: string, id: number, row: readonly Stored[]): void {
    this.count(table, id, row, 1);
    if (!unnumbered.includes(table)) this.use(table, id);
  }

  /** Leaves out a row as it was. */
  remove(table: string, id: number, row: readonly Stored[]): void {
    this.count(table, id, row, -1);
  }

  /** Keeps that a number was given, whatever became of it. */
  use(table: string, id: number): void {
    const at = this.slotOf(table) + 4;
    if (id > this.sums[at]!) this.sums[at] = id;
  }

  private count(table: string, id: number, row: readonly Stored[], sign: 1 | -1): void {
    hashRow(id, row);
    const { sums } = this;
    const at = this.slotOf(table);
    sums[at]! += sign;
    sums[at + 1]! += sign * hashed.one;
    sums[at + 2]! += sign * hashed.other;
    sums[at + 3] = (sums[at + 3]! + sign * placed(id, hashed.one)) % prime;
  }

  private slotOf(table: string): number {
    const known = this.slots.get(table);
    if (known !== undefined) return known;
    const slot = this.slots.size * parts;
    this.slots.set(table, slot);
    return slot;
  }

  /** What it holds now, to go back to. */
  mark(): Float64Array {
    return this.sums.slice(0, this.slots.size * parts);
  }

  goBack(mark: Float64Array): void {
    this.sums.fill(0);
    this.sums.set(mark);
  }

  /** Takes in or leaves out the rows that `where`, an SQL condition, finds. */
  addRows(table: string, where: string, values: readonly Stored[] = []): void {
    for (const row of rowsOf(this.db, table, where, values)) this.add(table, row[0], row);
  }

  removeRows(table: string, where: string, values: readonly Stored[] = []): void {
    for (const row of rowsOf(this.db, table, where, values)) this.remove(table, row[0], row);
  }

  /** Writes what was changed; called once, before the commit. */
  keep(): void {
    const { sums } = this;
    let statement: ReturnType<Reader['prepare']> | undefined;
    for (const [table, at] of this.slots) {
      const changes = Array.from(sums.subarray(at, at + parts));
      if (changes.every((change) => change === 0)) continue;
      statement ??= this.db.prepare(
        `UPDATE digest SET rows = rows + ?, one = (one + ?) % ${prime}, other = (other + ?) % ${prime},
           placed = (placed + ?) % ${prime}, last = max(last, ?)
         WHERE table_name = ?`,
      );
      const [rows, one, other, place, last] = changes as [number, number, number, number, number];
      statement.run([rows, residue(one), residue(other), residue(place), last, table]);
    }
    this.sums.fill(0);
  }
}

/** What the digest of a table holds. */
export interface Digest {
  rows: number;
  one: number;
  other: number;
  placed: number;
  /** The highest number given, which is kept by SQLite for tables whose numbers are never given again. */
  last: number;
}

/** The tables that have digests: all but those that follow from others. */
export function digestedTables(db: Reader): string[] {
  return db
    .prepare(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT IN ('digest', 'last_result') AND name NOT LIKE 'sqlite%' ORDER BY name`,
    )
    .pluck()
    .all([]) as string[];
}

/** The digest of the rows that a table has now. */
export function digestOf(db: Reader, table: string): Digest {
  const digest = { rows: 0, one: 0, other: 0, placed: 0, last: lastOf(db, table) };
  for (const row of rowsOf(db, table)) {
    hashRow(row[0], row);
    digest.rows++;
    digest.one += hashed.one;
    digest.other += hashed.other;
    digest.placed = (digest.placed + placed(row[0], hashed.one)) % prime;
  }
  digest.one = residue(digest.one);
  digest.other = residue(digest.other);
  digest.placed = residue(digest.placed);
  return digest;
}

/** Makes the digests of these tables anew from the rows that are there. */
export function digestAnew(db: Reader, tables: readonly string[] = digestedTables(db)): void {
  const keep = db.prepare(
    `INSERT OR REPLACE INTO digest (table_name, rows, one, other, placed, last) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const table of tables) {
    const { rows, one, other, placed, last } = digestOf(db, table);
    keep.run([table, rows, one, other, placed, last]);
  }
}

/** The highest number that SQLite says it gave in a table; 0 for one that gives none. */
function lastOf(db: Reader, table: string): number {
  const last = db.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get([table]);
  return (last as number | undefined) ?? 0;
}

/** The first column is the row's number, or that of the change which it belongs to. */
function rowsOf(db: Reader, table: string, where = 'true', values: readonly Stored[] = []) {
  return db.prepare(`SELECT * FROM ${table} WHERE ${where}`).raw().iterate(values) as Iterable<
    [number, ...Stored[]]
  >;
}

/** A row's number and one of its hashes, as one figure. */
function placed(id: number, hash: number): number {
  return ((id % prime) * hash) % prime;
}

/** Below `prime` and not below 0. */
export function residue(sum: number): number {
  const rest = sum % prime;
  return rest < 0 ? rest + prime : rest;
}
