import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import { withLastResults } from './last-results.js';

/** Leads of which something is still to come, by their last result up to the end of a day. */
export interface OpenLeads {
  /** A message waits for an answer. */
  waiting: number;
  /** Somebody talked, and nothing came of it yet. */
  open: number;
}

/** How many leads wait for an answer, or are open, at the end of local day `asOf`. */
export function countOpenLeads(journal: Journal, asOf: Day): OpenLeads {
  return withLastResults(journal, asOf, (table) =>
    journal.get<OpenLeads>(
      `SELECT total(o.state = 'waiting') AS waiting, total(o.state = 'open') AS open
       FROM ${table} s JOIN outcome o ON o.id = s.outcome_id`,
    ),
  )!;
}

/** Whether anything was ever imported, as far as the journal remembers its writes. */
export function hasImported(journal: Journal): boolean {
  return (
    journal.get("SELECT 1 FROM operation WHERE command = 'import' AND state = 'done' LIMIT 1") !== undefined
  );
}
