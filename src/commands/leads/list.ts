import type { Context } from '../../context.js';
import { wholeNumber } from '../../domain/touch.js';
import type { Flags } from '../../options/flags.js';
import { touchColumns } from '../../exchange/columns/touches.js';
import { currencyOf } from '../../store/settings/settings.js';
import { newestPages, newestTouches } from '../../store/touches/touches.js';
import { echoPeriod, readFilter } from '../flags/filter.js';
import { formatOf, printPages, printRows } from '../flags/format.js';

export type ListFlags = Flags<'list'>;

const nothing = 'No touches to list.';

/** More rows than this are printed as they are read. */
const heldAtMost = 10_000;

/** Lists touches, the newest first. */
export async function list(ctx: Context, flags: ListFlags): Promise<void> {
  const limit = flags.limit === undefined ? 50 : wholeNumber('--limit', flags.limit, 0, 1_000_000_000);
  const journal = ctx.open('read');
  const filter = readFilter(ctx, journal, flags);
  const format = formatOf(flags);
  echoPeriod(ctx, filter, format);
  const columns = touchColumns(currencyOf(journal));
  if (limit === 0 || limit > heldAtMost)
    return printPages(ctx, { ...flags, format }, columns, newestPages(journal, filter, limit), nothing);
  const rows = newestTouches(journal, filter, limit);
  await printRows(ctx, flags, columns, rows, nothing);
  if (rows.length === limit && limit > 0 && (ctx.isTerminal || flags.limit === undefined))
    ctx.note(`The newest ${limit}; --limit 0 lists all.`);
}
