import fs from 'node:fs';
import os from 'node:os';
import type { Clock } from './domain/when.js';

export type InputStream = NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?(raw: boolean): unknown };
export type OutputStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** Where answers (`out`) and everything else (`err`) go. */
export type Sink = 'out' | 'err';

/** Everything the program knows of the world it runs in. The only other user of `process` is bin. */
export interface Host {
  args: string[];
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  /** The current folder; undefined where that is gone. */
  cwd: string | undefined;
  home: string | undefined;
  /** Number of the user it runs as; undefined where users have none. */
  uid?: number | undefined;
  /** The only journal there is, whatever else is named: a demo's. */
  onlyJournal?: string;
  /** Folder of the installed package. */
  root: string;
  /** Streams for prompts and for reading input; opening one costs start-up time. */
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  isTerminal(which: 'in' | Sink): boolean;
  /** Makes the terminal itself, where there is one, `stdin`, after a pipe was read; returns how to close it. */
  openKeyboard?(): () => void;
  /** Columns of the terminal that answers go to. */
  readonly columns: number | undefined;
  /** Writes all of the text before it returns. False once the reader has gone; throws other faults. */
  write(sink: Sink, text: string): boolean;
  clock(): Clock;
  /** Makes another time zone that of the process, from now on. */
  useZone?(zone: string): void;
  /** Calls `act` when the process is told to end, instead of ending it; returns how to stop that. */
  onSignal?(act: (signal: EndSignal) => void): () => void;
}

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type EndSignal = (typeof endSignals)[number];

/** The process itself as a host. */
export function processHost(root: string): Host {
  const zone = zoneName();
  let keyboard: InputStream | undefined;
  return {
    args: process.argv.slice(2),
    env: process.env,
    platform: process.platform,
    cwd: currentFolder(),
    home: homeFolder(),
    uid: process.geteuid?.(),
    root,
    get stdin() {
      return keyboard ?? process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    isTerminal: (which) =>
      which === 'in' ? keyboard !== undefined || isTerminal(0) : isTerminal(which === 'out' ? 1 : 2),
    openKeyboard: () => {
      const opened = openTerminal();
      keyboard = opened;
      return () => opened?.destroy();
    },
    get columns() {
      return isTerminal(1) ? process.stdout.columns : undefined;
    },
    write: (sink, text) => writeAll(sink === 'out' ? 1 : 2, text),
    clock: () => ({ now: Date.now(), zone }),
    useZone: (name) => {
      process.env.TZ = name;
    },
    onSignal(act) {
      for (const signal of endSignals) process.on(signal, act);
      return () => {
        for (const signal of endSignals) process.off(signal, act);
      };
    },
  };
}

/**
 * Writes straight to the descriptor: it is done when it returns, so nothing is cut off at exit and memory stays
 * flat however slow the reader is. Opening the streams instead would also cost 3 ms of start-up.
 */
function writeAll(descriptor: number, text: string): boolean {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) {
    try {
      written += fs.writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
  return true;
}

/** node:tty brings the network and stream modules with it, so it is loaded only for what may be a terminal. */
function isTerminal(descriptor: number): boolean {
  try {
    const stat = fs.fstatSync(descriptor);
    if (!stat.isCharacterDevice() || stat.rdev === fs.statSync(os.devNull).rdev) return false;
  } catch {
    return false;
  }
  return process.getBuiltinModule('node:tty').isatty(descriptor);
}

function openTerminal() {
  try {
    const descriptor = fs.openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r+');
    return new (process.getBuiltinModule('node:tty').ReadStream)(descriptor);
  } catch {
    return undefined;
  }
}

function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function homeFolder(): string | undefined {
  const set = process.platform === 'win32' ? process.env.USERPROFILE : process.env.HOME;
  if (set !== undefined) return set;
  try {
    return os.homedir();
  } catch {
    return undefined;
  }
}

/** IANA name of the zone in use. Intl knows it too, but takes 10 ms to say so at start-up. */
function zoneName(): string {
  const set = process.env.TZ;
  if (set !== undefined && /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(set)) {
    if (fs.existsSync(`/usr/share/zoneinfo/${set}`)) return set;
  } else if (set === undefined) {
    const link = zoneLink();
    if (link) return link;
  }
  const named = Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
  return named ?? 'UTC';
}

function zoneLink(): string | undefined {
  try {
    return /zoneinfo(?:\.default)?\/(?:posix\/|right\/)?(.+)$/.exec(fs.readlinkSync('/etc/localtime'))?.[1];
  } catch {
    return undefined;
  }
}
