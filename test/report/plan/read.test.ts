import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { calls, daysFrom, planScene, planMonday } from '../../helpers/plan-scene.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { seed, type SeedTouch } from '../../helpers/seed.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `report-plan-${name}.txt`);

async function planDesk(now = '2026-11-20T18:10:00'): Promise<Desk> {
  const desk = new Desk({ now });
  await planScene(desk);
  return desk;
}

/** Touches, and plans as they are typed. */
async function deskWith(touches: SeedTouch[], plans: string[], now = '2026-11-22T18:10:00'): Promise<Desk> {
  const desk = new Desk({ now });
  seed(desk.file, { touches });
  // Each is typed on the morning of its first day.
  for (const plan of plans)
    await desk.during(`${/--from (\S+)/.exec(plan)?.[1] ?? planMonday}T08:00:00`, async () =>
      expect(await desk.run('plan', ...plan.split(' '))).toMatchObject({ code: 0 }),
    );
  return desk;
}

interface Section {
  rows: Record<string, unknown>[];
  total: Record<string, unknown>;
  numbers: (Record<string, unknown> & { shortfall: Record<string, number> | null })[];
  work_days: string[];
  empty_days: string[];
}

async function sectionOf(desk: Desk, ...args: string[]): Promise<Section> {
  const { stdout, stderr } = await desk.run('report', 'plan', '--json', ...args);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Section;
}

test('the section has planned, done, the gap, what is to make and why a goal is short', async () => {
  const desk = await planDesk();
  for (const columns of [80, 120])
    await expect((await desk.runWith({ columns }, 'report', 'plan')).stdout).toMatchFileSnapshot(
      screen(String(columns)),
    );
  await expect((await desk.run('report', 'plan', '--explain')).stdout).toMatchFileSnapshot(
    screen('explained'),
  );
  const midweek = await desk.run('report', 'plan', '--as-of', '2026-11-18');
  await expect(midweek.stdout).toMatchFileSnapshot(screen('midweek'));
});

test('it fits any width, explained or not', async () => {
  const desk = await planDesk();
  for (const columns of [40, 60, 80, 120])
    for (const args of [['plan'], ['plan', '--explain'], ['plan', '--as-of', '2026-11-18'], []]) {
      const { stdout } = await desk.runWith({ columns }, 'report', ...args);
      expect(
        Math.max(...stdout.split('\n').map(textWidth)),
        `${args.join(' ')} ${columns}`,
      ).toBeLessThanOrEqual(columns);
    }
});

test('the page has the plan beside the touches, the number, the holes, and done/plan by tactic', async () => {
  const desk = await planDesk();
  const { stdout } = await desk.run('report');
  expect(stdout.split('\n\n')[1]).toMatchInlineSnapshot(`
    "58 touches (66 planned) → 1 talk → 1 meeting set
      Last week 45 → 5 → 5.
      Four fewer meetings: +1 by more touches, −5 by a lower hit rate, possibly
        chance.
    Your number is 30 meetings in November: 11 so far, 10 days left.
      10 short so far: 5 because 47 planned touches were not made, 5 because touches
        brought less than usual (possibly chance).
    New leads: 58 of unknown origin.
    2 days with a plan and nothing logged: Tue 17, Wed 18."
  `);
  expect(
    stdout
      .split('\n')
      .filter((line) => /^(cold|warm) |^ {2}(cold|refe|walk)/.test(line))
      .slice(0, 4),
  ).toMatchInlineSnapshot(`
    [
      "cold       done/plan talk meet met/leads  judged  rate  likely 0             40%",
      "  cold-call    52/60    1    1    41/452  27/270   10% 6.8–12%    ├●┤",
      "  walk-in        4/–    0    0       0/4       –             –",
      "  referral-ask   2/6    0    0     10/52    6/30   20%  11–32%     ├───●────┤",
    ]
  `);
  const { stdout: markdown } = await desk.run('report', '--md');
  expect(markdown).toContain('58 touches (66 planned)');
});

