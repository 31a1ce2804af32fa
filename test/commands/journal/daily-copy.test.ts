import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { digestFile } from '../../helpers/digest.js';
import { Desk } from '../../helpers/run.js';

function alter(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

/** A desk whose journal is to be copied into a folder every day. */
async function deskWithFolder(): Promise<{ desk: Desk; folder: string; copies: () => string[] }> {
  const desk = new Desk();
  const folder = path.join(desk.folder, 'stick');
  fs.mkdirSync(folder);
  expect(await desk.run('config', 'set', 'backup-folder', 'stick')).toEqual({
    code: 0,
    stdout: `backup-folder ${folder}\n`,
    stderr: '',
  });
  return { desk, folder, copies: () => fs.readdirSync(folder).sort() };
}

const log = (desk: Desk, name = 'Ann Lee') => desk.run('log', name, '-t', 'call', '-o', 'talked', '--new');

describe('config set backup-folder', () => {
  test('keeps a checked copy of each day on which something is written, after it is written', async () => {
    const { desk, folder, copies } = await deskWithFolder();
    expect(copies()).toEqual(['journal-2026-11-21.db']);
    await log(desk);
    expect(copies()).toEqual(['journal-2026-11-21.db']);
    desk.setClock('2026-11-22T09:00');
    await desk.run('report');
    expect(copies()).toHaveLength(1);
    expect(await log(desk, 'Bo Chen')).toMatchObject({
      code: 0,
      stderr: expect.not.stringContaining('copy') as string,
    });
    expect(copies()).toEqual(['journal-2026-11-21.db', 'journal-2026-11-22.db']);
    const copy = path.join(folder, 'journal-2026-11-22.db');
    expect((await desk.runWith({ file: copy }, 'lead', 'list')).stdout).toContain('Bo Chen');
    expect(fs.statSync(copy).mode & 0o777).toBe(0o600);
    desk.setClock('2026-11-23T09:00');
    await desk.run('undo');
    expect(copies()).toHaveLength(3);
  });

  test('lets go what is not needed any more, and nothing else that lies there', async () => {
    const { desk, folder, copies } = await deskWithFolder();
    const strangers = ['journal-2020-01-01.db', 'journal-2026-11-01-120000.db', 'notes.txt'];
    for (const name of strangers.slice(0, 2)) fs.copyFileSync(desk.file, path.join(folder, name));
    fs.writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    for (let n = 1; n < 40; n++) {
      desk.setClock(`${addDays('2026-11-21', n)}T09:00`);
      await log(desk);
    }
    const ours = copies().filter((name) => !strangers.includes(name));
    expect(copies()).toEqual(expect.arrayContaining(strangers));
    expect(ours.map((name) => name.slice(8, 18))).toEqual([
      '2026-11-30',
      ...['2026-12-06', '2026-12-13', '2026-12-20'].filter((day) => day > '2026-12-07'),
      ...Array.from({ length: 7 }, (_, n) => addDays('2026-12-24', n)),
    ]);
    const forgotten = await desk.run('lead', 'forget', 'Ann Lee', '--yes');
    for (const name of ours.slice(1)) expect(forgotten.stdout).toContain(`  ${path.join(folder, name)}\n`);
  });

  test('never takes a copy of another journal of the same name for its own', async () => {
    const { desk, folder, copies } = await deskWithFolder();
    const other = new Desk();
    await log(other);
    await other.run('config', 'set', 'backup-folder', folder);
    expect(copies()).toEqual(['journal-2026-11-21-02.db', 'journal-2026-11-21.db']);
    desk.setClock('2026-11-22T09:00');
    await log(desk);
    await log(desk);
    expect(copies()).toHaveLength(3);
  });

  test('takes nothing away, and says so in one line, where the journal is not sound', async () => {
    const { desk, copies } = await deskWithFolder();
    for (let n = 1; n < 9; n++) {
      desk.setClock(`${addDays('2026-11-21', n)}T09:00`);
      await log(desk);
    }
    const before = copies();
    // The first write of a day does not look for what rows belong to.
    alter(desk.file, 'PRAGMA foreign_keys = OFF; UPDATE touch SET lead_id = 99 WHERE id = 1');
    digestFile(desk.file);
    desk.setClock('2026-12-24T09:00');
    const answer = await log(desk);
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining('touch 9') as string });
    expect(answer.stderr).toMatch(/^What you wrote is stored, but no copy was kept: .* is damaged.*\n$/);
    expect(copies()).toEqual(before);
  });

  test.each([
    ['is gone', (folder: string) => fs.rmSync(folder, { recursive: true }), 'There is no folder'],
    [
      'is a file now',
      (folder: string) => (fs.rmSync(folder, { recursive: true }), fs.writeFileSync(folder, '')),
      'There is no folder',
    ],
  ])('stores what is written where the folder %s', async (_, spoil, says) => {
    const { desk, folder } = await deskWithFolder();
    spoil(folder);
    desk.setClock('2026-11-22T09:00');
    const answer = await log(desk);
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining('touch 1') as string });
    const line = answer.stderr.split('\n').find((text) => text.startsWith('What you wrote'));
    expect(line).toBe(
      `What you wrote is stored, but no copy was kept: ${says} ${folder}. Make it first, or put in the disk that it is on.`,
    );
  });

  test('refuses what is no folder, and takes it back with an empty text', async () => {
    const { desk, copies } = await deskWithFolder();
    for (const [name, code] of [
      ['nowhere', 73],
      ['journal.db', 73],
      ['a#b', 2],
    ] as const)
      expect(await desk.run('config', 'set', 'backup-folder', name)).toMatchObject({ code, stdout: '' });
    expect((await desk.run('config', 'set', 'backup-folder', '')).stdout).toBe('backup-folder not set\n');
    desk.setClock('2026-11-22T09:00');
    await log(desk);
    expect(copies()).toEqual(['journal-2026-11-21.db']);
  });

  test('is where "backup" goes, and goes with no export', async () => {
    const { desk, folder, copies } = await deskWithFolder();
    expect((await desk.run('backup')).stdout).toContain(path.join(folder, 'journal-2026-11-21-140200.db'));
    expect(copies()).toEqual(['journal-2026-11-21-140200.db', 'journal-2026-11-21.db']);
    const all = await desk.run('export', 'all');
    expect(all.stdout).not.toContain('backup-folder');
    const theirs = JSON.stringify({
      ...(JSON.parse(all.stdout) as object),
      settings: [{ key: 'backup-folder', value: folder }],
    });
    const other = new Desk();
    const answer = await other.runWith({ input: theirs }, 'import', '-');
    expect(answer.code).toBe(65);
    expect(answer.stderr).toContain('which is of one machine');
  });
});
