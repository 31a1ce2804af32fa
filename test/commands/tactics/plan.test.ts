import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../helpers/corpus.js';
import { Desk } from '../../helpers/run.js';

/** On Saturday 21 November 2026. */
async function deskWith(...tactics: string[]): Promise<Desk> {
  const desk = new Desk();
  for (const tactic of tactics) await desk.run('tactic', 'add', tactic, '--new');
  return desk;
}

async function said(desk: Desk, ...args: string[]): Promise<string> {
  const answer = await desk.run('plan', ...args);
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  return answer.stdout;
}

async function refused(desk: Desk, ...args: string[]): Promise<string> {
  const before = await desk.run('plan', '--json');
  const answer = await desk.run('plan', ...args);
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  expect(await desk.run('plan', '--json')).toEqual(before);
  return answer.stderr;
}

describe('plan TACTIC|GOAL N/week', () => {
  test('begins with this week or this month, and says what it understood', async () => {
    const desk = await deskWith('cold-call', 'referral-ask');
    expect(await said(desk, 'cold-call', '20/week')).toBe('plan 1 · cold-call · 20/week from Mon 16 Nov\n');
    expect(await said(desk, 'meeting', '15/month')).toBe('plan 2 · meeting · 15/month from Sun 1 Nov\n');
    expect(await said(desk, 'Referral-Ask', '6', 'a', 'week', '--from', 'mon', '--until', '2026-12-18')).toBe(
      'plan 3 · referral-ask · 6/week from Mon 23 Nov until Fri 18 Dec\n',
    );
    expect(await said(desk, 'Meetings', '20/mo', '--from', '2027-01-01')).toBe(
      'plan 4 · meeting · 20/month from Fri 1 Jan 2027\nplan 2, 15/month, ends Thu 31 Dec\n',
    );
  });

  test('a later plan takes its place from its first day on, one of the same day at once', async () => {
    const desk = await deskWith('cold-call');
    await said(desk, 'cold-call', '20/week', '--from', '2026-11-02');
    expect(await said(desk, 'cold-call', '30/week')).toBe(
      'plan 2 · cold-call · 30/week from Mon 16 Nov\nplan 1, 20/week, ends Sun 15 Nov\n',
    );
    expect(await said(desk, 'cold-call', '25/week')).toBe(
      'plan 2 · cold-call · 25/week from Mon 16 Nov\nit was 30/week\n',
    );
    expect(await said(desk, 'cold-call', '100/month')).toBe(
      'plan 2 · cold-call · 100/month from Mon 16 Nov\nit was 25/week\n',
    );
    expect(await said(desk, 'cold-call', '5/week', '--from', '2026-11-09')).toBe(
      'plan 3 · cold-call · 5/week from Mon 9 Nov until Sun 15 Nov\nplan 1, 20/week, ends Sun 8 Nov\n',
    );
    expect(await said(desk)).toBe(
      [
        'plan  of      name       amount  every  from        until',
        '   2  tactic  cold-call     100  month  2026-11-16              now',
        '   1  tactic  cold-call      20  week   2026-11-02  2026-11-08  ended',
        '   3  tactic  cold-call       5  week   2026-11-09  2026-11-15  ended',
        '',
      ].join('\n'),
    );
  });

  test('0/week ends it, and there must be something to end', async () => {
    const desk = await deskWith('cold-call');
    await said(desk, 'cold-call', '20/week', '--from', '2026-11-02');
    expect(await said(desk, 'cold-call', '0/week')).toBe(
      'plan 2 · cold-call · nothing from Mon 16 Nov\nplan 1, 20/week, ends Sun 15 Nov\n',
    );
    expect(await desk.run('plan', 'cold-call', '0/week', '--from', '2026-12-01')).toEqual({
      stdout: '',
      stderr: 'Nothing is planned for cold-call from Tue 1 Dec on.\n',
      code: 0,
    });
    expect(await said(desk)).toMatch(/1 .* ended\n.*2 .* ended\n$/);
  });

  test('says how to go on after a plan with a last day in the midst of one without', async () => {
    const desk = await deskWith('cold-call');
    await said(desk, 'cold-call', '20/week');
    const { stdout, stderr } = await desk.run(
      'plan',
      'cold-call',
      '5/week',
      '--from',
      'mon',
      '--until',
      'fri',
    );
    expect(stdout).toBe(
      'plan 2 · cold-call · 5/week from Mon 23 Nov until Fri 27 Nov\nplan 1, 20/week, ends Sun 22 Nov\n',
    );
    expect(stderr).toBe(
      'Nothing is planned for cold-call after Fri 27 Nov. To go on as before: prospect plan cold-call 20/week --from 2026-11-28\n',
    );
  });

  test('a word that is a goal means the goal unless a tactic has that name', async () => {
    const desk = await deskWith('meeting');
    await said(desk, 'meeting', '3/week');
    await said(desk, 'won', '1/month');
    const rows = JSON.parse(await said(desk, '--json')) as Record<string, unknown>[];
    expect(rows.map(({ of, name, amount, every }) => [of, name, amount, every])).toEqual([
      ['tactic', 'meeting', 3, 'week'],
      ['goal', 'won', 1, 'month'],
    ]);
  });

  test('a plan is for all versions', async () => {
    const desk = await deskWith('cold-call');
    await desk.run('tactic', 'tweak', 'cold-call', '--change', 'shorter');
    expect(await desk.run('plan', 'cold-call@2', '20/week')).toEqual({
      stdout: 'plan 1 · cold-call · 20/week from Mon 16 Nov\n',
      stderr: 'A plan is for all versions of cold-call.\n',
      code: 0,
    });
  });

  test('refuses what is no plan, and writes nothing', async () => {
    const desk = await deskWith('cold-call', 'old-one');
    await desk.run('tactic', 'drop', 'old-one');
    const cases: [string[], string][] = [
      [['cold-call'], 'How many of "cold-call" are planned?'],
      [['20/week'], 'Of what is "20/week" planned?'],
      [['cold-call', '2.5/week'], 'is not a whole number from 0 to 1,000,000'],
      [['cold-call', '20/fortnight'], 'says no amount a week or a month'],
      [['coldcall', '20/week'], 'Did you mean cold-call?'],
      [['attempted', '20/week'], 'There is no tactic "attempted"'],
      [['old-one', '20/week'], 'was dropped on Sat 21 Nov'],
      [['cold-call', '20/week', '--until', '2026-11-01'], 'is before its first day (Mon 16 Nov)'],
      [['cold-call', '20/week', '--rm', '1'], '--rm does not go with that'],
      [['cold-call', '20/week', '--json'], '--json does not go with that'],
      [['--from', 'mon'], '--from does not go with that'],
      [['--rm', '1', '--csv'], '--csv does not go with that'],
      [['--rm', '7'], 'There is no plan 7.'],
      [['cold-call', '20/week', '--from', '2026-02-30'], '2026-02-30'],
    ];
    for (const [args, message] of cases) expect(await refused(desk, ...args)).toContain(message);
  });
});

