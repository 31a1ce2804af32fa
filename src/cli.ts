import { everyDay } from './cli/every-day.js';
import { journal } from './cli/journal.js';
import { loop } from './cli/loop.js';
import { people } from './cli/people.js';
import { setUp } from './cli/set-up.js';
import type { CommandSpec } from './cli/spec.js';
import type { Context } from './context.js';

/** Every command, group by group, as `--help` lists them. */
export const commandTree: CommandSpec[] = [...everyDay, ...people, ...loop, ...journal, ...setUp];

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
  return (await import('./commands/alias.js')).wordsOfAlias(ctx, word, commandNames());
}

/** What "prospect" alone does. */
export async function alone(ctx: Context): Promise<void> {
  await (await import('./commands/today.js')).today(ctx);
}
