import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { damageOf } from '../../../src/store/file/damage.js';
import { digestedTables, digestOf } from '../../../src/store/file/digest.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

const now = '2026-10-15T14:00:00';

/** A journal of version 3 with rows in every table, brought to this version; undone is a touch with Fay Gold. */
async function filledDesk(): Promise<Desk> {
  const desk = new Desk({ now });
  const packed = fs.readFileSync(path.join(root, 'test', 'data', 'journal-3.db.gz'));
  fs.writeFileSync(desk.file, gunzipSync(packed), { mode: 0o600 });
  expect((await desk.run('status')).code).toBe(0);
  return desk;
}

function damagesOf(desk: Desk): unknown[] {
  const db = new Database(desk.file, { readonly: true });
  try {
    return damageOf(db);
  } finally {
    db.close();
  }
}

/** Changes rows as something else than the program might. */
function alter(desk: Desk, ...statements: string[]): void {
  const db = new Database(desk.file);
  db.pragma('foreign_keys = OFF');
  for (const sql of statements) db.prepare(sql).run();
  db.close();
}

test('a journal of version 3 gets a digest of every table it has, with its rows', async () => {
  const desk = await filledDesk();
  const db = new Database(desk.file, { readonly: true });
  const tables = digestedTables(db);
  expect(tables).toHaveLength(26);
  for (const table of tables) expect([table, digestOf(db, table).rows]).not.toEqual([table, 0]);
  db.close();
  expect(damagesOf(desk)).toEqual([]);
});

test('every command keeps the digests as the rows are, and so do undo and redo', async () => {
  const desk = await filledDesk();
  fs.writeFileSync(
    path.join(desk.folder, 'rows.csv'),
    'date,lead,tactic\n2026-10-14,Gus,post\n2026-10-14,Ann Berg,post\n',
  );
  const commands = [
    'redo',
    'log Gil -t cold-call -o talked --next fri --note 😀',
    'result Gil meeting --next mon',
    'result Gil held',
    'log --count 3 -t cold-call -o no-answer',
    'edit 11 --cost 4 --minutes 7',
    'edit --tactic cold-call --set tactic=cold-email --yes',
    'edit 11 --note ',
    'rm 2',
    'undo',
    'lead merge Gil @4',
    'tactic tweak cold-email --change shorter',
    'tactic add mailing --channel email',
    'log Gus -t mailing -o sent',
    'tactic merge cold-email mailing',
    'undo',
    'undo',
    'redo',
    'lead forget @1 --yes',
    'import rows.csv --const outcome=sent',
    'undo',
    'backup copy.db',
    'config set cold-days 20',
    'keep-in-touch rm A',
  ];
  for (const command of commands) {
    const { code, stderr } = await desk.run(...command.split(' '));
    expect({ command, code, stderr: code === 0 ? '' : stderr, found: damagesOf(desk) }).toEqual({
      command,
      code: 0,
      stderr: '',
      found: [],
    });
  }
  for (let left = 30; left > 0; left--) {
    await desk.run('undo');
    expect(damagesOf(desk)).toEqual([]);
  }
  for (let left = 30; left > 0; left--) await desk.run('redo');
  expect(damagesOf(desk)).toEqual([]);
});

