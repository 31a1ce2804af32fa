import fs from 'node:fs';
import path from 'node:path';
import { UserError, exitCode } from '../../errors.js';
import { faultCode } from './faults.js';
import { isWithTextEnds } from './line-ends.js';
import { applicationId, schemaVersion } from './migrate.js';
import { restoreHint } from './restore-hint.js';
import { NoJournal, notOurs, tooNew } from './schema.js';

/** What is seen of a file: nothing there, nothing in it, or what may be a journal. */
export type Sight = 'absent' | 'empty' | 'journal';

const nameHint = 'Name another file with --db FILE.';

/**
 * Looks at the file before any connection to it exists. What looks like damage may be another process's commit
 * half-way, so it is believed only when seen three times, 60 ms apart. Throws UserError for what is no journal of ours,
 * is damaged or cannot be read. What others may read of it becomes private, unless `leavesMode`.
 */
export function inspect(file: string, leavesMode = false): Sight {
  for (let sighting = 1; ; sighting++) {
    try {
      return inspectOnce(file, leavesMode);
    } catch (error) {
      const mayPass =
        error instanceof UserError && error.code !== exitCode.absent && error.code !== exitCode.permission;
      if (!mayPass || sighting === 3) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
    }
  }
}

/** As `inspect`, but damage is believed at the first look. Throws as that does. */
export function inspectOnce(file: string, leavesMode = false): Sight {
  const stat = statOf(file);
  checkBeside(stat ? fs.realpathSync.native(file) : file);
  if (!stat) return 'absent';
  const refuse = (what: string, code: (typeof exitCode)[keyof typeof exitCode], hint = nameHint) =>
    new UserError(`${file} ${what}.`, { code, hint });
  if (stat.isDirectory()) throw refuse('is a folder, not a journal', exitCode.absent);
  if (!stat.isFile()) throw refuse('is not an ordinary file', exitCode.absent);
  if (stat.nlink > 1)
    throw refuse('has a second name (a hard link)', exitCode.absent, 'Keep the journal under one name only.');

  const before = pagesBefore(file);
  const cutShort = () => refuse('is cut short: part of it is missing', exitCode.badData, restoreHint);
  if (stat.size === 0) {
    if (before) throw cutShort();
    if (!leavesMode) narrow(file, stat);
    return 'empty';
  }
  const header = startOf(file, 100);
  if (header.length < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    // The first write of all, before it has come to the first page.
    if (before === 0 && header.every((byte) => byte === 0)) return 'journal';
    throw new NoJournal(`${file} is not a journal.`, { code: exitCode.badData, hint: nameHint });
  }
  const { owner, version, pages, pageSize } = readHeader(header);
  if (owner !== applicationId) {
    if (owner === 0 && version === 0 && pages === 1) return 'journal'; // nothing can be in it
    throw notOurs(file);
  }
  if (version > schemaVersion) throw tooNew(file);
  if (before === undefined && pages * pageSize > stat.size) throw cutShort();
  if (!leavesMode) narrow(file, stat);
  return 'journal';
}

/** Whether a file begins as a journal does; false where it cannot be read. */
export function looksLikeJournal(file: string): boolean {
  try {
    const header = startOf(file, 100);
    return header.length === 100 && readHeader(header).owner === applicationId;
  } catch {
    return false;
  }
}

/** Whether the file and the folder it lies in may be written. */
export function isWritable(file: string): boolean {
  return whyReadOnly(file) === undefined;
}

/** Why a file cannot be written: it is on a medium that nobody can write, or is not to be written by us. */
export function whyReadOnly(file: string): 'medium' | 'mode' | undefined {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    fs.accessSync(path.dirname(fs.realpathSync(file)), fs.constants.W_OK);
    return undefined;
  } catch (error) {
    return faultCode(error) === 'EROFS' ? 'medium' : 'mode';
  }
}

