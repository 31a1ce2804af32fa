import type { Layout } from '../layout.js';
import { columns, first } from '../reading.js';

const lengths = ['Call Duration (in seconds)', 'Call Duration in seconds'];
const states = ['Call Status', 'Outgoing Call Status'];

/** Calls of Zoho CRM. Without a result, one that took no time was not answered. */
export const zohoCalls: Layout = {
  name: 'zoho-calls',
  title: 'Zoho calls',
  rows: 'touches',
  signature: [
    'Call Start Time',
    'Call Type',
    [...lengths, ...states, 'Call Duration', 'Call Purpose', 'Call Result'],
  ],
  fields: {
    phone: ['Dialled Number', 'Phone', 'Mobile'],
    company: 'Account Name',
    'lead-external-id': ['CONTACTID', 'LEADID', 'Contact Name.id', 'Who Id'],
    'external-id': ['TASKID', 'CALLID', 'Record Id', 'Id'],
  },
  constants: { tactic: 'call', channel: 'call' },
  words: {
    outcome: {
      'no response/busy': 'no-answer',
      'no response/ busy': 'no-answer',
      'requested more info': 'talked',
    },
  },
  read: (cells) => {
    const start = cells('Call Start Time');
    const state = first(cells, ...states)
      .trim()
      .toLowerCase();
    const lead = first(cells, 'Contact Name', 'Lead Name', 'Call To', 'Related To');
    if (/^(inbound|missed)$/i.test(cells('Call Type').trim())) return { leftOut: 'inbound' };
    if (state === 'cancelled') return { leftOut: 'cancelled' };
    if (state === 'scheduled' || state === 'overdue')
      return { lead, at: '', next: start, do: cells('Subject') || 'call', outcome: '', note: '' };
    const seconds = first(cells, ...lengths).trim();
    const duration = seconds === '' ? cells('Call Duration') : `${seconds}s`;
    const isSilent = state.startsWith('unattended') || /^[0:.]*s?$/.test(duration);
    const note = [cells('Subject'), first(cells, 'Description', 'Call Agenda')]
      .filter((text) => text !== '')
      .join('\n');
    return {
      lead,
      at: start,
      duration,
      next: '',
      do: '',
      outcome: cells('Call Result') || (isSilent ? 'no-answer' : 'talked'),
      note,
    };
  },
  says: {
    lead: ['Contact Name', 'Lead Name', 'Call To', 'Related To'],
    at: 'Call Start Time',
    duration: [...lengths, 'Call Duration'],
    next: 'Call Start Time',
    do: 'Subject',
    outcome: ['Call Result', ...states],
    note: ['Subject', 'Description', 'Call Agenda'],
  },
  ignores: [
    ...columns(`
    Call Type, Call Duration (in minutes), Call Owner, Call Owner Id,
    Call Owner Name, Created Time, Modified Time, Scheduled in CRM`),
  ],
};
