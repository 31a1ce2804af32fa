import type { Context } from '../context.js';
import { wholeNumber } from '../domain/touch.js';
import { touchColumns } from '../exchange/touch-columns.js';
import { currencyOf } from '../store/settings.js';
import { newestTouches } from '../store/touches.js';
import { echoPeriod, readFilter, type FilterFlags } from './filter.js';
import { formatOf, printRows, type FormatFlags } from './format.js';

export interface ListFlags extends FilterFlags, FormatFlags {
  limit?: string;
}

/** Lists touches, the newest first. */
export async function list(ctx: Context, flags: ListFlags): Promise<void> {
  const limit = flags.limit === undefined ? 50 : wholeNumber('--limit', flags.limit, 0, 1_000_000_000);
  const journal = ctx.open('read');
  const filter = readFilter(ctx, journal, flags);
  echoPeriod(ctx, filter, formatOf(flags));
  const rows = newestTouches(journal, filter, limit);
  await printRows(ctx, flags, touchColumns(currencyOf(journal)), rows, 'No touches to list.');
  if (rows.length === limit && limit > 0 && ctx.isTerminal)
    ctx.note(`The newest ${limit}; --limit 0 lists all.`);
}
