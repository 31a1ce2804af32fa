import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { say, show } from '../../render/safe.js';
import { conflictCopies } from '../../store/backup/conflicts.js';
import { commandLine } from './copy-words.js';

/** Prints where the journal is, or would be, and says what a synced folder made of two journals. */
export function path(ctx: Context): void {
  const { file } = ctx.place;
  ctx.print(ctx.isTerminal ? show(file) : file);
  for (const copy of conflictCopies(file)) {
    ctx.note(say`Beside it is a second journal, made by a synced folder or a download: ${copy}`);
    ctx.note('  "prospect restore" shows what it has and this one lacks. To add that to this one:');
    ctx.note(`  ${show(quoteLine(['prospect', '--db', copy, 'export', 'all']))} > other.json`);
    ctx.note(`  ${commandLine(ctx, ['import', 'other.json'])}`);
  }
}
