import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DemoOwner } from '../../options/words.js';

/** What decides where the copies lie. */
interface Around {
  env: Record<string, string | undefined>;
  /** Number of the user; undefined where users have none. */
  uid?: number | undefined;
}

/** Where the copy of a demo's journal lies, there or not: in a folder of the person's own among the temporary files. */
export function demoFile({ env, uid }: Around, owner: DemoOwner): string {
  const named = env.TMPDIR;
  const temporary = named !== undefined && path.isAbsolute(named) ? named : os.tmpdir();
  return path.join(temporary, uid === undefined ? 'prospect-demo' : `prospect-demo-${uid}`, `${owner}.db`);
}

/** Whether the folder is there, is the person's own, and lets nobody else in: others can make one of that name before. */
export function isOwnFolder(folder: string, uid: number | undefined): boolean {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return false;
  return uid === undefined || (found.uid === uid && (found.mode & 0o077) === 0);
}
