import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { UserError, exitCode } from '../../../src/errors.js';
import { Journal } from '../../../src/store/file/journal.js';
import { applicationId, migrate, schemaVersion } from '../../../src/store/file/migrate.js';
import type { OpenOptions } from '../../../src/store/file/open.js';
import { newestSchema, schemaFile } from '../../../src/store/file/schema.js';
import { root, temporaryFolder } from '../../helpers/folder.js';

const clock = { now: Date.UTC(2026, 10, 21, 13), zone: 'UTC' };
const purposes = ['read', 'write', 'create', 'glance'] as const;

function open(file: string, purpose: OpenOptions['purpose'] = 'write', from = root): Journal {
  return new Journal({ file, purpose, chosen: true, root: from });
}

function addLead(journal: Journal, name: string): void {
  journal.write('lead add', clock, (write) =>
    write.insert('lead', { name, folded: name.toLowerCase(), day: '2026-11-21' }),
  );
}

function soundJournal(): string {
  const file = path.join(temporaryFolder(), 'journal.db');
  const journal = open(file, 'make');
  addLead(journal, 'Ann');
  journal.close();
  return file;
}

/** Runs SQL on a file as any program may. */
function alter(file: string, sql: string): void {
  const db = new Database(file);
  db.unsafeMode(true);
  db.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
  db.close();
}

