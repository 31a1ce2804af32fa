import type { Layout } from '../layout.js';
import { meeting, meetingFields } from '../meeting.js';
import { columns, first, numbered, saysYes } from '../reading.js';

const [start, made] = ['Start Date & Time', 'Event Created Date & Time'];
const names = ['Invitee Name', 'Invitee First Name', 'Invitee Last Name'];
const states = ['Canceled', 'Cancelled', 'Marked as No-Show'];
const reasons = ['Canceled By', 'Cancellation reason'];
const answers = numbered('Response #', 10);

/** Events of Calendly: a meeting is set when it is booked, and held, missed or called off afterwards. */
export const calendly: Layout = {
  name: 'calendly',
  title: 'Calendly events',
  rows: 'touches',
  signature: [start, 'Event Type Name', ['Invitee Name', 'Invitee Email', 'Invitee First Name']],
  fields: {
    email: 'Invitee Email',
    phone: 'Text Reminder Number',
    'external-id': ['Invitee UUID', 'Event UUID'],
  },
  constants: { tactic: 'meeting', channel: 'visit' },
  read: (cells, isOver) => {
    const isOff = saysYes(cells, 'Canceled', 'Cancelled');
    const why = [cells('Canceled By'), cells('Cancellation reason')].filter((text) => text !== '').join(': ');
    const full = `${cells('Invitee First Name')} ${cells('Invitee Last Name')}`.trim();
    return {
      ...meeting({
        start: cells(start),
        made: first(cells, made, start),
        isOver: isOver(cells(start)),
        isMissed: saysYes(cells, 'Marked as No-Show'),
        isOff,
      }),
      lead: cells('Invitee Name') || full,
      note: [...answers.map(cells), cells('Meeting Notes'), isOff && why !== '' ? `Canceled by ${why}` : '']
        .filter((text) => text.trim() !== '')
        .join('\n'),
    };
  },
  says: {
    ...meetingFields([made], [start], states),
    lead: names,
    note: [...answers, 'Meeting Notes', ...reasons],
  },
  ignores: [
    ...numbered('Question #', 10),
    ...columns(`
    End Date & Time, Group, User Name, User Email, Event UUID, Invitee UUID, Invitee Time Zone, Event Type Name`),
  ],
};
