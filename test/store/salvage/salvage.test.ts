import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { salvage, type Salvage } from '../../../src/store/salvage/salvage.js';
import { root, temporaryFolder } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { setDesk } from '../../helpers/writing.js';

type Rows = Record<string, Record<string, unknown>[]>;

const packed = (name: string) => zlib.gunzipSync(fs.readFileSync(path.join(root, 'test', 'data', name)));

/** Journals with something in every table: of two versions, and of this one. */
const wholes: Record<string, Buffer> = {
  'version 1': packed('journal-1.db.gz'),
  'version 2': packed('journal-2.db.gz'),
  'this version': fs.readFileSync((await setDesk()).file),
};

/** Tables that undo and derived rows live in. */
const notSaved = ['change', 'operation', 'taken_back', 'last_result', 'digest'];

function rowsOf(file: string): Rows {
  const db = new Database(file, { readonly: true });
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all() as string[];
  const rows = tables
    .filter((table) => !notSaved.includes(table))
    .map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()] as const);
  db.close();
  return Object.fromEntries(rows) as Rows;
}

/** What is saved of these bytes, which are not changed, and the rows it has then. */
function save(bytes: Buffer): { saved: Salvage; rows: Rows; out: string } {
  const folder = temporaryFolder();
  const [file, out] = [path.join(folder, 'damaged.db'), path.join(folder, 'out.db')];
  fs.writeFileSync(file, bytes, { mode: 0o400 });
  const saved = salvage(file, out, { now: Date.UTC(2026, 10, 21), root });
  expect(fs.readFileSync(file).equals(bytes)).toBe(true);
  expect(fs.readdirSync(folder).sort()).toEqual(['damaged.db', 'out.db']);
  return { saved, rows: rowsOf(out), out };
}

/** The rows of a whole journal, brought to this version. */
function wanted(bytes: Buffer): Rows {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'whole.db'), bytes);
  return rowsOf(save(bytes).out);
}

/** An ordinary open, the report, and the whole way out and in again. */
async function expectSound(out: string): Promise<void> {
  const desk = new Desk({ now: '2026-12-31T12:00' }); // after all that they hold
  const all = await desk.runWith({ file: out }, 'export', 'all');
  expect(all).toMatchObject({ code: 0, stderr: '' });
  expect(await desk.runWith({ input: all.stdout }, 'import', '-')).toMatchObject({ code: 0 });
  expect(await desk.runWith({ file: out }, 'report')).toMatchObject({ code: 0 });
  expect(await desk.runWith({ file: out }, 'backup')).toMatchObject({ code: 0 });
}

