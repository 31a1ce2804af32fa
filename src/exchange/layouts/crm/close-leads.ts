import type { Layout } from '../layout.js';
import { columns, first } from '../reading.js';

/** Leads that Close exports, a firm with its first contact in each row. */
export const closeLeads: Layout = {
  name: 'close-leads',
  title: 'Close leads',
  rows: 'leads',
  signature: [
    'display_name',
    ['status_label', 'status_id'],
    ['primary_contact_name', 'primary_contact_primary_email', 'primary_contact_primary_phone'],
  ],
  fields: {
    title: 'primary_contact_title',
    company: 'display_name',
    email: ['primary_contact_primary_email', 'primary_contact_other_emails'],
    phone: ['primary_contact_primary_phone', 'primary_contact_other_phones'],
    url: 'url',
    note: 'description',
    created: 'date_created',
    'external-id': 'id',
    next: ['next_task_due_date', 'next_task_date'],
    do: 'next_task_text',
  },
  read: (cells) => ({
    lead: first(cells, 'primary_contact_name', 'display_name'),
    tag: cells('status_label'),
    stopped: /^do not|unsubscribed/i.test(cells('status_label').trim()) ? 'true' : '',
  }),
  says: { lead: 'primary_contact_name', tag: 'status_label', stopped: 'status_label' },
  ignores: columns(`
    primary_contact_name, status_label, status_id, html_url, date_updated, created_by, updated_by,
    created_by_name, updated_by_name, primary_contact_primary_phone_type,
    primary_contact_primary_email_type`),
};
