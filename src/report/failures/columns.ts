import type { Column } from '../../render/column.js';
import type { CsvValue } from '../../render/csv.js';
import { duration, money, percent } from '../../render/figure.js';
import { type Currency, major, minutes } from '../sheet/cells.js';
import { isUnrecorded, type FailureRow, type Failures } from './failures.js';
import type { Frame } from '../measures/frame.js';

/** Columns of the failures: stable keys, later ones are added at the end. */
export function failureColumns({ period, asOf }: Frame, currency: Currency): Column<FailureRow>[] {
  return [
    { key: 'reason', title: 'why', value: (row) => row.reason, display: reasonWords },
    { key: 'place', title: 'where', value: (row) => row.place, display: placeWords },
    { key: 'period_from', title: 'from', value: () => period.from },
    { key: 'period_to', title: 'to', value: () => period.to },
    { key: 'as_of', title: 'as of', value: () => asOf.day },
    { key: 'touches', title: 'n', value: (row) => row.touches },
    { key: 'share', title: 'share', value: (row) => row.share, display: (row) => percent(row.share) },
    { key: 'touches_before', title: 'n before', value: (row) => row.before?.touches ?? null },
    { key: 'share_before', title: 'was', value: (row) => row.before?.share ?? null, display: shareBefore },
    { key: 'minutes', title: 'time', value: (row) => minutes(row.seconds), display: timeWords },
    {
      key: 'cost',
      title: 'money',
      value: (row) => major(row.cost, currency),
      display: (row) => moneyWords(row, currency.code),
    },
    { key: 'stage', title: 'stage', value: (row) => row.stage },
    {
      key: 'minutes_estimated',
      title: 'of it usual',
      value: (row) => minutes(row.usualSeconds),
      display: ({ usualSeconds }) => (usualSeconds === null ? '' : duration(usualSeconds)),
    },
  ];
}

/** The costliest cause under the keys of the columns; null where there is none. */
export function costliestJson({ costliest }: Failures, currency: Currency): Record<string, CsvValue> | null {
  if (costliest === null) return null;
  const { cause, costWithTime } = costliest;
  return {
    reason: cause.reason,
    place: cause.place,
    touches: cause.touches,
    minutes: minutes(cause.seconds),
    minutes_estimated: minutes(cause.usualSeconds),
    cost: major(cause.cost, currency),
    cost_with_time: major(costWithTime, currency),
  };
}

/** What stands for a failure without a reason. */
export function reasonWords({ reason }: FailureRow): string {
  return reason ?? 'not recorded';
}

/** The place a failure broke at; ? when nothing is recorded, – when its reason has none. */
export function placeWords(row: FailureRow): string {
  return row.place ?? (isUnrecorded(row) ? '?' : '–');
}

/** The share in the period before, blank when nothing failed then. */
export function shareBefore({ before }: FailureRow): string {
  return before === null ? '' : percent(before.share);
}

/** Hours and minutes, `~` before them where some are what touches usually take; blank when none are known. */
export function timeWords({ seconds, usualSeconds }: FailureRow): string {
  if (seconds === null) return '';
  return usualSeconds === null ? duration(seconds) : `~${duration(seconds)}`;
}

/** Money, blank when none was written down. */
export function moneyWords({ cost }: FailureRow, currency: string | null): string {
  return cost === null ? '' : money(cost, currency);
}
