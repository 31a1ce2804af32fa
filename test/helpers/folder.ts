import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const made: string[] = [];

/** Folder of the package, with its migrations. */
export const root = path.join(import.meta.dirname, '..', '..');

/** A new empty folder, removed after the test. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-'));
  made.push(folder);
  return folder;
}

/** Removes the folders that a test was given. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) {
    // Its owner, too, can take things out of a folder only where they may write it.
    if (fs.existsSync(folder)) fs.chmodSync(folder, 0o700);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * For the surroundings of programs that tests start: one place for their compiled code, so that not each start has to
 * compile it and keep it anew.
 */
export const compiled = { XDG_CACHE_HOME: path.join(root, 'node_modules', '.cache') };
