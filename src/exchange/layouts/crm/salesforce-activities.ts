import type { Layout } from '../layout.js';
import { columns, first, isOpenTask, wayOf } from '../reading.js';

const dates = ['Date', 'Due Date', 'Start', 'ActivityDate'];
const people = ['Contact', 'Lead', 'Name', 'Company / Account', 'Account Name', 'Related To'];
const notes = ['Full Comments', 'Comments', 'Description'];
const kinds = ['Task Subtype', 'TaskSubtype', 'Activity Type', 'Type', 'Event Subtype'];
const calls = [
  'Call Result',
  'Call Duration (seconds)',
  'Call Duration',
  'CallDisposition',
  'CallDurationInSeconds',
];

/** A report of Salesforce's tasks and events. What is done is a touch, what is open is a next step. */
export const salesforceActivities: Layout = {
  name: 'salesforce-activities',
  title: 'Salesforce activities',
  rows: 'touches',
  signature: [
    'Subject',
    'Status',
    dates,
    [
      'Assigned',
      'Assigned To',
      'Task',
      'Task/Event Record Type',
      'Activity ID',
      'Activity Type',
      'Call Result',
      'WhoId',
    ],
    ['Contact', 'Lead', 'Name', 'Company / Account', 'Related To', 'Account Name', 'WhoId'],
  ],
  fields: {
    outcome: ['Call Result', 'CallDisposition'],
    seconds: ['Call Duration (seconds)', 'Call Duration', 'CallDurationInSeconds'],
    company: ['Company / Account', 'Account Name', 'Account'],
    email: 'Email',
    phone: 'Phone',
    'external-id': ['Activity ID', 'Id'],
    'lead-external-id': ['Contact ID', 'Lead ID', 'Name ID', 'WhoId'],
  },
  read: (cells) => {
    const subject = cells('Subject');
    const comments = first(cells, ...notes);
    const when = first(cells, ...dates);
    const lead = first(cells, ...people);
    if (isOpenTask(cells('Status'))) return { lead, at: '', next: when, do: subject, note: '' };
    const isCall = first(cells, ...calls) !== '';
    const kind = first(cells, ...kinds);
    const way = isCall ? wayOf('call') : wayOf(kind, subject);
    if (!way) return { leftOut: 'done and no touch' };
    const mail = subject.replace(/^[^:]*email:\s*/i, '');
    const settled = way.tactic === 'call' ? {} : { outcome: way.tactic === 'meeting' ? 'held' : 'sent' };
    const note = way.tactic === 'email' && mail !== '' ? `${mail}\n${comments}`.trim() : comments;
    return { ...way, ...settled, lead, at: when, next: '', do: '', note };
  },
  says: {
    lead: people,
    at: dates,
    next: dates,
    do: 'Subject',
    tactic: [...kinds, 'Subject'],
    channel: [...kinds, 'Subject'],
    outcome: ['Call Result', 'CallDisposition'],
    note: notes,
  },
  ignores: [
    ...columns(`
    Status, Assigned, Assigned To, Task, Priority, Created Date, Last Modified Date, Task/Event Record Type, Created By, Last Modified By`),
  ],
};
