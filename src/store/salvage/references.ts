import { checkAliasName, wordsOfLine } from '../../domain/alias.js';
import { isStored, settingSpecs } from '../../domain/settings.js';
import { UserError } from '../../errors.js';
import type { Connection } from '../file/open.js';
import { retellAll } from '../file/last-results.js';
import { waiting } from '../settings/aliases.js';
import type { Note } from './rows.js';

/** A row that belongs to one that is not there. */
interface Astray {
  table: string;
  rowid: number;
  parent: string;
  fkid: number;
}

/** What stands in for a row that is lost and that others belong to: its columns besides number and uid. */
const standIns: Record<string, (id: number, db: Connection) => Record<string, string | number>> = {
  lead: (id, db) => ({
    name: `Unreadable lead ${id}`,
    folded: `unreadable lead ${id}`,
    day: db
      .prepare('SELECT ifnull(min(day), ?) FROM touch WHERE lead_id = ?')
      .pluck()
      .get('2000-01-01', id) as string,
  }),
  tactic: (id) => ({ name: `unreadable-${id}`, folded: `unreadable-${id}`, channel: 'other' }),
  tactic_version: (id, db) => ({ tactic_id: tacticFor(id, db), version: 1 }),
  outcome: (id) => ({ name: `unreadable-${id}`, folded: `unreadable-${id}`, stage: 0, state: 'open' }),
};

/**
 * Lets nothing belong to what is lost: a reference that may be missing is taken out, a lead, tactic, version or outcome
 * gets a stand-in so that what was done with it stays, anything else goes.
 */
export function mendReferences(db: Connection, note: Note): Map<string, number> {
  const gone = new Map<string, number>();
  for (let round = 0; round < 10; round++) {
    const astray = db.prepare('PRAGMA foreign_key_check').all() as Astray[];
    if (astray.length === 0) break;
    for (const each of astray) mendOne(db, each, note, gone);
  }
  return gone;
}

function mendOne(
  db: Connection,
  { table, rowid, parent, fkid }: Astray,
  note: Note,
  gone: Map<string, number>,
): void {
  const column = db
    .prepare('SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?')
    .pluck()
    .get(table, fkid) as string;
  const id = db.prepare(`SELECT ${column} FROM ${table} WHERE id = ?`).pluck().get(rowid) as
    number | null | undefined;
  if (id === null || id === undefined) return;
  const standIn = standIns[parent];
  if (standIn && id > 0) {
    if (db.prepare(`SELECT 1 FROM ${parent} WHERE id = ?`).get(id) !== undefined) return;
    addRow(db, parent, { id, ...standIn(id, db) });
    note(parent, id, 'lost; a stand-in has its number');
    return;
  }
  const mayMiss = db
    .prepare(`SELECT NOT "notnull" FROM pragma_table_info(?) WHERE name = ?`)
    .pluck()
    .get(table, column);
  try {
    if (mayMiss !== 1) throw new Error('needed');
    db.prepare(`UPDATE ${table} SET ${column} = NULL WHERE id = ?`).run(rowid);
    note(table, rowid, `belonged to a lost ${wordFor(parent)}, which is left out`);
  } catch {
    db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(rowid);
    gone.set(table, (gone.get(table) ?? 0) + 1);
    note(table, rowid, `belonged to a lost ${wordFor(parent)}, and is left out`);
  }
}

function wordFor(table: string): string {
  return table.replaceAll('_', ' ');
}

/** A tactic for a version that is lost: the only one without any, else one that stands in. */
function tacticFor(version: number, db: Connection): number {
  const without = db
    .prepare('SELECT id FROM tactic WHERE id NOT IN (SELECT tactic_id FROM tactic_version) LIMIT 2')
    .pluck()
    .all() as number[];
  if (without.length === 1) return without[0]!;
  const name = `unreadable-version-${version}`;
  return addRow(db, 'tactic', { name, folded: name, channel: 'other' });
}

