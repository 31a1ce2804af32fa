import type { Journal, Value } from '../file/journal.js';
import { form, type ListName } from '../form/form.js';
import type { Fields, List, Part } from '../form/rows.js';

type Row = Value[];

const pageSize = 500;

/**
 * All that a journal holds, as the exported JSON has it, uids written out. Rows come a page at a time, up to those there
 * were at the start, so that memory stays flat, no read is open across a write, and nothing refers to a row that came
 * later.
 */
export class WholeJournal {
  private readonly last = new Map<string, number>();

  constructor(private readonly journal: Journal) {
    for (const { table } of Object.values<List>(form))
      this.last.set(
        table,
        journal.get<{ last: number }>(`SELECT ifnull(max(id), 0) AS last FROM ${table}`)!.last,
      );
  }

  /** The things of a list, in the order in which they can be read back. */
  *things(name: ListName): Generator<object> {
    for (const { thing } of this.rows(name)) yield thing;
  }

  /** The same, each with the id of its row. */
  *rows(name: ListName): Generator<{ id: number; thing: Record<string, unknown> }> {
    const { table, fields, order, where = 'true' }: List = form[name];
    const writer = new Writer(fields);
    const page = this.journal
      .prepare(
        `SELECT id, ${order}, ${writer.columns} FROM ${table} m
         WHERE ${order} > ? AND id <= ? AND ${where} ORDER BY ${order} LIMIT ${pageSize}`,
      )
      .raw();
    const parts = Object.entries(fields).flatMap(([key, { part }]) =>
      part ? [{ key, part: new PartReader(this.journal, part) }] : [],
    );
    for (let after: Value = order === 'id' ? 0 : ''; ;) {
      const rows = page.all([after, this.last.get(table)!]) as Row[];
      if (rows.length === 0) return;
      for (const { part } of parts) part.read(rows[0]![0]!, rows.at(-1)![0]!);
      for (const row of rows) {
        const thing = writer.write(row, 2);
        for (const { key, part } of parts) thing[key] = part.of(row[0]!);
        yield { id: row[0] as number, thing };
      }
      after = rows.at(-1)![1]!;
    }
  }
}

/** Makes things of rows. */
class Writer {
  private readonly fields;
  /** SQL of what it takes of row `m`. */
  readonly columns: string;

  constructor(fields: Fields) {
    this.fields = Object.entries(fields).filter(([, field]) => !field.part && !field.isOld);
    this.columns = this.fields.map(([key, { sql, column }]) => sql ?? `m.${column ?? key}`).join(', ');
  }

  /** The thing whose columns stand in `row` from a place on. */
  write(row: Row, from: number): Record<string, unknown> {
    const thing: Record<string, unknown> = {};
    for (const [index, [key, { show }]] of this.fields.entries()) {
      const value = row[from + index];
      // In a damaged journal it may be anything.
      thing[key] = show && Buffer.isBuffer(value) ? show(value) : value;
    }
    return thing;
  }
}

/** The rows that belong to the things of a page. */
class PartReader {
  private readonly rows;
  private readonly writer;
  private lists = new Map<Value, object[]>();

  constructor(journal: Journal, { table, owner, fields, order, from = table }: Part) {
    this.writer = new Writer(fields);
    this.rows = journal
      .prepare(
        `SELECT ${owner}, ${this.writer.columns} FROM ${from} m
         WHERE ${owner} BETWEEN ? AND ? ORDER BY ${owner}, ${order}`,
      )
      .raw();
  }

  /** Reads those of the things from one id to another. */
  read(first: Value, last: Value): void {
    this.lists = new Map();
    for (const row of this.rows.all([first, last]) as Row[]) {
      const list = this.lists.get(row[0]!);
      const thing = this.writer.write(row, 1);
      if (list) list.push(thing);
      else this.lists.set(row[0]!, [thing]);
    }
  }

  of(id: Value): object[] {
    return this.lists.get(id) ?? [];
  }
}
