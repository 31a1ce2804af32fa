import { spawn } from 'node:child_process';
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Journal } from '../src/store/file/journal.js';
import { bin } from './helpers/process.js';
import { Desk } from './helpers/run.js';
import { runLine, setDesk, writingLines } from './helpers/writing.js';

afterEach(() => vi.restoreAllMocks());

async function deskOf(journal: Buffer): Promise<Desk> {
  const desk = new Desk();
  await fs.promises.writeFile(desk.file, journal, { mode: 0o600 });
  return desk;
}

/** Makes a disk that fails for ever as soon as a write is stored. */
function failOnceStored(): void {
  const commit = Reflect.get(Journal.prototype, 'commit');
  vi.spyOn(Journal.prototype, 'commit').mockImplementation(function (this: Journal) {
    const isStoring = this.isPending;
    commit.call(this);
    if (!isStoring) return;
    for (const read of ['all', 'get', 'prepare', 'snapshot'] as const)
      vi.spyOn(this, read).mockImplementation(() => {
        throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_READ' });
      });
  });
}

describe('what is stored is said as stored, whatever the disk does afterwards', async () => {
  const start = fs.readFileSync((await setDesk()).file);
  // What forgets writes the file anew afterwards, and looks for what is left.
  const lines = writingLines.filter(({ text }) => !text.startsWith('lead forget'));

  test.each(lines)('$text', async (line) => {
    const usual = await runLine(await deskOf(start), line);
    expect(usual.code).toBe(0);
    failOnceStored();
    expect(await runLine(await deskOf(start), line)).toEqual(usual);
  });
});

describe('two programs that wait for the same lock', () => {
  /** Runs the built program on a journal. */
  function start(
    desk: Desk,
    ...args: string[]
  ): Promise<{ stdout: string; stderr: string; code: number | null }> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [bin, '--db', desk.file, ...args], { cwd: desk.folder });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      child.on('close', (code) => resolve({ stdout, stderr, code }));
    });
  }

  test.each([
    ['rm', '1'],
    ['plan', '--rm', '1'],
    ['spend', '--rm', '1'],
    ['benchmark', 'rm', '1'],
  ])('remove a row once: %s %s', async (...args) => {
    const desk = await setDesk();
    const other = new Database(desk.file);
    other.exec('BEGIN IMMEDIATE');
    const ended = Promise.all([start(desk, ...args), start(desk, ...args)]);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    other.exec('ROLLBACK');
    other.close();
    const answers = await ended;
    expect(answers.map(({ code }) => code).toSorted()).toEqual([0, 2]);
    expect(answers.filter(({ stdout }) => stdout.startsWith('removed'))).toHaveLength(1);
    expect(await desk.run('undo')).toMatchObject({ code: 0 });
    expect(await desk.run('undo')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('undone') as string,
    });
  });
});
