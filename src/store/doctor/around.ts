import fs from 'node:fs';
import path from 'node:path';
import { daysBetween, type Day } from '../../domain/calendar.js';
import { checkFolder } from '../backup/folder.js';
import { backupsMade } from '../backup/places.js';
import { UserError, exitCode } from '../../errors.js';
import { faultCode } from '../file/faults.js';
import type { Journal } from '../file/journal.js';
import { backupFolderOf } from '../settings/settings.js';
import { findingOf, type Finding } from './finding.js';

/** Who may use the file and its folder beside their owner. */
export function permissionsOf(file: string, platform: NodeJS.Platform): Finding {
  if (platform === 'win32')
    return { check: 'permissions', state: 'unknown', says: 'Windows keeps them otherwise', places: [] };
  const others = (name: string, what: string, allowed: number) => {
    const { mode } = fs.statSync(name);
    const open = mode & 0o777 & ~allowed;
    return open === 0 ? [] : [`${what} ${name} is open to others (mode ${(mode & 0o777).toString(8)})`];
  };
  const folder = path.dirname(fs.realpathSync(file));
  // Others may look into a folder, but who may write there can put another file in its place.
  const wrong = [...others(file, 'the file', 0o700), ...others(folder, 'the folder', 0o755)];
  return findingOf(
    'permissions',
    wrong,
    {
      sound: 'only you can read the file, or put another in its place',
      wrong: 'others can get at the journal',
    },
    'warning',
  );
}

// Days after which a backup is called old.
const oldAfter = 30;

/** The backups that are known of, how old the newest is, and whether daily copies can be kept. */
export function backupsOf(journal: Journal, today: Day, dayOfTime: (time: number) => Day): Finding {
  const made = backupsMade(journal).flatMap((file) => {
    const time = timeOf(file);
    return time === undefined || /\.part(-journal)?$/.test(file) ? [] : [{ file, day: dayOfTime(time) }];
  });
  made.sort((a, b) => (a.day < b.day ? -1 : 1));
  const newest = made.at(-1);
  const say = (state: 'sound' | 'warning', says: string): Finding => ({
    check: 'backups',
    state,
    says,
    places: [],
  });
  const folderFault = faultOfFolder(backupFolderOf(journal));
  if (folderFault !== undefined) return say('warning', folderFault);
  if (newest === undefined)
    return say('warning', 'there is none that is known of: "prospect backup" makes one');
  const age = daysBetween(newest.day, today);
  const count = made.length === 1 ? '1 backup' : `${made.length} backups`;
  const old = age < 1 ? 'made today' : age === 1 ? '1 day old' : `${age} days old`;
  const says = `${count}; the newest is ${old}: ${newest.file}`;
  return age > oldAfter ? say('warning', `${says}. "prospect backup" makes another`) : say('sound', says);
}

/** Why no daily copies can be kept; undefined where they can, or need not. */
function faultOfFolder(folder: string | null): string | undefined {
  try {
    checkFolder(folder);
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const what = error.code === exitCode.permission ? 'cannot be written' : 'is not there';
    return `backup-folder ${folder} ${what}; daily copies fail. Name another with "prospect config set backup-folder FOLDER"`;
  }
}

function timeOf(file: string): number | undefined {
  try {
    return fs.statSync(file).mtimeMs;
  } catch (error) {
    if (faultCode(error) === '') throw error;
    return undefined;
  }
}
