import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { compiled, root, temporaryFolder } from './helpers/folder.js';
import { describeWith } from './helpers/needs.js';
import { bin, ordinary, programForAnyone, start as startIn, type StartOptions } from './helpers/process.js';

const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  version: string;
};
let folder = '';
let file = '';

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'journal.db');
});

const start = (command: string, args: string[], options: StartOptions = {}) =>
  startIn(command, args, {
    ...options,
    cwd: options.cwd ?? folder,
    env: { HOME: folder, ...compiled, ...options.env },
  });

const prospect = (...args: string[]) => start(process.execPath, [bin, '--db', file, ...args]);
const shell = (line: string) =>
  start('bash', ['-c', `p() { "${process.execPath}" "${bin}" --db "${file}" "$@"; }; ${line}`]);

let filled: Buffer | undefined;

/** Puts a journal of 20,000 touches there, which is made once. */
function fill(): void {
  if (filled) return fs.writeFileSync(file, filled, { mode: 0o600 });
  const lines = [
    'at,lead,tactic,outcome',
    ...Array.from({ length: 20_000 }, (_, n) => `2026-01-05,lead ${n},call,talked`),
  ];
  fs.writeFileSync(path.join(folder, 'many.csv'), lines.join('\n'));
  expect(prospect('import', 'many.csv').code).toBe(0);
  filled = fs.readFileSync(file);
}

test('the built program logs, reports and says its version', () => {
  expect(prospect('log', 'Ann Lee', '-t', 'call', '-o', 'talked').stdout).toContain(
    'touch 1 · Ann Lee @1 · call · talked',
  );
  expect(prospect('report').stdout).toContain('WHAT WORKED');
  expect(prospect('--version').stdout).toBe(`${version}\n`);
});

test('of the driver only its binary is loaded, since its own code is built in', () => {
  fs.writeFileSync(
    path.join(folder, 'files.cjs'),
    "process.on('exit', () => console.error(Object.keys(require.cache).filter((name) => name.includes('better-sqlite3'))));",
  );
  const ended = start(process.execPath, [
    '-r',
    './files.cjs',
    bin,
    '--db',
    file,
    'log',
    '-t',
    'call',
    '-o',
    'no-answer',
  ]);
  expect(ended.stdout).toContain('touch 1');
  expect(ended.stderr.match(/better-sqlite3/g)).toHaveLength(1);
  expect(ended.stderr).toContain('better_sqlite3.node');
});

describe('streams', () => {
  test('a reader that leaves early is no error', () => {
    fill();
    for (const line of ['p list --limit 0 | head -1', 'p export touches | head -1', 'p report | true']) {
      const ended = shell(`set -o pipefail; ${line}`);
      expect({ line, code: ended.code, stderr: ended.stderr }).toEqual({ line, code: 0, stderr: '' });
    }
  });

  test('a slow reader gets everything', () => {
    fill();
    expect(shell('p export touches | (sleep 1; wc -l)').stdout.trim()).toBe('20001');
  });

  test('an answer of what stores nothing cannot be written: nothing was to be stored', () => {
    expect(prospect('log', '-t', 'call', '-o', 'no-answer').code).toBe(0);
    for (const command of ['list', 'report', 'export touches']) {
      const ended = shell(`p ${command} > /dev/full`);
      expect([command, ended.code, ended.stderr]).toEqual([
        command,
        74,
        'prospect: The answer could not be written to standard output.\n  Nothing was to be stored; only the answer is missing.\n',
      ]);
    }
    expect(shell('p backup > /dev/full').stderr).toContain('Whatever was to be stored is stored');
  });

  test('an answer that cannot be written is said, with exit 74, and what was logged is stored', () => {
    const ended = shell('p log -t call -o no-answer > /dev/full');
    expect(ended.code).toBe(74);
    expect(ended.stderr).toContain('The answer could not be written');
    expect(ended.stderr).not.toContain('at ');
    expect(prospect('list', '--csv').stdout.trim().split('\n')).toHaveLength(2);
  });

  test.each(['>&-', '2>&-', '<&-', '<&- >&- 2>&-', '< /dev/null'])(
    'with %s the touch is stored',
    (closed) => {
      const ended = shell(`p log -t call -o no-answer ${closed}`);
      expect([0, 74]).toContain(ended.code);
      expect(prospect('list', '--csv').stdout.trim().split('\n')).toHaveLength(2);
    },
  );

  test('without a terminal nothing asks', () => {
    const ended = shell('p log < /dev/null');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('Which tactic was it?');
    expect(start(process.execPath, [bin, '--db', file, 'log'], { input: 'Ann\n' }).code).toBe(2);
  });
});

