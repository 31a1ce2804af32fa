import type { CsvValue } from './csv.js';

/** One column of a list, in every format: one list of columns feeds table, CSV, JSON and markdown. */
export interface Column<Row> {
  /** The stable name in CSV and JSON, snake_case. */
  key: string;
  title: string;
  value: (row: Row) => CsvValue;
  /** What people read in place of the value; never in CSV or JSON. */
  display?: (row: Row) => string;
  /** By default right for a column of numbers, else left. */
  align?: 'left' | 'right';
  /** `false` leaves the column out of the table on the terminal only. */
  table?: boolean;
  /** The width a text column may shrink to where the terminal is narrow; 8 unless told. */
  min?: number;
  /** A date, which is cut as late as a figure. */
  isDate?: boolean;
  /** The end of what is displayed that stays where the rest is cut, such as a lead's number. */
  tail?: (row: Row) => string;
  /** As what a spreadsheet shows it, where it is no plain text, number, or yes and no. */
  cell?: CellKind;
  /** The keys of two other columns of which it is the quotient: a workbook works it out. */
  ratio?: readonly [string, string];
}

/** What a value is to a spreadsheet: a local day, a time of day, a length of time in seconds or minutes, an amount in major units, or a share of 1. */
export type CellKind = 'day' | 'time' | 'seconds' | 'minutes' | 'money' | 'share';

/** What is said of a column whatever its rows are. */
export type Heading = Pick<Column<never>, 'key' | 'cell' | 'ratio'>;

/** Rows as their values under headings, whatever they are rows of. */
export interface Grid {
  headings: readonly Heading[];
  rows: Iterable<readonly CsvValue[]>;
}

/** Rows that come in pages, as their values. */
export function gridOf<Row>(columns: readonly Column<Row>[], pages: Iterable<readonly Row[]>): Grid {
  return { headings: columns, rows: valuesOf(columns, pages) };
}

function* valuesOf<Row>(
  columns: readonly Column<Row>[],
  pages: Iterable<readonly Row[]>,
): Generator<CsvValue[]> {
  for (const page of pages) for (const row of page) yield columns.map(({ value }) => value(row));
}

/** What a person reads in a cell; data is not made safe here. */
export function displayCell<Row>(column: Column<Row>, row: Row): string {
  if (column.display) return column.display(row);
  const value = column.value(row);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

/** Whether the column's figures line up on the right: as told, else when every value there is is a number. */
export function alignsRight<Row>(column: Column<Row>, rows: readonly Row[]): boolean {
  if (column.align) return column.align === 'right';
  const values = rows.map((row) => column.value(row)).filter((value) => value !== null);
  return values.length > 0 && values.every((value) => typeof value === 'number');
}