test('without a plan the page says nothing of plans but a dash, and the section how to plan', async () => {
  const desk = await deskWith(calls(daysFrom(planMonday, 0, 1), 3), []);
  const { stdout } = await desk.run('report');
  expect(stdout.split('\n\n')[1]).toBe('6 touches\nNew leads: 6 of unknown origin.');
  expect(stdout).toMatch(/^ {2}cold-call +6 +0 /mu);
  expect((await desk.run('report', 'plan')).stdout).toBe(
    `Nothing is planned for Week 47 · Mon 16 – Sun 22 Nov 2026 (as of Sun 22 Nov
  18:10).
Plan touches with "prospect plan cold-call 20/week", goals with
  "prospect plan meeting 15/month".
`,
  );
  expect(await sectionOf(desk)).toMatchObject({ rows: [], numbers: [], empty_days: [] });
  const page = JSON.parse((await desk.run('report', '--json')).stdout) as {
    activity: { plan: unknown };
    rows: { planned: unknown }[];
  };
  expect(page.activity.plan).toBeNull();
  expect(page.rows.map(({ planned }) => planned)).toEqual([null]);
});

test('CSV and JSON are exact, by calendar days', async () => {
  const desk = await planDesk();
  const { stdout } = await desk.run(
    'report',
    'plan',
    '--csv',
    '--period',
    '2026-11',
    '--as-of',
    '2026-11-20',
  );
  expect(stdout).toMatchInlineSnapshot(`
    "of,name,amount,every,period_from,period_to,as_of,planned,planned_by_now,done,gap,to_make,work_days_left,to_make_a_day,minutes_planned,minutes_each
    tactic,cold-call,60,week,2026-11-01,2026-11-30,2026-11-20,248.57142857142858,177.5510204081632,132,-45.5510204081632,116.57142857142858,6,19.42857142857143,1491.4285714285716,6
    tactic,referral-ask,6,week,2026-11-01,2026-11-30,2026-11-20,24.857142857142858,17.755102040816325,12,-5.755102040816325,12.857142857142858,6,2.142857142857143,,
    goal,meeting,30,month,2026-11-01,2026-11-30,2026-11-20,30,21.428571428571427,11,-10.428571428571427,19,6,3.1666666666666665,,
    "
  `);
  const { total } = await sectionOf(desk, '--period', '2026-W46');
  expect(total).toEqual({
    planned: 66,
    planned_by_now: 66,
    done: 45,
    gap: -21,
    to_make: null,
    work_days_left: 0,
    to_make_a_day: null,
    minutes_planned: 360,
    touches: 45,
    touches_unplanned: 0,
  });
});

test('a plan that holds for part of a period counts for that part, and so does what is done', async () => {
  const touches = [...calls(daysFrom(planMonday, 0, 1), 5), ...calls(daysFrom(planMonday, 3), 4)];
  const desk = await deskWith(touches, ['cold-call 14/week --from 2026-11-18 --until 2026-11-19']);
  const { rows, total } = await sectionOf(desk);
  expect(rows[0]).toMatchObject({ planned: 4, planned_by_now: 4, done: 4, gap: 0, to_make: null });
  expect(total).toMatchObject({ touches: 14, touches_unplanned: 10 });
  expect((await sectionOf(desk, '--period', 'last-week')).rows).toEqual([]);
});

test('a month in a week takes the days of each month, a week in a month a seventh a day', async () => {
  const desk = await deskWith(calls(['2026-01-28'], 1), [
    'cold-call 31/month --from 2026-01-01',
    'meeting 28/month --from 2026-01-01',
    'won 7/week --from 2026-01-01',
  ]);
  const planned = async (...args: string[]) =>
    (await sectionOf(desk, ...args)).rows.map((row) => row.planned as number);
  const [touches, meetings, won] = await planned('--period', '2026-W05', '--as-of', '2026-02-10');
  expect(touches).toBeCloseTo(6 + 31 / 28, 12);
  expect(meetings).toBeCloseTo((28 * 6) / 31 + 1, 12);
  expect(won).toBe(7);
  expect(await planned('--period', '2026-02', '--as-of', '2026-03-10')).toEqual([31, 28, 28]);
  expect((await planned('--period', '2026-01', '--as-of', '2026-02-10'))[2]).toBe(31);
});

