import fs from 'node:fs';
import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';
import { putInPlace } from '../../store/backup/copy.js';
import { unfinishedName } from '../../store/backup/places.js';
import { explainPlace, faultCode } from '../../store/file/faults.js';

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
