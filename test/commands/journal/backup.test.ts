import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  checkSound,
  copyJournal,
  putInPlace,
  verifyCopy,
  type Source,
} from '../../../src/store/backup/copy.js';
import { Journal } from '../../../src/store/file/journal.js';
import { root, temporaryFolder } from '../../helpers/folder.js';
import { digestFile } from '../../helpers/digest.js';
import { Desk } from '../../helpers/run.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const clock = { now: Date.UTC(2026, 10, 21, 13), zone: 'UTC' };

const deskWithTouch = Desk.copies({}, async (desk) => {
  await desk.run('log', 'Ann Lee', '-t', 'call', '-o', 'talked');
});

function open(file: string): Journal {
  return new Journal({ file, purpose: 'write', chosen: true, root });
}

function alter(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

const placesKept = (file: string) => {
  const db = new Database(file, { readonly: true });
  const places = db.prepare('SELECT path FROM backup ORDER BY id').pluck().all();
  db.close();
  return places;
};

describe('beside another program that writes', () => {
  // Adds a lead again and again, each in a transaction of its own, and says how many.
  const writer = `
    const { Journal } = require('./dist/every-day.cjs')('store/file/journal');
    const journal = new Journal({ file: process.argv[1], purpose: 'write', chosen: true, root: '.' });
    const clock = { now: Date.UTC(2026, 10, 21, 13), zone: 'UTC' };
    const add = () => journal.write('lead add', clock, (write) => write.insert('lead', { name: 'Bo', folded: 'bo', day: '2026-11-21' }));
    let n = 0;
    process.stdout.write('begun\\n');
    const again = () => { add(); n++; setTimeout(again, 5); };
    process.on('message', () => { process.stdout.write(String(n)); process.exit(); });
    again();`;

  test('every backup is made, and nothing that is written is lost', async () => {
    const desk = await deskWithTouch();
    const child = spawn(process.execPath, ['-e', writer, desk.file], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    let said = '';
    await new Promise<void>((resolve) => {
      child.stdout!.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        resolve();
      });
    });
    const held: number[] = [];
    for (let n = 0; n < 8; n++) {
      const { stdout, stderr, code } = await desk.run('backup', `copy-${n}.db`);
      expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
      held.push(Number(/leads: (\d+); checked/.exec(stdout)![1]));
    }
    child.send('end');
    expect(await ended).toBe(0);
    const written = Number(said.slice('begun\n'.length));
    expect(held).toEqual([...held].sort((a, b) => a - b));
    expect(held[0]).toBeLessThan(held.at(-1)!);
    expect(held.at(-1)).toBeLessThanOrEqual(written + 1);
    const db = new Database(desk.file);
    expect(db.prepare('SELECT count(*) FROM lead').pluck().get()).toBe(written + 1);
    db.close();
  });

  test('a copy that is not as the journal is row by row, or not sound, is thrown away', () => {
    const file = path.join(temporaryFolder(), 'journal.db');
    new Journal({ file, purpose: 'make', chosen: true, root }).close();
    const journal = open(file);
    journal.write('lead add', clock, (write) =>
      write.insert('lead', { name: 'ann', folded: 'ann', day: '2026-11-21' }),
    );
    const copyWith = (change: string) => {
      fs.writeFileSync(`${file}.copy`, '');
      const source = {
        prepare: (sql: string) => ({
          run: (to: string) => {
            journal.prepare(sql).run(to);
            alter(to, change);
          },
        }),
      } as unknown as Source;
      return () => copyJournal(source, file, `${file}.copy`, root);
    };
    expect(copyWith('')()).toEqual({ touches: 0, leads: 1 });
    for (const change of [
      'DELETE FROM lead',
      "UPDATE lead SET name = 'anm'",
      'UPDATE operation SET uid = randomblob(16)',
      "UPDATE sqlite_sequence SET seq = 9 WHERE name = 'lead'",
      "INSERT INTO reason (uid, name, folded) VALUES (randomblob(16), 'x', 'x')",
    ])
      expect(copyWith(change)).toThrow('does not agree with the journal');
    journal.close();
    verifyCopy(file, root);
    alter(file, 'PRAGMA ignore_check_constraints = ON; UPDATE lead SET stopped = 7');
    expect(() => verifyCopy(file, root)).toThrow('does not agree with the journal');
  });

  test('while it is copied nobody else writes, and everybody may read', () => {
    const file = path.join(temporaryFolder(), 'journal.db');
    new Journal({ file, purpose: 'make', chosen: true, root }).close();
    const journal = open(file);
    const other = new Database(file, { timeout: 0 });
    const prepare = journal.prepare.bind(journal);
    let tries = 0;
    vi.spyOn(journal, 'prepare').mockImplementation((sql) => {
      expect(() => other.exec("UPDATE setting SET value = 'x'")).toThrow('database is locked');
      expect(other.prepare('SELECT count(*) FROM outcome').pluck().get()).toBe(20);
      tries++;
      return prepare(sql);
    });
    fs.writeFileSync(`${file}.copy`, '');
    copyJournal(journal, file, `${file}.copy`, root);
    expect(tries).toBe(1);
    other.exec("UPDATE setting SET value = 'x'");
    other.close();
    journal.close();
  });
});

