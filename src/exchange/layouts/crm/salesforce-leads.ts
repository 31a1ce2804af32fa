import type { Layout } from '../layout.js';
import { columns, saysYes } from '../reading.js';

const stops = ['Do Not Call', 'Email Opt Out', 'DoNotCall', 'HasOptedOutOfEmail'];

/** A report of Salesforce's leads, or their export by names of the API. */
export const salesforceLeads: Layout = {
  name: 'salesforce-leads',
  title: 'Salesforce leads',
  rows: 'leads',
  signature: [
    ['Last Name', 'LastName', 'Name'],
    ['Company / Account', 'IsConverted', 'Lead ID'],
    ['Lead Owner', 'Lead Source', 'Lead Status', 'LeadSource', 'Rating', ...stops],
  ],
  fields: {
    lead: 'Name',
    'first-name': ['First Name', 'FirstName'],
    'last-name': ['Last Name', 'LastName'],
    title: 'Title',
    company: ['Company / Account', 'Company'],
    email: 'Email',
    phone: ['Phone', 'Mobile', 'MobilePhone'],
    url: 'Website',
    source: ['Lead Source', 'LeadSource'],
    tag: ['Lead Status', 'Status', 'Rating'],
    created: ['Create Date', 'Created Date', 'CreatedDate'],
    note: 'Description',
    'external-id': ['Lead ID', 'Id'],
  },
  read: (cells) => ({ stopped: saysYes(cells, ...stops) ? 'true' : '' }),
  says: { stopped: stops },
  ignores: [
    ...columns(`
    Lead Owner, OwnerId, IsDeleted, IsConverted, Last Activity, LastActivityDate`),
  ],
};
