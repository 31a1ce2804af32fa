import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { hostileTexts, obeyed, withoutOurMarks } from '../../helpers/corpus.js';
import { againScene } from '../../helpers/again-scene.js';
import { at, dueScene } from '../../helpers/due-scene.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `today-${name}.txt`);
const widest = (text: string) => Math.max(...text.split('\n').map(textWidth));

/** A day in the middle of the week with something of each kind. */
async function fullDay(): Promise<Desk> {
  const desk = await dueScene();
  const log = (when: string, ...words: string[]) => at(desk, `2026-11-23T${when}`, 'log', ...words);
  await at(desk, '2026-11-23T08:10', 'plan', 'cold-call', '60/week');
  await at(desk, '2026-11-23T08:10', 'plan', 'cold-email', '3/week');
  await log('08:30', '-t', 'cold-call', '-o', 'no-answer', '--count', '11', '-m', '22');
  await log('09:00', 'Weber & Co', '-t', 'cold-call', '-o', 'talked', '-m', '12', '--next', 'fri');
  await log('09:20', 'Bluebird', '-t', 'cold-email');
  await log('09:25', 'Café 王さん', '-t', 'cold-email');
  await log('09:26', 'Quill', '-t', 'cold-email');
  await at(desk, '2026-11-23T09:40', 'result', 'Vertex', 'replied');
  await log(
    '09:50',
    'Nobel & Sons, a name that does not end so soon',
    '-t',
    'cold-call',
    '-o',
    'meeting',
    '--next',
    'thu',
  );
  desk.setClock('2026-11-23T09:55');
  return desk;
}

