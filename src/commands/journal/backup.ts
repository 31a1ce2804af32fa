import fs from 'node:fs';
import path from 'node:path';
import type { Context } from '../../context.js';
import { isoMoment, momentNow } from '../../domain/when.js';
import { UserError, exitCode } from '../../errors.js';
import { say } from '../../render/safe.js';
import { dropBackup, rememberBackup, sweepUnfinished, unfinishedName } from '../../store/file/backups.js';
import { checkSound, copyJournal, putInPlace, verifyCopy } from '../../store/file/copy.js';
import { faultCode } from '../../store/file/faults.js';
import type { Journal } from '../../store/file/journal.js';
import { usualBackupName } from '../../store/file/lost.js';
import { explainPlace } from '../flags/new-file.js';

/**
 * Writes a checked copy of the journal; beside it, or in the folder that is named, dated, when no name is given. Throws
 * UserError where something of that name is there, and where the journal or the copy is not sound.
 */
export function backup(ctx: Context, named: string | undefined): void {
  const journal = ctx.open(fs.existsSync(ctx.place.file) ? 'read' : 'write'); // without one there is nothing to copy
  const target = targetOf(ctx, journal.file, named);
  if (fs.existsSync(target)) throw isThere(target);
  checkSound(journal);
  sweepUnfinished(journal, ctx.clock.now);
  const { touches, leads } = writeCopy(ctx, journal, target);
  ctx.print(say`backup ${target} · touches: ${touches}, leads: ${leads}; checked`);
}

function targetOf(ctx: Context, file: string, named: string | undefined): string {
  if (named === undefined) return usualName(ctx, file, path.dirname(file));
  if (named.trim() === '') throw new UserError('The backup needs a file name.');
  if (named === '-')
    throw new UserError('A backup is a file, which is checked: it cannot go to standard output.', {
      hint: 'Name a file or a folder; a file of that name is ./-',
    });
  const place = ctx.pathOf(named);
  const isFolder = fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? usualName(ctx, file, place) : place;
}

/** Under another name until it is checked. Where it will be is kept first, so that what is left of it is known too. */
function writeCopy(ctx: Context, journal: Journal, target: string): { touches: number; leads: number } {
  const unfinished = unfinishedName(target, ctx.clock.now);
  let isKept = false;
  try {
    fs.closeSync(fs.openSync(unfinished, 'wx', 0o600));
    isKept = isPlaceKept(ctx, journal, target);
    if (!isKept) ctx.note('The journal could not keep where this backup is; "lead forget" will not name it.');
    const held = copyJournal(journal, unfinished);
    const counts = verifyCopy(unfinished, held, ctx.host.root);
    putInPlace(unfinished, target);
    return counts;
  } catch (error) {
    tried(() => {
      fs.rmSync(unfinished, { force: true });
    });
    if (isKept && !fs.existsSync(target)) tried(() => dropBackup(journal, target));
    throw faultCode(error) === 'EEXIST' ? isThere(target) : (explainPlace(error, target) ?? error);
  }
}

/** Whether the journal could keep where a backup will be. While another program writes there is no backup either. */
function isPlaceKept(ctx: Context, journal: Journal, target: string): boolean {
  try {
    rememberBackup(journal, target, ctx.clock.now);
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

function isThere(target: string): UserError {
  return new UserError(`${target} is there already; a backup replaces nothing.`, {
    hint: 'Name another file, or move that one away.',
    code: exitCode.cannotCreate,
  });
}

function usualName(ctx: Context, file: string, folder: string): string {
  const time = isoMoment(momentNow(ctx.clock)).slice(11, 19).replaceAll(':', '');
  return usualBackupName(file, folder, ctx.today, time);
}
