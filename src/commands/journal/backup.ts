import fs from 'node:fs';
import path from 'node:path';
import type { Context } from '../../context.js';
import { isoMoment, momentNow } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import { say } from '../../render/safe.js';
import { checkFolder } from '../../store/backup/folder.js';
import { isThere, makeBackup } from '../../store/backup/make.js';
import { usualBackupName } from '../../store/file/backup-names.js';
import { explainPlace } from '../../store/file/faults.js';
import type { Journal } from '../../store/file/journal.js';
import { backupFolderOf } from '../../store/settings/settings.js';

/**
 * Writes a checked copy of the journal; dated, when no name is given, into the folder that is named or set, else beside
 * the journal. Throws UserError where something of that name is there, and where the journal or the copy is not sound.
 */
export function backup(ctx: Context, named: string | undefined): void {
  const journal = ctx.open(fs.existsSync(ctx.place.file) ? 'read' : 'write'); // without one there is nothing to copy
  const target = named === undefined ? usualTarget(ctx, journal) : targetOf(ctx, journal.file, named);
  if (fs.existsSync(target)) throw isThere(target);
  const { touches, leads, isKept } = makeBackup(journal, target, {
    now: ctx.clock.now,
    root: ctx.host.root,
  });
  if (!isKept) ctx.note('The journal could not keep where this backup is; "lead forget" will not name it.');
  ctx.print(say`backup ${target} · touches: ${touches}, leads: ${leads}; checked`);
}

/** In the folder that is set, which has to be there, else beside the journal. */
function usualTarget(ctx: Context, journal: Journal): string {
  const folder = backupFolderOf(journal);
  checkFolder(folder);
  return usualName(ctx, journal.file, folder ?? path.dirname(journal.file));
}

function targetOf(ctx: Context, file: string, named: string): string {
  if (named.trim() === '') throw new UserError('The backup needs a file name.');
  if (named === '-')
    throw new UserError('A backup is a file, which is checked: it cannot go to standard output.', {
      hint: 'Name a file or a folder; a file of that name is ./-',
    });
  const place = ctx.pathOf(named);
  return isFolder(place) ? usualName(ctx, file, place) : place;
}

function isFolder(place: string): boolean {
  try {
    return fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (error) {
    throw explainPlace(error, place) ?? error;
  }
}

/** Where a backup is that nobody gives a name. */
export function usualName(ctx: Context, file: string, folder: string): string {
  const time = isoMoment(momentNow(ctx.clock)).slice(11, 19).replaceAll(':', '');
  return usualBackupName(file, folder, `${ctx.today}-${time}`);
}
