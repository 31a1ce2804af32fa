import type { Column } from '../../render/column.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import type { Answering } from './hours.js';
import { showShare } from '../sheet/cells.js';

/** Columns that a report by hour or weekday has at the end; a row is found by its key. */
export function answerColumns({ rows, total }: Answering): Column<{ key: GroupKey }>[] {
  const byKey = new Map([...rows, total].map((row) => [row.key, row]));
  const of = ({ key }: { key: GroupKey }) => byKey.get(key);
  const share = (key: string, title: string, value: (row: { key: GroupKey }) => number | undefined) => ({
    key,
    title,
    value: (row: { key: GroupKey }) => value(row) ?? null,
    display: (row: { key: GroupKey }) => showShare(value(row)),
  });
  return [
    { key: 'known', title: 'known', value: (row) => of(row)?.sums.x ?? 0 },
    { key: 'answered', title: 'answered', value: (row) => of(row)?.sums.y ?? 0 },
    share('answer_rate', 'answer rate', (row) => of(row)?.rate?.rate),
    share('answer_low', 'low', (row) => of(row)?.rate?.low),
    share('answer_high', 'high', (row) => of(row)?.rate?.high),
  ];
}
