/** One cell of a column, with the line on which its row begins. */
export interface ColumnCell {
  text: string;
  line: () => number;
  /** Whether it is of another field that comes from the same column. */
  isBeside?: boolean;
}

/** Every cell of a column, from the first; read only where one text alone does not tell. */
export type ColumnCells = () => Iterable<ColumnCell>;
