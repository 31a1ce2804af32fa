import type { Layout } from '../layout.js';

/** Google Voice, as a table of what Google hands out: calls that were placed and messages. */
export const googleVoice: Layout = {
  name: 'google-voice',
  title: 'Google Voice history',
  rows: 'touches',
  signature: ['timestamp', 'type', 'contact_name', ['call_duration', 'message_count']],
  fields: {
    at: 'timestamp',
    lead: ['contact_name', 'contact_number'],
    phone: ['phone_number', 'contact_number'],
  },
  read: (cells) => {
    const type = cells('type').trim().toLowerCase();
    if (/text|sms|message/.test(type)) return { leftOut: 'message of either side' };
    if (type !== 'placed') return { leftOut: 'inbound' };
    const isSilent = /^[0:]*$/.test(cells('call_duration').trim());
    return { duration: cells('call_duration'), outcome: isSilent ? 'no-answer' : 'talked' };
  },
  constants: { tactic: 'call', channel: 'call' },
  says: { duration: 'call_duration', outcome: 'call_duration' },
  ignores: ['type', 'date', 'time', 'contact_id', 'call_duration', 'message_days', 'message_count'],
};
