import type { Column } from '../../render/column.js';
import { roundedMoney } from '../../render/rounded.js';
import { type Currency, major, minutes } from '../sheet/cells.js';
import { secondsOf } from '../measures/effort.js';
import type { Frame } from '../measures/frame.js';
import type { MoneyRow } from './money.js';

/** Columns of money and time: stable keys, later ones are added at the end. */
export function moneyColumns({ asOf, goal, window }: Frame, currency: Currency): Column<MoneyRow>[] {
  const amount = (key: string, title: string, of: (row: MoneyRow) => number | null): Column<MoneyRow> => ({
    key,
    title,
    value: (row) => major(of(row), currency),
    display: (row) => {
      const minor = of(row);
      return minor === null ? '' : roundedMoney(minor, currency.code);
    },
  });
  return [
    { key: 'tactic', title: 'tactic', value: (row) => row.name },
    { key: 'version', title: 'version', value: (row) => row.version },
    { key: 'channel', title: 'channel', value: (row) => row.channel },
    { key: 'kind', title: 'kind', value: (row) => row.kind },
    { key: 'as_of', title: 'as of', value: () => asOf.day },
    { key: 'goal', title: 'goal', value: () => goal },
    { key: 'window', title: 'window', value: () => window },
    { key: 'judged', title: 'judged', value: (row) => row.judged },
    { key: 'converted', title: 'converted', value: (row) => row.converted },
    { key: 'touches', title: 'touches', value: ({ effort }) => effort.touches },
    { key: 'touches_untimed', title: 'without a time', value: ({ effort }) => effort.untimed },
    { key: 'minutes', title: 'minutes', value: ({ effort }) => minutes(secondsOf(effort)) },
    {
      key: 'minutes_estimated',
      title: 'of them estimated',
      value: ({ effort }) => (secondsOf(effort) === null ? null : minutes(effort.usualSeconds)),
    },
    { key: 'cost', title: 'cost', value: ({ effort }) => major(effort.cost, currency) },
    { key: 'spend', title: 'spend', value: (row) => major(row.spend, currency) },
    { key: 'time_value', title: 'time', value: (row) => major(row.timeValue, currency) },
    amount('cost_per_conversion', 'cost each', (row) => row.costEach?.each ?? null),
    amount('cost_per_conversion_low', 'low', (row) => row.costEach?.low ?? null),
    amount('cost_per_conversion_high', 'high', (row) => row.costEach?.high ?? null),
    { key: 'conversions_per_hour', title: 'an hour', value: (row) => row.perHour?.rate ?? null },
    { key: 'conversions_per_hour_low', title: 'low', value: (row) => row.perHour?.low ?? null },
    { key: 'conversions_per_hour_high', title: 'high', value: (row) => row.perHour?.high ?? null },
    { key: 'value', title: 'value', value: (row) => major(row.value, currency) },
    { key: 'leads_valued', title: 'leads with a value', value: (row) => row.valued },
    amount('value_per_hour', 'value an hour', (row) => row.valueHour?.rate ?? null),
    amount('value_per_hour_low', 'low', (row) => row.valueHour?.byCount?.low ?? null),
    amount('value_per_hour_high', 'high', (row) => row.valueHour?.byCount?.high ?? null),
    amount('value_per_hour_fieller_low', 'Fieller low', (row) => row.valueHour?.byUnits?.low ?? null),
    amount('value_per_hour_fieller_high', 'Fieller high', (row) => row.valueHour?.byUnits?.high ?? null),
  ];
}
