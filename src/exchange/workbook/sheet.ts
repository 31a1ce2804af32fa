import { UserError } from '../../errors.js';
import type { Grid, Heading } from '../../render/column.js';
import { count } from '../../render/figure.js';
import { cellWriter, letters, titleCell } from './cells.js';

/** The last row that a sheet can have. */
const lastRow = 1_048_576;

/** What a sheet was made of, known when it is written. */
export interface Written {
  /** Without the titles. */
  rows: number;
  /** Texts that were longer than a cell. */
  cut: number;
}

/**
 * The XML of a sheet, row by row: titles that stay in sight and filter, then the rows. Throws UserError for more rows than
 * a sheet can have.
 */
export function* sheetXml(name: string, { headings, rows }: Grid, written: Written): Generator<string> {
  yield head(headings);
  const writers = headings.map((_, column) => cellWriter(headings, column, () => written.cut++));
  let row = 1;
  for (const values of rows) {
    row++;
    if (row > lastRow) throw tooManyRows(name);
    let cells = '';
    for (let at = 0; at < writers.length; at++) cells += writers[at]!.write(values[at] ?? null, row);
    yield `<row r="${row}">${cells}</row>`;
  }
  written.rows = row - 1;
  yield `</sheetData><autoFilter ref="${rangeOf(headings, written)}"/></worksheet>`;
}

/** All cells of a sheet; `mark` stands before letters and numbers that are not to move. */
export function rangeOf(headings: readonly Heading[], { rows }: Written, mark = ''): string {
  return `${mark}A${mark}1:${mark}${letters(headings.length - 1)}${mark}${rows + 1}`;
}

function head(headings: readonly Heading[]): string {
  const columns = headings.map(
    (heading, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(heading)}" customWidth="1"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>',
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols>`,
    `<sheetData><row r="1">${headings.map((heading, at) => titleCell(at, titleOf(heading))).join('')}</row>`,
  ].join('');
}

/** What an import calls the column too; what is shown as hours and minutes is not called minutes. */
function titleOf({ key, cell }: Heading): string {
  const words = key.replaceAll('_', ' ');
  return cell === 'seconds' || cell === 'minutes' ? words.replace(/^(seconds|minutes)/, 'duration') : words;
}

const wide = /^(lead|name|company|email|phone|note|next_what|what|verdict_text)$/;

function widthOf({ key, cell }: Heading): number {
  const usual = cell === undefined ? (wide.test(key) ? 24 : 11) : 12;
  // The button of the filter stands beside the title.
  return Math.max(usual, key.length + 4);
}

function tooManyRows(name: string): UserError {
  return new UserError(
    `The sheet "${name}" would have more than ${count(lastRow - 1)} rows, which none can.`,
    {
      hint: 'Choose fewer with --period, or export them as CSV: prospect export touches.',
    },
  );
}
