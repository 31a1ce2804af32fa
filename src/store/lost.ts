import fs from 'node:fs';
import path from 'node:path';
import { quoteLine } from '../domain/command-line.js';
import { UserError, exitCode } from '../errors.js';
import { looksLikeJournal } from './inspect.js';

/** The name of a backup that nobody named: it stands beside its journal. `time` is local, as '140200'. */
export function usualBackupName(file: string, day: string, time: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}-${day}-${time}${ext}`);
}

/** Whether a backup of the journal has this name when nobody gives it one. */
export function isUsualBackup(file: string, backup: string): boolean {
  const { dir, name, ext } = path.parse(file);
  const entry = path.basename(backup);
  return (
    path.dirname(backup) === dir &&
    entry.startsWith(`${name}-`) &&
    entry.endsWith(ext) &&
    /^\d{4}-\d\d-\d\d-\d{6}$/.test(entry.slice(name.length + 1, entry.length - ext.length))
  );
}

/** Backups of a journal that stand beside it under their usual names, the oldest first. */
export function backupsBeside(file: string): string[] {
  const folder = path.dirname(file);
  return namesIn(folder)
    .sort()
    .map((name) => path.join(folder, name))
    .filter((name) => isUsualBackup(file, name) && looksLikeJournal(name));
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
  return /\d{4}-\d\d-\d\d-\d{6}(?=\.[^.]*$|$)/.exec(name)![0];
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
 * Where nothing is, or nothing in it, but backups of it: a journal is not begun anew in the place of one that was lost. In
 * the folder of the usual journal, which is for it alone, any other journal is one; beside a chosen one there may be more.
 */
export function refuseLost(file: string, found: 'absent' | 'empty', chosen: boolean): void {
  const newest = (chosen ? backupsBeside(file) : journalsBeside(file)).at(-1);
  if (newest === undefined) return;
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
