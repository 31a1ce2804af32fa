import fs from 'node:fs';
import path from 'node:path';
import { isDay, type Day } from '../../domain/calendar.js';
import { dayOfCopy, usualBackupName } from '../file/backup-names.js';
import { looksLikeJournal } from '../file/inspect.js';
import type { Journal } from '../file/journal.js';
import { checkFolder } from './folder.js';
import { makeBackup } from './make.js';
import { dropBackup, placesKept } from './places.js';
import { spareCopies } from './thin.js';

/**
 * Keeps a checked copy of the journal in a folder, where this journal has none of that day there yet, and lets those go
 * that are not needed any more. Throws UserError, and lets none go, where the journal or the new copy is not sound or the
 * folder cannot be had.
 */
export function keepCopyOfDay(
  journal: Journal,
  folder: string,
  { now, today, root }: { now: number; today: Day; root: string },
): void {
  if (copiesIn(journal, folder).some(({ day }) => day === today)) return;
  checkFolder(folder);
  makeBackup(journal, usualBackupName(journal.file, folder, today), { now, root });
  for (const { place } of spareCopies(copiesIn(journal, folder))) letGo(journal, place);
}

/** Copies that this journal kept by itself in a folder, in the order in which they were made. */
function copiesIn(journal: Journal, folder: string): { place: string; day: Day }[] {
  return placesKept(journal)
    .filter((place) => path.dirname(place) === path.resolve(folder) && looksLikeJournal(place))
    .map((place) => ({ place, day: dayOfCopy(journal.file, place) ?? '' }))
    .filter(({ day }) => isDay(day));
}

/** What cannot be taken away now is with the next copy. */
function letGo(journal: Journal, place: string): void {
  try {
    fs.rmSync(place);
    dropBackup(journal, place);
  } catch {
    // It stays, and is known.
  }
}
