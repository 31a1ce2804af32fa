import { spawn } from 'node:child_process';
import path from 'node:path';

const program = path.join(import.meta.dirname, 'desk-process.js');

/** Saturday 21 November 2026, 14:02 UTC: when everything is done that is said to be at no other time. */
const usual = Date.parse('2026-11-21T14:02:00Z');

export const nextDay = usual + 24 * 60 * 60 * 1000;

/**
 * The program in a process of its own, which runs one command line after the other without being started anew for
 * each. One that hangs or dies is said so in its answer, and the next line gets a new process.
 */
export class Desk {
  /** @param env more of its environment, such as LD_PRELOAD */
  constructor(env = {}) {
    this.env = env;
    this.start();
  }

  start() {
    this.child = spawn(process.execPath, ['--no-warnings', program], {
      env: { PATH: process.env.PATH, TZ: 'UTC', ...this.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.answer = emptyAnswer();
    this.said = '';
    this.child.stdin.on('error', () => {});
    this.child.stdout.setEncoding('utf8').on('data', (text) => this.hear(text));
    this.child.stderr.on('data', (text) => (this.answer.err += text));
    this.child.on('close', () => {
      this.isGone = true;
      this.done?.(this.answer);
    });
    this.isGone = false;
  }

  hear(text) {
    const lines = (this.said + text).split('\n');
    this.said = lines.pop();
    for (const { out = '', err = '', code } of lines.map((line) => JSON.parse(line))) {
      this.answer.out += out;
      this.answer.err += err;
      if (code === undefined) continue;
      this.answer.code = code;
      this.done?.(this.answer);
    }
  }

  /**
   * Answers with what it printed and its exit code: null where the process died before it ended, with `hung` where it
   * was ended because it took longer than `limit` milliseconds.
   */
  async run(folder, args, { input, columns, now = usual, limit = 60_000 } = {}) {
    if (this.isGone) this.start();
    this.answer = emptyAnswer();
    const ended = new Promise((resolve) => (this.done = resolve));
    this.child.stdin.write(`${JSON.stringify({ args, input, columns, folder, now })}\n`);
    const timer = setTimeout(() => {
      this.answer.hung = true;
      this.kill();
    }, limit);
    const answer = await ended;
    clearTimeout(timer);
    this.done = undefined;
    return answer;
  }

  kill() {
    this.child.kill('SIGKILL');
  }

  /** Ends the process, and waits until it has ended. */
  async end() {
    if (this.isGone) return;
    const closed = new Promise((resolve) => this.child.on('close', resolve));
    this.kill();
    await closed;
  }
}

function emptyAnswer() {
  return { out: '', err: '', code: null, hung: false };
}
