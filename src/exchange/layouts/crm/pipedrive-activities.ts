import type { Layout } from '../layout.js';
import { columns, first, wayOf } from '../reading.js';

const outcomes: Record<string, string> = { call: 'talked', meeting: 'held', event: 'talked' };

const done = 'Activity - Marked as done time';
const due = ['Activity - Due date', 'Activity - Due time'];
const persons = ['Person - Name', 'Activity - Person', 'Activity - Contact person'];
const firms = ['Organization - Name', 'Activity - Organization'];
const deals = ['Deal - Title', 'Activity - Deal'];

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
    const until = due.map(cells).join(' ').trim();
    const doneAt = cells(done);
    const subject = cells('Activity - Subject');
    const lead = first(cells, ...persons, ...firms, ...deals);
    const isDone = doneAt.trim() !== '' || /^(done|yes|true|1)$/i.test(cells('Activity - Done').trim());
    if (!isDone) return { lead, at: '', next: until, do: subject, note: '' };
    const way = wayOf(cells('Activity - Type'));
    if (!way) return { leftOut: 'done and no touch' };
    const outcome = outcomes[way.tactic] ?? 'sent';
    return { ...way, lead, outcome, at: doneAt || until, next: '', do: '', note: cells('Activity - Note') };
  },
  says: {
    lead: [...persons, ...firms, ...deals],
    at: [done, ...due],
    next: due,
    do: 'Activity - Subject',
    tactic: 'Activity - Type',
    channel: 'Activity - Type',
    outcome: 'Activity - Type',
    note: 'Activity - Note',
  },
  ignores: columns(`
    Done, Assigned to user, Creation date, Last updated, Priority`).map((name) => `Activity - ${name}`),
};
