import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { onTestFailed, onTestFinished } from 'vitest';
import { compiled, root } from './folder.js';
import type { Desk } from './run.js';
import { Screen } from './screen.js';

/** Whether there is the `script` of util-linux, which makes pseudo-terminals. */
export const canMakePseudoTerminals =
  spawnSync('script', ['--version']).stdout?.includes('util-linux') ?? false;

interface Make {
  columns?: number;
  env?: Record<string, string>;
}

/** The built program at a pseudo-terminal of the system, with its own clock, on a desk's journal. */
export class PseudoTerminal {
  private readonly child: ChildProcess;
  private readonly screen: Screen;
  private readonly ended: Promise<number | null>;
  private readonly place: string;
  private over = false;
  private fault: Error | undefined;
  private waiting: (() => void) | undefined;
  /** All that was written, codes and all. */
  written = '';

  constructor(desk: Desk, args: string[], { columns = 80, env = {} }: Make = {}) {
    this.place = fs.mkdtempSync(path.join(desk.folder, 'terminal-'));
    this.screen = new Screen(columns);
    const words = [process.execPath, path.join(root, 'bin', 'prospect.cjs'), '--db', desk.file, ...args];
    const line = [
      'trap : INT',
      `stty rows 40 cols ${columns}; tty >tty; stty -a >before`,
      `sh -c 'echo $$ >pid; exec "$@"' sh ${words.map((word) => `'${word}'`).join(' ')}`,
      'code=$?; stty -a >after; exit $code',
    ].join('\n');
    this.child = spawn('script', ['-qefc', line, '/dev/null'], {
      cwd: this.place,
      env: {
        PATH: process.env.PATH,
        HOME: desk.folder,
        ...compiled,
        TZ: 'UTC',
        LANG: 'C.UTF-8',
        TERM: 'xterm-256color',
        ...env,
      },
      stdio: 'pipe',
    });
    let bytes: Buffer = Buffer.alloc(0);
    this.child.stdout!.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const text = new TextDecoder('utf-8', { fatal: false }).decode(bytes, { stream: true });
      bytes = bytes.subarray(Buffer.byteLength(text));
      this.written += text;
      try {
        this.screen.write(text);
      } catch (error) {
        this.fault ??= error as Error;
      }
      this.waiting?.();
    });
    this.ended = new Promise((resolve) =>
      this.child.on('close', (code) => {
        this.over = true;
        this.waiting?.();
        resolve(code);
      }),
    );
    onTestFailed(() => console.log(`The terminal showed:\n${this.text}`));
    onTestFinished(() => {
      this.child.kill('SIGKILL');
    });
  }

  /** All that was shown so far. */
  get text(): string {
    return this.screen.text;
  }

  async sees(text: string): Promise<void> {
    await this.shows((shown) => shown.includes(text), `"${text}"`);
  }

  /** Waits until the screen is as wanted; `what` says so. */
  async shows(isWanted: (text: string) => boolean, what: string): Promise<void> {
    while (!isWanted(this.text)) {
      if (this.fault) throw this.fault;
      if (this.over) throw new Error(`Ended without ${what}:\n${this.text}`);
      await new Promise<void>((resolve) => (this.waiting = resolve));
    }
  }

  types(keys: string): void {
    this.child.stdin!.write(keys);
  }

  /** Waits for a question, then types. */
  async answers(question: string, keys: string): Promise<void> {
    await this.sees(question);
    this.types(keys);
  }

  resizes(columns: number): void {
    this.screen.resize(columns);
    const tty = fs.readFileSync(path.join(this.place, 'tty'), 'utf8').trim();
    execFileSync('stty', ['-F', tty, 'cols', String(columns)]);
  }

  /** Sends a signal to the program itself. */
  signals(signal: NodeJS.Signals): void {
    process.kill(Number(fs.readFileSync(path.join(this.place, 'pid'), 'utf8')), signal);
  }

  /** Takes the terminal away, as closing its window does. */
  closes(): void {
    this.child.kill('SIGKILL');
  }

  /** The exit code, once all has ended. */
  async ends(): Promise<number | null> {
    const code = await this.ended;
    if (this.fault) throw this.fault;
    return code;
  }

  /** Whether the terminal takes lines and echoes as it did before the program ran. */
  get isAsBefore(): boolean {
    const modes = (name: string) => fs.readFileSync(path.join(this.place, name), 'utf8');
    return modes('after') === modes('before');
  }
}
