import fs from 'node:fs';
import { UserError, exitCode } from '../../errors.js';
import { explainPlace, faultCode } from '../file/faults.js';
import type { Journal } from '../file/journal.js';
import { checkSound, copyJournal, putInPlace, verifyCopy, type Counts } from './copy.js';
import { dropBackup, rememberBackup, sweepUnfinished, unfinishedName } from './places.js';

/** A backup that was made: how much is in it, and whether the journal could keep where it is. */
export interface Made extends Counts {
  isKept: boolean;
}

/**
 * Writes a checked copy of the journal to a place where nothing is yet: under another name until it is checked. Where it
 * will be is kept first, so that what is left of it is known too. `now` in milliseconds;
 * `asItIs`: of a journal that is known to be damaged. Throws UserError, and leaves
 * nothing, where the journal or the copy is not sound or the place cannot be had.
 */
export function makeBackup(
  journal: Journal,
  target: string,
  { now, root, asItIs = false }: { now: number; root: string; asItIs?: boolean },
): Made {
  if (!asItIs) checkSound(journal);
  sweepUnfinished(journal, now);
  const unfinished = unfinishedName(target, now);
  let isKept = false;
  try {
    fs.closeSync(fs.openSync(unfinished, 'wx', 0o600));
    isKept = isPlaceKept(journal, target, now);
    const counts = copyJournal(journal, journal.file, unfinished, root);
    if (!asItIs) verifyCopy(unfinished, root);
    putInPlace(unfinished, target);
    return { ...counts, isKept };
  } catch (error) {
    tried(() => {
      fs.rmSync(unfinished, { force: true });
    });
    if (isKept && !fs.existsSync(target)) tried(() => dropBackup(journal, target));
    throw faultCode(error) === 'EEXIST' ? isThere(target) : (explainPlace(error, target) ?? error);
  }
}

/** Whether the journal could keep where a backup will be. While another program writes there is no backup either. */
function isPlaceKept(journal: Journal, target: string, now: number): boolean {
  try {
    rememberBackup(journal, target, now);
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === exitCode.busy) throw error;
    return false;
  }
}

/** Whether something was done that can be done without. */
function tried(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

export function isThere(target: string): UserError {
  return new UserError(`${target} is there already; a backup replaces nothing.`, {
    hint: 'Name another file, or move that one away.',
    code: exitCode.cannotCreate,
  });
}
