import type { Layout } from '../layout.js';
import { columns, first } from '../reading.js';

/** Contacts of a vCard file, a row each. */
export const vcard: Layout = {
  name: 'vcard',
  title: 'vCard contacts',
  rows: 'leads',
  signature: columns('First Name, Last Name, Name, Company, Title, Email, Phone, URL, Tags, Notes'),
  fields: {
    'first-name': 'First Name',
    'last-name': 'Last Name',
    company: 'Company',
    title: 'Title',
    email: 'Email',
    phone: 'Phone',
    url: 'URL',
    tag: 'Tags',
    note: 'Notes',
  },
  read: (cells) => {
    if (first(cells, 'First Name', 'Last Name') !== '') return { lead: '' };
    if (first(cells, 'Name', 'Company', 'Email', 'Phone') === '') return { leftOut: 'without a name' };
    return { lead: cells('Name') };
  },
  says: { lead: 'Name' },
  ignores: ['Name'],
};