const forAnyone = programForAnyone();
const canRun = startIn(process.execPath, [forAnyone, '--version'], { ...ordinary, cwd: '/' }).code === 0;
const describeAsOrdinary = (name: string, tests: () => void) =>
  describeWith('a Node and a TMPDIR that every user may read', canRun, name, tests);

describeAsOrdinary('without a home', () => {
  test.each([{ HOME: '' }, { HOME: 'relative/dir' }, { HOME: '/nonexistent/home' }])(
    'with %j the person is told what to do',
    (env) => {
      const ended = start(process.execPath, [forAnyone, 'log', '-t', 'call', '-o', 'talked'], {
        ...ordinary,
        env,
        cwd: '/',
      });
      expect(ended.code === 73 || ended.code === 77).toBe(true);
      expect(ended.stderr).toMatch(/--db FILE|PROSPECT_DB/);
    },
  );
});

describe('in a folder that is deleted', () => {
  const inDeleted = (...args: string[]) =>
    start('bash', [
      '-c',
      'mkdir gone && cd gone && rmdir ../gone && exec "$@"',
      'bash',
      process.execPath,
      bin,
      ...args,
    ]);

  test('what names its files by their full path works', () => {
    expect(inDeleted('--version')).toEqual({ code: 0, stderr: '', stdout: `${version}\n` });
    expect(inDeleted('--help')).toMatchObject({ code: 0, stderr: '' });
    expect(inDeleted('--db', file, 'log', 'Ann', '-t', 'call', '-o', 'talked')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('touch 1 · Ann @1') as string,
    });
    expect(inDeleted('--db', file, 'backup')).toMatchObject({ code: 0, stderr: '' });
    expect(inDeleted('log', 'Bo', '-t', 'call', '-o', 'talked')).toMatchObject({ code: 0 });
  });

  test.each([
    ['--db', 'j.db', 'list'],
    ['import', 'in.csv'],
    ['log', '-t', 'call', '-o', 'no-answer', '--leads', 'list.txt'],
  ])('what does not says so: %s %s', (...args) => {
    expect(inDeleted(...args)).toEqual({
      code: 66,
      stdout: '',
      stderr:
        'prospect: The folder that you are in is not there any more.\n  Go to another one (cd), or name files by their full path.\n',
    });
  });
});

describe('surroundings', () => {
  test.each([
    { TZ: 'Not/AZone' },
    { TZ: '' },
    { TZ: ':/etc/passwd' },
    { LANG: 'tr_TR.UTF-8' },
    { LC_ALL: 'C' },
    { TERM: 'dumb' },
    { COLUMNS: '0' },
    { COLUMNS: '1' },
    { NODE_OPTIONS: '--throw-deprecation' },
    { TMPDIR: '/nonexistent' },
    { FORCE_COLOR: '3' },
  ])('%j changes nothing that is stored', (env) => {
    const run = (...args: string[]) => start(process.execPath, [bin, '--db', file, ...args], { env });
    expect(run('log', 'Iris', '-t', 'INBOUND', '-o', 'TALKED').code).toBe(0);
    expect(run('report').code).toBe(0);
    expect(JSON.parse(run('list', '--json').stdout)).toMatchObject([
      { lead: 'Iris', tactic: 'INBOUND', outcome: 'talked' },
    ]);
  });
});

