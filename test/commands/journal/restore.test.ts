import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Journal } from '../../../src/store/file/journal.js';
import { schemaVersion } from '../../../src/store/file/migrate.js';
import { root } from '../../helpers/folder.js';
import { bin } from '../../helpers/process.js';
import { digestFile } from '../../helpers/digest.js';
import { Desk } from '../../helpers/run.js';

/** A journal with two touches, and beside it a backup of when it had one. */
const deskWithBackup = Desk.copies({}, async (desk) => {
  await desk.run('log', 'Ann Lee', '-t', 'call', '-o', 'talked');
});

async function twoTouches(): Promise<{ desk: Desk; backup: string }> {
  const desk = await deskWithBackup();
  await desk.run('backup');
  desk.setClock('2026-11-22T09:30');
  await desk.run('log', 'Bo Chen', '-t', 'call', '-o', 'talked');
  return { desk, backup: path.join(desk.folder, 'journal-2026-11-21-140200.db') };
}

const leads = async (desk: Desk, file = desk.file) =>
  (JSON.parse((await desk.runWith({ file }, 'lead', 'list', '--json')).stdout) as { name: string }[])
    .map(({ name }) => name)
    .sort();

const names = (desk: Desk) => fs.readdirSync(desk.folder).sort();

function alter(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

const replaced = (desk: Desk, time = '2026-11-22-093000') =>
  path.join(desk.folder, `journal-before-restore-${time}.db`);

describe('restore without a name', () => {
  test('lists each copy with what it holds and what would be lost or gained, and changes nothing', async () => {
    const { desk, backup } = await twoTouches();
    const before = fs.readFileSync(desk.file);
    expect(await desk.run('restore')).toEqual({
      code: 0,
      stderr: '',
      stdout: `The journal: ${desk.file}
  2 touches, 2 leads, the last touch on Sun 22 Nov

Its copies, and what would be lost or gained by each:
  ${backup}
      1 touch, 1 lead, the last touch on Sat 21 Nov
      loses 1 touch, 1 lead, what 1 command wrote

To restore one: prospect restore FILE --yes. What is there now is kept beside it.
`,
    });
    expect(fs.readFileSync(desk.file)).toEqual(before);
  });

  test('says that there is none, and names a copy that cannot be restored', async () => {
    const { desk, backup } = await twoTouches();
    fs.truncateSync(backup, 9000);
    expect((await desk.run('restore')).stdout).toContain(
      `  ${backup}\n      cannot be restored: ${backup} is cut short: part of it is missing.\n`,
    );
    fs.rmSync(backup);
    expect((await desk.run('restore')).stdout).toContain(
      'No backup of it is known here. One elsewhere: prospect restore FILE\n',
    );
  });

  test('names a second journal that a synced folder made', async () => {
    const { desk } = await twoTouches();
    for (const name of [
      "journal (Ann's conflicted copy 2026-11-21).db",
      'journal.sync-conflict-20261121-140200-ABCDEFG.db',
      'journal (1).db',
    ]) {
      fs.copyFileSync(desk.file, path.join(desk.folder, name));
      expect((await desk.run('restore')).stdout).toContain(
        `${name}\n      a second journal, made by a synced folder or a download: 2 touches`,
      );
    }
    fs.copyFileSync(desk.file, path.join(desk.folder, 'journal-of-work.db'));
    expect((await desk.run('restore')).stdout).not.toContain('of-work');
  });
});

describe('restore BACKUP', () => {
  test('is not done without --yes where nobody can be asked, but shown', async () => {
    const { desk, backup } = await twoTouches();
    const before = names(desk);
    expect(await desk.run('restore', backup)).toEqual({
      code: 2,
      stdout: `${backup}\n  loses 1 touch, 1 lead, what 1 command wrote\n`,
      stderr: 'prospect: Nothing was changed yet.\n  To restore it, add --yes to the same line.\n',
    });
    expect(names(desk)).toEqual(before);
  });

  test('takes the place of the journal, which stays beside it and comes back by --undo, and again', async () => {
    const { desk, backup } = await twoTouches();
    const { stdout } = await desk.run('restore', path.basename(backup), '--yes');
    expect(stdout).toBe(`restored ${backup}: 1 touch, 1 lead, the last touch on Sat 21 Nov
What was there before is kept: ${replaced(desk)}
To bring that back: prospect --db ${desk.file} restore --undo
`);
    expect(await leads(desk)).toEqual(['Ann Lee']);
    expect(await leads(desk, replaced(desk))).toEqual(['Ann Lee', 'Bo Chen']);
    expect(fs.statSync(desk.file).mode & 0o777).toBe(0o600);
    desk.setClock('2026-11-22T09:31');
    expect((await desk.run('restore')).stdout).toContain(
      `by each:\n  ${replaced(desk)}\n      what a restore replaced: 2 touches, 2 leads`,
    );
    expect(await desk.run('restore', '--undo', '--yes')).toMatchObject({ code: 0, stderr: '' });
    expect(await leads(desk)).toEqual(['Ann Lee', 'Bo Chen']);
    desk.setClock('2026-11-22T09:32');
    expect((await desk.run('restore', '--undo', '--yes')).code).toBe(0);
    expect(await leads(desk)).toEqual(['Ann Lee']);
    expect(names(desk).filter((name) => name.includes('part') || name.includes('-journal'))).toEqual([]);
  });

  test('knows afterwards where all copies are, so that "lead forget" names them', async () => {
    const { desk, backup } = await twoTouches();
    await desk.run('backup', 'later.db');
    await desk.run('restore', backup, '--yes');
    const { stdout } = await desk.run('lead', 'forget', 'Ann Lee', '--yes');
    for (const file of [backup, path.join(desk.folder, 'later.db'), replaced(desk)])
      expect(stdout).toContain(`  ${file}\n`);
  });

  test('refuses a write of who has the old file open, and takes nothing of it', async () => {
    const { desk, backup } = await twoTouches();
    const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
    expect(journal.get('SELECT count(*) AS n FROM lead')).toEqual({ n: 2 });
    await desk.run('restore', backup, '--yes');
    const clock = { now: Date.UTC(2026, 10, 22), zone: 'UTC' };
    expect(() =>
      journal.write('lead add', clock, (write) =>
        write.insert('lead', { name: 'Cy', folded: 'cy', day: '2026-11-22' }),
      ),
    ).toThrow('was moved or replaced while in use');
    journal.close();
    expect(await leads(desk)).toEqual(['Ann Lee']);
    expect(await leads(desk, replaced(desk))).toEqual(['Ann Lee', 'Bo Chen']);
  });

  test.each([1, 2])(
    'brings a copy of version %i to this one, and leaves the copy as it is',
    async (version) => {
      const { desk } = await twoTouches();
      const old = path.join(desk.folder, 'old.db');
      fs.writeFileSync(
        old,
        zlib.gunzipSync(fs.readFileSync(path.join(root, `test/data/journal-${version}.db.gz`))),
      );
      const before = fs.readFileSync(old);
      expect((await desk.run('restore', old, '--yes')).code).toBe(0);
      const db = new Database(desk.file, { readonly: true });
      expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion);
      db.close();
      expect((await desk.run('report')).code).toBe(0);
      expect(fs.readFileSync(old)).toEqual(before);
    },
  );

  test.each([
    [
      'with a row that is not as it was written',
      65,
      'touch 1 is not as',
      (file: string) => alter(file, 'UPDATE touch SET energy = 1'),
    ],
    ['of a newer prospect', 69, 'newer version', (file: string) => alter(file, 'PRAGMA user_version = 99')],
    ['that is cut short', 65, 'cut short', (file: string) => fs.truncateSync(file, 9000)],
    ['that is not there', 66, 'There is no backup', (file: string) => fs.rmSync(file)],
    [
      'that holds another program’s data',
      65,
      'another program',
      (file: string) => alter(file, 'PRAGMA application_id = 7'),
    ],
    [
      'with a value that none of ours has',
      65,
      'is damaged: CHECK constraint failed',
      (file: string) => {
        alter(file, 'PRAGMA ignore_check_constraints = ON; UPDATE touch SET energy = 9');
        digestFile(file);
      },
    ],
  ])('refuses one %s, and leaves all as it was', async (_, code, says, spoil) => {
    const { desk, backup } = await twoTouches();
    spoil(backup);
    const before = fs.readFileSync(desk.file);
    const listed = names(desk);
    const answer = await desk.run('restore', backup, '--yes');
    expect({ code: answer.code, stdout: answer.stdout }).toEqual({ code, stdout: '' });
    expect(answer.stderr).toContain(says);
    expect(answer.stderr).not.toContain('Something went wrong');
    expect(fs.readFileSync(desk.file)).toEqual(before);
    expect(names(desk)).toEqual(listed);
  });

  test('refuses the journal itself, --yes without a name, and --undo with one or without a restore', async () => {
    const { desk, backup } = await twoTouches();
    for (const [args, code] of [
      [['restore', desk.file, '--yes'], 2],
      [['restore', '--yes'], 2],
      [['restore', backup, '--undo'], 2],
      [['restore', '--undo'], 66],
    ] as const)
      expect(await desk.run(...args)).toMatchObject({ code, stdout: '' });
  });

  test.each([
    ['lost', (file: string) => fs.rmSync(file)],
    ['empty', (file: string) => fs.writeFileSync(file, '')],
    ['cut short', (file: string) => fs.truncateSync(file, 9000)],
    ['no journal', (file: string) => fs.writeFileSync(file, 'Dear diary')],
    ['of a newer prospect', (file: string) => alter(file, 'PRAGMA user_version = 99')],
    [
      'faulty',
      (file: string) => {
        alter(file, 'PRAGMA ignore_check_constraints = ON; UPDATE touch SET energy = 9');
        digestFile(file);
      },
    ],
  ])('works in the place of a journal that is %s, which is kept byte by byte', async (what, spoil) => {
    const { desk, backup } = await twoTouches();
    spoil(desk.file);
    const before = what === 'lost' ? undefined : fs.readFileSync(desk.file);
    // What a write left that was cut short would be put into the new file.
    if (what !== 'faulty' && what !== 'of a newer prospect')
      fs.writeFileSync(`${desk.file}-journal`, 'rubbish');
    expect((await desk.run('restore')).code).toBe(0);
    const answer = await desk.run('restore', backup, '--yes');
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect(await leads(desk)).toEqual(['Ann Lee']);
    if (before) expect(fs.readFileSync(replaced(desk))).toEqual(before);
    else expect(answer.stdout).not.toContain('What was there before');
    expect(fs.existsSync(`${desk.file}-journal`)).toBe(false);
  });

  test('follows a link, and replaces what it leads to', async () => {
    const { desk, backup } = await twoTouches();
    fs.mkdirSync(path.join(desk.folder, 'synced'));
    const real = path.join(desk.folder, 'synced', 'mine.db');
    fs.renameSync(desk.file, real);
    fs.symlinkSync(real, desk.file);
    expect((await desk.run('restore', backup, '--yes')).code).toBe(0);
    expect(fs.lstatSync(desk.file).isSymbolicLink()).toBe(true);
    expect(await leads(desk, real)).toEqual(['Ann Lee']);
  });
});

