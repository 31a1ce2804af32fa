import fs from 'node:fs';
import path from 'node:path';
import { quoteLine } from '../../domain/command-line.js';
import { UserError, exitCode } from '../../errors.js';
import { looksLikeJournal } from './inspect.js';

/**
 * A name for a backup that nobody named, which no file in `folder` has. `time` is local, as '140200'; a second one of that
 * second is numbered.
 */
export function usualBackupName(file: string, folder: string, day: string, time: string): string {
  const { name, ext } = path.parse(file);
  for (let number = 1; ; number++) {
    const mark = number === 1 ? '' : `-${String(number).padStart(2, '0')}`;
    const place = path.join(folder, `${name}-${day}-${time}${mark}${ext}`);
    if (!fs.existsSync(place)) return place;
  }
}

/** Whether a backup of the journal has this name when nobody gives it one. */
export function isUsualBackup(file: string, backup: string): boolean {
  const { dir, name, ext } = path.parse(file);
  const entry = path.basename(backup);
  return (
    path.dirname(backup) === dir &&
    entry.startsWith(`${name}-`) &&
    entry.endsWith(ext) &&
    /^\d{4}-\d\d-\d\d-\d{6}(-\d\d)?$/.test(entry.slice(name.length + 1, entry.length - ext.length))
  );
}

/** Backups of a journal that stand beside it under their usual names, the oldest first. */
export function backupsBeside(file: string): string[] {
  return usualNamesBeside(file).filter(looksLikeJournal);
}

/** What has the usual name of a backup beside a journal, by the time in it, whatever it is. */
function usualNamesBeside(file: string): string[] {
  const folder = path.dirname(file);
  return namesIn(folder)
    .map((name) => path.join(folder, name))
    .filter((name) => isUsualBackup(file, name))
    .sort((a, b) => (timeInName(a) < timeInName(b) ? -1 : 1));
}

/** All other journals in its folder, the oldest first: by the time in a usual name, else by that of the file. */
function journalsBeside(file: string): string[] {
  const folder = path.dirname(file);
  return namesIn(folder)
    .map((name) => path.join(folder, name))
    .filter((name) => name !== file && !name.endsWith('.part') && looksLikeJournal(name))
    .map((name) => ({ name, time: isUsualBackup(file, name) ? timeInName(name) : timeOfFile(name) }))
    .sort((a, b) => (a.time < b.time ? -1 : 1))
    .map(({ name }) => name);
}

function timeInName(name: string): string {
  return /\d{4}-\d\d-\d\d-\d{6}(-\d\d)?(?=\.[^.]*$|$)/.exec(name)![0];
}

/** As in a usual name. */
function timeOfFile(name: string): string {
  const { mtime } = fs.statSync(name);
  const local = new Date(mtime.getTime() - mtime.getTimezoneOffset() * 60_000).toISOString();
  return local.slice(0, 19).replace('T', '-').replaceAll(':', '');
}

/** Names in a folder; none in one that is not there or may not be read. */
export function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Throws UserError, with the command that restores the newest backup, where a journal is absent or empty but has
 * backups: it is not begun anew in the place of one that was lost. In the folder of the usual journal, which is for it
 * alone, any other journal counts as one; beside a chosen one there may be others.
 */
export function refuseLost(file: string, found: 'absent' | 'empty', chosen: boolean): void {
  const newest = (chosen ? backupsBeside(file) : journalsBeside(file)).at(-1);
  if (newest === undefined) return refuseDamaged(file, found);
  // Pages that a lost journal left beside it would be put into the backup.
  const stale = ['-journal', '-wal'].map((end) => file + end).filter((name) => fs.existsSync(name));
  const restore = [...(stale.length > 0 ? [['rm', ...stale]] : []), ['cp', newest, file]];
  throw new UserError(
    found === 'absent'
      ? `There is no journal at ${file} any more, but there is a backup of it.`
      : `The journal ${file} is empty (0 bytes), but there is a backup of it.`,
    {
      places: [restore.map(quoteLine).join(' && ')],
      hint: 'This command restores the newest one. To begin anew instead, move the backups to another folder.',
      code: found === 'absent' ? exitCode.absent : exitCode.badData,
    },
  );
}

/** Where there are backups, but none that could be restored: that is for their owner to decide. */
function refuseDamaged(file: string, found: 'absent' | 'empty'): void {
  const newest = usualNamesBeside(file).at(-1);
  if (newest === undefined) return;
  throw new UserError(
    `${found === 'absent' ? `There is no journal at ${file} any more` : `The journal ${file} is empty (0 bytes)`}, and the backup ${newest} is damaged: it does not begin as a journal does.`,
    {
      hint: 'Nothing was changed. Restore another backup; to begin anew, move that one to another folder.',
      code: found === 'absent' ? exitCode.absent : exitCode.badData,
    },
  );
}