describeAsOrdinary('without permission', () => {
  const run = (...args: string[]) =>
    start(process.execPath, [forAnyone, '--db', file, ...args], { ...ordinary, cwd: '/' });

  function own(mode: number, folderMode: number): Buffer {
    fs.chmodSync(folder, 0o777);
    if (prospect('log', 'Ann Lee', '-t', 'call', '-o', 'talked').code !== 0) throw new Error('not logged');
    if (ordinary.uid !== undefined) fs.chownSync(file, ordinary.uid, ordinary.uid);
    fs.chmodSync(file, mode);
    fs.chmodSync(folder, folderMode);
    return fs.readFileSync(file);
  }

  test.each([
    ['a file that may only be read', 0o400, 0o777],
    ['a folder that may only be read', 0o600, 0o555],
  ])('%s can be read, and writing is refused', (_, mode, folderMode) => {
    const before = own(mode, folderMode);
    expect(run('report').stdout).toContain('WHAT WORKED');
    expect(run('list').stdout).toContain('Ann Lee');
    const ended = run('log', '-t', 'call', '-o', 'talked');
    expect(ended.code).toBe(77);
    expect(ended.stderr).toContain('cannot be written: it or its folder is read-only.');
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });

  test('a file that may not be read is refused', () => {
    own(0o600, 0o777);
    if (ordinary.uid === undefined) fs.chmodSync(file, 0o000);
    else fs.chownSync(file, 0, 0);
    for (const args of [['list'], ['log', '-t', 'call', '-o', 'talked'], ['backup']])
      expect(run(...args)).toEqual({
        code: 77,
        stdout: '',
        stderr: `prospect: ${file} cannot be read: you have no permission for it or for its folder.\n  Change its permissions, or name another journal with --db FILE.\n`,
      });
  });

  test('so is one in a folder that may not be entered', () => {
    own(0o600, 0o777);
    const hidden = path.join(folder, 'hidden');
    fs.mkdirSync(hidden);
    fs.renameSync(file, path.join(hidden, 'journal.db'));
    fs.chmodSync(hidden, 0o000);
    file = path.join(hidden, 'journal.db');
    for (const args of [['list'], ['log', '-t', 'call', '-o', 'talked'], ['backup']]) {
      const ended = run(...args);
      expect(ended.code).toBe(77);
      expect(ended.stderr).toContain(`${file} cannot be read: you have no permission for it`);
    }
    fs.chmodSync(hidden, 0o700);
  });

  test('a backup to where nothing may be written is refused, and the journal is as it was', () => {
    own(0o600, 0o777);
    const closed = path.join(folder, 'closed');
    fs.mkdirSync(closed, { mode: 0o555 });
    const before = fs.readFileSync(file);
    const ended = run('backup', path.join(closed, 'copy.db'));
    expect(ended.code).toBe(77);
    expect(ended.stderr).toContain('copy.db cannot be written: its folder is read-only.');
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });

  test('a journal that may only be read is backed up all the same', () => {
    own(0o400, 0o777);
    const ended = run('backup', path.join(folder, 'copy.db'));
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('touches: 1') as string });
    expect(ended.stderr).toContain('"lead forget" will not name it.');
  });

  test('a write cut short in a journal that may only be read is said', () => {
    own(0o400, 0o777);
    fs.writeFileSync(
      `${file}-journal`,
      Buffer.concat([Buffer.from('d9d505f920a163d7', 'hex'), Buffer.alloc(504, 1)]),
    );
    fs.chmodSync(folder, 0o555);
    const ended = run('list');
    expect(ended.code).toBe(77);
    expect(ended.stderr).toContain('a write to it was cut short');
  });
});

describe('on a Node that is too old', () => {
  const { engines } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const oldest = engines.node.replace('>=', '');
  const runOn = (node: string, ...args: string[]) => {
    fs.writeFileSync(
      path.join(folder, 'old.cjs'),
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${node}' } });`,
    );
    return start(process.execPath, ['-r', './old.cjs', bin, '--db', file, ...args]);
  };

  test.each(['0.12.18', '9.11.2', '18.20.8', '20.9.0', '20.18.3'])('(%s) it says which it needs', (node) => {
    const ended = runOn(node, 'log', '-t', 'call', '-o', 'talked');
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `prospect: It needs Node ${oldest} or newer, and this is Node ${node}.\n  Install a newer Node, then run the same command again; nothing was changed.\n`,
    });
    expect(fs.existsSync(file)).toBe(false);
  });

  test.each([`${oldest}.0`, '22.0.0', '100.1.0'])('but not on %s', (node) => {
    expect(runOn(node, '--version').stdout).toBe(`${version}\n`);
  });
});

test('eight first runs at once all succeed, on one journal', async () => {
  const { spawn } = await import('node:child_process');
  const codes = await Promise.all(
    Array.from(
      { length: 8 },
      (_, n) =>
        new Promise<number | null>((resolve) => {
          spawn(
            process.execPath,
            [bin, '--db', file, 'log', `Lead number ${'ABCDEFGH'[n]}`, '--new', '-t', 'call', '-o', 'talked'],
            {
              env: { PATH: process.env.PATH, HOME: folder, TZ: 'UTC' },
              stdio: 'ignore',
            },
          ).on('close', resolve);
        }),
    ),
  );
  expect(codes).toEqual(Array(8).fill(0));
  expect(JSON.parse(prospect('list', '--json').stdout)).toHaveLength(8);
  expect(JSON.parse(prospect('tactic', 'list', '--json').stdout)).toHaveLength(1);
});
