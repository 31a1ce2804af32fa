import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { root } from '../../helpers/folder.js';
import { promiseScene } from '../../helpers/promise-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed } from '../../helpers/seed.js';

const now = '2026-11-22T18:10:00';

function deskWith(what: Seed): Desk {
  const desk = new Desk({ now });
  seed(desk.file, what);
  return desk;
}

const screen = (name: string) => path.join(root, 'test', 'screens', `report-promises-${name}.txt`);

test('report promises is one screen at 80 columns, and at 120 and 60', async () => {
  const desk = deskWith(promiseScene());
  const before = fs.readFileSync(desk.file);
  for (const columns of [60, 80, 120]) {
    const { stdout, stderr, code } = await desk.runWith({ columns }, 'report', 'promises');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    await expect(stdout).toMatchFileSnapshot(screen(String(columns)));
  }
  const { stdout } = await desk.run('report', 'promises', '--explain');
  await expect(stdout).toMatchFileSnapshot(screen('explained'));
  expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
});

test('no line is wider than the terminal', async () => {
  const desk = deskWith(promiseScene());
  for (const columns of [30, 40, 50, 60, 72, 80, 100])
    for (const args of [['promises'], ['promises', '--explain', '--level', '80'], [], ['--explain']]) {
      const { stdout } = await desk.runWith({ columns }, 'report', ...args);
      const widest = Math.max(...stdout.split('\n').map(textWidth));
      expect(widest, `${args.join(' ')} on ${columns}`).toBeLessThanOrEqual(columns);
    }
});

test('the page has the lines on promises and the dream list, on 80 columns and on 120', async () => {
  const desk = deskWith(promiseScene());
  for (const columns of [80, 120]) {
    const { stdout, stderr, code } = await desk.runWith({ columns }, 'report');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    await expect(stdout).toMatchFileSnapshot(screen(`page-${columns}`));
  }
  const { stdout } = await desk.run('report', '--explain');
  await expect(stdout.slice(stdout.indexOf('PROMISES'))).toMatchFileSnapshot(screen('page-explained'));
});

test('without a promise or a dream lead the page says nothing of them, and the section says how to promise', async () => {
  const empty = await new Desk({ now }).runWith({ file: null }, 'report', 'promises');
  expect(empty).toEqual({
    code: 0,
    stderr: '',
    stdout: `\
Nothing is promised yet (as of Sun 22 Nov 18:10).
Promise a next step with "prospect next LEAD fri", or log a touch with
  "prospect log LEAD --next fri".
`,
  });
  const desk = deskWith({
    touches: [{ day: '2026-11-20', lead: 'Ada', tactic: 'cold-call', outcome: 'talked' }],
  });
  const { stdout } = await desk.run('report');
  expect(stdout).not.toContain('PROMISES');
  expect(stdout).not.toContain('DREAM');
  expect(JSON.parse((await desk.run('report', '--json')).stdout)).toMatchObject({
    promises: null,
    dream: null,
  });
});

