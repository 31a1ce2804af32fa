import fs from 'node:fs';
import path from 'node:path';
import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { count, some } from '../../render/figure.js';
import { say, show } from '../../render/safe.js';
import { salvage, type Salvage, type Saved } from '../../store/salvage/salvage.js';
import { commandLine, stampOf } from './copy-words.js';

const listed = 20;

/**
 * Saves what can be read of a damaged journal in a new one, and tells what is lost and what was mended. Throws UserError
 * where there is nothing to save, and for options that are for a restore.
 */
export function salvageFrom(ctx: Context, named: string | undefined, flags: Flags<'restore'>): void {
  if (flags.from === undefined || named !== undefined || flags.undo || flags.yes)
    throw new UserError('--from FILE makes a new journal, and goes with --to alone.', {
      hint: 'For example: prospect restore --from damaged.db --to saved.db',
    });
  const from = ctx.pathOf(flags.from);
  if (fs.statSync(from, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UserError(`There is no file ${from}.`, { hint: 'Check the name.', code: exitCode.absent });
  const { dir, name, ext } = path.parse(from);
  const to =
    flags.to === undefined ? path.join(dir, `${name}-saved-${stampOf(ctx)}${ext}`) : ctx.pathOf(flags.to);
  if (fs.existsSync(to))
    throw new UserError(`${to} is there already; what is saved replaces nothing.`, {
      hint: 'Name another file with --to FILE.',
      code: exitCode.cannotCreate,
    });
  const saved = salvage(from, to, { now: ctx.clock.now, root: ctx.host.root });
  for (const line of savedLines(saved, to)) ctx.print(line);
  ctx.print(`To use it as the journal: ${commandLine(ctx, ['restore', to, '--yes'])}`);
}

function savedLines({ tables, notes, wasText }: Salvage, to: string): string[] {
  const more = notes.length - listed;
  return [
    say`saved in ${to}:`,
    `  ${tables
      .filter(({ saved }) => saved > 0)
      .map(({ table, saved }) => wordsFor(table, saved))
      .join(', ')}`,
    ...(wasText ? ['It had been sent as text on its way: its line ends are as they were.'] : []),
    ...lostLines(tables),
    ...(notes.length > 0 ? ['What is not as it was found:'] : []),
    ...notes.slice(0, listed).map(({ table, id, what }) => show(`  ${wordFor(table)} ${id}: ${what}`)),
    ...(more > 0 ? [`  … and ${count(more)} more`] : []),
    'What undo could take back is not carried over.',
  ];
}

function lostLines(tables: readonly Saved[]): string[] {
  const lost = tables.filter((table) => table.lost > 0).map(({ table, lost }) => wordsFor(table, lost));
  const unsure = tables.filter(({ isShort }) => isShort).map(({ table }) => pluralOf(table));
  return [
    lost.length > 0 ? `Lost: ${lost.join(', ')}.` : 'Nothing is known to be lost.',
    ...(unsure.length > 0
      ? [`There may have been more of these, on pages that cannot be read: ${unsure.join(', ')}.`]
      : []),
  ];
}

function wordsFor(table: string, n: number): string {
  return some(n, wordFor(table), pluralOf(table));
}

function wordFor(table: string): string {
  return named[table] ?? table.replaceAll('_', ' ');
}

function pluralOf(table: string): string {
  const one = wordFor(table);
  if (table === 'backup') return 'places of backups';
  return /(?:s|ch)$/.test(one) ? `${one}es` : one.replace(/y$/, 'ie').concat('s');
}

/** Where a table is called otherwise than what is in it. */
const named: Record<string, string> = {
  tactic_version: 'tactic version',
  keep_in_touch: 'interval',
  review: 'review answer',
  backup: 'place of a backup',
};
