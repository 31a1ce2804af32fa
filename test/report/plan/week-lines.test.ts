import path from 'node:path';
import { expect, test } from 'vitest';
import { countBars } from '../../../src/render/bar.js';
import { textWidth } from '../../../src/render/width.js';
import { root } from '../../helpers/folder.js';
import { demoFile, demos } from '../../helpers/pictures.js';
import { calls, planMonday, planScene } from '../../helpers/plan-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `report-${name}.txt`);
const now = '2026-11-20T18:10:00';

interface Week {
  from: string;
  planned: number | null;
  done: number;
  goals_planned: number | null;
  converted: number;
  is_running: boolean;
}

const weeksIn = (json: string) => (JSON.parse(json) as { weeks: Week[] }).weeks;

/** The lines from the title of the weeks on; none where there is none. */
function weekLines(stdout: string): string[] {
  const lines = stdout.split('\n');
  const at = lines.findIndex((line) => /^LAST \d+ WEEKS/.test(line));
  return at < 0 ? [] : lines.slice(at, at + 3);
}

test('a bar is as high as its part of the highest, and no bar is none', () => {
  expect(countBars([8, 4, 1, 0])).toBe('█▄▁·');
  expect(countBars([1, 1000])).toBe('▁█');
  expect(countBars([0, 0])).toBe('··');
  expect(countBars([1, 2, 3, 4, 5, 6, 7, 8])).toBe('▁▂▃▄▅▆▇█');
});

test('the last weeks stand below the plan and below a report by week', async () => {
  const desk = new Desk({ now });
  await planScene(desk);
  for (const columns of [80, 120]) {
    const { stdout } = await desk.runWith({ columns }, 'report', 'tactics', '--by', 'week');
    await expect(stdout).toMatchFileSnapshot(screen(`by-week-${columns}`));
    const plan = await desk.runWith({ columns }, 'report', 'plan');
    expect(weekLines(stdout)).toEqual(weekLines(plan.stdout));
    const whole = await desk.runWith({ columns }, 'report', '--by', 'week');
    expect(weekLines(whole.stdout)).toEqual(weekLines(stdout));
  }
  expect(weekLines((await desk.run('report', 'plan')).stdout)).toEqual([
    'LAST 11 WEEKS  from 7 Sep    least  most  so far  planned',
    '  touches      ▆▆▆▆▆▆▆▆▆▆ █     45    45      58       66',
    '  meetings     ██████████ ▂      5     5       1        7',
  ]);
  for (const by of ['tactic', 'month'])
    expect(weekLines((await desk.run('report', '--by', by)).stdout)).toEqual([]);
});

test('a week that is over is the last, and nothing stands apart', async () => {
  const desk = new Desk({ now });
  await planScene(desk);
  expect(weekLines((await desk.run('report', 'plan', '--period', 'last-week')).stdout)).toEqual([
    'LAST 10 WEEKS  from 7 Sep  least  most  last  planned',
    '  touches      ██████████     45    45    45       66',
    '  meetings     ██████████      5     5     5        7',
  ]);
});

test('a journal without touches, or with those of one week alone, has no bars', async () => {
  for (const touches of [[], calls([planMonday], 1), calls([planMonday, '2026-11-20'], 4, 1)]) {
    const desk = new Desk({ now });
    seed(desk.file, { touches });
    await desk.run('plan', 'meeting', '7/week');
    for (const args of [['plan'], ['tactics', '--by', 'week'], ['--by', 'week']]) {
      const { stdout } = await desk.run('report', ...args);
      expect(stdout, `${touches.length} ${args.join(' ')}`).not.toMatch(/WEEKS|[▁-█]/);
    }
  }
});

test('JSON has the weeks, also where nothing is planned', async () => {
  const desk = new Desk({ now });
  seed(desk.file, { touches: calls(['2026-11-09', planMonday], 4, 1) });
  const { stdout } = await desk.run('report', 'plan', '--json');
  const none = { planned: null, goals_planned: null };
  expect(weeksIn(stdout)).toEqual([
    { from: '2026-11-09', ...none, done: 4, converted: 1, is_running: false },
    { from: planMonday, ...none, done: 4, converted: 1, is_running: true },
  ]);
  expect(weekLines((await desk.run('report', 'plan')).stdout)).toEqual([]);
});

test('the figures beside the bars are those of JSON, and every line fits', async () => {
  for (const name of demos) {
    const desk = new Desk({ now });
    const file = demoFile(name);
    const weeks = weeksIn((await desk.runWith({ file }, 'report', 'plan', '--json')).stdout);
    const over = weeks.filter(({ is_running }) => !is_running).map(({ done }) => done);
    for (const columns of [30, 40, 60, 80, 120]) {
      const lines = weekLines((await desk.runWith({ file, columns }, 'report', 'plan')).stdout);
      expect(lines, `${name} ${columns}`).toHaveLength(3);
      for (const line of lines) expect(textWidth(line), line).toBeLessThanOrEqual(columns);
      const figures = columns < 60 ? [] : [Math.min(...over), Math.max(...over)];
      const told = lines[1]!.replace(/^.*[▁-█·]/, '').trim();
      const last = columns < 40 ? /(\d+)$/.exec(lines[1]!)![1] : told.split(/ +/)[figures.length];
      expect(Number(last), `${name} ${columns}`).toBe(weeks.at(-1)!.done);
      if (columns >= 60) expect(told.split(/ +/).slice(0, 2).map(Number)).toEqual(figures);
    }
  }
});

test('--goal chooses what is counted beside the touches, and whose plan stands there', async () => {
  const desk = new Desk({ now });
  await planScene(desk);
  const last = async (...args: string[]) => weekLines((await desk.run('report', 'plan', ...args)).stdout)[2];
  expect(await last()).toMatch(/^ {2}meetings .* 1 +7$/);
  expect(await last('--goal', 'won')).toMatch(/^ {2}wins .* 0$/);
  await desk.run('plan', 'won', '3/week');
  expect(await last('--goal', 'won')).toMatch(/^ {2}wins .* 0 +3$/);
  const { weeks } = JSON.parse((await desk.run('report', 'plan', '--goal', 'won', '--json')).stdout) as {
    weeks: Week[];
  };
  expect(weeks.at(-1)).toMatchObject({ converted: 0, goals_planned: 3 });
});

test('what others are shown, and tables for programs, have no bars', async () => {
  const desk = new Desk({ now });
  await planScene(desk);
  for (const form of ['--share', '--csv', '--json', '--format=md'])
    for (const args of [['plan'], ['tactics', '--by', 'week']])
      expect((await desk.run('report', ...args, form)).stdout, form).not.toMatch(/[▁-█]/);
});
