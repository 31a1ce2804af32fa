import { expect, test } from 'vitest';
import { Journal } from '../../../src/store/file/journal.js';
import { storeSetting } from '../../../src/store/settings/settings.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

const day = '2026-11-18';

function deskWith(touches: SeedTouch[]): Desk {
  const desk = new Desk({ now: '2026-11-22T18:10:00' });
  seed(desk.file, {
    touches,
    tactics: { 'cold-call': { seconds: 240 }, 'cold-email': { channel: 'email' } },
    currency: 'EUR',
  });
  return desk;
}

/** In minor units. */
function setHourlyValue(desk: Desk, value: string): void {
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  journal.write('config', { now: Date.parse('2026-11-21'), zone: 'Europe/Berlin' }, (write) =>
    storeSetting(journal, write, 'hourly-value', value),
  );
  journal.close();
}

const failed = (lead: string, more: Partial<SeedTouch>): SeedTouch => ({
  day,
  lead,
  tactic: 'cold-call',
  outcome: 'not-interested',
  ...more,
});

const mixed: SeedTouch[] = [
  failed('A', { reason: 'price', seconds: 3600, cost: 1200 }),
  failed('B', {
    reason: 'price',
    then: [
      { day: '2026-11-19', outcome: 'proposal' },
      { day: '2026-11-20', outcome: 'lost', reason: 'price' },
    ],
  }),
  failed('C', { reason: 'has-someone', tactic: 'cold-email' }),
  failed('D', { reason: 'price', place: 'message', seconds: 20 }),
  failed('E', { outcome: 'not-now', reason: 'timing', cost: 30_000 }),
];

test('failures are told apart by stage, with ~ where the usual time stands in', async () => {
  const desk = deskWith(mixed);
  expect((await desk.run('report', 'failures')).stdout).toBe(`\
Week 47 · Mon 16 – Sun 22 Nov 2026 · goal: meeting        as of Sun 22 Nov 18:10

WHAT BROKE     4 said no or fell through · 1 not now
  why          where    stage         n  share   time  money
  has-someone  list     conversation  1    20%
  price        message  conversation  1    20%  <0:01
  price        offer    conversation  1    20%   1:00    €12
  price        offer    proposal      1    20%  ~0:04
  timing       timing   conversation  1    20%  ~0:04   €300
  Costliest: price (offer), ~1:04 and €12 over 2 touches.

  by tactic    where    cold-call  cold-email  all   time  money
  price        offer       2  50%                2  ~1:04    €12
  price        message     1  25%                1  <0:01
  timing       timing      1  25%                1  ~0:04   €300
  has-someone  list                    1 100%    1
  all                           4           1    5  ~1:08   €312
  time                      ~1:08
  money                      €312
  No reason stands out for any one tactic beyond luck.
`);
  const { stdout } = await desk.run('report', 'failures', '--csv');
  expect(stdout.trim().split('\n').slice(1)).toEqual([
    'has-someone,list,2026-11-16,2026-11-22,2026-11-22,1,0.2,,,,,conversation,',
    `price,message,2026-11-16,2026-11-22,2026-11-22,1,0.2,,,${20 / 60},,conversation,`,
    'price,offer,2026-11-16,2026-11-22,2026-11-22,1,0.2,,,60,12,conversation,',
    'price,offer,2026-11-16,2026-11-22,2026-11-22,1,0.2,,,4,,proposal,4',
    'timing,timing,2026-11-16,2026-11-22,2026-11-22,1,0.2,,,4,300,conversation,4',
  ]);
});

test('the page merges the stages; with the value of an hour the costliest is found by money and time', async () => {
  const desk = deskWith(mixed);
  const page = async () => (await desk.run('report')).stdout;
  expect(await page()).toContain('\n  price        offer    2    40%  ~1:04    €12\n');
  setHourlyValue(desk, '6000');
  expect(await page()).toContain(
    '\n  Costliest: timing, ~0:04 and €300 over 1 touch, €304 at €60 an hour.\n',
  );
  const { stdout } = await desk.run('report', 'failures', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    total: { failed: 4, deferred: 1, silent: 0, unrecorded: 0 },
    costliest: {
      reason: 'timing',
      place: 'timing',
      touches: 1,
      minutes: 4,
      minutes_estimated: 4,
      cost: 300,
      cost_with_time: 304,
    },
  });
  const explained = await desk.run('report', 'failures', '--explain');
  expect(explained.stdout.replace(/\n */g, ' ')).toContain(
    'Time: as typed; ~ where what a touch with its tactic usually takes stands in, 0:08 in all. ' +
      'Costliest: the most money and time together, an hour at €60.',
  );
});

test('one missing reason is one', async () => {
  const desk = deskWith([failed('A', { tactic: 'cold-email' })]);
  expect((await desk.run('report', 'failures')).stdout).toContain('  1 of 1 has no reason. With more than');
  expect((await desk.run('report', 'failures', '--explain')).stdout).toContain('Share: of the 1 touch whose');
});

test('missing reasons are a row, and pointed at only when they are more than a third', async () => {
  const recorded = ['A', 'B', 'C', 'D'].map((lead) =>
    failed(lead, { reason: 'price', tactic: 'cold-email' }),
  );
  const missing = (leads: string[]) => leads.map((lead) => failed(lead, { tactic: 'cold-email' }));
  const third = (await deskWith([...recorded, ...missing(['E', 'F'])]).run('report', 'failures')).stdout;
  expect(third).toMatch(/not recorded +\? +conversation +2 +33%\n/);
  expect(third).not.toContain('Add missing reasons');
  const more = (await deskWith([...recorded, ...missing(['E', 'F', 'G'])]).run('report', 'failures')).stdout;
  expect(more).toContain(`
  3 of 7 have no reason. With more than a third unknown, the shares above may
    mislead.
  Add missing reasons: prospect list -r none, prospect edit TOUCH -r WHY
`);
});
