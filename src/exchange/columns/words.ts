import { stages } from '../../domain/touch.js';
import type { Column } from '../../render/column.js';
import type { Outcome, Reason } from '../../store/touches/outcomes.js';

export const outcomeColumns: Column<Outcome>[] = [
  { key: 'outcome', title: 'outcome', value: (row) => row.name, min: 24 },
  {
    key: 'stage',
    title: 'stage',
    value: (row) => (row.stage === null ? null : stages[row.stage]!),
    display: (row) => (row.stage === null ? 'furthest' : stages[row.stage]!),
  },
  {
    key: 'state',
    title: 'state',
    value: (row) => row.state,
    display: (row) => (row.state === 'nothing' ? 'nothing yet' : row.state),
  },
  {
    key: 'ends',
    title: 'ends',
    value: (row) => row.ends,
    display: (row) => ({ no: '', yes: 'yes', address: 'unless reachable' })[row.ends],
  },
  { key: 'asks', title: 'asks for', value: (row) => row.asks, display: (row) => row.asks ?? '' },
  {
    key: 'channels',
    title: 'offered for',
    value: (row) => row.channels || null,
    display: (row) => row.channels || 'all',
  },
];

export const reasonColumns: Column<Reason>[] = [
  { key: 'reason', title: 'reason', value: (row) => row.name, min: 24 },
  { key: 'broke', title: 'usually broke at', value: (row) => row.place, display: (row) => row.place ?? '–' },
];
