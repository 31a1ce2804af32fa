import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
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

/** Said once more, since such a disk does not even tell whether a copy of the day is wanted. */
const withoutCopy = 'What you wrote is stored, but no copy was kept: disk I/O error.\n';

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
    expect(await runLine(await deskOf(start), line)).toEqual({
      ...usual,
      stderr: usual.stderr + withoutCopy,
    });
  });
});

describe('two programs that wait for the same lock', () => {
  /** Loaded into the program: says on descriptor 3 that it is about to take its lock. */
  const telling = `
    const { dlopen } = process;
    process.dlopen = function (module, ...more) {
      dlopen.call(this, module, ...more);
      const { prototype } = module.exports.Database;
      const { prepare } = prototype;
      prototype.prepare = function (sql, ...rest) {
        if (sql === 'BEGIN IMMEDIATE') require('fs').writeSync(3, 'waits');
        return prepare.call(this, sql, ...rest);
      };
    };`;

  /** The built program on a journal: when it waits for its lock, and how it ended. */
  function start(desk: Desk, ...args: string[]) {
    const tell = path.join(desk.folder, 'telling.cjs');
    fs.writeFileSync(tell, telling);
    const child = spawn(process.execPath, ['-r', tell, bin, '--db', desk.file, ...args], {
      cwd: desk.folder,
      stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    });
    let stdout = '';
    child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    const waits = new Promise((resolve) => child.stdio[3]!.once('data', resolve));
    const ended = new Promise<{ stdout: string; code: number | null }>((resolve) =>
      child.on('close', (code) => resolve({ stdout, code })),
    );
    return { waits, ended };
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
    const both = [start(desk, ...args), start(desk, ...args)];
    await Promise.all(both.map(({ waits }) => waits));
    other.exec('ROLLBACK');
    other.close();
    const answers = await Promise.all(both.map(({ ended }) => ended));
    expect(answers.map(({ code }) => code).toSorted()).toEqual([0, 2]);
    expect(answers.filter(({ stdout }) => stdout.startsWith('removed'))).toHaveLength(1);
    expect(await desk.run('undo')).toMatchObject({ code: 0 });
    expect(await desk.run('undo')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('undone') as string,
    });
  });
});
