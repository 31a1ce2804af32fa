import type { Clock } from '../domain/when.js';
import { UserError, exitCode } from '../errors.js';
import { explainFault, faultCode } from './faults.js';
import { discardUndone } from './operations.js';
import { openFile, type Connection, type OpenOptions } from './open.js';
import { Write } from './write.js';

export type Value = string | number | bigint | Buffer | null;
type Parameters = Record<string, Value> | Value[];

/** An open journal: the one way to read it, and the one way to write it. */
export class Journal {
  /** Whether the last write was an edit of what was so already. */
  isUnchanged = false;
  private db: Connection;

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

  /**
   * One operation: everything `work` writes is committed together, or nothing is. When the disk reports an
   * error at the commit, the file is opened again to see whether the operation is in it after all.
   */
  write<T>(command: string, clock: Clock, work: (write: Write) => T): T {
    if (this.db.memory) this.make();
    let answer: { uid: Buffer; value: T } | undefined;
    const run = this.db.transaction(() => {
      discardUndone(this.db);
      const write = new Write(this.db, command, clock.now);
      const value = work(write);
      write.finish();
      this.isUnchanged = write.isIdle;
      answer = { uid: write.uid, value };
      return value;
    });
    try {
      return run.immediate();
    } catch (error) {
      if (answer && faultCode(error).startsWith('SQLITE_IOERR') && this.holdsOperation(answer.uid))
        return answer.value;
      throw explainFault(error, this.file) ?? error;
    }
  }

  /** Runs `work` as one immediate transaction that is no operation of its own (undo and redo). */
  transact<T>(work: (db: Connection) => T): T {
    try {
      return this.db.transaction(() => work(this.db)).immediate();
    } catch (error) {
      throw explainFault(error, this.file) ?? error;
    }
  }

  /** Until the first write a journal that is not there yet is only an empty one in memory. */
  private make(): void {
    this.db.close();
    this.db = openFile({ ...this.options, purpose: 'make' });
  }

  private holdsOperation(uid: Buffer): boolean {
    try {
      this.db.close();
      this.db = openFile({ ...this.options, purpose: 'write' });
      return this.db.prepare('SELECT 1 FROM operation WHERE uid = ?').get(uid) !== undefined;
    } catch (error) {
      throw new UserError(`The disk failed while writing ${this.file}; whether it was stored is not known.`, {
        hint: 'Check the disk, then look with "prospect list".',
        code: exitCode.io,
        cause: error,
      });
    }
  }

  close(): void {
    this.db.close();
  }
}
