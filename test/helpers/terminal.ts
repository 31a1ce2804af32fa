import { PassThrough } from 'node:stream';
import { onTestFailed } from 'vitest';
import type { EndSignal, Host } from '../../src/host.js';
import { main } from '../../src/main.js';
import { root } from './folder.js';
import type { Desk } from './run.js';
import { Screen } from './screen.js';

const keys = {
  enter: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  tab: '\t',
  backspace: '\x7f',
  'ctrl-c': '\x03',
  'ctrl-u': '\x15',
  'ctrl-d': '\x04',
  'ctrl-e': '\x05',
};

/** What is otherwise about a terminal: the local time at first, its width, its environment. */
interface Make {
  now?: string;
  columns?: number;
  env?: Record<string, string>;
  /** Without the desk's journal: what is usual there, or a demo's. */
  isUsual?: true;
  uid?: number;
}

/** A person at a terminal, of 80 columns unless one is made otherwise, running one command on a desk's journal. */
export class Terminal {
  private readonly screen: Screen;
  private readonly stdin = new PassThrough();
  private readonly stdout = new PassThrough();
  private readonly listeners = new Set<(signal: EndSignal) => void>();
  private readonly ended: Promise<number>;
  private raw = false;
  private now = new Date('2026-11-21T14:02:00').getTime();
  private code: number | undefined;
  private fault: Error | undefined;
  private waiting: (() => void) | undefined;
  private columns: number;
  /** All that was written, codes and all. */
  written = '';

  constructor(desk: Desk, ...words: (string | Make)[]) {
    const args = words.filter((word) => typeof word === 'string');
    const make = words.find((word) => typeof word === 'object') ?? {};
    const { columns = 80, env = { NO_COLOR: '1' } } = make;
    if (make.now !== undefined) this.now = new Date(make.now).getTime();
    this.columns = columns;
    this.screen = new Screen(columns);
    // inquirer closes what it draws to, except for standard output.
    Object.assign(this.stdout, { isTTY: true, columns, _isStdio: true });
    Object.assign(this.stdin, { isTTY: true, setRawMode: (raw: boolean) => (this.raw = raw) });
    this.stdout.on('data', (chunk: Buffer) => {
      this.written += chunk.toString('utf8');
      this.draw(chunk.toString('utf8'));
    });
    const columnsNow = () => this.columns;
    const zone = 'Europe/Berlin';
    const host: Host = {
      args: make.isUsual ? args : ['--db', desk.file, ...args],
      env: { TZ: zone, ...env },
      platform: 'linux',
      cwd: desk.folder,
      home: desk.folder,
      uid: make.uid,
      root,
      stdin: this.stdin,
      stdout: this.stdout,
      isTerminal: () => true,
      get columns() {
        return columnsNow();
      },
      write: (_, text) => {
        this.stdout.write(text);
        return true;
      },
      clock: () => ({ now: this.now, zone }),
      useZone: (name) => {
        process.env.TZ = name;
      },
      onSignal: (act) => {
        this.listeners.add(act);
        return () => this.listeners.delete(act);
      },
    };
    onTestFailed(() => console.log(`The terminal showed:\n${this.text}`));
    this.ended = main(host).then((code) => {
      this.code = code;
      this.waiting?.();
      return code;
    });
  }

  /** All that was shown so far. */
  get text(): string {
    return this.screen.text;
  }

  /** Whether keys are taken one by one and unseen, as they are while a question is open. */
  get isRaw(): boolean {
    return this.raw;
  }

  private draw(text: string): void {
    try {
      this.screen.write(text);
    } catch (error) {
      this.fault ??= error as Error;
    }
    this.waiting?.();
  }

  /** Waits until the text is on the screen. */
  async sees(text: string): Promise<void> {
    await this.shows((shown) => shown.includes(text), `"${text}"`);
  }

  /** Waits until the screen is as wanted; `what` says so. */
  async shows(isWanted: (text: string) => boolean, what: string): Promise<void> {
    while (!isWanted(this.text)) {
      if (this.fault) throw this.fault;
      if (this.code !== undefined) throw new Error(`Ended without ${what}:\n${this.text}`);
      await new Promise<void>((resolve) => (this.waiting = resolve));
    }
  }

  types(text: string): void {
    this.stdin.write(text);
  }

  presses(key: keyof typeof keys): void {
    this.stdin.write(keys[key]);
  }

  /** Answers a question: waits for its text, then types. */
  async answers(question: string, typed: string): Promise<void> {
    await this.sees(question);
    this.types(typed);
  }

  pastes(text: string): void {
    this.stdin.write(`\x1b[200~${text}\x1b[201~`);
  }

  hangsUp(): void {
    this.stdin.end();
  }

  isToldToEnd(signal: EndSignal): void {
    for (const listener of this.listeners) listener(signal);
  }

  /** What is written from now on has so many columns; lines that are there stay as they are. */
  resizes(columns: number): void {
    this.columns = columns;
    this.screen.resize(columns);
  }

  lets(minutes: number): void {
    this.now += minutes * 60_000;
  }

  /** The exit code, once the command has ended. */
  async ends(): Promise<number> {
    const code = await this.ended;
    if (this.fault) throw this.fault;
    return code;
  }
}