describe('prospect alone', () => {
  test('shows what is due, what was logged, what is left of the plan and what to type next', async () => {
    const desk = await fullDay();
    for (const columns of [40, 60, 80, 120]) {
      const { stdout, stderr, code } = await desk.runWith({ columns });
      expect([code, stderr]).toEqual([0, '']);
      expect(widest(stdout)).toBeLessThanOrEqual(columns);
      await expect(stdout).toMatchFileSnapshot(screen(String(columns)));
    }
    expect((await desk.run()).stdout).toBe((await desk.runWith({ columns: 80 })).stdout);
    expect((await desk.run('--no-input')).stdout).toBe((await desk.run()).stdout);
  });

  test('counts whom to follow up and keep in touch with, and names the command that lists them', async () => {
    const desk = await againScene();
    const lines = async (...args: string[]) => (await desk.run(...args)).stdout.split('\n').slice(2, 5);
    const counted = [
      'DUE            nothing promised this week · 2 to follow up',
      '               4 to keep in touch with · 1 talked, nothing next',
    ];
    expect(await lines()).toEqual([...counted, expect.stringMatching(/^ {2}Fri 18 Dec +Di Eck @4/)]);
    const { stdout } = await desk.run('status');
    expect(stdout).toContain('\n  and 6 more: prospect due\n');
    expect(stdout).toContain(
      '\nTYPE NEXT      prospect block cold-email --follow-up  no answer yet: try again\n',
    );
    await desk.run('next', 'Di Eck', '--done');
    expect(await lines('status')).toEqual([
      'DUE            nothing promised this week · 2 to follow up',
      '               5 to keep in touch with · 1 talked, nothing next',
      '  who they are: prospect due',
    ]);
  });

  test('why a command is next is told whole, on further lines where one is too short', async () => {
    const desk = new Desk();
    await at(
      desk,
      '2026-11-16T09:00',
      'log',
      'Ann',
      '-t',
      'letters-by-hand',
      '-o',
      'sent',
      '--channel',
      'mail',
    );
    await at(desk, '2026-11-16T09:10', 'plan', 'letters-by-hand', '5/week');
    desk.setClock('2026-11-20T17:00');
    const { stdout } = await desk.runWith({ columns: 80 });
    expect(stdout.slice(stdout.indexOf('TYPE NEXT'))).toBe(`\
TYPE NEXT      prospect review                 look back on the week and plan
                                               the next
               prospect block letters-by-hand  4 of 5 left this week
`);
  });

  test('colours only repeat what the words say', async () => {
    const desk = await fullDay();
    const { stdout } = await desk.runWith({ columns: 80, color: true });
    expect(stdout).toContain('\u001b[');
    expect(stdout.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe((await desk.runWith({ columns: 80 })).stdout);
  });

  test('before anything is logged it says how to begin, and makes no journal', async () => {
    const desk = new Desk();
    const { stdout, stderr, code } = await desk.runWith({ file: null, columns: 80 });
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toMatchInlineSnapshot(`
      "Nothing is logged yet. After your next call, mail or visit, type: prospect log
      It asks who it was, how, and what came of it. All else: prospect --help
      "
    `);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
    await desk.run('tactic', 'add', 'cold-call');
    expect((await desk.runWith({ columns: 80 })).stdout).toBe(stdout);
  });

  test('a journal that was named and is not there is missed, as anywhere', async () => {
    expect(await new Desk().run()).toMatchObject({ code: 66, stdout: '' });
  });

  test('with promises and nothing logged it shows those', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Ann');
    await desk.run('next', 'Ann', '2026-12-01', '--do', 'call');
    expect((await desk.run()).stdout).toMatchInlineSnapshot(`
      "Sat 21 Nov 2026

      DUE            nothing promised this week
        Tue 1 Dec    Ann @1  call

      LOGGED TODAY   nothing yet

      TYPE NEXT      prospect log  after the next call, mail or visit
                     prospect try  which tactic to do next
      "
    `);
  });

  test('on a quiet day it says so', async () => {
    const desk = new Desk({ now: '2026-11-17T09:00' });
    await at(desk, '2026-11-16T10:00', 'log', 'Ann', '-t', 'cold-call', '-o', 'no-answer');
    desk.setClock('2026-11-17T09:00');
    expect((await desk.run()).stdout).toMatchInlineSnapshot(`
      "Tue 17 Nov 2026

      DUE            nothing promised this week

      LOGGED TODAY   nothing yet

      TYPE NEXT      prospect log  after the next call, mail or visit
                     prospect try  which tactic to do next
      "
    `);
  });

  test('what is promised for later today is not yet to be done', async () => {
    const desk = new Desk();
    const log = ['log', 'Ann', '-t', 'cold-call', '-o', 'meeting', '--next'];
    await at(desk, '2026-11-16T10:00', ...log, '2026-11-17 14:00');
    desk.setClock('2026-11-17T13:59');
    expect((await desk.run()).stdout).toContain('TYPE NEXT      prospect log  ');
    desk.setClock('2026-11-17T14:00');
    expect((await desk.run()).stdout).toContain(
      'TYPE NEXT      prospect result @1  Ann: what came of the meeting?',
    );
    desk.setClock('2026-11-18T08:00');
    expect((await desk.run()).stdout).toContain('Tue 17 Nov   Ann @1  meeting · did it happen?');
  });

  test('a hand-off is to be acknowledged, and a stopped lead let go', async () => {
    const desk = new Desk();
    await at(desk, '2026-11-16T10:00', 'log', 'Ann', '-t', 'call', '-o', 'talked', '--handoff', 'Kim');
    desk.setClock('2026-11-17T13:59');
    expect((await desk.run()).stdout).toContain('prospect next @1 --ack  once Kim has taken Ann');
    await desk.run('lead', 'stop', 'Ann');
    expect((await desk.runWith({ columns: 100 })).stdout).toContain(
      `prospect next @1 --drop 'do not contact'  Ann asked not to be contacted`,
    );
  });

  test('from Friday on it points to the review, until that is begun', async () => {
    const desk = new Desk();
    await at(desk, '2026-11-19T10:00', 'log', 'Ann', '-t', 'call', '-o', 'no-answer');
    expect((await desk.run()).stdout).not.toContain('prospect review');
    desk.setClock('2026-11-20T10:00');
    expect((await desk.run()).stdout).toContain('TYPE NEXT      prospect review');
  });

  test('counts by results of today, as the report does', async () => {
    const desk = await fullDay();
    await desk.run('config', 'set', 'goal', 'held');
    await at(desk, '2026-11-23T12:00', 'result', 'Oakline', 'held', '--at', 'today');
    expect((await desk.run()).stdout).toContain(
      'LOGGED TODAY   16 touches · 2 reached · 1 meeting held · 34+ min',
    );
    const csv = await desk.run('report', 'tactics', '--from', '2026-11-23', '--to', '2026-11-23', '--csv');
    const rows: Record<string, string>[] = parse(csv.stdout, { columns: true });
    const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key]), 0);
    expect([sum('touches'), sum('reached'), sum('minutes')]).toEqual([16, 2, 34]);
  });

  test('writes nothing', async () => {
    const desk = await fullDay();
    const before = fs.readFileSync(desk.file);
    await desk.run();
    expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
    fs.chmodSync(desk.file, 0o400);
    expect((await desk.run()).code).toBe(0);
  });

  test('names of any kind are shown, never obeyed, and commands are quoted', async () => {
    const desk = new Desk({ now: '2026-11-17T09:00' });
    for (const text of hostileTexts.slice(0, 60)) {
      await desk.run('log', '-t', 'call', '-o', 'talked', '--next', 'tue', '--new', '--', text);
      for (const columns of [40, 80]) {
        const { stdout } = await desk.runWith({ columns });
        expect(withoutOurMarks(stdout)).not.toMatch(obeyed);
        expect(widest(withoutOurMarks(stdout))).toBeLessThanOrEqual(columns);
      }
      await desk.run('undo');
    }
    const other = new Desk({ now: '2026-11-17T09:00' });
    await other.run('log', '-t', "it's $HOME", '-o', 'no-answer', '--channel', 'call');
    await other.run('plan', "it's $HOME", '5/week');
    expect((await other.run()).stdout).toContain(`'it'\\''s $HOME'`);
  });
});
