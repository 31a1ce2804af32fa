import fs from 'node:fs';
import type { Context } from '../../context.js';
import { checkFreeName, checkHarmless, wordsOfLine } from '../../domain/alias.js';
import { quoteLine } from '../../domain/command-line.js';
import { nearest } from '../../domain/match.js';
import { fold } from '../../domain/text.js';
import { UserError } from '../../errors.js';
import type { Flags } from '../../options/flags.js';
import { acceptLine, aliasColumns } from '../../exchange/columns/aliases.js';
import { say } from '../../render/safe.js';
import {
  acceptAlias,
  allAliases,
  findAlias,
  removeAlias,
  requireAlias,
  storeAlias,
  type AliasText,
} from '../../store/settings/aliases.js';
import { formatOf, printRows, type FormatFlags } from '../flags/format.js';

export type AliasFlags = Flags<'alias'>;

/**
 * Sets, shows, accepts or removes an alias; without words lists them. `commands`: names that no alias may have. Throws
 * UserError for options that do not go with the words, and for a name or a line that cannot be an alias.
 */
export async function alias(
  ctx: Context,
  words: string[],
  flags: AliasFlags,
  commands: readonly string[],
): Promise<void> {
  checkForm(words, flags);
  const [name, ...line] = words;
  if (flags.rm !== undefined) return remove(ctx, flags.rm);
  if (flags.accept !== undefined) return accept(ctx, flags.accept);
  if (name === undefined) return list(ctx, flags);
  if (line.length === 0) return showOne(ctx, name);
  // One text is a line as it would be typed; several words are those that a shell has split already.
  const text = line.length === 1 ? line[0]! : quoteLine(line);
  return text.trim() === '' ? remove(ctx, name) : set(ctx, name, text, commands);
}

function checkForm(words: string[], flags: AliasFlags): void {
  const given = Object.keys(flags) as (keyof AliasFlags)[];
  const act = given.find((name) => name === 'rm' || name === 'accept');
  const wrong =
    words.length > 0 ? given[0] : act === undefined ? undefined : given.find((name) => name !== act);
  if (wrong === undefined) return;
  throw new UserError(`--${wrong} does not go with that.`, {
    hint: 'Write "alias NAME WORDS", "alias NAME", "alias --rm NAME", "alias --accept NAME", or "alias" alone to list them.',
  });
}

async function list(ctx: Context, flags: FormatFlags): Promise<void> {
  const rows = allAliases(ctx.open('read'));
  const nothing = 'No aliases yet: make one with prospect alias vm "log -t cold-call -o voicemail"';
  await printRows(ctx, flags, aliasColumns, rows, nothing);
  const names = rows.filter((row) => row.isWaiting === 1).map((row) => row.name);
  if (names.length > 0 && formatOf(flags) === 'table') ctx.note(`To use what waits: ${acceptLine(names)}`);
}

function showOne(ctx: Context, name: string): void {
  const found = requireAlias(ctx.open('read'), name);
  ctx.print(aliasLine(found));
  if (found.isWaiting === 1)
    ctx.note(
      `It came with an import and stands for nothing until you accept it: ${acceptLine([found.name])}`,
    );
}

function set(ctx: Context, name: string, words: string, commands: readonly string[]): void {
  checkFreeName(name, commands);
  checkCommand(words, commands);
  const journal = ctx.open('create');
  const before = journal.write('alias', ctx.clock, (write) => {
    write.summary = name;
    return storeAlias(journal, write, { name, words });
  });
  ctx.print(aliasLine({ name, words }));
  if (before && before.words !== words) ctx.print(say`it was ${before.words}`);
}

function remove(ctx: Context, name: string): void {
  const journal = ctx.open('write');
  const found = journal.write('alias', ctx.clock, (write) => {
    const alias = requireAlias(journal, name);
    removeAlias(journal, write, alias);
    write.summary = `${alias.name} removed`;
    return alias;
  });
  ctx.print(say`alias ${found.name} removed; it was ${found.words}`);
}

/** Lets aliases that came with an import stand for their words, all of them or none. */
function accept(ctx: Context, names: string[]): void {
  const journal = ctx.open('write');
  const found = journal.write('alias', ctx.clock, (write) => {
    const aliases = names.map((name) => requireAlias(journal, name));
    for (const { words } of aliases) checkHarmless(wordsOfLine(words));
    for (const alias of aliases) acceptAlias(journal, write, alias);
    write.summary = `${aliases.map(({ name }) => name).join(', ')} accepted`;
    return aliases;
  });
  for (const alias of found) ctx.print(aliasLine(alias));
  if (!found.some(({ isWaiting }) => isWaiting === 1)) ctx.note('Nothing changed: it was so already.');
}

/** `alias vm: log -t cold-call -o voicemail` */
function aliasLine({ name, words }: AliasText): string {
  return say`alias ${name}: ${words}`;
}

/** The words of a line that an alias may stand for: it begins with a command, so an alias stands for no other. */
function checkCommand(line: string, commands: readonly string[]): string[] {
  const words = wordsOfLine(line);
  checkHarmless(words);
  if (commands.includes(words[0])) return words;
  const [near] = nearest(fold(words[0]), [...commands]);
  throw new UserError(`"${words[0]}" is no command of prospect, so no alias can begin with it.`, {
    hint: near === undefined ? 'See the commands with "prospect --help".' : `Did you mean ${near}?`,
  });
}

/** The words that `name`, which is no command, stands for in this journal; refuses a name that is no alias either. */
export function wordsOfAlias(ctx: Context, name: string, commands: readonly string[]): string[] {
  const journal = fs.existsSync(ctx.place.file) ? ctx.open('read') : undefined;
  const found = journal && findAlias(journal, name);
  if (found?.isWaiting === 1)
    throw new UserError(`"${found.name}" came with an import and would run "${found.words}".`, {
      hint: `If that is what you want: ${acceptLine([found.name])}`,
    });
  if (found) return checkCommand(found.words, commands);
  const aliases = journal ? allAliases(journal).flatMap((each) => (each.isWaiting ? [] : each.name)) : [];
  const near = nearest(fold(name), [...commands, ...aliases]);
  const meant = near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
  throw new UserError(`There is no command "${name}".`, { hint: `${meant}See them with "prospect --help".` });
}
