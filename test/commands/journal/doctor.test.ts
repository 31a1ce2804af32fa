import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { examine, type Examined } from '../../../src/store/doctor/examine.js';
import { root } from '../../helpers/folder.js';
import { sequence } from '../../helpers/random.js';
import { Desk } from '../../helpers/run.js';
import { usedBytes } from '../../helpers/used-bytes.js';

const now = '2026-10-15T14:00:00';

function fixture(version: 2 | 3): Buffer {
  return gunzipSync(fs.readFileSync(path.join(root, 'test', 'data', `journal-${version}.db.gz`)));
}

/** A journal with rows in every table, and a backup of it made today. */
async function filledDesk(): Promise<Desk> {
  const desk = new Desk({ now });
  fs.writeFileSync(desk.file, fixture(3), { mode: 0o600 });
  expect((await desk.run('backup')).code).toBe(0);
  for (const name of fs.readdirSync(desk.folder))
    fs.utimesSync(path.join(desk.folder, name), new Date(now), new Date(now));
  return desk;
}

function alter(file: string, ...statements: string[]): void {
  const db = new Database(file);
  db.unsafeMode(true);
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  for (const sql of statements) db.exec(sql);
  db.close();
}

const lineOf = (stdout: string, check: string) => stdout.split('\n').find((line) => line.startsWith(check))!;

test('a sound journal is told of line by line, and nothing of it is changed', async () => {
  const desk = await filledDesk();
  const before = fs.readFileSync(desk.file);
  const { stdout, stderr, code } = await desk.run('doctor');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout.replaceAll(desk.folder, '/folder')).toBe(`journal /folder/journal.db · touches: 10, leads: 5
file         sound    every page holds together
schema       sound    all that is defined in it is ours, of version 4
links        sound    every row belongs to one that is there
values       sound    every row holds what it can
derived      sound    last results, names to look up, search and order follow from the rest
checksums    sound    every row is as it was written
promises     sound    no next step contradicts itself
permissions  sound    only you can read the file, or put another in its place
backups      sound    1 backup; the newest is made today: /folder/journal-2026-10-15-140000.db
sound
`);
  expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
  const { stdout: text } = await desk.run('doctor', '--json');
  const json = JSON.parse(text) as {
    sound: boolean;
    touches: number;
    checks: { check: string; state: string }[];
  };
  expect({ sound: json.sound, touches: json.touches, checks: json.checks.length }).toEqual({
    sound: true,
    touches: 10,
    checks: 9,
  });
});

test('the backup of a journal is looked at by its name, and one of an older version by what it would become', async () => {
  const desk = await filledDesk();
  const { stdout, code } = await desk.run('doctor', 'journal-2026-10-15-140000.db');
  expect([code, stdout.split('\n').at(-2)]).toEqual([0, 'sound']);
  fs.writeFileSync(path.join(desk.folder, 'old.db'), fixture(2), { mode: 0o600 });
  const old = await desk.run('doctor', 'old.db');
  expect(old.code).toBe(0);
  expect(lineOf(old.stdout, 'values')).toContain('sound');
  expect(lineOf(old.stdout, 'checksums')).toContain('a journal of version 2 has none');
  expect(fs.readFileSync(path.join(desk.folder, 'old.db')).equals(fixture(2))).toBe(true);
  const none = await desk.run('doctor', 'none.db');
  expect([none.code, none.stderr]).toEqual([66, expect.stringContaining('no journal at')]);
});

