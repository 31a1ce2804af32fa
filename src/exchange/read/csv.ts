import { isUtf8 } from 'node:buffer';
import { CsvError, parse, type Options } from 'csv-parse/sync';
import { UserError, exitCode } from '../../errors.js';
import type { Source } from './source.js';

/** Longest row read, in characters. */
const longestRow = 1_000_000;

// A row of that many characters has at most four times as many bytes.
const longestBlock = 4 * longestRow;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads CSV strictly (RFC 4180; comma, semicolon or tab; LF, CRLF or CR; a `sep=` line is honoured). It goes through
 * the file in blocks of whole rows, so that memory stays flat and rows can be read inside a transaction, which
 * must not wait. Throws UserError with the line for anything that is not sound CSV in UTF-8.
 */
export class CsvReader {
  readonly header: string[];
  private readonly delimiter: string;
  /** What comes before the header: a `sep=` line. */
  private readonly preface: number;
  private block: Buffer = Buffer.alloc(0);
  /** Line on which the block begins, counted from 1. */
  private firstLine = 1;
  private index = 0;

  /** Reads the header. Throws UserError where there is none. */
  constructor(readonly source: Source) {
    const [first = Buffer.alloc(0)]: Iterable<Buffer> = this.blocks();
    const told = /^sep=([,;\t|])(?:\r\n|\n|\r)/i.exec(first.toString('latin1', 0, 8));
    this.preface = told ? told[0].length : 0;
    this.delimiter = told?.[1] ?? likelyDelimiter(first);
    this.block = first;
    const [header] = this.parse(first.subarray(this.preface), { to: 1 });
    if (!header)
      throw new UserError(`"${source.name}" has no line of column names.`, {
        hint: 'A CSV file begins with one, for example: at,lead,tactic,outcome',
        code: exitCode.badData,
      });
    this.header = header;
  }

  /**
   * All rows below the header, from the beginning. Throws UserError, with its line, at the first row that is not sound.
   */
  *rows(): Generator<string[]> {
    let isFirst = true;
    this.firstLine = 1;
    for (const block of this.blocks()) {
      this.block = block;
      const rows = this.parse(isFirst ? block.subarray(this.preface) : block);
      for (this.index = isFirst ? 1 : 0; this.index < rows.length; this.index++) yield rows[this.index]!;
      isFirst = false;
      this.firstLine += countLineEnds(block);
    }
  }

  /** The line on which the row read last begins. */
  get line(): number {
    return this.lineOfRow(this.index);
  }

  private lineOfRow(index: number): number {
    const preface = this.firstLine === 1 ? this.preface : 0;
    const text = this.block.subarray(preface);
    let start = index === 0 ? 0 : endOfRow(text, index, this.options(text));
    while (text[start] === lineFeed || text[start] === carriageReturn) start++;
    return this.firstLine + countLineEnds(this.block.subarray(0, preface + start));
  }

  private parse(text: Buffer, more: Options = {}): string[][] {
    try {
      return parse(text, { ...this.options(text), ...more });
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const { what, hint } = explain(error.code);
      throw new UserError(`${this.placeOf((error as unknown as { records: number }).records)}: ${what}.`, {
        hint,
        code: exitCode.badData,
        cause: error,
      });
    }
  }

  private options(text: Buffer): Options {
    return {
      delimiter: this.delimiter,
      // Telling one line end from three takes a third longer.
      record_delimiter: text.includes(carriageReturn) ? ['\r\n', '\n', '\r'] : '\n',
      skip_empty_lines: true,
      // It looks before it adds a character.
      max_record_size: longestRow - 1,
      // Blocks after the first have no header to compare with; whoever reads the rows counts their cells.
      relax_column_count: true,
    };
  }

  private placeOf(index: number): string {
    return `"${this.source.name}", line ${this.lineOfRow(index)}`;
  }

