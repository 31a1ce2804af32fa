import { isCurrency } from '../../domain/money.js';
import type { Journal } from '../file/journal.js';
import { allResults, tell } from '../file/last-results.js';
import { nameOfTable } from '../file/soundness.js';

/** Rows that belong to one that is not there. */
export function lostLinks(journal: Journal): string[] {
  const found = journal.all<{ table: string; rowid: number | null; parent: string }>(
    'PRAGMA foreign_key_check',
  );
  return found.map(
    ({ table, rowid, parent }) =>
      `${nameOfTable(table)} ${rowid ?? ''} belongs to a ${nameOfTable(parent)} that is not there`,
  );
}

/** What is strange in rows that no export holds: the currency, and the log for undo. */
export function strangeBeside(journal: Journal): string[] {
  const currency = journal.get<{ value: unknown }>("SELECT value FROM setting WHERE key = 'currency'")?.value;
  const wrong = (sql: string, says: (id: number) => string) =>
    journal.all<{ id: number }>(sql).map(({ id }) => says(id));
  return [
    ...(currency === undefined || (typeof currency === 'string' && isCurrency(currency))
      ? []
      : ['the setting currency is none']),
    ...wrong(
      `SELECT id FROM operation WHERE typeof(at) <> 'integer' OR at NOT BETWEEN -8640000000000000 AND 8640000000000000
         OR typeof(command) <> 'text' OR typeof(summary) <> 'text' OR state NOT IN ('done', 'undone', 'discarded') ORDER BY id`,
      (id) => `operation ${id} of the log holds something that it cannot`,
    ),
    ...wrong(
      `SELECT id FROM change
       WHERE (image IS NOT NULL AND NOT json_valid(image)) OR (image IS NULL AND kind = 'edited')
         OR table_name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table') ORDER BY id`,
      (id) => `change ${id} of the log cannot be undone`,
    ),
    ...wrong(
      'SELECT change_id AS id FROM taken_back WHERE NOT json_valid(image) ORDER BY change_id, row_id',
      (id) => `change ${id} of the log cannot be done again`,
    ),
  ];
}

const columns = 'lead_id, touch_id, version_id, seq, outcome_id, day, at, stage, stops';

/** Leads of which where they stand is not kept as it follows from their touches. */
export function wrongLastResults(journal: Journal): string[] {
  journal
    .prepare(
      `CREATE TEMP TABLE told (lead_id INTEGER PRIMARY KEY, touch_id, version_id, seq, outcome_id, day, at, stage, stops)`,
    )
    .run([]);
  journal.prepare(tell('temp.told', allResults)).run([]);
  const found = journal.all<{ lead: number }>(
    `SELECT lead_id AS lead FROM (SELECT ${columns} FROM temp.told EXCEPT SELECT ${columns} FROM last_result)
     UNION
     SELECT lead_id FROM (SELECT ${columns} FROM last_result EXCEPT SELECT ${columns} FROM temp.told)
     ORDER BY 1`,
  );
  return found.map(({ lead }) => `lead @${lead}: where it stands does not follow from its touches`);
}

/** Promises that contradict what they say of themselves, or one another. */
export function contradictions(journal: Journal): string[] {
  const found = (sql: string, says: string) =>
    journal.all<{ id: number; lead: number }>(sql).map(({ lead }) => `lead @${lead}: ${says}`);
  return [
    ...found(
      `SELECT s.id, s.lead_id AS lead FROM next_step s JOIN touch t ON t.id = s.touch_id
       WHERE t.lead_id IS NOT s.lead_id ORDER BY s.id`,
      'a next step was made by a touch of somebody else',
    ),
    ...found(
      `SELECT s.id, s.lead_id AS lead FROM next_step s JOIN touch t ON t.id = s.kept_touch_id
       WHERE t.lead_id IS NOT s.lead_id ORDER BY s.id`,
      'a next step was kept by a touch of somebody else',
    ),
    ...found(
      "SELECT id, lead_id AS lead FROM next_step WHERE state IN ('open', 'moved') AND kept_touch_id IS NOT NULL ORDER BY id",
      'a next step is not over, and yet a touch kept it',
    ),
    ...found(
      'SELECT id, lead_id AS lead FROM next_step WHERE closed < made ORDER BY id',
      'a next step was over before it was made',
    ),
  ];
}
