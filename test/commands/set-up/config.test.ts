import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Journal } from '../../../src/store/file/journal.js';
import { goalOf, hourlyValueOf } from '../../../src/store/settings/settings.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

async function said(desk: Desk, ...args: string[]): Promise<string> {
  const answer = await desk.run('config', ...args);
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  return answer.stdout;
}

async function refused(desk: Desk, ...args: string[]): Promise<string> {
  const answer = await desk.run('config', ...args);
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  return answer.stderr;
}

function stored(desk: Desk): { goal: string; hourlyValue: number | null } {
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  const values = { goal: goalOf(journal), hourlyValue: hourlyValueOf(journal) };
  journal.close();
  return values;
}

describe('config list', () => {
  test('prints every setting, with what is usual where none is set', async () => {
    const desk = new Desk();
    const { stdout } = await desk.runWith({ file: null }, 'config', 'list');
    expect(stdout).toBe(
      [
        'setting              value    usual    what it is for',
        '',
        'Money',
        'currency             not set  –        of every amount; the first typed sets it',
        'hourly-value         not set  –        an hour of yours, to count it as money',
        '',
        'Habits',
        'date-order           not set  –        how 1/2 is read: day-first, month-first',
        'country              not set  –        where phones without + are from: DE, US',
        'spreadsheet-locale   not set  –        where --excel is opened: de, en-GB',
        'default-origin       not set  –        self or given, where nothing else says so',
        'colours              auto     auto     auto (on a terminal), never or always',
        '',
        'Counting',
        'goal                 meeting  meeting  the stage at which a lead is converted',
        'cold-days            30       30       days without a touch until a lead is cold',
        '',
        'Backups',
        'backup-folder        not set  –        where a copy is kept every day',
        '',
        'Goal windows: days from the first touch to the goal',
        'window-reached       14       14',
        'window-conversation  14       14',
        'window-meeting       30       30',
        'window-held          45       45',
        'window-proposal      90       90',
        'window-won           180      180',
        '',
        'Silence windows: days until a waiting touch is silent',
        'silence-call         14       14',
        'silence-text         7        7',
        'silence-email        14       14',
        'silence-social       14       14',
        'silence-visit        14       14',
        'silence-event        30       30',
        'silence-mail         30       30',
        'silence-other        30       30',
        '',
      ].join('\n'),
    );
    expect(await desk.runWith({ file: null }, 'config')).toEqual({ stdout, stderr: '', code: 0 });
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });

  test('gives machines the values in their own units', async () => {
    const desk = new Desk();
    await said(desk, 'set', 'hourly-value', '62.50', 'EUR');
    const rows = JSON.parse(await said(desk, 'list', '--json')) as Record<string, unknown>[];
    expect(rows.map(({ setting, value, is_set }) => [setting, value, is_set])).toEqual([
      ['currency', 'EUR', true],
      ['hourly-value', 62.5, true],
      ['date-order', null, false],
      ['country', null, false],
      ['spreadsheet-locale', null, false],
      ['default-origin', null, false],
      ['colours', 'auto', false],
      ['goal', 'meeting', false],
      ['cold-days', '30', false],
      ['backup-folder', null, false],
      ['window-reached', '14', false],
      ['window-conversation', '14', false],
      ['window-meeting', '30', false],
      ['window-held', '45', false],
      ['window-proposal', '90', false],
      ['window-won', '180', false],
      ['silence-call', '14', false],
      ['silence-text', '7', false],
      ['silence-email', '14', false],
      ['silence-social', '14', false],
      ['silence-visit', '14', false],
      ['silence-event', '30', false],
      ['silence-mail', '30', false],
      ['silence-other', '30', false],
    ]);
    expect((await said(desk, 'list', '--csv')).split('\n')[0]).toBe('setting,value,usual,is_set,help');
    expect(await said(desk, 'list')).toContain('hourly-value         €62.50   –        an hour');
  });

  test('fits where it is narrow', async () => {
    const desk = new Desk();
    await desk.run('config', 'set', 'hourly-value', '1250.50', 'EUR');
    const { stdout } = await desk.runWith({ columns: 60 }, 'config');
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(60);
    expect(stdout).toContain('\ncold-days');
  });
});