describe('what is wrong is named', () => {
  test.each<[string, string, string, string]>([
    [
      'a day that is none',
      "UPDATE touch SET day = '2026-99-99', at = NULL, utc_offset = NULL WHERE id = 3",
      'values',
      'touch 3 has a "day" that is not a date',
    ],
    [
      'a moment that is none',
      'UPDATE touch SET at = 9223372036854775807 WHERE id = 3',
      'values',
      'touch 3 has a "at"',
    ],
    ['a result', 'UPDATE result SET value = -5 WHERE id = 4', 'values', 'result'],
    ['a lead', "UPDATE lead SET tier = 'Z' WHERE id = 2", 'values', 'lead @2 has a "tier" that is none of'],
    [
      'a setting',
      "INSERT INTO setting (key, value) VALUES ('goal', 'fame')",
      'values',
      'has a "value" that goal cannot have',
    ],
    [
      'the currency',
      "UPDATE setting SET value = 'zz' WHERE key = 'currency'",
      'values',
      'the setting currency is none',
    ],
    [
      'the log',
      "UPDATE change SET image = '{' WHERE id = (SELECT max(id) FROM change WHERE kind = 'edited')",
      'values',
      'of the log cannot be undone',
    ],
    [
      'a link',
      'UPDATE touch SET lead_id = 77 WHERE id = 3',
      'links',
      'touch 3 belongs to a lead that is not there',
    ],
    ['search', "UPDATE lead SET searched = 'x' WHERE id = 1", 'derived', 'lead @1: what search looks in'],
    ['a name', "UPDATE tag SET folded = 'x' WHERE id = 1", 'derived', 'tag 1: the name that is looked up'],
    [
      'a last result',
      'UPDATE last_result SET stage = 6 WHERE lead_id = 2',
      'derived',
      'lead @2: where it stands',
    ],
    [
      'an order',
      'UPDATE result SET seq = 9 WHERE touch_id = 2 AND seq = 1',
      'derived',
      'touch 2: its results are not in the order of time',
    ],
    ['a row', "UPDATE touch SET note = 'z' WHERE id = 3", 'checksums', 'touch 3 is not as it was written'],
    [
      'a promise',
      'UPDATE next_step SET kept_touch_id = 1 WHERE id = 1',
      'promises',
      'lead @2: a next step was kept by a touch of somebody else',
    ],
    [
      'the schema',
      'CREATE TRIGGER sly AFTER INSERT ON touch BEGIN DELETE FROM touch; END',
      'schema',
      'it holds a trigger "sly" that is not ours',
    ],
  ])('%s', async (_, sql, check, says) => {
    const desk = await filledDesk();
    alter(desk.file, sql);
    const before = fs.readFileSync(desk.file);
    const { stdout, code } = await desk.run('doctor');
    const lines = stdout.split('\n');
    const at = lines.findIndex((line) => line.startsWith(check));
    expect(lines[at]).toMatch(check === 'promises' ? /^promises +warning/ : new RegExp(`^${check} +damaged`));
    expect(`${lines[at]}\n${lines[at + 1]}`).toContain(says);
    expect(code).toBe(check === 'promises' && !stdout.includes('damaged') ? 0 : 65);
    expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
  });

  test('a file and a folder that are open to others, which it leaves so', async () => {
    const desk = await filledDesk();
    fs.chmodSync(desk.file, 0o644);
    fs.chmodSync(desk.folder, 0o777);
    const { stdout, code } = await desk.run('doctor');
    expect(code).toBe(0);
    expect(stdout).toContain(`the file ${desk.file} is open to others (mode 644)`);
    expect(stdout).toContain(`the folder ${desk.folder} is open to others (mode 777)`);
    expect(fs.statSync(desk.file).mode & 0o777).toBe(0o644);
  });

  test('a backup that is old', async () => {
    const desk = await filledDesk();
    desk.setClock('2026-12-15T14:00:00');
    expect(lineOf((await desk.run('doctor')).stdout, 'backups')).toMatch(
      /warning +1 backup; the newest is 61 days old: /,
    );
  });

  test('a write that was cut short is no damage: any other command takes it back', async () => {
    const desk = new Desk({ now });
    await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'talked');
    const db = new Database(desk.file);
    db.pragma('cache_size = 1');
    db.exec(`BEGIN IMMEDIATE; UPDATE setting SET value = value; UPDATE lead SET name = 'Half'`);
    db.exec(`CREATE TABLE more (x); INSERT INTO more VALUES (zeroblob(100000))`);
    const copy = path.join(desk.folder, 'copy.db');
    for (const end of ['', '-journal']) fs.copyFileSync(`${desk.file}${end}`, `${copy}${end}`);
    db.close();
    const cut = await desk.runWith({ file: copy }, 'doctor');
    expect(cut).toMatchObject({ code: 75, stdout: '' });
    expect(cut.stderr).toContain('was cut short, and must be taken back first');
    expect((await desk.runWith({ file: copy }, 'lead', 'list', '--csv')).stdout).toContain('Ann');
    expect(await desk.runWith({ file: copy }, 'doctor')).toMatchObject({ code: 0 });
  });

  test('a file that is cut short, or no journal at all', async () => {
    const desk = await filledDesk();
    fs.truncateSync(desk.file, fs.statSync(desk.file).size - 4096);
    const cut = await desk.run('doctor');
    expect([cut.code, lineOf(cut.stdout, 'file')]).toEqual([65, expect.stringContaining('is cut short')]);
    fs.writeFileSync(desk.file, 'Dear diary');
    const text = await desk.run('doctor');
    expect([text.code, lineOf(text.stdout, 'file')]).toEqual([
      65,
      expect.stringContaining('is not a journal'),
    ]);
  });
});

