import type { Column } from '../render/column.js';
import { duration, money, percent } from '../render/figure.js';
import { stages } from '../domain/touch.js';
import { isUnrecorded, type FailureRow } from './failures.js';
import type { Frame } from './frame.js';
import type { FunnelRow } from './funnel.js';
import type { GroupRow } from './groups.js';

/** Amounts are written in major units of the currency, which has `digits` decimals. */
export interface Currency {
  code: string | null;
  digits: number;
}

/** Columns of the groups: stable keys, later ones are added at the end. */
export function groupColumns(frame: Frame, currency: Currency): Column<GroupRow>[] {
  const { period, asOf, goal, window } = frame;
  return [
    ...nameColumns(frame),
    { key: 'period_from', title: 'from', value: () => period.from },
    { key: 'period_to', title: 'to', value: () => period.to },
    { key: 'as_of', title: 'as of', value: () => asOf.day },
    { key: 'goal', title: 'goal', value: () => goal },
    { key: 'window', title: 'window', value: () => window },
    { key: 'touches', title: 'touches', value: (row) => row.touches },
    { key: 'reached', title: 'reached', value: (row) => row.stages[stages.indexOf('reached')] ?? 0 },
    { key: 'planned', title: 'planned', value: () => null },
    { key: 'leads', title: 'leads', value: (row) => row.leads },
    { key: 'leads_converted', title: 'leads converted', value: (row) => row.leadsConverted },
    { key: 'judged', title: 'judged', value: (row) => row.judged },
    { key: 'converted', title: 'converted', value: (row) => row.converted },
    { key: 'rate', title: 'rate', value: (row) => row.rate?.rate ?? null, display: showRate },
    {
      key: 'rate_low',
      title: 'low',
      value: (row) => row.rate?.low ?? null,
      display: ({ rate }) => showEnd(rate?.low),
    },
    {
      key: 'rate_high',
      title: 'high',
      value: (row) => row.rate?.high ?? null,
      display: ({ rate }) => showEnd(rate?.high),
    },
    { key: 'minutes', title: 'minutes', value: (row) => minutes(row.seconds) },
    { key: 'cost', title: 'cost', value: (row) => major(row.cost, currency) },
    { key: 'value', title: 'value', value: (row) => major(row.value, currency) },
  ];
}

function nameColumns({ by }: Frame): Column<GroupRow>[] {
  if (by !== 'tactic')
    return [{ key: by, title: by, value: (row) => row.name, display: (row) => row.name ?? 'unknown' }];
  return [
    { key: 'tactic', title: 'tactic', value: (row) => row.name },
    { key: 'version', title: 'version', value: (row) => row.version },
    { key: 'channel', title: 'channel', value: (row) => row.channel },
    { key: 'kind', title: 'kind', value: (row) => row.kind },
  ];
}

/** Columns of the failures. */
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
      display: (row) => (row.cost === null ? '' : money(row.cost, currency.code)),
    },
  ];
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

/** Hours and minutes, blank when none were written down. */
export function timeWords({ seconds }: FailureRow): string {
  return seconds === null ? '' : duration(seconds);
}

/** Columns of the funnel. */
export function funnelColumns({ period, asOf }: Frame): Column<FunnelRow>[] {
  return [
    { key: 'stage', title: 'stage', value: (row) => row.stage },
    { key: 'period_from', title: 'from', value: () => period.from },
    { key: 'period_to', title: 'to', value: () => period.to },
    { key: 'as_of', title: 'as of', value: () => asOf.day },
    { key: 'touches', title: 'touches', value: (row) => row.touches },
    { key: 'leads', title: 'leads', value: (row) => row.leads },
    { key: 'leads_stopped', title: 'stopped here', value: (row) => row.stopped },
    { key: 'rate_name', title: 'rate of', value: (row) => row.ratio?.name ?? null },
    { key: 'rate_count', title: 'count', value: (row) => row.ratio?.count ?? null },
    { key: 'rate_of', title: 'of', value: (row) => row.ratio?.of ?? null },
    { key: 'rate', title: 'rate', value: (row) => row.ratio?.interval?.rate ?? null, display: ratioWords },
    {
      key: 'rate_low',
      title: 'low',
      value: (row) => row.ratio?.interval?.low ?? null,
      display: (row) => showEnd(row.ratio?.interval?.low),
    },
    {
      key: 'rate_high',
      title: 'high',
      value: (row) => row.ratio?.interval?.high ?? null,
      display: (row) => showEnd(row.ratio?.interval?.high),
    },
  ];
}

function ratioWords({ ratio }: FunnelRow): string {
  return ratio?.interval ? percent(ratio.interval.rate) : '';
}

function showRate({ rate }: GroupRow): string {
  return showEnd(rate?.rate);
}

function showEnd(rate: number | undefined): string {
  return rate === undefined ? '' : percent(rate);
}

function minutes(seconds: number | null): number | null {
  return seconds === null ? null : seconds / 60;
}

function major(minor: number | null, { digits }: Currency): number | null {
  return minor === null ? null : minor / 10 ** digits;
}
