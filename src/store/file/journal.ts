import { momentNow, type Clock } from '../../domain/when.js';
import { UserError, exitCode } from '../../errors.js';
import { damageOf, type Damage } from './damage.js';
import { explainFault, faultCode } from './faults.js';
import { discardUndone, type Operation, type Table } from './operations.js';
import { schemaVersion } from './migrate.js';
import { inNewestForm, openFile, type Connection, type OpenOptions, type Value } from './open.js';
import { checkJournal } from './schema.js';
import { faultAtFirst, faultOf } from './soundness.js';
import { Write } from './write.js';

export type { Value } from './open.js';
type Parameters = Record<string, Value> | Value[];

/** SQL and its value that find something only where a write is in the file. */
type Proof = [sql: string, value: Value];

/** Thrown through a command that read what another program has changed since: it is to run again, under the lock. */
export class OutOfDate extends Error {}

/**
 * An open journal: the one way to read it, and the one way to write it. Once it is held, a write takes the lock, is
 * refused by `OutOfDate` where somebody else has written since the hold began, and is stored by `commit`: so all that
 * decided it, and all that is read of it before, is of one state of the file.
 */
export class Journal {
  /** Whether the last write was an edit of what was so already. */
  isUnchanged = false;
  /** Whether the file need not be looked through before a write. */
  private isChecked = false;
  private db: Connection;
  private held = false;
  /** Number that changes when another connection commits, as it was before what a write may rest on was read. */
  private seen: number | undefined;
  /** Of what is written and not committed yet; undefined stands for what needs none. */
  private pending: (Proof | undefined)[] = [];
  /** Whether an operation was written, undone or done again, and stored. */
  hasWritten = false;
  /** Whether something was stored since the hold began, so that what was done cannot be done again. */
  private hasStored = false;

  constructor(private readonly options: OpenOptions) {
    this.db = openFile(options);
  }

  get file(): string {
    return this.options.file;
  }

  all<Row>(sql: string, parameters: Parameters = []): Row[] {
    return this.db.prepare(sql).all(parameters) as Row[];
  }

  get<Row>(sql: string, parameters: Parameters = []): Row | undefined {
    return this.db.prepare(sql).get(parameters) as Row | undefined;
  }

  /** Numbers of the rows that have `id` in a column, in order. */
  idsOf(table: Table, column: string, id: number): number[] {
    return this.all<{ id: number }>(`SELECT id FROM ${table} WHERE ${column} = ? ORDER BY id`, [id]).map(
      (row) => row.id,
    );
  }

  /** A statement to run many times. */
  prepare(sql: string): ReturnType<Connection['prepare']> {
    return this.db.prepare(sql);
  }

  /** Keeps the tables a report makes for itself in memory, which takes half the time; before anything is read. */
  keepTablesInMemory(): void {
    this.db.pragma('temp_store = memory');
  }

  /** Runs reads that must see one state of the file. */
  snapshot<T>(work: () => T): T {
    return this.db.transaction(work).deferred();
  }

  /** From here on, writes rest on what is read and wait for `commit`. */
  hold(): void {
    this.held = true;
    this.hasStored = false;
    this.seen = dataVersion(this.db);
  }

  get isHeld(): boolean {
    return this.held;
  }

  /** Whether others have to wait with their writes. */
  get isLocked(): boolean {
    return this.db.inTransaction;
  }

  /** Whether a write was made or may have been; false for what only reads. */
  get mayHaveStored(): boolean {
    return this.held || this.hasStored;
  }

  /** Whether something is written that is not stored yet. */
  get isPending(): boolean {
    return this.pending.length > 0;
  }