function addRow(db: Connection, table: string, row: Record<string, string | number>): number {
  const names = Object.keys(row);
  return Number(
    db
      .prepare(
        `INSERT INTO ${table} (uid, ${names.join(', ')}) VALUES (randomblob(16), ${names.map(() => '?').join(', ')})`,
      )
      .run(Object.values(row)).lastInsertRowid,
  );
}

/** Sets right what every journal of ours keeps so: each tactic has a version, each touch a result, and results follow. */
export function mendWholes(db: Connection, note: Note): void {
  dropSettings(db, note);
  dropAliases(db, note);
  for (const id of db
    .prepare('SELECT id FROM tactic WHERE id NOT IN (SELECT tactic_id FROM tactic_version) ORDER BY id')
    .pluck()
    .all() as number[]) {
    addRow(db, 'tactic_version', { tactic_id: id, version: 1 });
    note('tactic', id, 'has lost its versions');
  }
  const silent = db
    .prepare('SELECT id, day, zone FROM touch WHERE id NOT IN (SELECT touch_id FROM result) ORDER BY id')
    .all() as { id: number; day: string; zone: string }[];
  if (silent.length > 0) {
    const name = 'unreadable';
    const known = db.prepare('SELECT id FROM outcome WHERE folded = ?').pluck().get(name) as
      number | undefined;
    const outcome = known ?? addRow(db, 'outcome', { name, folded: name, stage: 0, state: 'open' });
    for (const { id, day, zone } of silent) {
      addRow(db, 'result', { touch_id: id, seq: 1, outcome_id: outcome, day, zone });
      note('touch', id, 'has lost what came of it');
    }
  }
  noneBefore(db, note);
  // Their places count up from 1; moved aside first, since no two may be the same meanwhile.
  db.prepare(
    'UPDATE result SET seq = seq + 5000 WHERE seq < 5000 AND touch_id IN (SELECT touch_id FROM result GROUP BY touch_id HAVING max(seq) <> count(*))',
  ).run();
  db.prepare(
    `UPDATE result SET seq = (SELECT count(*) FROM result b WHERE b.touch_id = result.touch_id AND (b.seq, b.id) <= (result.seq, result.id))
     WHERE touch_id IN (SELECT touch_id FROM result GROUP BY touch_id HAVING max(seq) <> count(*))`,
  ).run();
  retellAll(db);
}

function dropSettings(db: Connection, note: Note): void {
  const rows = db.prepare('SELECT id, key, value FROM setting').all() as {
    id: number;
    key: string;
    value: string;
  }[];
  for (const { id, key, value } of rows) {
    const spec = settingSpecs.find((each) => each.key === key);
    if (key.startsWith(waiting) || (spec && isStored(spec, value))) continue;
    db.prepare('DELETE FROM setting WHERE id = ?').run(id);
    note('setting', id, 'cannot have been stored, and is left out');
  }
}

function dropAliases(db: Connection, note: Note): void {
  const rows = db.prepare('SELECT id, name, words FROM alias').all() as {
    id: number;
    name: string;
    words: string;
  }[];
  for (const { id, name, words } of rows) {
    try {
      checkAliasName(name);
      wordsOfLine(words);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      db.prepare('DELETE FROM alias WHERE id = ?').run(id);
      note('alias', id, 'cannot have been stored, and is left out');
    }
  }
}

/** No result is before its touch: which of the two days is damaged is not known, but that of the touch has more to go by. */
function noneBefore(db: Connection, note: Note): void {
  const early = db
    .prepare(
      `SELECT r.id, t.day, t.at, t.utc_offset, t.zone FROM result r JOIN touch t ON t.id = r.touch_id
       WHERE r.day < t.day OR (r.day = t.day AND r.at < t.at) ORDER BY r.id`,
    )
    .all() as { id: number; day: string; at: number | null; utc_offset: number | null; zone: string }[];
  const set = db.prepare(
    'UPDATE result SET day = @day, at = @at, utc_offset = @utc_offset, zone = @zone WHERE id = @id',
  );
  for (const result of early) {
    set.run(result);
    note('result', result.id, `was before its touch: taken for ${result.day}`);
  }
}