test('CSV has a row a tactic and a source with unrounded numbers, JSON their total, too', async () => {
  const desk = deskWith(promiseScene());
  const { stdout } = await desk.run('report', 'promises', '--csv');
  const [head, ...lines] = stdout.trim().split('\n');
  expect(head).toBe(
    'by,name,version,period_from,period_to,as_of,kept,broken,kept_rate,kept_rate_low,kept_rate_high,on_time,' +
      'on_time_rate,on_time_rate_low,on_time_rate_high,broken_value,moved,dropped,meetings_unanswered,' +
      'broken_before,handoffs_confirmed,handoffs_unconfirmed,unconfirmed_value,in_play,no_next_step,' +
      'no_next_step_rate,no_next_step_rate_low,no_next_step_rate_high,no_next_step_value,put_off,put_off_touched,' +
      'put_off_touched_rate,put_off_touched_rate_low,put_off_touched_rate_high,put_off_talked,' +
      'put_off_talked_rate,put_off_talked_rate_low,put_off_talked_rate_high,put_off_met,put_off_met_rate,' +
      'put_off_met_rate_low,put_off_met_rate_high,put_off_idle_value',
  );
  expect(lines.map((line) => line.split(',').slice(0, 3).join(' ').trim())).toEqual([
    'tactic breakfast-talk 1',
    'tactic cold-call 1',
    'tactic cold-call 2',
    'tactic referral-ask 1',
    'tactic',
    'source portal',
    'source trade fair',
    'source',
  ]);
  expect(lines[2]).toMatch(/^tactic,cold-call,2,2026-11-16,2026-11-22,2026-11-22,6,1,0\.857142857/);
  const json = JSON.parse((await desk.run('report', 'promises', '--json')).stdout) as { rows: unknown[] };
  expect(json).toMatchObject({
    as_of: '2026-11-22',
    total: {
      kept: 9,
      on_time: 8,
      broken: 2,
      kept_rate: 9 / 11,
      broken_value: 9000,
      moved: 1,
      dropped: 1,
      meetings_unanswered: 1,
      broken_before: 1,
      handoffs_unconfirmed: 1,
      unconfirmed_value: 4000,
      no_next_step: 3,
      no_next_step_value: 1250.5,
      put_off: 4,
      put_off_touched: 3,
      put_off_talked: 2,
      put_off_met: 1,
      put_off_idle_value: 600,
    },
  });
  expect(json.rows).toHaveLength(8);
  expect((await desk.run('report', 'promises', '--format', 'md')).stdout).toMatch(/^\| by \| name \|/);
  const page = JSON.parse((await desk.run('report', '--json')).stdout) as Record<string, unknown>;
  expect(page).toMatchObject({
    promises: { kept: 9, broken: 2, no_next_step: 3 },
    dream: { leads: 6, cold_days: 30, touched: 2, never: 1, cold: 3, closed: 0, talking: 3, met: 2 },
  });
});

async function totalOf(desk: Desk, ...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await desk.run('report', 'promises', '--json', ...args);
  return (JSON.parse(stdout) as { total: Record<string, unknown> }).total;
}

const log = (desk: Desk, ...args: string[]) =>
  desk.run('log', 'Ann', '-t', 'cold-call', '--channel', 'call', ...args);

test.each(['America/New_York', 'Europe/Berlin', 'Pacific/Auckland', 'Pacific/Kiritimati'])(
  'a promise for the last Sunday of a year is broken from Monday on, in its own ISO week: %s',
  async (zone) => {
    const desk = new Desk({ zone, now: '2026-12-31T10:00:00' });
    await log(desk, '-o', 'talked', '--next', '2027-01-03');
    desk.setClock('2027-01-03T23:59:00');
    expect(await totalOf(desk, '--period', '2026-W53')).toMatchObject({
      kept: 0,
      broken: 0,
      no_next_step: 0,
    });
    desk.setClock('2027-01-04T00:01:00');
    expect(await totalOf(desk, '--period', '2026-W53')).toMatchObject({
      kept: 0,
      broken: 1,
      broken_before: 0,
    });
    expect(await totalOf(desk, '--period', '2027-W01')).toMatchObject({
      kept: 0,
      broken: 0,
      broken_before: 1,
    });
    expect(await totalOf(desk, '--as-of', '2027-01-03')).toMatchObject({ broken: 0, broken_before: 0 });
    await log(desk, '-o', 'no-answer');
    expect(await totalOf(desk, '--period', '2026-W53')).toMatchObject({ kept: 1, on_time: 0, broken: 0 });
    expect(await totalOf(desk, '--period', '2027-W01')).toMatchObject({
      kept: 0,
      broken_before: 0,
      no_next_step: 1,
    });
  },
);

test.each([
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Pacific/Auckland', '2026-04-05'],
  ['Pacific/Auckland', '2026-09-27'],
])('where the clocks change the whole local day is on time: %s, %s', async (zone, day) => {
  for (const time of ['00:05', '23:55']) {
    const desk = new Desk({ zone, now: '2026-03-01T10:00:00' });
    await log(desk, '-o', 'call-back', '--next', `${day} 01:30`);
    desk.setClock(`${day}T${time}:00`);
    await log(desk, '-o', 'no-answer');
    expect(await totalOf(desk, '--from', day, '--to', day)).toMatchObject({ kept: 1, on_time: 1, broken: 0 });
  }
});

