import type { Layout } from '../layout.js';
import { columns, numbered } from '../reading.js';

/** The file of Google Contacts since 2024. */
export const google: Layout = {
  name: 'google',
  title: 'Google Contacts',
  rows: 'leads',
  signature: ['First Name', 'Last Name', 'File As', 'Labels', 'Phonetic First Name'],
  fields: {
    'first-name': ['First Name', 'Middle Name'],
    'last-name': 'Last Name',
    company: 'Organization Name',
    title: 'Organization Title',
    email: numbered('E-mail # - Value', 9),
    phone: numbered('Phone # - Value', 9),
    url: 'Website 1 - Value',
    note: 'Notes',
  },
  read: (cells) => ({ tag: groups(cells('Labels')) }),
  says: { tag: 'Labels' },
  ignores: [
    ...numbered('Address # - Formatted', 3),
    ...numbered('E-mail # - Label', 9),
    ...numbered('Phone # - Label', 9),
    ...numbered('Address # - Label', 3),
    ...numbered('Website # - Label', 3),
    ...columns(`
    Phonetic First Name, Phonetic Middle Name, Phonetic Last Name, Name Prefix, Name Suffix,
    File As, Photo, Labels`),
  ],
};

/** The groups that somebody made: `* myContacts` and its like are Google's own. */
export function groups(cell: string): string {
  const names = cell.split(':::').map((name) => name.trim());
  return names.filter((name) => name !== '' && !name.startsWith('*')).join('; ');
}
