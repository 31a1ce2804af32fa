import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { UserError, exitCode } from '../../../src/errors.js';
import { Journal } from '../../../src/store/file/journal.js';
import { applicationId } from '../../../src/store/file/migrate.js';
import type { OpenOptions } from '../../../src/store/file/open.js';
import { root, temporaryFolder } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

const clock = { now: Date.UTC(2026, 10, 21, 13), zone: 'UTC' };
const purposes = ['read', 'write', 'create', 'glance'] as const;

function open(file: string, purpose: OpenOptions['purpose'] = 'write'): Journal {
  return new Journal({ file, purpose, chosen: true, root });
}

function soundJournal(): string {
  const file = path.join(temporaryFolder(), 'journal.db');
  const journal = open(file, 'make');
  journal.write('lead add', clock, (write) =>
    write.insert('lead', { name: 'Ann', folded: 'ann', day: '2026-11-21' }),
  );
  journal.close();
  return file;
}

function foreignDatabase(owner: number): string {
  const file = path.join(temporaryFolder(), 'places.db');
  const db = new Database(file);
  db.pragma(`application_id = ${owner}`);
  db.exec("CREATE TABLE place (url); INSERT INTO place VALUES ('https://example.org')");
  db.close();
  return file;
}

/** Leaves the file as a power cut in the middle of a commit does: some pages are written, and `-journal` takes them back. */
function cutShort(file: string, sql: string): void {
  const db = new Database(file);
  db.exec('PRAGMA cache_size = 1; BEGIN');
  db.exec(`${sql}; CREATE TABLE filler (x); WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200)
    INSERT INTO filler SELECT randomblob(4000) FROM n`);
  for (const end of ['', '-journal']) fs.copyFileSync(file + end, `${file}.cut${end}`);
  db.exec('ROLLBACK');
  db.close();
  for (const end of ['', '-journal']) fs.renameSync(`${file}.cut${end}`, file + end);
}

/** What SQLite writes beside a file before it changes the first of its pages. */
function journalHeader(pages: number): Buffer {
  const header = Buffer.alloc(512);
  header.write('d9d505f920a163d7', 'hex');
  header.writeUInt32BE(pages, 16);
  header.writeUInt32BE(512, 20);
  header.writeUInt32BE(4096, 24);
  return header;
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

function contents(file: string): Record<string, string> {
  const folder = path.dirname(file);
  return Object.fromEntries(
    fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'base64')]),
  );
}

const one = <T>(file: string, sql: string): T => {
  const db = new Database(file);
  try {
    return db.prepare(sql).pluck().get() as T;
  } finally {
    db.close();
  }
};

describe("another program's database with a write cut short stays as it is", () => {
  test.each<[string, number, (file: string) => void]>([
    ['its own write', 7, (file) => cutShort(file, 'DELETE FROM place')],
    ['its own write, and no owner', 0, (file) => cutShort(file, 'DELETE FROM place')],
    ['what says that it was new', 7, (file) => fs.writeFileSync(`${file}-journal`, journalHeader(0))],
    ['what says so, and no owner', 0, (file) => fs.writeFileSync(`${file}-journal`, journalHeader(0))],
    ['an empty file', 7, (file) => fs.writeFileSync(`${file}-journal`, '')],
  ])('beside it lies %s', (_, owner, leave) => {
    const file = foreignDatabase(owner);
    leave(file);
    fs.chmodSync(file, 0o644);
    const before = contents(file);
    for (const purpose of purposes)
      expect(refusal(file, purpose)).toMatchObject({
        message: `${file} is another program's database.`,
        code: exitCode.badData,
      });
    expect(contents(file)).toEqual(before);
    expect(fs.statSync(file).mode & 0o777).toBe(0o644);
  });

  test('a text that has something of that name beside it', () => {
    const file = path.join(temporaryFolder(), 'notes.txt');
    fs.writeFileSync(file, 'Dear diary, '.repeat(50));
    fs.writeFileSync(`${file}-journal`, journalHeader(0));
    const before = contents(file);
    for (const purpose of purposes) expect(refusal(file, purpose).code).toBe(exitCode.badData);
    expect(contents(file)).toEqual(before);
  });
});

