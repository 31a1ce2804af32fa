import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { complete } from '../../src/cli/complete.js';
import { demoOwners } from '../../src/options/words.js';
import type { Host } from '../../src/host.js';
import { textWidth } from '../../src/render/width.js';
import { root, temporaryFolder } from '../helpers/folder.js';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

let temporary: string;
let desk: Desk;
beforeEach(() => {
  temporary = temporaryFolder();
  desk = new Desk({ env: { TMPDIR: temporary } });
});

const folder = () => path.join(temporary, 'prospect-demo');
const demo = (...words: string[]) => desk.runWith({ file: null }, 'demo', ...words);
const first = "A made-up agent's journal on Fri 20 Nov 2026 16:30. Yours is not touched.\n";

test('any command runs on a made-up journal, which is said on the first line and on standard error', async () => {
  const { stdout, stderr, code } = await demo('report', '--csv');
  expect({ stderr, code }).toEqual({ stderr: first, code: 0 });
  expect(stdout).toMatch(/^tactic,version,channel,.*\ndoor-knock,/);
  expect(stdout.split('\n').every((line) => line === '' || line.split(',').length > 20)).toBe(true);
});

test.each([80, 120])('what came of a meeting can be told as "due" says, at %d columns', async (columns) => {
  const { stdout } = await desk.runWith({ file: null, columns }, 'demo', '--as', 'caller', 'due');
  const [, told = '', no = ''] = /DID IT HAPPEN\?[^]*? (result @\d+ held) or (no-show)\n/.exec(stdout) ?? [];
  expect([told, no]).toEqual([expect.stringContaining('result @'), 'no-show']);
  expect(await demo('--as', 'caller', ...told.split(' '))).toMatchObject({ code: 0 });
});

test.each(demoOwners)('the journal of %s has all that the program keeps', async (owner) => {
  const { stdout, code } = await demo('--as', owner, 'export', 'all');
  expect(code).toBe(0);
  const all = JSON.parse(stdout) as Record<string, Record<string, unknown>[]>;
  const { touches, next_steps: steps } = all as {
    touches: {
      day: string;
      lead: number | null;
      note: string | null;
      results: { reason: string | null }[];
    }[];
    next_steps: { day: string; state: string; owner: string | null }[];
  };
  const days = touches.map(({ day }) => day).sort();
  expect(days[0]! <= '2026-09-18' && days.at(-1)! >= '2026-11-18').toBe(true);
  expect(new Set(days).size).toBeGreaterThan(40);
  for (const list of ['spends', 'trials', 'decisions', 'plans', 'benchmarks', 'feelings', 'reviews'])
    expect([list, all[list]!.length > 0]).toEqual([list, true]);
  expect(all.tactics!.length).toBeGreaterThanOrEqual(3);
  expect(all.tactics!.every(({ worth }) => worth !== null)).toBe(true);
  expect(all.leads!.filter(({ tier }) => tier === 'dream').length).toBeGreaterThanOrEqual(
    owner === 'consultant' ? 15 : 5,
  );
  expect(touches.some(({ results }) => results.at(-1)!.reason !== null)).toBe(true);
  const late = steps.filter(({ state, day }) => state === 'open' && day < '2026-11-20');
  expect([late.length > 0, late.length < 15]).toEqual([true, true]);
  if (owner !== 'caller') expect(touches.some(({ note }) => note !== null)).toBe(true);
  if (owner !== 'consultant') expect(touches.some(({ lead }) => lead === null)).toBe(true);
  if (owner === 'agent') expect(steps.some(({ owner: other }) => other !== null)).toBe(true);
});

