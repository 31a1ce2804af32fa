import type { Layout } from '../layout.js';
import { columns, first, lostBecause } from '../reading.js';

const made = ['Deal - Deal created', 'Deal - Creation date', 'Deal - Add time'];
const closed = ['Deal - Deal closed on', 'Deal - Closed on', 'Deal - Update time'];
const persons = ['Deal - Contact person', 'Person - Name'];
const firms = ['Deal - Organization', 'Organization - Name'];

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
    const end = first(cells, ...closed);
    const won = cells('Deal - Won time') || (status === 'won' ? end : '');
    const lost = cells('Deal - Lost time') || (status === 'lost' ? end : '');
    return {
      lead: first(cells, ...persons, ...firms, 'Deal - Title'),
      at: first(cells, ...made) || won || lost,
      'external-id': cells('Deal - ID') && `deal ${cells('Deal - ID')}`,
      'result-at:won': status === 'lost' ? '' : won,
      'result-at:lost': status === 'won' ? '' : lost,
      ...(lost !== '' && status !== 'won' ? lostBecause(cells('Deal - Lost reason')) : {}),
    };
  },
  says: {
    lead: [...persons, ...firms, 'Deal - Title'],
    at: [...made, 'Deal - Won time', 'Deal - Lost time', ...closed],
    'external-id': 'Deal - ID',
    'result-at:won': ['Deal - Won time', ...closed],
    'result-at:lost': ['Deal - Lost time', ...closed],
    reason: 'Deal - Lost reason',
    note: 'Deal - Lost reason',
  },
  ignores: columns(`
    Status, Owner, Creator, Last stage change, Last activity date, Next activity date, Expected close date, Weighted value, Organization ID`).map(
    (name) => `Deal - ${name}`,
  ),
};
