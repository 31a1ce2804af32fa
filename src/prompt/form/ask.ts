import inquirer from 'inquirer';
import type { Context } from '../../context.js';
import { ask } from '../engine/ask.js';

/** An answer that can be chosen. */
export interface FormChoice<Value extends string = string> {
  value: Value;
  name: string;
  /** Told below the list while it is marked. */
  about?: string;
}

/**
 * A question with one of several answers; the list opens at the guess, and says that Esc goes one back or, at the first
 * question, leaves. Answers undefined after Esc. Throws `Stopped` after Ctrl-C.
 */
export function askChoice<Value extends string>(
  ctx: Context,
  message: string,
  choices: readonly FormChoice<Value>[],
  { isFirst, guess }: { isFirst: boolean; guess?: Value | undefined },
): Promise<Value | undefined> {
  const keys: Record<string, string> = { '↑↓': 'choose', '⏎': 'take', Esc: isFirst ? 'leave' : 'one back' };
  const tip = Object.entries(keys).map(([key, does]) => `${key} ${does}`);
  return askForm(ctx, {
    type: 'select',
    message,
    choices: choices.map(({ value, name, about }) => ({ value, name, ...(about && { description: about }) })),
    pageSize: 12,
    theme: { style: { keysHelpTip: () => tip.join(' · ') } },
    ...(guess !== undefined && { default: guess }),
  });
}

/**
 * A question with a text as its answer; Enter accepts the guess, Esc answers undefined. `check` says what is wrong with one, or
 * nothing.
 */
export function askText(
  ctx: Context,
  message: string,
  guess: string,
  check: (text: string) => string | undefined,
): Promise<string | undefined> {
  const validate = (text: string) => check(text) ?? true;
  return askForm(ctx, { type: 'input', message, default: guess, validate });
}

/** A question with yes or no as its answer; Enter says yes, Esc answers undefined. */
export function askYes(ctx: Context, message: string): Promise<boolean | undefined> {
  return askForm(ctx, { type: 'confirm', message, default: true });
}

type Form = Parameters<typeof inquirer.prompt>[0];

const endOfInput = '\x04';
const escape = 'escape';

function askForm<Answer>(ctx: Context, question: object): Promise<Answer | undefined> {
  return ask<Answer | undefined, object>(
    ctx,
    async (form, { input, output, signal }) => {
      const ending = new AbortController();
      // inquirer would wait for ever after the one, and knows nothing of the other.
      const end = (keys: Buffer | string) => {
        if (String(keys) === endOfInput) ending.abort('SIGINT');
      };
      const leave = (_: unknown, key: { name?: string }) => {
        if (key.name === escape) ending.abort(escape);
      };
      input.on('data', end).on('keypress', leave);
      try {
        const signals = AbortSignal.any([signal, ending.signal]);
        const prompt = inquirer.createPromptModule({ input, output, signal: signals });
        const answers = await prompt([{ ...form, name: 'answer' }] as unknown as Form);
        return (answers as unknown as { answer: Answer }).answer;
      } catch (error) {
        if ((error as Error).cause === escape) return undefined;
        throw error;
      } finally {
        input.off('data', end).off('keypress', leave);
      }
    },
    question,
  );
}
