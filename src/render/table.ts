import Table from 'cli-table3';
import { alignsRight, type Column, displayCell } from './column.js';
import type { Painter } from './paint.js';
import { show } from './safe.js';
import { fit, textWidth } from './width.js';

export interface TableOptions {
  /** Columns of the terminal; Infinity cuts nothing. */
  width: number;
  painter: Painter;
}

interface Cell {
  text: string;
  width: number;
  /** How long the end is that stays when it is cut; plain ASCII. */
  tail: number;
}

interface PlainColumn {
  /** The title, then the cell of each row; safe, one line each. */
  cells: Cell[];
  right: boolean;
  isFigure: boolean;
  width: number;
  min: number;
}

const GAP = 2;
const DEFAULT_MIN = 8;

// cli-table3 compares every row with all rows before it, so a long list goes through it in pieces.
const PIECE = 100;

// cli-table3 measures Chinese, Hindi or new emoji differently from us. It lays out this character in their place, one
// for each column they take: it is one wide to cli-table3, and `show` lets none through that could be taken for it.
const STAND_IN = '\u2028';
const PLAIN = /^[\x20-\x7e…]*$/;
const STAND_INS = /\u2028+/g;

const NO_BORDER = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/**
 * Rows as a table without lines, each ended with a newline, never wider than `width`; '' without rows. Columns with
 * nothing in any row are left out, and the widest texts are cut first.
 */
export function renderTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { width, painter }: TableOptions,
): string {
  const strips = columns
    .filter((column) => column.table !== false)
    .map((column) => makeStrip(column, rows))
    .filter((strip) => strip.cells.some((cell, at) => at > 0 && cell.text !== ''));
  if (strips.length === 0) return '';
  shrink(strips, width - GAP * (strips.length - 1));
  const [head = '', ...body] = layOut(strips, rows.length + 1, width);
  return [painter.dim(head).toString(), ...body].map((line) => `${line}\n`).join('');
}

function makeStrip<Row>(column: Column<Row>, rows: readonly Row[]): PlainColumn {
  const cells = [
    measure(column.title),
    ...rows.map((row) => measure(displayCell(column, row), column.tail?.(row).length)),
  ];
  const right = alignsRight(column, rows);
  return {
    cells,
    right,
    isFigure: right || column.isDate === true,
    width: cells.reduce((widest, cell) => Math.max(widest, cell.width), 1),
    min: column.min ?? DEFAULT_MIN,
  };
}

/** Texts give way down to what they may shrink to, then further; figures and dates, which mislead when cut, come last. */
function shrink(strips: readonly PlainColumn[], room: number): void {
  const texts = strips.filter((strip) => !strip.isFigure);
  level(strips, texts, room, (strip) => strip.min);
  level(strips, texts, room, () => 1);
  level(strips, strips, room, () => 1);
}

/** Lowers the widest of `lowered` to one common width, the largest with which all strips fit into `room`. */
function level(
  strips: readonly PlainColumn[],
  lowered: readonly PlainColumn[],
  room: number,
  least: (strip: PlainColumn) => number,
): void {
  const fits = () => strips.reduce((sum, strip) => sum + strip.width, 0) <= room;
  for (let cap = Math.max(1, room); cap > 0 && !fits(); cap--) {
    for (const strip of lowered) strip.width = Math.min(strip.width, Math.max(cap, least(strip)));
  }
}

function measure(data: string, tail = 0): Cell {
  const text = show(data);
  return { text, width: textWidth(text), tail };
}

function layOut(strips: readonly PlainColumn[], height: number, room: number): string[] {
  const tooNarrow = strips.reduce((sum, strip) => sum + strip.width + GAP, -GAP) > room;
  const lines: string[] = [];
  for (let from = 0; from < height; from += PIECE) {
    const replaced: string[] = [];
    const table = new Table({
      chars: NO_BORDER,
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
      colWidths: strips.map((strip) => strip.width + GAP),
      colAligns: strips.map((strip) => (strip.right ? 'right' : 'left')),
    });
    for (let row = from; row < Math.min(height, from + PIECE); row++) {
      table.push(strips.map(({ cells, width }) => standIn(cut(cells[row], width), replaced)));
    }
    const text = table.toString().replace(STAND_INS, () => replaced.shift() ?? '');
    lines.push(...text.split('\n').map((line) => (tooNarrow ? fit(line, room) : line).trimEnd()));
  }
  return lines;
}

function cut(cell: Cell | undefined, width: number): Cell {
  if (!cell) return measure('');
  const { text, tail } = cell;
  if (cell.width <= width) return cell;
  if (tail + 3 > width) return measure(fit(text, width));
  return measure(fit(text.slice(0, text.length - tail), width - tail) + text.slice(text.length - tail));
}

function standIn({ text, width }: Cell, replaced: string[]): string {
  if (PLAIN.test(text) || width === 0) return text;
  replaced.push(text);
  return STAND_IN.repeat(width);
}
