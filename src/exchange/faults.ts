import { quoteLine } from '../domain/command-line.js';
import { UserError, exitCode } from '../errors.js';
import { count } from '../render/figure.js';
import { say } from '../render/safe.js';
import { faultCode } from '../store/file/faults.js';

/** How many faults, leads and words are listed. */
export const listed = 20;
/** How many lines of one of them are named. */
export const namedOfMany = 5;
/** Words that are told apart where they are not known; a column with more holds no words. */
const mostUnknown = 1000;

/** Rows of which the same is to be told. */
export interface Alike {
  /** The first lines of them. */
  lines: readonly number[];
  count: number;
}

/** Rows by what is to be told of them, as far as that is listed; never changed, so that it can be gone back to. */
export type AlikeBy = ReadonlyMap<string, Alike>;

/** The same with one row more; `line` is asked for only while it is named. */
export function withRow(known: AlikeBy, text: string, line: () => number): AlikeBy {
  const before = known.get(text);
  if (!before && known.size >= listed) return known;
  const { lines, count: rows } = before ?? { lines: [], count: 0 };
  const more = lines.length < namedOfMany ? [...lines, line()] : lines;
  return new Map(known).set(text, { lines: more, count: rows + 1 });
}

/** `line 3`, `lines 3, 4, 5 and 22 more` */
export function linesText({ lines, count: all }: Alike, rowWord: string): string {
  const beside = all > lines.length ? ` and ${count(all - lines.length)} more` : '';
  return `${rowWord}${all === 1 ? '' : 's'} ${lines.join(', ')}${beside}`;
}

/** A word of a file that stands for none of ours, and the nearest of ours. */
export interface UnknownWordOf {
  field: 'outcome' | 'reason';
  text: string;
  guess: string | undefined;
  /** All of ours. */
  known: readonly string[];
}

/** The same with how often it stands there. */
export type UnknownText = UnknownWordOf & { count: number };

/** A row has a word that stands for none of ours. */
export class UnknownWord extends UserError {
  constructor(
    message: string,
    readonly word: UnknownWordOf,
  ) {
    super(message);
  }
}

/** What is wrong with the rows that are refused, grouped. */
export class Faults {
  private rows: AlikeBy = new Map();
  private beside = 0;
  /** Words that are not known here, by field and as they stand in the file. */
  private readonly unknown = new Map<string, UnknownText>();

  /** Notes what is wrong with a row; `line` is asked for only while it is listed. */
  add(reasons: string | readonly Error[], line: () => number): void {
    const errors = typeof reasons === 'string' ? [] : reasons;
    for (const error of errors) if (error instanceof UnknownWord) this.addUnknown(error);
    const texts = typeof reasons === 'string' ? [reasons] : errors.map(({ message }) => message);
    for (const text of new Set(texts)) {
      const before = this.rows;
      this.rows = withRow(before, text.replace(/(?<![.?!])$/, '.'), line);
      if (this.rows === before) this.beside++;
    }
  }

  private addUnknown({ word }: UnknownWord): void {
    const key = `${word.field}\0${word.text}`;
    const known = this.unknown.get(key);
    if (known) known.count++;
    else if (this.unknown.size < mostUnknown) this.unknown.set(key, { ...word, count: 1 });
  }

  /** The words that are not known, the most frequent first. */
  unknownTexts(): UnknownText[] {
    return [...this.unknown.values()].toSorted((a, b) => b.count - a.count);
  }

  /** What was wrong as lines for the person, a line for each fault, with how many more there are. */
  toLines(rowWord: string): string[] {
    const lines = [...this.rows].map(([text, rows]) => say`  ${linesText(rows, rowWord)}: ${text}`);
    if (this.beside > 0) lines.push(`  … and ${count(this.beside)} more`);
    return [...lines, ...this.unknownLines()];
  }

  /** The words that are not known, once each with how often, and what to type for them. */
  private unknownLines(): string[] {
    const all = this.unknownTexts();
    return [...new Set([...this.unknown.values()].map(({ field }) => field))].flatMap((field) => {
      const words = all.filter((word) => word.field === field);
      const shown = words.slice(0, listed);
      const counts = shown.map(({ text, count: n }) => `${count(n)} × ${text}`).join(', ');
      const beside = words.length > shown.length ? `, and ${count(words.length - shown.length)} more` : '';
      const isGuessed = shown.every(({ guess }) => guess !== undefined);
      const none = field === 'outcome' ? ', or nothing behind the = to leave those rows out' : '';
      const known = isGuessed ? '' : `, one of ${shown[0]!.known.join(', ')}${none}`;
      const flags = shown.map(({ text, guess }) =>
        quoteLine(['--recode', `${field}:${text}=${guess ?? 'WORD'}`]),
      );
      return [
        say`  not known here as ${field}: ${counts}${beside}; say what each is${known}:`,
        ...flags.map((flag) => say`    ${flag}`),
      ];
    });
  }
}

/** What to say when the database refuses a row that was sound by itself; undefined for any other error. */
export function explainConflict(error: unknown): string | undefined {
  const code = faultCode(error);
  if (!code.startsWith('SQLITE_CONSTRAINT')) return undefined;
  return code === 'SQLITE_CONSTRAINT_CHECK'
    ? 'holds something longer than can be kept, or something that cannot be'
    : 'has a uid or a number that belongs to something else';
}

/** Does `read`; when it refuses, the message says what would be right as well. */
export function withAdvice<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError) || !error.hint) throw error;
    throw new UserError(`${error.message} ${error.hint}`, { code: exitCode.badData, cause: error });
  }
}

/** What all of these refuse, which read parts of a row. */
export function faultsAmong(reads: readonly (() => unknown)[]): UserError[] {
  const faults: UserError[] = [];
  for (const read of reads)
    try {
      read();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push(error);
    }
  return faults;
}
