import { count } from '../../render/figure.js';
import { fit, padEnd, padStart, textWidth } from '../../render/width.js';
import type { View } from './layout.js';

/** A column of figures; all its texts are safe to print. */
export interface TableColumn<Row> {
  title: string;
  /** Lets the title reach into what stands over the names instead of widening the column; in its place without room there. */
  short?: string;
  text: (row: Row) => string;
  /** To the right unless told. */
  align?: 'left';
  /** Blanks before it; 2 unless told. */
  gap?: number;
  /** How soon a narrow terminal loses it, 1 first; one without stays. */
  loss?: number;
  /** Left out where no row has a text in it. */
  optional?: true;
  /** Words in place of this column and those behind it; null for a row that has figures. */
  instead?: (row: Row) => string | null;
}

/** A bar behind the figures. */
export interface TableBar<Row> {
  /**
   * Widths it claims before names get theirs: the first while nothing is lost, the next without the columns of loss 1, and
   * so on. After the last, and without any, it has what is left.
   */
  claims?: readonly number[];
  /** The narrowest that is drawn; 1 unless told. */
  least?: number;
  /** How wide it grows into what is left; not at all unless told. */
  most?: number;
  gap?: number;
  title?: (width: number) => string;
  /** Painted, and exactly `width` columns wide where something stands behind; '' for no bar. */
  draw: (row: Row, width: number) => string;
}

/** What a page shows of rows: a name, figures beside it, a bar behind them. */
export interface Table<Row> {
  /** What the names are, as markdown has it. */
  of: string;
  /** What stands over the names; bold, with dim titles behind, unless `paint` says how the whole line is painted. */
  head?: string;
  paint?: 'bold' | 'dim';
  /** Safe to print; indented as it is to stand. */
  name: (row: Row) => string;
  /**
   * Columns are lost, those of loss 1 first, until the names have this much or all they want. Of several, the first holds
   * while nothing is lost, the next without loss 1, and so on; the last for all further ones.
   */
  leastName: number | readonly number[];
  /** What the names want even if all are shorter, and what they get at most, however long; 0 and 40 unless told. */
  names?: { from?: number; most?: number };
  columns: readonly TableColumn<Row>[];
  bar?: TableBar<Row>;
  /** A word behind everything, which has no title; painted. */
  mark?: { width: number; text: (row: Row) => string };
  /** A heading for the rows from one on until it changes; null for none. As a column of its own where it has a title. */
  group?: { title?: string; of: (row: Row) => string | null; hasTitles?: true };
  /** Of many rows those that are shown unless all are asked for. */
  choose?: (rows: readonly Row[]) => readonly Row[];
  /** Stands below the rows where there are several. */
  total?: Row;
  /** The lines of a row in place of the one it has. */
  lines?: (row: Row, line: string) => string[];
  /** A line above the titles; it is told where a column ends, null for one that is lost. */
  over?: (endOf: (title: string) => number | null) => string;
}

/** A column with its cells, one a row. */
interface Measured<Row> extends TableColumn<Row> {
  gap: number;
  cells: string[];
  /** Without its gap. */
  width: number;
}

/** The columns of a table that have something to say. */
function measureColumns<Row>({ columns }: Table<Row>, rows: readonly Row[]): Measured<Row>[] {
  return columns
    .map((column) => {
      const cells = rows.map(column.text);
      return {
        gap: 2,
        ...column,
        cells,
        width: widest([column.short === undefined ? column.title : '', ...cells]),
      };
    })
    .filter(({ optional, cells }) => !optional || cells.some((cell) => cell !== ''));
}

/** The rows that are shown, the total of several last, and how many there are besides. */
export function chooseRows<Row>(
  { choose, total }: Table<Row>,
  all: readonly Row[],
  view: Pick<View, 'all'>,
): { rows: readonly Row[]; hidden: number } {
  const rows = choose && !view.all ? choose(all) : all;
  const hidden = all.length - rows.length;
  return { rows: total !== undefined && rows.length > 1 ? [...rows, total] : rows, hidden };
}

/** Of many rows the first `most` in the order of `compare`, in the order they were in. */
export function mostOf<Row>(
  rows: readonly Row[],
  most: number,
  compare: (a: Row, b: Row) => number,
): readonly Row[] {
  if (rows.length <= most) return rows;
  const chosen = new Set([...rows].sort(compare).slice(0, most));
  return rows.filter((row) => chosen.has(row));
}

/** A table line by line; of several ways to show the same rows, the first in which the names have room. */
export function tableLines<Row>(
  declared: Table<Row> | readonly [Table<Row>, ...Table<Row>[]],
  all: readonly Row[],
  view: Pick<View, 'width' | 'painter' | 'all'>,
): string[] {
  const [first, ...others] = 'of' in declared ? [declared] : declared;
  const { rows, hidden } = chooseRows(first, all, view);
  let layout = layOut(first, rows, view.width);
  for (const table of others) if (!layout.hasRoom) layout = layOut(table, rows, view.width);
  const more = hidden > 0 ? [`  and ${count(hidden)} more: add --all`] : [];
  return [...headLines(layout, view), ...bodyLines(layout, rows, view), ...more].map((line) =>
    line.trimEnd(),
  );
}

/** Columns of which a narrow terminal loses the last first. */
export function lostFromTheEnd<Row>(columns: readonly TableColumn<Row>[]): TableColumn<Row>[] {
  return columns.map((column, index) => ({ ...column, loss: columns.length - index }));
}

