import type { Column } from '../../render/column.js';
import { renderJsonRows } from '../../render/rows.js';
import { minutes, showShare } from '../sheet/cells.js';
import { secondsOf } from '../measures/effort.js';
import type { Frame } from '../measures/frame.js';
import type { OriginRow, Origins, SourceRow } from './sources.js';

/** Columns of the sources: stable keys, later ones are added at the end. */
export function sourceColumns(frame: Frame): Column<SourceRow>[] {
  return [
    {
      key: 'source',
      title: 'source',
      value: (row) => row.source,
      display: (row) => row.source ?? 'no source',
    },
    ...originColumns(frame),
  ];
}

/** Columns of the origins. */
export function originColumns({ asOf, goal, window }: Frame): Column<OriginRow>[] {
  const share = (
    key: string,
    title: string,
    value: (row: OriginRow) => number | null,
  ): Column<OriginRow> => ({ key, title, value, display: (row) => showShare(value(row)) });
  const inverse = (rate: number | undefined) => (rate === undefined ? null : 1 / rate);
  return [
    { key: 'origin', title: 'origin', value: (row) => row.origin, display: (row) => row.origin ?? 'unknown' },
    { key: 'as_of', title: 'as of', value: () => asOf.day },
    { key: 'goal', title: 'goal', value: () => goal },
    { key: 'window', title: 'window', value: () => window },
    { key: 'leads', title: 'leads', value: (row) => row.leads },
    { key: 'leads_converted', title: 'leads converted', value: (row) => row.leadsConverted },
    { key: 'judged', title: 'judged', value: (row) => row.judged },
    { key: 'converted', title: 'converted', value: (row) => row.converted },
    share('rate', 'rate', (row) => row.rate?.rate ?? null),
    share('rate_low', 'low', (row) => row.rate?.low ?? null),
    share('rate_high', 'high', (row) => row.rate?.high ?? null),
    share('by_window', 'by window', (row) => row.byWindow?.rate ?? null),
    share('by_window_low', 'low', (row) => row.byWindow?.low ?? null),
    share('by_window_high', 'high', (row) => row.byWindow?.high ?? null),
    { key: 'followed_days', title: 'by day', value: (row) => row.byWindow?.day ?? null },
    { key: 'open', title: 'open', value: (row) => row.open },
    { key: 'never_contacted', title: 'never contacted', value: (row) => row.neverContacted },
    { key: 'touches', title: 'touches', value: ({ effort }) => effort.touches },
    { key: 'touches_untimed', title: 'without a time', value: ({ effort }) => effort.untimed },
    { key: 'minutes', title: 'minutes', value: ({ effort }) => minutes(secondsOf(effort)) },
    {
      key: 'minutes_estimated',
      title: 'of them estimated',
      value: ({ effort }) => (secondsOf(effort) === null ? null : minutes(effort.usualSeconds)),
    },
    { key: 'hours_per_conversion', title: 'hours each', value: (row) => inverse(row.perHour?.rate) },
    { key: 'hours_per_conversion_low', title: 'low', value: (row) => inverse(row.perHour?.high) },
    { key: 'hours_per_conversion_high', title: 'high', value: (row) => inverse(row.perHour?.low) },
  ];
}

/** Leads by origin, with their total. */
export function originsJson({ rows, total, nobody }: Origins, frame: Frame): Record<string, unknown> {
  const columns = originColumns(frame);
  return {
    rows: renderJsonRows(columns, rows),
    total: renderJsonRows(columns.slice(1), [total])[0],
    nobody: { touches: nobody.touches, minutes: minutes(secondsOf(nobody)) },
  };
}
