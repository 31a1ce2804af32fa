import type { Context } from '../../context.js';
import { checkFreeName } from '../../domain/alias.js';
import { UserError } from '../../errors.js';
import { importJournal } from '../../exchange/journal/import.js';
import { bytesOfInput, openBytes } from '../../exchange/read/bytes.js';
import { readSource } from '../../exchange/read/open.js';
import type { Source } from '../../exchange/read/source.js';
import { rehearse } from '../../store/across/imports.js';
import type { Write } from '../../store/file/write.js';
import type { ImportFlags } from './import-choices.js';
import { reportImport } from './import-report.js';
import { importRows } from './import-table.js';
import { writeImport } from './import-write.js';
import { withProgress } from '../flags/progress.js';

export type { ImportFlags } from './import-choices.js';

/**
 * Adds what a file holds and the journal does not, as one operation; without a file lists the layouts that are known.
 * Throws UserError, and keeps nothing, where the file cannot be taken.
 */
export async function importFile(
  ctx: Context,
  file: string | undefined,
  flags: ImportFlags,
  commandNames: () => string[],
): Promise<void> {
  if (flags.save !== undefined) checkFreeName(flags.save, commandNames());
  if (flags.layouts) return (await import('./import-layouts.js')).listLayouts(ctx);
  if (file === undefined)
    throw new UserError('Which file is to be imported?', {
      hint: 'For example: prospect import calls.csv, or - for standard input. What is known: prospect import --layouts',
    });
  const source = await ctx.fetch(file, async () => {
    const bytes =
      file === '-'
        ? await bytesOfInput(ctx.host.stdin as AsyncIterable<Buffer | string>)
        : openBytes(ctx.pathOf(file), file);
    return readSource(bytes, flags);
  });
  for (const notice of source.notices) ctx.noteOnce(notice);
  return source.isJson ? importWhole(ctx, source, flags) : importRows(ctx, source, flags);
}

/** A journal that `export all` wrote, whole or not at all. */
function importWhole(ctx: Context, source: Source, flags: ImportFlags): void {
  const unfit = (
    ['map', 'recode', 'const', 'only', 'as', 'sheet', 'dateOrder', 'save', 'skipBad', 'update'] as const
  ).find((name) => flags[name] !== undefined);
  if (unfit)
    throw new UserError(
      `--${unfit.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} is for tables; "${source.name}" is JSON.`,
      { hint: 'A journal that "prospect export all" wrote is taken whole.' },
    );
  const journal = ctx.open('create');
  const { clock, today } = ctx;
  const take = (write: Write) =>
    withProgress(ctx, (progress) =>
      importJournal(source, { journal, write, clock, today, progress, skipBad: false, replaces: false }),
    );
  const tally = flags.dryRun
    ? rehearse(journal, 'import', clock, take)
    : writeImport(ctx, journal, source, 'touches', take);
  reportImport(ctx, tally, 'touches', !flags.dryRun);
}
