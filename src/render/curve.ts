import { padEnd, padStart } from './width.js';

/** A share, 0 to 1, that only grows: each point holds from its day to the next. */
interface CurvePoint {
  day: number;
  share: number;
}

export interface Curve {
  /** In order of days, from 0 on. */
  points: readonly CurvePoint[];
  /** The last day it is drawn on. */
  until: number;
}

type Brush = (text: string) => string;

interface Chart {
  /** At most two; the first lies on top. */
  curves: readonly Curve[];
  width: number;
  /** Lines in all, that with the days too. */
  height: number;
  /** How each curve is painted, and last the axes; without one it is not. */
  brushes?: readonly Brush[];
}

interface Shapes {
  flat: string;
  rise: string;
  from: string;
  to: string;
}

const shapes: readonly Shapes[] = [
  { flat: '─', rise: '│', from: '╯', to: '╭' },
  { flat: '╌', rise: '┆', from: '┘', to: '┌' },
];

/** What a curve is drawn with, for a legend. */
export const curveMarks = shapes.map(({ flat }) => flat.repeat(3));

const leastShare = 1e-6;
const leastWidth = 16;
const leastHeight = 4;

/**
 * Step functions over days from 0, at most `width` columns wide and `height` lines high, with the shares on the left
 * and the days below. A share above nothing never lies on the line of nothing. No line where there is nothing to
 * draw: no share (none above a millionth), not a day, or no room.
 */
export function drawCurves({ curves, width, height, brushes = [] }: Chart): string[] {
  const days = Math.max(0, ...curves.map(({ until }) => until));
  const highest = Math.max(0, ...curves.map(shareAtEnd));
  if (days < 1 || highest < leastShare || width < leastWidth || height < leastHeight) return [];

  const rows = evenRows(height - 1);
  // On so few lines a share would lie on one that is labelled with another.
  const top = rows < 5 ? highest : niceTop(highest);
  const ticks = new Map([
    [0, '0%'],
    [(rows - 1) / 2, tickWords(top / 2)],
    [rows - 1, tickWords(top)],
  ]);
  const margin = Math.max(...[...ticks.values()].map(({ length }) => length));
  const columns = columnsFor(days, width - margin - 2 - 2);
  const canvas = Array.from({ length: rows }, () => new Array<Dot | undefined>(columns).fill(undefined));
  [...curves.keys()].reverse().forEach((index) => plot(canvas, curves[index]!, index, days, top));

  const axis = brushes[curves.length] ?? plain;
  const lines = canvas.map((dots, index) => {
    const row = rows - 1 - index;
    const mark = row === 0 ? '┼' : ticks.has(row) ? '┤' : '│';
    return axis(`${padStart(ticks.get(row) ?? '', margin)} ${mark}`) + lineOf(dots, brushes);
  });
  return [...lines, axis(`${' '.repeat(margin + 2)}${dayLine(days, columns)}`.trimEnd())];
}

function shareAtEnd({ points, until }: Curve): number {
  return points.findLast(({ day }) => day <= until)?.share ?? 0;
}

interface Dot {
  shape: string;
  curve: number;
}

const plain: Brush = (text) => text;

function plot(
  canvas: (Dot | undefined)[][],
  { points, until }: Curve,
  curve: number,
  days: number,
  top: number,
): void {
  const { flat, rise, from, to } = shapes[curve % shapes.length]!;
  const rows = canvas.length;
  const columns = canvas[0]!.length;
  const columnOf = (day: number) => Math.round((day * (columns - 1)) / days);
  const rowOf = (share: number) => (share > 0 ? Math.max(1, Math.round((share / top) * (rows - 1))) : 0);
  const put = (row: number, column: number, shape: string) =>
    (canvas[rows - 1 - row]![column] = { shape, curve });
  const levels = points
    .filter(({ day }) => day <= until)
    .map(({ day, share }) => ({ column: columnOf(day), row: rowOf(share) }));
  const levelAt = (column: number) => levels.findLast((level) => level.column <= column)?.row ?? 0;
  let before = levelAt(0);
  for (let column = 0; column <= columnOf(until); column++) {
    const row = levelAt(column);
    if (row === before) put(row, column, flat);
    else {
      put(before, column, from);
      for (let between = before + 1; between < row; between++) put(between, column, rise);
      put(row, column, to);
    }
    before = row;
  }
}

/** Neighbours of one curve are painted together. */
function lineOf(dots: readonly (Dot | undefined)[], brushes: readonly Brush[]): string {
  const last = dots.findLastIndex((dot) => dot !== undefined);
  let line = '';
  for (let start = 0; start <= last;) {
    const curve = dots[start]?.curve;
    let end = start;
    let text = '';
    for (; end <= last && dots[end]?.curve === curve; end++) text += dots[end]?.shape ?? ' ';
    line += curve === undefined ? text : (brushes[curve] ?? plain)(text);
    start = end;
  }
  return line;
}

/** The next round share, half of which is round as well. */
function niceTop(highest: number): number {
  const unit = 10 ** Math.floor(Math.log10(highest));
  const mantissa =
    [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find((step) => step * unit >= highest * (1 - 1e-9)) ?? 10;
  return Math.min(1, mantissa * unit);
}

function tickWords(share: number): string {
  return `${Number((share * 100).toPrecision(2))}%`;
}

/** An odd number, so that one row is in the middle. */
function evenRows(rows: number): number {
  return rows % 2 === 1 ? rows : rows - 1;
}

/** As many columns as fit, the same for each day where that can be. */
function columnsFor(days: number, room: number): number {
  return days < room ? Math.floor((room - 1) / days) * days + 1 : room;
}

const daySteps = [1, 2, 7, 14, 30, 60, 90, 180, 365, 730, 1825];
const mostDays = 8;

/** Some of the days under the columns, no closer to each other than can be read. */
function dayLine(days: number, columns: number): string {
  const room = String(days).length + 3;
  const isReadable = (step: number) => (step * (columns - 1)) / days >= room;
  const step = daySteps.find((each) => days / each <= mostDays && isReadable(each)) ?? days;
  let line = '';
  for (let day = 0; day <= days; day += step)
    line = padEnd(line, Math.round((day * (columns - 1)) / days)) + String(day);
  return line;
}
