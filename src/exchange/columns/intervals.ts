import type { Column } from '../../render/column.js';
import type { Interval } from '../../store/promises/intervals.js';

/** How often to be in touch with the leads of a tier or with a tag, as it is listed. */
export const intervalColumns: Column<Interval>[] = [
  { key: 'tier', title: 'tier', value: (row) => row.tier },
  { key: 'tag', title: 'tag', value: (row) => row.tag, min: 16 },
  {
    key: 'every_days',
    title: 'every',
    value: (row) => row.days,
    display: (row) => (row.days === 1 ? '1 day' : `${row.days} days`),
    align: 'right',
  },
  { key: 'leads', title: 'leads', value: (row) => row.leads },
  {
    key: 'leads_of_their_own',
    title: 'by their own',
    value: (row) => row.otherwise,
    display: (row) => (row.otherwise === 0 ? '' : String(row.otherwise)),
    align: 'right',
  },
];
