import type { Layout } from '../layout.js';
import { columns, first, lostBecause } from '../reading.js';

/** A view of Pipedrive's deals: a talk from its first day on, won or lost on a day of its own. */
export const pipedriveDeals: Layout = {
  name: 'pipedrive-deals',
  title: 'Pipedrive deals',
  rows: 'touches',
  signature: [
    'Deal - Title',
    ['Deal - Status', 'Deal - Stage', 'Deal - Won time', 'Deal - Lost time'],
    ['Deal - Deal created', 'Deal - Creation date', 'Deal - Won time', 'Deal - Lost time', 'Deal - Add time'],
  ],
  fields: {
    value: 'Deal - Value',
    currency: ['Deal - Currency of Value', 'Deal - Currency'],
    company: ['Deal - Organization', 'Organization - Name'],
    email: ['Person - Email', ...['Work', 'Home', 'Other'].map((sort) => `Person - Email - ${sort}`)],
    phone: [
      'Person - Phone',
      ...['Work', 'Mobile', 'Home', 'Other'].map((sort) => `Person - Phone - ${sort}`),
    ],
    'lead-external-id': ['Deal - Contact person ID', 'Person - ID'],
    source: ['Deal - Source channel', 'Deal - Lead source'],
  },
  constants: { tactic: 'deal', channel: 'other', outcome: 'talked' },
  read: (cells) => {
    const status = cells('Deal - Status').trim().toLowerCase();
    const closed = first(cells, 'Deal - Deal closed on', 'Deal - Closed on', 'Deal - Update time');
    const won = cells('Deal - Won time') || (status === 'won' ? closed : '');
    const lost = cells('Deal - Lost time') || (status === 'lost' ? closed : '');
    const person = first(cells, 'Deal - Contact person', 'Person - Name');
    const made = first(cells, 'Deal - Deal created', 'Deal - Creation date', 'Deal - Add time');
    return {
      lead: person || first(cells, 'Deal - Organization', 'Organization - Name', 'Deal - Title'),
      at: made || won || lost,
      'external-id': cells('Deal - ID') && `deal ${cells('Deal - ID')}`,
      'result-at:won': status === 'lost' ? '' : won,
      'result-at:lost': status === 'won' ? '' : lost,
      ...(lost !== '' && status !== 'won' ? lostBecause(cells('Deal - Lost reason')) : {}),
    };
  },
  says: ['lead', 'at', 'external-id', 'result-at:won', 'result-at:lost', 'reason', 'note'],
  ignores: columns(`
    ID, Title, Status, Deal created, Creation date, Add time, Won time, Lost time, Lost reason,
    Contact person, Owner, Creator, Deal closed on, Closed on, Update time, Last stage change,
    Last activity date, Next activity date, Expected close date, Weighted value, Organization ID`)
    .map((name) => `Deal - ${name}`)
    .concat('Person - Name'),
};
