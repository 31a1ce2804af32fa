import fs from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { digestAnew } from './digest.js';

/** 'PRSP', at byte 68 of every journal. */
export const applicationId = 0x50525350;

/** The number of the newest file in `migrations`, kept in `user_version`. */
export const schemaVersion = 4;

/** The first version whose rows have digests. */
const firstWithDigests = 4;

/**
 * Brings a journal to a version, the newest one: each step and its number are committed together, under a write lock
 * taken before the number is read again, so that two processes starting at once do not both run it. Journals are compared
 * with what these steps make, text by text: a step makes tables and indexes and adds columns, which every SQLite writes
 * down alike, and renames nothing.
 */
export function migrate(db: Database, root: string, to = schemaVersion): void {
  if (versionOf(db) === to) return;
  const folder = path.join(root, 'migrations');
  const steps = fs
    .readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort();
  for (const name of steps) {
    const version = Number(name.slice(0, 4));
    if (version > to) break;
    const run = db.transaction(() => {
      if (versionOf(db) >= version) return;
      // eslint-disable-next-line no-restricted-syntax -- our own file, no person's text in it
      db.exec(fs.readFileSync(path.join(folder, name), 'utf8'));
      if (version >= firstWithDigests) digestAnew(db);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${version}`);
    });
    run.immediate();
  }
}

export function versionOf(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}