describe('--repair', () => {
  test('makes anew what follows from other rows, after a backup, in one operation', async () => {
    const desk = await filledDesk();
    alter(
      desk.file,
      "UPDATE lead SET searched = 'x', folded = 'y' WHERE id = 1",
      'UPDATE last_result SET stage = 6 WHERE lead_id = 2',
      'UPDATE result SET seq = 9 WHERE touch_id = 2 AND seq = 1',
    );
    const { stdout, stderr, code } = await desk.run('doctor', '--repair');
    expect([code, stdout.split('\n').at(-2)]).toEqual([0, 'sound']);
    expect(stderr).toContain(
      'made anew: lead @1: the name that is looked up does not follow from the rest of it',
    );
    expect(stderr).toContain('repaired, rows changed: 3; as it was before: ');
    const copy = path.join(desk.folder, 'journal-2026-10-15-140000-02.db');
    expect((await desk.run('doctor', copy)).stdout).toContain('lead @2: where it stands does not follow');
    expect((await desk.run('undo')).stdout).toContain('undone: doctor');
    expect((await desk.run('doctor', '--repair')).code).toBe(0);
    expect((await desk.run('doctor', '--repair')).stderr).toBe('There is nothing to repair.\n');
  });

  test('keeps a row that was changed outside as it is now, by name', async () => {
    const desk = await filledDesk();
    alter(desk.file, "UPDATE touch SET note = 'mine' WHERE id = 3");
    expect((await desk.run('doctor')).stderr).toContain('"prospect doctor --repair" keeps them.');
    desk.setClock('2026-10-16T14:00:00');
    expect((await desk.run('config', 'set', 'cold-days', '9')).code).toBe(65);
    const { stderr, code } = await desk.run('doctor', '--repair');
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining('kept as it is now: touch 3 is not as it was written'),
    ]);
    expect((await desk.run('show', '3')).stdout).toContain('mine');
    expect((await desk.run('config', 'set', 'cold-days', '9')).code).toBe(0);
  });

  test('is refused where more is wrong', async () => {
    const desk = await filledDesk();
    alter(desk.file, 'CREATE TABLE mine (x)');
    const before = fs.readFileSync(desk.file);
    const { stderr, code } = await desk.run('doctor', '--repair');
    expect([code, stderr]).toEqual([65, expect.stringContaining('cannot be repaired')]);
    expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
  });
});

describe('an error that nobody foresaw says which row is why', () => {
  test.each<[string, string, string[]]>([
    [
      'touch 3 has a "day" that is not a date',
      "UPDATE touch SET day = '2026-99-99', at = NULL, utc_offset = NULL WHERE id = 3",
      ['export', 'touches'],
    ],
    [
      'has a "at" that is not a whole number',
      'UPDATE touch SET at = 8640000000000001, utc_offset = 0 WHERE id = 3',
      ['list'],
    ],
  ])('%s', async (says, sql, command) => {
    const desk = await filledDesk();
    alter(desk.file, sql);
    for (const args of [command, ['list'], ['report'], ['show', '3']]) {
      const { stderr } = await desk.run(...args);
      expect(stderr).not.toContain('Something went wrong');
      if (stderr !== '') expect(stderr).toContain(says);
    }
  });
});

/** Bits turned over in the used bytes of a few hundred touches; a longer run says how many of them are found. */
const flips = Number(process.env.FLIPS ?? 150);

