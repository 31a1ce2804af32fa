import type { Column } from '../../render/column.js';
import type { Lead } from '../../store/leads/list.js';
import { formatUid } from '../../store/file/uid.js';
import { stageName } from './touches.js';

/** Leads as they are listed and exported; several emails, phones or tags stand in one cell, parted by `; `. */
export function leadColumns(): Column<Lead>[] {
  return [
    { key: 'lead_id', title: 'lead', value: (row) => row.id, display: (row) => `@${row.id}`, align: 'right' },
    { key: 'name', title: 'name', value: (row) => row.name },
    { key: 'company', title: 'company', value: (row) => row.company },
    { key: 'email', title: 'email', value: (row) => row.emails, table: false },
    { key: 'phone', title: 'phone', value: (row) => row.phones, table: false },
    { key: 'source', title: 'source', value: (row) => row.source },
    { key: 'origin', title: 'origin', value: (row) => row.origin },
    { key: 'tier', title: 'tier', value: (row) => row.tier },
    {
      key: 'stopped',
      title: 'stopped',
      value: (row) => row.stopped === 1,
      display: (row) => (row.stopped === 1 ? 'stopped' : ''),
    },
    { key: 'touches', title: 'touches', value: (row) => row.touches },
    { key: 'last_touch', title: 'last touch', value: (row) => row.lastDay, min: 10, cell: 'day' },
    { key: 'stage', title: 'stage', value: (row) => stageName(row.stage) },
    { key: 'note', title: 'note', value: (row) => row.note, table: false },
    { key: 'external_id', title: 'external id', value: (row) => row.externalId, table: false },
    { key: 'created', title: 'created', value: (row) => row.day, table: false, cell: 'day' },
    { key: 'uid', title: 'uid', value: (row) => formatUid(row.uid), table: false },
    { key: 'tags', title: 'tags', value: (row) => row.tags },
    { key: 'url', title: 'url', value: (row) => row.url, table: false },
    { key: 'lifted', title: 'lifted', value: (row) => row.lifted, table: false },
    { key: 'every_days', title: 'every', value: (row) => row.everyDays, table: false },
  ];
}

/** Leads as they are exported: without what follows from their touches, so that an export imports to itself. */
export function leadExportColumns(): Column<Lead>[] {
  return leadColumns().filter(({ key }) => !['touches', 'last_touch', 'stage'].includes(key));
}
