import type Database from 'better-sqlite3';
import { UserError } from '../../errors.js';
import { columnsOf, type TableColumn } from './columns.js';
import { digestAnew, Digests } from './digest.js';
import { followOperation, retellAll } from './last-results.js';
import type { Connection, Value } from './open.js';
import { imageOf, type Table } from './operations.js';
import { UidMaker } from './uid.js';

type Row = Record<string, Value>;
type Statement = Database.Statement<Value[]>;

/**
 * One operation while it is being written. Every change goes through here, which is what makes every change
 * undoable: the operation keeps id ranges of the rows it adds and the earlier form of those it edits or removes.
 */
export class Write {
  /** What undo will say was undone. */
  summary = '';
  /** The operation's own. */
  readonly uid: Buffer;
  private readonly operationId: number;
  private readonly uids: UidMaker;
  private added = new Map<Table, Range>();
  private readonly inserters = new Map<string, (values: Value[]) => number>();
  private readonly tableColumns = new Map<Table, TableColumn[]>();
  private readonly readers = new Map<Table, Statement>();
  private readonly digests: Digests;
  private readonly updaters = new Map<string, Statement>();
  private readonly addChange: Statement;
  private readonly setRange: Statement;
  private savepoint: Record<'begin' | 'release' | 'rollBack', Statement> | undefined;
  private changes = 0;
  private idleEdits = 0;
  private isRebuilding = false;

