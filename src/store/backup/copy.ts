import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { UserError, exitCode } from '../../errors.js';
import { explainFault, faultCode } from '../file/faults.js';
import { isWritable } from '../file/inspect.js';
import type { Journal } from '../file/journal.js';
import { lookInto, openAsIs, type Connection } from '../file/open.js';
import { faultOf } from '../file/soundness.js';

/** What reads a file: an open journal, or a connection to one of any version. */
export interface Source {
  prepare: (sql: string) => ReturnType<Connection['prepare']>;
}

/** How much a journal holds. */
export interface Counts {
  touches: number;
  leads: number;
}

// Milliseconds until another program's write is over.
const longestWait = 10_000;

/** Refuses a journal that is not sound: a copy of it would look better than it is. */
export function checkSound(journal: Journal): void {
  const fault = journal.fault();
  if (fault === undefined) return;
  throw new UserError(`The journal ${journal.file} is damaged, so it was not backed up: ${fault}.`, {
    hint: 'Restore an earlier backup with "prospect restore". "cp" copies the file as it is.',
    code: exitCode.badData,
  });
}

/**
 * Writes a compact copy of the journal into an empty file that is there already, reads that through another connection
 * and compares it with the journal, row by row. Other writers wait meanwhile: some 3 s for a million touches. What runs
 * `then` is done before they go on. Throws UserError where the disk is full, the two differ or another writer does not end.
 */
export function copyJournal(
  source: Source,
  from: string,
  to: string,
  root: string,
  then?: () => void,
): Counts {
  try {
    return withoutWriters(from, () => {
      const counts = copyAsItIs(source, from, to, root);
      then?.();
      return counts;
    });
  } catch (error) {
    throw explainFault(error, from) ?? error;
  }
}

/** As `copyJournal`, of a file that nobody writes. */
export function copyAsItIs(source: Source, from: string, to: string, root: string): Counts {
  try {
    source.prepare('VACUUM INTO ?').run(to);
    return compareWith(from, to, root);
  } catch (error) {
    throw explainFault(error, to) ?? error;
  }
}

/** Checks a copy from end to end. Throws UserError where it is not sound. */
export function verifyCopy(file: string, root: string): void {
  if (faultIn(file, root) !== undefined) throw differs();
}

/** The first thing wrong with a file that may be written: read-only, SQLite does not look at CHECK constraints. */
export function faultIn(file: string, root: string): string | undefined {
  const { db } = openAsIs(file, root);
  try {
    return faultOf(db);
  } finally {
    db.close();
  }
}

export function countsOf(source: Source): Counts {
  const sql = 'SELECT (SELECT count(*) FROM touch) AS touches, (SELECT count(*) FROM lead) AS leads';
  return source.prepare(sql).get([]) as Counts;
}

function compareWith(from: string, to: string, root: string): Counts {
  const { db } = lookInto(to, root);
  try {
    db.prepare('ATTACH ? AS origin').run(from);
    if (tablesOf(db).some((table) => !isSame(db, table))) throw differs();
    return countsOf(db);
  } finally {
    db.close();
  }
}

/** The names come from a file that was found to have our tables and no others. */
function tablesOf(db: Connection): string[] {
  return db
    .prepare(
      `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'
       UNION SELECT name FROM origin.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'
       ORDER BY name`,
    )
    .pluck()
    .all() as string[];
}

/** Whether a table has the same rows in both files. */
function isSame(db: Connection, table: string): boolean {
  const columns = db.prepare('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid').all(table) as {
    name: string;
    pk: number;
  }[];
  const keys = columns.filter(({ name, pk }) => pk > 0 || (table === 'sqlite_sequence' && name === 'name'));
  const on = keys.map(({ name }) => `a.${name} = b.${name}`).join(' AND ');
  const equal = columns.map(({ name }) => `a.${name} IS b.${name}`).join(' AND ');
  const counts = db
    .prepare(
      `SELECT (SELECT count(*) FROM origin.${table}), (SELECT count(*) FROM main.${table}),
         (SELECT count(*) FROM origin.${table} a JOIN main.${table} b ON ${on} WHERE ${equal})`,
    )
    .raw()
    .get() as [number, number, number];
  return counts.every((count) => count === counts[0]);
}

function differs(): UserError {
  return new UserError('The copy does not agree with the journal, so it was thrown away.', {
    hint: 'Try again; if it happens twice, check the disk.',
    code: exitCode.io,
  });
}

/** Runs reads while nobody else writes: a lock that lets others read. Where it cannot be written nobody here does. */
function withoutWriters<T>(file: string, work: () => T): T {
  if (!isWritable(file)) return work();
  const lock = new Database(file, { fileMustExist: true, timeout: longestWait });
  try {
    return lock.transaction(work).immediate();
  } finally {
    lock.close();
  }
}

/**
 * Puts a finished copy in its place so that it is there after a power cut too. Throws the error of the file system
 * where the place is taken (EEXIST) or cannot be written.
 */
export function putInPlace(file: string, place: string): void {
  flush(file, 'r+');
  try {
    fs.linkSync(file, place);
    fs.unlinkSync(file);
  } catch (error) {
    if (!withoutLinks.includes(faultCode(error))) throw error;
    fs.closeSync(fs.openSync(place, 'wx', 0o600)); // ours, so that nobody's file is replaced
    fs.renameSync(file, place);
  }
  flush(path.dirname(place), 'r');
}

/** What a disk says that cannot give a file a second name, as those of cameras and sticks. */
const withoutLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'UNKNOWN'];

/** Brings a file ('r+') or what a folder names ('r') to the disk. */
export function flush(name: string, flags: 'r' | 'r+'): void {
  let descriptor;
  try {
    descriptor = fs.openSync(name, flags);
    fs.fsyncSync(descriptor);
  } catch (error) {
    if (flags === 'r+' || faultCode(error) === 'EIO') throw error; // not every system flushes folders
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}