test('the ISO week at the turn of the year is one week', async () => {
  const touches = calls(['2026-12-31', '2027-01-01'], 2);
  const desk = await deskWith(touches, ['cold-call 7/week --from 2026-12-28'], '2027-01-03T12:00:00');
  const { rows } = await sectionOf(desk, '--period', '2026-W53');
  expect(rows[0]).toMatchObject({ planned: 7, done: 4, period_from: '2026-12-28', period_to: '2027-01-03' });
  const month = await sectionOf(desk, '--period', '2026-12');
  expect(month.rows[0]).toMatchObject({ planned: 4, done: 2 });
});

test('what begins after as-of is not seen, and a later plan changes no report of the days before it', async () => {
  const desk = await deskWith(calls(daysFrom(planMonday, 0), 5), ['cold-call 20/week --from 2026-11-02']);
  const before = await sectionOf(desk, '--as-of', '2026-11-17', '--period', '2026-11');
  await desk.run('plan', 'cold-call', '50/week', '--from', '2026-11-18');
  expect(await sectionOf(desk, '--as-of', '2026-11-17', '--period', '2026-11')).toEqual(before);
  const week = await sectionOf(desk, '--as-of', '2026-11-18');
  expect(week.rows[0]).toMatchObject({ planned: (2 * 20) / 7 + (5 * 50) / 7 });
});

test('a dropped tactic is planned no more', async () => {
  const desk = await deskWith(calls(daysFrom(planMonday, 0, 1), 5), ['cold-call 7/week']);
  desk.setClock('2026-11-18T09:00:00');
  await desk.run('tactic', 'drop', 'cold-call');
  desk.setClock('2026-11-22T18:10:00');
  expect((await sectionOf(desk)).rows[0]).toMatchObject({ planned: 2, done: 10 });
});

test('versions count for the family, whose plan stands with the newest one in use', async () => {
  const touches = [
    ...calls(daysFrom(planMonday, 0), 5),
    ...calls(daysFrom(planMonday, 1), 4, 0, 'cold-call@2'),
  ];
  const desk = await deskWith(touches, ['cold-call 20/week']);
  await desk.run('tactic', 'add', 'never-done');
  await desk.run('plan', 'never-done', '3/week');
  expect((await sectionOf(desk)).rows.map(({ name, done }) => [name, done])).toEqual([
    ['cold-call', 9],
    ['never-done', 0],
  ]);
  const { stdout } = await desk.run('report', 'tactics', '--json');
  const { rows, total } = JSON.parse(stdout) as Record<'rows' | 'total', Record<string, unknown>[]>;
  const planned = rows.map(
    ({ tactic, version, planned }) => `${String(tactic)}@${String(version)} ${String(planned)}`,
  );
  expect(planned.sort()).toEqual(['cold-call@1 null', 'cold-call@2 20', 'never-done@1 3']);
  expect(total).toMatchObject({ planned: 23 });
});

test('a hole is a working day with a plan that is over and on which nothing is logged', async () => {
  const day = (number: number) => daysFrom(planMonday, number);
  const touches = [...calls(day(-7), 1), ...calls(day(0), 1)];
  const desk = await deskWith(touches, ['cold-call 20/week --from 2026-11-02'], '2026-11-20T18:10:00');
  const week = async (...args: string[]) => (await sectionOf(desk, ...args)).empty_days;
  expect(await week()).toEqual(['2026-11-17', '2026-11-18', '2026-11-19']);
  expect(await week('--as-of', '2026-11-20')).toEqual([
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
  ]);
  expect(await week('--as-of', '2026-11-16', '--period', 'this-week')).toEqual([]);
  // Nothing was logged before 9 November, though planned; and a result is something logged.
  expect(await week('--period', '2026-11')).toHaveLength(7);
  await desk.run('result', '1', 'replied', '--at', '2026-11-18');
  expect(await week()).toEqual(['2026-11-17', '2026-11-19']);
  expect((await desk.run('report')).stdout).toContain(
    '\n2 days with a plan and nothing logged: Tue 17, Thu 19.\n',
  );
});

