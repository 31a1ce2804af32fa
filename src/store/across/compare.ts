import type { Journal, Value } from '../file/journal.js';
import type { Table } from '../file/operations.js';

/** What became of a thing that an import brought: a new row, or one that is here, with the same in it or with other. */
export interface Settled {
  /** The number it has here. */
  id: number;
  is: 'new' | 'same' | 'other';
}

type Fields = Record<string, Value | boolean>;

/** Compares what an import brings with the rows that are here, with statements that are prepared once. */
export class Comparison {
  private readonly statements = new Map<string, ReturnType<Journal['prepare']>>();

  constructor(private readonly journal: Journal) {}

  /** A thing of the file beside the row that it is: `fields` are named as in code, and its id and uid count for nothing. */
  settle(table: Table, id: number, fields: Fields): Settled {
    return { id, is: this.holds(table, id, fields) ? 'same' : 'other' };
  }

  /** Whether a row holds these values. */
  holds(table: Table, id: number, fields: Fields): boolean {
    const names = Object.keys(fields).filter((name) => name !== 'id' && name !== 'uid');
    const values = names.map((name) => {
      const value = fields[name]!;
      return typeof value === 'boolean' ? Number(value) : value;
    });
    return this.statement(table, names).get([id, ...values]) !== undefined;
  }

  private statement(table: Table, names: string[]): ReturnType<Journal['prepare']> {
    const key = `${table} ${names.join()}`;
    const known = this.statements.get(key);
    if (known) return known;
    const isSame = names.map((name) => ` AND ${columnOf(name)} IS ?`).join('');
    const made = this.journal.prepare(`SELECT 1 FROM ${table} WHERE id = ?${isSame}`).pluck();
    this.statements.set(key, made);
    return made;
  }
}

/** Whether two lists hold the same, in any order. */
export function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

/** `inTheWay` is in_the_way. */
function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
