import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { agentFortnight, callerWeek, consultant } from '../../helpers/first-weeks.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed } from '../../helpers/seed.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `report-first-${name}.txt`);

function deskWith(what: Seed, now: string): Desk {
  const desk = new Desk({ now });
  seed(desk.file, what);
  return desk;
}

const oneTouch = async () => {
  const desk = new Desk({ now: '2026-08-31T16:00:00' });
  await desk.run(
    'log',
    'Harbor Cafe',
    '-t',
    'referral-ask',
    '--channel',
    'visit',
    '--kind',
    'warm',
    '-o',
    'talked',
  );
  return desk;
};

const goalWon = async () => {
  const desk = deskWith(consultant(), '2026-09-11T17:00:00');
  await desk.run('config', 'set', 'goal', 'won');
  await desk.run('tactic', 'edit', 'warm-intro', '--worth', '1/4');
  return desk;
};

const scenes: Record<string, () => Desk | Promise<Desk>> = {
  empty: () => new Desk({ now: '2026-08-31T16:00:00' }),
  'one-touch': oneTouch,
  caller: () => deskWith(callerWeek(), '2026-09-04T17:00:00'),
  agent: () => deskWith(agentFortnight(), '2026-09-11T17:00:00'),
  consultant: goalWon,
};

/** The journal that is named does not exist where nothing was logged; the usual one need not. */
const onItsFile = (name: string, columns: number) =>
  name === 'empty' ? { columns, file: null } : { columns };

describe.each(Object.entries(scenes))('%s', (name, make) => {
  test('fits 80 and 120 columns, and every narrower terminal', async () => {
    const desk = await make();
    for (const columns of [80, 120]) {
      const { stdout } = await desk.runWith(onItsFile(name, columns), 'report');
      await expect(stdout).toMatchFileSnapshot(screen(`${name}-${columns}`));
    }
    for (const columns of [40, 60, 80, 100]) {
      const { stdout } = await desk.runWith(onItsFile(name, columns), 'report', '--explain');
      for (const line of stdout.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    }
  });
});

/** The line of a tactic in the first table. */
function rowOf(text: string, tactic: string): string {
  return text.split('\n').find((line) => line.startsWith(`  ${tactic} `)) ?? '';
}

const page = async (desk: Desk, ...args: string[]) =>
  (await desk.runWith({ columns: 80 }, 'report', ...args)).stdout;

test('the likely range stands beside its worth from the first touches on, and the day to judge below it', async () => {
  const desk = deskWith(callerWeek(), '2026-08-31T18:00:00');
  const text = await page(desk);
  // 1 of 60 on the first day: Wilson's range.
  expect(rowOf(text, 'cold-call')).toMatch(/1\/60 <1–8\.9% {2}1\/50 ◂─*●┼─*▸ early$/u);
  expect(text).toContain('So far "likely" speaks only of the day of the first touch.');
  expect(text).toContain('Can be judged: cold-call from 30 Sep.');
});

test('below five leads there is a dash and no number, and how many it takes', async () => {
  const desk = await oneTouch();
  expect(rowOf(await page(desk), 'referral-ask')).toMatch(/ 0\/1 +–$/u);
  for (const lead of ['Ana', 'Bo', 'Cy'])
    await desk.run('log', lead, '-t', 'referral-ask', '-o', 'no-answer');
  const four = await page(desk);
  expect(rowOf(four, 'referral-ask')).toMatch(/ 0\/4 +–$/u);
  expect(four).toContain('A likely range takes 5 leads: referral-ask has 4.');
  await desk.run('log', 'Dee', '-t', 'referral-ask', '-o', 'no-answer');
  const five = await page(desk);
  expect(rowOf(five, 'referral-ask')).toMatch(/ 0\/5 +0–43%/u);
  expect(five).not.toContain('A likely range takes');
});

describe('where the goal is far', () => {
  test('the page also shows the goal that can be judged soonest, and says which', async () => {
    const text = await page(await goalWon());
    expect(text).toMatch(/^BY TALKS +talked\/leads +likely/mu);
    expect(text).toContain('By "won" nothing can be judged before');
    expect(rowOf(text, 'warm-intro')).toContain('0/15');
    const { nearer } = JSON.parse(await page(await goalWon(), '--json')) as {
      nearer: {
        goal: string;
        window: number;
        rows: { tactic: string; leads: number; leads_converted: number }[];
      };
    };
    expect(nearer).toMatchObject({
      goal: 'conversation',
      window: 14,
      rows: [{ tactic: 'warm-intro', leads: 15, leads_converted: 6 }],
    });
  });

  test('not while something can be judged within 60 days, nor where nothing can by any goal', async () => {
    const meeting = await page(await goalWon(), '--goal', 'meeting');
    expect(meeting).not.toMatch(/^BY /mu);
    expect(await page(await oneTouch(), '--goal', 'won')).not.toMatch(/^BY /mu);
  });
});

describe('in the first week the report ends with what would make it say more', () => {
  const ending = (text: string) => /^TO SEE MORE.*\n(?:.+\n)*/mu.exec(text)?.[0] ?? '';

  test('each with its command, and only what applies', async () => {
    const desk = await oneTouch();
    expect(ending(await page(desk))).toMatchInlineSnapshot(`
      "TO SEE MORE    Say what referral-ask must bring to be worth your time:
                     prospect tactic edit referral-ask --worth 1/50
                     Log what came of the 1 open lead: prospect list --state open
                     Import what you did before, from any list or export:
                     prospect import FILE --dry-run
      "
    `);
    await desk.run('tactic', 'edit', 'referral-ask', '--worth', '1/10');
    await desk.run('result', 'harbor', 'lost', '-r', 'price');
    expect(ending(await page(desk))).toMatchInlineSnapshot(`
      "TO SEE MORE    Import what you did before, from any list or export:
                     prospect import FILE --dry-run
      "
    `);
    expect(await page(desk)).not.toContain('be worth it?');
  });

  test('what waits for an answer is counted before what is open', async () => {
    const desk = await oneTouch();
    await desk.run('log', 'Ana', '-t', 'cold-email', '--channel', 'email');
    await desk.run('log', 'Bo', '-t', 'cold-email');
    expect(ending(await page(desk)).replace(/\s+/gu, ' ')).toContain(
      'Log what came of the 2 leads waiting for an answer: prospect list --waiting',
    );
  });

  test('until the seventh day from the first touch, and not by anything but the tactic', async () => {
    const desk = await oneTouch();
    expect(ending(await page(desk, '--as-of', '2026-08-31', '--by', 'channel'))).toBe('');
    desk.setClock('2026-09-06T09:00:00');
    expect(ending(await page(desk))).not.toBe('');
    desk.setClock('2026-09-07T09:00:00');
    expect(ending(await page(desk))).toBe('');
  });

  test('nothing is asked to be imported once something was', async () => {
    const desk = await oneTouch();
    await desk.runWith(
      { input: 'name,date,outcome\nElm Dental,2026-08-29,talked\n' },
      ...['import', '-', '--map', 'lead=name', '--map', 'at=date', '--const', 'tactic=cold-call'],
    );
    desk.setClock('2026-08-31T17:00:00');
    const text = await page(desk);
    expect(text).toContain('cold-call');
    expect(ending(text)).not.toContain('prospect import');
  });
});
