import fs from 'node:fs';
import { UserError, exitCode } from '../../errors.js';
import { explainPlace, faultCode } from '../../store/file/faults.js';

/**
 * Where a file is to be written: the place itself, or what a link there leads to. Throws UserError where something other
 * than an ordinary file is there, and where nobody can look.
 */
export function ordinaryPlace(place: string): string {
  const refused = (what: string) =>
    new UserError(`${place} is ${what}.`, { hint: 'Name another file.', code: exitCode.cannotCreate });
  let there: fs.Stats | undefined;
  let isLink: boolean;
  try {
    there = fs.statSync(place, { throwIfNoEntry: false });
    isLink = there === undefined && fs.lstatSync(place, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    isLink = faultCode(error) === 'ELOOP';
    if (!isLink) throw explainPlace(error, place) ?? error;
  }
  if (isLink) throw refused('a link that leads nowhere');
  if (there === undefined) return place;
  if (!there.isFile()) throw refused(there.isDirectory() ? 'a folder' : 'no ordinary file');
  return fs.realpathSync(place);
}

/** Whether a file begins with these bytes, or is empty. */
export function beginsWith(file: string, beginning: Uint8Array): boolean {
  const bytes = Buffer.alloc(beginning.length);
  const descriptor = fs.openSync(file, 'r');
  try {
    const read = fs.readSync(descriptor, bytes);
    return read === 0 || bytes.equals(beginning);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** What to say where something is at a place that is not to be lost. */
export function notReplaced(place: string, why: string): UserError {
  return new UserError(`${place} is there already and ${why}; nothing was changed.`, {
    hint: 'Name another file, or move that one away.',
    code: exitCode.cannotCreate,
  });
}
