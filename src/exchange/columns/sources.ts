import type { Column } from '../../render/column.js';
import type { SourceRow } from '../../store/leads/sources.js';

/** Sources as they are listed, with the leads from each. */
export const sourceColumns: Column<SourceRow>[] = [
  { key: 'source', title: 'source', value: (row) => row.name, min: 24 },
  {
    key: 'origin',
    title: 'origin',
    value: (row) => row.origin,
    display: (row) => row.origin ?? 'unknown',
  },
  { key: 'leads', title: 'leads', value: (row) => row.leads },
  {
    key: 'leads_of_other_origin',
    title: 'of another origin',
    value: (row) => row.otherOrigin,
    display: (row) => (row.otherOrigin === 0 ? '' : String(row.otherOrigin)),
    align: 'right',
  },
];
