import type { Clock } from '../../domain/when.js';
import type { Journal } from '../file/journal.js';
import type { Looked } from './values.js';

/**
 * Makes anew what follows from other rows, in one operation: names to look up, what search looks in, the order of results,
 * last results and checksums. Whatever else a row holds stays as it is. Returns how many rows were changed.
 */
export function repairJournal(journal: Journal, clock: Clock, { astray }: Looked): number {
  journal.trust();
  return journal.write('doctor', clock, (write) => {
    write.summary = `${astray.length} rows made anew`;
    // No two results of a touch have one place, not even for a moment.
    for (const [at, { table, id, fields }] of astray.entries())
      if ('seq' in fields) write.edit(table, id, { seq: furthest - at });
    for (const { table, id, fields } of astray) write.edit(table, id, fields);
    write.rebuild();
    return astray.length;
  });
}

// As many results as a touch can have.
const furthest = 10_000;
