import fs from 'node:fs';
import path from 'node:path';
import { digestAnew } from '../file/digest.js';
import type { Journal } from '../file/journal.js';
import { backupsIn, isUsualBackup, namesIn } from '../file/backup-names.js';
import { lookInto } from '../file/open.js';
import { backupFolderOf } from '../settings/settings.js';

/**
 * Keeps where a backup is about to be written, so that it can be named when somebody is to be forgotten, and so can what
 * is left of it when it is interrupted.
 */
export function rememberBackup(journal: Journal, place: string, now: number): void {
  journal.transact((db) => {
    db.prepare('INSERT INTO backup (path, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at').run(
      place,
      now,
    );
    digestAnew(db, ['backup']);
  });
}

/** Keeps where copies are that another journal, of which this one takes the place, knew of. */
export function rememberAll(journal: Journal, places: readonly string[], now: number): void {
  journal.transact((db) => {
    const keep = db.prepare('INSERT OR IGNORE INTO backup (path, at) VALUES (?, ?)');
    for (const place of places) keep.run(place, now);
    digestAnew(db, ['backup']);
  });
}

/** No longer keeps a place where nothing was written after all. */
export function dropBackup(journal: Journal, place: string): void {
  journal.transact((db) => {
    db.prepare('DELETE FROM backup WHERE path = ?').run(place);
    digestAnew(db, ['backup']);
  });
}

/**
 * Full paths of the copies that this journal made, in that order, of those under their usual names beside it and in the
 * folder that is set, and of what interrupted ones left; some may be gone.
 */
export function backupsMade(journal: Journal): string[] {
  const places = placesKept(journal);
  const folders = [path.dirname(journal.file), backupFolderOf(journal)].filter((folder) => folder !== null);
  const beside = folders.flatMap((folder) => backupsIn(folder, journal.file));
  return [...new Set([...places, ...beside, ...unfinishedBackups(journal, places)])];
}

/** Full paths of the backups that this journal made, in that order. */
export function placesKept(journal: Journal): string[] {
  return journal.all<{ path: string }>('SELECT path FROM backup ORDER BY id').map(({ path }) => path);
}

/** A name for a copy until it is checked. `now` in milliseconds. */
export function unfinishedName(place: string, now: number): string {
  return `${place}.${now.toString(36)}.part`;
}

/** What is left of copies that were interrupted, be it for a restore. */
function unfinishedBackups(journal: Journal, places: readonly string[]): string[] {
  const folders = new Set([journal.file, ...places].map((file) => path.dirname(file)));
  const known = [journal.file, ...places];
  return [...folders].flatMap((folder) =>
    namesIn(folder)
      .map((name) => path.join(folder, name))
      .filter((file) => {
        const place = /^(.+)\.[0-9a-z]{1,12}\.part(?:-journal)?$/s.exec(file)?.[1];
        return place !== undefined && (known.includes(place) || isUsualBackup(journal.file, place));
      }),
  );
}

// Milliseconds after which a backup that is not finished will not be.
const longestBackup = 3_600_000;

/** Removes what interrupted backups left; one that is being written by another process stays. `now` in milliseconds. */
export function sweepUnfinished(journal: Journal, now: number): void {
  for (const file of unfinishedBackups(journal, placesKept(journal))) {
    try {
      if (fs.statSync(file).mtimeMs < now - longestBackup) fs.rmSync(file);
    } catch {
      // It stays, and is named when somebody is to be forgotten.
    }
  }
}

/**
 * Whether a file that is there holds any of the leads with these uids (in capital hexadecimal digits), be it in its log;
 * undefined when it cannot be read as a journal. Nothing is written to it.
 */
export function holdsLeads(file: string, uids: readonly string[], root: string): boolean | undefined {
  try {
    const { db, version } = lookInto(file, root);
    try {
      if (version === 'empty') return false;
      const found = db
        .prepare(
          `WITH wanted AS (SELECT value AS uid FROM json_each(?))
           SELECT EXISTS (SELECT 1 FROM lead WHERE hex(uid) IN wanted)
             OR EXISTS (SELECT 1 FROM change WHERE table_name = 'lead' AND image ->> 'uid' IN wanted)
             OR EXISTS (SELECT 1 FROM taken_back WHERE image ->> 'uid' IN wanted)`,
        )
        .pluck()
        .get(JSON.stringify(uids));
      return found === 1;
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}