describe('nobody is scolded before a day is over', () => {
  const before = [1, 2, 3, 4, 5].flatMap((week) => daysFrom(planMonday, -7 * week, -7 * week + 1));
  const past = calls(before, 20, 2);
  const thisWeek = ['report', '--period', 'this-week'] as const;

  test('on a Monday morning nothing is short, and no gap is shown until the day is over', async () => {
    const desk = await deskWith(past, ['cold-call 40/week', 'meeting 6/week'], `${planMonday}T08:30:00`);
    const morning = (await desk.run(...thisWeek)).stdout;
    expect(morning).toContain('Your number is 6 meetings this week: none so far, 6 days left.');
    expect(morning).not.toMatch(/short|nothing logged/u);
    expect((await desk.run('report', 'plan', '--period', 'this-week')).stdout).not.toMatch(
      /gap|by now|short/u,
    );
    desk.setClock('2026-11-17T08:30:00');
    const tuesday = (await desk.run(...thisWeek)).stdout;
    expect(tuesday).toContain('1 day with a plan and nothing logged: Mon 16.');
    expect(tuesday).toMatch(/2 short so far/u);
    expect((await desk.run('report', 'plan', '--period', 'this-week')).stdout).toMatch(/by now +gap/u);
  });

  test('a plan set today has no missed days before it', async () => {
    const desk = await deskWith(past, [], '2026-11-19T17:00:00');
    for (const plan of ['cold-call 40/week', 'meeting 30/month']) await desk.run('plan', ...plan.split(' '));
    const { stdout } = await desk.run(...thisWeek);
    expect(stdout).toContain('Your number is 30 meetings in November: 8 so far, 11 days left.');
    expect(stdout).not.toMatch(/short|nothing logged/u);
    expect((await sectionOf(desk)).empty_days).toEqual([]);
    desk.setClock('2026-11-23T08:00:00');
    const later = await sectionOf(desk, '--period', 'last-week');
    expect(later.empty_days).toEqual(['2026-11-20']);
  });

  test('an imported plan counts from its first day, since when it was typed is not known', async () => {
    const desk = await deskWith(past, ['cold-call 40/week'], '2026-11-19T17:00:00');
    const { stdout } = await desk.run('export', 'all');
    const other = new Desk({ now: '2026-11-19T17:00:00' });
    expect(await other.runWith({ input: stdout }, 'import', '-')).toMatchObject({ code: 0 });
    expect((await sectionOf(other)).empty_days).toEqual((await sectionOf(desk)).empty_days);
    expect((await sectionOf(other)).empty_days).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
  });
});

test('a weekend day is a working day where it was usual in the eight weeks before', async () => {
  const saturdays = [-37, -30, -23, -16, -9].map((number) => daysFrom(planMonday, number)[0]!);
  const touches = (usual: number) => [
    ...calls(saturdays.slice(0, usual), 1),
    ...calls(daysFrom(planMonday, 0, 1, 2, 3, 4), 1),
  ];
  for (const [usual, empty] of [
    [3, []],
    [4, ['2026-11-21']],
  ] as const) {
    const desk = await deskWith(
      touches(usual),
      ['cold-call 20/week --from 2026-11-16'],
      '2026-11-23T09:00:00',
    );
    const { work_days, empty_days } = await sectionOf(desk);
    expect(work_days.includes('Saturday')).toBe(empty.length > 0);
    expect(empty_days).toEqual(empty);
  }
});

