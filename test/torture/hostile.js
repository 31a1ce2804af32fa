import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Desk } from './desk.js';
import { runOn, setScene, told } from './scene.js';

/** What somebody may have put into a journal before sending it: more SQL, some by way of the schema's own text. */
const additions = [
  ...[
    'AFTER INSERT ON touch',
    'AFTER INSERT ON operation',
    'BEFORE UPDATE ON lead',
    'AFTER DELETE ON touch',
  ].flatMap((when) => [
    `CREATE TRIGGER a ${when} BEGIN DELETE FROM lead; END`,
    `CREATE TRIGGER "A ""B""" ${when} BEGIN SELECT RAISE(FAIL, 'no'); END`,
    `create TriGGer sqlite ${when} BEGIN UPDATE lead SET name = 'x'; END`,
  ]),
  'CREATE VIEW v AS SELECT * FROM lead',
  'CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r',
  'CREATE VIRTUAL TABLE f USING fts5(x)',
  'CREATE VIRTUAL TABLE r USING rtree(a, b, c)',
  'CREATE TABLE extra (x)',
  'CREATE INDEX slow ON touch (abs(id))',
  'CREATE UNIQUE INDEX one ON lead (1)',
  'ALTER TABLE lead ADD COLUMN more TEXT',
  'ALTER TABLE touch ADD COLUMN made TEXT AS (hex(zeroblob(100000000))) VIRTUAL',
  'ALTER TABLE lead ADD COLUMN note2 TEXT DEFAULT (hex(randomblob(100000000)))',
  'ALTER TABLE lead ADD COLUMN checked INT CHECK (length(hex(zeroblob(100000000))) > 0)',
  'DROP TABLE tag',
  'DROP TABLE change',
  'ALTER TABLE touch RENAME TO touches',
  'ALTER TABLE lead RENAME COLUMN name TO called',
  ...['lead', 'touch', 'operation'].map(
    (table) =>
      `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = '${table}'`,
  ),
  ...['lead', 'touch', 'change'].map(
    (table) =>
      `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = '${table}'`,
  ),
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE VIEW tag AS SELECT 1', type = 'view', rootpage = 0 WHERE name = 'tag'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'rubbish' WHERE name = 'touch'",
  "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'lead'",
  'PRAGMA user_version = 999',
  'PRAGMA user_version = -1',
  'PRAGMA user_version = 0',
  'PRAGMA application_id = 1',
];

/** Values that no program of ours writes; the schema is as it was. */
const values = [
  `UPDATE change SET image = json_object('id', 1, 'name = ''x''; DROP TABLE lead; --', 2)`,
  `UPDATE change SET image = json_object('id) FROM lead; --', 1)`,
  `UPDATE change SET table_name = 'lead; DROP TABLE lead'`,
  `UPDATE change SET table_name = 'sqlite_schema'`,
  `UPDATE change SET image = '{'`,
  `UPDATE change SET image = '[]'`,
  `UPDATE change SET image = '{"id":' || hex(zeroblob(100000)) || '}'`,
  `UPDATE change SET first_id = 1, last_id = 9223372036854775807`,
  `UPDATE change SET kind = 'removed'`,
  'UPDATE touch SET at = 9223372036854775807',
  'UPDATE touch SET at = -9223372036854775808',
  "UPDATE touch SET day = '2026-02-30'",
  "UPDATE touch SET zone = 'Nowhere/Land'",
  'UPDATE touch SET lead_id = 999999',
  'UPDATE touch SET version_id = 999999',
  'UPDATE lead SET name = NULL',
  "UPDATE lead SET name = ''",
  "UPDATE lead SET name = CAST(x'ff00fe' AS TEXT)",
  'UPDATE lead SET uid = zeroblob(0)',
  'UPDATE lead SET name = hex(zeroblob(1000000))',
  "UPDATE next_step SET day = 'x'",
  "UPDATE operation SET summary = char(27) || ']0;title' || char(7)",
  "UPDATE setting SET value = 'x'",
  'DELETE FROM tactic',
  'DELETE FROM operation',
  'DELETE FROM last_result',
];

const lines = [
  'report',
  'list',
  'export all',
  'due',
  'doctor',
  'backup copy.db',
  'undo',
  'log Weber -o held',
  'lead forget Weber --yes',
  'redo',
  'search x',
  'show 1',
];

export const kind = {
  name: 'files that were made to harm',
  cases: 2 * Math.max(additions.length, values.length),

  async begin({ folder }) {
    const desk = new Desk();
    const start = path.join(folder, 'start.db');
    await setScene(desk, start);
    let takenAnyway = 0;

    /** Makes the file; answers whether SQLite lets it be made at all. */
    function make(file, sql) {
      fs.copyFileSync(start, file);
      const db = new Database(file);
      try {
        db.unsafeMode(true);
        db.pragma('ignore_check_constraints = ON');
        db.pragma('foreign_keys = OFF');
        db.exec(sql);
        return true;
      } catch {
        return false;
      } finally {
        db.close();
      }
    }

    async function attempt({ number, folder: place }) {
      // In turn, so that a short run has some of both.
      const sql = number % 2 === 0 ? additions[number / 2] : values[(number - 1) / 2];
      if (sql === undefined) return 0;
      const isSchema = number % 2 === 0;
      const made = path.join(place, 'made.db');
      if (!make(made, sql)) return 0;
      const before = fs.readFileSync(made);
      const file = path.join(place, 'journal.db');
      for (const line of lines) {
        fs.writeFileSync(file, before, { mode: 0o600 });
        const answer = await runOn(desk, file, line.split(' '));
        const what = `${sql.slice(0, 100)}, ${line}`;
        if (answer.code === null || /went wrong|^\s+at .*:\d+/m.test(answer.err))
          throw new Error(`${what}: ${told(answer)}`);
        if ((answer.out + answer.err).includes('\x1b')) throw new Error(`${what}: a control is printed`);
        if (answer.code !== 0 && !fs.readFileSync(file).equals(before))
          throw new Error(`${what}: refused, and written into`);
        if (!isSchema) takenAnyway += Number(answer.code === 0);
        else if (answer.code === 0) throw new Error(`${what}: opened`);
        if (isSchema && line !== 'doctor' && answer.err.trim().split('\n').length > 3)
          throw new Error(`${what}: refused in more than a line and what to do: ${told(answer)}`);
      }
      return lines.length;
    }

    return {
      attempt,
      end: () => desk.end(),
      after: () => `${takenAnyway} with odd values were done, as they touch none of these`,
    };
  },
};