test.each(demoOwners)(
  'without a command it shows the report of %s and what to try, on every width',
  async (owner) => {
    for (const columns of [80, 120]) {
      const { stdout, stderr } = await desk.runWith({ file: null, columns }, 'demo', '--as', owner);
      expect(stdout).toContain('WHAT WORKED');
      expect(stdout).toContain(`Try here:  prospect demo${owner === 'agent' ? '' : ` --as ${owner}`} due\n`);
      expect(stdout.endsWith('Your own:  prospect log\n')).toBe(true);
      for (const line of (stderr + stdout).split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(columns);
      for (const [, line] of stdout.matchAll(/prospect demo( --as \w+)? (due|tactic show [\w-]+)$/gm))
        expect(line).toBe(owner === 'agent' ? undefined : ` --as ${owner}`);
    }
  },
);

test('it prints the same bytes on any day and in any zone', async () => {
  const there = new Desk({ env: { TMPDIR: temporaryFolder() }, zone: 'Asia/Tokyo', now: '2027-03-01T02:00' });
  for (const words of [
    ['report'],
    ['due'],
    ['list', '--json'],
    ['log', 'Nora', '-t', 'open-house', '-o', 'talked', '--json'],
  ]) {
    const [here, far] = [await demo(...words), await there.runWith({ file: null }, 'demo', ...words)];
    expect(here.code).toBe(0);
    const withoutUid = (text: string) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'uid');
    if (words[0] === 'log') expect(withoutUid(far.stdout)).toBe(withoutUid(here.stdout));
    else expect(far).toEqual(here);
  }
});

test('your own journal is neither made nor read, however it is named', async () => {
  const own = path.join(temporary, 'own.db');
  await desk.runWith({ file: own }, 'log', 'Mine', '-t', 'mine', '--channel', 'call', '-o', 'talked');
  await desk.runWith({ file: own }, 'alias', 'secret', 'list');
  const before = fs.readFileSync(own);
  const named = new Desk({ env: { TMPDIR: temporary, PROSPECT_DB: own } });
  expect(
    (await named.runWith({ file: null }, 'demo', 'log', 'Other', '-t', 'open-house', '-o', 'talked')).code,
  ).toBe(0);
  expect((await named.runWith({ file: null }, 'demo', 'list')).stdout).not.toContain('Mine');
  expect((await named.runWith({ file: null }, 'demo', 'secret')).code).toBe(2);
  expect(fs.readFileSync(own).equals(before)).toBe(true);
  const refused = { code: 2, stdout: '' };
  for (const words of [
    ['--db', own, 'demo', 'list'],
    ['demo', 'list', '--db', own],
    ['demo', 'demo', '--db', own, 'list'],
  ])
    expect(await named.runWith({ file: null }, ...words), words.join(' ')).toMatchObject(refused);
  expect((await demo('list', '--db', own)).stderr).toContain('The demo has a journal of its own.');
  expect(fs.existsSync(path.join(desk.folder, '.local'))).toBe(false);
});

test('what is done in it stays until it is made anew, and is said', async () => {
  const { stdout: untouched } = await demo('export', 'all');
  expect((await demo('undo')).stderr).toBe(`${first}Nothing to undo.\n`);
  expect((await demo('log', 'Newcomer', '-t', 'open-house', '-o', 'talked')).stderr.startsWith(first)).toBe(
    true,
  );
  const { stdout, stderr } = await demo('show', 'Newcomer');
  expect(stdout).toContain('open-house');
  expect(stderr).toBe(`${first}With what you changed in it; to start over: prospect demo --fresh\n`);
  expect((await demo('undo')).stdout).toContain('undone: log');
  await demo('log', 'Newcomer', '-t', 'open-house', '-o', 'talked');
  expect(await demo('--fresh', 'export', 'all')).toEqual({ stdout: untouched, stderr: first, code: 0 });
});