  /** Blocks that end where a row ends. */
  private *blocks(): Generator<Buffer> {
    let rest: Buffer = Buffer.alloc(0);
    let line = 1;
    for (const chunk of this.source.chunks()) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      // A row too long is passed on as it is, to be refused.
      const end = endOfLastRow(bytes) || (bytes.length > longestBlock ? bytes.length : 0);
      rest = Buffer.from(bytes.subarray(end));
      if (end === 0) continue;
      const block = bytes.subarray(0, end);
      this.checkText(block, line, end < bytes.length || bytes.length <= longestBlock);
      yield block;
      line += countLineEnds(block);
    }
    if (rest.length > 0) {
      this.checkText(rest, line, true);
      yield rest;
    }
  }

  private checkText(block: Buffer, line: number, isWhole: boolean): void {
    const refuse = (at: number, what: string, hint: string) =>
      new UserError(`"${this.source.name}", line ${line + countLineEnds(block.subarray(0, at))}: ${what}.`, {
        hint,
        code: exitCode.badData,
      });
    const nul = block.indexOf(0);
    if (nul !== -1)
      throw refuse(
        nul,
        'there is a NUL character',
        'This is not plain text, or is UTF-16: save it as CSV UTF-8.',
      );
    if (!isWhole || isUtf8(block)) return;
    let start = 0;
    for (let end; (end = block.indexOf(lineFeed, start) + 1) > 0 && isUtf8(block.subarray(start, end));)
      start = end;
    throw refuse(start, 'this is not UTF-8 text', 'Save the file as CSV UTF-8 first.');
  }
}

function explain(code: string): { what: string; hint: string } {
  const hint = 'A cell with a quote in it is written in quotes, with every quote inside doubled: "5"" pipe".';
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return { what: 'a quote is opened and never closed', hint };
    case 'INVALID_OPENING_QUOTE':
      return { what: 'a quote stands inside a cell that does not begin with one', hint };
    case 'CSV_INVALID_CLOSING_QUOTE':
      return { what: 'text follows the quote that closes a cell', hint };
    case 'CSV_MAX_RECORD_SIZE':
      return {
        what: 'the row is longer than 1,000,000 characters, or a quote in it is never closed',
        hint: 'Close the quote, or shorten the cell.',
      };
    default:
      return { what: `this is not sound CSV (${code})`, hint };
  }
}

/** The one of comma, semicolon and tab that stands most often in the first line, outside quotes; else the comma. */
function likelyDelimiter(block: Buffer): string {
  const text = block.toString('latin1', 0, 100_000).replace(/^[\r\n]+/, '');
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)![0].replace(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string) => line.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

/** Where the last row that is complete ends; 0 when there is none. */
function endOfLastRow(bytes: Buffer): number {
  let quotes = 0;
  for (let at = bytes.indexOf(quote); at !== -1; at = bytes.indexOf(quote, at + 1)) quotes++;
  // Backwards from quote to quote: a line end in every second stretch lies outside quotes.
  let isOutside = quotes % 2 === 0;
  for (let end = bytes.length; end > 0;) {
    const start = bytes.lastIndexOf(quote, end - 1);
    if (isOutside) {
      const lineEnd = lastLineEnd(bytes, start + 1, end);
      if (lineEnd > 0) return lineEnd;
    }
    isOutside = !isOutside;
    end = start;
  }
  return 0;
}

/** Where the last line between `from` and `to` ends, else 0. A CR at the very end may be half of a CRLF. */
function lastLineEnd(bytes: Buffer, from: number, to: number): number {
  if (to <= from) return 0;
  const feed = bytes.lastIndexOf(lineFeed, to - 1);
  if (feed >= from) return feed + 1;
  const back = bytes.lastIndexOf(carriageReturn, Math.min(to - 1, bytes.length - 2));
  return back >= from ? back + 1 : 0;
}

/** Lines that end in `bytes`, by LF, CRLF or CR. */
function countLineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count++;
  for (let at = bytes.indexOf(carriageReturn); at !== -1; at = bytes.indexOf(carriageReturn, at + 1)) {
    if (bytes[at + 1] !== lineFeed) count++;
  }
  return count;
}

/** Where the row before the one at `index` ends, in bytes. */
function endOfRow(text: Buffer, index: number, options: Options): number {
  const rows = parse(text, { ...options, to: index, info: true }) as unknown as { info: { bytes: number } }[];
  return rows.at(-1)?.info.bytes ?? 0;
}
