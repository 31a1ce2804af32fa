interface RangeBar {
  low: number;
  high: number;
  /** Where the dot goes, within the range. */
  rate: number;
  /** The right end of the scale, which begins at 0; in the unit of the others. */
  max: number;
  width: number;
}

const SHAPES = { line: '─', left: '├', right: '┤', dot: '●', before: '◂', beyond: '▸' };

/**
 * A range with its rate on a linear scale from 0 to `max`, exactly `width` columns wide. What lies beyond the scale
 * is an arrow in the last column. Blank where there is nothing to scale by.
 */
export function rangeBar({ low, high, rate, max, width }: RangeBar): string {
  const bar: string[] = new Array<string>(Math.max(0, width)).fill(' ');
  if (!(max > 0) || width < 1) return bar.join('');

  const last = width - 1;
  const place = (value: number) => Math.round((Math.min(Math.max(value, 0), max) / max) * last);
  bar.fill(SHAPES.line, place(low), place(high) + 1);
  bar[place(low)] = SHAPES.left;
  bar[place(high)] = SHAPES.right;
  bar[place(rate)] = SHAPES.dot;
  if (high > max) bar[last] = SHAPES.beyond;
  return bar.join('');
}

interface WorthBar {
  low: number;
  high: number;
  rate: number;
  /** What lies in the middle of the scale; in the unit of the others, above 0. */
  worth: number;
  width: number;
}

const doublings = 4;

/** What is said of a range that lies off the scale, on its left and on its right. */
export const offScale = { below: 'under ¼', above: 'over 4×' };

/**
 * A range with its rate on a logarithmic scale from a quarter of `worth` to four times, exactly `width` columns wide,
 * `worth` in the middle: a line, or a cross where the range holds it. A range that goes on beyond the scale ends in an
 * arrow; of one that lies all beyond it, that is said where there is room beside the middle.
 */
export function worthBar({ low, high, rate, worth, width }: WorthBar): string {
  const last = width - 1;
  const place = (value: number) =>
    Math.round(((Math.log2(value / worth) + doublings / 2) / doublings) * last);
  const [from, to, dot] = [place(low), place(high), place(rate)];
  const middle = place(worth);
  const bar = new Array<string>(width).fill(' ');
  bar.fill(SHAPES.line, Math.max(0, from), Math.max(0, Math.min(last, to) + 1));
  if (from >= 0 && from <= last) bar[from] = SHAPES.left;
  if (to >= 0 && to <= last) bar[to] = SHAPES.right;
  bar[middle] = from <= middle && to >= middle ? '┼' : '│';
  if (dot >= 0 && dot <= last) bar[dot] = SHAPES.dot;
  if (from < 0) bar[0] = SHAPES.before;
  if (to > last) bar[last] = SHAPES.beyond;
  if (from > last) return withWords(bar, offScale.above, width - offScale.above.length, middle);
  if (to < 0) return withWords(bar, offScale.below, 0, middle);
  return bar.join('');
}

/** The words in place of the arrow, where they leave the middle free. */
function withWords(bar: string[], words: string, start: number, middle: number): string {
  const covers = start <= middle && start + words.length > middle;
  if (start >= 0 && words.length <= bar.length && !covers) bar.splice(start, words.length, ...words);
  return bar.join('');
}

/**
 * The titles over a worth bar: `half`, `enough` and `twice`, each over its place or as near to it as the others leave
 * room, the last up to three columns beyond the bar; `enough` alone over a bar too narrow for all.
 */
export function worthScale(width: number): string {
  const at = (share: number) => Math.round(share * (width - 1));
  if (width < 15) return `${' '.repeat(Math.max(0, at(0.5) - 3))}enough`;
  // The first column stays blank, so that the words stand apart from what is before the bar.
  const enough = Math.max(6, at(0.5) - 3);
  const half = Math.max(1, Math.min(enough - 5, at(0.25) - 2));
  const twice = Math.max(enough + 7, at(0.75) - 2);
  return `${`${' '.repeat(half)}half`.padEnd(enough)}enough`.padEnd(twice) + 'twice';
}

const heights = '▁▂▃▄▅▆▇█';

/** Counts as bars side by side, one column each, the highest of them as high as a line; a dot for none, which the lowest bar is not. */
export function countBars(counts: readonly number[]): string {
  const most = Math.max(0, ...counts);
  return counts
    .map((count) =>
      count > 0 ? heights[Math.max(1, Math.round((count / most) * heights.length)) - 1]! : '·',
    )
    .join('');
}