/** What to say in place of damage where a program that took the file for text changed it on its way. */
export function explainText(file: string): UserError | undefined {
  if (!isSentAsText(file)) return undefined;
  return new UserError(
    `${file} was changed on its way: a program took it for text and gave it other line ends.`,
    {
      hint: 'Nothing was changed. Send it again as it is ("binary"), or take that back with "prospect restore --from FILE".',
      code: exitCode.badData,
    },
  );
}

function isSentAsText(file: string): boolean {
  try {
    const start = startOf(file, 16).toString('latin1');
    return start.startsWith('SQLite format 3') && isWithTextEnds(startOf(file, mostLooked));
  } catch {
    return false;
  }
}

const mostLooked = 8_000_000;

/** Undefined where there is nothing of that name. */
function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file);
  } catch (error) {
    const code = faultCode(error);
    const refuse = (what: string) =>
      new UserError(`${file} ${what}.`, { code: exitCode.absent, hint: nameHint });
    if (code === 'ENOENT') {
      const entry = fs.lstatSync(file, { throwIfNoEntry: false });
      if (entry?.isSymbolicLink()) throw refuse('is a link to nothing');
      return entry; // made by another process in between, where it is there
    }
    if (code === 'ELOOP') throw refuse('is a link to itself');
    if (code === 'ENOTDIR') throw refuse('is not in a folder');
    throw unreadable(error, file);
  }
}

/**
 * Refuses what SQLite cannot use beside a journal, before anything is made: it keeps there what takes back a write that is
 * cut short, and looks there for what another program left.
 */
function checkBeside(file: string): void {
  for (const name of [`${file}-journal`, `${file}-wal`]) {
    const entry = entryOf(name, file);
    if (entry && !entry.isFile())
      throw new UserError(`${name} is no ordinary file, so the journal beside it cannot be used.`, {
        hint: 'Nothing was changed. Move it away, or name another journal with --db FILE.',
        code: exitCode.absent,
      });
  }
}

/** What stands beside a file; undefined where nothing does. */
function entryOf(name: string, file: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(name, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(error, file);
  }
}

/** The first bytes of a file, at most `length`. */
function startOf(file: string, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let descriptor;
  try {
    descriptor = fs.openSync(file, 'r');
  } catch (error) {
    throw unreadable(error, file);
  }
  try {
    return bytes.subarray(0, fs.readSync(descriptor, bytes, 0, length, 0));
  } finally {
    fs.closeSync(descriptor);
  }
}

function unreadable(error: unknown, file: string): unknown {
  if (faultCode(error) === 'ENAMETOOLONG')
    return new UserError(`${file} cannot be read: the name is too long.`, {
      code: exitCode.absent,
      hint: nameHint,
      cause: error,
    });
  if (!['EACCES', 'EPERM'].includes(faultCode(error))) return error;
  return new UserError(`${file} cannot be read: you have no permission for it or for its folder.`, {
    code: exitCode.permission,
    hint: 'Change its permissions, or name another journal with --db FILE.',
    cause: error,
  });
}

/** Numbers of the header of every SQLite file, https://sqlite.org/fileformat2.html#the_database_header. */
function readHeader(header: Buffer): { owner: number; version: number; pages: number; pageSize: number } {
  const size = header.readUInt16BE(16);
  return {
    owner: header.readUInt32BE(68),
    version: header.readInt32BE(60),
    pages: header.readUInt32BE(28),
    pageSize: size === 1 ? 65_536 : size,
  };
}

/**
 * How many pages a file had before the write that what lies beside it as `-journal` takes back: 0 for the write that
 * makes it, undefined where nothing is to be taken back.
 */
function pagesBefore(file: string): number | undefined {
  if (!fs.existsSync(`${file}-journal`)) return undefined;
  try {
    const header = startOf(`${file}-journal`, 28);
    return header.toString('hex', 0, 8) === 'd9d505f920a163d7' ? header.readUInt32BE(16) : undefined;
  } catch {
    return undefined;
  }
}

function narrow(file: string, { mode }: fs.Stats): void {
  if ((mode & 0o077) === 0) return;
  try {
    fs.chmodSync(file, 0o600);
  } catch {
    // Somebody else's file: it stays as they left it.
  }
}
