import type { Layout } from '../layout.js';
import { unlessNameless } from '../reading.js';

/** Connections.csv of the data that LinkedIn hands out. Older ones have no URL. */
export const linkedin: Layout = {
  name: 'linkedin',
  title: 'LinkedIn connections',
  rows: 'leads',
  signature: ['First Name', 'Last Name', 'Connected On', ['Position', 'URL']],
  fields: {
    'first-name': 'First Name',
    'last-name': 'Last Name',
    'external-id': 'URL',
    url: 'URL',
    email: 'Email Address',
    company: 'Company',
    title: 'Position',
    created: 'Connected On',
    tag: 'Tags',
  },
  read: unlessNameless('First Name', 'Last Name'),
};
