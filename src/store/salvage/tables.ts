import type { Damaged } from './damaged.js';
import { treeOf } from './pages.js';
import { rowsOf, type FoundRow } from './records.js';

/** What was found of a table. */
export interface FoundTable {
  rows: FoundRow[];
  /** How many rows are known to be there and cannot be read. */
  lost: number;
  /** Whether there may be more of which nothing is known. */
  isShort: boolean;
}

/** The rows of each table, as far as the file says which pages are its own; and the pages that belong to none. */
export function tablesOf(
  { pages, roots }: Damaged,
  tables: readonly { name: string; indexes: readonly string[] }[],
): { found: Map<string, FoundTable>; strays: number[] } {
  const taken = new Set<number>();
  const found = new Map<string, FoundTable>();
  const rootNumbers = new Set(roots.values());
  treeOf(pages, 1, taken);
  for (const { name, indexes } of tables) {
    const root = roots.get(name);
    const tree = root === undefined ? undefined : treeOf(pages, root, taken);
    const parts = (tree?.leaves ?? []).map((number) => rowsOf(pages, number));
    const rows = parts.flatMap((part) => part.rows);
    const unread = parts.reduce((sum, { lost }) => sum + lost, 0);
    const counts = indexes.flatMap((index) => entriesOf({ pages, roots }, index) ?? []);
    const known = counts.filter((count) => count >= rows.length);
    const lost = known.length > 0 ? Math.min(...known) - rows.length : unread;
    found.set(name, { rows, lost, isShort: tree === undefined || tree.bad > 0 });
  }
  const strays = Array.from({ length: pages.count }, (_, n) => n + 1).filter(
    (number) => pages.kindOf(number) === 'leaf' && !taken.has(number) && !rootNumbers.has(number),
  );
  return { found, strays };
}

/** How many rows an index knows, each entry being a row of its table; undefined where it is damaged. */
function entriesOf({ pages, roots }: Pick<Damaged, 'pages' | 'roots'>, index: string): number | undefined {
  const root = roots.get(index);
  if (root === undefined || !pages.kindOf(root)?.startsWith('index')) return undefined;
  const { leaves, inner, bad } = treeOf(pages, root);
  if (bad > 0) return undefined;
  return [...leaves, ...inner].reduce((sum, number) => sum + pages.cellsOf(number).length, 0);
}