  constructor(
    private readonly db: Connection,
    command: string,
    now: number,
  ) {
    this.digests = new Digests(db);
    this.uids = new UidMaker(db, now);
    this.uid = this.uids.next();
    db.pragma('defer_foreign_keys = ON');
    this.addChange = db.prepare(
      'INSERT INTO change (operation_id, table_name, kind, first_id, last_id, image) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.setRange = db.prepare('UPDATE change SET last_id = ? WHERE id = ?');
    this.operationId = Number(
      db
        .prepare("INSERT INTO operation (uid, command, summary, at) VALUES (?, ?, '', ?)")
        .run(this.uid, command, now).lastInsertRowid,
    );
  }

  newUid(): Buffer {
    return this.uids.next();
  }

  /**
   * Adds a row and returns its number. A `uid` is made where the table has one and none is given. Every row it refers
   * to must be there when the operation ends.
   */
  insert(table: Table, row: Row): number {
    const full: Row = table === 'setting' || 'uid' in row ? row : { uid: this.newUid(), ...row };
    return this.inserter(table, Object.keys(full))(Object.values(full));
  }

  /** A fast way to add many rows with the same columns; values in the order of `columns`. */
  inserter(table: Table, columns: string[]): (values: Value[]) => number {
    const key = `${table}:${columns.join()}`;
    const known = this.inserters.get(key);
    if (known) return known;
    const statement = this.db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    const all = this.columns(table);
    const row = all.map(({ otherwise }) => otherwise);
    const places = columns.map((column) => all.findIndex(({ name }) => name === column));
    const insert = (values: Value[]) => {
      const id = Number(statement.run(values).lastInsertRowid);
      for (let at = 0; at < places.length; at++) row[places[at]!] = values[at]!;
      this.digests.add(table, id, row);
      this.noteAdded(table, id);
      return id;
    };
    this.inserters.set(key, insert);
    return insert;
  }

  /**
   * Changes the named columns of one row, which must exist: throws UserError where it was removed meanwhile. Writes
   * nothing where they hold these values already.
   */
  edit(table: Table, id: number, fields: Row): void {
    const columns = Object.keys(fields);
    if (columns.length === 0) return;
    const before = this.rowAsItIs(table, id);
    const values = Object.values(fields);
    const row = this.rowOf(table, id);
    const { changes } = this.updater(table, columns).run(...values, id, ...values);
    if (changes === 0) {
      this.idleEdits++;
      return;
    }
    this.digests.remove(table, id, row);
    for (const [at, { name }] of this.columns(table).entries())
      row[at] = fields[name] ?? (name in fields ? null : row[at]!);
    this.digests.add(table, id, row);
    this.note(table, 'edited', id, before);
  }

  private columns(table: Table): TableColumn[] {
    const columns = this.tableColumns.get(table) ?? columnsOf(this.db, table);
    this.tableColumns.set(table, columns);
    return columns;
  }

  /** A row that is there, with a value for each column. */
  private rowOf(table: Table, id: number): Value[] {
    const reader =
      this.readers.get(table) ?? this.db.prepare<Value[]>(`SELECT * FROM ${table} WHERE id = ?`).raw();
    this.readers.set(table, reader);
    return reader.get(id) as Value[];
  }

  private updater(table: Table, columns: string[]): Statement {
    const key = `${table}:${columns.join()}`;
    const known = this.updaters.get(key);
    if (known) return known;
    const statement = this.db.prepare(
      `UPDATE ${table} SET ${columns.map((name) => `${name} = ?`).join(', ')}
       WHERE id = ? AND (${columns.map((name) => `${name} IS NOT ?`).join(' OR ')})`,
    );
    this.updaters.set(key, statement);
    return statement;
  }

  /**
   * Removes one row, which must exist: throws UserError where it was removed meanwhile. What refers to it must be
   * removed in the same operation.
   */
  remove(table: Table, id: number): void {
    this.note(table, 'removed', id, this.rowAsItIs(table, id));
    this.digests.remove(table, id, this.rowOf(table, id));
    this.db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
  }

  /**
   * Does `work` whole or not at all: what it changed before it failed is taken back, and its error is thrown again.
   * Whoever remembers what was changed, such as the number of a row, has to forget it.
   */
  attempt<T>(work: () => T): T {
    this.savepoint ??= {
      begin: this.db.prepare('SAVEPOINT attempt'),
      release: this.db.prepare('RELEASE attempt'),
      rollBack: this.db.prepare('ROLLBACK TO attempt'),
    };
    const { changes, idleEdits } = this;
    const mark = this.digests.mark();
    const added = new Map([...this.added].map(([table, range]) => [table, { ...range }]));
    this.savepoint.begin.run();
    try {
      return work();
    } catch (error) {
      // A fault of the disk has taken back the whole transaction.
      if (this.db.inTransaction) this.savepoint.rollBack.run();
      this.changes = changes;
      this.idleEdits = idleEdits;
      this.digests.goBack(mark);
      this.added = added;
      throw error;
    } finally {
      if (this.db.inTransaction) this.savepoint.release.run();
    }
  }

  private rowAsItIs(table: Table, id: number): string {
    const image = imageOf(this.db, table, id);
    if (image === undefined) throw removedMeanwhile(table, id);
    return image;
  }

  /** Whether anything was changed so far. */
  get touched(): boolean {
    return this.changes > 0;
  }

  /** Whether something was to be edited that was so already, and nothing else was done. */
  get isIdle(): boolean {
    return this.idleEdits > 0 && !this.touched;
  }

  /** Gives a number of a table to no row any more, and none below it. */
  use(table: Table, number: number): void {
    this.db.prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?').run(number, table);
    this.digests.use(table, number);
  }

  /** Makes anew what follows from other rows, the last results and the digests, once all is written. */
  rebuild(): void {
    this.isRebuilding = true;
  }

  /** Writes what is still held back; called once, before the commit. */
  finish(): void {
    this.flush();
    followOperation(this.db, this.operationId);
    // Cut between the halves of a character it would not be read as it was written.
    const summary = this.summary.slice(0, 4000).toWellFormed();
    this.db.prepare('UPDATE operation SET summary = ? WHERE id = ?').run(summary, this.operationId);
    if (this.touched) this.digests.addRows('operation', 'id = ?', [this.operationId]);
    else {
      this.db.prepare('DELETE FROM operation WHERE id = ?').run(this.operationId);
      this.digests.use('operation', this.operationId);
    }
    this.digests.keep();
    if (!this.isRebuilding) return;
    retellAll(this.db);
    digestAnew(this.db);
  }

  private note(
    table: Table,
    kind: 'added' | 'edited' | 'removed',
    id: number,
    image: string | null,
  ): number | bigint {
    this.changes++;
    const change = this.addChange.run(this.operationId, table, kind, id, id, image).lastInsertRowid;
    // What is added may be more yet.
    if (kind !== 'added')
      this.digests.add('change', Number(change), [null, this.operationId, table, kind, id, id, image]);
    return change;
  }

  /** Ids of one operation run on without gaps, so one range a table is enough; an explicit id opens a new one. */
  private noteAdded(table: Table, id: number): void {
    const range = this.added.get(table);
    if (range && id === range.last + 1) {
      range.last = id;
      return;
    }
    if (range) this.writeRange(table, range);
    this.added.set(table, { change: this.note(table, 'added', id, null), first: id, last: id });
  }

  private flush(): void {
    for (const [table, range] of this.added) this.writeRange(table, range);
  }

  private writeRange(table: Table, { change, first, last }: Range): void {
    this.setRange.run(last, change);
    this.digests.add('change', Number(change), [null, this.operationId, table, 'added', first, last, null]);
  }
}

/** Rows of a table that were added, and the change that says so. */
interface Range {
  change: number | bigint;
  first: number;
  last: number;
}

/** Some rows people know by their numbers. */
const titles: Partial<Record<Table, string>> = {
  touch: 'Touch ',
  lead: 'Lead @',
  plan: 'Plan ',
  spend: 'Spend ',
  benchmark: 'Benchmark ',
};

function removedMeanwhile(table: Table, id: number): UserError {
  const title = titles[table];
  const what = title === undefined ? 'What was to be changed' : `${title}${id}`;
  return new UserError(`${what} was removed meanwhile; nothing was changed.`);
}
