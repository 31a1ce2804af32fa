import fs from 'node:fs';
import path from 'node:path';
import type { Journal } from './journal.js';
import { backupsBeside, isUsualBackup, namesIn } from './lost.js';
import { lookInto } from './open.js';

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
  });
}

/** No longer keeps a place where nothing was written after all. */
export function dropBackup(journal: Journal, place: string): void {
  journal.transact((db) => {
    db.prepare('DELETE FROM backup WHERE path = ?').run(place);
  });
}

/** Full paths of the backups made, the oldest first, and of what interrupted ones left; some may be gone. */
export function backupsMade(journal: Journal): string[] {
  const places = placesKept(journal);
  return [...new Set([...places, ...backupsBeside(journal.file), ...unfinishedBackups(journal, places)])];
}

function placesKept(journal: Journal): string[] {
  return journal.all<{ path: string }>('SELECT path FROM backup ORDER BY at, id').map(({ path }) => path);
}

/** A name for a backup until it is checked. `now` in milliseconds. */
export function unfinishedName(place: string, now: number): string {
  return `${place}.${now.toString(36)}.part`;
}

function unfinishedBackups(journal: Journal, places: readonly string[]): string[] {
  const folders = new Set([journal.file, ...places].map((file) => path.dirname(file)));
  return [...folders].flatMap((folder) =>
    namesIn(folder)
      .map((name) => path.join(folder, name))
      .filter((file) => {
        const place = /^(.+)\.[0-9a-z]{1,12}\.part(?:-journal)?$/s.exec(file)?.[1];
        return place !== undefined && (places.includes(place) || isUsualBackup(journal.file, place));
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
