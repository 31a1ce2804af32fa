import { alignsRight, type Column, displayCell } from './column.js';
import type { Spreadsheet } from './spreadsheet.js';
import { csvLine, type CsvMode, type CsvValue } from './csv.js';
import { figuresToJson } from './json.js';
import { meant } from './meant.js';
import { show, showBlock } from './safe.js';
import { renderTable, type TableOptions } from './table.js';

export type Format = 'table' | 'csv' | 'json' | 'md';

export interface CsvOptions {
  /** Leaves text that looks like a formula as it is. */
  raw?: boolean;
  /** A byte order mark and CRLF, as Excel wants them, and all else as a spreadsheet has it. */
  excel?: Spreadsheet | undefined;
}

export interface RowsOptions extends TableOptions, CsvOptions {
  /** The text goes to a terminal: the CSV is made safe to look at, and is no longer exact. */
  terminal?: boolean;
}

/** Rows in the format asked for, each line ended; only an empty table is ''. */
export function renderRows<Row>(
  format: Format,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: RowsOptions,
): string {
  switch (format) {
    case 'table':
      return renderTable(columns, rows, options);
    case 'csv': {
      const csv = renderCsv(columns, rows, options);
      return options.terminal ? showBlock(csv) : csv;
    }
    case 'json':
      return `${figuresToJson(renderJsonRows(columns, rows))}\n`;
    case 'md':
      return renderMarkdown(
        columns.filter((column) => column.table !== false),
        rows,
      );
  }
}

/** Header and one record a row, whatever is in them; see `csvCell` for the cells. */
export function renderCsv<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: CsvOptions = {},
): string {
  const mode = csvMode(options);
  const records = [
    columns.map((column) => column.key),
    ...rows.map((row) => columns.map((column) => meantCell(column.value(row)))),
  ];
  const { excel } = options;
  const end = excel ? '\r\n' : '\n';
  return (excel ? '\ufeff' : '') + records.map((record) => csvLine(record, mode) + end).join('');
}

/** How cells are written: raw goes before all else. */
export function csvMode({ raw = false, excel }: CsvOptions): CsvMode {
  return raw ? 'raw' : (excel ?? 'safe');
}

function meantCell(value: CsvValue): CsvValue {
  return typeof value === 'number' ? meant(value) : value;
}

/** One object a row, its keys in the order of the columns. */
export function renderJsonRows<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Record<string, CsvValue>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column.key, column.value(row)])));
}

/** A GitHub-flavoured markdown table with every column, in which data has no markup of its own. */
export function renderMarkdown<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const rules = columns.map((column) => (alignsRight(column, rows) ? '--:' : ':--'));
  const lines = [
    columns.map((column) => plainMarkdown(column.title)),
    rules,
    ...rows.map((row) => columns.map((column) => plainMarkdown(displayCell(column, row)))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Data as markdown that shows it as it is: safe, and without markup of its own. */
export function plainMarkdown(data: string): string {
  return show(data)
    .replace(/[\\`*_~[\]<|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&');
}
