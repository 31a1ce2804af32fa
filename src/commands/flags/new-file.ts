import fs from 'node:fs';
import type { Context } from '../../context.js';
import { UserError, exitCode, type ExitCode } from '../../errors.js';
import { unfinishedName } from '../../store/file/backups.js';
import { putInPlace } from '../../store/file/copy.js';
import { explainFault, faultCode } from '../../store/file/faults.js';

/** A file that is to be written for somebody. */
export interface NewFile {
  place: string;
  /** What it is, as in "a workbook". */
  is: string;
  /** Whether one that is there gives way. */
  replaces: boolean;
}

/**
 * Makes a file that only its owner can read: under another name until all of it is written, so that nobody finds half of
 * one. Throws UserError where something of that name is there, unless it is to be replaced, and where it cannot be made.
 */
export function writeNewFile<T>(
  ctx: Context,
  file: NewFile,
  make: (write: (bytes: Uint8Array) => void) => T,
): T {
  const { place, replaces } = file;
  const unfinished = unfinishedName(place, ctx.clock.now);
  if (!replaces && fs.existsSync(place)) throw isThere(file);
  let isMade = false;
  try {
    const descriptor = fs.openSync(unfinished, 'wx', 0o600);
    isMade = true;
    try {
      const made = make((bytes) => {
        writeAll(descriptor, bytes);
      });
      fs.fsyncSync(descriptor);
      if (replaces) fs.renameSync(unfinished, place);
      else putInPlace(unfinished, place);
      return made;
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    if (isMade) fs.rmSync(unfinished, { force: true });
    throw faultCode(error) === 'EEXIST' ? isThere(file) : (explainPlace(error, place) ?? error);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += fs.writeSync(descriptor, bytes, written);
}

function isThere({ place, is }: NewFile): UserError {
  return new UserError(`${place} is there already; ${is} replaces nothing unless you say so.`, {
    hint: 'Name another file, or add --replace.',
    code: exitCode.cannotCreate,
  });
}

/** What to say of an error at the place of a file that is to be made; undefined for any other error. */
export function explainPlace(error: unknown, place: string): UserError | undefined {
  const code = faultCode(error);
  const say = (message: string, exit: ExitCode, hint = 'Name another file.') =>
    new UserError(message, { hint, code: exit, cause: error });
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return say(
      `The folder of ${place} does not exist.`,
      exitCode.cannotCreate,
      'Make it first, or name another file.',
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return say(`${place} cannot be written: its folder is read-only.`, exitCode.permission);
  if (code === 'ENAMETOOLONG')
    return say(`${place} cannot be made: the name is too long.`, exitCode.cannotCreate);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return say(`${place} was not written: the disk is full.`, exitCode.io, 'Make room and try again.');
  return explainFault(error, place);
}
