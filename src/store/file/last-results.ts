import type { Day } from '../../domain/calendar.js';
import type { Journal } from './journal.js';
import type { Connection } from './open.js';
import { instantOf, whenKept } from '../touches/order.js';

/**
 * Table last_result says where each touched lead stands: its last result, the furthest stage of any, and whether any
 * stops it; at is the instant by which that result is ordered. It follows from touches and results and every write, undo
 * and redo keeps it so: among a million results no query finds the last ones soon enough.
 */

const isLater = `${whenKept('excluded.')} > ${whenKept('')}`;

/** SQL: one address of the kind that the touch of `s` used may be the bad one, any further one is another. */
export const noOtherAddress = `(
  SELECT total(iif(a.kind = CASE WHEN c.channel IN ('call', 'text') THEN 'phone' ELSE c.channel END, 0.5, 1))
  FROM tactic_version v JOIN tactic c ON c.id = v.tactic_id JOIN address a ON a.lead_id = s.lead_id
  WHERE v.id = s.version_id) < 1`;

/** SQL that adds to a table like last_result what `from` gives as results `r` of touches `t`. */
const tell = (table: string, from: string) => `
  INSERT INTO ${table} (lead_id, touch_id, version_id, seq, outcome_id, day, at, stage, stops)
  SELECT t.lead_id, r.touch_id, t.version_id, r.seq, r.outcome_id, r.day, ${instantOf('r')}, ifnull(o.stage, 0), o.stops
  FROM ${from} AND t.lead_id IS NOT NULL
  ON CONFLICT DO UPDATE SET stage = max(stage, excluded.stage), stops = max(stops, excluded.stops),
    ${['touch_id', 'version_id', 'seq', 'outcome_id', 'day', 'at'].map((name) => `${name} = iif(${isLater}, excluded.${name}, ${name})`).join(', ')}`;

const changes = 'FROM change c WHERE c.operation_id = :operation AND c.table_name = ';

/** SQL for the leads of touches and results that an operation edited or removed, as they were and as they are. */
const changedLeads = `
  SELECT json_extract(c.image, '$.lead_id') AS lead_id ${changes} 'touch' AND c.kind <> 'added'
  UNION SELECT t.lead_id FROM touch t WHERE t.id IN (SELECT c.first_id ${changes} 'touch' AND c.kind <> 'added')
  UNION SELECT t.lead_id FROM touch t
    WHERE t.id IN (SELECT json_extract(c.image, '$.touch_id') ${changes} 'result' AND c.kind <> 'added')`;

/** SQL for the leads of touches and results that an operation added. */
const addedLeads = `
  SELECT t.lead_id FROM change c CROSS JOIN touch t ON t.id BETWEEN c.first_id AND c.last_id
  WHERE c.operation_id = :operation AND c.table_name = 'touch' AND c.kind = 'added'
  UNION SELECT t.lead_id
  FROM change c CROSS JOIN result r ON r.id BETWEEN c.first_id AND c.last_id CROSS JOIN touch t ON t.id = r.touch_id
  WHERE c.operation_id = :operation AND c.table_name = 'result' AND c.kind = 'added'`;

/** Brings the last results up to date with what an operation has just written. */
export function followOperation(db: Connection, operation: number): void {
  db.prepare(
    tell(
      'last_result',
      `change c CROSS JOIN result r ON r.id BETWEEN c.first_id AND c.last_id CROSS JOIN touch t ON t.id = r.touch_id
         CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE c.operation_id = :operation AND c.table_name = 'result' AND c.kind = 'added'`,
    ),
  ).run({ operation });
  retell(db, idsOf(db, changedLeads, operation));
}

/** Runs `work`, which undoes or redoes an operation, and brings the last results of its leads up to date. */
export function followAround(db: Connection, operation: number, work: () => void): void {
  const leads = () => idsOf(db, `${changedLeads} UNION ${addedLeads}`, operation);
  const before = leads();
  work();
  retell(db, [...new Set([...before, ...leads()])]);
}

function idsOf(db: Connection, sql: string, operation: number): number[] {
  const ids = db.prepare(sql).pluck().all({ operation }) as (number | null)[];
  return ids.filter((id) => id !== null);
}

/** Tells the last results of these leads anew. */
function retell(db: Connection, leads: readonly number[]): void {
  if (leads.length === 0) return;
  const ids = JSON.stringify(leads);
  db.prepare('DELETE FROM last_result WHERE lead_id IN (SELECT value FROM json_each(?))').run(ids);
  db.prepare(
    tell(
      'last_result',
      `json_each(?) l CROSS JOIN touch t ON t.lead_id = l.value CROSS JOIN result r ON r.touch_id = t.id
         CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE true`,
    ),
  ).run(ids);
}

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

/** SQL: the last result `s` of a lead, which says outcome `o`, ends it; a bad address does only if no other is known. */
export const isEnded = `(o.ends = 'yes' OR (o.ends = 'address' AND ${noOtherAddress}))`;
