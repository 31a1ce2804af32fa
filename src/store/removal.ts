import type { Journal } from './journal.js';
import type { Table } from './operations.js';
import type { Write } from './write.js';

/** Removes a touch with its results; promises it made stay, promises it kept are open again. */
export function removeTouch(journal: Journal, write: Write, id: number): void {
  for (const step of idsOf(journal, 'next_step', 'touch_id', id))
    write.edit('next_step', step, { touch_id: null });
  for (const step of idsOf(journal, 'next_step', 'kept_touch_id', id))
    write.edit('next_step', step, { kept_touch_id: null, state: 'open', closed: null });
  removeAll(journal, write, 'result', 'touch_id', id);
  write.remove('touch', id);
}

/** Removes a lead with its touches, addresses and promises; returns how many touches went with it. */
export function removeLead(journal: Journal, write: Write, id: number): number {
  const touches = idsOf(journal, 'touch', 'lead_id', id);
  removeAll(journal, write, 'next_step', 'lead_id', id);
  for (const touch of touches) removeTouch(journal, write, touch);
  removeAll(journal, write, 'address', 'lead_id', id);
  write.remove('lead', id);
  return touches.length;
}

function removeAll(journal: Journal, write: Write, table: Table, column: string, id: number): void {
  for (const row of idsOf(journal, table, column, id)) write.remove(table, row);
}

function idsOf(journal: Journal, table: Table, column: string, id: number): number[] {
  return journal
    .all<{ id: number }>(`SELECT id FROM ${table} WHERE ${column} = ? ORDER BY id`, [id])
    .map((row) => row.id);
}
