import { UserError, exitCode } from '../../errors.js';
import { textsOf, type Source } from './source.js';

/** Deeper than anything that is exported; the parser of a hostile file would run out of stack. */
const deepest = 8;

/** Longest single thing, in characters. */
const longest = 16_000_000;

/** A member of the object that the file is; of one that is a list its beginning, then each of its things. */
export interface Member {
  key: string;
  /** 0 for the beginning of a list, then counted from 1; null for a member that is no list. */
  number: number | null;
  value: unknown;
}

/**
 * Reads a file that is one JSON object, a thing of its lists at a time, so that memory stays flat. Throws UserError
 * for anything that is not sound JSON in UTF-8, for two members of one name, and for what is too deep or too long.
 */
export function* readMembers(source: Source): Generator<Member> {
  const text = new Scanner(source);
  const seen = new Set<string>();
  if (text.peek() !== '{') throw text.wrong('is not a whole journal');
  text.expect('{');
  for (let next = text.peek(); next !== '}'; next = text.separator('}')) {
    const key = text.value('A name');
    if (typeof key !== 'string') throw text.wrong('has something other than a name where one should be');
    if (seen.has(key)) throw text.wrong(`has "${key}" twice`);
    seen.add(key);
    text.expect(':');
    if (text.peek() !== '[') {
      yield { key, number: null, value: text.value(`"${key}"`) };
      continue;
    }
    text.expect('[');
    let number = 0;
    yield { key, number, value: undefined };
    for (let item = text.peek(); item !== ']'; item = text.separator(']')) {
      number++;
      yield { key, number, value: text.value(`"${key}", item ${number},`) };
    }
    text.expect(']');
  }
  text.expect('}');
  if (text.peek() !== '') throw text.wrong('goes on after its end');
}

/** The text of a file, piece by piece, with a place in it. */
class Scanner {
  private text = '';
  private at = 0;
  private readonly chunks: Generator<string>;

  constructor(private readonly source: Source) {
    this.chunks = textsOf(source);
  }

  /** The next character that is no blank; '' at the end. */
  peek(): string {
    for (;;) {
      while (this.at < this.text.length && ' \t\r\n'.includes(this.text[this.at]!)) this.at++;
      if (this.at < this.text.length) return this.text[this.at]!;
      this.text = '';
      this.at = 0;
      if (!this.more()) return '';
    }
  }

  expect(character: string): void {
    const found = this.peek();
    if (found !== character) throw this.unexpected(found, `"${character}"`);
    this.at++;
  }

  /** Passes the comma before another thing; answers what stands next, which is `end` after the last one. */
  separator(end: string): string {
    const found = this.peek();
    if (found === end) return end;
    if (found !== ',') throw this.unexpected(found, `"," or "${end}"`);
    this.at++;
    if (this.peek() === end) throw this.unexpected(end, 'another thing');
    return this.peek();
  }

  /** Reads one value whole. */
  value(what: string): unknown {
    if (this.peek() === '') throw this.unexpected('', 'a value');
    const text = this.take(what);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new UserError(`${what} in "${this.source.name}" is not sound JSON.`, {
        code: exitCode.badData,
        cause: error,
      });
    }
  }

  wrong(what: string): UserError {
    return new UserError(`"${this.source.name}" ${what}.`, {
      hint: 'Only JSON that "prospect export all" wrote can be imported.',
      code: exitCode.badData,
    });
  }

  private unexpected(found: string, wanted: string): UserError {
    return this.wrong(
      found === '' ? 'is cut short' : `is not sound JSON: "${found}" stands where ${wanted} should`,
    );
  }

  /** The text of one value: to the bracket that closes it, the end of its string, or the end of its word. */
  private take(what: string): string {
    let start = this.at;
    let depth = 0;
    let isString = false;
    for (;;) {
      if (this.at >= this.text.length) {
        const skipped = this.at - this.text.length;
        const rest = this.text.slice(start);
        if (rest.length > longest) throw this.wrong(`is too long in ${what}`);
        const isWord = depth === 0 && !isString;
        this.text = rest;
        start = 0;
        this.at = rest.length + skipped;
        if (this.more()) continue;
        if (isWord) return rest;
        throw this.unexpected('', '');
      }
      const character = this.text[this.at]!;
      this.at++;
      if (isString) {
        if (character === '\\') this.at++;
        else if (character === '"') isString = false;
        else continue;
        if (isString || depth > 0) continue;
        return this.text.slice(start, this.at);
      }
      if (character === '"') isString = true;
      else if (character === '{' || character === '[') {
        if (++depth > deepest) throw this.wrong(`is too deep in ${what}`);
      } else if (character === '}' || character === ']' || character === ',') {
        if (depth === 0) return this.text.slice(start, --this.at);
        if (character !== ',' && --depth === 0) return this.text.slice(start, this.at);
      }
    }
  }

  /** Reads another piece; false at the end. */
  private more(): boolean {
    const next = this.chunks.next();
    if (next.done) return false;
    this.text += next.value;
    return true;
  }
}