test('a missing goal is shared out between the plan, the touches not made and conversion', async () => {
  // 200 calls with 20 meetings before; 40 planned and 20 made, with 1 meeting; 6 meetings were planned.
  const before = [1, 2, 3, 4, 5].flatMap((week) => daysFrom(planMonday, -7 * week, -7 * week + 1));
  const desk = await deskWith(
    [...calls(before, 20, 2), ...calls(daysFrom(planMonday, 0), 20, 1)],
    ['cold-call 40/week', 'meeting 6/week'],
  );
  const { numbers } = await sectionOf(desk);
  expect(numbers[0]).toMatchObject({ goal: 'meeting', planned: 6, done: 1, to_make: 5, days_left: 0 });
  const { goals, by_plan, by_touches, by_conversion, maybe_luck } = numbers[0]!.shortfall!;
  expect([goals, by_plan, by_touches, by_conversion]).toEqual([5, 2, 2, 1]);
  expect(maybe_luck).toBe(true);
  const { stdout } = await desk.run('report');
  expect(stdout).toContain(`
Your number is 6 meetings this week: 1 so far, no days left.
  5 short so far: 2 because 20 planned touches were not made, 1 because touches
    brought less than usual (possibly chance), 2 because your plan usually
    brings 4 by now and you asked for 6.
`);
  const over = await desk.run('report', '--period', '2026-W47', '--as-of', '2026-11-23');
  expect(over.stdout).toContain(`
Your number was 6 meetings in week 47: 1 came.
  5 short: 2 because 20 planned touches were not made, 1 because touches brought
    less than usual (possibly chance), 2 because your plan usually brings 4 and
    you asked for 6.
`);
});

test('what more touches than planned made up for is said in words', async () => {
  // 200 calls with 40 meetings before; 20 planned and 40 made, with 1 meeting; 6 meetings were planned.
  const before = [1, 2, 3, 4, 5].flatMap((week) => daysFrom(planMonday, -7 * week, -7 * week + 1));
  const desk = await deskWith(
    [...calls(before, 20, 4), ...calls(daysFrom(planMonday, 0), 40, 1)],
    ['cold-call 20/week', 'meeting 6/week'],
  );
  const shown = async () => {
    const { stdout } = await desk.run('report');
    const from = stdout.indexOf('Your number');
    return stdout.slice(from, stdout.indexOf('\nNew leads', from));
  };
  expect(await shown()).toMatchInlineSnapshot(
    `
    "Your number is 6 meetings this week: 1 so far, no days left.
      5 short so far: 7 because touches brought less than usual, 2 because your plan
        usually brings 4 by now and you asked for 6; more touches brought 4 back."
  `,
  );
  await desk.run('plan', 'meeting', '1/week');
  for (const lead of ['Ann', 'Bob'])
    expect(
      await desk.run('log', lead, '-t', 'cold-call', '-o', 'meeting', '--next', 'tomorrow'),
    ).toMatchObject({ code: 0 });
  expect(await shown()).toMatchInlineSnapshot(`
    "Your number is 1 meeting this week: 3 so far, 2 more than planned, no days
      left."
  `);
});

test('a goal alone, or one whose usual conversion is not known, is not shared out', async () => {
  const alone = await deskWith(calls(daysFrom(planMonday, -7, 0), 30, 1), ['meeting 6/week']);
  expect((await sectionOf(alone)).numbers[0]).toMatchObject({ done: 1, shortfall: null });
  const young = await deskWith(calls(daysFrom(planMonday, 0), 30), ['meeting 6/week', 'cold-call 40/week']);
  expect((await sectionOf(young)).numbers[0]).toMatchObject({ done: 0, shortfall: null });
});

test('a number is for its own week or month, or for the period where that is longer', async () => {
  const desk = await deskWith(calls(['2026-10-05', '2026-11-03', '2026-11-17'], 5, 2), [
    'meeting 15/month --from 2026-10-12',
    'won 1/week --from 2026-10-01',
  ]);
  const said = async (...args: string[]) =>
    (await desk.run('report', ...args)).stdout.split('\n').filter((line) => line.startsWith('Your number'));
  expect(await said()).toEqual([
    'Your number is 15 meetings in November: 4 so far, 8 days left.',
    'Your number is 1 win this week: none so far, no days left.',
  ]);
  expect(await said('--as-of', '2026-11-18')).toEqual([
    'Your number is 15 meetings in November: 4 so far, 12 days left.',
    'Your number is 1 win this week: none so far, 4 days left.',
  ]);
  expect(await said('--period', '2026-10')).toEqual([
    'Your number was 10 meetings from 12 Oct to 31 Oct: none came.',
    'Your number was 4 wins in October: none came.',
  ]);
  expect(await said('--period', '2026-W45')).toEqual([
    'Your number is 15 meetings in November: 4 so far, 8 days left.',
    'Your number was 1 win in week 45: none came.',
  ]);
  expect(await said('--as-of', '2026-09-30', '--period', '2026-09')).toEqual([]);
});