test('an alias may stand for it, and options for the whole stand before it or after it', async () => {
  await desk.run('alias', 'd', 'demo --as caller');
  expect((await desk.run('d', 'due')).stderr).toContain('The demo has a journal of its own.');
  for (const words of [
    ['--no-input', 'demo', 'log'],
    ['demo', '--no-input', 'log'],
    ['demo', 'log', '--no-input'],
  ])
    expect(
      (await desk.runWith({ file: null, columns: 80, asks: true }, ...words)).code,
      words.join(' '),
    ).toBe(2);
  expect((await demo('log', '--help')).stdout).toContain('Usage: prospect log');
  expect((await demo('--help')).stdout).toContain('Usage: prospect demo');
  expect(await demo('nonsense')).toMatchObject({ code: 2 });
  expect((await demo('--as', 'plumber')).stderr).toContain('agent, consultant, caller');
});

test('at a terminal it asks as ever', async () => {
  const terminal = new Terminal(desk, 'demo', 'log', {
    isUsual: true,
    env: { NO_COLOR: '1', TMPDIR: temporary },
  });
  await terminal.answers('Who?', 'quarry\r');
  await terminal.answers('How?', 'open-house\r');
  await terminal.answers('Result?', 'talked\r');
  await terminal.answers('Next?', '\r');
  await terminal.answers('Note?', '\r');
  await terminal.sees('Another?');
  terminal.types('q');
  expect(await terminal.ends()).toBe(0);
  expect((await demo('show', 'Quarry Lodge')).stdout).toMatch(/open-house +talked|talked/);
});

describe('the temporary file', () => {
  test.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    const { stdout } = await demo('path');
    expect(stdout).toBe(`${path.join(folder(), 'agent.db')}\n`);
    expect(fs.statSync(folder()).mode & 0o777).toBe(0o700);
    expect(fs.statSync(stdout.trim()).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder())).toEqual(['agent.db']);
  });

  test.skipIf(process.platform === 'win32')(
    'is not taken from where somebody else could have put it',
    async () => {
      const uid = process.geteuid!();
      const planted = path.join(temporary, `prospect-demo-${uid}`);
      const run = async () => {
        const terminal = new Terminal(desk, 'demo', 'path', {
          isUsual: true,
          env: { TMPDIR: temporary },
          uid,
        });
        return { code: await terminal.ends(), text: terminal.text };
      };
      fs.mkdirSync(planted);
      fs.chmodSync(planted, 0o777);
      expect(await run()).toMatchObject({ code: 73 });
      fs.rmdirSync(planted);
      const elsewhere = path.join(temporary, 'elsewhere');
      fs.mkdirSync(elsewhere, { mode: 0o700 });
      fs.symlinkSync(elsewhere, planted);
      const { code, text } = await run();
      expect(code).toBe(73);
      expect(text).toContain('it is not yours alone');
      expect(fs.readdirSync(elsewhere)).toEqual([]);
      fs.unlinkSync(planted);
      expect(await run()).toMatchObject({ code: 0 });
    },
  );
});

test('the Tab key offers commands after it, and names of that journal', async () => {
  await demo('--as', 'consultant', 'path');
  const press = async (...words: string[]) => {
    let answer = '';
    const write = (_: string, text: string) => {
      answer += text;
      return true;
    };
    const host = {
      args: ['__complete', 'zsh', ...words],
      env: { TMPDIR: temporary },
      platform: 'linux',
      cwd: desk.folder,
      home: desk.folder,
      root,
      write,
    };
    await complete(host as unknown as Host);
    return answer.split('\n').map((line) => line.split('\t')[0]);
  };
  expect(await press('demo', 're')).toEqual([
    'words',
    'result',
    'report',
    'review',
    'redo',
    'restore',
    'reason',
    '',
  ]);
  expect(await press('demo', '--')).toEqual(['words', '--as', '--fresh', '--no-input', '--help', '']);
  expect(await press('demo', '--as', 'con')).toEqual(['words', 'consultant', '']);
  expect(await press('demo', '--as', 'consultant', 'show', 'Nord')).toEqual(['words', 'Nordlicht Rail', '']);
  expect(await press('demo', '--as', 'consultant', 'log', '-t', 'warm')).toEqual(['words', 'warm-intro', '']);
  expect(await press('demo', 'show', 'Nord')).toEqual(['words', '']);
});
