import { UserError, exitCode } from '../../errors.js';
import { columnsOf, type TableColumn } from './columns.js';
import { Digests } from './digest.js';
import { damagedLog, faultCode } from './faults.js';
import { followAround } from './last-results.js';
import type { Connection, Value } from './open.js';

/** Tables whose rows operations add, edit and remove, each behind those that its rows belong to. */
export const tables = [
  'setting',
  'alias',
  'outcome',
  'reason',
  'source',
  'lead',
  'address',
  'tag',
  'merged_lead',
  'keep_in_touch',
  'tactic',
  'tactic_version',
  'trial',
  'decision',
  'plan',
  'benchmark',
  'feeling',
  'review',
  'spend',
  'touch',
  'result',
  'next_step',
] as const;
export type Table = (typeof tables)[number];

interface Change {
  id: number;
  tableName: string;
  kind: 'added' | 'edited' | 'removed';
  firstId: number;
  lastId: number;
  image: string | null;
}

export interface Operation {
  id: number;
  uid: Buffer;
  command: string;
  summary: string;
  isDone: boolean;
  /** How many rows it removed that were gone already, so that undo brings none back. */
  gone: number;
}

/** One row as JSON, BLOBs in hex and REALs as text; undefined where there is none. */
export function imageOf(db: Connection, table: string, id: number): string | undefined {
  return db
    .prepare(`SELECT ${imageExpression(db, table)} FROM ${table} WHERE id = ?`)
    .pluck()
    .get(id) as string | undefined;
}

const columnsOfOperation = "id, uid, command, summary, state = 'done' AS isDone";

/**
 * Takes back the newest operation that is not undone; undefined when there is none. Rows that were gone when it removed
 * them, as two programs at once could once do, come back with the operation that did remove them. Throws UserError
 * where what is there now does not fit, or the log of changes is damaged.
 */
export function undo(db: Connection): Operation | undefined {
  const operation = db
    .prepare(`SELECT ${columnsOfOperation} FROM operation WHERE state = 'done' ORDER BY id DESC LIMIT 1`)
    .get() as Operation | undefined;
  if (!operation) return undefined;
  const changes = changesOf(db, operation.id).reverse();
  turnAround(db, operation, changes, 'undone', () => {
    for (const change of changes) {
      if (change.kind === 'added') takeBack(db, change);
      else if (change.kind === 'edited') swap(db, change);
      else if (change.image !== null) putRow(db, change.tableName, change.image);
    }
  });
  const gone = changes.filter(({ kind, image }) => kind === 'removed' && image === null).length;
  return { ...operation, isDone: false, gone };
}

/**
 * Takes back that operation where it is the newest one that is not undone; undefined where it is not. Throws as `undo`
 * does.
 */
export function undoOwn(db: Connection, uid: Buffer): Operation | undefined {
  const newest = db
    .prepare("SELECT uid FROM operation WHERE state = 'done' ORDER BY id DESC LIMIT 1")
    .pluck();
  return (newest.get() as Buffer | undefined)?.equals(uid) ? undo(db) : undefined;
}

/** Does again the oldest undone operation; undefined when there is none. Throws as `undo` does. */
export function redo(db: Connection): Operation | undefined {
  const operation = db
    .prepare(`SELECT ${columnsOfOperation} FROM operation WHERE state = 'undone' ORDER BY id LIMIT 1`)
    .get() as Operation | undefined;
  if (!operation) return undefined;
  const changes = changesOf(db, operation.id);
  turnAround(db, operation, changes, 'done', () => {
    for (const change of changes) {
      if (change.kind === 'added') putBack(db, change);
      else if (change.kind === 'edited') swap(db, change);
      else db.prepare(`DELETE FROM ${change.tableName} WHERE id = ?`).run(change.firstId);
    }
  });
  return { ...operation, isDone: true, gone: 0 };
}

/** Runs `work`, which takes an operation back or does it again, and keeps its new state. */
function turnAround(
  db: Connection,
  { id, command, summary }: Operation,
  changes: readonly Change[],
  state: 'done' | 'undone',
  work: () => void,
): void {
  db.pragma('defer_foreign_keys = ON');
  try {
    digestAround(db, rowsIn(id, changes), () => {
      followAround(db, id, work);
      db.prepare('UPDATE operation SET state = ? WHERE id = ?').run(state, id);
    });
  } catch (error) {
    if (!faultCode(error).startsWith('SQLITE_CONSTRAINT')) throw error;
    const what = [command, summary].filter(Boolean).join(' · ');
    throw new UserError(
      `"${what}" cannot be ${state === 'done' ? 'done again' : 'undone'}: what is there now does not fit it.`,
      {
        hint: 'Nothing was changed. What was before it is in a backup made before it.',
        code: exitCode.badData,
        cause: error,
      },
    );
  }
}

/** Rows of a table: those for which an SQL condition holds. */
type Rows = readonly [table: string, where: string, values: readonly Value[]];

