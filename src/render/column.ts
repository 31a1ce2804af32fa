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
