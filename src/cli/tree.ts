import { everyDay } from './every-day.js';
import { journal } from './journal.js';
import { loop } from './loop.js';
import { people } from './people.js';
import { setUp } from './set-up.js';
import type { CommandSpec } from './spec.js';
import type { Context } from '../context.js';

/** Every command, group by group, as `--help` lists them. */
export const commandTree: CommandSpec[] = [
  ...everyDay,
  ...people,
  ...loop,
  ...journal(commandNames),
  ...setUp(commandNames),
];

/** What a command line can begin with. */
export function commandNames(): string[] {
  return commandTree.flatMap(namesOf);
}

/** What a command is called by. */
export function namesOf({ name, alias }: CommandSpec): string[] {
  return [name.split(' ')[0]!, ...(alias ? [alias] : [])];
}

/** The words that stand for a word which is no command; refuses it where the journal has no such alias. */
export async function wordsOfAlias(ctx: Context, word: string): Promise<string[]> {
  return (await import('../commands/set-up/alias.js')).wordsOfAlias(ctx, word, commandNames());
}

/** What "prospect" alone does. */
export async function alone(ctx: Context): Promise<void> {
  await (await import('../commands/weekly/today.js')).today(ctx);
}
