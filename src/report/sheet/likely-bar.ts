import { rangeBar, worthBar, worthScale } from '../../render/bar.js';
import { percent } from '../../render/figure.js';
import { padEnd } from '../../render/width.js';
import type { View } from './layout.js';
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
      isByWorth
        ? `${worthScale(width)} ×worth`
        : `${padEnd('0', width - percent(max).length)}${percent(max)}`,
    draw: (row, width) => String(painter.accent(bar(rangedOf(row), width))),
  };
}

const scales = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8];