test('a damaged journal is not backed up, and said to be damaged', async () => {
  const desk = await deskWithTouch();
  alter(desk.file, 'PRAGMA ignore_check_constraints = ON; UPDATE touch SET energy = 9');
  const answer = await desk.run('backup', 'copy.db');
  expect(answer).toMatchObject({ stdout: '', code: 65 });
  expect(answer.stderr).toContain('is damaged, so it was not backed up: CHECK constraint failed in touch.');
  expect(fs.readdirSync(desk.folder)).toEqual(['journal.db']);
  const journal = open(desk.file);
  expect(() => checkSound(journal)).toThrow('is damaged');
  journal.close();
});

test('a journal with rows that belong to nothing is not backed up as sound', async () => {
  const desk = await deskWithTouch();
  alter(desk.file, 'PRAGMA foreign_keys = OFF; DELETE FROM tactic_version');
  const answer = await desk.run('backup', 'copy.db');
  expect(answer).toMatchObject({ stdout: '', code: 65 });
  expect(answer.stderr).toContain(
    'is damaged, so it was not backed up: a row of "touch" belongs to one of "tactic_version" that is not there.',
  );
  expect(fs.readdirSync(desk.folder)).toEqual(['journal.db']);
});

test('what SQLite says of damaged pages is said in one line', async () => {
  const desk = await deskWithTouch();
  const bytes = fs.readFileSync(desk.file);
  const db = new Database(desk.file, { readonly: true });
  const page = db
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'lead_folded'")
    .pluck()
    .get() as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  db.close();
  bytes.fill(0xff, (page - 1) * size, (page - 1) * size + 12);
  fs.writeFileSync(desk.file, bytes);
  const answer = await desk.run('backup', 'copy.db');
  expect(answer.code).toBe(65);
  expect(answer.stderr.trim().split('\n')).toHaveLength(2);
  expect(answer.stderr).not.toMatch(/\^J|\*\*\*/);
});