describe('what a file turns out to be once a write to it is taken back', () => {
  test("another program's database that was to say it is ours", () => {
    const file = foreignDatabase(7);
    cutShort(file, `PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`);
    for (const purpose of ['write', 'read', 'create'] as const)
      expect(refusal(file, purpose)).toMatchObject({
        message: `${file} is another program's database.`,
        code: exitCode.badData,
      });
    expect(one(file, 'SELECT url FROM place')).toBe('https://example.org');
    expect(one(file, 'SELECT count(*) FROM sqlite_schema')).toBe(1);
  });

  test('a newer journal', () => {
    const file = soundJournal();
    new Database(file).exec('PRAGMA user_version = 99').close();
    cutShort(file, 'PRAGMA user_version = 1');
    for (const purpose of ['write', 'read', 'create'] as const)
      expect(refusal(file, purpose).code).toBe(exitCode.newer);
    expect(one(file, 'PRAGMA user_version')).toBe(99);
  });

  test('a newer journal in the middle of a write is left as it is', () => {
    const file = soundJournal();
    new Database(file).exec('PRAGMA user_version = 99').close();
    cutShort(file, 'DELETE FROM lead');
    const before = contents(file);
    for (const purpose of purposes) expect(refusal(file, purpose).code).toBe(exitCode.newer);
    expect(contents(file)).toEqual(before);
  });

  test('the journal as it was', () => {
    const file = soundJournal();
    cutShort(file, 'DELETE FROM lead');
    expect(() => open(file, 'glance')).toThrow('a write to it was cut short');
    const journal = open(file);
    expect(journal.all('SELECT name FROM lead')).toEqual([{ name: 'Ann' }]);
    journal.close();
  });
});

