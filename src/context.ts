import fs from 'node:fs';
import type { Day } from './domain/calendar.js';
import type { Colours } from './domain/settings.js';
import { dayOf, formatMoment, type Clock, type Moment, type ReadMoment } from './domain/when.js';
import type { DateOrder } from './domain/typed-date.js';
import { Stopped, UserError, exitCode } from './errors.js';
import type { Host, Sink } from './host.js';
import type { Given } from './options/flags.js';
import { absolutePath, journalPath, type Place } from './paths.js';
import { explainFault } from './store/file/faults.js';
import { Journal } from './store/file/journal.js';
import { backupFolderOf, coloursOf, dateOrderOf, spreadsheetLocaleOf } from './store/settings/settings.js';
import { Turn } from './turn.js';

/** Options that may stand before or after any command. */
export type GlobalFlags = Given<'db'> & {
  /** False after --no-input. */
  input?: boolean;
};

/** What a command works with: the clock, the journal, and the two ways to speak. */
export class Context {
  /** Set once, so that one command sees one time. */
  clock: Clock;
  today: Day;
  /** Whether the reader of standard output has gone (as `| head` does); long answers stop then. */
  readerGone = false;
  private readonly turn = new Turn((sink, text) => this.letOut(sink, text));
  private colours: Colours | undefined;
  private readonly noted = new Set<string>();

  constructor(
    readonly host: Host,
    readonly flags: GlobalFlags,
  ) {
    this.clock = this.readClock();
    this.today = dayOf(this.clock);
  }

  /** Looks at the clock again: for a command that logs one touch after another while time goes by. */
  tick(): void {
    this.clock = this.readClock();
    this.today = dayOf(this.clock);
  }

  private readClock(): Clock {
    return { ...this.host.clock(), dateOrder: () => this.dateOrder() };
  }

  /** How the owner writes 1/2. */
  private dateOrder(): DateOrder | null {
    return this.look(dateOrderOf) ?? null;
  }

  /** How the spreadsheet writes that CSV is opened in, as a locale; null until it is set. */
  get spreadsheetLocale(): string | null {
    return this.look(spreadsheetLocaleOf) ?? null;
  }

  /** Reads what is wanted even before a command opens the journal, which is then only looked at; undefined without one. */
  private look<T>(read: (journal: Journal) => T): T | undefined {
    if (this.journal) return read(this.journal);
    const { file, chosen } = this.place;
    if (!fs.existsSync(file)) return undefined;
    const journal = new Journal({ file, chosen, purpose: 'read', root: this.host.root });
    try {
      return read(journal);
    } finally {
      journal.close();
    }
  }

  /** Whether there is somebody to ask. */
  get canPrompt(): boolean {
    return this.flags.input !== false && this.host.isTerminal('in') && this.host.isTerminal('out');
  }

  get isTerminal(): boolean {
    return this.host.isTerminal('out');
  }

  /** Columns to fit into; unbounded tables in pipes and files. */
  get width(): number {
    if (!this.isTerminal) return Infinity;
    const columns = this.host.columns ?? Number(this.host.env.COLUMNS);
    return columns >= 20 ? Math.min(columns, 400) : 80;
  }

  /** Whether to paint: as FORCE_COLOR or NO_COLOR say, else as is set, which is on a terminal unless it is dumb. */
  get color(): boolean {
    const { NO_COLOR, FORCE_COLOR, TERM } = this.host.env;
    if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    if (NO_COLOR) return false;
    this.colours ??= this.look(coloursOf) ?? 'auto';
    return this.colours === 'always' || (this.colours === 'auto' && this.isTerminal && TERM !== 'dumb');
  }

  get place(): Place {
    return journalPath(this.flags.db, this.host);
  }

  /** The full path of a file that somebody named. */
  pathOf(name: string): string {
    return absolutePath(name, this.host.cwd);
  }

  private get journal(): Journal | undefined {
    return this.turn.journal;
  }

  /** Opens the journal; one a process. read: may be absent; write: must exist; create: made when absent. */
  open(purpose: 'read' | 'write' | 'create'): Journal {
    if (this.journal) return this.journal;
    const journal = new Journal({ ...this.place, purpose, root: this.host.root });
    if (purpose !== 'read' && this.turn.isRunning) journal.hold();
    return (this.turn.journal = journal);
  }

