import type { Journal, Value } from '../file/journal.js';
import { Numbers } from '../file/numbers.js';
import type { Table } from '../file/operations.js';
import type { Write } from '../file/write.js';
import type { Fields, List, Part, Rows, Thing } from '../form/rows.js';

/** What became of a thing that an import brought: a new row, or one that is here, with the same in it or with other. */
export interface Settled {
  /** The number it has here. */
  id: number;
  is: 'new' | 'same' | 'other';
}

type Row = Record<string, Value>;
type Statement = ReturnType<Journal['prepare']>;

/** How rows of a form are added. */
interface Adder {
  /** Places of the uid and of the own number among the columns; -1 for none. */
  uidAt: number;
  idAt: number;
  /** Whether rows of an owner are counted. */
  isCounted: boolean;
  numbers: Numbers;
  insert: (values: Value[]) => number;
}

/** Finds, compares and adds rows of an import as the form declares them, with statements that are prepared once. */
export class ImportRows {
  private readonly statements = new Map<string, Statement>();
  private readonly finders = new Map<string, Statement>();
  private readonly adders = new Map<Rows, Adder>();
  private readonly counted = new Map<string, Numbers>();

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
  ) {}

  /** Adds a thing of a list; one that is the same as a row that is here is compared with it and left out. */
  settle<F extends Fields>(list: List<F>, thing: Thing<F>): Settled {
    return this.settleAs(this.find(list, thing), list, thing);
  }

  /** The same where it is known which row it is, or that there is none; `owner` is the id of what it belongs to. */
  settleAs<F extends Fields>(
    known: number | undefined,
    rows: Rows<F>,
    thing: Thing<F>,
    owner?: number,
  ): Settled {
    if (known === undefined) return { id: this.add(rows, thing, owner), is: 'new' };
    return { id: known, is: this.holds(rows, known, thing) ? 'same' : 'other' };
  }

  /** The row that a thing of a list is. */
  find<F extends Fields>(list: List<F>, thing: Thing<F>): number | undefined {
    const row = this.rowOf(list, thing);
    for (const columns of list.same) {
      const values = columns.map((column) => row[column]!);
      const id = values.some((value) => value === null) ? undefined : this.idOf(list.table, columns, values);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  /** The row that has these values in these columns. */
  idOf(table: Table, columns: readonly string[], values: Value[]): number | undefined {
    const key = `${table} ${columns.length === 1 ? columns[0] : columns.join()}`;
    let finder = this.finders.get(key);
    if (!finder) {
      const isWanted = columns.map((column) => `${column} = ?`).join(' AND ');
      finder = this.journal.prepare(`SELECT id FROM ${table} WHERE ${isWanted}`).pluck();
      this.finders.set(key, finder);
    }
    return finder.get(values) as number | undefined;
  }

  /** Whether a row holds what a thing says, with all that belongs to it. */
  holds<F extends Fields>(rows: Rows<F>, id: number, thing: Thing<F>): boolean {
    const row = this.rowOf(rows, thing);
    const isSame = rows.compared.map((column) => ` AND ${column} IS ?`).join('');
    const said = rows.compared.map((column) => row[column]!);
    return (
      this.get(`SELECT id FROM ${rows.table} WHERE id = ?${isSame}`, [id, ...said]) !== undefined &&
      rows.parts.every(
        ([key, part]) => part.alone === 'settled' || this.holdsPart(part, id, thing[key] as Thing<Fields>[]),
      )
    );
  }

  private holdsPart(part: Part, owner: number, things: Thing<Fields>[]): boolean {
    const { compared, from = part.table, order } = part;
    const rows = this.statement(
      `SELECT ${compared.join(', ')} FROM ${from} WHERE ${part.owner} = ? ORDER BY ${order}`,
    );
    const texts = (all: Row[]) => {
      const values = all.map((row) => JSON.stringify(compared.map((column) => row[column])));
      return JSON.stringify(isCounted(part) ? values : values.sort());
    };
    return texts(rows.all([owner]) as Row[]) === texts(things.map((thing) => this.rowOf(part, thing)));
  }

  /** Adds a thing with all that belongs to it, under its own number where that is free, and returns its number. */
  add<F extends Fields>(rows: Rows<F>, thing: Thing<F>, owner?: number, place?: number): number {
    const row = rows.derived && this.rowOf(rows, thing);
    const values = row ? Object.values(row) : rows.columns.map(([key]) => thing[key] as Value);
    const { uidAt, idAt, isCounted, numbers, insert } =
      this.adders.get(rows) ?? this.adderOf(rows, row, owner, place);
    if (uidAt >= 0) values[uidAt] ??= this.write.newUid();
    if (idAt >= 0) values[idAt] = numbers.free(values[idAt] as number | null);
    if (owner !== undefined) values.push(owner);
    if (isCounted) values.push(place!);
    const id = insert(values);
    numbers.use(id);
    for (const [key, part] of rows.parts) {
      if (part.alone !== undefined) continue;
      const things = thing[key] as Thing<Fields>[];
      for (let index = 0; index < things.length; index++) this.add(part, things[index]!, id, index + 1);
    }
    return id;
  }

  /** Rows of one form have the same columns in the same order. */
  private adderOf(rows: Rows, row: Row | undefined, owner?: number, place?: number): Adder {
    const columns = row ? Object.keys(row) : rows.columns.map(([, column]) => column);
    const adder = {
      uidAt: columns.indexOf('uid'),
      idAt: columns.indexOf('id'),
      isCounted: place !== undefined && isCounted(rows),
      numbers: this.numbers(rows.table),
    };
    if (owner !== undefined) columns.push((rows as Partial<Part>).owner!);
    if (adder.isCounted) columns.push(rows.order);
    const made = { ...adder, insert: this.write.inserter(rows.table, columns) };
    this.adders.set(rows, made);
    return made;
  }

  /** What a thing is kept as, but for what hangs on the journal. */
  rowOf<F extends Fields>({ columns, derived }: Rows<F>, thing: Thing<F>): Row {
    const row: Row = {};
    for (const [key, column] of columns) row[column] = thing[key] as Value;
    return derived ? Object.assign(row, derived(thing as never)) : row;
  }

  /** Which numbers of a table may be given again. */
  numbers(table: Table): Numbers {
    let numbers = this.counted.get(table);
    if (!numbers) this.counted.set(table, (numbers = new Numbers(this.journal, table)));
    return numbers;
  }

  /** The first row of a query that is asked many times. */
  get<Found>(sql: string, values: Value[] | Record<string, Value>): Found | undefined {
    return this.statement(sql).get(values) as Found | undefined;
  }

  private statement(sql: string): Statement {
    let made = this.statements.get(sql);
    if (!made) this.statements.set(sql, (made = this.journal.prepare(sql)));
    return made;
  }
}

/** Whether the rows of an owner are counted from 1 in a column of their own. */
function isCounted({ order, columns, from }: Rows & Partial<Part>): boolean {
  return from === undefined && order !== 'id' && !columns.some(([, column]) => column === order);
}
