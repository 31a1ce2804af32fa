import type { Journal } from './journal.js';
import type { Table } from './operations.js';

/** The largest number given again: far below what counting up can reach and still be exact. */
const largestKept = 1e15;

/** Which numbers an import may give again: those that were never used, so that none ever means two things. */
export class Numbers {
  private readonly before: number;
  private highest: number;
  private readonly exists: ReturnType<Journal['prepare']>;

  constructor(journal: Journal, table: Table) {
    const used = journal.get<{ seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?', [table]);
    this.before = used?.seq ?? 0;
    this.highest = this.before;
    this.exists = journal.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).pluck();
  }

  /** The number wanted when it is free; null has the next one given. */
  free(wanted: number | null): number | null {
    if (wanted === null || wanted <= this.before || wanted > largestKept) return null;
    return wanted > this.highest || this.exists.get(wanted) === undefined ? wanted : null;
  }

  /** Whether a row was added by this import. */
  isNew(id: number): boolean {
    return id > this.before;
  }

  use(id: number): void {
    if (id > this.highest) this.highest = id;
  }
}
