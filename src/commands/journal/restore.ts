import fs from 'node:fs';
import path from 'node:path';
import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { say, show } from '../../render/safe.js';
import {
  copyOf,
  knownCopies,
  newestReplaced,
  presentOf,
  type Copy,
  type Present,
} from '../../store/backup/copies.js';
import { restore } from '../../store/backup/restore.js';
import { commandLine, copyLines, differenceWords, holdingWords, stampOf } from './copy-words.js';
import { salvageFrom } from './salvage.js';

/**
 * Puts a copy in the place of the journal, once it is said what that loses and gains; without a name it lists the copies
 * there are, and asks where there is somebody to ask. Throws UserError where it is neither meant (--yes) nor asked.
 */
export async function restoreJournal(
  ctx: Context,
  named: string | undefined,
  flags: Flags<'restore'>,
): Promise<void> {
  if (flags.from !== undefined || flags.to !== undefined) return salvageFrom(ctx, named, flags);
  const { file } = ctx.place;
  const present = presentOf(file, ctx.host.root);
  const copy = await chosenCopy(ctx, file, present, named, flags);
  if (copy === undefined) return;
  if (copy.held instanceof UserError) throw copy.held;
  if (!(await isMeant(ctx, copy, flags))) return ctx.print('Nothing was changed.');
  const { kept, ...counts } = restore(file, copy.file, present, {
    now: ctx.clock.now,
    stamp: stampOf(ctx),
    root: ctx.host.root,
  });
  ctx.print(say`restored ${copy.file}: ${holdingWords({ ...copy.held, ...counts }, ctx.today)}`);
  if (kept === undefined) return;
  ctx.print(say`What was there before is kept: ${kept}`);
  ctx.print(`To bring that back: ${commandLine(ctx, ['restore', '--undo'])}`);
}

/** The copy that is meant; undefined after a list alone. */
async function chosenCopy(
  ctx: Context,
  file: string,
  present: Present,
  named: string | undefined,
  { undo, yes }: Flags<'restore'>,
): Promise<Copy | undefined> {
  const isReadable = present.held !== undefined && !(present.held instanceof UserError);
  const look = (name: string) => copyOf(name, file, isReadable, ctx.host.root);
  if (undo) {
    if (named !== undefined)
      throw new UserError('--undo brings back what the last restore replaced; it takes no name.');
    const replaced = newestReplaced(file);
    if (replaced !== undefined) return look(replaced);
    throw new UserError(`There is nothing that a restore of ${file} replaced.`, {
      hint: 'See what can be restored with "prospect restore".',
      code: exitCode.absent,
    });
  }
  const copies = () => knownCopies(file, present, ctx.host.root);
  if (named !== undefined) return look(placeOf(ctx, named, copies));
  if (yes)
    throw new UserError('--yes needs the name of a backup.', { hint: 'See them with "prospect restore".' });
  const known = copies();
  list(ctx, file, present, known);
  const readable = known.filter(({ held }) => !(held instanceof UserError));
  if (readable.length === 0 || !ctx.canPrompt) return undefined;
  const { askWhichCopy } = await import('./restore-asking.js');
  return askWhichCopy(ctx, readable);
}

/** A file that is named by its path or, among the known ones, by its name alone. */
function placeOf(ctx: Context, named: string, copies: () => Copy[]): string {
  const place = ctx.pathOf(named);
  if (fs.existsSync(place)) return place;
  const found = copies().filter(({ file }) => path.basename(file) === named);
  if (found.length === 1) return found[0]!.file;
  throw new UserError(
    found.length > 1 ? `There are ${found.length} backups of that name.` : `There is no backup ${place}.`,
    {
      places: found.map(({ file }) => file),
      hint: found.length > 1 ? 'Name it by its full path.' : 'See them with "prospect restore".',
      code: exitCode.absent,
    },
  );
}

function list(ctx: Context, file: string, { held }: Present, copies: readonly Copy[]): void {
  const state =
    held === undefined
      ? 'There is none now.'
      : held instanceof UserError
        ? show(held.message)
        : holdingWords(held, ctx.today);
  ctx.print(say`The journal: ${file}`);
  ctx.print(`  ${state}`);
  ctx.print('\n');
  if (copies.length === 0) {
    ctx.print('No backup of it is known here. One elsewhere: prospect restore FILE');
    return;
  }
  ctx.print('Its copies, and what would be lost or gained by each:');
  for (const copy of copies) for (const line of copyLines(copy, ctx.today)) ctx.print(line);
  if (ctx.canPrompt) return;
  ctx.print('\n');
  ctx.print('To restore one: prospect restore FILE --yes. What is there now is kept beside it.');
}

async function isMeant(ctx: Context, copy: Copy, { yes }: Flags<'restore'>): Promise<boolean> {
  if (yes) return true;
  ctx.print(say`${copy.file}`);
  ctx.print(`  ${differenceWords(copy)}`);
  if (!ctx.canPrompt)
    throw new UserError('Nothing was changed yet.', { hint: 'To restore it, add --yes to the same line.' });
  const { askWhetherToRestore } = await import('./restore-asking.js');
  return askWhetherToRestore(ctx);
}