describe('config set and get', () => {
  test('change a setting and take it back', async () => {
    const desk = new Desk();
    expect(await said(desk, 'set', 'goal', 'Held')).toBe('goal held\n');
    expect(await said(desk, 'get', 'goal')).toBe('held\n');
    expect(await said(desk, 'set', 'currency', 'chf')).toBe('currency CHF\n');
    expect(await said(desk, 'set', 'hourly-value', '60')).toBe('hourly-value CHF 60\n');
    expect(await said(desk, 'get', 'hourly-value')).toBe('CHF 60\n');
    expect(stored(desk)).toEqual({ goal: 'held', hourlyValue: 6000 });
    expect(await said(desk, 'set', 'hourly-value', 'CHF 60')).toBe('hourly-value CHF 60\n');
    expect(await said(desk, 'set', 'goal', '')).toBe('goal meeting (as usual)\n');
    expect(await said(desk, 'set', 'hourly-value', '')).toBe('hourly-value not set\n');
    expect(await said(desk, 'set', 'currency', '')).toBe('currency not set\n');
    expect(stored(desk)).toEqual({ goal: 'meeting', hourlyValue: null });
    expect(await desk.run('config', 'get', 'hourly-value')).toEqual({
      stdout: '',
      stderr: 'hourly-value is not set: set it with "prospect config set hourly-value VALUE".\n',
      code: 0,
    });
  });

  test('an hourly value that names a currency settles it', async () => {
    const desk = new Desk();
    expect(await said(desk, 'set', 'hourly-value', '€60')).toBe('hourly-value €60\n');
    expect(await said(desk, 'get', 'currency')).toBe('EUR\n');
    expect(await refused(desk, 'set', 'hourly-value', '60', 'USD')).toContain(
      'hourly-value "60 USD" is in USD, but this journal counts in EUR.',
    );
    await desk.run('undo');
    expect((await desk.run('config', 'get', 'currency')).stdout).toBe('');
  });

  test('undo takes a setting back, redo sets it again', async () => {
    const desk = new Desk();
    await said(desk, 'set', 'goal', 'won');
    await said(desk, 'set', 'goal', 'held');
    expect((await desk.run('undo')).stdout).toBe('undone: config set · goal held\n');
    expect(await said(desk, 'get', 'goal')).toBe('won\n');
    await desk.run('undo');
    expect(await said(desk, 'get', 'goal')).toBe('meeting\n');
    await desk.run('redo');
    expect(await said(desk, 'get', 'goal')).toBe('won\n');
  });

  test.each([
    [['set', 'goals', 'won'], 'There is no setting "goals".'],
    [['get', 'gaol'], 'There is no setting "gaol".'],
    [['set', 'goal', 'attempted'], 'goal "attempted" is not known.'],
    [['set', 'currency', 'euro'], '"euro" is no currency known here.'],
    [['set', 'currency', '€'], '"€" is no currency known here.'],
    [['set', 'hourly-value', '0'], '"0" is not what an hour can be worth.'],
    [['set', 'hourly-value', 'much'], '"much" is not an amount.'],
    [['set', 'hourly-value', '60', '70'], '"60 70" is not an amount.'],
    [['set', 'goal'], "Missing required argument 'value'."],
    [['set'], "Missing required argument 'key'."],
    [['set', 'window-meeting', 'soon'], 'window-meeting "soon" is not a whole number from 0 to 3650.'],
    [['set', 'silence-call', '0'], 'silence-call "0" is not a whole number from 1 to 3650.'],
    [['set', 'colors', 'never'], 'There is no setting "colors".'],
    [['set', 'default-origin', 'mine'], 'default-origin "mine" is not known.'],
    [['edit'], '"config edit" opens an editor and needs a terminal.'],
    [['drop'], 'There is no "prospect config drop".'],
  ])('%j is refused', async (args, message) => {
    const desk = new Desk();
    expect((await refused(desk, ...args)).split('\n')[0]).toBe(`prospect: ${message}`);
    expect(fs.existsSync(desk.file)).toBe(false);
  });
});

