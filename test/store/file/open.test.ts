import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { UserError, exitCode } from '../../../src/errors.js';
import { Journal } from '../../../src/store/file/journal.js';
import { applicationId } from '../../../src/store/file/migrate.js';
import { root, temporaryFolder } from '../../helpers/folder.js';

const clock = { now: Date.UTC(2026, 10, 21, 13), zone: 'UTC' };

function soundJournal(folder = temporaryFolder()): string {
  const file = path.join(folder, 'good.db');
  const journal = new Journal({ file, purpose: 'make', chosen: true, root });
  journal.write('lead add', clock, (write) =>
    write.insert('lead', { name: 'Ann', folded: 'ann', day: '2026-11-21' }),
  );
  journal.close();
  return file;
}

function refusal(file: string, purpose: 'read' | 'write' | 'create' = 'write'): UserError {
  try {
    new Journal({ file, purpose, chosen: true, root }).close();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${file} was opened`);
}

const spoilt: [string, number, (file: string) => void][] = [
  ['a text file', exitCode.badData, (file) => fs.writeFileSync(file, 'Dear diary, '.repeat(50))],
  ['a gzip file', exitCode.badData, (file) => fs.writeFileSync(file, zlib.gzipSync('x'.repeat(9999)))],
  ['sixteen bytes of the magic', exitCode.badData, (file) => fs.writeFileSync(file, 'SQLite format 3\0')],
  ['a file cut at 5,000 bytes', exitCode.badData, (file) => fs.truncateSync(file, 5000)],
  [
    'a file without its last page',
    exitCode.badData,
    (file) => fs.truncateSync(file, fs.statSync(file).size - 4096),
  ],
  ['a file whose first page is blank', exitCode.badData, (file) => overwrite(file, 0, Buffer.alloc(4096))],
  ['a folder', exitCode.absent, (file) => (fs.rmSync(file), fs.mkdirSync(file))],
  ['a link to nothing', exitCode.absent, (file) => (fs.rmSync(file), fs.symlinkSync('nowhere', file))],
  ['a link to itself', exitCode.absent, (file) => (fs.rmSync(file), fs.symlinkSync(file, file))],
  ['a file with a second name', exitCode.absent, (file) => fs.linkSync(file, `${file}.twin`)],
  ['a device', exitCode.absent, (file) => (fs.rmSync(file), fs.symlinkSync('/dev/zero', file))],
  ["another program's database", exitCode.badData, (file) => alter(file, 'PRAGMA application_id = 7')],
  ['a database without an owner', exitCode.badData, (file) => alter(file, 'PRAGMA application_id = 0')],
  ['a newer journal', exitCode.newer, (file) => alter(file, 'PRAGMA user_version = 99')],
  ['a missing table', exitCode.badData, (file) => alter(file, 'DROP TABLE taken_back')],
  ['a foreign view', exitCode.badData, (file) => alter(file, 'CREATE VIEW people AS SELECT * FROM lead')],
  [
    'a trigger that deletes',
    exitCode.badData,
    (file) => alter(file, 'CREATE TRIGGER sly AFTER INSERT ON touch BEGIN DELETE FROM lead; END'),
  ],
  [
    'a table replaced by an endless view',
    exitCode.badData,
    (file) =>
      alter(
        file,
        'PRAGMA foreign_keys = OFF; DROP TABLE lead; CREATE VIEW lead AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n',
      ),
  ],
];

function alter(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const descriptor = fs.openSync(file, 'r+');
  fs.writeSync(descriptor, bytes, 0, bytes.length, at);
  fs.closeSync(descriptor);
}

describe('a file that is no sound journal is refused before anything is written', () => {
  test.each(spoilt)('%s', (name, code, spoil) => {
    const file = soundJournal();
    spoil(file);
    if (fs.lstatSync(file).isFile()) fs.chmodSync(file, 0o644);
    const before = fs.lstatSync(file).isFile() ? fs.readFileSync(file) : undefined;
    for (const purpose of ['read', 'write', 'create'] as const) {
      const error = refusal(file, purpose);
      expect({ message: error.message, code: error.code }).toMatchObject({ code });
      expect(error.message).toContain(file);
      expect(error.hint).toBeTruthy();
    }
    if (!before) return;
    expect(fs.readFileSync(file).equals(before)).toBe(true);
    // A sound header makes it ours to keep private; what is not ours stays as it was.
    if (code === exitCode.badData && !/view|trigger|table/.test(name))
      expect(fs.statSync(file).mode & 0o777).toBe(0o644);
  });
});

test('reading a chosen journal that is not there is refused, and nothing is made', () => {
  const file = path.join(temporaryFolder(), 'none.db');
  expect(refusal(file, 'read').code).toBe(exitCode.absent);
  expect(refusal(file, 'write').code).toBe(exitCode.absent);
  expect(fs.existsSync(file)).toBe(false);
});

test('reading the usual journal before there is one shows an empty one and makes nothing', () => {
  const file = path.join(temporaryFolder(), 'deep', 'journal.db');
  const journal = new Journal({ file, purpose: 'read', chosen: false, root });
  expect(journal.all('SELECT * FROM touch')).toEqual([]);
  journal.close();
  expect(fs.existsSync(path.dirname(file))).toBe(false);
});

test('the first write makes the file for its owner alone', () => {
  const file = path.join(temporaryFolder(), 'deep', 'journal.db');
  const journal = new Journal({ file, purpose: 'create', chosen: false, root });
  expect(fs.existsSync(file)).toBe(false);
  journal.write('lead add', clock, (write) =>
    write.insert('lead', { name: 'Ann', folded: 'ann', day: '2026-11-21' }),
  );
  journal.close();
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  const db = new Database(file, { readonly: true });
  expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
  expect(db.prepare('SELECT name FROM lead').pluck().all()).toEqual(['Ann']);
  db.close();
});

test('a chosen journal in a folder that does not exist cannot be made', () => {
  const journal = new Journal({
    file: path.join(temporaryFolder(), 'no', 'x.db'),
    purpose: 'create',
    chosen: true,
    root,
  });
  const write = () =>
    journal.write('x', clock, (w) => w.insert('lead', { name: 'A', folded: 'a', day: '2026-11-21' }));
  expect(write).toThrow(expect.objectContaining({ code: exitCode.cannotCreate }));
});

test('a file that others may read is made private when opened', () => {
  const file = soundJournal();
  fs.chmodSync(file, 0o666);
  new Journal({ file, purpose: 'read', chosen: true, root }).close();
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test('a link to a sound journal works', () => {
  const file = soundJournal();
  const link = `${file}.link`;
  fs.symlinkSync(file, link);
  const journal = new Journal({ file: link, purpose: 'write', chosen: true, root });
  expect(journal.get('SELECT name FROM lead')).toEqual({ name: 'Ann' });
  journal.close();
});

test('an empty file becomes a journal', () => {
  const file = path.join(temporaryFolder(), 'empty.db');
  fs.writeFileSync(file, '');
  const journal = new Journal({ file, purpose: 'write', chosen: true, root });
  expect(journal.all('SELECT name FROM outcome')).toHaveLength(20);
  journal.close();
});

test('settings that keep writes safe are in force', () => {
  const journal = new Journal({ file: soundJournal(), purpose: 'write', chosen: true, root });
  const pragma = (name: string) => Object.values(journal.get<Record<string, unknown>>(`PRAGMA ${name}`)!)[0];
  expect(
    ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'secure_delete'].map(pragma),
  ).toEqual(['delete', 3, 1, 0, 1]);
  expect(journal.get<{ v: string }>('SELECT sqlite_version() AS v')!.v >= '3.51.3').toBe(true);
  journal.close();
});

test('a second writer waits for the first and both are kept', () => {
  const file = soundJournal();
  const one = new Journal({ file, purpose: 'write', chosen: true, root });
  const two = new Journal({ file, purpose: 'write', chosen: true, root });
  for (const [journal, name] of [
    [one, 'Bo'],
    [two, 'Cy'],
    [one, 'Di'],
  ] as const)
    journal.write('lead add', clock, (w) =>
      w.insert('lead', { name, folded: name.toLowerCase(), day: '2026-11-21' }),
    );
  expect(two.all('SELECT name FROM lead ORDER BY id')).toEqual(
    ['Ann', 'Bo', 'Cy', 'Di'].map((name) => ({ name })),
  );
  one.close();
  two.close();
});
