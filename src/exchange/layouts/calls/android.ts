import type { Layout } from '../layout.js';
import { columns } from '../reading.js';

const outgoing = '2';

/** The calls of an Android phone, as SMS Backup & Restore keeps them. */
export const android: Layout = {
  name: 'android-calls',
  title: 'Android call log',
  rows: 'touches',
  signature: ['number', 'duration', 'date', 'type', 'contact_name'],
  fields: { at: 'date', phone: 'number', seconds: 'duration' },
  constants: { tactic: 'call', channel: 'call' },
  read: (cells) => {
    if (cells('type').trim() !== outgoing) return { leftOut: 'inbound' };
    const name = cells('contact_name').trim();
    return {
      lead: /^(\(unknown\)|unknown|null)$/i.test(name) ? '' : name,
      outcome: /^0*$/.test(cells('duration').trim()) ? 'no-answer' : 'talked',
    };
  },
  says: { lead: 'contact_name', outcome: 'duration' },
  ignores: columns(`
    type, contact_name, presentation, readable_date, subscription_id, post_dial_digits,
    subscription_component_name`),
};
