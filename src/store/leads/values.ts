import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import { instantOf, resultsBackwards, whenKept } from '../file/order.js';

/**
 * Runs `work` while temp.lead_value holds the value typed last on any touch of a lead, in minor units; leads without one
 * are not in it. Of many leads that is sooner found than for each by itself.
 */
export function withLeadValues<T>(journal: Journal, asOf: Day, work: () => T): T {
  journal
    .prepare(
      'CREATE TEMP TABLE lead_value (lead_id INTEGER PRIMARY KEY, value INTEGER, day TEXT, at, touch_id, seq)',
    )
    .run([]);
  try {
    journal
      .prepare(
        `INSERT INTO temp.lead_value (lead_id, value, day, at, touch_id, seq)
         SELECT t.lead_id, r.value, r.day, ${instantOf('r')}, r.touch_id, r.seq
         FROM result r CROSS JOIN touch t ON t.id = r.touch_id
         WHERE r.value IS NOT NULL AND r.day <= :asOf AND t.day <= :asOf AND t.lead_id IS NOT NULL
         ON CONFLICT DO UPDATE SET value = excluded.value, day = excluded.day, at = excluded.at,
           touch_id = excluded.touch_id, seq = excluded.seq
         WHERE ${whenKept('excluded.')} > ${whenKept('')}`,
      )
      .run({ asOf });
    return work();
  } finally {
    journal.prepare('DROP TABLE temp.lead_value').run([]);
  }
}

/** SQL for the value of a lead inside `withLeadValues`; NULL where none was typed. */
export const leadValue = (lead: string) =>
  `(SELECT value FROM temp.lead_value WHERE lead_value.lead_id = ${lead})`;

/** SQL for the value typed last on any touch of a lead, up to parameter `:asOf`; NULL where none was. */
export const lastValue = (lead: string) => `(
  SELECT r.value
  FROM touch w CROSS JOIN result r ON r.touch_id = w.id
  WHERE w.lead_id = ${lead} AND w.day <= :asOf AND r.day <= :asOf AND r.value IS NOT NULL
  ORDER BY ${resultsBackwards('r')}
  LIMIT 1)`;
