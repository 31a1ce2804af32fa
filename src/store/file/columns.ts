import type { Database } from 'better-sqlite3';
import type { Stored } from './row-hash.js';

export interface TableColumn {
  name: string;
  type: string;
  /** What a row has there that says nothing of it. */
  otherwise: Stored;
}

/** The columns of a table, in their order. */
export function columnsOf(db: Database, table: string): TableColumn[] {
  const columns = db
    .prepare('SELECT name, type, dflt_value AS otherwise FROM pragma_table_info(?) ORDER BY cid')
    .all(table) as (TableColumn & { otherwise: string | null })[];
  return columns.map((column) => ({ ...column, otherwise: literal(column.otherwise) }));
}

/** What a DEFAULT of ours says: a text in quotes or a whole number. */
function literal(sql: string | null): Stored {
  if (sql === null) return null;
  return sql.startsWith("'") ? sql.slice(1, -1) : Number(sql);
}
