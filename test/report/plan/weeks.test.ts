import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { readWeeks } from '../../../src/report/plan/weeks.js';
import { demoFile, demos, readFrom } from '../../helpers/pictures.js';
import { planMonday, planScene } from '../../helpers/plan-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';

const weeksOf = (file: string, flags = {}) => readFrom(file, readWeeks, flags).told;

test('the weeks since the first touch have what was planned, done and converted', async () => {
  const desk = new Desk({ now: '2026-11-20T18:10:00' });
  await planScene(desk);
  const weeks = weeksOf(desk.file);
  expect(weeks).toHaveLength(11);
  expect(weeks[0]).toEqual({
    monday: addDays(planMonday, -70),
    planned: null,
    done: 45,
    goalsPlanned: null,
    converted: 5,
    isRunning: false,
  });
  expect(weeks.at(-1)).toEqual({
    monday: planMonday,
    planned: 66,
    done: 58,
    goalsPlanned: expect.closeTo(7) as number,
    converted: 1,
    isRunning: true,
  });
  // On Sunday 1 November one seventh of a week of 30 meetings in 30 days is planned.
  expect(weeks.at(-4)).toMatchObject({ planned: null, goalsPlanned: 1 });
});

test('they are the figures of the page of each week', async () => {
  for (const name of demos) {
    const desk = new Desk({ now: '2026-11-20T18:10:00' });
    const file = demoFile(name);
    const { told: weeks, about } = readFrom(file, readWeeks);
    expect(weeks.length, name).toBeGreaterThan(9);
    for (const { monday, done, converted } of [weeks[0]!, weeks[7]!, weeks.at(-1)!]) {
      const { stdout } = await desk.runWith(
        { file },
        ...['report', '--json', '--from', monday, '--to', addDays(monday, 6)],
      );
      const { activity } = JSON.parse(stdout) as { activity: Record<string, number> };
      expect({ done, converted }, `${name} ${monday}`).toEqual({
        done: activity.attempted,
        converted: activity[about.query.goal],
      });
    }
  }
});

test('they end with the week that the period ends in, and know nothing later than as-of', async () => {
  const desk = new Desk({ now: '2026-11-20T18:10:00' });
  await planScene(desk);
  const last = (flags: object) => weeksOf(desk.file, flags).at(-1);
  expect(last({ period: 'last-week' })).toMatchObject({ monday: '2026-11-09', done: 45, isRunning: false });
  expect(last({ period: '2026-10' })).toMatchObject({ monday: '2026-10-26', done: 45, isRunning: false });
  expect(last({ asOf: '2026-11-17' })).toMatchObject({ monday: planMonday, done: 20, converted: 0 });
  expect(weeksOf(desk.file, { period: '2026-07' })).toEqual([]);
});

test('a journal without a touch has none, whatever is planned', async () => {
  const desk = new Desk({ now: '2026-11-20T18:10:00' });
  seed(desk.file, {});
  await desk.run('plan', 'meeting', '7/week', '--from', '2026-11-09');
  expect(weeksOf(desk.file, { asOf: '2026-11-22', period: 'all' })).toEqual([]);
});
