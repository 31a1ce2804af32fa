import fs from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import type { Host, OutputStream } from '../../src/host.js';
import { main } from '../../src/main.js';
import { root, temporaryFolder } from './folder.js';

export interface Answer {
  stdout: string;
  stderr: string;
  code: number;
}

interface BenchOptions {
  /** Local time, read in `zone`; default Saturday 21 November 2026, 14:02 in Berlin. */
  now?: string;
  zone?: string;
  /** Width of the terminal; without it the answer is piped. */
  columns?: number;
  color?: boolean;
  env?: Record<string, string>;
}

/** A journal in a folder of its own, with a clock that stands still until it is set. */
export class Desk {
  readonly folder = temporaryFolder();
  readonly file = path.join(this.folder, 'journal.db');
  private now: number;
  private readonly zone: string;

  constructor(private readonly options: BenchOptions = {}) {
    this.zone = options.zone ?? 'Europe/Berlin';
    this.now = 0;
    this.setClock(options.now ?? '2026-11-21T14:02:00');
  }

  /**
   * Gives desks with the journal and the clock that `build` leaves, which runs once: each test has a copy of its own.
   * Other files that it makes are those of the first desk alone.
   */
  static copies(options: BenchOptions, build: (desk: Desk) => Promise<void>): () => Promise<Desk> {
    let made: { journal: Buffer; now: number } | undefined;
    return async () => {
      const desk = new Desk(options);
      if (made) {
        fs.writeFileSync(desk.file, made.journal, { mode: 0o600 });
        desk.now = made.now;
      } else {
        await build(desk);
        made = { journal: fs.readFileSync(desk.file), now: desk.now };
      }
      return desk;
    };
  }

  setClock(local: string): void {
    process.env.TZ = this.zone;
    this.now = new Date(local).getTime();
  }

  /** Runs `work` with the clock at another local time, and sets it back. */
  async during<T>(local: string, work: () => Promise<T>): Promise<T> {
    const { now } = this;
    this.setClock(local);
    try {
      return await work();
    } finally {
      this.now = now;
    }
  }

  /** Runs one command line on this journal, as the program does. */
  run(...args: string[]): Promise<Answer> {
    return this.runWith({}, ...args);
  }

  async runWith(
    {
      input,
      columns,
      color,
      file,
      asks = false,
    }: {
      input?: string | Buffer;
      columns?: number;
      color?: boolean;
      file?: string | null;
      /** Whether somebody sits there who can be asked; with columns. */
      asks?: boolean;
    },
    ...args: string[]
  ): Promise<Answer> {
    process.env.TZ = this.zone;
    const out = collector(columns ?? this.options.columns);
    const err = collector(undefined);
    const stdin = new PassThrough();
    stdin.end(input ?? '');
    const colored = color ?? this.options.color ?? false;
    const host: Host = {
      args: file === null ? args : ['--db', file ?? this.file, ...args],
      env: { TZ: this.zone, ...(colored ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }), ...this.options.env },
      platform: 'linux',
      cwd: this.folder,
      home: this.folder,
      root,
      stdin,
      stdout: out.stream,
      isTerminal: (which) => (which === 'out' || (which === 'in' && asks)) && out.stream.isTTY === true,
      columns: out.stream.columns,
      write: (sink, text) => {
        (sink === 'out' ? out : err).stream.write(text);
        return true;
      },
      clock: () => ({ now: this.now, zone: this.zone }),
      useZone: (zone) => {
        process.env.TZ = zone;
      },
    };
    const code = await main(host);
    return { stdout: out.text(), stderr: err.text(), code };
  }
}

function collector(columns: number | undefined): { stream: OutputStream; text: () => string } {
  const chunks: Buffer[] = [];
  const stream: PassThrough & { isTTY?: boolean; columns?: number } = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  if (columns !== undefined) {
    stream.isTTY = true;
    stream.columns = columns;
  }
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
