import type { Journal } from './journal.js';

/** Where a text stands: a touch or one of its results, a lead, a next step of a lead, a source; by number, or its name. */
export interface Mention {
  kind: 'touch' | 'lead' | 'step' | 'source';
  id: number;
  name: string;
}

/** Notes, next steps and sources in which one of the texts occurs; letters other than a to z must be of the same case. */
export function mentionsOf(journal: Journal, texts: readonly string[]): Mention[] {
  const holds = (column: string) => `${column} IS NOT NULL AND EXISTS (
    SELECT 1 FROM json_each($texts) x WHERE instr(lower(${column}), lower(x.value)) > 0)`;
  return journal.all(
    `SELECT 'touch' AS kind, id, '' AS name FROM touch WHERE ${holds('note')}
     UNION SELECT 'touch', touch_id, '' FROM result WHERE ${holds('note')}
     UNION SELECT 'lead', id, name FROM lead WHERE ${holds('note')}
     UNION SELECT 'step', n.lead_id, l.name FROM next_step n JOIN lead l ON l.id = n.lead_id
       WHERE (${holds('n.what')}) OR (${holds('n.why')}) OR (${holds('n.owner')})
     UNION SELECT 'source', id, name FROM source WHERE ${holds('name')}
     ORDER BY kind, id`,
    { texts: JSON.stringify(texts) },
  );
}
