import type { Layout } from '../layout.js';
import { columns, first, saysYes } from '../reading.js';

const named = ['First Name', 'Last Name', 'Email', 'Phone Number', 'Mobile Phone Number'];

/** A view of HubSpot's contacts: which columns there are was chosen there. */
export const hubspotContacts: Layout = {
  name: 'hubspot-contacts',
  title: 'HubSpot contacts',
  rows: 'leads',
  signature: [
    'Record ID',
    ['First Name', 'Last Name'],
    columns(`
    Phone Number, Lifecycle Stage, Lead Status, Create Date, Last Activity Date, Original Traffic Source, Job Title,
    Company name, Associated Company, Associated Company IDs`),
  ],
  fields: {
    'first-name': 'First Name',
    'last-name': 'Last Name',
    title: 'Job Title',
    email: ['Email', 'Work email', 'Additional email addresses'],
    phone: ['Phone Number', 'Mobile Phone Number'],
    source: 'Original Traffic Source',
    tag: 'Lead Status',
    created: 'Create Date',
    url: ['LinkedIn URL', 'Website URL'],
    'external-id': 'Record ID',
  },
  read: (cells) => {
    if (first(cells, ...named, 'Company name', 'Associated Company') === '')
      return { leftOut: 'without a name' };
    const company = cells('Company name') || cells('Associated Company').split(';')[0]!.trim();
    const stops = saysYes(cells, 'Unsubscribed from all email', 'Do not call', 'Do not contact');
    return { company, stopped: stops ? 'true' : '' };
  },
  says: ['company', 'stopped'],
  ignores: columns(`
    Company name, Associated Company, Associated Company IDs, Associated Deal, Associated Deal IDs,
    Contact owner, Last Activity Date, Last Contacted, Last Modified Date,
    Unsubscribed from all email`),
};
