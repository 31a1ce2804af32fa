import type { Layout } from '../layout.js';
import { columns, first } from '../reading.js';

const dates = ['activity_at', 'date_created', 'created'];

/** Calls that Close exports, outbound ones: with a person of a firm, which Close calls the lead, or with the firm. */
export const closeCalls: Layout = {
  name: 'close-calls',
  title: 'Close calls',
  rows: 'touches',
  signature: ['lead_id', 'direction', dates, ['disposition', 'duration']],
  fields: {
    at: dates,
    company: 'lead_name',
    phone: ['phone', 'remote_phone'],
    note: ['note', 'notes'],
    'external-id': ['id', 'call_id'],
  },
  constants: { tactic: 'call', channel: 'call' },
  words: {
    outcome: {
      answered: 'talked',
      'no-answer': 'no-answer',
      'no answer': 'no-answer',
      busy: 'no-answer',
      error: 'no-answer',
      'vm-left': 'voicemail',
      'vm-answer': 'no-answer',
    },
  },
  read: (cells) => {
    if (/^in(bound|coming)$/i.test(cells('direction').trim())) return { leftOut: 'inbound' };
    const person = first(cells, 'contact_name', 'name');
    const duration = cells('duration').trim();
    const isSilent = /^[0:]*$/.test(duration);
    return {
      lead: person || cells('lead_name'),
      'lead-external-id': person === '' ? cells('lead_id') : cells('contact_id'),
      duration: /^\d+$/.test(duration) ? `${duration}s` : duration,
      outcome: cells('disposition') || (isSilent ? 'no-answer' : 'talked'),
    };
  },
  says: {
    lead: ['contact_name', 'name'],
    'lead-external-id': ['contact_id', 'lead_id'],
    duration: 'duration',
    outcome: ['disposition', 'duration'],
  },
  ignores: columns(`
    lead_id, contact_id, contact_name, name, direction, duration, disposition, status, date_updated, user_id,
    user_name, created_by, created_by_name, updated_by, updated_by_name, voicemail_url, recording_url,
    local_phone, source`),
};
