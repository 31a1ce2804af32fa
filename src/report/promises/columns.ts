import type { Column } from '../../render/column.js';
import type { CsvValue } from '../../render/csv.js';
import type { Interval } from '../../stats/interval.js';
import { minorDigits } from '../../domain/money.js';
import { renderJsonRows } from '../../render/rows.js';
import { type Currency, major, showShare } from '../sheet/cells.js';
import type { Dream } from './dream.js';
import type { Frame } from '../measures/frame.js';
import type { PromiseFigures, PromiseRow } from './promises.js';

/** Columns of the rows: stable keys, later ones are added at the end. */
export function promiseColumns(frame: Frame, currency: Currency): Column<PromiseRow>[] {
  return [
    { key: 'by', title: 'by', value: (row) => row.by },
    {
      key: 'name',
      title: 'name',
      value: (row) => row.name,
      display: (row) => row.name ?? (row.by === 'tactic' ? 'no touch' : 'no source'),
    },
    { key: 'version', title: 'version', value: (row) => row.version },
    ...figureColumns(frame, currency),
  ];
}

/** Columns of the figures alone, as of the total. */
export function figureColumns({ period, asOf }: Frame, currency: Currency): Column<PromiseFigures>[] {
  const amount = (key: string, title: string, of: (row: PromiseFigures) => number | null) =>
    column(key, title, (row) => major(of(row), currency));
  return [
    column('period_from', 'from', () => period.from),
    column('period_to', 'to', () => period.to),
    column('as_of', 'as of', () => asOf.day),
    column('kept', 'kept', ({ promises }) => promises.kept),
    column('broken', 'broken', ({ promises }) => promises.broken),
    ...rate('kept_rate', 'kept share', (row) => row.keptRate),
    column('on_time', 'on time', ({ promises }) => promises.onTime),
    ...rate('on_time_rate', 'on time share', (row) => row.onTimeRate),
    amount('broken_value', 'broken value', ({ promises }) => promises.brokenValue),
    column('moved', 'moved', ({ promises }) => promises.moved),
    column('dropped', 'dropped', ({ promises }) => promises.dropped),
    column('meetings_unanswered', 'meetings without a result', ({ promises }) => promises.unanswered),
    column('broken_before', 'broken before, still open', ({ promises }) => promises.older),
    column('handoffs_confirmed', 'hand-offs confirmed', ({ promises }) => promises.confirmed),
    column('handoffs_unconfirmed', 'hand-offs unconfirmed', ({ promises }) => promises.unconfirmed),
    amount('unconfirmed_value', 'unconfirmed value', ({ promises }) => promises.unconfirmedValue),
    column('in_play', 'talked, in play', ({ talks }) => talks.talked),
    column('no_next_step', 'without a next step', ({ talks }) => talks.left),
    ...rate('no_next_step_rate', 'share', (row) => row.leftRate),
    amount('no_next_step_value', 'their value', ({ talks }) => talks.leftValue),
    column('put_off', 'put off, date passed', ({ putOffs }) => putOffs.due),
    column('put_off_touched', 'touched since', ({ putOffs }) => putOffs.touched),
    ...rate('put_off_touched_rate', 'share', (row) => row.touchedRate),
    column('put_off_talked', 'talked since', ({ putOffs }) => putOffs.talked),
    ...rate('put_off_talked_rate', 'share', (row) => row.talkedRate),
    column('put_off_met', 'met since', ({ putOffs }) => putOffs.met),
    ...rate('put_off_met_rate', 'share', (row) => row.metRate),
    amount('put_off_idle_value', 'value not touched', ({ putOffs }) => putOffs.idleValue),
  ];
}

/** What the page holds of promises: all but what came back of those put off. */
export function promisesJson(
  figures: PromiseFigures,
  frame: Frame,
  currency: string | null,
): Record<string, CsvValue> {
  const columns = figureColumns(frame, { code: currency, digits: minorDigits(currency) });
  const held = columns.filter(({ key }) => !/^(period|as_of|put_off)/.test(key));
  return renderJsonRows(held, [figures])[0]!;
}

/** How the dream list is covered. */
export function dreamJson(dream: Dream): Record<string, number> {
  const { leads, coldDays, recent, never, cold, closed, talking, met } = dream;
  return { leads, cold_days: coldDays, touched: recent, never, cold, closed, talking, met };
}

function column(
  key: string,
  title: string,
  value: (row: PromiseFigures) => CsvValue,
): Column<PromiseFigures> {
  return { key, title, value };
}

function rate(
  key: string,
  title: string,
  of: (row: PromiseFigures) => Interval | null,
): Column<PromiseFigures>[] {
  const share = (suffix: string, name: string, part: keyof Interval): Column<PromiseFigures> => ({
    key: key + suffix,
    title: name,
    value: (row) => of(row)?.[part] ?? null,
    display: (row) => showShare(of(row)?.[part]),
  });
  return [share('', title, 'rate'), share('_low', 'low', 'low'), share('_high', 'high', 'high')];
}
