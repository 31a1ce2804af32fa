import fs from 'node:fs';
import path from 'node:path';
import { UserError, exitCode } from '../../errors.js';
import { replaced, usualBackupName } from '../file/backup-names.js';
import { explainFault, explainPlace, faultCode } from '../file/faults.js';
import { isWritable } from '../file/inspect.js';
import { Journal } from '../file/journal.js';
import { lookInto, openAsIs, readOnly, type Connection } from '../file/open.js';
import type { Present } from './copies.js';
import {
  copyAsItIs,
  copyJournal,
  countsOf,
  faultIn,
  flush,
  putInPlace,
  verifyCopy,
  type Counts,
} from './copy.js';
import { faultOf } from '../file/soundness.js';
import { rememberAll, unfinishedName } from './places.js';

export interface Restored extends Counts {
  /** Where what was there before is now; undefined where nothing was. */
  kept: string | undefined;
}

interface Moment {
  /** In milliseconds. */
  now: number;
  /** The same as it stands in names of copies, local. */
  stamp: string;
  root: string;
}

/**
 * Puts a copy in the place of the journal, brought to this version, and keeps what was there beside it. The new file is
 * made and checked before it takes the place in one step, so that at any moment the old one or the new one is there.
 * Programs that have the old one open are refused when they write. Throws UserError, and leaves all as it was, where the
 * copy is not sound or a newer prospect wrote it.
 */
export function restore(file: string, copy: string, present: Present, moment: Moment): Restored {
  const place = fs.existsSync(file) ? fs.realpathSync(file) : file;
  if (fs.existsSync(copy) && fs.realpathSync(copy) === place)
    throw new UserError(`${copy} is the journal itself.`, {
      hint: 'Name a copy of it: "prospect restore" lists them.',
    });
  if (present.held !== undefined && !isWritable(place)) throw readOnly(place, `${file} cannot be replaced`);
  const fresh = unfinishedName(place, moment.now);
  const kept = usualBackupName(file, path.dirname(file), `${replaced}-${moment.stamp}`);
  try {
    fs.closeSync(fs.openSync(fresh, 'wx', 0o600));
    takeCopy(copy, fresh, moment.root);
    const known = [...present.places, copy, ...(present.held === undefined ? [] : [kept])];
    const counts = bringUp(fresh, known, moment);
    verifyCopy(fresh, moment.root);
    flush(fresh, 'r+');
    swap(fresh, place, present.held === undefined ? undefined : kept, moment);
    return { ...counts, kept: present.held === undefined ? undefined : kept };
  } catch (error) {
    for (const name of [fresh, `${fresh}-journal`]) fs.rmSync(name, { force: true });
    throw explainPlace(error, file) ?? error;
  }
}

/** Copies a checked copy as it is into an empty file. */
function takeCopy(copy: string, fresh: string, root: string): void {
  const { db, version } = lookInto(copy, root);
  try {
    const refuse = (fault: string) =>
      new UserError(`The copy ${copy} is damaged: ${fault}.`, {
        hint: 'Nothing was changed. Restore another one.',
        code: exitCode.badData,
      });
    const fault = version === 'empty' ? 'there is nothing in it' : faultOf(db);
    if (fault !== undefined) throw refuse(fault);
    copyAsItIs(db, copy, fresh, root);
    const more = faultIn(fresh, root);
    if (more !== undefined) throw refuse(more);
  } catch (error) {
    throw explainFault(error, copy) ?? error;
  } finally {
    db.close();
  }
}

/** Brings it to this version, and keeps in it where the copies are of which the old file knew. */
function bringUp(fresh: string, places: readonly string[], { now, root }: Moment): Counts {
  const journal = new Journal({ file: fresh, purpose: 'write', chosen: true, root });
  try {
    rememberAll(journal, places, now);
    return countsOf(journal);
  } finally {
    journal.close();
  }
}

function swap(fresh: string, place: string, kept: string | undefined, moment: Moment): void {
  if (kept === undefined) {
    dropCutWrites(place);
    fs.renameSync(fresh, place);
  } else if (!swapSound(fresh, place, kept, moment)) swapDamaged(fresh, place, kept, moment);
  flush(path.dirname(place), 'r');
}

/** Whether the old file was sound, so that it could be kept as a checked copy and replaced before anybody else wrote. */
function swapSound(fresh: string, place: string, kept: string, { now, root }: Moment): boolean {
  const db = openSound(place, root);
  if (!db) return false;
  const unfinished = unfinishedName(kept, now);
  let isReplaced = false;
  try {
    fs.closeSync(fs.openSync(unfinished, 'wx', 0o600));
    copyJournal(db, place, unfinished, root, () => {
      putInPlace(unfinished, kept);
      isReplaced = renamed(fresh, place);
    });
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    throw error;
  } finally {
    db.close();
  }
  // There are systems that replace no open file.
  if (!isReplaced) fs.renameSync(fresh, place);
  return true;
}

function renamed(from: string, to: string): boolean {
  try {
    fs.renameSync(from, to);
    return true;
  } catch (error) {
    if (['EPERM', 'EACCES', 'EBUSY'].includes(faultCode(error))) return false;
    throw error;
  }
}

function openSound(place: string, root: string): Connection | undefined {
  try {
    const { db, version } = openAsIs(place, root);
    if (version !== 'empty' && faultOf(db) === undefined) return db;
    db.close();
  } catch (error) {
    const known = error instanceof UserError ? error : explainFault(error, place);
    if (known?.code === exitCode.busy) throw known;
    if (!known) throw error;
  }
  return undefined;
}

/** Keeps the old file byte by byte, with what takes back a write that was cut short. */
function swapDamaged(fresh: string, place: string, kept: string, { now }: Moment): void {
  const before = fs.statSync(place);
  const unfinished = unfinishedName(kept, now);
  try {
    for (const end of beside)
      if (fs.existsSync(place + end)) fs.copyFileSync(place + end, kept + end, fs.constants.COPYFILE_EXCL);
    fs.copyFileSync(place, unfinished, fs.constants.COPYFILE_EXCL);
    fs.chmodSync(unfinished, 0o600);
    putInPlace(unfinished, kept);
    const after = fs.statSync(place);
    if (after.mtimeMs !== before.mtimeMs || after.size !== before.size)
      throw new UserError(`${place} is busy: another program is writing to it.`, {
        hint: 'Nothing was changed. Try again in a moment.',
        code: exitCode.busy,
      });
  } catch (error) {
    for (const name of [unfinished, kept, ...beside.map((end) => kept + end)])
      fs.rmSync(name, { force: true });
    throw error;
  }
  dropCutWrites(place);
  fs.renameSync(fresh, place);
}

/** What may lie beside a file that would be put into the new one. */
const beside = ['-journal', '-wal', '-shm'];

function dropCutWrites(place: string): void {
  for (const end of beside) fs.rmSync(place + end, { force: true });
}
