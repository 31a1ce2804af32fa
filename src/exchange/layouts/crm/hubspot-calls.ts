import type { Layout } from '../layout.js';
import { associated, associationColumns, columns, first } from '../reading.js';

const durations = ['Call duration (HH:mm:ss)', 'Call duration'];

/** A view of HubSpot's calls. A call with several contacts is a touch of each, and took its time once. */
export const hubspotCalls: Layout = {
  name: 'hubspot-calls',
  title: 'HubSpot calls',
  rows: 'touches',
  signature: [
    ['Activity date', 'Create Date', 'Aktivitätsdatum', 'Erstellungsdatum'],
    ['Call outcome', 'Anrufergebnis'],
    ['Call Title', 'Call notes', 'Call direction', 'Call status', ...durations, ...associationColumns],
  ],
  fields: {
    at: ['Activity date', 'Create Date', 'Aktivitätsdatum', 'Erstellungsdatum'],
    outcome: ['Call outcome', 'Anrufergebnis', 'Call status'],
    note: 'Call notes',
    email: 'Email',
    phone: 'To Number',
  },
  constants: { tactic: 'call', channel: 'call' },
  read: (cells) => {
    if (/^inbound$/i.test(cells('Call direction').trim())) return { leftOut: 'inbound' };
    const id = cells('Record ID') || cells('Call id');
    const length = first(cells, ...durations).trim();
    const time = { duration: /^\d+$/.test(length) ? `${Math.round(Number(length) / 1000)}s` : length };
    const who = associated(cells);
    if (who.length === 0) return { ...time, 'external-id': id };
    return who.map((lead, index) => ({
      ...lead,
      ...(index === 0 ? time : { duration: '0s' }),
      'external-id': id === '' ? '' : `${id} ${lead['lead-external-id'] || lead.lead}`,
    }));
  },
  says: ['lead', 'lead-external-id', 'external-id', 'duration'],
  ignores: [
    ...durations,
    ...columns(`
    Record ID, Call id, Call Title, Call direction, Activity assigned to, From number,
    Associated Company IDs, Associated Deal IDs`),
    ...associationColumns,
  ],
};
