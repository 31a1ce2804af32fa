import type { Layout } from '../layout.js';
import { columns, first, isOpenTask } from '../reading.js';

/** Tasks of Zoho CRM. Those still to be done are next steps. */
export const zohoTasks: Layout = {
  name: 'zoho-tasks',
  title: 'Zoho tasks',
  rows: 'touches',
  signature: ['Task Owner', 'Subject', 'Due Date', 'Status'],
  fields: {
    next: 'Due Date',
    do: 'Subject',
    company: 'Account Name',
    'lead-external-id': ['CONTACTID', 'LEADID', 'Contact Name.id', 'Who Id'],
  },
  constants: { tactic: 'task', channel: 'other' },
  read: (cells) => {
    if (!isOpenTask(cells('Status'))) return { leftOut: 'done' };
    const lead = first(cells, 'Contact Name', 'Lead Name', 'Related To');
    if (lead === '' && first(cells, 'CONTACTID', 'LEADID', 'Contact Name.id') === '')
      return { leftOut: 'without a contact' };
    return { lead, at: '' };
  },
  says: { lead: ['Contact Name', 'Lead Name', 'Related To'], at: [] },
  ignores: columns(`
    Task Owner, Status, Contact Name, Lead Name, Related To, Created Time, Modified Time,
    Closed Time, Priority, Task Owner.id`),
};
