import { quoteLine } from '../../domain/command-line.js';
import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import type { Flags } from '../../options/flags.js';
import { sourceColumns } from '../../exchange/columns/sources.js';
import { say } from '../../render/safe.js';
import { findSource, renameSource, requireSource, setOrigin, sourceRows } from '../../store/leads/sources.js';
import { printRows, type FormatFlags } from '../flags/format.js';
import { joinWords } from '../flags/lead-choice.js';

/** Lists where leads come from, with how many. */
export async function sourceList(ctx: Context, flags: FormatFlags): Promise<void> {
  await printRows(
    ctx,
    flags,
    sourceColumns,
    sourceRows(ctx.open('read')),
    'No sources: name one with "prospect lead add NAME --source TEXT".',
  );
}

/**
 * Changes the origin of a source, and so of its leads that have none of their own. Throws UserError where no origin is
 * given.
 */
export function sourceEdit(ctx: Context, words: string[], flags: Flags<'source edit'>): void {
  const { origin } = flags;
  if (origin === undefined)
    throw new UserError('Nothing to change was given.', {
      hint: 'For example: prospect source edit trade fair --origin given',
    });
  const journal = ctx.open('write');
  const source = requireSource(journal, joinWords(words));
  journal.write('source edit', ctx.clock, (write) => {
    setOrigin(write, source.id, origin === 'unknown' ? null : origin);
    write.summary = `source ${source.name}`;
  });
  const { leads, otherOrigin } = sourceRows(journal).find((row) => row.id === source.id)!;
  const others = otherOrigin === 0 ? '' : `, ${otherOrigin} more with another origin of their own`;
  ctx.print(say`source ${source.name}: ${origin} · ${countOf(leads - otherOrigin)}${others}`);
}

function countOf(leads: number): string {
  return leads === 1 ? '1 lead' : `${leads} leads`;
}

/** Gives a source another name. Throws UserError where another source has it. */
export function sourceRename(ctx: Context, from: string, to: string): void {
  const journal = ctx.open('write');
  const source = requireSource(journal, from);
  const taken = findSource(journal, to);
  if (taken && taken.id !== source.id)
    throw new UserError(`There is a source "${taken.name}" already.`, {
      hint: `To move leads there: prospect lead edit LEAD --source ${quoteLine([taken.name])}`,
    });
  journal.write('source rename', ctx.clock, (write) => {
    renameSource(write, source.id, to);
    write.summary = `source ${source.name} to ${to}`;
  });
  ctx.print(say`source ${source.name} is now ${to}`);
}
