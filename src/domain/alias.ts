import { UserError } from '../errors.js';
import { splitLine } from './command-line.js';
import { checkName, checkText, fold, textLimit } from './text.js';

/** Longest words of an alias, in code points. */
export const longestWords = 4000;

/**
 * The name as it is: one word of letters, digits, dots and dashes, which any shell leaves alone. Throws UserError for
 * anything else.
 */
export function checkAliasName(name: string): string {
  checkName('name of the alias', name, textLimit.word);
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u.test(name)) return name;
  throw new UserError(`"${name}" is not a name for an alias.`, {
    hint: 'One word of letters, digits, dots and dashes, for example vm.',
  });
}

/** The same for a name that no command has. `commands`: what these are called. */
export function checkFreeName(name: string, commands: readonly string[]): string {
  checkAliasName(name);
  if (!['help', ...commands].includes(fold(name))) return name;
  throw new UserError(`"${name}" is a command of prospect, and an alias cannot take its place.`, {
    hint: 'Choose another name.',
  });
}

/**
 * The words that a line stands for, as a shell would split them; at least one. Throws UserError where there is none or
 * a quote is not closed.
 */
export function wordsOfLine(line: string): [string, ...string[]] {
  const [first, ...more] = splitLine(checkText('line of the alias', line, longestWords));
  if (first !== undefined) return [first, ...more];
  throw new UserError('There are no words in that line.', {
    hint: 'For example: prospect alias vm "log -t cold-call -o voicemail"',
  });
}

/**
 * Refuses words that are typed each time, wherever they stand: what does something for good, and which journal is meant.
 * A journal from elsewhere may have aliases that nobody here made or accepted.
 */
export function checkHarmless(words: readonly string[]): void {
  const found = words.find((word) => word === '--yes' || /^--db(=|$)/.test(word));
  if (found === undefined) return;
  const option = found.split('=')[0]!;
  throw new UserError(`An alias cannot hold ${option}: "${words.join(' ')}".`, {
    hint: `Type ${option} yourself whenever you mean it; an alias can stand for the words before it.`,
  });
}
