import type { Layout } from '../layout.js';
import { associated, associations, columns, first, isOpenTask, recordIds } from '../reading.js';

const titles = columns('Task Title, Aufgabentitel, Titel der Aufgabe');
const statuses = columns('Task Status, Aufgabenstatus, Status der Aufgabe');
const due = columns('Due date, Task Due Date, Fälligkeitsdatum, Fälligkeitsdatum der Aufgabe');

/** A view of HubSpot's tasks. Those still to be done are next steps. */
export const hubspotTasks: Layout = {
  name: 'hubspot-tasks',
  title: 'HubSpot tasks',
  rows: 'touches',
  signature: [titles, due, [...statuses, 'Task Type', 'Aufgabentyp']],
  fields: { next: due, do: titles },
  constants: { tactic: 'task', channel: 'other' },
  read: (cells) => {
    if (!isOpenTask(first(cells, ...statuses))) return { leftOut: 'done' };
    const who = associated(cells);
    if (who.length === 0) return { leftOut: 'without a contact' };
    return who.map((lead) => ({ ...lead, at: '' }));
  },
  says: { at: [], ...associations },
  ignores: [
    ...recordIds,
    ...statuses,
    'Assigned to',
    'Zugewiesen zu',
    'Zugewiesen an',
    'Priority',
    'Priorität',
  ],
};
