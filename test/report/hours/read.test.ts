import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { textWidth } from '../../../src/render/width.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';

function deskWith(touches: SeedTouch[], tactics: Seed['tactics'] = {}): Desk {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, { touches, tactics });
  return desk;
}

/** Calls at different leads over 60 days, the first `reached` of each hour answered. */
const calls = (hour: string, known: number, reached: number): SeedTouch[] =>
  Array.from({ length: known }, (_, index) => ({
    day: addDays('2026-09-22', index % 60),
    time: `${hour}:${10 + Math.floor(index / 60)}`,
    lead: `${hour} ${index}`,
    tactic: 'cold-call',
    outcome: index < reached ? 'talked' : 'no-answer',
  }));

const hours = [
  ...calls('09', 200, 30),
  ...calls('11', 210, 31),
  ...calls('16', 60, 24),
  { day: '2026-11-20', time: '20:00', lead: 'Late', tactic: 'cold-email', outcome: 'sent' },
  { day: '2026-11-21', lead: 'Untimed', tactic: 'cold-call', outcome: 'meeting' },
];
const tactics: Seed['tactics'] = { 'cold-email': { channel: 'email' } };

test('by hour the report says how many touches reached somebody, ever, in the order of the clock', async () => {
  const { stdout } = await deskWith(hours, tactics).run('report', 'tactics', '--by', 'hour');
  expect(stdout).toBe(`\
Week 47 · Mon 16 – Sun 22 Nov 2026 · goal: meeting        as of Sun 22 Nov 18:10

WHEN THEY ANSWER this week  ever · touches whose answer is known
hour       done talk meet  met/leads  reached/known  rate  likely  0         60%
  09:00      15    0    0      0/200         30/200   15%  11–21%    ├●┤
  11:00      15    0    0      0/210         31/210   15%  11–20%    ├●┤
  16:00       5    0    0       0/60          24/60   40%  28–53%        ├─●──┤
  20:00       1    0    0        0/1              –
  unknown     1    1    1        1/1              –
in all       37    1    1      1/472         85/470   18%  14–23%     ├●┤
`);
});

test('by hour and weekday CSV and JSON have what was known and answered at the end', async () => {
  const desk = deskWith(hours, tactics);
  const { stdout } = await desk.run('report', 'tactics', '--by', 'hour', '--csv');
  const [header, ...rows] = stdout.trim().split('\n');
  expect(header).toMatch(/^hour,.*,known,answered,answer_rate,answer_low,answer_high$/);
  expect(rows.map((row) => [row.split(',')[0], ...row.split(',').slice(-5, -2)])).toEqual([
    ['09:00', '200', '30', '0.15'],
    ['11:00', '210', '31', String(31 / 210)],
    ['16:00', '60', '24', '0.4'],
    ['20:00', '0', '0', ''],
    ['', '0', '0', ''],
  ]);
  const json = JSON.parse((await desk.run('report', 'tactics', '--by', 'weekday', '--json')).stdout) as {
    rows: Record<string, unknown>[];
    total: Record<string, unknown>;
  };
  expect(json.total).toMatchObject({ known: 471, answered: 86, answer_rate: 86 / 471 });
  expect(json.rows.reduce((sum, row) => sum + Number(row.known), 0)).toBe(471);
  const byTactic = await desk.run('report', 'tactics', '--csv');
  expect(byTactic.stdout).not.toContain('answer_rate');
});

test('what was logged at once counts for its weekday and for no hour', async () => {
  const desk = deskWith(calls('09', 2, 1));
  await desk.run('log', '-t', 'cold-call', '-o', 'no-answer', '--count', '40');
  const rows = async (by: string) => {
    const { stdout } = await desk.run('report', 'tactics', '--by', by, '--csv');
    return stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => [row.split(',')[0], ...row.split(',').slice(-5, -3)]);
  };
  expect(await rows('hour')).toEqual([
    ['09:00', '2', '1'],
    ['18:00', '0', '0'],
  ]);
  expect(await rows('weekday')).toEqual([
    ['Tuesday', '1', '1'],
    ['Wednesday', '1', '0'],
    ['Sunday', '40', '0'],
  ]);
});

test('the page points an hour out when the data carry it, and says nothing else', async () => {
  const desk = deskWith(hours, tactics);
  expect((await desk.run('report')).stdout).toContain(`

WHEN THEY ANSWER
  Calls reach somebody most at 16:00: 24 of 60 reached (28–53%), at other hours
    61 of 410 (12–19%).

`);
  const even = deskWith([...calls('09', 200, 30), ...calls('16', 60, 12)]);
  expect((await even.run('report')).stdout).not.toContain('WHEN THEY ANSWER');
  expect((await deskWith([]).run('report')).stdout).not.toContain('WHEN THEY ANSWER');
});

test('only the channel most used is looked at: events reach everybody, whenever they are', async () => {
  const fair = Array.from({ length: 50 }, (_, index) => ({
    day: '2026-11-21',
    time: '14:00',
    lead: `Visitor ${index}`,
    tactic: 'open-house',
    outcome: 'talked',
  }));
  const desk = deskWith([...calls('09', 200, 30), ...fair], { 'open-house': { channel: 'event' } });
  expect((await desk.run('report')).stdout).not.toContain('WHEN THEY ANSWER');
});

test('it fits any width, explained or not', async () => {
  const desk = deskWith(hours, tactics);
  for (const columns of [40, 60, 80, 120])
    for (const args of [
      ['--by', 'hour'],
      ['tactics', '--by', 'weekday', '--explain'],
    ]) {
      const { stdout } = await desk.runWith({ columns }, 'report', ...args);
      expect(Math.max(...stdout.split('\n').map(textWidth))).toBeLessThanOrEqual(columns);
    }
  const { stdout } = await desk.run('report', 'tactics', '--by', 'hour', '--explain');
  expect(stdout.replace(/\n */g, ' ')).toContain(
    'not only in the period, by the local hour that is stored with them',
  );
});
