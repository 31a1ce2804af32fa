import type { Day } from '../../domain/calendar.js';
import type { Journal } from '../file/journal.js';
import { tell } from '../file/last-results.js';

// What `work` was given is given again to all that it calls for the same day.
const held = new WeakMap<Journal, { asOf: Day; table: string }>();

/**
 * Runs `work`, which only reads, with the name of a table like last_result as it was at the end of local day `asOf`. Only
 * leads that something came of later are looked at again; inside `work` the same day is not worked out anew.
 */
export function withLastResults<T>(journal: Journal, asOf: Day, work: (table: string) => T): T {
  const outer = held.get(journal);
  if (outer?.asOf === asOf) return work(outer.table);
  const hasLater = journal.get('SELECT 1 FROM last_result WHERE day > ? LIMIT 1', [asOf]) !== undefined;
  const table = hasLater ? tellThen(journal, asOf) : 'last_result';
  held.set(journal, { asOf, table });
  try {
    return work(table);
  } finally {
    if (outer) held.set(journal, outer);
    else held.delete(journal);
    if (hasLater) journal.prepare(`DROP TABLE ${table}`).run([]);
  }
}

/** Makes the table of a day that later results came after. */
function tellThen(journal: Journal, asOf: Day): string {
  const name = `last_result_${asOf.replaceAll('-', '')}`;
  journal.prepare(`CREATE TEMP TABLE ${name} AS SELECT * FROM last_result WHERE day <= ?`).run([asOf]);
  journal.prepare(`CREATE UNIQUE INDEX temp.${name}_lead ON ${name} (lead_id)`).run([]);
  journal
    .prepare(
      tell(
        `temp.${name}`,
        `result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
         WHERE r.day <= :asOf AND t.day <= :asOf
           AND t.lead_id IN (SELECT lead_id FROM last_result WHERE day > :asOf)`,
      ),
    )
    .run({ asOf });
  return `temp.${name}`;
}

/** SQL: one address of the kind that the touch of `s` used may be the bad one, any further one is another. */
export const noOtherAddress = `(
  SELECT total(iif(a.kind = CASE WHEN c.channel IN ('call', 'text') THEN 'phone' ELSE c.channel END, 0.5, 1))
  FROM tactic_version v JOIN tactic c ON c.id = v.tactic_id JOIN address a ON a.lead_id = s.lead_id
  WHERE v.id = s.version_id) < 1`;

/** SQL: the last result `s` of a lead, which says outcome `o`, ends it; a bad address does only if no other is known. */
export const isEnded = `(o.ends = 'yes' OR (o.ends = 'address' AND ${noOtherAddress}))`;
