import { lgamma } from './beta.js';

/** A cell of a table of counts that holds more than its row and its column explain. */
export interface Standout {
  row: number;
  column: number;
  /** Count expected where rows and columns have nothing to do with each other. */
  expected: number;
  /** The chance of so many or more by luck, allowed for how many cells are looked at. */
  chance: number;
}

// A table that hides nothing names a cell once in twenty at most.
const wrongPerTable = 0.05;

/**
 * The cells of a table of counts (rows × columns, whole numbers from 0) that stand out beyond luck, the surest first.
 * Each count is compared with what it would be at random with the same sums of rows and columns (Fisher 1935: the upper
 * tail of the hypergeometric distribution), and the chances are raised for the number of cells by Holm 1979, so that a
 * table in which nothing stands out names any cell in at most 5 of 100 cases. Empty with fewer than two rows or columns.
 */
export function standouts(table: readonly (readonly number[])[]): Standout[] {
  const { rows, columns, all } = sumsOf(table);
  const used = (sums: readonly number[]) => sums.filter((n) => n > 0).length;
  if (used(rows) < 2 || used(columns) < 2) return [];
  const expected = expectedCounts(table)!;
  const cells = table.flatMap((counts, row) =>
    counts.flatMap((count, column): Standout[] => {
      const [ofRow, ofColumn] = [rows[row]!, columns[column]!];
      if (ofRow === 0 || ofColumn === 0) return [];
      const chance = chanceOfSoMany(count, ofRow, ofColumn, all);
      return [{ row, column, expected: expected[row]![column]!, chance }];
    }),
  );
  const sorted = cells.sort((a, b) => a.chance - b.chance || a.row - b.row || a.column - b.column);
  let least = 0;
  return sorted
    .map((cell, place) => {
      least = Math.max(least, Math.min(1, cell.chance * (sorted.length - place)));
      return { ...cell, chance: least };
    })
    .filter(({ chance }) => chance < wrongPerTable);
}

/**
 * The counts of a table (rows × columns, whole numbers from 0) as they would be on average where rows and columns have
 * nothing to do with each other: sum of the row × sum of the column / sum of all. Null where nothing is counted.
 */
export function expectedCounts(table: readonly (readonly number[])[]): number[][] | null {
  const { rows, columns, all } = sumsOf(table);
  return all === 0 ? null : rows.map((ofRow) => columns.map((ofColumn) => (ofRow * ofColumn) / all));
}

/**
 * The chance that of `all` things, `marked` of them marked, `drawn` drawn at random hold `count` marked ones or more; R's
 * `phyper(count - 1, marked, all - marked, drawn, lower.tail = FALSE)`.
 */
export function chanceOfSoMany(count: number, marked: number, drawn: number, all: number): number {
  const [least, most] = [Math.max(0, drawn + marked - all), Math.min(marked, drawn)];
  if (count <= least) return 1;
  if (count > most) return 0;
  const start = Math.exp(
    logChoose(marked, count) + logChoose(all - marked, drawn - count) - logChoose(all, drawn),
  );
  let [chance, term] = [start, start];
  for (let n = count; n < most && term > 0; n++) {
    term *= ((marked - n) * (drawn - n)) / ((n + 1) * (all - marked - drawn + n + 1));
    chance += term;
    if (term < chance * 1e-17) break;
  }
  return Math.min(1, chance);
}

function logChoose(n: number, k: number): number {
  return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

function sumsOf(table: readonly (readonly number[])[]) {
  const rows = table.map(sum);
  const columns = (table[0] ?? []).map((_, column) => sum(table.map((row) => row[column]!)));
  return { rows, columns, all: sum(rows) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}
