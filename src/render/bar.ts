interface RangeBar {
  low: number;
  high: number;
  /** Where the dot goes, within the range. */
  rate: number;
  /** The right end of the scale, which begins at 0; in the unit of the others. */
  max: number;
  width: number;
  ascii?: boolean;
}

const SHAPES = { line: '─', left: '├', right: '┤', dot: '●', beyond: '▸' };
const ASCII_SHAPES: typeof SHAPES = { line: '-', left: '[', right: ']', dot: 'o', beyond: '>' };

/**
 * A range with its rate on a linear scale from 0 to `max`, exactly `width` columns wide. What lies beyond the scale
 * is an arrow in the last column. Blank where there is nothing to scale by.
 */
export function rangeBar({ low, high, rate, max, width, ascii = false }: RangeBar): string {
  const shapes = ascii ? ASCII_SHAPES : SHAPES;
  const bar: string[] = new Array<string>(Math.max(0, width)).fill(' ');
  if (!(max > 0) || width < 1) return bar.join('');

  const last = width - 1;
  const place = (value: number) => Math.round((Math.min(Math.max(value, 0), max) / max) * last);
  bar.fill(shapes.line, place(low), place(high) + 1);
  bar[place(low)] = shapes.left;
  bar[place(high)] = shapes.right;
  bar[place(rate)] = shapes.dot;
  if (high > max) bar[last] = shapes.beyond;
  return bar.join('');
}
