import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';
import { acceptLine } from '../../exchange/columns/aliases.js';
import type { RowKind } from '../../exchange/fields/field.js';
import type { Tally } from '../../exchange/tally.js';
import { count } from '../../render/figure.js';

const listed = 20;

/** What came in and what did not, with why, and what to do next. */
export function reportImport(ctx: Context, tally: Tally, kind: RowKind, isDone: boolean): void {
  if (tally.read === 0) ctx.note('There are no rows below the column names.');
  for (const notice of tally.notices.slice(0, listed)) ctx.note(notice);
  if (tally.notices.length > listed) ctx.note(`… and ${tally.notices.length - listed} more`);
  if (tally.settings.length > 0) ctx.note(`settings taken: ${tally.settings.join(', ')}`);
  const lines = [
    ...tally.leftOutLines(),
    ...tally.dateLines(),
    ...tally.fillerLines(),
    ...tally.differences.lines(),
    ...tally.remarkLines(),
    ...tally.apartLines(),
    ...tally.refusalLines(),
  ];
  for (const line of lines) ctx.note(line);
  ctx.print(tally.summary(kind, isDone ? 'added' : 'would add'));
  if (!isDone) return;
  if (tally.aliases.length > 0) {
    const which = tally.aliases.length === 1 ? 'The alias waits' : 'The aliases wait';
    ctx.note(`${which} until you have looked (prospect alias) and accept: ${acceptLine(tally.aliases)}`);
  }
  const next = nextLine(tally);
  if (next !== undefined && ctx.isTerminal) ctx.note(next);
}

/** `See it: prospect due, prospect report --period all · Take it back: prospect undo` */
function nextLine({ touches, leads, promises }: Tally): string | undefined {
  const commands = [
    ...(promises > 0 ? ['prospect due'] : []),
    ...(touches > 0 ? ['prospect report --period all'] : []),
    ...(leads > 0 && touches === 0 ? ['prospect lead list'] : []),
  ];
  return commands.length === 0 ? undefined : `See it: ${commands.join(', ')} · Take it back: prospect undo`;
}

/** Rows were refused, so that nothing of the file is kept. */
export class Refused extends Error {
  constructor(readonly tally: Tally) {
    super('refused');
  }
}

/** Why nothing is written, after the rows that are refused were told. `line`: what to type where words are to be said. */
export function refusal(ctx: Context, tally: Tally, line: string | undefined): UserError {
  for (const text of tally.refusalLines()) ctx.note(text);
  const rows = tally.refused === 1 ? '1 row is' : `${count(tally.refused)} rows are`;
  return new UserError(`${rows} refused, so nothing was written.`, {
    hint: line ?? 'Put them right in the file, or import the others with --skip-bad.',
    code: exitCode.badData,
  });
}
