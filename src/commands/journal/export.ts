import type { Context } from '../../context.js';
import { oneOf } from '../../domain/touch.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { journalText } from '../../exchange/journal/export.js';
import { leadExportColumns } from '../../exchange/columns/leads.js';
import { tacticExportColumns } from '../../exchange/columns/tactics.js';
import { touchColumns } from '../../exchange/columns/touches.js';
import { exported } from '../../options/words.js';
import { say } from '../../render/safe.js';
import { quoteLine } from '../../domain/command-line.js';
import type { Column } from '../../render/column.js';
import { leadPages } from '../../store/leads/list.js';
import { currencyOf } from '../../store/settings/settings.js';
import { tacticRows } from '../../store/tactics/tactics.js';
import { touchPages } from '../../store/touches/touches.js';
import { echoPeriod, filtersGiven, readFilter, readTraitFilter } from '../flags/filter.js';
import { formatOf, printPages, type FormatFlags } from '../flags/format.js';

export type ExportFlags = Flags<'export'>;

/**
 * Prints all touches, leads or tactics, as CSV unless told otherwise, or the whole journal as JSON; or writes a workbook.
 * Throws UserError where an option does not go with it.
 */
export async function exportJournal(
  ctx: Context,
  what: string,
  file: string | undefined,
  flags: ExportFlags,
): Promise<void> {
  const subject = oneOf('export', what, exported);
  if (subject === 'workbook') return (await import('./export-workbook.js')).exportWorkbook(ctx, file, flags);
  if (file !== undefined)
    throw new UserError(`"export ${subject}" prints to standard output.`, {
      hint: say`For a file say: prospect export ${subject} > ${quoteLine([file])}`,
    });
  const ofWorkbook = (['asOf', 'goal', 'window', 'level', 'replace'] as const).find((key) => key in flags);
  if (ofWorkbook !== undefined)
    throw new UserError(`--${ofWorkbook === 'asOf' ? 'as-of' : ofWorkbook} is for "export workbook" alone.`);
  const [filter] = filtersGiven(flags, subject === 'leads');
  if (filter !== undefined && subject !== 'touches')
    throw new UserError(`${filter} chooses touches; it does not go with "export ${subject}".`);
  if (subject === 'all') return exportAll(ctx, flags);
  const journal = ctx.open('read');
  switch (subject) {
    case 'touches': {
      const filter = readFilter(ctx, journal, flags);
      echoPeriod(ctx, filter, formatOf(flags, 'csv'));
      const pages = touchPages(journal, filter);
      return exportRows(ctx, flags, touchColumns(currencyOf(journal)), pages);
    }
    case 'leads':
      return exportRows(ctx, flags, leadExportColumns(), leadPages(journal, readTraitFilter(journal, flags)));
    case 'tactics':
      return exportRows(ctx, flags, tacticExportColumns(), [tacticRows(journal)]);
  }
}

function exportAll(ctx: Context, flags: FormatFlags): void {
  if (formatOf(flags, 'json') !== 'json')
    throw new UserError('The whole journal is exported as JSON only.', {
      hint: 'For CSV export touches, leads and tactics one by one.',
    });
  for (const text of journalText(ctx.open('read'))) {
    ctx.write(text);
    if (ctx.readerGone) return;
  }
}

function exportRows<Row>(
  ctx: Context,
  flags: FormatFlags,
  columns: Column<Row>[],
  pages: Iterable<Row[]>,
): Promise<void> {
  return printPages(ctx, { ...flags, format: formatOf(flags, 'csv') }, columns, pages, 'Nothing to export.');
}
