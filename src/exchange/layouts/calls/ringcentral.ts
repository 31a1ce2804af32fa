import type { Layout } from '../layout.js';
import { columns, first } from '../reading.js';

/** The call log of RingCentral, outgoing voice calls. */
export const ringcentral: Layout = {
  name: 'ringcentral',
  title: 'RingCentral call log',
  rows: 'touches',
  signature: ['Direction', 'Type', 'Date', 'Time', 'Action', 'Action Result'],
  fields: { lead: 'Name', outcome: 'Action Result', duration: 'Duration' },
  constants: { tactic: 'call', channel: 'call' },
  words: {
    outcome: {
      'call connected': 'talked',
      accepted: 'talked',
      rejected: 'no-answer',
      declined: 'no-answer',
      stopped: 'no-answer',
      'call failure': 'no-answer',
      'not allowed': 'wrong-number',
      'international disabled': 'wrong-number',
    },
  },
  read: (cells) => {
    if (/^in(coming|bound)$/i.test(cells('Direction').trim())) return { leftOut: 'inbound' };
    if (!/^(voice|)$/i.test(cells('Type').trim())) return { leftOut: 'fax or message' };
    const date = cells('Date').replace(/^[a-z]+\.?,?\s+/i, '');
    return { at: `${date} ${cells('Time')}`.trim(), phone: first(cells, 'Phone Number', 'To') };
  },
  says: { at: ['Date', 'Time'], phone: ['Phone Number', 'To'] },
  ignores: columns(`
    Direction, Type, Date, Time, Phone Number, To, From, Extension, Forwarded To, Action,
    Result Description, Included, Purchased`),
};