  /**
   * One operation: everything `work` writes is committed together, or nothing is. Throws OutOfDate where the journal is
   * held and another program wrote since, or UserError where some of the hold is stored already; UserError where the
   * disk fails; and what `work` throws.
   */
  write<T>(command: string, clock: Clock, work: (write: Write) => T): T {
    if (this.db.memory && !this.held) this.make();
    return this.underLock(() => {
      this.checkFirst(clock);
      discardUndone(this.db);
      const write = new Write(this.db, command, clock.now);
      const value = work(write);
      write.finish();
      this.isUnchanged = write.isIdle;
      this.pending.push(write.touched ? ['SELECT 1 FROM operation WHERE uid = ?', write.uid] : undefined);
      if (this.db.memory) this.moveToFile();
      return value;
    });
  }

  /**
   * Runs `work`, undo or redo, which is no operation of its own; what it did is told by the operation's new state.
   * `clock` is left out where it takes back what was written just now. Throws as `write` does.
   */
  turnBack(work: (db: Connection) => Operation | undefined, clock?: Clock): Operation | undefined {
    return this.underLock(() => {
      if (clock) this.checkFirst(clock);
      const operation = work(this.db);
      if (operation)
        this.pending.push([
          `SELECT 1 FROM operation WHERE uid = ? AND (state = 'done') = ${operation.isDone ? 1 : 0}`,
          operation.uid,
        ]);
      return operation;
    });
  }

  /** Runs `work` as one immediate transaction that is no operation. Throws as `write` does. */
  transact<T>(work: (db: Connection) => T): T {
    return this.underLock(() => {
      const value = work(this.db);
      this.pending.push(undefined);
      return value;
    });
  }

  /**
   * Stores what was written, and lets others write. When the disk reports an error at that, the file is opened again to
   * see whether it is stored after all. Throws UserError where it is not, or where that cannot be told.
   */
  commit(): void {
    if (!this.db.inTransaction) return;
    const { pending } = this;
    try {
      this.db.prepare('COMMIT').run([]);
    } catch (error) {
      this.rollback();
      if (!isPassing(error) || !this.holds(pending)) throw this.explain(error);
    }
    this.pending = [];
    this.hasStored ||= pending.length > 0;
    this.hasWritten ||= pending.some((proof) => proof !== undefined);
  }

  /** Takes back what was not stored, and lets others write. */
  rollback(): void {
    this.pending = [];
    if (this.db.inTransaction) this.db.prepare('ROLLBACK').run([]);
  }

