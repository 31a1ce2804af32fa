import type { Layout } from '../layout.js';
import { columns, numbered } from '../reading.js';
import { groups } from './google.js';

/** The file of Google Contacts before 2024, which other programs still write. */
export const googleOld: Layout = {
  name: 'google-old',
  title: 'Google Contacts, old form',
  rows: 'leads',
  signature: ['Name', 'Given Name', 'Family Name', 'Group Membership'],
  fields: {
    'first-name': ['Given Name', 'Additional Name'],
    'last-name': 'Family Name',
    company: 'Organization 1 - Name',
    title: 'Organization 1 - Title',
    email: numbered('E-mail # - Value', 9),
    phone: numbered('Phone # - Value', 9),
    url: 'Website 1 - Value',
    note: 'Notes',
  },
  read: (cells) => ({
    tag: groups(cells('Group Membership')),
    lead: cells('Given Name') + cells('Family Name') === '' ? cells('Name') : '',
  }),
  says: { tag: 'Group Membership', lead: 'Name' },
  ignores: [
    ...numbered('Address # - Formatted', 3),
    ...numbered('E-mail # - Type', 9),
    ...numbered('Phone # - Type', 9),
    ...numbered('Address # - Type', 3),
    ...numbered('Website # - Type', 3),
    ...columns(`
    Name, Group Membership, Yomi Name, Given Name Yomi, Additional Name Yomi, Family Name Yomi,
    Name Prefix, Name Suffix, Initials, Short Name, Directory Server, Sensitivity, Priority, Photo,
    Language, Mileage, Billing Information, Subject, Organization 1 - Yomi Name,
    Organization 1 - Type`),
  ],
};
