import type { Day } from './domain/calendar.js';
import { dayOf, type Clock } from './domain/when.js';
import { UserError, exitCode } from './errors.js';
import type { Host } from './host.js';
import { journalPath } from './paths.js';
import { Journal } from './store/journal.js';

/** Options that may stand before or after any command. */
export interface GlobalFlags {
  db?: string;
  /** False after --no-input. */
  input?: boolean;
}

/** What a command works with: the clock, the journal, and the two ways to speak. */
export class Context {
  /** Set once, so that one command sees one time. */
  clock: Clock;
  today: Day;
  /** Whether the reader of standard output has gone (as `| head` does); long answers stop then. */
  readerGone = false;
  private journal: Journal | undefined;

  constructor(
    readonly host: Host,
    private readonly flags: GlobalFlags,
  ) {
    this.clock = host.clock();
    this.today = dayOf(this.clock);
  }

  /** Looks at the clock again: for a command that logs one touch after another while time goes by. */
  tick(): void {
    this.clock = this.host.clock();
    this.today = dayOf(this.clock);
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

  /** Whether to paint: on a terminal, unless NO_COLOR; anywhere with FORCE_COLOR. */
  get color(): boolean {
    const { NO_COLOR, FORCE_COLOR, TERM } = this.host.env;
    if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    return !NO_COLOR && this.isTerminal && TERM !== 'dumb';
  }

  /** Path of the journal and whether a person named it. */
  get place(): { file: string; chosen: boolean } {
    return journalPath(this.flags.db, this.host);
  }

  /** Opens the journal; one a process. read: may be absent; write: must exist; create: made when absent. */
  open(purpose: 'read' | 'write' | 'create'): Journal {
    this.journal ??= new Journal({ ...this.place, purpose, root: this.host.root });
    return this.journal;
  }

  close(): void {
    this.journal?.close();
    this.journal = undefined;
  }

  /** The answer, on standard output. Untrusted parts must have gone through `say` or `show`. */
  print(text: string): void {
    this.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);
  }

  /** A part of a long answer. */
  write(text: string): void {
    try {
      this.readerGone = !this.host.write('out', text) || this.readerGone;
    } catch (error) {
      throw new UserError('The answer could not be written to standard output.', {
        hint: 'Whatever was to be stored is stored; only the answer is missing.',
        code: exitCode.io,
        cause: error,
      });
    }
  }

  /** Notices, warnings and progress, on standard error. */
  note(text: string): void {
    this.host.write('err', `${text}\n`);
  }

  /** All of standard input as UTF-8 text. */
  async readInput(limit = 100_000_000): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.host.stdin) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > limit)
        throw new UserError(`Standard input is longer than ${limit} bytes.`, { code: exitCode.badData });
      chunks.push(bytes);
    }
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
    } catch {
      throw new UserError('Standard input is not UTF-8 text.', { code: exitCode.badData });
    }
  }
}