test('the hours of a plan are its touches by their usual minutes, else by the mean of those typed', async () => {
  const desk = await deskWith(
    [...calls(daysFrom(planMonday, 0), 5), ...calls(daysFrom(planMonday, 0), 5, 0, 'ask')],
    ['cold-call 20/week', 'ask 10/week'],
  );
  const minutes = async () =>
    (await sectionOf(desk)).rows.map((row) => [row.name, row.minutes_each, row.minutes_planned]);
  expect(await minutes()).toEqual([
    ['cold-call', 6, 120],
    ['ask', null, null],
  ]);
  expect((await desk.run('report', 'plan')).stdout).toContain(
    'The planned touches take 2 h; no minutes known of ask:\n    prospect tactic edit ask --minutes N\n',
  );
  await desk.run('tactic', 'edit', 'ask', '-m', '3');
  await desk.run('tactic', 'edit', 'cold-call', '-m', '12');
  expect(await minutes()).toEqual([
    ['cold-call', 12, 240],
    ['ask', 3, 30],
  ]);
});

test('a plan that begins this week is told of this week, also on a Monday, and line one says so', async () => {
  const monday = '2026-11-23';
  const touches = calls(daysFrom(planMonday, 0, 1, 2), 5);
  const desk = await deskWith(touches, [`cold-call 20/week --from ${monday}`], `${monday}T09:00:00`);
  const firstLines = async (...args: string[]) =>
    (await desk.run('report', 'plan', ...args)).stdout.split('\n').slice(0, 3);
  const [said, title, blank] = await firstLines();
  expect(said).toBe('The plan begins this week; nothing was planned for last week.');
  expect(title).toMatch(/^Week 48 · Mon 23 – Sun 29 Nov 2026 /);
  expect(blank).toBe('');
  expect((await sectionOf(desk)).rows[0]).toMatchObject({ name: 'cold-call', planned: 20, done: 0 });
  expect((await firstLines('--share'))[0]).toContain('Week 48');
  expect((await firstLines('--period', 'last-week'))[0]).toMatch(/^Nothing is planned for Week 47/);
  desk.setClock('2026-11-30T09:00:00');
  expect((await firstLines())[0]).toMatch(/^Week 48 /);
  desk.setClock('2026-12-02T09:00:00');
  await desk.run('log', 'Ridge Homes', '-t', 'cold-call', '-o', 'no-answer');
  expect((await firstLines())[0]).toMatch(/^Week 49 /);
});

test('where nothing is planned at all the usual week is named', async () => {
  const desk = await deskWith(calls(daysFrom(planMonday, 0), 5), [], '2026-11-23T09:00:00');
  expect((await desk.run('report', 'plan')).stdout).toMatch(/^Nothing is planned for Week 47/);
});

test('figures are printed as they are meant, not as they are added up', async () => {
  const desk = await deskWith(calls(daysFrom(planMonday, 0), 1), ['cold-call 6/week']);
  for (const each of [0, 1, 2, 3, 4]) {
    const csv = await desk.run('report', 'plan', '--csv', '--as-of', daysFrom(planMonday, each)[0]!);
    expect(csv.stdout).not.toMatch(/\d\.\d*(0000000|9999999)\d/);
    const { rows, total } = await sectionOf(desk, '--as-of', daysFrom(planMonday, each)[0]!);
    expect(rows[0]!.gap).toBe([-0.2, -1.4, -2.6, -3.8, -5][each]);
    expect(total.gap).toBe(rows[0]!.gap);
  }
});