describe('plan', () => {
  test('lists what holds now, then what is to come, then what ended, for machines too', async () => {
    const desk = await deskWith('cold-call');
    expect(await desk.run('plan')).toEqual({
      stdout: '',
      stderr: 'No plans yet: make one with "prospect plan TACTIC 20/week".\n',
      code: 0,
    });
    expect(await said(desk, '--csv')).toBe('plan,of,name,amount,every,from,until,state,uid\n');
    await said(desk, 'won', '1/month', '--from', '2026-10-01', '--until', '2026-10-31');
    await said(desk, 'meeting', '15/month', '--from', '2026-12-01');
    await said(desk, 'cold-call', '20/week');
    const [header, ...rows] = (await said(desk, '--csv')).trimEnd().split('\n');
    expect(header).toBe('plan,of,name,amount,every,from,until,state,uid');
    expect(rows.map((row) => row.split(',').slice(0, -1).join())).toEqual([
      '3,tactic,cold-call,20,week,2026-11-16,,now',
      '2,goal,meeting,15,month,2026-12-01,,later',
      '1,goal,won,1,month,2026-10-01,2026-10-31,ended',
    ]);
  });

  test('a dropped tactic is planned no more, and is again when it is revived', async () => {
    const desk = await deskWith('cold-call');
    await said(desk, 'cold-call', '20/week');
    await desk.run('tactic', 'drop', 'cold-call');
    expect(await said(desk)).toMatch(/ 2026-11-16 +2026-11-20 +ended\n$/);
    await desk.run('tactic', 'revive', 'cold-call');
    expect(await said(desk)).toMatch(/ 2026-11-16 +now\n$/);
  });

  test('--rm removes one, and the one before it goes on', async () => {
    const desk = await deskWith('cold-call');
    await said(desk, 'cold-call', '20/week', '--from', '2026-11-02');
    await said(desk, 'cold-call', '30/week');
    expect(await said(desk, '--rm', '2')).toBe('removed plan 2 · cold-call · 30/week from Mon 16 Nov\n');
    expect(await said(desk)).toMatch(/1 +tactic +cold-call +20 +week +2026-11-02 +now\n$/);
  });

  test('undo and redo take back and bring back what was planned, replaced, ended and removed', async () => {
    const desk = await deskWith('cold-call');
    const states = [await said(desk, '--json')];
    const steps = [
      ['cold-call', '20/week'],
      ['cold-call', '30/week'],
      ['meeting', '15/month'],
      ['cold-call', '0/week'],
      ['--rm', '2'],
    ];
    for (const step of steps) {
      await said(desk, ...step);
      states.push(await said(desk, '--json'));
    }
    for (const state of states.slice(0, -1).reverse()) {
      expect((await desk.run('undo')).code).toBe(0);
      expect(await said(desk, '--json')).toBe(state);
    }
    for (const state of states.slice(1)) {
      expect((await desk.run('redo')).code).toBe(0);
      expect(await said(desk, '--json')).toBe(state);
    }
  });

  test('a name is shown, never obeyed', async () => {
    for (const text of hostileTexts.slice(0, 30)) {
      const desk = new Desk();
      if ((await desk.run('tactic', 'add', text, '--new')).code !== 0) continue;
      for (const { stdout } of [await desk.run('plan', text, '20/week'), await desk.run('plan')])
        expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
    }
  });
});
