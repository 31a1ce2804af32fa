import fs from 'node:fs';
import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import type { SheetOf } from '../../exchange/workbook/workbook.js';
import type { Given } from '../../options/flags.js';
import { count, some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import { beginsWith, notReplaced, ordinaryPlace } from './file-place.js';
import { refuseOtherForm } from './format.js';
import { withProgress } from './progress.js';

/** Flags of what may be written as a workbook. */
export type SheetFlags = Given<
  'xlsx' | 'replace' | 'html' | 'format' | 'csv' | 'json' | 'md' | 'excel' | 'raw'
>;

/**
 * The full path of the workbook that --xlsx names; undefined without one. Throws UserError where another format is asked
 * for as well, and as `workbookPlace` does.
 */
export function workbookIn(ctx: Context, flags: SheetFlags): string | undefined {
  const { xlsx, replace } = flags;
  if (xlsx === undefined) {
    if (replace) throw new UserError('--replace goes with --xlsx FILE.');
    return undefined;
  }
  refuseOtherForm('xlsx', flags, ['html', 'csv', 'json', 'md', 'excel', 'raw']);
  return workbookPlace(ctx, xlsx);
}

/** The full path of a workbook that somebody named. Throws UserError for a name that no workbook can have. */
export function workbookPlace(ctx: Context, name: string): string {
  if (name === '-')
    throw new UserError('A workbook is a file: it does not go to standard output.', {
      hint: 'Name one: leads.xlsx. For a pipe there are --csv and --json.',
    });
  if (!/[^\\/]\.xlsx$/i.test(name))
    throw new UserError(`"${name}" is no name of a workbook: programs know one by .xlsx.`, {
      hint: 'Name it like leads.xlsx.',
    });
  const place = ctx.pathOf(name);
  ordinaryPlace(place);
  return place;
}

/** How every workbook begins: it is a zip. */
const zip = Buffer.from('PK\x03\x04');

/** Writes sheets as a workbook, amounts in `currency`, and says how many rows are in it. Throws as `writeNewFile` does. */
export async function writeSheets(
  ctx: Context,
  { place, replaces, currency }: { place: string; replaces: boolean; currency: string | null },
  sheets: readonly SheetOf[],
): Promise<void> {
  const [{ writeWorkbook }, { writeNewFile }] = await Promise.all([
    import('../../exchange/workbook/workbook.js'),
    import('./new-file.js'),
  ]);
  // A link goes on pointing to it.
  const file = ordinaryPlace(place);
  if (replaces && fs.existsSync(file) && !beginsWith(file, zip)) throw notReplaced(file, 'is no workbook');
  const written = withProgress(ctx, (show) =>
    writeNewFile(ctx, { place: file, is: 'a workbook', replaces }, (write) =>
      writeWorkbook(watched(sheets, show), currency, write),
    ),
  );
  const rows = written.map((sheet, at) => `${sheets[at]!.name}: ${count(sheet.rows)}`);
  ctx.print(say`workbook ${place} · ${rows.join(', ')}`);
  const cut = written.reduce((sum, sheet) => sum + sheet.cut, 0);
  if (cut > 0)
    ctx.note(
      `${some(cut, 'text')} longer than a cell can hold ${cut === 1 ? 'was' : 'were'} cut after 32,767 characters; export as CSV has all.`,
    );
}

/** The same sheets, telling how many of their rows went by. */
function watched(sheets: readonly SheetOf[], show: (rows: number) => void): SheetOf[] {
  let rows = 0;
  function* counted(all: SheetOf['grid']['rows']) {
    for (const row of all) {
      show(++rows);
      yield row;
    }
  }
  return sheets.map(({ name, grid }) => ({ name, grid: { ...grid, rows: counted(grid.rows) } }));
}