/** The rows that undoing an operation or doing it again may change, each once. */
function rowsIn(operation: number, changes: readonly Change[]): Rows[] {
  const rows: Rows[] = [
    ['operation', 'id = ?', [operation]],
    ['change', 'operation_id = ?', [operation]],
    ['taken_back', 'change_id IN (SELECT id FROM change WHERE operation_id = ?)', [operation]],
  ];
  for (const table of new Set(changes.map(({ tableName }) => tableName))) {
    let next = -Infinity;
    const here = changes.filter(({ tableName }) => tableName === table);
    for (const { firstId, lastId } of here.sort((a, b) => a.firstId - b.firstId)) {
      if (lastId < next) continue;
      rows.push([table, 'id BETWEEN ? AND ?', [Math.max(firstId, next), lastId]]);
      next = lastId + 1;
    }
  }
  return rows;
}

/** Runs `work`, which changes no other rows than these, and brings the digests up to date. */
function digestAround(db: Connection, rows: readonly Rows[], work: () => void): void {
  const digests = new Digests(db);
  for (const [table, where, values] of rows) digests.removeRows(table, where, values);
  work();
  for (const [table, where, values] of rows) digests.addRows(table, where, values);
  digests.keep();
}

/** After a new write what was undone can no longer be redone; its rows and what was said of it are let go. */
export function discardUndone(db: Connection): void {
  const undone = db.prepare("SELECT id FROM operation WHERE state = 'undone'").pluck().all() as number[];
  if (undone.length === 0) return;
  const ids = JSON.stringify(undone);
  const ofUndone = 'IN (SELECT value FROM json_each(?))';
  const changes = `operation_id ${ofUndone}`;
  const rows: Rows[] = [
    ['taken_back', `change_id IN (SELECT id FROM change WHERE ${changes})`, [ids]],
    ['change', changes, [ids]],
    ['operation', `id ${ofUndone}`, [ids]],
  ];
  digestAround(db, rows, () => {
    for (const [table, where, values] of rows.slice(0, 2))
      db.prepare(`DELETE FROM ${table} WHERE ${where}`).run(values);
    db.prepare("UPDATE operation SET state = 'discarded', summary = '' WHERE state = 'undone'").run();
  });
}

function changesOf(db: Connection, operationId: number): Change[] {
  const changes = db
    .prepare(
      `SELECT id, table_name AS tableName, kind, first_id AS firstId, last_id AS lastId, image
       FROM change WHERE operation_id = ? ORDER BY id`,
    )
    .all(operationId) as Change[];
  // The names become part of statements: a file from elsewhere must not smuggle anything in.
  const isStrange = changes.some((change) => !(tables as readonly string[]).includes(change.tableName));
  // No operation is without a change: they were removed.
  if (isStrange || changes.length === 0) throw damagedLog(db.name);
  return changes;
}

function takeBack(db: Connection, { id, tableName, firstId, lastId }: Change): void {
  db.prepare(
    `INSERT INTO taken_back (change_id, row_id, image)
     SELECT ?, id, ${imageExpression(db, tableName)} FROM ${tableName} WHERE id BETWEEN ? AND ? ORDER BY id`,
  ).run(id, firstId, lastId);
  db.prepare(`DELETE FROM ${tableName} WHERE id BETWEEN ? AND ?`).run(firstId, lastId);
}

function putBack(db: Connection, { id, tableName }: Change): void {
  const columns = columnsOf(db, tableName);
  db.prepare(
    `INSERT INTO ${tableName} (${columns.map(({ name }) => name).join(', ')})
     SELECT ${columns.map((column) => fromImage(column, 'image')).join(', ')}
     FROM taken_back WHERE change_id = ? ORDER BY row_id`,
  ).run(id);
  db.prepare('DELETE FROM taken_back WHERE change_id = ?').run(id);
}

function swap(db: Connection, { id, tableName, firstId, image }: Change): void {
  const other = imageOf(db, tableName, firstId) ?? null;
  db.prepare(`DELETE FROM ${tableName} WHERE id = ?`).run(firstId);
  putRow(db, tableName, image);
  db.prepare('UPDATE change SET image = ? WHERE id = ?').run(other, id);
}

function putRow(db: Connection, table: string, image: string | null): void {
  const columns = columnsOf(db, table);
  db.prepare(
    `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')})
     SELECT ${columns.map((column) => fromImage(column, '@image')).join(', ')}`,
  ).run({ image });
}

function imageExpression(db: Connection, table: string): string {
  const pairs = columnsOf(db, table).map((column) => `'${column.name}', ${toImage(column)}`);
  return `json_object(${pairs.join(', ')})`;
}

/** SQLite's JSON keeps 15 digits of a REAL, which is not all of it; 17 are. */
function toImage({ name, type }: TableColumn): string {
  if (type === 'BLOB') return `iif(${name} IS NULL, NULL, hex(${name}))`;
  if (type === 'REAL') return `iif(${name} IS NULL, NULL, printf('%!.17g', ${name}))`;
  return name;
}

function fromImage({ name, type }: TableColumn, image: string): string {
  const field = `json_extract(${image}, '$.${name}')`;
  if (type === 'REAL') return `CAST(${field} AS REAL)`;
  return type === 'BLOB' ? `unhex(${field})` : field;
}
