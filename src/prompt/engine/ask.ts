import { useEffect } from '@inquirer/core';
import type { Context } from '../../context.js';
import { Stopped, exitCode } from '../../errors.js';
import type { EndSignal } from '../../host.js';
import { Keyboard, pasteMarks } from './keyboard.js';

/** The answer of somebody who wants the question before this one again. */
export const back = Symbol('one back');

/** The answer of somebody who wants to hear no more questions. */
export const quit = Symbol('quit');

/** Thrown in place of an answer where q ends the questions, and it was typed. */
export class Quit extends Error {}

const quittable = new WeakSet<Context>();

/** From here on q ends whatever is asked: each question then throws `Quit`. */
export function letQuit(ctx: Context): void {
  quittable.add(ctx);
}

export function mayQuit(ctx: Context): boolean {
  return quittable.has(ctx);
}

const closed = Symbol('the terminal was closed');

/** Every question answers `Closed` when its line is closed under it, as Ctrl-D does. */
export type Closed = typeof closed;

/** Where a question is asked, and what ends it. */
interface Place {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  signal: AbortSignal;
  clearPromptOnDone: boolean;
}

type Question<Answer, Config> = (config: Config, place: Place) => Promise<Answer | Closed>;

const codeAfter: Record<EndSignal, Stopped['code']> = {
  SIGINT: exitCode.cancelled,
  SIGTERM: exitCode.terminated,
  SIGHUP: exitCode.hungUp,
};

/**
 * Asks one question on the terminal, and clears it away afterwards where `isCleared` says so. Throws `Stopped` after
 * Ctrl-C, Ctrl-D or a signal, with the terminal as it was before.
 */
export async function ask<Answer, Config>(
  ctx: Context,
  question: Question<Answer, Config>,
  config: Config,
  isCleared: () => boolean = () => false,
): Promise<Answer> {
  const { stdin, stdout } = ctx.host;
  const ending = new AbortController();
  const end = (signal: EndSignal) => ending.abort(signal);
  const unwatch = ctx.host.onSignal?.(end);
  const lost = () => end('SIGHUP');
  stdin.on('error', lost);
  stdout.on('error', lost).write(pasteMarks.on);
  try {
    const input = new Keyboard(stdin) as unknown as NodeJS.ReadableStream;
    const answer = await question(config, {
      input,
      output: stdout,
      signal: ending.signal,
      get clearPromptOnDone() {
        return isCleared();
      },
    });
    if (answer === closed) throw new Stopped(exitCode.cancelled);
    return answer;
  } catch (error) {
    const { name, cause } = error as Error;
    if (name === 'ExitPromptError') throw new Stopped(exitCode.cancelled);
    if (name === 'AbortPromptError') throw new Stopped(codeAfter[cause as EndSignal]);
    throw error;
  } finally {
    // What comes next is written past this stream, so all of it must be out first.
    await new Promise<unknown>((resolve) => stdout.write(pasteMarks.off, resolve));
    // A stream tells of an error only after whoever wrote; nobody else listens to one of a terminal that is gone.
    setImmediate(() => {
      stdin.off('error', lost);
      stdout.off('error', lost);
    });
    unwatch?.();
  }
}

/**
 * For every question's view: inquirer would wait for ever after Ctrl-D, and after Ctrl-Z and `fg`; and on a dumb
 * terminal Node's own line takes Backspace for a letter.
 */
export function useTerminal(done: (answer: Closed) => void): void {
  useEffect((line) => {
    Reflect.deleteProperty(line, '_ttyWrite');
    line.on('close', () => done(closed));
    line.on('SIGCONT', () => line.resume());
  }, []);
}