describe('what else changes a row is named', () => {
  const row = (table: string, what: string, id?: number) => [
    id === undefined ? { table, what } : { table, what, id },
  ];
  test.each<[string, string[], unknown[]]>([
    ['a value', ["UPDATE touch SET note = 'x' WHERE id = 3"], row('touch', 'changed', 3)],
    ['a value that was none', ['UPDATE touch SET cost = 1 WHERE id = 9'], row('touch', 'changed', 9)],
    ['a bit of a moment', ['UPDATE touch SET at = at + 1 WHERE id = 5'], row('touch', 'changed', 5)],
    [
      'a share',
      ['UPDATE tactic SET worth = worth * 1.0000000000000002 WHERE id = 1'],
      row('tactic', 'changed', 1),
    ],
    ['an id', ['UPDATE tag SET uid = zeroblob(16) WHERE id = 2'], row('tag', 'changed', 2)],
    ['a row that is gone', ['DELETE FROM result WHERE id = 4'], row('result', 'missing', 4)],
    [
      'a row more',
      [
        "INSERT INTO setting (id, key, value) VALUES (9, 'goal', 'won')",
        "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'setting'",
      ],
      row('setting', 'added', 9),
    ],
    ['two rows', ['UPDATE touch SET cost = 7 WHERE id IN (3, 4)'], row('touch', 'rows')],
    [
      'two values that are swapped',
      ['UPDATE touch SET lead_id = 3 - lead_id WHERE id IN (1, 3)'],
      row('touch', 'rows'),
    ],
    [
      'what undo keeps',
      [
        "UPDATE change SET image = replace(image, 'Bo', 'Ba') WHERE id = (SELECT max(id) FROM change WHERE image LIKE '%Bo%')",
      ],
      expect.objectContaining({}) as never,
    ],
    [
      'the numbers',
      ["UPDATE sqlite_sequence SET seq = seq + 4 WHERE name = 'touch'"],
      row('touch', 'numbers'),
    ],
    [
      'the digest',
      ["UPDATE digest SET other = (other + 64) % 67108859 WHERE table_name = 'lead'"],
      row('lead', 'digest'),
    ],
    ['a digest that is gone', ["DELETE FROM digest WHERE table_name = 'lead'"], row('lead', 'digest')],
    ['a digest of nothing', ["INSERT INTO digest VALUES ('none', 0, 0, 0, 0, 0)"], row('none', 'digest')],
  ])('%s', async (name, statements, found) => {
    const desk = await filledDesk();
    alter(desk, ...statements);
    if (name === 'what undo keeps')
      expect(damagesOf(desk)).toEqual([
        { table: 'change', what: 'changed', id: expect.any(Number) as number },
      ]);
    else expect(damagesOf(desk)).toEqual(found);
  });
});

describe('the first write of a day looks through the file', () => {
  test('and is refused where a row is not as it was written, by name', async () => {
    const desk = await filledDesk();
    alter(desk, "UPDATE touch SET day = '2026-10-04' WHERE id = 3");
    const before = fs.readFileSync(desk.file);
    desk.setClock('2026-10-16T09:00:00');
    for (const command of [
      ['log', 'Ann Berg', '-t', 'cold-call', '-o', 'talked'],
      ['undo'],
      ['config', 'set', 'cold-days', '3'],
    ]) {
      const { stderr, code } = await desk.run(...command);
      expect(stderr).toBe(
        `prospect: The journal ${desk.file} is damaged, so nothing was written: touch 3 is not as it was written.\n  "prospect doctor" shows all, and what to do.\n`,
      );
      expect(code).toBe(65);
    }
    expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
    expect((await desk.run('list')).code).toBe(0);
  });

  test('and is refused where the file does not hold together', async () => {
    const desk = await filledDesk();
    const db = new Database(desk.file, { readonly: true });
    const page = db
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'touch_day'")
      .pluck()
      .get() as number;
    db.close();
    const bytes = fs.readFileSync(desk.file);
    bytes.writeUInt16BE(bytes.readUInt16BE((page - 1) * 4096 + 3) - 1, (page - 1) * 4096 + 3);
    fs.writeFileSync(desk.file, bytes);
    desk.setClock('2026-10-16T09:00:00');
    const { stderr, code } = await desk.run('log', '-t', 'cold-call', '-o', 'no-answer');
    expect(stderr).toContain('is damaged, so nothing was written: ');
    expect(code).toBe(65);
    expect(fs.readFileSync(desk.file).equals(bytes)).toBe(true);
  });

  test('the writes after it do not', async () => {
    const desk = await filledDesk();
    alter(desk, "UPDATE touch SET day = '2026-10-04' WHERE id = 3");
    expect((await desk.run('log', 'Ann Berg', '-t', 'cold-call', '-o', 'talked')).code).toBe(0);
  });
});
