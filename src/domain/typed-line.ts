/** A command line up to the cursor, as bash has it before it runs anything. */
export interface TypedLine {
  /** Words before the one being typed, without their quotes; the command itself is the first. */
  words: string[];
  /** The word being typed, without its quotes; blank where a new one begins. */
  typed: string;
  /** What of `typed` stays on the line: bash puts a candidate in place of what follows it. */
  kept: string;
  /** The quote that is still open, or blank. */
  quote: '' | "'" | '"';
}

/**
 * Reads a line as the shell would split it (POSIX.1, Shell Command Language 2.2), but obeys nothing in it. `breaks` are
 * the characters after which bash looks upon a word as a new one (COMP_WORDBREAKS).
 */
export function readTypedLine(line: string, breaks: string): TypedLine {
  const words: string[] = [];
  let typed = '';
  let isBegun = false;
  let keptToBreak = '';
  let keptToQuote = '';
  let quote: TypedLine['quote'] = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quote !== '') {
      const next = line[at + 1];
      if (character === quote) quote = '';
      else if (quote === '"' && character === '\\' && next !== undefined && '$`"\\'.includes(next))
        typed += line[++at]!;
      else typed += character;
    } else if (character === ' ' || character === '\t' || character === '\n') {
      if (isBegun) words.push(typed);
      typed = '';
      keptToBreak = '';
      isBegun = false;
    } else {
      isBegun = true;
      if (character === "'" || character === '"') {
        quote = character;
        keptToQuote = typed;
      } else if (character === '\\') typed += line[++at] ?? '';
      else {
        typed += character;
        if (breaks.includes(character)) keptToBreak = typed;
      }
    }
  }
  return { words, typed, kept: quote === '' ? keptToBreak : keptToQuote, quote };
}

const special = /[^\w@%+=:,./\u0080-\u{10ffff}-]|[\p{Z}\p{C}]/gu;

/**
 * The texts as they may stand on a line of bash after `quote` was opened, so that it obeys nothing in them. What they
 * begin with in common can stand there too: bash adds just that when there are several.
 */
export function quoteForBash(texts: readonly string[], quote: TypedLine['quote']): string[] {
  if (quote === "'") return texts.map((text) => text.replaceAll("'", `'\\''`));
  // Bash has no way to write an exclamation mark within double quotes that history would not read.
  if (quote === '"') return texts.map((text) => text.replace(/[$`"\\!]+/g, `"'$&'"`));
  const escaped = texts.map((text) => text.replace(special, '\\$&'));
  const isCutShort = /(?<!\\)(\\\\)*\\$/.test(commonStart(escaped));
  return isCutShort ? texts.map((text) => `'${text.replaceAll("'", `'\\''`)}'`) : escaped;
}

/** What all the texts begin with. */
export function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    length = Math.min(length, other.length);
    while (!other.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, length);
}
