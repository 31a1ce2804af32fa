import type { Layout } from '../layout.js';
import { columns, saysYes } from '../reading.js';

const stops = ['Email Opt Out', 'Do Not Call', 'SMS Opt Out'];

/** Leads of Zoho CRM, as a list exports them or as a backup holds them. */
export const zohoLeads: Layout = {
  name: 'zoho-leads',
  title: 'Zoho leads',
  rows: 'leads',
  signature: [
    'Last Name',
    ['LEADID', 'Lead Owner', 'Lead Owner.id', 'Lead Id', 'Record Id'],
    ['Created Time', 'Modified Time', 'Lead Owner.id'],
    ['Lead Source', 'Lead Status', 'LEADID', 'CONVERTED'],
  ],
  fields: {
    'first-name': 'First Name',
    'last-name': 'Last Name',
    title: ['Title', 'Designation'],
    company: 'Company',
    email: ['Email', 'Secondary Email'],
    phone: ['Phone', 'Mobile'],
    url: 'Website',
    source: 'Lead Source',
    tag: ['Lead Status', 'Rating', 'Tag'],
    created: 'Created Time',
    note: 'Description',
    'external-id': ['LEADID', 'Record Id', 'Lead Id', 'Id'],
  },
  read: (cells) => ({ stopped: saysYes(cells, ...stops) ? 'true' : '' }),
  says: { stopped: stops },
  ignores: [
    ...columns(`
    Lead Owner, Lead Owner.id, Modified Time, Last Activity Time, CONVERTED, Converted, Salutation,
    Created By, Created By.id, Modified By, Modified By.id, Lead Owner Id`),
  ],
};
