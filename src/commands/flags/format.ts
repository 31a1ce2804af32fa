import { readLocale } from '../../domain/settings.js';
import { UserError } from '../../errors.js';
import type { Context } from '../../context.js';
import type { Flags } from '../../options/flags.js';
import { formats } from '../../options/words.js';
import { count } from '../../render/figure.js';
import type { CsvOptions, Format } from '../../render/rows.js';
import { spreadsheetOf, usualSpreadsheet } from '../../render/spreadsheet.js';
import { showBlock } from '../../render/safe.js';
import type { Column } from '../../render/column.js';

/** Flags of everything that lists. */
export type FormatFlags = Flags<'format'>;

/**
 * The format asked for; `usual` when none was. Throws UserError where more than one was, or an option goes with
 * another.
 */
export function formatOf(flags: FormatFlags, usual: Format = 'table'): Format {
  const short = (['csv', 'json', 'md'] as const).filter((name) => flags[name]);
  if (short.length + (flags.format === undefined ? 0 : 1) > 1)
    throw new UserError('More than one format was asked for.', {
      hint: `Choose one of: ${formats.join(', ')}.`,
    });
  const format =
    flags.format === undefined ? (short[0] ?? (flags.excel || flags.raw ? 'csv' : usual)) : flags.format;
  if ((flags.excel || flags.raw) && format !== 'csv')
    throw new UserError(`--${flags.excel ? 'excel' : 'raw'} goes with --csv.`);
  return format;
}

/** Throws UserError where what is asked for in one form, as `--html FILE`, is asked for in another one as well. */
export function refuseOtherForm<Name extends string>(
  form: string,
  flags: Partial<Record<Name | 'format', unknown>>,
  others: readonly Name[],
): void {
  const other = others.find((name) => flags[name]);
  if (other === undefined && flags.format === undefined) return;
  throw new UserError(`--${form} does not go with --${other ?? 'format'}.`, {
    hint: 'Leave one of the two out.',
  });
}

/** How CSV is written. Throws UserError for a language that no spreadsheet has. */
export function csvOptions(ctx: Context, { raw, excel }: Pick<FormatFlags, 'raw' | 'excel'>): CsvOptions {
  if (excel === undefined) return { raw: raw === true };
  const locale = excel === true ? ctx.spreadsheetLocale : readLocale(excel);
  return { raw: raw === true, excel: locale === null ? usualSpreadsheet : spreadsheetOf(locale) };
}

/**
 * Prints rows in the format asked for; `nothing` is said on standard error when a table would be empty. Throws as
 * `formatOf` does.
 */
export async function printRows<Row>(
  ctx: Context,
  flags: FormatFlags,
  columns: Column<Row>[],
  rows: Row[],
  nothing: string,
): Promise<void> {
  const format = formatOf(flags);
  if (format === 'table' && rows.length === 0) {
    const { sentence } = await import('../../report/sheet/flow.js');
    return ctx.note(sentence(nothing, ctx.width).join('\n'));
  }
  // Tables and colours take a while to load, and logging needs neither.
  const [{ renderRows }, { makePainter }] = await Promise.all([
    import('../../render/rows.js'),
    import('../../render/paint.js'),
  ]);
  ctx.print(
    renderRows(format, columns, rows, {
      width: ctx.width,
      painter: makePainter({ color: ctx.color }),
      ...csvOptions(ctx, flags),
      terminal: ctx.isTerminal,
    }),
  );
}

/** A table is laid out as a whole, in memory. */
const longestTable = 50_000;

/** Prints rows that come in pages, in the `format` decided: CSV and JSON as they come, a table when all are there. */
export async function printPages<Row>(
  ctx: Context,
  { format, ...flags }: Pick<FormatFlags, 'raw' | 'excel'> & { format: Format },
  columns: Column<Row>[],
  pages: Iterable<Row[]>,
  nothing: string,
): Promise<void> {
  if (format === 'table' || format === 'md')
    return printRows(ctx, { format }, columns, gather(pages), nothing);
  const { rowsText } = await import('../../exchange/table/rows-text.js');
  for (const text of rowsText(format, columns, pages, csvOptions(ctx, flags))) {
    ctx.write(ctx.isTerminal && format === 'csv' ? showBlock(text) : text);
    if (ctx.readerGone) return;
  }
}

function gather<Row>(pages: Iterable<Row[]>): Row[] {
  const rows: Row[] = [];
  for (const page of pages) {
    if (rows.length + page.length > longestTable)
      throw new UserError(`A table has at most ${count(longestTable)} rows; these are more.`, {
        hint: 'Use --csv or --json, which have no limit, or choose fewer rows.',
      });
    for (const row of page) rows.push(row);
  }
  return rows;
}
