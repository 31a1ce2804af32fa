import { fold } from '../../domain/text.js';
import { UserError, exitCode } from '../../errors.js';
import { digestAnew } from '../file/digest.js';
import type { Journal } from '../file/journal.js';
import type { Connection } from '../file/open.js';
import { discardUndone, type Table } from '../file/operations.js';

/** What is forgotten of a lead, or would be. */
export interface Forgotten {
  touches: number;
  steps: number;
  addresses: number;
  tags: number;
  /** Writes of the log that concerned it: these, or its part of them, can no longer be undone. */
  operations: number;
  /** Its names and its emails and phones, those it had before too. */
  names: string[];
  /** Its uid and those of leads merged into it, as 32 hexadecimal digits in capitals. */
  uids: string[];
}

/** SQL: rows as the log holds them, as they were before or after what it tells of. */
export const images = `(
  SELECT operation_id, table_name, kind, first_id AS id, image FROM change WHERE kind <> 'added'
  UNION ALL SELECT c.operation_id, c.table_name, 'taken back', b.row_id, b.image FROM taken_back b JOIN change c ON c.id = b.change_id)`;

/**
 * Number and name of a lead that was removed, or taken back, and that undo or redo can still bring back: by `@ID` or its
 * exact name. For one that had been merged into another, that other.
 */
export function removedLead(journal: Journal, text: string): { id: number; name: string } | undefined {
  const number = /^@(\d{1,15})$/.exec(text.trim())?.[1];
  const removed = (where: string, value: string | number) =>
    journal.get<{ id: number; name: string }>(
      `SELECT id, image ->> 'name' AS name FROM ${images}
       WHERE table_name = 'lead' AND kind <> 'edited' AND id NOT IN (SELECT id FROM lead)
         AND id NOT IN (SELECT number FROM merged_lead WHERE number IS NOT NULL) AND ${where} = ?
       ORDER BY id DESC LIMIT 1`,
      [value],
    );
  let found =
    number === undefined ? removed("image ->> 'folded'", fold(text)) : removed('id', Number(number));
  for (let into = found; into;) {
    found = into;
    const merged = journal.get<{ id: number }>(
      `SELECT image ->> 'lead_id' AS id FROM change
       WHERE table_name = 'merged_lead' AND kind = 'removed' AND image ->> 'number' = ? ORDER BY id DESC LIMIT 1`,
      [into.id],
    );
    into = merged && removed('id', merged.id);
  }
  return found;
}

/** What `forgetLead` would remove. */
export function previewForget(journal: Journal, leadId: number): Forgotten {
  return journal.transact((db) => withTraces(db, leadId, () => tell(db)));
}

/**
 * Removes a lead with everything logged with it, and every trace of it in the log of operations, for good. What others
 * say of it stays. Operations that concerned others too keep that part of theirs; whatever was undone can no longer be
 * done again. `writeAnew` is to follow.
 */
export function forgetLead(journal: Journal, leadId: number): Forgotten {
  return journal.transact((db) => {
    db.pragma('defer_foreign_keys = ON');
    return withTraces(db, leadId, () => {
      const told = tell(db);
      discardUndone(db);
      removeFromLog(db);
      removeRows(db);
      clearSummaries(db, told.names);
      digestAnew(db);
      return told;
    });
  });
}

/** Bytes up to which a journal is written anew by way of memory. */
const inMemory = 64 * 1024 * 1024;

/**
 * Writes the whole file anew, so that nothing of what was removed is left in unused parts of it. What a journal of more
 * than `most` bytes holds after that goes by way of a file without a name, in the system's folder for such files.
 * Throws UserError where there is no room for that or another program has the file open.
 */
