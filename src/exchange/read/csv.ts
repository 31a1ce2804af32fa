import { some } from '../../render/figure.js';
import { say } from '../../render/safe.js';
import { lineEnds } from './encoding.js';
import { footerLength, heldAtMost, isDoubtful, isSubtotal, type Doubtful } from './footer.js';
import { findTop, type Top } from './header.js';
import { PieceReader, beginning, skipsBlank, type OnBad, type Piece } from './pieces.js';
import { scanRow } from './scan.js';
import type { RowWord, Source } from './source.js';

/** How a file is read beside what stands in it. */
export interface CsvOptions {
  /** Whether a column of this name is known, by which the line of column names is found. */
  knows?: (column: string) => boolean;
  /** What cells are parted by, where it is not to be found out. */
  delimiter?: string;
}

/** How many of the rows passed over are shown. */
const passedShown = 3;

/** A row, and where it stands. */
interface Placed extends Doubtful {
  piece: Piece;
  index: number;
}

/**
 * Reads CSV by RFC 4180, cells parted by comma, semicolon, tab or bar, lines ended by LF, CRLF or CR. It goes through the
 * file in pieces of whole rows, so that memory stays flat and rows can be read inside a transaction, which must not wait.
 *
 * The column names are found below titles and notes, and what stands below the last row and is none is left out, as totals between rows are. Blank
 * rows are passed over, and a row with fewer cells than there are columns is filled with empty ones. Where a quote is
 * wrong, what is left out ends before the next line that begins a sound row with all its cells; every
 * sound row above and below comes, unless the wrong quote and a later one make a sound cell of what is between them.
 */
export class CsvReader {
  private readonly top: Top;
  private piece: Piece = { text: Buffer.alloc(0), line: 1, records: 0, rows: [] };
  private index = 0;
  /** Rows that were too short, and the line of the first. */
  private filled = 0;
  private firstFilled = 0;
  /** What stands at the end and is no row. */
  private footer: string[] = [];
  /** Totals between rows, as far as they are shown, and how many there are. */
  private subtotals: string[] = [];
  private subtotalCount = 0;

  /** Reads the column names. Throws UserError (65) where there are none. */
  constructor(
    readonly source: Source,
    { knows = () => false, delimiter }: CsvOptions = {},
    top?: Top,
  ) {
    this.top = top ?? findTop(source.name, ...beginning(source), { knows, delimiter });
  }

  /** The names of the columns, without the blanks around them. */
  get header(): string[] {
    return this.top.header;
  }

  /** What a row is called by its number: a line, unless the file is no text. */
  get rowWord(): 'line' | RowWord {
    return this.source.rowWord ?? 'line';
  }

  /** The line on which the row read last begins; of what is no text, its number among all rows. */
  get line(): number {
    return this.placeOf(this.piece, this.index);
  }

  /** What there is to say of what stands above the column names, a line each. */
  get topNotices(): string[] {
    const { passedOver } = this.top;
    if (!passedOver) return [];
    const { from, to } = passedOver;
    return [
      from === to
        ? `${this.rowWord} ${from} stands above the column names and was passed over`
        : `${this.rowWord}s ${from}–${to} stand above the column names and were passed over`,
    ];
  }

  /** What there is to say of rows once they are read, a line each. */
  get endNotices(): string[] {
    return [
      ...this.filledNotice(),
      ...this.passedNotice('of subtotals', this.subtotals, this.subtotalCount),
      ...this.passedNotice('at the end', this.footer, this.footer.length),
    ];
  }

  private filledNotice(): string[] {
    if (this.filled === 0 || this.source.rowWord) return [];
    const [has, first] = this.filled === 1 ? ['has', ''] : ['have', 'the first on '];
    return [
      `${some(this.filled, 'row')} ${has} fewer cells than there are columns (${first}line ${this.firstFilled}); the others are empty`,
    ];
  }

  private passedNotice(which: string, texts: readonly string[], length: number): string[] {
    if (length === 0) return [];
    const what = `${some(length, this.rowWord)} ${which} ${length === 1 ? 'is no row and was' : 'are no rows and were'} passed over`;
    const shown = texts
      .slice(0, passedShown)
      .map((text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text));
    return [say`${what}: ${shown.join('; ')}${length > passedShown ? '; …' : ''}`];
  }

  /** A reader of the same rows, with a line of its own: for a look ahead. */
  again(): CsvReader {
    return new CsvReader(this.source, {}, this.top);
  }

  /**
   * All rows below the column names, from the beginning. `onBad` takes what is wrong with a place that is not sound, which
   * is left out. Throws UserError (65) with the line of the first such place where it is not given.
   */
  *rows(onBad?: OnBad): Generator<string[]> {
    const columns = this.header.length;
    this.filled = 0;
    this.footer = [];
    this.subtotals = [];
    this.subtotalCount = 0;
    let held: Placed[] = [];
    let isAfterBlank = false;
    const reader = new PieceReader(this.source, this.top, onBad);
    for (const piece of reader.pieces()) {
      const { rows } = piece;
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index]!;
        if (isBlank(row) && columns > 1) {
          isAfterBlank = true;
          continue;
        }
        if (isDoubtful(row, columns)) {
          held.push({ row, piece, index, isAfterBlank });
          isAfterBlank = false;
          if (held.length > heldAtMost) yield* this.released([held.shift()!]);
          continue;
        }
        isAfterBlank = false;
        if (held.length > 0) {
          yield* this.released(held);
          held = [];
        }
        this.piece = piece;
        this.index = index;
        if (row.length !== columns) this.fit(row);
        yield row;
      }
      if (held.at(-1)?.piece === piece) piece.text = Buffer.from(piece.text);
    }
    const rows = held.length - footerLength(held);
    yield* this.released(held.slice(0, rows));
    this.footer = held.slice(rows).map(({ row }) => textOf(row));
  }

  /** Rows that were held back, without the totals among them. */
  private *released(held: readonly Placed[]): Generator<string[]> {
    for (const placed of held)
      if (!isSubtotal(placed.row)) yield this.at(placed);
      else if (this.subtotalCount++ < passedShown) this.subtotals.push(textOf(placed.row));
  }

  private at({ row, piece, index }: Placed): string[] {
    this.piece = piece;
    this.index = index;
    if (row.length !== this.header.length) this.fit(row);
    return row;
  }

  /** Fills a row that is too short, and takes empty cells off one that is too long. */
  private fit(row: string[]): void {
    const columns = this.header.length;
    if (row.length < columns) {
      if (this.filled++ === 0) this.firstFilled = this.line;
      while (row.length < columns) row.push('');
    } else while (row.length > columns && row.at(-1)!.trim() === '') row.pop();
  }

  private placeOf({ text, line, records }: Piece, index: number): number {
    // The column names of cards and calls are ours, and none of them.
    if (this.source.rowWord) return records + index + (this.source.rowWord === 'row' ? 1 : 0);
    const delimiter = this.top.delimiter.charCodeAt(0);
    const next = (at: number) => {
      let from = at;
      if (skipsBlank(this.top)) while (text[from] === 0x0a || text[from] === 0x0d) from++;
      return from;
    };
    let start = next(0);
    for (let row = 0; row < index; row++) start = next(scanRow(text, start, delimiter, true)!.end);
    return line + lineEnds(text.subarray(0, start));
  }
}

function textOf(row: readonly string[]): string {
  return row.filter((cell) => cell.trim() !== '').join(' ');
}

function isBlank(row: readonly string[]): boolean {
  for (const cell of row) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
