import { CsvError, parse } from 'csv-parse/sync';
import { lineEnds } from './encoding.js';
import { explainFault, faultError } from './fault.js';
import type { Top } from './header.js';
import { endOfLastRow, endOfLine, longestRow, scanRow, type Fault } from './scan.js';
import type { Source } from './source.js';

/** Sound rows of a file, whole. */
export interface Piece {
  /** Good until the next piece is asked for. */
  text: Buffer;
  /** Line on which it begins, and how many records are before it. */
  line: number;
  records: number;
  rows: string[][];
}

/** Takes what is wrong with a place that is left out, as the end of a sentence, and its line. */
export type OnBad = (reason: string, line: number) => void;

/** Lines that are left out since a row in them is not sound. */
interface Damage {
  fault: Fault;
  from: number;
  to: number;
}

const carriageReturn = 0x0d;

/**
 * The rows below the column names, once, in pieces of whole rows: as many as are at hand where all are sound, else row by
 * row. Where one is not, lines are left out up to the next sound row that has all its cells: what follows on the next
 * line may still be within the cell that is damaged.
 */
export class PieceReader {
  private readonly delimiter: number;
  /** Line and records before what is read next. */
  private line: number;
  private records: number;
  /** Cells of the row before. */
  private usual: number;
  private damage: Damage | undefined;
  /** Whether what is left out ends within a line that is not at hand yet. */
  private isInLine = false;

  /** `onBad`: without it the first place that is not sound is refused. */
  constructor(
    private readonly source: Source,
    private readonly top: Top,
    private readonly onBad: OnBad | undefined,
  ) {
    this.delimiter = top.delimiter.charCodeAt(0);
    this.line = top.start.line;
    this.records = top.start.records;
    this.usual = top.header.length;
  }

  /** Throws UserError (65) with the line of a row that is not sound, unless it is told of. */
  *pieces(): Generator<Piece> {
    let rest: Buffer = Buffer.alloc(0);
    for (const { bytes: chunk, isLast } of withLast(below(this.source.chunks(), this.top.start.bytes))) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      let at = this.isInLine ? this.leaveLine(bytes, isLast) : 0;
      if (!this.damage) {
        const piece = this.soundPiece(bytes.subarray(at), isLast);
        if (piece) yield piece;
        at += piece?.text.length ?? 0;
      }
      // What is left is a row that is not whole, or is not sound, or stands among such.
      if (!this.isInLine) at += yield* this.rowByRow(bytes.subarray(at), isLast);
      rest = Buffer.from(bytes.subarray(at));
    }
    this.report();
  }

  /** All rows that are whole, if they are sound. */
  private soundPiece(bytes: Buffer, isLast: boolean): Piece | undefined {
    const end = isLast ? bytes.length : endOfLastRow(bytes);
    if (end === 0 || end > longestRow) return undefined;
    try {
      return this.piece(bytes.subarray(0, end));
    } catch (error) {
      if (error instanceof CsvError) return undefined;
      throw error;
    }
  }

  /** The sound rows one by one, with what is between them left out; answers how many bytes are done. */
  private *rowByRow(bytes: Buffer, isLast: boolean): Generator<Piece, number> {
    const isEnough = (cells: number) => cells >= Math.min(this.usual, this.top.header.length);
    let at = 0;
    let start = 0;
    while (at < bytes.length && !this.isInLine) {
      const row = scanRow(bytes, at, this.delimiter, isLast);
      if (!row) break;
      if (row.fault === undefined && (!this.damage || isEnough(row.cells))) {
        this.report();
        at = row.end;
        continue;
      }
      if (at > start) yield this.piece(bytes.subarray(start, at));
      this.isInLine = row.end === 0;
      const end = row.end || withoutReturn(bytes);
      this.leaveOut(row.fault, bytes.subarray(at, end));
      at = start = end;
    }
    if (at > start) yield this.piece(bytes.subarray(start, at));
    return at;
  }

  private piece(text: Buffer): Piece {
    const rows = parse(text, {
      delimiter: this.top.delimiter,
      // Telling one line end from three takes a third longer.
      record_delimiter: text.includes(carriageReturn) ? ['\r\n', '\n', '\r'] : '\n',
      skip_empty_lines: skipsBlank(this.top),
      // Pieces have no header to compare with; whoever reads the rows counts their cells.
      relax_column_count: true,
    });
    const piece = { text, line: this.line, records: this.records, rows };
    this.usual = rows.findLast((row) => row.length > 1)?.length ?? this.usual;
    this.line += lineEnds(text);
    this.records += rows.length;
    return piece;
  }

  /** Where the line ends that is left out, or what is at hand of it. */
  private leaveLine(bytes: Buffer, isLast: boolean): number {
    const end = endOfLine(bytes, 0, isLast);
    this.isInLine = end === 0 && !isLast;
    const done = end || withoutReturn(bytes);
    this.line += lineEnds(bytes.subarray(0, done));
    return done;
  }

  private leaveOut(fault: Fault | undefined, lines: Buffer): void {
    const from = this.line;
    this.line += lineEnds(lines);
    const to = Math.max(from, this.line - 1);
    if (fault && !this.onBad) throw faultError(this.source.name, fault, from);
    if (this.damage) this.damage.to = to;
    else if (fault) this.damage = { fault, from, to };
  }

  private report(): void {
    if (!this.damage) return;
    const { fault, from, to } = this.damage;
    this.damage = undefined;
    const { what } = explainFault(fault);
    const more = to - from === 1 ? `line ${to}` : `lines ${from + 1}–${to}`;
    this.onBad?.(to > from ? `${what}; ${more} went with it` : what, from);
  }
}

/** With one column a blank line is nothing, but `""` is an empty cell. */
export function skipsBlank(top: Top): boolean {
  return top.header.length === 1;
}

/** The length without a CR at the end, which may be half of a CRLF. */
function withoutReturn(bytes: Buffer): number {
  return bytes.length - (bytes.at(-1) === carriageReturn ? 1 : 0);
}

/** The beginning of a file: a piece of it with at least one whole row, and whether it is all. */
export function beginning(source: Source): [head: Buffer, isWhole: boolean] {
  let head: Buffer = Buffer.alloc(0);
  for (const { bytes, isLast } of withLast(source.chunks())) {
    head = Buffer.concat([head, bytes]);
    if (isLast) return [head, true];
    if (endOfLastRow(head) > 0 || head.length > 2 * longestRow) break;
  }
  return [head, false];
}

/** The chunks, and whether one is the last, which is empty. */
function* withLast(chunks: Generator<Buffer>): Generator<{ bytes: Buffer; isLast: boolean }> {
  for (const bytes of chunks) yield { bytes, isLast: false };
  yield { bytes: Buffer.alloc(0), isLast: true };
}

/** The chunks without the first bytes. */
function* below(chunks: Generator<Buffer>, from: number): Generator<Buffer> {
  let left = from;
  for (const chunk of chunks) {
    if (chunk.length > left) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