export function writeAnew(journal: Journal, most = inMemory): void {
  try {
    const { size } = journal.get<{ size: number }>(
      'SELECT page_count * page_size AS size FROM pragma_page_count(), pragma_page_size()',
    )!;
    const vacuum =
      size > most ? ['PRAGMA temp_store = FILE', 'VACUUM', 'PRAGMA temp_store = MEMORY'] : ['VACUUM'];
    for (const sql of vacuum) journal.prepare(sql).run([]);
  } catch (error) {
    throw new UserError(
      'The lead is removed, but the file could not be written anew: traces may be left in unused parts of it.',
      {
        hint: 'That takes as much room again on the disk, and no other program may have the file open. "prospect backup" writes a copy without them.',
        code: exitCode.io,
        cause: error,
      },
    );
  }
}

/** Rows of a table that are forgotten. */
const forgotten = (table: Table) => `(SELECT id FROM temp.forgotten WHERE table_name = '${table}')`;

/**
 * Runs `work` while temp.forgotten holds the rows to forget, there or removed: those of the lead, and of leads merged
 * into it, by their table and number. A source is among them when no other lead has or had it.
 */
function withTraces<T>(db: Connection, leadId: number, work: () => T): T {
  db.prepare(
    'CREATE TEMP TABLE forgotten (table_name TEXT, id INTEGER, PRIMARY KEY (table_name, id)) WITHOUT ROWID',
  ).run([]);
  try {
    const add = (table: Table, sql: string) =>
      db.prepare(`INSERT OR IGNORE INTO temp.forgotten (table_name, id) SELECT '${table}', id FROM (${sql})`);
    add('lead', 'SELECT ? AS id').run(leadId);
    add(
      'lead',
      `SELECT number AS id FROM merged_lead WHERE lead_id = $leadId AND number IS NOT NULL
       UNION SELECT image ->> 'number' FROM change
       WHERE table_name = 'merged_lead' AND image ->> 'lead_id' = $leadId AND image ->> 'number' IS NOT NULL
         AND image ->> 'number' NOT IN (SELECT id FROM lead)`,
    ).run({ leadId });
    for (const [table, owner] of [
      ['touch', 'lead'],
      ['next_step', 'lead'],
      ['address', 'lead'],
      ['tag', 'lead'],
      ['merged_lead', 'lead'],
      ['result', 'touch'],
    ] as const)
      add(
        table,
        `SELECT id FROM ${table} WHERE ${owner}_id IN ${forgotten(owner)}
         UNION SELECT first_id FROM change
         WHERE table_name = '${table}' AND kind = 'removed' AND image ->> '${owner}_id' IN ${forgotten(owner)}
           AND first_id NOT IN (SELECT id FROM ${table})`,
      ).run([]);
    const sourcesOf = (which: 'IN' | 'NOT IN') => `
      SELECT source_id AS id FROM lead WHERE source_id IS NOT NULL AND id ${which} ${forgotten('lead')}
      UNION SELECT image ->> 'source_id' FROM change
      WHERE table_name = 'lead' AND image ->> 'source_id' IS NOT NULL AND first_id ${which} ${forgotten('lead')}`;
    add('source', `SELECT id FROM (${sourcesOf('IN')}) EXCEPT SELECT id FROM (${sourcesOf('NOT IN')})`).run(
      [],
    );
    return work();
  } finally {
    // A transaction that SQLite itself took back, on a disk fault, took the table along.
    db.prepare('DROP TABLE IF EXISTS temp.forgotten').run([]);
  }
}

/** SQL: change `c` is about a forgotten row, holds one of another row with its lead, or added nothing else. */
const isForgotten = `(
  (c.kind <> 'added' AND (EXISTS (SELECT 1 FROM temp.forgotten f WHERE f.table_name = c.table_name AND f.id = c.first_id)
    OR c.image ->> 'lead_id' IN ${forgotten('lead')}))
  OR (c.kind = 'added' AND c.last_id - c.first_id + 1 = (
    SELECT count(*) FROM temp.forgotten f
    WHERE f.table_name = c.table_name AND f.id BETWEEN c.first_id AND c.last_id)))`;

/** SQL: the operations that concern forgotten rows. */
const concerned = `
  SELECT c.operation_id FROM change c
  WHERE ${isForgotten} OR EXISTS (
    SELECT 1 FROM temp.forgotten f WHERE f.table_name = c.table_name AND f.id BETWEEN c.first_id AND c.last_id)`;

