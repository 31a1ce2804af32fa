import type { Layout } from '../layout.js';
import { columns, first } from '../reading.js';

/** Contacts that Close exports: a person in each row, with the firm, which Close calls the lead. */
export const closeContacts: Layout = {
  name: 'close-contacts',
  title: 'Close contacts',
  rows: 'leads',
  signature: ['lead_id', 'lead_name', 'name', ['primary_email', 'primary_phone', 'title']],
  fields: {
    title: 'title',
    company: 'lead_name',
    email: ['primary_email', 'other_emails'],
    phone: ['primary_phone', 'other_phones'],
    created: 'date_created',
  },
  read: (cells) => ({
    lead: first(cells, 'name', 'lead_name'),
    'external-id': first(cells, 'id', 'contact_id'),
  }),
  says: { lead: 'name', 'external-id': ['id', 'contact_id'] },
  ignores: columns(`
    id, contact_id, lead_id, name, primary_email_type, primary_phone_type, date_updated, created_by, updated_by,
    created_by_name, updated_by_name`),
};