  /**
   * What to tell the person about an error. A passing fault of the disk can look like damage: the file is opened again
   * and checked before that is said.
   */
  explain(error: unknown): unknown {
    const code = faultCode(error);
    if (!code.startsWith('SQLITE_')) return error;
    if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
      return new UserError('Something that this belongs to was removed meanwhile; nothing was changed.', {
        hint: 'Look with "prospect list", then try again.',
        cause: error,
      });
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) && this.isSound())
      return new UserError(`The disk failed while using ${this.file} (${code}); the journal is sound.`, {
        hint: 'Nothing was changed. Try again.',
        code: exitCode.io,
        cause: error,
      });
    return explainFault(error, this.file) ?? error;
  }

  /** Version of the journal in the file, or 'empty'. Throws UserError where anything is defined in it that is not ours. */
  version(): number | 'empty' {
    return checkJournal(this.db, this.file, this.options.root);
  }

  /** Goes on with a copy in memory that is of this version, to look at an older one. */
  modernise(): void {
    const older = this.db;
    this.db = inNewestForm(older, this.options.root);
    older.close();
  }

  /** Where rows are not as they were written last; reads all of them. */
  damages(): Damage[] {
    return damageOf(this.db);
  }

  /** From now on writes go into it whatever is wrong with it, for its repair. */
  trust(): void {
    this.isChecked = true;
  }

  /** The first thing wrong with the file, its links or its rows, in one line; reads all of it. */
  fault(): string | undefined {
    return this.snapshot(() => faultOf(this.db));
  }

  close(): void {
    this.db.close();
  }

  /**
   * Makes the file, where a journal that is not there yet is only an empty one in memory. A held write does so once it
   * went through in memory.
   */
  make(): void {
    if (!this.db.memory) return;
    this.db.close();
    this.db = openFile({ ...this.options, purpose: 'make' });
    this.seen = undefined;
  }

  /** Keeps 48 MB of the file in memory from now on instead of 16, for a write that changes pages all over it. */
  widen(): void {
    this.db.pragma('cache_size = -48000');
  }

  private underLock<T>(work: () => T): T {
    try {
      this.lock();
      const value = work();
      if (!this.held) this.commit();
      return value;
    } catch (error) {
      if (error instanceof OutOfDate) throw error;
      this.rollback();
      throw this.explain(error);
    }
  }

  /** Takes the lock, unless it is held, and looks whether what was read before is so still. */
  private lock(): void {
    if (this.db.inTransaction) return;
    this.db.prepare('BEGIN IMMEDIATE').run([]);
    const version = dataVersion(this.db);
    if (version === this.seen) return;
    this.checkAgain();
    this.seen = version;
    if (!this.held) return;
    if (!this.hasStored) throw new OutOfDate();
    throw new UserError('Another program wrote to the journal meanwhile.', {
      hint: 'What was answered before is stored; look with "prospect list", then try again.',
      code: exitCode.busy,
    });
  }

  /** Nothing is written on a day before the file was looked through: more would be lost, or look as if it were not. */
  private checkFirst(clock: Clock): void {
    if (this.isChecked) return;
    const last = this.get<{ at: number }>('SELECT at FROM operation ORDER BY id DESC LIMIT 1')?.at;
    const offset = momentNow(clock).offset! * 60_000;
    const dayNumber = (at: number) => Math.floor((at + offset) / 86_400_000);
    const isFirst = last === undefined || dayNumber(last) !== dayNumber(clock.now);
    const fault = isFirst ? faultAtFirst(this.db) : undefined;
    if (fault !== undefined)
      throw new UserError(`The journal ${this.file} is damaged, so nothing was written: ${fault}.`, {
        hint: '"prospect doctor" shows all, and what to do.',
        code: exitCode.badData,
      });
    this.isChecked = true;
  }

  /** Others may have done more than write rows: made it a newer journal, or put into it what runs by itself. */
  private checkAgain(): void {
    if (checkJournal(this.db, this.file, this.options.root) === schemaVersion) return;
    throw new UserError(`${this.file} was replaced by another journal meanwhile.`, {
      hint: 'Nothing was changed. Try again.',
      code: exitCode.io,
    });
  }

  private moveToFile(): never {
    this.rollback();
    this.make();
    this.lock();
    throw new OutOfDate();
  }

  private holds(proofs: readonly (Proof | undefined)[]): boolean {
    try {
      this.reopen();
      return proofs.every((proof) => proof && this.db.prepare(proof[0]).get(proof[1]) !== undefined);
    } catch (error) {
      throw new UserError(`The disk failed while writing ${this.file}; whether it was stored is not known.`, {
        hint: 'Check the disk, then look with "prospect list" before you do it again.',
        code: exitCode.io,
        cause: error,
      });
    }
  }

  private isSound(): boolean {
    try {
      this.reopen();
      return this.db.pragma('quick_check(1)', { simple: true }) === 'ok';
    } catch {
      return false;
    }
  }

  private reopen(): void {
    this.db.close();
    const { purpose } = this.options;
    this.db = openFile({
      ...this.options,
      purpose: purpose === 'read' || purpose === 'examine' ? purpose : 'write',
    });
    this.seen = dataVersion(this.db);
  }
}

function dataVersion(db: Connection): number {
  return db.pragma('data_version', { simple: true }) as number;
}

/** Whether an error of the disk may be over the next time. */
function isPassing(error: unknown): boolean {
  return /^SQLITE_(IOERR|CORRUPT)/.test(faultCode(error));
}
