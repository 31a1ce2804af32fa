import fs from 'node:fs';
import path from 'node:path';
import type { Context } from '../context.js';
import { isoMoment, momentNow } from '../domain/when.js';
import { UserError, exitCode } from '../errors.js';
import { say } from '../render/safe.js';
import { rememberBackup } from '../store/backups.js';
import { copyJournal, verifyCopy } from '../store/copy.js';
import { faultCode } from '../store/faults.js';
import type { Journal } from '../store/journal.js';
import { usualBackupName } from '../store/lost.js';

/** Writes a checked copy of the journal; beside it, dated, when no name is given. */
export function backup(ctx: Context, named: string | undefined): void {
  const journal = ctx.open(fs.existsSync(ctx.place.file) ? 'read' : 'write'); // without one there is nothing to copy
  const target = path.resolve(ctx.host.cwd, named ?? usualName(ctx, journal.file));
  if (named !== undefined && named.trim() === '') throw new UserError('The backup needs a file name.');
  if (fs.existsSync(target))
    throw new UserError(`${target} is there already; a backup replaces nothing.`, {
      hint: 'Name another file, or move that one away.',
      code: exitCode.cannotCreate,
    });
  const unfinished = `${target}.${ctx.clock.now.toString(36)}.part`;
  try {
    fs.closeSync(fs.openSync(unfinished, 'wx', 0o600));
    copyJournal(journal, unfinished);
    const counts = verifyCopy(journal, unfinished, ctx.host.root);
    fs.renameSync(unfinished, target);
    remember(ctx, journal, target);
    ctx.print(say`backup ${target} · touches: ${counts.touches}, leads: ${counts.leads}; checked`);
  } catch (error) {
    fs.rmSync(unfinished, { force: true });
    if (faultCode(error) === 'ENOENT')
      throw new UserError(`The folder of ${target} does not exist.`, {
        hint: 'Make it first, or name another file.',
        code: exitCode.cannotCreate,
      });
    throw error;
  }
}

/** Keeps where the backup is; a journal that cannot be written does without. */
function remember(ctx: Context, journal: Journal, target: string): void {
  try {
    rememberBackup(journal, target, ctx.clock.now);
  } catch {
    ctx.note('The journal could not keep where this backup is; "lead forget" will not name it.');
  }
}

function usualName(ctx: Context, file: string): string {
  const time = isoMoment(momentNow(ctx.clock)).slice(11, 19).replaceAll(':', '');
  return usualBackupName(file, ctx.today, time);
}
