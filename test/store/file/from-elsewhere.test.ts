import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isConflictCopy } from '../../../src/store/backup/conflicts.js';
import { isWithTextEnds, withoutTextEnds } from '../../../src/store/file/line-ends.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const deskWithTouch = Desk.copies({}, async (desk) => {
  await desk.run('log', 'Ann Lee', '-t', 'call', '-o', 'talked');
});

const asText = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');

describe('a journal that was sent as text', () => {
  test('is named as that, whatever is done with it, and stays as it is', async () => {
    const desk = await deskWithTouch();
    const sent = asText(fs.readFileSync(desk.file));
    fs.writeFileSync(desk.file, sent);
    for (const args of [['list'], ['log', '-t', 'call', '-o', 'talked'], ['backup']])
      expect(await desk.run(...args)).toEqual({
        code: 65,
        stdout: '',
        stderr: `prospect: ${desk.file} was changed on its way: a program took it for text and gave it other line ends.
  Nothing was changed. Send it again as it is ("binary"), or take that back with "prospect restore --from FILE".
`,
      });
    expect((await desk.run('restore')).stdout).toContain('was changed on its way');
    expect(fs.readFileSync(desk.file)).toEqual(sent);
  });

  test('is known by its line ends, and comes back byte by byte', async () => {
    const desk = await deskWithTouch();
    const bytes = fs.readFileSync(desk.file);
    expect(isWithTextEnds(bytes)).toBe(false);
    expect(withoutTextEnds(bytes)).toBeUndefined();
    expect(withoutTextEnds(asText(bytes))?.equals(bytes)).toBe(true);
    const ends = Buffer.from('a\r\nb\r\r\nc\n'.repeat(9), 'latin1');
    expect(withoutTextEnds(asText(ends))?.equals(ends)).toBe(true);
  });
});

describe('on a medium that nobody can write', () => {
  const readOnly = () =>
    vi.spyOn(fs, 'accessSync').mockImplementation(() => {
      throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
    });

  test('it is read, and a write says so and what to do', async () => {
    const desk = await deskWithTouch();
    await desk.run('backup', 'copy.db');
    readOnly();
    expect((await desk.run('list')).stdout).toContain('Ann Lee');
    const hint = '  Copy it to where you can write, and name that file with --db FILE.\n';
    expect(await desk.run('log', '-t', 'call', '-o', 'talked')).toEqual({
      code: 77,
      stdout: '',
      stderr: `prospect: ${desk.file} cannot be written: it is on a read-only medium.\n${hint}`,
    });
    expect((await desk.run('restore', 'copy.db', '--yes')).stderr).toBe(
      `prospect: ${desk.file} cannot be replaced: it is on a read-only medium.\n${hint}`,
    );
  });

  test('one of an older version says that it must be brought to this one first', async () => {
    const desk = await deskWithTouch();
    fs.writeFileSync(
      desk.file,
      zlib.gunzipSync(fs.readFileSync(path.join(root, 'test/data/journal-1.db.gz'))),
    );
    readOnly();
    expect((await desk.run('list')).stderr).toContain(
      `${desk.file} must first be made a journal of this version, which it cannot be: it is on a read-only medium.`,
    );
  });
});

test('a journal of a newer prospect says what to do: that one, or a backup of this one', async () => {
  const desk = await deskWithTouch();
  const db = new Database(desk.file);
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(await desk.run('list')).toEqual({
    code: 69,
    stdout: '',
    stderr: `prospect: ${desk.file} was written by a newer version of prospect.
  Install that version to use it, or go back to a backup of this one with "prospect restore".
`,
  });
});

describe('a second journal that a synced folder made', () => {
  test.each([
    ["journal (Ann's conflicted copy 2026-11-21).db", true],
    ['journal (conflicted copy 2026-11-21 140200).db', true],
    ['journal (In Konflikt stehende Kopie von Ann 2026-11-21).db', true],
    ['journal.sync-conflict-20261121-140200-ABCDEFG.db', true],
    ['journal (1).db', true],
    ['journal 2.db', true],
    ['journal.db', false],
    ['journal-2026-11-21-140200.db', false],
    ['journal of work.db', false],
    ['journal (work).db', false],
  ])('%s: %s', (name, is) => {
    expect(isConflictCopy('/home/ann/journal.db', path.join('/home/ann', name))).toBe(is);
  });

  test('is told by path, with what adds it to the journal', async () => {
    const desk = await deskWithTouch();
    const copy = path.join(desk.folder, 'journal (1).db');
    fs.copyFileSync(desk.file, copy);
    await desk.runWith({ file: copy }, 'log', 'Bo Chen', '-t', 'call', '-o', 'talked');
    fs.writeFileSync(path.join(desk.folder, 'journal (2).db'), 'no journal');
    const { stdout, stderr } = await desk.run('path');
    expect(stdout).toBe(`${desk.file}\n`);
    expect(stderr).toBe(`Beside it is a second journal, made by a synced folder or a download: ${copy}
  "prospect restore" shows what it has and this one lacks. To add that to this one:
  prospect --db '${copy}' export all > other.json
  prospect --db ${desk.file} import other.json
`);
    const all = await desk.runWith({ file: copy }, 'export', 'all');
    expect((await desk.runWith({ input: all.stdout }, 'import', '-')).stdout).toContain(
      'added 1 touch, 1 new lead',
    );
  });
});
