import type { Layout } from '../layout.js';
import { associated, associationColumns, isOpenTask } from '../reading.js';

/** A view of HubSpot's tasks. Those still to be done are next steps. */
export const hubspotTasks: Layout = {
  name: 'hubspot-tasks',
  title: 'HubSpot tasks',
  rows: 'touches',
  signature: ['Task Title', ['Due date', 'Task Due Date'], ['Task Status', 'Task Type']],
  fields: { next: ['Due date', 'Task Due Date'], do: 'Task Title' },
  constants: { tactic: 'task', channel: 'other' },
  read: (cells) => {
    if (!isOpenTask(cells('Task Status'))) return { leftOut: 'done' };
    const who = associated(cells);
    if (who.length === 0) return { leftOut: 'without a contact' };
    return who.map((lead) => ({ ...lead, at: '' }));
  },
  says: ['at', 'lead', 'lead-external-id'],
  ignores: ['Record ID', 'Task Status', ...associationColumns, 'Assigned to', 'Priority'],
};
