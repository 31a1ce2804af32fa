import type { Layout } from '../layout.js';
import { columns, first, isOpenTask, wayOf } from '../reading.js';

const dates = ['Date', 'Due Date', 'Start', 'ActivityDate'];
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
    const comments = first(cells, 'Full Comments', 'Comments', 'Description');
    const when = first(cells, ...dates);
    const lead = first(cells, 'Contact', 'Lead', 'Name', 'Company / Account', 'Account Name', 'Related To');
    if (isOpenTask(cells('Status'))) return { lead, at: '', next: when, do: subject, note: '' };
    const isCall = first(cells, ...calls) !== '';
    const kind = first(cells, 'Task Subtype', 'TaskSubtype', 'Activity Type', 'Type', 'Event Subtype');
    const way = isCall ? wayOf('call') : wayOf(kind, subject);
    if (!way) return { leftOut: 'done and no touch' };
    const mail = subject.replace(/^[^:]*email:\s*/i, '');
    const settled = way.tactic === 'call' ? {} : { outcome: way.tactic === 'meeting' ? 'held' : 'sent' };
    const note = way.tactic === 'email' && mail !== '' ? `${mail}\n${comments}`.trim() : comments;
    return { ...way, ...settled, lead, at: when, next: '', do: '', note };
  },
  says: ['lead', 'at', 'next', 'do', 'tactic', 'channel', 'outcome', 'note'],
  ignores: [
    ...dates,
    ...columns(`
    Subject, Status, Contact, Lead, Name, Related To, Full Comments, Comments, Description,
    Assigned, Assigned To, Task, Priority, Activity Type, Task Subtype, Event Subtype,
    Created Date, Last Modified Date, Task/Event Record Type, Created By, Last Modified By`),
  ],
};
