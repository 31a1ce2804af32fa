import type { Journal } from '../file/journal.js';
import type { Table } from '../file/operations.js';
import { reopenSteps } from '../promises/keep.js';
import type { Write } from '../file/write.js';

/** Removes a touch with its results; promises it made stay, promises it kept are open again. */
export function removeTouch(journal: Journal, write: Write, id: number): void {
  for (const step of journal.idsOf('next_step', 'touch_id', id))
    write.edit('next_step', step, { touch_id: null });
  reopenSteps(journal, write, id);
  removeAll(journal, write, 'result', 'touch_id', id);
  write.remove('touch', id);
}

/** Removes a lead with its touches, promises, addresses and tags; returns how many touches went with it. */
export function removeLead(journal: Journal, write: Write, id: number): number {
  const touches = journal.idsOf('touch', 'lead_id', id);
  removeAll(journal, write, 'next_step', 'lead_id', id);
  for (const touch of touches) removeTouch(journal, write, touch);
  for (const table of ['address', 'tag', 'merged_lead'] as const)
    removeAll(journal, write, table, 'lead_id', id);
  write.remove('lead', id);
  return touches.length;
}

function removeAll(journal: Journal, write: Write, table: Table, column: string, id: number): void {
  for (const row of journal.idsOf(table, column, id)) write.remove(table, row);
}
