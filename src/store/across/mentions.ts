import { images } from './forget.js';
import type { Journal } from '../file/journal.js';

/**
 * Where a text stands: a touch or one of its results, a lead, a next step of a lead, a source, a tactic or what was
 * written of it, a benchmark, an alias; by number, or its name. A write: what the log keeps of others as they were.
 */
export interface Mention {
  kind: 'touch' | 'lead' | 'step' | 'source' | 'tactic' | 'benchmark' | 'alias' | 'write';
  id: number;
  name: string;
}

/** Columns of free text, as the log names them. */
const writtenKeys = [
  'note',
  'what',
  'why',
  'owner',
  'change',
  'hypothesis',
  'learned',
  'evidence',
  'in_the_way',
  'source',
  'words',
]
  .map((key) => `'${key}'`)
  .join(', ');

/** Texts of the journal in which one of these occurs; letters other than a to z must be of the same case. */
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
     UNION SELECT 'tactic', id, name FROM tactic WHERE (${holds('name')}) OR (${holds('note')})
     UNION SELECT 'tactic', t.id, t.name FROM tactic t JOIN tactic_version v ON v.tactic_id = t.id
       LEFT JOIN trial r ON r.version_id = v.id LEFT JOIN decision d ON d.version_id = v.id
       WHERE (${holds('v.change')}) OR (${holds('r.hypothesis')}) OR (${holds('d.learned')}) OR (${holds('d.evidence')})
     UNION SELECT 'tactic', t.id, t.name FROM tactic t JOIN feeling f ON f.tactic_id = t.id
       WHERE ${holds('f.in_the_way')}
     UNION SELECT 'tactic', t.id, t.name FROM tactic t JOIN spend s ON s.tactic_id = t.id WHERE ${holds('s.note')}
     UNION SELECT 'benchmark', id, '' FROM benchmark WHERE (${holds('note')}) OR (${holds('source')})
     UNION SELECT 'alias', id, name FROM alias WHERE ${holds('words')}
     UNION SELECT 'write', i.operation_id, '' FROM ${images} i
       JOIN json_each(i.image) v ON v.type = 'text' AND (v.key IN (${writtenKeys})
         OR (v.key = 'name' AND i.table_name IN ('source', 'tactic')))
       WHERE ${holds('v.value')}
     ORDER BY kind, id`,
    { texts: JSON.stringify(texts) },
  );
}
