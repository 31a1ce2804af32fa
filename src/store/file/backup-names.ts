import fs from 'node:fs';
import path from 'node:path';
import { looksLikeJournal } from './inspect.js';

/**
 * A name for a copy that nobody named, which no file in `folder` has. `when` is local, as '2026-11-21-140200' or, for the
 * copy of a day, '2026-11-21'; a second one of that time is numbered.
 */
export function usualBackupName(file: string, folder: string, when: string): string {
  const { name, ext } = path.parse(file);
  for (let number = 1; ; number++) {
    const mark = number === 1 ? '' : `-${String(number).padStart(2, '0')}`;
    const place = path.join(folder, `${name}-${when}${mark}${ext}`);
    if (!fs.existsSync(place)) return place;
  }
}

const time = /(\d{4}-\d\d-\d\d)(-\d{6})?(-\d\d)?$/;

/** How what a restore replaces is called between the name of the journal and the time. */
export const replaced = 'before-restore';

/** What stands in the name of a copy that nobody named, in whatever folder: '2026-11-21-140200'; undefined in another. */
function markIn(file: string, copy: string): string | undefined {
  const { name, ext } = path.parse(file);
  const entry = path.basename(copy);
  if (!entry.startsWith(`${name}-`) || !entry.endsWith(ext)) return undefined;
  return entry.slice(name.length + 1, entry.length - ext.length);
}

/** Whether a copy of the journal has this name when nobody gives it one. */
export function isUsualBackup(file: string, copy: string): boolean {
  const mark = markIn(file, copy);
  return mark !== undefined && new RegExp(`^(${replaced}-)?${time.source}`).test(mark);
}

/** Whether it is called as what a restore replaced. */
export function isReplaced(file: string, copy: string): boolean {
  return isUsualBackup(file, copy) && markIn(file, copy)!.startsWith(replaced);
}

/** The day in the name of a copy that was kept by itself; undefined for any other. */
export function dayOfCopy(file: string, copy: string): string | undefined {
  return /^(\d{4}-\d\d-\d\d)(-\d\d)?$/.exec(markIn(file, copy) ?? '')?.[1];
}

/** What has the usual name of a copy of the journal in a folder, by the time in it, whatever it is. */
export function usualNamesIn(folder: string, file: string): string[] {
  return namesIn(folder)
    .map((name) => path.join(folder, name))
    .filter((name) => isUsualBackup(file, name))
    .sort((a, b) => (timeInName(a) < timeInName(b) ? -1 : 1));
}

/** Copies of a journal that stand in a folder under their usual names, the oldest first. */
export function backupsIn(folder: string, file: string): string[] {
  return usualNamesIn(folder, file).filter(looksLikeJournal);
}

/** The time in the name of a copy that nobody named, as it sorts. */
export function timeInName(copy: string): string {
  return time.exec(path.parse(copy).name)![0];
}

/** Names in a folder; none in one that is not there or may not be read. */
export function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