function tell(db: Connection): Forgotten {
  const count = (table: Table) =>
    db
      .prepare(`SELECT count(*) FROM ${table} WHERE id IN ${forgotten(table)}`)
      .pluck()
      .get() as number;
  const values = (sql: string) => db.prepare(sql).pluck().all() as string[];
  const ever = (table: 'lead' | 'merged_lead' | 'address', column: string, shown = column) => `
    SELECT ${shown} FROM ${table} WHERE id IN ${forgotten(table)}
    UNION SELECT image ->> '${column}' FROM ${images} WHERE table_name = '${table}' AND id IN ${forgotten(table)}`;
  return {
    touches: count('touch'),
    steps: count('next_step'),
    addresses: count('address'),
    tags: count('tag'),
    operations: db
      .prepare(`SELECT count(*) FROM operation WHERE id IN (${concerned})`)
      .pluck()
      .get() as number,
    names: values(
      `${ever('lead', 'name')} UNION ${ever('merged_lead', 'name')} UNION ${ever('address', 'value')} ORDER BY 1`,
    ),
    uids: values(`${ever('lead', 'uid', 'hex(uid)')} UNION ${ever('merged_lead', 'uid', 'hex(uid)')}`),
  };
}

/** What an operation did to forgotten rows goes; one that did nothing else goes whole. */
function removeFromLog(db: Connection): void {
  db.prepare(`UPDATE operation SET summary = 'without what was forgotten' WHERE id IN (${concerned})`).run(
    [],
  );
  const operations = db.prepare(`SELECT DISTINCT operation_id FROM (${concerned})`).pluck().all();
  db.prepare(`DELETE FROM change AS c WHERE ${isForgotten}`).run([]);
  db.prepare(
    `DELETE FROM operation WHERE id IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM change WHERE operation_id = operation.id)`,
  ).run(JSON.stringify(operations));
  for (const column of ['touch_id', 'kept_touch_id'])
    db.prepare(
      `UPDATE change SET image = json_set(image, '$.${column}', NULL)
       WHERE table_name = 'next_step' AND image ->> '${column}' IN ${forgotten('touch')}`,
    ).run([]);
}

function removeRows(db: Connection): void {
  for (const column of ['touch_id', 'kept_touch_id'])
    db.prepare(`UPDATE next_step SET ${column} = NULL WHERE ${column} IN ${forgotten('touch')}`).run([]);
  for (const table of [
    'next_step',
    'result',
    'touch',
    'address',
    'tag',
    'merged_lead',
    'lead',
    'source',
  ] as const)
    db.prepare(`DELETE FROM ${table} WHERE id IN ${forgotten(table)}`).run([]);
  db.prepare(`DELETE FROM last_result WHERE lead_id IN ${forgotten('lead')}`).run([]);
}

/** Source of a pattern for these folded texts where none goes on as a longer word: "al" is not in "normal calls". */
function wholeWords(texts: readonly string[]): string {
  const escaped = texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return `(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`;
}

/** Takes away what the log says of operations that name it. */
function clearSummaries(db: Connection, names: readonly string[]): void {
  const clear = db.prepare("UPDATE operation SET summary = '' WHERE id = ?");
  const ids = db.prepare(forgotten('lead').slice(1, -1)).pluck().all() as number[];
  const numbers = new Set(ids.map((id) => `@${id}`));
  const texts = names.map(fold).filter((text) => text !== '');
  const isNamed = texts.length > 0 ? new RegExp(wholeWords(texts), 'u') : undefined;
  const operations = db.prepare("SELECT id, summary FROM operation WHERE summary <> ''").all() as {
    id: number;
    summary: string;
  }[];
  for (const { id, summary } of operations) {
    const folded = fold(summary);
    if (isNamed?.test(folded) || folded.split(/[^@\d]+/).some((word) => numbers.has(word))) clear.run(id);
  }
}
