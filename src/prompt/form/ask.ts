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

/** A question with one of several answers; the list opens at the guess. Throws `Stopped` after Ctrl-C. */
export function askChoice<Value extends string>(
  ctx: Context,
  message: string,
  choices: readonly FormChoice<Value>[],
  guess?: Value,
): Promise<Value> {
  return askForm(ctx, {
    type: 'select',
    message,
    choices: choices.map(({ value, name, about }) => ({ value, name, ...(about && { description: about }) })),
    pageSize: 12,
    ...(guess !== undefined && { default: guess }),
  });
}

/** A question with a text as its answer; Enter accepts the guess. `check` says what is wrong with one, or nothing. */
export function askText(
  ctx: Context,
  message: string,
  guess: string,
  check: (text: string) => string | undefined,
): Promise<string> {
  const validate = (text: string) => check(text) ?? true;
  return askForm(ctx, { type: 'input', message, default: guess, validate });
}

/** A question with yes or no as its answer; Enter says yes. */
export function askYes(ctx: Context, message: string): Promise<boolean> {
  return askForm(ctx, { type: 'confirm', message, default: true });
}

type Form = Parameters<typeof inquirer.prompt>[0];

const endOfInput = '\x04';

function askForm<Answer>(ctx: Context, question: object): Promise<Answer> {
  return ask<Answer, object>(
    ctx,
    async (form, { input, output, signal }) => {
      const ending = new AbortController();
      // inquirer would wait for ever.
      const end = (keys: Buffer | string) => {
        if (String(keys) === endOfInput) ending.abort('SIGINT');
      };
      input.on('data', end);
      try {
        const signals = AbortSignal.any([signal, ending.signal]);
        const prompt = inquirer.createPromptModule({ input, output, signal: signals });
        const answers = await prompt([{ ...form, name: 'answer' }] as unknown as Form);
        return (answers as unknown as { answer: Answer }).answer;
      } finally {
        input.off('data', end);
      }
    },
    question,
  );
}
