import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import type { Format } from '../../render/rows.js';
import { plainPainter, type View } from '../../report/sheet/layout.js';

// As wide as is read with ease; and piped, as an ordinary terminal.
const widest = 120;
const piped = 80;

/** How a page is laid out where it is printed. */
export async function viewOf(ctx: Context, flags: { all?: true; explain?: true }): Promise<View> {
  return {
    width: Math.min(Number.isFinite(ctx.width) ? ctx.width : piped, widest),
    painter: ctx.color ? (await import('../../render/paint.js')).makePainter({ color: true }) : plainPainter,
    all: flags.all === true,
    explain: flags.explain === true,
  };
}

/** Throws UserError where --explain is given with another format than the page, the only one with room for it. */
export function checkExplain(flags: { explain?: true }, format: Format | 'xlsx'): void {
  if (flags.explain && format !== 'table')
    throw new UserError(`--explain is for the page; it does not go with --${format}.`, {
      hint: 'Leave one of the two out.',
    });
}
