import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { quoteLine } from '../../domain/command-line.js';
import { UserError, exitCode } from '../../errors.js';
import { explainFault, faultCode } from './faults.js';
import { inspect, inspectOnce, isWritable, explainText, whyReadOnly } from './inspect.js';
import { refuseLost } from './lost.js';
import { migrate, schemaVersion } from './migrate.js';
import { checkJournal } from './schema.js';

export type Connection = Database.Database;
export type Value = string | number | bigint | Buffer | null;

// Milliseconds until another program's write is over.
const longestWait = 10_000;
const glanceWait = 50;

export interface OpenOptions {
  file: string;
  /**
   * read: must exist if a person named it; write: must exist; create: made by the first write when absent, so that a
   * refused command leaves no file behind; make: made now; examine: as it is, read-only and whatever is in it, so that
   * nothing may be read but what was checked; glance: must exist and be of this version, and is not waited
   * for longer than 50 ms.
   */
  purpose: 'read' | 'write' | 'create' | 'make' | 'examine' | 'glance';
  /** Whether a person named the file, and with what: an option or a variable. */
  chosen: boolean;
  namedBy?: string;
  /** Folder that holds `migrations`. */
  root: string;
}

/**
 * Opens a journal after checking path, kind of file, owner program, version, size and schema, in that order and before
 * the first write. Where it may be absent, an empty journal in memory stands in for it. Throws UserError for anything
 * that does not pass. No code may open the file with `fs` while a connection is open: closing that descriptor would
 * drop the process's locks.
 */
export function openFile({ file, purpose, chosen, namedBy, root }: OpenOptions): Connection {
  try {
    if (purpose === 'glance') return glance(file, root);
    if (purpose === 'examine') return asItIs(file);
    const found = inspect(file);
    if (found !== 'journal') refuseLost(file, found, chosen);
    if (found === 'absent') {
      if (purpose === 'create' || (purpose === 'read' && !chosen)) return emptyJournal(root);
      if (purpose !== 'make') throw absent(file, chosen, namedBy);
      create(file, chosen);
    }
    const writable = found === 'absent' || isWritable(file);
    if (!writable && purpose !== 'read') throw readOnly(file, `${file} cannot be written`);
    const db = connect(file, writable);
    try {
      prepare(db, { file, chosen, root }, writable);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  } catch (error) {
    const known = error instanceof UserError ? error : explainFault(error, file);
    throw (known?.code === exitCode.badData ? explainText(file) : undefined) ?? known ?? error;
  }
}

/** Checks what a new connection reads, makes it safe to write to, and brings the journal to the newest version. */
function prepare(
  db: Connection,
  { file, chosen, root }: Omit<OpenOptions, 'purpose'>,
  writable: boolean,
): void {
  distrust(db);
  const version = checkJournal(db, file, root);
  if (version === 'empty') refuseLost(file, 'empty', chosen);
  if (writable) settle(db);
  if (version === schemaVersion) return;
  if (!writable)
    throw readOnly(file, `${file} must first be made a journal of this version, which it cannot be`);
  migrate(db, root);
  checkJournal(db, file, root);
}

/** A slip in a name must not make a second journal, so that only what begins one does. */
function absent(file: string, chosen: boolean, namedBy: string | undefined): UserError {
  const where = namedBy === undefined ? '' : `, which ${namedBy} names`;
  const begin = namedBy?.startsWith('--') ? ['prospect', namedBy, file, 'log'] : ['prospect', 'log'];
  return new UserError(`There is no journal at ${file}${where}.`, {
    hint: chosen
      ? `Correct the name, or leave it out for your usual journal. To begin a journal there: ${quoteLine(begin)}`
      : 'Nothing is logged yet: begin with "prospect log".',
    code: exitCode.absent,
  });
}

/** Refuses a write where there can be none; `what` says which. */
export function readOnly(file: string, what: string): UserError {
  const isMedium = whyReadOnly(file) === 'medium';
  return new UserError(
    `${what}: ${isMedium ? 'it is on a read-only medium' : 'it or its folder is read-only'}.`,
    {
      hint: isMedium
        ? 'Copy it to where you can write, and name that file with --db FILE.'
        : 'Change its permissions, or name another journal with --db FILE.',
      code: exitCode.permission,
    },
  );
}

/** Nothing in it is trusted, and nothing is written to it. */
function asItIs(file: string): Connection {
  const db = connect(file, false);
  try {
    distrust(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A copy of a journal in memory, brought to the newest version. */
export function inNewestForm(db: Connection, root: string): Connection {
  const copy = new Database(db.serialize());
  distrust(copy);
  migrate(copy, root);
  return copy;
}

/** Of the newest version only. */
function glance(file: string, root: string): Connection {
  const { db, version } = lookInto(file, root);
  if (version === schemaVersion) return db;
  db.close();
  throw new UserError(`${file} is no journal of this version.`, { code: exitCode.badData });
}

/**
 * Opens a journal of any version we know, read-only, so that even what another program left half-done stays as it is.
 * Throws UserError for what is no sound journal of ours.
 */
export function lookInto(file: string, root: string): { db: Connection; version: number | 'empty' } {
  inspectOnce(file);
  return check(connect(file, false, glanceWait), file, root);
}

/** As `lookInto`, but writable, so that what another program left half-done is taken back. */
export function openAsIs(file: string, root: string): { db: Connection; version: number | 'empty' } {
  inspect(file);
  return check(connect(file, true), file, root);
}

function check(db: Connection, file: string, root: string): { db: Connection; version: number | 'empty' } {
  try {
    distrust(db);
    return { db, version: checkJournal(db, file, root) };
  } catch (error) {
    db.close();
    throw error;
  }
}

function emptyJournal(root: string): Connection {
  const db = connect(':memory:', true);
  migrate(db, root);
  return db;
}

function connect(file: string, writable: boolean, timeout = longestWait): Connection {
  try {
    return new Database(file, {
      fileMustExist: file !== ':memory:',
      readonly: !writable,
      timeout,
    });
  } catch (error) {
    if (error instanceof Error && /bindings file|NODE_MODULE_VERSION|\.node/.test(error.message))
      throw new UserError('The database driver is not built for this Node.', {
        hint: 'Run "npm rebuild better-sqlite3 --foreground-scripts" where prospect is installed (a C++ compiler is needed).',
        code: exitCode.failed,
        cause: error,
      });
    throw error;
  }
}

/** Before the first statement that reads the file: nothing defined in it may run. Writes nothing. */
function distrust(db: Connection): void {
  db.exec(
    'PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY',
  );
}

/** Safe settings; a connection that does not take them is not used. */
function settle(db: Connection): void {
  db.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON');
  const kept =
    db.pragma('journal_mode', { simple: true }) === 'delete' &&
    db.pragma('synchronous', { simple: true }) === 3 &&
    db.pragma('foreign_keys', { simple: true }) === 1;
  if (!kept)
    throw new UserError('The journal does not accept the settings that keep writes safe.', {
      hint: 'Close other programs that have it open, then try again.',
      code: exitCode.busy,
    });
}

function create(file: string, chosen: boolean): void {
  try {
    if (!chosen) fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    fs.closeSync(fs.openSync(file, 'wx', 0o600));
  } catch (error) {
    if (faultCode(error) === 'EEXIST') return; // made by another process meanwhile
    if (faultCode(error) === 'ENOENT' || faultCode(error) === 'ENOTDIR')
      throw new UserError(`The folder of ${file} does not exist.`, {
        hint: 'Make it first, or name another file.',
        code: exitCode.cannotCreate,
      });
    throw error;
  }
}
