import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { UserError, exitCode } from '../../errors.js';
import { explainFault, faultCode } from './faults.js';
import { isWritable } from './inspect.js';
import { Journal } from './journal.js';

/** What a journal held at one moment: how many rows of each table, and its newest operation. */
interface Contents {
  rows: Record<string, number>;
  newest: string | null;
}

// Milliseconds until another program's write is over.
const longestWait = 10_000;

/** Refuses a journal that is not sound: a copy of it would look better than it is. */
export function checkSound(journal: Journal): void {
  const fault = faultOf(journal);
  if (fault === undefined) return;
  throw new UserError(`The journal ${journal.file} is damaged, so it was not backed up: ${fault}.`, {
    hint: 'Restore an earlier backup. "cp" copies the file as it is.',
    code: exitCode.badData,
  });
}

/**
 * Writes a compact copy of the journal into an empty file that is there already, and tells what the journal held at
 * that moment. Other writers wait meanwhile: 1 s for a million touches. Throws UserError where the disk is full or
 * another writer does not end.
 */
export function copyJournal(journal: Journal, file: string): Contents {
  const copy = () => {
    try {
      journal.prepare('VACUUM INTO ?').run(file);
    } catch (error) {
      throw explainFault(error, file) ?? error;
    }
    return contentsOf(journal);
  };
  try {
    return withoutWriters(journal.file, copy);
  } catch (error) {
    throw explainFault(error, journal.file) ?? error;
  }
}

/**
 * Checks a copy from end to end and against what the journal held; returns how much that is. Throws UserError where
 * they differ.
 */
export function verifyCopy(file: string, held: Contents, root: string): { touches: number; leads: number } {
  const copy = new Journal({ file, purpose: 'write', chosen: true, root });
  try {
    if (faultOf(copy) !== undefined || JSON.stringify(contentsOf(copy)) !== JSON.stringify(held))
      throw new UserError('The copy does not agree with the journal, so it was thrown away.', {
        hint: 'Try again; if it happens twice, check the disk.',
        code: exitCode.io,
      });
    return { touches: held.rows.touch!, leads: held.rows.lead! };
  } finally {
    copy.close();
  }
}

/** The first thing that SQLite finds wrong with the file, in one line; undefined where nothing is. */
function faultOf(journal: Journal): string | undefined {
  const found = journal.get<{ integrity_check: string }>('PRAGMA integrity_check(1)')?.integrity_check;
  if (found === undefined) return 'it cannot be checked';
  if (found !== 'ok')
    return found
      .split('\n')
      .filter((line) => !line.startsWith('***'))
      .join('; ');
  const astray = journal.get<{ table: string; parent: string }>('PRAGMA foreign_key_check');
  return astray && `a row of "${astray.table}" belongs to one of "${astray.parent}" that is not there`;
}

/** The names of tables come from the file, which was found to have ours and no others when it was opened. */
function contentsOf(journal: Journal): Contents {
  const tables = journal.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
  );
  const rows = tables.map(
    ({ name }) => [name, journal.get<{ n: number }>(`SELECT count(*) AS n FROM ${name}`)!.n] as const,
  );
  const newest = journal.get<{ uid: string }>(
    'SELECT hex(uid) AS uid FROM operation ORDER BY id DESC LIMIT 1',
  );
  return { rows: Object.fromEntries(rows), newest: newest?.uid ?? null };
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

function flush(name: string, flags: 'r' | 'r+'): void {
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