describe('the very first write, cut short, is begun again', () => {
  const cuts: [string, (whole: Buffer) => Buffer][] = [
    ['before any page', () => Buffer.alloc(0)],
    ['in the first page, of which nothing came', () => Buffer.alloc(700)],
    ['before the first page', (whole) => Buffer.concat([Buffer.alloc(4096), whole.subarray(4096, 9000)])],
    ['after the first page', (whole) => whole.subarray(0, 4096)],
    ['in the middle', (whole) => whole.subarray(0, 5000)],
    ['before its end was said', (whole) => whole],
  ];
  test.each(cuts)('%s', (_, cut) => {
    const file = path.join(temporaryFolder(), 'journal.db');
    open(file, 'make').close();
    fs.writeFileSync(file, cut(fs.readFileSync(file)));
    fs.writeFileSync(`${file}-journal`, journalHeader(0));
    const journal = open(file, 'create');
    expect(journal.all('SELECT name FROM outcome')).toHaveLength(20);
    expect(journal.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    journal.close();
    expect(fs.readdirSync(path.dirname(file))).toEqual(['journal.db']);
  });

  test('a header without anything else is nothing yet', () => {
    const file = path.join(temporaryFolder(), 'journal.db');
    new Database(file).exec('VACUUM').close();
    expect(fs.statSync(file).size).toBe(4096);
    const journal = open(file);
    expect(journal.all('SELECT name FROM outcome')).toHaveLength(20);
    journal.close();
  });

  test('a header, of one page, in which another program has defined something', () => {
    const file = path.join(temporaryFolder(), 'journal.db');
    new Database(file).exec('CREATE VIEW one AS SELECT 1').close();
    const before = contents(file);
    for (const purpose of purposes)
      expect(refusal(file, purpose).message).toBe(`${file} is another program's database.`);
    expect(contents(file)).toEqual(before);
  });

  test('a journal that is empty while a write to its pages is to be taken back is damaged', () => {
    const file = path.join(temporaryFolder(), 'journal.db');
    fs.writeFileSync(file, '');
    fs.writeFileSync(`${file}-journal`, journalHeader(12));
    const before = contents(file);
    for (const purpose of purposes) expect(refusal(file, purpose).message).toContain('is cut short');
    expect(contents(file)).toEqual(before);
  });
});

describe.each(['-journal', '-wal'])('where %s beside a journal is no ordinary file', (end) => {
  const kinds: [string, (name: string) => void][] = [
    ['a folder', (name) => fs.mkdirSync(name)],
    ['a link to nothing', (name) => fs.symlinkSync('nowhere', name)],
  ];

  test.each(kinds)('but %s, it is said, and nothing is made or changed', async (_, make) => {
    const desk = new Desk();
    const beside = desk.file + end;
    make(beside);
    const refusal = {
      code: 66,
      stdout: '',
      stderr: `prospect: ${beside} is no ordinary file, so the journal beside it cannot be used.
  Nothing was changed. Move it away, or name another journal with --db FILE.
`,
    };
    const log = () => desk.run('log', 'Ann', '-t', 'call', '-o', 'talked');
    expect(await log()).toEqual(refusal);
    expect(fs.readdirSync(desk.folder)).toEqual([path.basename(beside)]);

    fs.renameSync(beside, path.join(desk.folder, 'away'));
    expect((await log()).code).toBe(0);
    const before = fs.readFileSync(desk.file);
    make(beside);
    for (const args of [['log', 'Bo', '-t', 'call', '-o', 'talked'], ['report'], ['undo']])
      expect(await desk.run(...args)).toEqual(refusal);
    expect(fs.readFileSync(desk.file)).toEqual(before);
    const link = path.join(desk.folder, 'link.db');
    fs.symlinkSync('journal.db', link);
    expect(await desk.runWith({ file: link }, 'report')).toEqual(refusal);
  });
});

describe('a journal that was lost', () => {
  async function lose(chosen: boolean): Promise<{ desk: Desk; file: string; run: Desk['run'] }> {
    const desk = new Desk();
    const file = chosen ? desk.file : path.join(desk.folder, '.local', 'share', 'prospect', 'journal.db');
    const run = (...args: string[]) => desk.runWith({ file: chosen ? file : null }, ...args);
    await run('log', 'Ann Lee', '-t', 'call', '-o', 'talked');
    await run('backup');
    desk.setClock('2026-11-21T14:03');
    await run('log', 'Bo Chen', '-t', 'call', '-o', 'talked');
    await run('backup');
    fs.rmSync(file);
    return { desk, file, run };
  }

  test.each([true, false])('is not begun anew beside its backups (named by a person: %s)', async (chosen) => {
    const { file, run } = await lose(chosen);
    const newest = file.replace('.db', '-2026-11-21-140300.db');
    const before = fs.readdirSync(path.dirname(file));
    for (const args of [
      [],
      ['log', '-t', 'call', '-o', 'talked'],
      ['report'],
      ['undo'],
      ['import', newest],
      ['backup'],
    ]) {
      const answer = await run(...args);
      expect(answer.stdout).toBe('');
      if (args[0] === 'import') continue;
      expect(answer.code).toBe(66);
      expect(answer.stderr).toContain(
        `There is no journal at ${file} any more, but there is a backup of it.`,
      );
      const named = chosen ? `--db ${file} ` : '';
      expect(answer.stderr).toContain(`\n  prospect ${named}restore ${newest} --yes\n`);
    }
    expect(fs.readdirSync(path.dirname(file))).toEqual(before);

    fs.writeFileSync(file, '');
    const empty = await run('log', '-t', 'call', '-o', 'talked');
    expect(empty.code).toBe(65);
    expect(empty.stderr).toContain(`The journal ${file} is empty (0 bytes), but there is a backup of it.`);
    expect(fs.readFileSync(file, 'utf8')).toBe('');
  });

  test('is brought back by the command that is named, without what a cut write left beside it', async () => {
    const { file, run } = await lose(false);
    fs.writeFileSync(`${file}-journal`, journalHeader(0));
    const { stderr } = await run('log', '-t', 'call', '-o', 'talked');
    const command = /^ {2}prospect (restore .+)$/m.exec(stderr)![1]!;
    expect(await run(...command.split(' '))).toMatchObject({ code: 0, stderr: '' });
    expect((await run('lead', 'list')).stdout).toContain('Bo Chen');
    expect(fs.existsSync(`${file}-journal`)).toBe(false);
  });

  test('is begun anew once its backups are elsewhere', async () => {
    const { desk, file, run } = await lose(false);
    fs.mkdirSync(path.join(desk.folder, 'old'));
    for (const name of fs.readdirSync(path.dirname(file)))
      fs.renameSync(path.join(path.dirname(file), name), path.join(desk.folder, 'old', name));
    expect((await run('log', '-t', 'call', '-o', 'talked')).stdout).toContain('touch 1');
  });

  test.each([
    ['the newest', '2026-11-22T09:00', 'safe.db'],
    ['an older one', '2026-11-21T14:02:30', 'journal-2026-11-21-140300.db'],
  ])('in the usual folder a backup with a name of its own is known too: %s', async (_, time, newest) => {
    const { file, run } = await lose(false);
    const at = (name: string) => path.join(path.dirname(file), name);
    fs.copyFileSync(at('journal-2026-11-21-140200.db'), at('safe.db'));
    fs.utimesSync(at('safe.db'), new Date(time), new Date(time));
    const { stderr, code } = await run('log', '-t', 'call', '-o', 'talked');
    expect(code).toBe(66);
    expect(stderr).toContain(`\n  prospect restore ${at(newest)} --yes\n`);
  });

  test('is not begun anew beside backups that are all damaged, and they are named', async () => {
    const { desk, file, run } = await lose(true);
    const backups = fs.readdirSync(desk.folder).sort();
    for (const name of backups) fs.writeFileSync(path.join(desk.folder, name), 'no journal');
    const newest = path.join(desk.folder, backups.at(-1)!);
    const refusal = (
      text: string,
    ) => `prospect: ${text}, and the backup ${newest} is damaged: it does not begin as a journal does.
  Nothing was changed. Restore another backup; to begin anew, move that one to another folder.
`;
    const log = () => run('log', '-t', 'call', '-o', 'talked');
    expect(await log()).toEqual({
      code: 66,
      stdout: '',
      stderr: refusal(`There is no journal at ${file} any more`),
    });
    fs.writeFileSync(file, '');
    expect(await log()).toEqual({
      code: 65,
      stdout: '',
      stderr: refusal(`The journal ${file} is empty (0 bytes)`),
    });
    for (const name of backups) fs.rmSync(path.join(desk.folder, name));
    expect((await log()).stdout).toContain('touch 1');
  });

  test('the newest of backups made within one second is the one with the highest number', async () => {
    const { file, run } = await lose(true);
    const at = (name: string) => path.join(path.dirname(file), name);
    for (const number of ['02', '10', '09'])
      fs.copyFileSync(at('journal-2026-11-21-140300.db'), at(`journal-2026-11-21-140300-${number}.db`));
    const { stderr } = await run('log', '-t', 'call', '-o', 'talked');
    expect(stderr).toContain(` restore ${at('journal-2026-11-21-140300-10.db')} --yes\n`);
  });

  test('what only has the name of a backup, or is one of another journal, is none', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'call', '-o', 'talked');
    fs.renameSync(desk.file, path.join(desk.folder, 'work-2026-11-21-140200.db'));
    fs.writeFileSync(path.join(desk.folder, 'journal-2026-11.db'), 'no journal');
    expect((await desk.run('log', '-t', 'call', '-o', 'talked')).stdout).toContain('touch 1');
  });
});
