import path from 'node:path';
import { namesIn } from '../file/backup-names.js';
import { looksLikeJournal } from '../file/inspect.js';

/** Journals beside one that a synced folder or a download gave a name like its own. */
export function conflictCopies(file: string): string[] {
  const folder = path.dirname(file);
  return namesIn(folder)
    .filter((name) => isConflictCopy(file, name))
    .map((name) => path.join(folder, name))
    .filter(looksLikeJournal)
    .sort();
}

/**
 * Whether a synced folder gave a file this name since two machines wrote the journal at the same time, or a browser or a
 * file manager since one of that name was there: "journal (conflicted copy 2026-11-21).db",
 * "journal.sync-conflict-20261121-140200-ABCDEFG.db", "journal (1).db".
 */
export function isConflictCopy(file: string, other: string): boolean {
  const { name, ext } = path.parse(file);
  const entry = path.basename(other);
  if (!entry.startsWith(name) || !entry.endsWith(ext)) return false;
  const between = entry.slice(name.length, entry.length - ext.length);
  return /^ \([^()]*(?:conflict|konflikt|conflit|conflicto)[^()]*\)$|^\.sync-conflict-|^[ _-]?\(\d{1,3}\)$|^ \d{1,2}$|^_conf\(/i.test(
    between,
  );
}