function refusal(file: string, purpose: OpenOptions['purpose']): UserError {
  try {
    open(file, purpose).close();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${file} was opened`);
}

const trigger = "'CREATE TRIGGER sly AFTER INSERT ON touch BEGIN DELETE FROM touch; END'";
const planted = (type: string) =>
  `PRAGMA writable_schema = ON; INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (${type}, 'sly', 'touch', 0, ${trigger})`;
const edited = (name: string, from: string, to: string) =>
  `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '${from}', '${to}') WHERE name = '${name}'`;

const changes: [string, string, string][] = [
  ['a trigger', 'CREATE TRIGGER sly AFTER INSERT ON touch BEGIN DELETE FROM touch; END', 'a trigger "sly"'],
  ['a trigger that says Trigger', planted("'Trigger'"), 'a trigger "sly"'],
  ['a trigger that says table', planted("'table'"), '(SQLITE_CORRUPT in "sly")'],
  ['a trigger that says nothing', planted('NULL'), '(SQLITE_CORRUPT in "sly")'],
  ['a trigger that says bytes', planted("X'7461626C65'"), '(SQLITE_CORRUPT in "sly")'],
  ['a view', 'CREATE VIEW people AS SELECT * FROM lead', 'a view "people"'],
  ['a table', 'CREATE TABLE mine (x)', 'a table "mine"'],
  ['a virtual table', 'CREATE VIRTUAL TABLE words USING fts5(x)', 'a table "words'],
  ['an index', 'CREATE INDEX mine ON lead (name)', 'an index "mine"'],
  ['an index that runs something', 'CREATE INDEX mine ON lead (upper(name))', 'an index "mine"'],
  ['an index that is gone', 'DROP INDEX lead_tier', 'it has no index "lead_tier"'],
  ['a table that is gone', 'DROP TABLE taken_back', 'it has no table "taken_back"'],
  ['a column more', 'ALTER TABLE lead ADD COLUMN x TEXT', 'its table "lead" is not as prospect made it'],
  ['a column that is reckoned', 'ALTER TABLE lead ADD COLUMN x TEXT AS (upper(name))', 'its table "lead"'],
  [
    'a column whose name is SQL',
    'ALTER TABLE lead RENAME COLUMN tier TO "x\'\', (DELETE FROM touch)"',
    'its table "lead"',
  ],
  ['another CHECK', edited('lead', 'BETWEEN 1 AND 500', 'BETWEEN 0 AND 900'), 'its table "lead"'],
  ['another DEFAULT', edited('source', 'DEFAULT 0', 'DEFAULT (random())'), 'its table "source"'],
  ['a table that is not STRICT', edited('plan', ') STRICT', ')'), 'its table "plan"'],
  ['an index of other rows', edited('lead_dream', "''dream''", "''A''"), 'its index "lead_dream"'],
  [
    'statistics that are more',
    "PRAGMA writable_schema = ON; CREATE TABLE x (tbl, idx, stat); UPDATE sqlite_schema SET name = 'sqlite_stat1', tbl_name = 'sqlite_stat1', sql = 'CREATE TABLE sqlite_stat1(tbl,idx,stat DEFAULT (random()))' WHERE name = 'x'",
    'a table "sqlite_stat1"',
  ],
];

describe('a journal in which something is defined otherwise is refused by name, and nothing is written', () => {
  test.each(changes)('%s', (_, sql, named) => {
    const file = soundJournal();
    alter(file, sql);
    const before = fs.readFileSync(file);
    for (const purpose of purposes) {
      const error = refusal(file, purpose);
      expect(error.message).toContain(`${file} is `);
      expect(error.message).toContain(named);
      expect([error.code, error.hint]).toEqual([
        exitCode.badData,
        expect.stringMatching(/--db FILE|prospect restore/),
      ]);
    }
    expect(fs.readFileSync(file).equals(before)).toBe(true);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['journal.db']);
  });

  test.each([0, -1, -2_147_483_648])('the version %i', (version) => {
    const file = soundJournal();
    alter(file, `PRAGMA user_version = ${version}`);
    const before = fs.readFileSync(file);
    for (const purpose of purposes) {
      const error = refusal(file, purpose);
      expect(error.message).toContain(`its version is ${version}, and the first there was is 1`);
      expect([error.code, Boolean(error.hint)]).toEqual([exitCode.badData, true]);
    }
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });
});

/** The file as text of SQL statements, read into a new one, as `sqlite3 journal.db .dump | sqlite3 new.db` does. */
function throughSql(file: string): void {
  const old = new Database(file);
  const fresh = new Database(`${file}.new`);
  fresh.unsafeMode(true);
  const things = old
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'")
    .all() as { type: string; name: string; sql: string }[];
  fresh.pragma('foreign_keys = OFF');
  for (const { name, sql } of things.filter(({ type }) => type === 'table').reverse()) {
    fresh.exec(sql);
    const rows = old.prepare(`SELECT * FROM ${name}`).raw().all() as unknown[][];
    for (const row of rows)
      fresh.prepare(`INSERT INTO ${name} VALUES (${row.map(() => '?').join()})`).run(...row);
  }
  for (const { sql } of things.filter(({ type }) => type === 'index').reverse()) fresh.exec(sql);
  fresh.pragma(`application_id = ${applicationId}`);
  fresh.pragma(`user_version = ${old.pragma('user_version', { simple: true }) as number}`);
  old.close();
  fresh.close();
  fs.renameSync(`${file}.new`, file);
}

test.each<[string, (file: string) => void]>([
  ['VACUUM', (file) => alter(file, 'VACUUM')],
  ['ANALYZE', (file) => alter(file, 'ANALYZE')],
  ['REINDEX', (file) => alter(file, 'REINDEX')],
  ['another page size', (file) => alter(file, 'PRAGMA page_size = 8192; VACUUM')],
  ['its statements in another order', throughSql],
])('a journal that went through %s is still one', (_, change) => {
  const file = soundJournal();
  change(file);
  for (const purpose of purposes) {
    const journal = open(file, purpose);
    expect(journal.all('SELECT name FROM lead')).toEqual([{ name: 'Ann' }]);
    journal.close();
  }
  const journal = open(file);
  addLead(journal, 'Bo');
  expect(journal.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  journal.close();
});

const versions = Array.from({ length: schemaVersion }, (_, n) => n + 1);

describe.each(versions)('a journal of version %i', (version) => {
  function journalOf(version: number): string {
    const file = path.join(temporaryFolder(), 'journal.db');
    const db = new Database(file);
    migrate(db, root, version);
    db.close();
    return file;
  }

  test('is brought to the newest version', () => {
    const file = journalOf(version);
    const journal = open(file);
    addLead(journal, 'Ann');
    expect(journal.get('PRAGMA user_version')).toEqual({ user_version: schemaVersion });
    expect(journal.all('PRAGMA foreign_key_check')).toEqual([]);
    journal.close();
    open(file, 'glance').close();
  });

  test('is refused when something else is defined in it', () => {
    const file = journalOf(version);
    alter(file, planted("'Trigger'"));
    const before = fs.readFileSync(file);
    for (const purpose of purposes)
      expect(refusal(file, purpose).message).toContain('a trigger "sly" that is not ours');
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });
});

test('the build keeps what the migrations define, and without it, or with another one, files are compared all the same', () => {
  expect(fs.readFileSync(path.join(root, schemaFile), 'utf8')).toBe(newestSchema(root));
  const sound = soundJournal();
  const spoilt = soundJournal();
  alter(spoilt, planted("'Trigger'"));
  const other = temporaryFolder();
  fs.cpSync(path.join(root, 'migrations'), path.join(other, 'migrations'), { recursive: true });
  open(sound, 'write', other).close();
  expect(() => open(spoilt, 'write', other)).toThrow('a trigger "sly"');
  fs.mkdirSync(path.join(other, 'dist'));
  fs.writeFileSync(path.join(other, schemaFile), '[]');
  open(sound, 'write', other).close();
  expect(() => open(spoilt, 'write', other)).toThrow('a trigger "sly"');
});
