import { UserError } from '../errors.js';

/** What a word is made of, in order: bare text, text in quotes, an escaped character, blanks between words. */
const piece =
  /(?<bare>[^ \t\n'"\\]+)|'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[^])*)"|\\(?<escaped>[^])|(?<blanks>[ \t\n]+)/uy;

/**
 * The words of a command line, quotes and backslashes read as a POSIX shell does (2.2 of its Command Language). Nothing
 * else means anything: no variables, no patterns, no comments. Refuses a quote that is not closed.
 */
export function splitLine(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(line)?.groups;
    if (!found) throw notClosed(line.slice(at));
    const { bare, single, double, escaped, blanks } = found;
    if (blanks !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (escaped === '\n') continue;
    else word = (word ?? '') + (bare ?? single ?? escaped ?? double!.replace(/\\([$`"\\\n])/g, unescaped));
  }
  return word === undefined ? words : [...words, word];
}

/** A line that `splitLine` reads as exactly these words. */
export function quoteLine(words: readonly string[]): string {
  return words.map(quote).join(' ');
}

function quote(word: string): string {
  return /^[\p{L}\p{M}\p{N}@%_+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function unescaped(_: string, character: string): string {
  return character === '\n' ? '' : character;
}

function notClosed(rest: string): UserError {
  return rest.startsWith('\\')
    ? new UserError('The words end in a backslash, with nothing after it.', {
        hint: 'Write \\\\ for a backslash itself.',
      })
    : new UserError(`A quote is not closed: ${rest}`, {
        hint: 'Close it, or write \\ before a quote that stands for itself.',
      });
}
