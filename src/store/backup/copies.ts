import fs from 'node:fs';
import path from 'node:path';
import type { Day } from '../../domain/calendar.js';
import { UserError, exitCode } from '../../errors.js';
import { backupsIn, isReplaced, timeInName } from '../file/backup-names.js';
import { explainFault } from '../file/faults.js';
import { explainText } from '../file/inspect.js';
import { Journal } from '../file/journal.js';
import { lookInto, type Connection } from '../file/open.js';
import { backupFolderOf } from '../settings/settings.js';
import { conflictCopies, isConflictCopy } from './conflicts.js';
import { placesKept } from './places.js';

/** How much a file holds, and up to when. */
export interface Holdings {
  touches: number;
  leads: number;
  /** The day of the last touch; null without one. */
  last: Day | null;
  /** When it was written last, in milliseconds; null where nothing was. */
  written: number | null;
}

/** What would be there no more, or again, if a copy took the place of the journal. */
export interface Difference {
  touches: number;
  leads: number;
  writes: number;
}

export interface Copy {
  file: string;
  /** What it is beside a backup: what a restore replaced, or what a synced folder made of two journals. */
  is: 'replaced' | 'conflict' | 'backup';
  /** What is in it; what is wrong with it where it cannot be read. */
  held: Holdings | UserError;
  /** Against the present journal, where that can be read. */
  lost?: Difference;
  gained?: Difference;
}

/** What is known of the file in the place of the journal. */
export interface Present {
  /** Undefined where there is none. */
  held: Holdings | UserError | undefined;
  /** Places that it knows of copies of it, as far as it can be read, in the order in which they were made. */
  places: string[];
  backupFolder: string | null;
}

/** Reads what is in the place of the journal, whatever that is. */
export function presentOf(file: string, root: string): Present {
  const held = fs.existsSync(file) ? holdingsOf(file, root) : undefined;
  try {
    if (held === undefined || held instanceof UserError) throw new UserError('nothing to ask');
    const journal = new Journal({ file, purpose: 'glance', chosen: true, root });
    try {
      return { held, places: placesKept(journal), backupFolder: backupFolderOf(journal) };
    } finally {
      journal.close();
    }
  } catch {
    return { held, places: [], backupFolder: null };
  }
}

/**
 * Every copy of the journal that is known: those beside it, in the folder that is set and where the journal keeps that it
 * made one. What a restore replaced comes first, then what was written last.
 */
export function knownCopies(file: string, { places, backupFolder, held }: Present, root: string): Copy[] {
  const folder = path.dirname(file);
  const all = [
    ...places,
    ...backupsIn(folder, file),
    ...(backupFolder === null ? [] : backupsIn(backupFolder, file)),
    ...conflictCopies(file),
  ];
  const files = [...new Set(all)].filter((name) => fs.existsSync(name));
  const isReadable = held !== undefined && !(held instanceof UserError);
  const copies = files.map((name) => copyOf(name, file, isReadable, root));
  const lastReplaced = newestReplaced(file);
  const rank = (copy: Copy) => (copy.file === lastReplaced ? Infinity : writtenOf(copy));
  return copies.sort((a, b) => rank(b) - rank(a));
}

/** What the last restore replaced. */
export function newestReplaced(file: string): string | undefined {
  return backupsIn(path.dirname(file), file)
    .filter((name) => isReplaced(file, name))
    .sort((a, b) => (timeInName(a) < timeInName(b) ? -1 : 1))
    .at(-1);
}

function writtenOf({ held }: Copy): number {
  return held instanceof UserError ? -Infinity : (held.written ?? 0);
}

/** What a copy holds, against the journal `file` where that can be read. */
export function copyOf(name: string, file: string, isReadable: boolean, root: string): Copy {
  const held = holdingsOf(name, root);
  const is = isReplaced(file, name) ? 'replaced' : isConflictCopy(file, name) ? 'conflict' : 'backup';
  if (!isReadable || held instanceof UserError) return { file: name, is, held };
  try {
    const { db } = lookInto(name, root);
    try {
      db.prepare('ATTACH ? AS present').run(file);
      return {
        file: name,
        is,
        held,
        lost: missing(db, 'present', 'main'),
        gained: missing(db, 'main', 'present'),
      };
    } finally {
      db.close();
    }
  } catch {
    return { file: name, is, held };
  }
}

/** How much is in one file and not in the other, by the uids, which stay in every copy. */
function missing(db: Connection, from: string, other: string): Difference {
  const count = (table: string) =>
    db
      .prepare(`SELECT count(*) FROM ${from}.${table} WHERE uid NOT IN (SELECT uid FROM ${other}.${table})`)
      .pluck()
      .get() as number;
  return { touches: count('touch'), leads: count('lead'), writes: count('operation') };
}

function holdingsOf(file: string, root: string): Holdings | UserError {
  try {
    const { db, version } = lookInto(file, root);
    try {
      if (version === 'empty') return { touches: 0, leads: 0, last: null, written: null };
      return db
        .prepare(
          `SELECT (SELECT count(*) FROM touch) AS touches, (SELECT count(*) FROM lead) AS leads,
             (SELECT max(day) FROM touch) AS last, (SELECT max(at) FROM operation) AS written`,
        )
        .get() as Holdings;
    } finally {
      db.close();
    }
  } catch (error) {
    const known = error instanceof UserError ? error : explainFault(error, file);
    if (!known) throw error;
    return known.code === exitCode.badData ? (explainText(file) ?? known) : known;
  }
}