/** Ends a process before its n-th call that changes something among files; says how many there were where it does not. */
const killer = `
  const fs = require('fs');
  let calls = 0;
  for (const name of ['openSync', 'fsyncSync', 'linkSync', 'unlinkSync', 'renameSync', 'rmSync', 'copyFileSync', 'chmodSync']) {
    const call = fs[name];
    fs[name] = (...args) => {
      const isOurs = typeof args[0] === 'number' || /[.]db|[.]part|stick/.test(String(args[0]));
      if (isOurs && calls++ === Number(process.env.KILL_AT)) process.kill(process.pid, 'SIGKILL');
      return call(...args);
    };
  }
  process.on('exit', () => console.error('calls: ' + calls));`;

describe('kill -9 at any call', () => {
  function killedAt(desk: Desk, at: number, ...args: string[]) {
    const hook = path.join(desk.folder, 'hook.cjs');
    fs.writeFileSync(hook, killer);
    return spawnSync(process.execPath, ['-r', hook, bin, '--db', desk.file, ...args], {
      env: { PATH: process.env.PATH, TZ: 'Europe/Berlin', KILL_AT: String(at), HOME: desk.folder },
      encoding: 'utf8',
    });
  }

  /** Some of the calls of a run that is not ended: in the middle, and at the end, where files take their places. */
  function points({ stderr, status }: { stderr: string; status: number | null }, last: number): number[] {
    expect(status).toBe(0);
    const calls = Number(/calls: (\d+)/.exec(stderr)![1]);
    return [Math.floor(calls / 2), ...Array.from({ length: last }, (_, n) => calls - 1 - n)];
  }

  test('of a restore leaves the old journal or the new one, whole', async () => {
    const first = await twoTouches();
    const seen = new Set<string>();
    for (const at of points(killedAt(first.desk, -1, 'restore', first.backup, '--yes'), 5)) {
      const { desk, backup } = await twoTouches();
      expect(killedAt(desk, at, 'restore', backup, '--yes').signal).toBe('SIGKILL');
      const found = (await leads(desk)).join();
      expect(['Ann Lee', 'Ann Lee,Bo Chen']).toContain(found);
      seen.add(found);
      expect(await leads(desk, backup)).toEqual(['Ann Lee']);
      if (found === 'Ann Lee') {
        const kept = names(desk).find((name) => name.includes('before-restore') && name.endsWith('.db'))!;
        expect(await leads(desk, path.join(desk.folder, kept))).toEqual(['Ann Lee', 'Bo Chen']);
      }
      expect((await desk.run('restore', backup, '--yes')).code).toBe(0);
    }
    expect(seen.size).toBe(2);
  });

  test('of the copy of a day leaves what was written, and the next write makes it', async () => {
    const withFolder = async () => {
      const desk = await deskWithBackup();
      const folder = path.join(desk.folder, 'stick');
      fs.mkdirSync(folder);
      await desk.run('config', 'set', 'backup-folder', folder);
      for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
      return { desk, folder };
    };
    const line = ['log', 'Cy Dow', '--new', '-t', 'call', '-o', 'talked'];
    for (const at of points(killedAt((await withFolder()).desk, -1, ...line), 4)) {
      const { desk, folder } = await withFolder();
      const { stdout, signal } = killedAt(desk, at, ...line);
      expect(signal).toBe('SIGKILL');
      if (stdout.includes('touch 2')) expect(await leads(desk)).toEqual(['Ann Lee', 'Cy Dow']);
      for (const name of fs.readdirSync(folder).filter((each) => each.endsWith('.db')))
        expect(await leads(desk, path.join(folder, name))).toEqual(['Ann Lee', 'Cy Dow']);
      desk.setClock('2026-12-24T09:00');
      expect(await desk.run('log', 'Di Fox', '-t', 'call', '-o', 'talked')).toMatchObject({ code: 0 });
      expect(fs.readdirSync(folder)).toContain('journal-2026-12-24.db');
      expect(fs.readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
    }
  });
});
