import type { Layout } from '../layout.js';
import { columns } from '../reading.js';

/** Calls of Aircall, outbound ones. */
export const aircall: Layout = {
  name: 'aircall',
  title: 'Aircall calls',
  rows: 'touches',
  signature: [
    'datetime (utc)',
    'direction',
    'answered',
    ['duration (in call)', 'missed_call_reason', 'duration (total)'],
  ],
  fields: {
    at: 'datetime (utc)',
    outcome: 'answered',
    seconds: 'duration (in call)',
    note: 'comments',
    tag: 'tags',
    'external-id': ['call id (internal)', 'call id'],
  },
  constants: { tactic: 'call', channel: 'call' },
  words: { outcome: { yes: 'talked', no: 'no-answer' } },
  read: (cells) => {
    if (cells('direction').trim().toLowerCase() !== 'outbound') return { leftOut: 'inbound' };
    const number = cells('customer number') || cells('to');
    return { phone: /^\d{9,}$/.test(number) ? `+${number}` : number };
  },
  says: { phone: ['customer number', 'to'] },
  ignores: columns(`
    direction, customer number, to, from, line, user, datetime (tz offset incl.), number timezone,
    duration (total), in-call duration, call start time, call end time, aircall number,
    country_code, missed_call_reason, call type, call direction - type, waiting time,
    time to answer, call timeline, disconnected by, call id (internal), call id, team, voicemail,
    recording, via, time in ivr, ivr branch, ivr widget, entry number, call quality,
    callback details, callback failure, automatic callback pending time, time with ai voice agent,
    ai voice agent transfer branch`),
};
