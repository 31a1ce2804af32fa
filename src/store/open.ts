import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { UserError, exitCode } from '../errors.js';
import { explainFault, faultCode } from './faults.js';
import { migrate, schemaVersion } from './migrate.js';

export type Connection = Database.Database;

/** 'PRSP', at byte 68 of every journal. */
export const applicationId = 0x50525350;

const ownTables = [
  'address',
  'alias',
  'backup',
  'benchmark',
  'change',
  'decision',
  'feeling',
  'last_result',
  'lead',
  'merged_lead',
  'next_step',
  'operation',
  'outcome',
  'plan',
  'reason',
  'result',
  'review',
  'setting',
  'source',
  'spend',
  'tactic',
  'tactic_version',
  'tag',
  'taken_back',
  'touch',
  'trial',
];

// Milliseconds until another program's write is over.
const longestWait = 10_000;
const glanceWait = 50;

export interface OpenOptions {
  file: string;
  /**
   * read: must exist unless it is the default one; write: must exist; create: made by the first write when
   * absent, so that a refused command leaves no file behind; make: made now; glance: must be sound and at hand, for
   * what never waits, asks or complains.
   */
  purpose: 'read' | 'write' | 'create' | 'make' | 'glance';
  /** Whether a person named the file. */
  chosen: boolean;
  /** Folder that holds `migrations`. */
  root: string;
}

/**
 * Opens a journal after checking path, kind of file, owner program, version, size and schema, in that order
 * and before the first write. Where there is no file yet, an empty journal in memory stands in for it. No code may
 * open the file with `fs` while a connection is open: closing that descriptor would drop the process's locks.
 */
export function openFile({ file, purpose, chosen, root }: OpenOptions): Connection {
  try {
    if (purpose === 'glance') return glance(file);
    const found = inspect(file);
    if (found === 'absent') {
      if (purpose === 'create' || (purpose === 'read' && !chosen)) return emptyJournal(root);
      if (purpose !== 'make')
        throw new UserError(`There is no journal at ${file}.`, {
          hint: chosen
            ? 'Check the name; "prospect log" makes a new one.'
            : 'Nothing is logged yet: begin with "prospect log".',
          code: exitCode.absent,
        });
      create(file, chosen);
    }
    const reading = purpose === 'read';
    const writable = found === 'absent' || isWritable(file);
    if (!writable && !reading)
      throw new UserError(`${file} cannot be written: it or its folder is read-only.`, {
        hint: 'Change its permissions, or name another journal with --db FILE.',
        code: exitCode.permission,
      });
    const db = connect(file, writable);
    try {
      settle(db, writable);
      if (writable) migrate(db, root, applicationId);
      checkSchema(db, file);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  } catch (error) {
    throw explainFault(error, file) ?? error;
  }
}

/** Read-only, so that even what another program left half-done stays as it is; a newer or older journal is refused. */
function glance(file: string): Connection {
  inspectOnce(file);
  const db = connect(file, false, glanceWait);
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    checkSchema(db, file);
    if (db.pragma('user_version', { simple: true }) === schemaVersion) return db;
    throw new UserError(`${file} is no journal of this version.`, { code: exitCode.badData });
  } catch (error) {
    db.close();
    throw error;
  }
}

function emptyJournal(root: string): Connection {
  const db = connect(':memory:', true);
  migrate(db, root, applicationId);
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

/** Safe settings; a connection that does not take them is not used. */
function settle(db: Connection, writable: boolean): void {
  db.exec(
    'PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY',
  );
  if (!writable) return;
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

/** Refuses a missing table of ours, and any trigger or view: ours has none, and a foreign one would run. */
function checkSchema(db: Connection, file: string): void {
  const things = db.prepare('SELECT type, name FROM sqlite_schema ORDER BY type, name').all() as {
    type: string;
    name: string;
  }[];
  const tables = new Set(things.filter((thing) => thing.type === 'table').map((thing) => thing.name));
  const missing = ownTables.find((name) => !tables.has(name));
  const foreign = things.find((thing) => thing.type === 'trigger' || thing.type === 'view');
  if (missing === undefined && foreign === undefined) return;
  const what = foreign ? `holds a ${foreign.type} that is not ours` : `has no table "${missing}"`;
  throw new UserError(`${file} is not a sound journal: it ${what}.`, {
    hint: 'Nothing was changed. Restore a backup, or name another file with --db FILE.',
    code: exitCode.badData,
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

function isWritable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    fs.accessSync(path.dirname(fs.realpathSync(file)), fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Looks at the file before any connection to it exists. What looks like damage may be another process's
 * commit half-way, so it is believed only when seen three times, 60 ms apart.
 */
function inspect(file: string): 'absent' | 'journal' {
  for (let sighting = 1; ; sighting++) {
    try {
      return inspectOnce(file);
    } catch (error) {
      if (!(error instanceof UserError) || error.code === exitCode.absent || sighting === 3) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
    }
  }
}

function inspectOnce(file: string): 'absent' | 'journal' {
  const refuse = (what: string, code: (typeof exitCode)[keyof typeof exitCode], hint: string) =>
    new UserError(`${file} ${what}.`, { code, hint });
  const name = 'Name another file with --db FILE.';
  let stat;
  try {
    stat = fs.statSync(file);
  } catch (error) {
    const code = faultCode(error);
    if (code === 'ENOENT') {
      const entry = fs.lstatSync(file, { throwIfNoEntry: false });
      if (entry?.isSymbolicLink()) throw refuse('is a link to nothing', exitCode.absent, name);
      return entry ? inspectOnce(file) : 'absent'; // another process made it in between
    }
    if (code === 'ELOOP') throw refuse('is a link to itself', exitCode.absent, name);
    if (code === 'ENOTDIR') throw refuse('is not in a folder', exitCode.absent, name);
    throw error;
  }
  if (stat.isDirectory()) throw refuse('is a folder, not a journal', exitCode.absent, name);
  if (!stat.isFile()) throw refuse('is not an ordinary file', exitCode.absent, name);
  if (stat.nlink > 1)
    throw refuse('has a second name (a hard link)', exitCode.absent, 'Keep the journal under one name only.');
  const isOpen = (stat.mode & 0o077) !== 0;
  if (stat.size === 0) {
    if (isOpen) narrow(file);
    return 'journal';
  }

  const header = Buffer.alloc(100);
  const descriptor = fs.openSync(file, 'r');
  const read = fs.readSync(descriptor, header, 0, 100, 0);
  fs.closeSync(descriptor);
  const restore = 'Nothing was changed. Restore a backup, or name another file with --db FILE.';
  if (read < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw refuse('is not a journal', exitCode.badData, name);
  const hot = fs.existsSync(`${file}-journal`);
  const owner = header.readUInt32BE(68);
  const version = header.readInt32BE(60);
  if (owner !== applicationId && !hot) throw refuse("is another program's database", exitCode.badData, name);
  if (version > schemaVersion)
    throw refuse(
      'was written by a newer version of prospect',
      exitCode.newer,
      'Install that version to use it.',
    );
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  if (!hot && header.readUInt32BE(28) * pageSize > stat.size)
    throw refuse('is cut short: part of it is missing', exitCode.badData, restore);
  if (isOpen) narrow(file);
  return 'journal';
}

function narrow(file: string): void {
  try {
    fs.chmodSync(file, 0o600);
  } catch {
    // Somebody else's file: it stays as they left it.
  }
}
