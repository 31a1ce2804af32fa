import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

async function deskWith(...lines: string[]): Promise<Desk> {
  const desk = new Desk();
  await desk.run('tactic', 'add', 'call', '--channel', 'call');
  await desk.run('tactic', 'add', 'letter', '--channel', 'email');
  for (const line of lines) expect(await desk.run(...line.split(' ')), line).toMatchObject({ code: 0 });
  return desk;
}

async function json(desk: Desk, ...args: string[]): Promise<Record<string, unknown>> {
  const { stdout, stderr, code } = await desk.run(...args, '--json');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('the windows of goals', () => {
  test('hold wherever --window is left out, and one given holds over them', async () => {
    const desk = await deskWith(
      'config set window-meeting 45',
      'config set window-won 365',
      'log A -t call -o talked',
    );
    expect(await json(desk, 'report')).toMatchObject({ goal: 'meeting', window: 45 });
    expect(await json(desk, 'report', '--goal', 'won')).toMatchObject({ window: 365 });
    expect(await json(desk, 'report', '--goal', 'held')).toMatchObject({ window: 45 });
    expect(await json(desk, 'report', '--window', '10')).toMatchObject({ window: 10 });
    expect(await json(desk, 'tactic', 'show', 'call')).toMatchObject({ window: 45 });
    expect((await desk.run('report', 'money', '--csv')).stdout).toContain(',meeting,45,');
    await desk.run('config', 'set', 'window-meeting', '');
    expect(await json(desk, 'report')).toMatchObject({ window: 30 });
  });

  test('decide what is judged and what has converted', async () => {
    const desk = new Desk({ now: '2026-08-01T12:00' });
    await desk.run('tactic', 'add', 'call', '--channel', 'call');
    await desk.run('log', 'A', '-t', 'call', '-o', 'talked');
    desk.setClock('2026-09-05T12:00'); // 35 days later
    await desk.run('result', 'A', 'meeting');
    const counted = async () => {
      const { stdout } = await desk.run('report', 'tactics', '--csv');
      const [keys, row] = stdout.split('\n').map((line) => line.split(','));
      return ['judged', 'converted'].map((key) => row![keys!.indexOf(key)]);
    };
    expect(await counted()).toEqual(['1', '0']);
    await desk.run('config', 'set', 'window-meeting', '35');
    expect(await counted()).toEqual(['1', '1']);
    await desk.run('config', 'set', 'window-meeting', '36');
    expect(await counted()).toEqual(['0', '0']);
  });

  test('are those of trials and benchmarks, each by its own goal', async () => {
    const desk = await deskWith(
      'config set window-reached 3',
      'config set window-conversation 9',
      'log A -t call -o talked',
    );
    const started = await desk.run(
      'trial',
      'start',
      'call',
      '--goal',
      'reached',
      '--touches',
      '9',
      '--expect',
      '1/2',
    );
    expect(started.stdout).toContain('each 3 days after that touch');
    expect((await desk.run('trial', 'status', '--csv')).stdout).toContain(',reached,3,');
    await desk.run(
      'benchmark',
      'add',
      'call',
      '--rate',
      '9%',
      '--of',
      'leads',
      '--goal',
      'conversation',
      '--source',
      'x',
    );
    const { stdout } = await desk.run('tactic', 'show', 'call', '--explain');
    expect(stdout.replace(/\s+/g, ' ')).toContain('conversation 9 days');
  });
});

describe('the silence windows', () => {
  const waiting = Desk.copies({ now: '2026-11-12T10:00' }, async (desk) => {
    await desk.run('tactic', 'add', 'letter', '--channel', 'email');
    await desk.run('log', 'A', '-t', 'letter');
    desk.setClock('2026-11-20T10:00'); // 8 days later
  });

  test('say from when on a message is silent: in due and in the report', async () => {
    const desk = await waiting();
    const silent = async () => ({
      due: /(\d+) message passed (\d+) days/.exec((await desk.run('due')).stdout)?.slice(1),
      report: /(\d+) stayed silent/.exec(
        (await desk.run('report', 'failures', '--period', 'all')).stdout,
      )?.[1],
    });
    expect(await silent()).toEqual({ due: undefined, report: undefined });
    await desk.run('config', 'set', 'silence-email', '8');
    expect(await silent()).toEqual({ due: ['1', '8'], report: '1' });
    await desk.run('config', 'set', 'silence-email', '9');
    expect(await silent()).toEqual({ due: undefined, report: undefined });
    await desk.run('config', 'set', 'silence-call', '1');
    expect(await silent()).toEqual({ due: undefined, report: undefined });
  });

  test('are told with the failures', async () => {
    const desk = await waiting();
    await desk.run('config', 'set', 'silence-email', '8');
    const { stdout } = await desk.run('report', 'failures', '--period', 'all', '--explain');
    expect(stdout.replace(/\s+/g, ' ')).toContain('(days: call 14, text 7, email 8, social 14,');
    const own = await desk.run('tactic', 'show', 'letter', '--explain');
    expect(own.stdout.replace(/\s+/g, ' ')).toContain('than is usual for its channel (8 days)');
  });
});

describe('the default origin', () => {
  const origins = async (desk: Desk) => {
    const rows = JSON.parse((await desk.run('lead', 'list', '--json')).stdout) as {
      name: string;
      origin: string | null;
    }[];
    return Object.fromEntries(rows.map(({ name, origin }) => [name, origin]));
  };

  test('is that of a lead which nothing else tells of', async () => {
    const desk = await deskWith(
      'log Old -t call -o talked',
      'lead add Odd --source fair',
      'config set default-origin self',
      'log A -t call -o talked',
      'log B -t call -o talked --origin given',
      'lead add C',
      'lead add D --source portal',
      'source edit portal --origin given',
      'lead add E --source portal',
      'lead add F --source fair',
    );
    fs.writeFileSync(path.join(desk.folder, 'names'), 'G\nH\n');
    await desk.run('lead', 'add', '--leads', 'names');
    await desk.run('log', '--leads', 'names', '-t', 'letter');
    expect(await origins(desk)).toEqual({
      Old: null,
      Odd: null,
      A: 'self',
      B: 'given',
      C: 'self',
      D: 'given',
      E: 'given',
      F: null,
      G: 'self',
      H: 'self',
    });
  });

  test('is that of a source named for the first time where nobody can be asked', async () => {
    const desk = await deskWith('config set default-origin given', 'log A -t call -o talked --source portal');
    expect((await desk.run('source', 'list', '--csv')).stdout).toContain('portal,given');
    expect(await origins(desk)).toEqual({ A: 'given' });
    await desk.run('source', 'edit', 'portal', '--origin', 'self');
    expect(await origins(desk)).toEqual({ A: 'self' });
  });

  test('is not that of a source of which somebody said that it is not known', async () => {
    const desk = await deskWith('config set default-origin self');
    const terminal = new Terminal(desk, 'log', 'A', '-t', 'call', '-o', 'talked', '--source', 'portal');
    await terminal.sees('yours or given');
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect(await origins(desk)).toEqual({ A: null });
  });

  test('is not that of what is imported', async () => {
    const desk = await deskWith('config set default-origin self');
    fs.writeFileSync(
      path.join(desk.folder, 'in.csv'),
      'at,lead,tactic,outcome,source\n2026-11-01,A,call,talked,fair\n',
    );
    await desk.run('import', 'in.csv');
    expect(await origins(desk)).toEqual({ A: null });
  });
});

describe('colours', () => {
  const painted = async (desk: Desk, columns?: number) =>
    (await desk.runWith({ ...(columns !== undefined && { columns }) }, 'config', 'list')).stdout.includes(
      '\x1b[',
    );
  const shown = async (env: Record<string, string>, ...set: string[]) => {
    const desk = new Desk({ env: { NO_COLOR: '', ...env } });
    await desk.run('config', 'set', 'goal', 'held');
    if (set.length > 0) await desk.run('config', 'set', 'colours', ...set);
    return { terminal: await painted(desk, 80), pipe: await painted(desk) };
  };

  test('are painted on a terminal, never or always', async () => {
    expect(await shown({})).toEqual({ terminal: true, pipe: false });
    expect(await shown({}, 'auto')).toEqual({ terminal: true, pipe: false });
    expect(await shown({}, 'never')).toEqual({ terminal: false, pipe: false });
    expect(await shown({}, 'always')).toEqual({ terminal: true, pipe: true });
    expect(await shown({ TERM: 'dumb' })).toEqual({ terminal: false, pipe: false });
    expect(await shown({ TERM: 'dumb' }, 'always')).toEqual({ terminal: true, pipe: true });
  });

  test('are as the environment says, where it does', async () => {
    expect(await shown({ NO_COLOR: '1' }, 'always')).toEqual({ terminal: false, pipe: false });
    expect(await shown({ FORCE_COLOR: '1' }, 'never')).toEqual({ terminal: true, pipe: true });
    expect(await shown({ FORCE_COLOR: '0' }, 'always')).toEqual({ terminal: false, pipe: false });
  });

  test('are never in what is for machines', async () => {
    const desk = new Desk({ env: { NO_COLOR: '' } });
    await desk.run('config', 'set', 'colours', 'always');
    for (const format of ['--csv', '--json', '--md'])
      expect((await desk.run('config', 'list', format)).stdout).not.toContain('\x1b');
  });
});

test('every setting comes back with the journal', async () => {
  const set = {
    'date-order': 'day-first',
    country: 'DE',
    'default-origin': 'self',
    colours: 'never',
    'window-won': '365',
    'silence-mail': '60',
  };
  const desk = new Desk();
  for (const [key, value] of Object.entries(set)) await desk.run('config', 'set', key, value);
  const other = new Desk();
  fs.writeFileSync(path.join(other.folder, 'in'), (await desk.run('export', 'all')).stdout);
  expect(await other.run('import', 'in')).toMatchObject({ code: 0 });
  for (const [key, value] of Object.entries(set))
    expect((await other.run('config', 'get', key)).stdout).toBe(`${value}\n`);
});