/** What of a table has room. */
interface Layout<Row> {
  table: Table<Row>;
  nameWidth: number;
  columns: Measured<Row>[];
  /** 0 without a bar. */
  barWidth: number;
  /** Whether the names have what they must. */
  hasRoom: boolean;
}

/** Loses columns, those of the least loss first, until the names have room. */
function layOut<Row>(table: Table<Row>, rows: readonly Row[], width: number): Layout<Row> {
  const { bar, leastName, mark, names = {} } = table;
  const all = measureColumns(table, rows);
  const natural = widest([table.head ?? '', ...rows.map(table.name)]);
  const wanted = Math.min(Math.max(natural, names.from ?? 0), names.most ?? 40);
  const claims = bar?.claims ?? [];
  const gap = bar?.gap ?? 1;
  const steps = Math.max(claims.length, ...all.map(({ loss = 0 }) => loss));
  for (let step = 0; ; step++) {
    const columns = all.filter(({ loss = Infinity }) => loss > step);
    const claim = claims[step] ?? 0;
    const taken = columns.reduce((sum, column) => sum + column.gap + column.width, mark?.width ?? 0);
    const room = width - taken - (claim > 0 ? claim + gap : 0);
    const least = typeof leastName === 'number' ? leastName : (leastName[step] ?? leastName.at(-1) ?? 0);
    const hasRoom = room >= Math.min(wanted, least);
    if (!hasRoom && step < steps) continue;
    const nameWidth = Math.min(wanted, Math.max(6, room));
    const spare = room - nameWidth - (claim > 0 ? 0 : gap);
    const barWidth = Math.min(claim + spare, bar?.most ?? claim);
    return { table, nameWidth, columns, barWidth: barWidth >= (bar?.least ?? 1) ? barWidth : 0, hasRoom };
  }
}

function headLines<Row>(layout: Layout<Row>, { width, painter }: Pick<View, 'width' | 'painter'>): string[] {
  const { head = '', paint, group, over } = layout.table;
  const above = over ? [over((title) => endOf(layout, title))] : [];
  if (group?.hasTitles) return above;
  const shown = fit(head, layout.nameWidth);
  const whole = fit(titled(layout, shown), width);
  if (paint) return [...above, String(painter[paint](whole))];
  return [...above, String(painter.bold(shown)) + String(painter.dim(whole.slice(shown.length)))];
}

function bodyLines<Row>(
  layout: Layout<Row>,
  rows: readonly Row[],
  { width, painter }: Pick<View, 'width' | 'painter'>,
): string[] {
  const { group, total, lines = (_, line) => [line] } = layout.table;
  let heading: string | null = null;
  return rows.flatMap((row, index) => {
    const next: string | null = group && row !== total ? group.of(row) : heading;
    const hasTitles = index === 0 && group?.hasTitles === true;
    const isNew = hasTitles || (next !== null && next !== heading);
    const text = hasTitles ? titled(layout, next ?? '') : (next ?? '');
    heading = next;
    return [
      ...(isNew ? [String(painter.dim(fit(text, width)))] : []),
      ...lines(row, rowLine(layout, row, index, width)),
    ];
  });
}

/** What stands over the names, and the titles of the columns. */
function titled<Row>({ table, nameWidth, columns, barWidth }: Layout<Row>, head: string): string {
  let line = padEnd(head, nameWidth);
  for (const column of columns) {
    const { title, short, gap, width } = column;
    const end = textWidth(line) + gap + width;
    const before = line.trimEnd();
    const said = short === undefined || end - title.length > textWidth(before) ? title : short;
    line = short === undefined ? line + cellOf(column, title) : padEnd(before, end - said.length) + said;
  }
  const { gap = 1, title } = table.bar ?? {};
  return (barWidth > 0 && title ? line + ' '.repeat(gap) + title(barWidth) : line).trimEnd();
}

function rowLine<Row>(layout: Layout<Row>, row: Row, index: number, width: number): string {
  const { table, nameWidth, columns, barWidth } = layout;
  const { bar, mark } = table;
  let figures = padEnd(fit(table.name(row), nameWidth), nameWidth);
  for (const column of columns) {
    const words = column.instead?.(row) ?? null;
    figures += words === null ? cellOf(column, column.cells[index] ?? '') : ' '.repeat(column.gap) + words;
    if (words !== null) break;
  }
  const drawn = bar && barWidth > 0 ? bar.draw(row, barWidth) || ' '.repeat(barWidth) : '';
  const word = mark?.text(row) ?? '';
  return [
    fit(figures, width),
    drawn === '' ? '' : ' '.repeat(bar?.gap ?? 1) + drawn,
    word === '' ? '' : ` ${word}`,
  ].join('');
}

function cellOf<Row>({ gap, align, width }: Measured<Row>, text: string): string {
  return ' '.repeat(gap) + (align === 'left' ? padEnd : padStart)(text, width);
}

/** Where a column ends, counted in columns of the terminal; null for one that is lost. */
function endOf<Row>({ nameWidth, columns }: Layout<Row>, title: string): number | null {
  const at = columns.findIndex((column) => column.title === title);
  if (at < 0) return null;
  return columns.slice(0, at + 1).reduce((sum, { gap, width }) => sum + gap + width, nameWidth);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}
