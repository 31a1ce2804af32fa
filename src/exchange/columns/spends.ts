import { minorDigits } from '../../domain/money.js';
import type { Column } from '../../render/column.js';
import { money } from '../../render/figure.js';
import type { SpendRow } from '../../store/tactics/spends.js';
import { formatUid } from '../../store/file/uid.js';

/** Spends as they are listed; amounts in major units of `currency`, as exact decimals. */
export function spendColumns(currency: string | null): Column<SpendRow>[] {
  const unit = 10 ** minorDigits(currency);
  return [
    { key: 'spend', title: 'spend', value: (row) => row.id },
    { key: 'tactic', title: 'tactic', value: (row) => row.tactic, min: 10 },
    {
      key: 'amount',
      title: 'amount',
      value: (row) => row.amount / unit,
      display: (row) => money(row.amount, currency),
      align: 'right',
    },
    { key: 'currency', title: 'currency', value: () => currency, table: false },
    { key: 'every', title: 'every', value: (row) => row.every, display: (row) => row.every ?? 'once' },
    { key: 'from', title: 'from', value: (row) => row.day, min: 10 },
    { key: 'until', title: 'until', value: (row) => row.until, min: 10 },
    { key: 'note', title: 'note', value: (row) => row.note },
    { key: 'uid', title: 'uid', value: (row) => formatUid(row.uid), table: false },
  ];
}
