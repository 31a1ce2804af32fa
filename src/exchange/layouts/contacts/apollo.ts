import type { Layout } from '../layout.js';
import { columns } from '../reading.js';

/** Contacts that Apollo.io exports, with any of its columns. */
export const apollo: Layout = {
  name: 'apollo',
  title: 'Apollo contacts',
  rows: 'leads',
  signature: [
    'First Name',
    'Last Name',
    'Company Name for Emails',
    ['Email Status', 'Person Linkedin Url', 'Apollo Contact Id'],
  ],
  fields: {
    'first-name': 'First Name',
    'last-name': 'Last Name',
    title: 'Title',
    company: 'Company',
    email: ['Email', 'Secondary Email', 'Tertiary Email'],
    phone: columns(`
    Work Direct Phone, Mobile Phone, First Phone, Home Phone, Other Phone, Corporate Phone`),
    url: 'Person Linkedin Url',
    tag: ['Stage', 'Lists'],
    stopped: 'Do Not Call',
    'external-id': 'Apollo Contact Id',
  },
  ignores: columns(`
    Company Name for Emails, Email Status, Primary Email Source, Email Confidence, Company Phone,
    Primary Email Catch-all Status, Primary Email Last Verified At, Secondary Email Source,
    Tertiary Email Source, Apollo Account Id, Contact Owner, Account Owner`),
};
