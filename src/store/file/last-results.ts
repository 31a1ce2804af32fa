import type { Connection } from './open.js';
import { instantOf, whenKept } from './order.js';

/**
 * Table last_result says where each touched lead stands: its last result, the furthest stage of any, and whether any
 * stops it; at is the instant by which that result is ordered. It follows from touches and results and every write, undo
 * and redo keeps it so: among a million results no query finds the last ones soon enough.
 */

const isLater = `${whenKept('excluded.')} > ${whenKept('')}`;

/** SQL that adds to a table like last_result what `from` gives as results `r` of touches `t`. */
export const tell = (table: string, from: string) => `
  INSERT INTO ${table} (lead_id, touch_id, version_id, seq, outcome_id, day, at, stage, stops)
  SELECT t.lead_id, r.touch_id, t.version_id, r.seq, r.outcome_id, r.day, ${instantOf('r')}, ifnull(o.stage, 0), o.stops
  FROM ${from} AND t.lead_id IS NOT NULL
  ON CONFLICT DO UPDATE SET stage = max(stage, excluded.stage), stops = max(stops, excluded.stops),
    ${['touch_id', 'version_id', 'seq', 'outcome_id', 'day', 'at'].map((name) => `${name} = iif(${isLater}, excluded.${name}, ${name})`).join(', ')}`;

/** What `tell` is given for all results there are. */
export const allResults =
  'result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id WHERE true';

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

/** Tells the last results of all leads anew. */
export function retellAll(db: Connection): void {
  db.prepare('DELETE FROM last_result').run();
  db.prepare(tell('last_result', allResults)).run();
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
