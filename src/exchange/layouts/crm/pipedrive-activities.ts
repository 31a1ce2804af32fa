import type { Layout } from '../layout.js';
import { columns, first, wayOf } from '../reading.js';

const outcomes: Record<string, string> = { call: 'talked', meeting: 'held', event: 'talked' };

/** A view of Pipedrive's activities. What is done is a touch, what is to do is a next step. */
export const pipedriveActivities: Layout = {
  name: 'pipedrive-activities',
  title: 'Pipedrive activities',
  rows: 'touches',
  signature: ['Activity - Subject', 'Activity - Type', ['Activity - Due date', 'Activity - Done']],
  fields: {
    company: ['Organization - Name', 'Activity - Organization', 'Person - Organization'],
    email: ['Person - Email', ...['Work', 'Home', 'Other'].map((sort) => `Person - Email - ${sort}`)],
    phone: [
      'Person - Phone',
      ...['Work', 'Mobile', 'Home', 'Other'].map((sort) => `Person - Phone - ${sort}`),
    ],
    hours: 'Activity - Duration',
    'lead-external-id': 'Person - ID',
    'external-id': ['Activity - ID', 'Activity - Pipedrive System ID', 'Activity - System ID'],
  },
  read: (cells) => {
    const due = `${cells('Activity - Due date')} ${cells('Activity - Due time')}`.trim();
    const done = cells('Activity - Marked as done time');
    const subject = cells('Activity - Subject');
    const person = first(cells, 'Person - Name', 'Activity - Person', 'Activity - Contact person');
    const firm = first(cells, 'Organization - Name', 'Activity - Organization');
    const lead = person || firm || first(cells, 'Deal - Title', 'Activity - Deal');
    const isDone = done.trim() !== '' || /^(done|yes|true|1)$/i.test(cells('Activity - Done').trim());
    if (!isDone) return { lead, at: '', next: due, do: subject, note: '' };
    const way = wayOf(cells('Activity - Type'));
    if (!way) return { leftOut: 'done and no touch' };
    const outcome = outcomes[way.tactic] ?? 'sent';
    return { ...way, lead, outcome, at: done || due, next: '', do: '', note: cells('Activity - Note') };
  },
  says: ['lead', 'at', 'next', 'do', 'tactic', 'channel', 'outcome', 'note'],
  ignores: columns(`
    Due date, Due time, Marked as done time, Subject, Person, Contact person, Done, Type, Deal,
    Note, Assigned to user, Creation date, Last updated, Priority`)
    .map((name) => `Activity - ${name}`)
    .concat('Person - Name', 'Deal - Title'),
};