test('at least 99 of 100 single bits that are turned over are found', async () => {
  const desk = new Desk({ now });
  const packed = fs.readFileSync(path.join(root, 'test', 'demo', 'consultant.db.gz'));
  fs.writeFileSync(desk.file, gunzipSync(packed), { mode: 0o600 });
  expect((await desk.run('status')).code).toBe(0);
  alter(desk.file, 'VACUUM');
  const sound = fs.readFileSync(desk.file);
  const isFound = () => {
    const look = (): Examined =>
      examine({
        isNamed: false,
        file: desk.file,
        root,
        platform: 'linux',
        today: '2026-10-15',
        dayOfTime: () => '2026-10-15',
      });
    return look().findings.some(({ state }) => state === 'damaged');
  };
  expect(isFound()).toBe(false);
  const used = usedBytes(sound);
  const next = sequence(7);
  const missed: number[] = [];
  for (let flip = 0; flip < flips; flip++) {
    const at = used[Math.floor(next() * used.length)]!;
    const bytes = Buffer.from(sound);
    bytes[at]! ^= 1 << Math.floor(next() * 8);
    fs.writeFileSync(desk.file, bytes);
    try {
      if (!isFound()) missed.push(at);
    } catch {
      // It is refused, with what is wrong with it.
    }
  }
  if (process.env.FLIPS) console.log({ flips, found: flips - missed.length, missed });
  expect(missed.length / flips).toBeLessThanOrEqual(0.01);
});

describe('a file that is asked about by its name', () => {
  test.each([
    ['text', (file: string) => void fs.writeFileSync(file, 'Dear diary'), 'is not a journal'],
    [
      'a workbook',
      (file: string) => void fs.writeFileSync(file, Buffer.from('PK\x03\x04'.padEnd(300, '\0'))),
      'is not a journal',
    ],
    [
      'another program’s database',
      (file: string) => alter(file, 'CREATE TABLE recipe (id)', 'INSERT INTO recipe VALUES (1)'),
      "is another program's database",
    ],
  ])('and is no journal but %s is said to be none, not damaged', async (_, make, says) => {
    const desk = await filledDesk();
    const file = path.join(desk.folder, 'my.xlsx');
    make(file);
    for (const options of [[], ['--json'], ['--repair']])
      expect(await desk.run('doctor', 'my.xlsx', ...options)).toEqual({
        code: 65,
        stdout: '',
        stderr: `prospect: ${file} ${says}.\n  Name another file: prospect doctor FILE.\n`,
      });
  });

  test('and cannot be looked at is refused by that name, not by an option', async () => {
    const desk = await filledDesk();
    fs.mkdirSync(path.join(desk.folder, 'stick'));
    expect(await desk.run('doctor', 'stick')).toEqual({
      code: 66,
      stdout: '',
      stderr: `prospect: ${path.join(desk.folder, 'stick')} is a folder, not a journal.\n  Name another file: prospect doctor FILE.\n`,
    });
    for (const length of [250, 300]) {
      const name = 'x'.repeat(length);
      expect(await desk.run('doctor', name)).toEqual({
        code: 66,
        stdout: '',
        stderr: `prospect: ${path.join(desk.folder, name)} cannot be read: the name is too long.\n  Name another file: prospect doctor FILE.\n`,
      });
    }
  });
});

test('a backup-folder that is gone is a warning, whatever backups there are', async () => {
  const desk = await filledDesk();
  const folder = path.join(desk.folder, 'stick');
  fs.mkdirSync(folder);
  await desk.run('config', 'set', 'backup-folder', 'stick');
  expect(lineOf((await desk.run('doctor')).stdout, 'backups')).toMatch(/^backups +sound /);
  fs.rmSync(folder, { recursive: true });
  const says = `backups      warning  backup-folder ${folder} is not there; daily copies fail. Name another with "prospect config set backup-folder FOLDER"`;
  const gone = await desk.run('doctor');
  expect([gone.code, lineOf(gone.stdout, 'backups')]).toEqual([0, says]);
  fs.writeFileSync(folder, 'no folder');
  expect(lineOf((await desk.run('doctor')).stdout, 'backups')).toBe(says);
});