describe('where a backup goes', () => {
  test('into a folder that is named, under its usual name', async () => {
    const desk = await deskWithTouch();
    const folder = path.join(desk.folder, 'safe');
    fs.mkdirSync(folder);
    expect((await desk.run('backup', 'safe')).stdout).toContain(
      path.join(folder, 'journal-2026-11-21-140200.db'),
    );
    expect((await desk.run('backup', folder)).stdout).toContain('journal-2026-11-21-140200-02.db');
    expect(fs.readdirSync(folder)).toEqual([
      'journal-2026-11-21-140200-02.db',
      'journal-2026-11-21-140200.db',
    ]);
    const { stdout } = await desk.run('lead', 'forget', 'Ann Lee', '--yes');
    for (const name of fs.readdirSync(folder)) expect(stdout).toContain(path.join(folder, name));
  });

  test('of several within one second each has a number, and all are known by it', async () => {
    const desk = await deskWithTouch();
    for (let n = 0; n < 3; n++) expect(await desk.run('backup')).toMatchObject({ code: 0, stderr: '' });
    alter(desk.file, 'DELETE FROM backup');
    const names = fs.readdirSync(desk.folder).filter((name) => name !== 'journal.db');
    expect(names).toEqual([
      'journal-2026-11-21-140200-02.db',
      'journal-2026-11-21-140200-03.db',
      'journal-2026-11-21-140200.db',
    ]);
    const { stdout } = await desk.run('lead', 'forget', 'Ann Lee', '--yes');
    for (const name of names) expect(stdout).toContain(path.join(desk.folder, name));
  });

  test('never to standard output', async () => {
    const desk = await deskWithTouch();
    expect(await desk.run('backup', '-')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'prospect: A backup is a file, which is checked: it cannot go to standard output.\n  Name a file or a folder; a file of that name is ./-\n',
    });
    expect(fs.readdirSync(desk.folder)).toEqual(['journal.db']);
    expect((await desk.run('backup', './-')).code).toBe(0);
  });

  test('nowhere while another program writes: that alone is said, after one wait', async () => {
    const desk = await deskWithTouch();
    const waits = vi.spyOn(Journal.prototype, 'transact').mockImplementation(function (this: Journal) {
      throw this.explain(Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }));
    });
    const copies = vi.spyOn(Journal.prototype, 'prepare');
    expect(await desk.run('backup', 'copy.db')).toEqual({
      code: 75,
      stdout: '',
      stderr: `prospect: ${desk.file} is busy: another program is writing to it.\n  Try again in a moment.\n`,
    });
    expect(waits).toHaveBeenCalledTimes(1);
    expect(copies).not.toHaveBeenCalledWith('VACUUM INTO ?');
    expect(fs.readdirSync(desk.folder)).toEqual(['journal.db']);
  });
});

describe('a backup replaces nothing', () => {
  function files(): { folder: string; from: string; to: string } {
    const folder = temporaryFolder();
    const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
    fs.writeFileSync(from, 'copy');
    return { folder, from, to };
  }
  const linkless = () =>
    vi.spyOn(fs, 'linkSync').mockImplementation(() => {
      throw Object.assign(new Error('no links here'), { code: 'EPERM' });
    });

  test.each([false, true])(
    'not even what is made at the last moment (a disk without links: %s)',
    (isLinkless) => {
      const { folder, from, to } = files();
      fs.writeFileSync(to, 'mine');
      if (isLinkless) linkless();
      expect(() => putInPlace(from, to)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
      expect(fs.readFileSync(to, 'utf8')).toBe('mine');
      fs.rmSync(to);
      putInPlace(from, to);
      expect(fs.readdirSync(folder)).toEqual(['to']);
      expect(fs.readFileSync(to, 'utf8')).toBe('copy');
      expect(fs.statSync(to).nlink).toBe(1);
    },
  );

  test('and file and folder are flushed to the disk', () => {
    const { from, to } = files();
    const flushed = vi.spyOn(fs, 'fsyncSync');
    putInPlace(from, to);
    expect(flushed).toHaveBeenCalledTimes(2);
  });
});

describe('a backup that is not made', () => {
  test.each([['no/where.db'], ['journal.db'], ['x'.repeat(250)]])('as %s leaves nothing', async (name) => {
    const desk = await deskWithTouch();
    const answer = await desk.run('backup', name);
    expect(answer).toMatchObject({ stdout: '', code: 73 });
    expect(answer.stderr).not.toContain('Something went wrong');
    expect(fs.readdirSync(desk.folder)).toEqual(['journal.db']);
    expect(placesKept(desk.file)).toEqual([]);
  });

  test('since the copy fails leaves nothing either', async () => {
    const desk = await deskWithTouch();
    vi.spyOn(fs, 'linkSync').mockImplementation(() => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    expect(await desk.run('backup', 'copy.db')).toMatchObject({ stdout: '', code: 74 });
    expect(fs.readdirSync(desk.folder)).toEqual(['journal.db']);
    expect(placesKept(desk.file)).toEqual([]);
  });
});

describe('what an interrupted backup left', () => {
  async function interrupted(): Promise<{ desk: Desk; left: string[] }> {
    const desk = await deskWithTouch();
    // Its place is kept before the copy is written: the process ends in between.
    const kill = vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      fs.readdirSync(desk.folder)
        .filter((name) => name.endsWith('.part'))
        .forEach((name) =>
          fs.renameSync(path.join(desk.folder, name), path.join(desk.folder, `${name}.kept`)),
        );
      throw Object.assign(new Error('killed'), { code: 'EIO' });
    });
    await desk.run('backup', 'copy.db');
    kill.mockRestore();
    const [part] = fs.readdirSync(desk.folder).filter((name) => name.endsWith('.kept'));
    fs.renameSync(path.join(desk.folder, part!), path.join(desk.folder, part!.replace('.kept', '')));
    alter(desk.file, `INSERT INTO backup (path, at) VALUES ('${path.join(desk.folder, 'copy.db')}', 1)`);
    digestFile(desk.file);
    const usual = 'journal-2026-11-20-120000.db.mhx2k1a.part';
    fs.copyFileSync(path.join(desk.folder, part!.replace('.kept', '')), path.join(desk.folder, usual));
    return { desk, left: [part!.replace('.kept', ''), usual].map((name) => path.join(desk.folder, name)) };
  }

  test('is named when somebody in it is forgotten', async () => {
    const { desk, left } = await interrupted();
    fs.writeFileSync(path.join(desk.folder, 'copy.db.other.part.txt'), 'not ours');
    const { stdout } = await desk.run('lead', 'forget', 'Ann Lee', '--yes');
    for (const file of left) expect(stdout).toContain(`\n  ${file}\n`);
    expect(stdout).not.toContain('.txt');
  });

  test('goes with the next backup, once it is surely over', async () => {
    const { desk, left } = await interrupted();
    const now = Date.UTC(2026, 10, 21, 13, 2);
    const age = (minutes: number) => {
      for (const file of left) fs.utimesSync(file, new Date(now), new Date(now - minutes * 60_000));
    };
    const foreign = path.join(desk.folder, 'film.mp4.part');
    fs.writeFileSync(foreign, 'half a film');
    fs.utimesSync(foreign, 0, 0);
    age(59);
    expect((await desk.run('backup', 'one.db')).code).toBe(0);
    expect(left.map((file) => fs.existsSync(file))).toEqual([true, true]);
    age(61);
    expect((await desk.run('backup', 'two.db')).code).toBe(0);
    expect(left.map((file) => fs.existsSync(file))).toEqual([false, false]);
    expect(fs.readdirSync(desk.folder).sort()).toEqual(['film.mp4.part', 'journal.db', 'one.db', 'two.db']);
  });
});

