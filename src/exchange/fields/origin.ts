import { unstuff } from '../../render/csv.js';

/** Where the text of a field comes from. */
export interface Origin {
  /** Of the columns; several are joined with `joint` or, without one, the first that is filled is taken. */
  indexes: number[];
  joint?: string | undefined;
  /** What stands for an empty cell, and in every row where there is no column. */
  constant?: string | undefined;
  /** What comes to the cells, of a field that several columns may hold. */
  added?: string | undefined;
}

/** The text of a field in a row, without what keeps a spreadsheet from running it. */
export function textOf(row: readonly string[], origin: Origin): string {
  return joined(row, origin, unstuff);
}

/** The text of a field in a row as it stands in its cells. */
export function cellText(row: readonly string[], origin: Origin): string {
  return joined(row, origin, (cell) => cell);
}

function joined(
  row: readonly string[],
  { indexes, joint, constant, added }: Origin,
  read: (cell: string) => string,
): string {
  if (indexes.length === 1 && constant === undefined && added === undefined)
    return read(row[indexes[0]!] ?? '');
  const cells = indexes.map((index) => read(row[index] ?? '').trim()).filter((cell) => cell !== '');
  if (added !== undefined) cells.push(added);
  if (joint === undefined || cells.length === 0) return cells[0] ?? constant ?? '';
  return cells.join(joint);
}