test('as of an earlier day a promise kept since was open, and one made since was not there', async () => {
  const desk = new Desk({ now: '2026-11-02T10:00:00' });
  await log(desk, '-o', 'talked', '--next', '2026-11-04', '--value', '500');
  desk.setClock('2026-11-06T10:00:00');
  await log(desk, '-o', 'talked', '--next', '2026-11-13');
  desk.setClock('2026-11-09T10:00:00');
  await desk.run('next', 'Ann', '2026-11-20');
  const asOf = (day: string) => totalOf(desk, '--period', 'all', '--as-of', day);
  expect(await asOf('2026-11-04')).toMatchObject({ kept: 0, broken: 0, in_play: 1, no_next_step: 0 });
  expect(await asOf('2026-11-05')).toMatchObject({ kept: 0, broken: 1, broken_value: 500 });
  expect(await asOf('2026-11-06')).toMatchObject({
    kept: 1,
    on_time: 0,
    broken: 0,
    broken_value: null,
    moved: 0,
  });
  expect(await asOf('2026-11-09')).toMatchObject({ kept: 1, broken: 0, moved: 1, no_next_step: 0 });
});

test('a promise moved or dropped after its day was broken, a meeting was not, and a hand-off waits to be taken', async () => {
  const desk = new Desk({ now: '2026-11-02T10:00:00' });
  for (const [lead, outcome, ...more] of [
    ['Ann', 'talked'],
    ['Bea', 'talked'],
    ['Cy', 'meeting'],
    ['Dee', 'talked', '--handoff', 'Kim'],
  ])
    await desk.run('log', lead!, '-t', 'cold-call', '-o', outcome!, '--next', 'thu', ...more);
  desk.setClock('2026-11-07T10:00:00');
  expect(await totalOf(desk)).toMatchObject({ broken: 2, meetings_unanswered: 1, handoffs_unconfirmed: 1 });
  await desk.run('next', 'Ann', 'mon');
  await desk.run('next', 'Bea', '--drop', 'sold');
  await desk.run('result', 'Cy', 'held');
  await desk.run('next', 'Dee', '--ack');
  expect(await totalOf(desk)).toMatchObject({
    kept: 0,
    on_time: 0,
    broken: 2,
    moved: 0,
    dropped: 0,
    meetings_unanswered: 0,
    handoffs_unconfirmed: 0,
    handoffs_confirmed: 1,
    in_play: 4,
    no_next_step: 3,
  });
  await desk.run('log', 'Bea', '-t', 'cold-call', '-o', 'do-not-contact');
  expect(await totalOf(desk)).toMatchObject({ in_play: 3, no_next_step: 2 });
});

test('of a lead put off it is told whether anything came, from the first date that has passed', async () => {
  const desk = new Desk({ now: '2026-09-01T10:00:00' });
  await log(desk, '-o', 'not-now', '--next', '2026-10-01', '--value', '900');
  desk.setClock('2026-10-01T10:00:00');
  expect(await totalOf(desk)).toMatchObject({ put_off: 0 });
  desk.setClock('2026-10-02T10:00:00');
  expect(await totalOf(desk)).toMatchObject({ put_off: 1, put_off_touched: 0, put_off_idle_value: 900 });
  await log(desk, '-o', 'no-answer');
  expect(await totalOf(desk)).toMatchObject({
    put_off: 1,
    put_off_touched: 1,
    put_off_talked: 0,
    put_off_idle_value: null,
  });
  desk.setClock('2026-10-05T10:00:00');
  await log(desk, '-o', 'not-now', '--next', '2027-01-10');
  expect(await totalOf(desk)).toMatchObject({ put_off: 1, put_off_talked: 1, put_off_met: 0 });
  desk.setClock('2026-10-06T10:00:00');
  await log(desk, '-o', 'meeting', '--next', 'fri');
  expect(await totalOf(desk)).toMatchObject({ put_off: 1, put_off_met: 1, put_off_met_rate: 1 });
});
