import Database from 'better-sqlite3';
import type { Journal } from './journal.js';

/** Keeps where a backup was written, so that it can be named when somebody is to be forgotten. */
export function rememberBackup(journal: Journal, path: string, now: number): void {
  journal.transact((db) => {
    db.prepare('INSERT INTO backup (path, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at').run(
      path,
      now,
    );
  });
}

/** Full paths of the backups made, the oldest first; some may be gone. */
export function backupsMade(journal: Journal): string[] {
  return journal.all<{ path: string }>('SELECT path FROM backup ORDER BY at, id').map(({ path }) => path);
}

/**
 * Whether a file that is there holds any of the leads with these uids (in capital hexadecimal digits), be it in its log;
 * undefined when it cannot be read as a journal. Nothing is written to it.
 */
export function holdsLeads(file: string, uids: readonly string[]): boolean | undefined {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      db.pragma('trusted_schema = OFF');
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
