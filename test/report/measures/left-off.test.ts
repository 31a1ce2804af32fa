import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

const friday = '2026-11-20T18:10:00';
const thisWeek = '2026-11-16';

/** So many leads, one call each, from `first` on, `daily` a day; every tenth met. */
function calls(tactic: string, leads: number, first: string, daily = 10): SeedTouch[] {
  return Array.from({ length: leads }, (_, index) => ({
    day: addDays(first, Math.floor(index / daily)),
    lead: `${tactic} since ${first} ${index + 1}`,
    tactic,
    outcome: index % 10 === 4 ? 'meeting' : index % 3 === 0 ? 'talked' : 'no-answer',
  }));
}

/** cold-call since October, its second version since Monday with so many leads. */
function deskWith(leads: number, ...more: SeedTouch[]): Desk {
  const desk = new Desk({ now: friday });
  seed(desk.file, {
    touches: [...calls('cold-call', 60, '2026-10-05'), ...calls('cold-call@2', leads, thisWeek, 8), ...more],
    tactics: { 'cold-call': { worth: 0.05 } },
  });
  return desk;
}

const page = async (desk: Desk, ...args: string[]) =>
  (await desk.runWith({ columns: 80 }, 'report', 'tactics', ...args)).stdout;

test('until the new version has 20 leads, the page shows both', async () => {
  expect(await page(deskWith(19))).toMatchInlineSnapshot(`
    "Week 47 · Mon 16 – Sun 22 Nov 2026 · goal: meeting        as of Fri 20 Nov 18:10

    WHAT WORKED          this week  since 5 Oct · each lead once · within 30 days
    cold            done talk meet met/leads  likely worth  half enough twice
      cold-call@2     19    9    2      2/19 2.9–31%  1/20      ├──┼───●───▸ early
      cold-call        0    0    0      6/60 4.7–20%  1/20         ┼───●───┤ keep
      ● most likely · ├─┤ likely range · │ enough, its worth · ◂ under ¼ · ▸ over 4×
      19 of these leads are younger than 30 days; "likely" (95%) allows for that.
      So far "likely" for cold-call@2 speaks only of the first 4 days.

      early   Can be judged: cold-call@2 from 21 Dec.
    "
  `);
});

test('from then on the older one is left off, in one line', async () => {
  expect(await page(deskWith(20))).toMatchInlineSnapshot(`
    "Week 47 · Mon 16 – Sun 22 Nov 2026 · goal: meeting        as of Fri 20 Nov 18:10

    WHAT WORKED          this week  since 5 Oct · each lead once · within 30 days
    cold            done talk meet met/leads  likely worth  half enough twice
      cold-call@2     20    9    2      2/20 2.8–30%  1/20      ├──┼───●───▸ early
      ● most likely · ├─┤ likely range · │ enough, its worth · ◂ under ¼ · ▸ over 4×
      1 older version left off: prospect tactic show cold-call
      No lead is 30 days old yet; "likely" (95%) allows for that.
      So far "likely" speaks only of the first 4 days.

      early   Can be judged: cold-call@2 from 18 Dec.
    "
  `);
});

test('--all, CSV and JSON have every version', async () => {
  const desk = deskWith(20);
  const all = await page(desk, '--all');
  expect(all).toMatch(/^ {2}cold-call {2}/m);
  expect(all).not.toContain('left off');
  const rows = (await desk.run('report', 'tactics', '--csv')).stdout.match(/^cold-call,\d/gm);
  expect(rows).toEqual(['cold-call,2', 'cold-call,1']);
  const { stdout } = await desk.run('report', 'tactics', '--json');
  expect((JSON.parse(stdout) as { rows: object[] }).rows).toMatchObject([{ version: 2 }, { version: 1 }]);
});

test('what was done with it in the period is told', async () => {
  const follow = Array.from({ length: 3 }, (_, index): SeedTouch => ({
    day: thisWeek,
    lead: `cold-call since 2026-10-05 ${index + 1}`,
    tactic: 'cold-call',
    outcome: 'no-answer',
  }));
  expect(await page(deskWith(20, ...follow))).toContain(
    '  1 older version left off (3 touches this week): prospect tactic show cold-call\n',
  );
});

test('one that is used beside the newer one stays', async () => {
  const beside = calls('cold-call', 2, addDays(thisWeek, 2));
  expect(await page(deskWith(20, ...beside))).toMatch(/^ {2}cold-call {2}/m);
  expect(await page(deskWith(20, ...beside), '--period', '2026-W46')).not.toMatch(/^ {2}cold-call {2}/m);
});

test('a period before the newer one shows what was done in it', async () => {
  expect(await page(deskWith(20), '--period', '2026-10')).toMatch(/^ {2}cold-call {2}/m);
});

test('older versions of several tactics are counted together', async () => {
  const desk = deskWith(
    20,
    ...calls('cold-call@3', 20, addDays(thisWeek, 3)),
    ...calls('text', 30, '2026-10-05'),
    ...calls('text@2', 30, '2026-11-09'),
  );
  expect(await page(desk)).toContain(
    '  3 older versions left off (20 touches this week): prospect tactic show NAME\n',
  );
});

test('a report by something else has no versions to leave off', async () => {
  expect(await page(deskWith(20), '--by', 'channel')).not.toContain('left off');
});
