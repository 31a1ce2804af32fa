import { offScale, rangeBar, worthBar, worthScale } from '../../render/bar.js';
import { percent } from '../../render/figure.js';
import { padEnd } from '../../render/width.js';
import { flow, type View } from './layout.js';
import type { TableBar } from './table.js';

/** The range of a row on a bar, and what it must bring; null where it is not known. */
interface Ranged {
  byWindow: { rate: number; low: number; high: number } | null;
  worth: number | null;
}

/** How a bar shows ranges: in multiples of what each row must bring, or on one scale for all, up to a round rate. */
export function likelyBar<Row>(
  rows: readonly Row[],
  rangedOf: (row: Row) => Ranged,
  isByWorth: boolean,
  { painter }: Pick<View, 'painter'>,
): Pick<TableBar<Row>, 'title' | 'draw'> {
  const highest = rows.reduce((high, row) => Math.max(high, rangedOf(row).byWindow?.high ?? 0), 0);
  const max = scales.find((scale) => highest <= scale) ?? 1;
  const bar = ({ byWindow, worth }: Ranged, width: number) => {
    if (byWindow === null || (isByWorth && worth === null)) return '';
    return isByWorth
      ? worthBar({ ...byWindow, worth: worth!, width })
      : rangeBar({ ...byWindow, max, width });
  };
  return {
    title: (width) =>
      isByWorth ? worthScale(width) : `${padEnd('0', width - percent(max).length)}${percent(max)}`,
    draw: (row, width) => String(painter.accent(bar(rangedOf(row), width))),
  };
}

const scales = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8];

/** What the signs of a bar in multiples of the worth are, part by part; the same on the page and wherever it is explained. */
export const worthLegend = [
  '● most likely',
  '├─┤ likely range',
  '│ enough, its worth',
  `◂ ${offScale.below}`,
  `▸ ${offScale.above}`,
];

const plainLegend = ['● most likely', '├─┤ likely range'];

/** The signs of the bars below a table that has any, on as few lines as fit. */
export function legendLines(
  isByWorth: boolean,
  { width, painter }: Pick<View, 'width' | 'painter'>,
): string[] {
  return flow(isByWorth ? worthLegend : plainLegend, width - 2).map(
    (line) => `  ${String(painter.dim(line))}`,
  );
}

/** How the bar is to be read, as a sentence. */
export const barExplained = `Bar: ${worthLegend.join(' · ')}. It is measured against the worth, what you said the tactic must bring: half is half of that and twice is twice as much. It ends at a quarter of the worth and at four times the worth, and each doubling is as wide as the next.`;
