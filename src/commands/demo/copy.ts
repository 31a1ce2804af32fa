import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';
import type { DemoOwner } from '../../options/words.js';
import { Journal } from '../../store/file/journal.js';
import { demoFile, isOwnFolder } from './place.js';

// What a copy says of its last change as long as there was none; in whole seconds, as every disk keeps it.
const unchanged = new Date('2026-11-20T16:30:00Z');

/**
 * The copy that this person tries things in, made where there is none or where it is to begin anew; and whether anything
 * was changed in it. Throws UserError where nothing can be made.
 */
export function copyOf(
  { host }: Context,
  owner: DemoOwner,
  isFresh: boolean,
): { file: string; isChanged: boolean } {
  const file = demoFile(host, owner);
  makeFolder(path.dirname(file), host.uid);
  if (isFresh || !fs.existsSync(file)) make(file, owner, host.root);
  return { file, isChanged: fs.statSync(file).mtimeMs !== unchanged.getTime() };
}

function makeFolder(folder: string, uid: number | undefined): void {
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (isOwnFolder(folder, uid)) return;
    throw new UserError(`The demo needs the folder ${folder} for itself, and it is not yours alone.`, {
      hint: 'Name another folder for temporary files in the variable TMPDIR.',
      code: exitCode.cannotCreate,
      cause: error,
    });
  }
}

/** Beside and then in its place: no other run reads half a journal, or one of an older form. */
function make(file: string, owner: DemoOwner, root: string): void {
  const beside = fs.mkdtempSync(`${file}-`);
  try {
    const copy = path.join(beside, 'journal.db');
    const packed = fs.readFileSync(path.join(root, 'dist', 'demo', `${owner}.db.gz`));
    fs.writeFileSync(copy, gunzipSync(packed), { mode: 0o600 });
    // Opened once, it is a journal of this version.
    const journal = new Journal({ file: copy, purpose: 'write', chosen: true, root });
    journal.close();
    fs.utimesSync(copy, unchanged, unchanged);
    // What a run that was killed left undone is of the journal before.
    fs.rmSync(`${file}-journal`, { force: true });
    fs.renameSync(copy, file);
  } finally {
    fs.rmSync(beside, { recursive: true, force: true });
  }
}