  /**
   * Does `work`, with all it reads, writes and says, as if nobody else wrote meanwhile; it may run more than once. What
   * an outer `work` has written is stored before.
   */
  whole<T>(work: () => T | Promise<T>): Promise<T> {
    return this.turn.take(work);
  }

  /** What comes from outside, named by `what`: asked for once, however often the work runs, and with no lock held. */
  fetch<T>(what: string, get: () => T | Promise<T>): Promise<T> {
    return this.turn.fetch(what, get);
  }

  /** Says that an edit changed nothing, since undo would then take back what was written before it. */
  noteUnchanged(): void {
    if (this.journal?.isUnchanged) this.note('Nothing changed: it was so already.');
  }

  /**
   * Keeps a copy of the day where one is wanted and something was written. Returns what went wrong instead of throwing it:
   * what was written is stored all the same.
   */
  async keepCopy(): Promise<Error | undefined> {
    const { journal } = this;
    if (!journal?.hasWritten || this.host.onlyJournal !== undefined) return undefined;
    try {
      const folder = backupFolderOf(journal);
      if (folder === null) return undefined;
      this.close();
      const { keepCopyOfDay } = await import('./store/backup/daily.js');
      const { now } = this.clock;
      keepCopyOfDay(this.open('read'), folder, { now, today: this.today, root: this.host.root });
    } catch (error) {
      return error as Error;
    }
    return undefined;
  }

  /**
   * What to tell the person about an error that nobody foresaw: where rows of the journal hold what they cannot, or are not
   * as they were written, that is why.
   */
  async explain(error: unknown): Promise<unknown> {
    if (error instanceof UserError || error instanceof Stopped || explainFault(error, '')) return error;
    const { file } = this.place;
    if (!fs.existsSync(file)) return error;
    const { firstFault } = await import('./store/doctor/first-fault.js');
    const fault = firstFault(file, this.host.root);
    if (fault === undefined) return error;
    return new UserError(`The journal ${file} is damaged: ${fault}.`, {
      hint: 'Nothing half-done was stored. "prospect doctor" shows all, and what to do.',
      code: exitCode.badData,
      cause: error,
    });
  }

  close(): void {
    this.journal?.close();
    this.turn.journal = undefined;
  }

  /** The answer, on standard output. Untrusted parts must have gone through `say` or `show`. */
  print(text: string): void {
    this.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);
  }

  /** A part of a long answer. */
  write(text: string): void {
    this.turn.say('out', text);
  }

  /** Notices, warnings and progress, on standard error. */
  note(text: string): void {
    this.turn.say('err', `${text}\n`);
  }

  private letOut(sink: Sink, text: string): void {
    if (sink === 'err') return void this.host.write('err', text);
    try {
      this.readerGone = !this.host.write('out', text) || this.readerGone;
    } catch (error) {
      throw new UserError('The answer could not be written to standard output.', {
        hint: this.journal?.mayHaveStored
          ? 'Whatever was to be stored is stored; only the answer is missing.'
          : 'Nothing was to be stored; only the answer is missing.',
        code: exitCode.io,
        cause: error,
      });
    }
  }

  /** A note that is said once, however often what it is about is read. */
  noteOnce(text: string): void {
    if (this.noted.has(text)) return;
    this.noted.add(text);
    this.note(text);
  }

  /** A moment that was read from a text, after saying so where the clocks went forward then. */
  momentOf(text: string, { shifted, ...moment }: ReadMoment): Moment {
    if (shifted)
      this.noteOnce(
        `The clocks went forward then: "${text}" was read as ${formatMoment(moment, this.today)}.`,
      );
    return moment;
  }

  /**
   * All of standard input as UTF-8 text. Throws UserError where it is no text, and what `tooLong` makes where it has
   * more than `limit` bytes, without reading on.
   */
  async readInput(limit = 100_000_000, tooLong = () => inputTooLong(limit)): Promise<string> {
    const bytes = await this.readInputBytes(limit, tooLong);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new UserError('Standard input is not UTF-8 text.', { code: exitCode.badData });
    }
  }

  /** All of standard input, as `readInput` reads it. */
  readInputBytes(limit: number, tooLong: () => UserError): Promise<Buffer> {
    return this.fetch('standard input', async () => {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of this.host.stdin) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        size += bytes.length;
        if (size > limit) throw tooLong();
        chunks.push(bytes);
      }
      return Buffer.concat(chunks);
    });
  }
}

function inputTooLong(limit: number): UserError {
  return new UserError(`Standard input is longer than ${limit} bytes.`, { code: exitCode.badData });
}