/** The same numbers for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pageSize = 4096;

const damages: Record<string, (bytes: Buffer, random: (below: number) => number) => Buffer> = {
  'bits turned': (bytes, random) => {
    for (let n = 0; n < 30; n++) bytes[random(bytes.length)]! ^= 1 << random(8);
    return bytes;
  },
  'bytes written over': (bytes, random) => {
    for (let n = 0; n < 300; n++) bytes[random(bytes.length)] = random(256);
    return bytes;
  },
  'pages blank': (bytes, random) => {
    for (let n = 0; n < 6; n++) {
      const at = random(bytes.length / pageSize) * pageSize;
      bytes.fill(0, at, at + pageSize);
    }
    return bytes;
  },
  'a stretch written over': (bytes, random) => {
    const at = random(bytes.length - 9000);
    return bytes.fill(0xff, at, at + 9000);
  },
  'the end cut off': (bytes, random) =>
    bytes.subarray(0, Math.floor(bytes.length / 2) + random(bytes.length / 2)),
};
describe('of a damaged journal what can be read is saved in a sound one', () => {
  test.each(Object.keys(wholes))('all of one that is whole (%s)', async (name) => {
    const { saved, out, rows } = save(wholes[name]!);
    expect(saved.notes).toEqual([]);
    expect(saved.tables.filter(({ lost, isShort }) => lost > 0 || isShort)).toEqual([]);
    const before = path.join(temporaryFolder(), 'before.db');
    fs.writeFileSync(before, wholes[name]!);
    const desk = new Desk();
    await desk.runWith({ file: before }, 'undo');
    await desk.runWith({ file: before }, 'redo'); // brings it to this version
    expect(rows).toEqual(rowsOf(before));
    await expectSound(out);
  });

  const cases = Object.keys(damages).flatMap((damage) =>
    Object.keys(wholes).map((name, at) => [damage, name, at + 1] as const),
  );

  test.each(cases)('of one with %s (%s, %i)', async (damage, name, seed) => {
    const { saved, out, rows } = save(damages[damage]!(Buffer.from(wholes[name]!), randomFrom(seed * 7)));
    await expectSound(out);
    for (const { table, saved: count } of saved.tables)
      expect(rows[table]!.length).toBeGreaterThanOrEqual(count);
    if (damage !== 'pages blank' && damage !== 'the end cut off') return;
    const whole = wanted(wholes[name]!);
    for (const [table, found] of Object.entries(rows))
      for (const row of found) {
        if (saved.notes.some((note) => note.table === table && note.id === row.id)) continue;
        const before = whole[table]!.find(({ id }) => id === row.id);
        // Another row stands in for one that is lost, or is added for one.
        if (before && !['result', 'tactic_version', 'outcome', 'tactic'].includes(table))
          expect(row).toEqual(before);
      }
  });
});

describe('of a larger journal', async () => {
  const desk = new Desk();
  const lines = Array.from(
    { length: 3000 },
    (_, n) => `2026-01-0${1 + (n % 9)},Lead ${n},call,talked,${'note '.repeat(n % 7 === 0 ? 2000 : 1)}`,
  );
  await desk.runWith({ input: ['at,lead,tactic,outcome,note', ...lines].join('\n') }, 'import', '-');
  const bytes = fs.readFileSync(desk.file);
  const db = new Database(desk.file, { readonly: true });
  const rootOf = (name: string) =>
    db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name) as number;
  const [touchRoot, leadRoot] = [rootOf('touch'), rootOf('lead')];
  db.close();
  const before = rowsOf(desk.file);

  test('every row comes back though the pages that lead to them are blank, the first included', () => {
    const damaged = Buffer.from(bytes);
    for (const page of [1, touchRoot, leadRoot]) damaged.fill(0, (page - 1) * pageSize, page * pageSize);
    const { rows, saved } = save(damaged);
    for (const table of ['touch', 'lead', 'result', 'tactic']) expect(rows[table]).toEqual(before[table]);
    expect(saved.tables.find(({ table }) => table === 'touch')).toMatchObject({ saved: 3000, isShort: true });
  });

  test('rows on a blank page are counted as lost, and what belonged to them stays', () => {
    const damaged = Buffer.from(bytes);
    const leaf = damaged.readUInt32BE(
      (leadRoot - 1) * pageSize + damaged.readUInt16BE((leadRoot - 1) * pageSize + 12 + 2 * 3),
    );
    expect(damaged[(leaf - 1) * pageSize]).toBe(13);
    const rowsThere = damaged.readUInt16BE((leaf - 1) * pageSize + 3);
    damaged.fill(0, (leaf - 1) * pageSize, leaf * pageSize);
    const { rows, saved } = save(damaged);
    expect(saved.tables.find(({ table }) => table === 'lead')).toMatchObject({
      saved: 3000 - rowsThere,
      lost: rowsThere,
    });
    expect(rows.lead).toHaveLength(3000);
    expect(rows.touch).toEqual(before.touch);
    expect(saved.notes).toHaveLength(rowsThere);
  });
});

describe('values that none of ours has', () => {
  const altered = (sql: string) => {
    const file = path.join(temporaryFolder(), 'altered.db');
    fs.writeFileSync(file, wholes['this version']!);
    const db = new Database(file);
    db.exec(`PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; ${sql}`);
    db.close();
    return fs.readFileSync(file);
  };

  test.each([
    ['UPDATE touch SET energy = 9 WHERE id = 1', 'touch', 1, '"energy" cannot be as it was found'],
    ["UPDATE touch SET zone = 'Nowhere/At all' WHERE id = 1", 'touch', 1, '"zone" cannot be read'],
    [
      "UPDATE touch SET day = '2026-02-31' WHERE id = 1",
      'touch',
      1,
      '"day" cannot be read: taken for 2026-11-21',
    ],
    ['UPDATE touch SET at = 9e18 WHERE id = 1', 'touch', 1, '"at" cannot be read'],
    ["UPDATE lead SET name = 'A' || char(7) WHERE id = 1", 'lead', 1, '"name" has signs that cannot be read'],
    [
      "UPDATE outcome SET channels = 'call pigeon' WHERE id = 1",
      'outcome',
      1,
      '"channels" cannot be as it was',
    ],
    ["UPDATE outcome SET state = 'odd' WHERE id = 1", 'outcome', 1, '"state" cannot be as it was found'],
    ["UPDATE setting SET value = 'odd' WHERE key = 'hourly-value'", 'setting', 2, 'cannot have been stored'],
    ["UPDATE alias SET name = 'h' || char(65533) WHERE id = 1", 'alias', 1, 'cannot have been stored'],
    [
      "UPDATE result SET day = '2020-01-01', at = NULL, utc_offset = NULL WHERE id = 1",
      'result',
      1,
      'was before its touch: taken for 2026-',
    ],
    ['DELETE FROM tactic_version WHERE id = 1', 'tactic', 1, 'has lost its versions'],
    ['DELETE FROM tactic_version WHERE id = 3', 'tactic_version', 3, 'lost; a stand-in has its number'],
    ['DELETE FROM result WHERE touch_id = 1', 'touch', 1, 'has lost what came of it'],
  ])('are named: %s', async (sql, table, id, what) => {
    const { saved, out } = save(altered(sql));
    expect(saved.notes).toContainEqual({ table, id, what: expect.stringContaining(what) as string });
    await expectSound(out);
  });
});

describe('restore --from', () => {
  const damaged = (bytes: Buffer) => {
    const desk = new Desk();
    fs.writeFileSync(path.join(desk.folder, 'damaged.db'), bytes);
    return desk;
  };

  test('writes a new journal beside the damaged one, or where --to says, and tells what was saved', async () => {
    const desk = damaged(wholes['version 2']!.subarray(0, 200_000));
    const { stdout, code } = await desk.run('restore', '--from', 'damaged.db');
    const out = path.join(desk.folder, 'damaged-saved-2026-11-21-140200.db');
    expect(code).toBe(0);
    expect(stdout).toContain(`saved in ${out}:\n  2 settings, 1 alias, 21 outcomes`);
    expect(stdout).toContain('There may have been more of these, on pages that cannot be read: ');
    expect(stdout).toContain(`To use it as the journal: prospect --db ${desk.file} restore ${out} --yes\n`);
    expect(await desk.run('restore', out, '--yes')).toMatchObject({ code: 0, stderr: '' });
    expect((await desk.run('restore', '--from', 'damaged.db', '--to', 'own.db')).code).toBe(0);
    expect((await desk.run('restore', '--from', 'damaged.db', '--to', 'own.db')).code).toBe(73);
  });

  test('takes back what a program did to line ends that took it for text', async () => {
    const whole = wholes['this version']!;
    const text = Buffer.from(whole.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
    const desk = damaged(text);
    expect((await desk.run('restore', '--from', 'damaged.db', '--to', 'own.db')).stdout).toContain(
      'It had been sent as text on its way',
    );
    expect(rowsOf(path.join(desk.folder, 'own.db'))).toEqual(wanted(whole));
  });

  test.each([
    ['a text', 65, Buffer.from('Dear diary, '.repeat(1000))],
    ['nothing', 65, Buffer.alloc(0)],
    ['blank pages', 65, Buffer.alloc(40_960)],
  ])('refuses %s', async (_, code, bytes) => {
    const desk = damaged(bytes);
    const answer = await desk.run('restore', '--from', 'damaged.db');
    expect(answer).toMatchObject({ code, stdout: '' });
    expect(answer.stderr).not.toContain('Something went wrong');
    expect(fs.readdirSync(desk.folder)).toEqual(['damaged.db']);
  });

  test('refuses another program’s database, what is not there, and other options', async () => {
    const desk = damaged(Buffer.alloc(0));
    const other = new Database(path.join(desk.folder, 'other.db'));
    other.exec('CREATE TABLE lead (id INTEGER PRIMARY KEY, x); INSERT INTO lead (x) VALUES (1)');
    other.close();
    for (const [args, code] of [
      [['--from', 'other.db'], 65],
      [['--from', 'nowhere.db'], 66],
      [['--to', 'x.db'], 2],
      [['--from', 'other.db', '--yes'], 2],
      [['--from', 'other.db', '--undo'], 2],
      [['x.db', '--from', 'other.db'], 2],
    ] as const)
      expect(await desk.run('restore', ...args)).toMatchObject({ code, stdout: '' });
  });
});