describe('the currency', () => {
  test.each([
    ['a cost', ['log', '-t', 'call', '-o', 'talked', '-c', '5 EUR']],
    ['a value', ['log', '-t', 'call', '-o', 'talked', '--value', '5 EUR']],
    ['a spend', ['spend', 'call', '5 EUR']],
    ['an hourly value', ['config', 'set', 'hourly-value', '5 EUR']],
  ])('stays once %s is stored', async (_, write) => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'call');
    expect(await desk.run(...write)).toMatchObject({ code: 0 });
    for (const other of ['USD', 'JPY', ''])
      expect(await refused(desk, 'set', 'currency', other)).toBe(
        'prospect: This journal counts in EUR, and amounts are stored in it.\n  A currency can be chosen only while no cost, value, spend or hourly value is stored.\n',
      );
    expect(await said(desk, 'set', 'currency', 'EUR')).toBe('currency EUR\n');
  });

  test('may be named for amounts typed without one, if they have as many decimals', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'call', '-o', 'talked', '-c', '5');
    expect(await refused(desk, 'set', 'currency', 'JPY')).toContain(
      'Amounts without a currency are stored with two decimals; JPY has 0.',
    );
    expect(await said(desk, 'set', 'currency', 'USD')).toBe('currency USD\n');
  });
});

test('what no version can have stored counts as not set', async () => {
  const desk = new Desk();
  await desk.run('tactic', 'add', 'call');
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  journal.write('test', { now: 0, zone: 'UTC' }, (write) => {
    for (const [key, value] of Object.entries({ goal: 'rich', 'hourly-value': '-1', more: 'x' }))
      write.insert('setting', { key, value });
  });
  journal.close();
  expect(stored(desk)).toEqual({ goal: 'meeting', hourlyValue: null });
  expect(await said(desk, 'get', 'goal')).toBe('meeting\n');
  expect(await said(desk, 'set', 'goal', 'won')).toBe('goal won\n');
});

test('settings come back with the journal', async () => {
  const desk = new Desk();
  await said(desk, 'set', 'hourly-value', '60 KWD');
  await said(desk, 'set', 'goal', 'won');
  const text = (await desk.run('export', 'all')).stdout;
  const other = new Desk();
  await said(other, 'set', 'goal', 'held');
  fs.writeFileSync(path.join(other.folder, 'in'), text);
  expect(await other.run('import', 'in')).toMatchObject({ code: 0 });
  expect(stored(other)).toEqual({ goal: 'held', hourlyValue: 60_000 });
});

test('with a date order set, 1/2 is that date everywhere, and a file of such dates can be read', async () => {
  const desk = new Desk({ now: '2026-11-21T14:02' });
  const log = ['log', 'Ann', '-t', 'call', '-o', 'talked', '--new', '--at', '1/2'];
  expect((await desk.run(...log)).stderr).toContain('"1/2" can be two dates');
  await desk.run('tactic', 'add', 'call', '--channel', 'call');
  await desk.run('config', 'set', 'date-order', 'month-first');
  expect((await desk.run(...log)).stdout).toContain('Fri 2 Jan');
  const file = desk.file + '.csv';
  fs.writeFileSync(file, 'at,lead,tactic,outcome\n03/04/2026,Bo,call,talked\n');
  await desk.run('import', file);
  expect((await desk.run('list', '--period', '3/4', '--csv')).stdout).toContain('2026-03-04');
});
