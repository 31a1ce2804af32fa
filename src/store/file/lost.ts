import fs from 'node:fs';
import path from 'node:path';
import { quoteLine } from '../../domain/command-line.js';
import { UserError, exitCode } from '../../errors.js';
import { backupsIn, isUsualBackup, namesIn, timeInName, usualNamesIn } from './backup-names.js';
import { looksLikeJournal } from './inspect.js';

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

/** As in a usual name. */
function timeOfFile(name: string): string {
  const { mtime } = fs.statSync(name);
  const local = new Date(mtime.getTime() - mtime.getTimezoneOffset() * 60_000).toISOString();
  return local.slice(0, 19).replace('T', '-').replaceAll(':', '');
}

/**
 * Throws UserError, with the command that restores the newest backup, where a journal is absent or empty but has
 * backups: it is not begun anew in the place of one that was lost. In the folder of the usual journal, which is for it
 * alone, any other journal counts as one; beside a chosen one there may be others.
 */
export function refuseLost(file: string, found: 'absent' | 'empty', chosen: boolean): void {
  const newest = (chosen ? backupsIn(path.dirname(file), file) : journalsBeside(file)).at(-1);
  if (newest === undefined) return refuseDamaged(file, found);
  throw new UserError(
    found === 'absent'
      ? `There is no journal at ${file} any more, but there is a backup of it.`
      : `The journal ${file} is empty (0 bytes), but there is a backup of it.`,
    {
      places: [quoteLine(['prospect', ...(chosen ? ['--db', file] : []), 'restore', newest, '--yes'])],
      hint: 'This command restores the newest one; "prospect restore" alone lists all. To begin anew instead, move the backups to another folder.',
      code: found === 'absent' ? exitCode.absent : exitCode.badData,
    },
  );
}

/** Where there are backups, but none that could be restored: that is for their owner to decide. */
function refuseDamaged(file: string, found: 'absent' | 'empty'): void {
  const newest = usualNamesIn(path.dirname(file), file).at(-1);
  if (newest === undefined) return;
  throw new UserError(
    `${found === 'absent' ? `There is no journal at ${file} any more` : `The journal ${file} is empty (0 bytes)`}, and the backup ${newest} is damaged: it does not begin as a journal does.`,
    {
      hint: 'Nothing was changed. Restore another backup; to begin anew, move that one to another folder.',
      code: found === 'absent' ? exitCode.absent : exitCode.badData,
    },
  );
}