test('a backup that stands beside the journal is named even if the journal no longer knows of it', async () => {
  const desk = await deskWithTouch();
  await desk.run('backup');
  alter(desk.file, 'DELETE FROM backup');
  const { stdout } = await desk.run('lead', 'forget', 'Ann Lee', '--yes');
  expect(stdout).toContain(`\n  ${path.join(desk.folder, 'journal-2026-11-21-140200.db')}\n`);
});

test('what stands where a backup was is not obeyed, and is named', async () => {
  const desk = await deskWithTouch();
  await desk.run('backup', 'copy.db');
  const copy = path.join(desk.folder, 'copy.db');
  alter(
    copy,
    'PRAGMA foreign_keys = OFF; DROP TABLE lead; CREATE VIEW lead AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT NULL AS uid FROM n',
  );
  expect((await desk.run('lead', 'forget', 'Ann Lee', '--yes')).stdout).toContain(`\n  ${copy}\n`);
});

test('a name that is too long for a file is refused in words', async () => {
  const desk = new Desk();
  await desk.run('log', 'Ann', '-t', 'call', '--channel', 'call', '-o', 'talked');
  const { code, stderr } = await desk.run('backup', 'x'.repeat(300));
  expect(code).toBe(73);
  expect(stderr).toMatch(/ cannot be made: the name is too long\.\n {2}Name another file\.\n$/);
});

test('without a name nothing is written in the place of a backup-folder that is gone', async () => {
  const desk = await deskWithTouch();
  const folder = path.join(desk.folder, 'stick');
  fs.mkdirSync(folder);
  await desk.run('config', 'set', 'backup-folder', 'stick');
  fs.rmSync(folder, { recursive: true });
  const before = fs.readdirSync(desk.folder);
  expect(await desk.run('backup')).toEqual({
    code: 73,
    stdout: '',
    stderr: `prospect: There is no folder ${folder}.\n  Make it first, or put in the disk that it is on.\n`,
  });
  expect(fs.readdirSync(desk.folder)).toEqual(before);
  expect((await desk.run('backup', 'copy.db')).code).toBe(0);
});
