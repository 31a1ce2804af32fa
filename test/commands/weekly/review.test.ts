import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { textWidth } from '../../../src/render/width.js';
import { reviewScene, Walk, wholeWalk } from '../../helpers/review-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';
import { storedSteps } from '../../helpers/steps.js';
import { Terminal } from '../../helpers/terminal.js';

test('without a terminal it lists what is open', async () => {
  const desk = await reviewScene();
  const { stdout, stderr, code } = await desk.run('review');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout).toMatchInlineSnapshot(`
    "Review of week 47 · Mon 16 – Sun 22 Nov 2026 · 18 questions

    DID IT HAPPEN?  meetings whose date has passed        result LEAD held | no-show
      Oakline @1 · meeting Thu 19 Nov 14:00 · referral-ask
      Fischer Bau @2 · meeting Fri 20 Nov · referral-ask

    NO ANSWER?  waiting past their silence window                result LEAD replied
      Vertex @4 · cold-email · sent Wed 4 Nov, 17 days ago
      Quill @3 · cold-email · sent Mon 2 Nov, 19 days ago

    WHY?  failed or put off without a reason                    edit TOUCH -r REASON
      3 touches at nobody in particular · cold-call · hung-up Thu 19 Nov
      Brandt @9 · cold-call · not-now Wed 18 Nov · touch 9
      Acme @8 · cold-call · not-interested Tue 17 Nov · touch 8

    LATE  what you promised                      next LEAD --done | DAY | --drop WHY
      Weber & Co @6 · send proposal · since Wed 18 Nov
      Hansen @7 · with Kim, not confirmed yet · since Wed 18 Nov

    KEEP, TWEAK OR DROP?  used this week or planned         trial decide TACTIC keep
      referral-ask · 1 of 6 this week
        2 of 3 met so far, none old enough to judge.
      cold-email · 1 touch this week · early
        0 of the 20 leads it takes are old enough; can be judged from 14 Apr 2027 at
          the latest.
      cold-call · 5 of 20 this week · keep
        3 of 37 met so far, likely 2.8–21%, you wanted 1 in 50: 98% sure it brings
          that.

    HOW DOES IT SUIT YOU?
      referral-ask
        1 of 6 done, below plan for the fourth week in a row.
      cold-email
      cold-call
        5 of 20 done, below plan for the fourth week in a row.

    PLAN  for next week                                          plan TACTIC 20/week
      referral-ask · done this week: 1 of 6 · next week: 6 a week
      cold-email · done this week: 1 touch · next week: no plan
      cold-call · done this week: 5 of 20 · next week: 20 a week
    "
  `);
});

test('long names are cut, and the numbers stay readable', async () => {
  const desk = new Desk();
  const name = 'Association of the Friends of the Botanical Garden and Arboretum of Vienna';
  seed(desk.file, {
    touches: [
      { day: '2026-11-18', lead: name, tactic: 'the-opening-with-a-question', outcome: 'not-interested' },
      { day: '2026-11-02', lead: `${name} II`, tactic: 'cold-email', outcome: 'sent' },
      { day: '2026-11-11', lead: `${name} III`, tactic: 'cold-call', outcome: 'talked' },
    ],
    promises: [
      { lead: `${name} III`, touch: 2, made: '2026-11-11', day: '2026-11-18', what: `send ${name} to them` },
    ],
    tactics: { 'cold-email': { channel: 'email' } },
  });
  const shown = async (columns: number) =>
    (await desk.runWith({ columns }, 'review')).stdout.split('\n').filter((line) => / @\d/.test(line));
  expect(await shown(80)).toMatchInlineSnapshot(`
    [
      "  Association of the Friends of t… @2 · cold-email · sent Mon 2 Nov, 19 days ago",
      "  Association of t… @1 · the-opening-with… · not-interested Wed 18 Nov · touch 1",
      "  Association of the Friend… @3 · send Association of the F… · since Wed 18 Nov",
    ]
  `);
  expect(await shown(120)).toMatchInlineSnapshot(`
    [
      "  Association of the Friends of the Botanical Garden and Arboretum of Vie… @2 · cold-email · sent Mon 2 Nov, 19 days ago",
      "  Association of the Friends of the Botanical Ga… @1 · the-opening-with-a-question · not-interested Wed 18 Nov · touch 1",
      "  Association of the Friends of the Botanical G… @3 · send Association of the Friends of the Botani… · since Wed 18 Nov",
    ]
  `);
  for (const columns of [40, 60, 80, 120])
    for (const line of await shown(columns)) expect(textWidth(line)).toBeLessThanOrEqual(columns);
});

test('the whole walk', async () => {
  const desk = await reviewScene();
  const walk = new Walk(desk);
  await walk.answersAll(wholeWalk);
  expect(await walk.ends()).toBe(0);
  expect(walk.text.slice(0, walk.text.indexOf('Week 47 ·'))).toMatchInlineSnapshot(`
    "Review of week 47 · Mon 16 – Sun 22 Nov 2026 · 18 questions
    Esc skips a question, q ends; what was answered is kept.

    DID IT HAPPEN?  meetings whose date has passed · 2
      Oakline @1 · meeting Thu 19 Nov 14:00 · referral-ask
    Result?  held
    Next?    Fri 27 Nov, in 6 days · send the offer
      Fischer Bau @2 · meeting Fri 20 Nov · referral-ask
    Result?  no-show
    Why?     bad-fit · broke at the list
    When?    no date yet

    NO ANSWER?  waiting past their silence window · 2
      Vertex @4 · cold-email · sent Wed 4 Nov, 17 days ago
    Result?  nothing came
      Quill @3 · cold-email · sent Mon 2 Nov, 19 days ago
    Result?  replied
    Next?    none

    WHY?  failed or put off without a reason · 3
      3 touches at nobody in particular · cold-call · hung-up Thu 19 Nov
    Why?     price · broke at the offer
      Brandt @9 · cold-call · not-now Wed 18 Nov · touch 9
    Why?     don't know
      Acme @8 · cold-call · not-interested Tue 17 Nov · touch 8
    Why?     bad-fit · broke at the list

    LATE  what you promised · 2
      Weber & Co @6 · send proposal · since Wed 18 Nov
    And now? move to a date
    When?    Mon 23 Nov 09:00, in 2 days
      Hansen @7 · with Kim, not confirmed yet · since Wed 18 Nov
    And now? Kim has taken it

    KEEP, TWEAK OR DROP?  used this week or planned · 3
      referral-ask · 1 of 6 this week
        2 of 3 met so far, none old enough to judge.
    Keep?    keep
      cold-email · 1 touch this week · early
        0 of the 20 leads it takes are old enough; can be judged from 14 Apr 2027 at
          the latest.
    Keep?    tweak
    Change?  their name first
    Learned? no one reads on
      cold-call · 5 of 20 this week · keep
        3 of 37 met so far, likely 2.8–21%, you wanted 1 in 50: 98% sure it brings
          that.
    Keep?    skip

    HOW DOES IT SUIT YOU?  3
      referral-ask
        1 of 6 done, below plan for the fourth week in a row.
    Suits?   love it
    What is in the way?
             no time
      cold-email
    Suits?   hate it
      cold-call
        5 of 20 done, below plan for the fourth week in a row.
    Suits?   skip
    What is in the way?
             nothing to write down

    PLAN  for next week · 3
      referral-ask · done this week: 1 of 6 · next week: 6 a week
    Plan?    keep 6 a week
      cold-email · done this week: 1 touch · next week: no plan
    Plan?    5 a week
      cold-call · done this week: 5 of 20 · next week: 20 a week
    Plan?    25 a week

    That was all; 3 skipped: prospect review --again

    "
  `);
  expect(walk.subjects).toEqual(wholeWalk.map(({ subject }) => subject));
});

const silent = (count: number): SeedTouch[] =>
  Array.from({ length: count }, (_, each) => ({
    day: addDays('2026-10-01', each % 30),
    lead: `mailed ${each}`,
    tactic: 'cold-email',
    outcome: 'sent',
  }));

function deskOf(scene: Seed): Desk {
  const desk = new Desk();
  seed(desk.file, { tactics: { 'cold-email': { channel: 'email' } }, ...scene });
  return desk;
}

interface Listed {
  open: number;
  questions: { group: string; question: string; about: string }[];
  more: { group: string; questions: number; list: string }[];
}

async function listed(desk: Desk, ...flags: string[]): Promise<Listed> {
  const { stdout, code } = await desk.run('review', '--json', ...flags);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Listed;
}

const abouts = async (desk: Desk, group: string, ...flags: string[]) =>
  (await listed(desk, ...flags)).questions.filter((one) => one.group === group).map(({ about }) => about);

test('as JSON it lists the same questions, with what they are about', async () => {
  const desk = await reviewScene();
  const { stdout } = await desk.run('review', '--json');
  const all = JSON.parse(stdout) as Listed;
  expect(all).toMatchObject({
    week: '2026-W47',
    from: '2026-11-16',
    to: '2026-11-22',
    as_of: '2026-11-21',
    open: 18,
  });
  expect(all.questions.map(({ about }) => about)).toEqual(wholeWalk.map(({ subject }) => subject));
  expect(all.questions[0]).toEqual({
    group: 'meetings',
    question: expect.stringMatching(/^meeting [0-9a-f]{32}$/) as string,
    about: 'Oakline @1 · meeting Thu 19 Nov 14:00 · referral-ask',
    details: [],
    lead: 1,
    touch: null,
    tactic: 'referral-ask',
    version: 1,
    day: '2026-11-19',
  });
  expect(all.questions[11]).toMatchObject({
    group: 'tactics',
    tactic: 'cold-call',
    version: 1,
    touches: 5,
    planned: 20,
    verdict: 'keep',
    verdict_text: '3 of 37 met so far, likely 2.8–21%, you wanted 1 in 50: 98% sure it brings that.',
  });
  expect(all.questions[17]).toMatchObject({ tactic: 'cold-call', next_amount: 20, next_every: 'week' });
});

test('the list writes nothing, and neither does --json or --no-input at a terminal', async () => {
  const desk = await reviewScene();
  const before = fs.readFileSync(desk.file);
  await desk.run('review');
  for (const flag of ['--json', '--no-input']) {
    const terminal = new Terminal(desk, 'review', flag);
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('Oakline @1');
  }
  expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
});

test('where nothing was ever logged there is nothing to ask', async () => {
  const desk = new Desk();
  const { stdout, code } = await desk.runWith({ file: null }, 'review');
  expect({ stdout, code }).toEqual({
    stdout: 'Review of week 47 · Mon 16 – Sun 22 Nov 2026 · nothing open\n',
    code: 0,
  });
});

test('what was skipped is asked again in the same week only with --again, and no more once answered', async () => {
  const desk = deskOf({
    touches: [{ day: '2026-11-18', lead: 'Acme', tactic: 'cold-call', outcome: 'lost' }],
  });
  const walk = new Walk(desk);
  await walk.answersNext('\x1b');
  for (const typed of ['\r', '\r', '\x1b']) await walk.answersNext(typed);
  expect(await walk.ends()).toBe(0);
  expect(walk.text).toContain('That was all; 4 skipped: prospect review --again');
  expect((await listed(desk)).open).toBe(0);
  expect((await listed(desk, '--again')).open).toBe(4);

  const again = new Walk(desk, '--again');
  for (const typed of ['1', '1', '\r', '\r']) await again.answersNext(typed);
  expect(await again.ends()).toBe(0);
  expect(again.text).toContain('That was all; 1 skipped: prospect review --again');
  expect(await abouts(desk, 'fit', '--again')).toEqual(['cold-call']);
  expect((await listed(desk, '--again')).open).toBe(1);
  expect((await desk.run('list', '--json')).stdout).toContain('"reason": "has-someone"');
});

test('in the next week what was skipped is asked again, but no reason that was not known', async () => {
  const desk = deskOf({
    touches: [
      { day: '2026-11-18', lead: 'Acme', tactic: 'cold-call', outcome: 'lost' },
      { day: '2026-11-02', lead: 'Quill', tactic: 'cold-email', outcome: 'sent' },
    ],
  });
  const walk = new Walk(desk);
  for (const typed of ['\x1b', '\r']) await walk.answersNext(typed);
  await walk.answersNext('q');
  expect(await walk.ends()).toBe(0);
  desk.setClock('2026-11-27T16:00');
  const { questions } = await listed(desk);
  expect(questions.map(({ about }) => about)).toEqual([
    'Quill @2 · cold-email · sent Mon 2 Nov, 25 days ago',
  ]);
});

test('a lead that let a message wait and was left so is not asked about again', async () => {
  const desk = deskOf({ touches: silent(1) });
  const walk = new Walk(desk);
  await walk.answersNext('\r');
  expect(await walk.ends()).toBe(0);
  desk.setClock('2026-12-04T16:00');
  expect((await listed(desk)).open).toBe(0);
});

test('in a journal that was exported and imported the walk goes on where it was', async () => {
  const desk = await reviewScene();
  const walk = new Walk(desk);
  await walk.answersAll(wholeWalk.slice(0, 14));
  await walk.answersNext('q');
  expect(await walk.ends()).toBe(0);
  const copy = new Desk();
  const { stdout } = await desk.run('export', 'all');
  expect(await copy.runWith({ input: stdout }, 'import', '-')).toMatchObject({ code: 0 });
  expect((await copy.run('review')).stdout).toBe((await desk.run('review')).stdout);
});

test('what is resolved by data is not asked', async () => {
  const desk = await reviewScene();
  for (const line of [
    'result @1 held',
    'result 4 replied',
    'edit 8 -r price',
    'next @6 --done',
    'next @7 --ack',
    'trial decide cold-call keep',
    'plan cold-call 30/week --from 2026-11-23',
  ])
    expect(await desk.run(...line.split(' ')), line).toMatchObject({ code: 0 });
  const { questions } = await listed(desk);
  expect(questions.map(({ group, about }) => `${group}: ${about}`)).toEqual([
    'meetings: Fischer Bau @2 · meeting Fri 20 Nov · referral-ask',
    'silent: Quill @3 · cold-email · sent Mon 2 Nov, 19 days ago',
    'reasons: 3 touches at nobody in particular · cold-call · hung-up Thu 19 Nov',
    'reasons: Brandt @9 · cold-call · not-now Wed 18 Nov · touch 9',
    'tactics: referral-ask · 1 of 6 this week',
    'tactics: cold-email · 1 touch this week · early',
    'fit: referral-ask',
    'fit: cold-email',
    'fit: cold-call',
    'plan: referral-ask · done this week: 1 of 6 · next week: 6 a week',
    'plan: cold-email · done this week: 1 touch · next week: no plan',
  ]);
});

describe('a long list is no prison', () => {
  test('of each group ten are asked a week, the newest first, and the rest is only counted', async () => {
    const desk = deskOf({ touches: silent(400) });
    const { stdout } = await desk.run('review');
    expect(stdout.split('\n').filter((line) => line.startsWith('  mailed'))).toHaveLength(10);
    expect(stdout).toContain('\n  and 390 more, not asked this week: prospect list --waiting\n');
    const walk = new Walk(desk);
    for (let each = 0; each < 10; each++) await walk.answersNext('\r');
    expect(await walk.ends()).toBe(0);
    const { questions, more } = await listed(desk);
    expect({ questions, more }).toEqual({
      questions: [],
      more: [{ group: 'silent', questions: 390, list: 'prospect list --waiting' }],
    });
    expect((await desk.run('review')).stdout).toContain(
      '\n  390 left, not asked this week: prospect list --waiting\n',
    );
  });

  test('one key says that nothing came of any, for good; what falls silent later is asked about', async () => {
    const later: SeedTouch = { day: '2026-11-10', lead: 'later', tactic: 'cold-email', outcome: 'sent' };
    const desk = deskOf({ touches: [...silent(400), later] });
    const walk = new Walk(desk);
    await walk.answersNext('*');
    expect(await walk.ends()).toBe(0);
    expect(walk.text).toContain('Result?  nothing came of any');
    expect(await listed(desk)).toMatchObject({ open: 0, more: [] });
    desk.setClock('2026-11-27T16:00');
    expect(await abouts(desk, 'silent')).toEqual(['later @401 · cold-email · sent Tue 10 Nov, 17 days ago']);
    desk.setClock('2026-11-21T14:02');
    await desk.run('undo');
    expect(await listed(desk)).toMatchObject({ open: 10, more: [{ questions: 390 }] });
  });

  test('one key leaves the reasons that are not known, and the promises for this week', async () => {
    const late = Array.from({ length: 12 }, (_, each) => `late ${each}`);
    const desk = deskOf({
      touches: late.map((lead) => ({ day: '2026-11-12', lead, tactic: 'cold-call', outcome: 'lost' })),
      promises: late.map((lead) => ({ lead, day: '2026-11-13', made: '2026-11-12' })),
    });
    const walk = new Walk(desk);
    for (const typed of ['*', '*']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect(await listed(desk)).toMatchObject({ open: 0, more: [] });
    expect(await listed(desk, '--again')).toMatchObject({
      open: 20,
      more: [
        { group: 'reasons', questions: 2 },
        { group: 'promises', questions: 2 },
      ],
    });
    desk.setClock('2026-11-24T16:00');
    expect(await listed(desk)).toMatchObject({ open: 10, more: [{ group: 'promises', questions: 2 }] });
  });
});

describe('meetings and promises', () => {
  test('a meeting that was moved has its new date, and one called off its reason', async () => {
    const desk = await reviewScene();
    const walk = new Walk(desk);
    for (const typed of ['3', 'thu 9:00\r', '4', 'they ran out of money\r', 'q'])
      await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    const steps = (await storedSteps(desk)).filter(({ meeting }) => meeting === 1);
    expect(steps.map(({ day, state, why }) => ({ day, state, why }))).toEqual([
      { day: '2026-11-19', state: 'moved', why: null },
      { day: '2026-11-20', state: 'dropped', why: 'they ran out of money' },
      { day: '2026-11-26', state: 'open', why: null },
    ]);
  });

  test('Esc at what comes next goes back to the result, which Enter takes again', async () => {
    const desk = await reviewScene();
    const walk = new Walk(desk);
    for (const typed of ['1', '\x1b', '\r', 'fri send the offer\r', 'q']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect((await desk.run('show', '@1')).stdout).toContain('held');
    expect(walk.text).toMatch(/Result\? +held\nNext\? +↑\nResult\? +held\nNext\? +Fri 27 Nov/);
  });

  test('after a stray key the walk can still be ended, and Esc is named', async () => {
    const walk = new Walk(await reviewScene());
    await walk.sees('q end');
    walk.types('x');
    await walk.shows((text) => text.endsWith('q end · Esc begin again'), 'what can be typed');
    walk.types('q');
    expect(await walk.ends()).toBe(0);
  });

  test('a promise is dropped with why; Esc at the why goes back to the choice', async () => {
    const desk = deskOf({
      touches: [{ day: '2026-11-02', lead: 'Weber', tactic: 'cold-call', outcome: 'talked' }],
      promises: [{ lead: 'Weber', day: '2026-11-13', made: '2026-11-12', what: 'send proposal' }],
    });
    const walk = new Walk(desk);
    await walk.answersNext('3');
    await walk.answersNext('\x1b');
    await walk.shows((text) => /Why\? +↑/.test(text) && text.endsWith('Esc skip'), 'the choice again');
    walk.types('3');
    await walk.shows((text) => text.endsWith('Esc one back'), 'why');
    walk.types('sold\r');
    expect(await walk.ends()).toBe(0);
    expect(await storedSteps(desk)).toMatchObject([{ state: 'dropped', why: 'sold', closed: '2026-11-21' }]);
  });
});

test('what was settled elsewhere while it was asked is said, stored as it is, and not asked again', async () => {
  const desk = deskOf({
    touches: [{ day: '2026-11-02', lead: 'Weber', tactic: 'cold-call', outcome: 'talked' }],
    promises: [{ lead: 'Weber', day: '2026-11-13', made: '2026-11-12', what: 'send proposal' }],
  });
  const walk = new Walk(desk);
  await walk.sees('Weber @1 · send proposal');
  expect(await desk.run('next', '@1', '--done')).toMatchObject({ code: 0 });
  await walk.answersNext('3');
  await walk.answersNext('sold\r');
  expect(await walk.ends()).toBe(0);
  expect(walk.text).toContain('  What was promised to Weber @1 was settled meanwhile. Nothing was written.');
  expect(await storedSteps(desk)).toMatchObject([{ state: 'kept' }]);
});

describe('keep, tweak or drop', () => {
  const used: Seed = {
    touches: [{ day: '2026-11-18', lead: 'Acme', tactic: 'cold-call', outcome: 'talked' }],
  };

  const decisions = async (desk: Desk) => {
    const { stdout } = await desk.run('export', 'all');
    return (
      JSON.parse(stdout) as {
        decisions: { tactic: string; version: number; choice: string; learned: string | null }[];
      }
    ).decisions;
  };

  test('a dropped tactic is asked nothing more', async () => {
    const desk = deskOf(used);
    const walk = new Walk(desk);
    for (const typed of ['3', 'nobody picks up\r']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect(await decisions(desk)).toMatchObject([
      { tactic: 'cold-call', choice: 'drop', learned: 'nobody picks up' },
    ]);
    expect((await desk.run('export', 'tactics')).stdout).toContain('2026-11-21');
    await desk.run('undo');
    expect(await decisions(desk)).toEqual([]);
    expect((await desk.run('export', 'tactics')).stdout).not.toContain('2026-11-21');
    expect(await abouts(desk, 'tactics')).toEqual(['cold-call · 1 touch this week']);
  });

  test('a trial that is not over may go on, which decides nothing', async () => {
    const desk = deskOf(used);
    await desk.run(
      'trial',
      'start',
      'cold-call',
      '--touches',
      '60',
      '--hypothesis',
      'they pick up at nine',
      '--expect',
      '5%',
    );
    const walk = new Walk(desk);
    await walk.sees('On trial since Sat 21 Nov, 0 of 60 touches: "they pick up at nine".');
    await walk.answersNext('1');
    await walk.answersNext('q');
    expect(await walk.ends()).toBe(0);
    expect(await decisions(desk)).toEqual([]);
    expect((await desk.run('trial', 'status')).stdout).toContain('cold-call');
    expect(await abouts(desk, 'tactics')).toEqual([]);
  });

  test('a trial is over on its last day, for the next review comes a week later', async () => {
    for (const [until, isOver] of [
      ['2026-11-21', true],
      ['2026-11-22', false],
    ] as const) {
      const desk = deskOf(used);
      expect(await desk.run('trial', 'start', 'cold-call', '--until', until)).toMatchObject({ code: 0 });
      expect(/it is time\s+to\s+decide/.test((await desk.run('review')).stdout)).toBe(isOver);
      // Elsewhere it goes on to the end of that day.
      expect((await desk.run('trial', 'status')).stdout).not.toContain('Past its end');
    }
  });

  test('it says what was decided last and what came of it', async () => {
    const desk = deskOf(used);
    desk.setClock('2026-11-13T16:00');
    await desk.run('trial', 'decide', 'cold-call', 'keep', '--learned', 'mornings work');
    desk.setClock('2026-11-21T14:02');
    expect((await desk.run('review')).stdout).toContain(
      [
        '    Decided last Friday: cold-call, keep (never done).',
        '    Learned: mornings work',
        '    Since then: 1 touch, 1 talk, 0 met.',
      ].join('\n'),
    );
  });

  test('two versions used in a week are asked about each; to drop the older leaves the tactic in use', async () => {
    const desk = deskOf(used);
    desk.setClock('2026-11-11T14:00');
    await desk.run('tactic', 'tweak', 'cold-call', '--change', 'ask for 5 minutes');
    desk.setClock('2026-11-19T14:00');
    await desk.run('log', 'Brandt', '-t', 'cold-call', '-o', 'talked');
    desk.setClock('2026-11-21T14:02');
    await desk.run('plan', 'cold-call', '5/week');
    expect(await abouts(desk, 'tactics')).toEqual([
      'cold-call@1 · 1 touch this week',
      'cold-call@2 · 1 touch this week',
    ]);
    expect(await abouts(desk, 'plan')).toEqual(['cold-call · done this week: 2 of 5 · next week: 5 a week']);
    const walk = new Walk(desk);
    await walk.sees('3 drop (this version alone)');
    for (const typed of ['3', '\r', '1', 'q']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect((await decisions(desk)).slice(1)).toMatchObject([
      { version: 1, choice: 'drop' },
      { version: 2, choice: 'keep' },
    ]);
    expect((await desk.run('export', 'tactics')).stdout).not.toContain('2026-11-21');
  });
});

test('on a Monday it is about the week before, and the plan is for this week', async () => {
  const desk = await reviewScene();
  desk.setClock('2026-11-23T08:00');
  const { stdout } = await desk.run('review');
  expect(stdout).toContain('Review of week 47 · Mon 16 – Sun 22 Nov 2026');
  expect(stdout).toContain('PLAN  for this week');
  expect(stdout).toContain('cold-call · done last week: 5 of 20 · this week: 20 a week');
  expect(stdout).toContain('cold-call · 5 of 20 last week · keep');
});

test('a plan may be by month, and is refused what is no number', async () => {
  const desk = deskOf({
    touches: [{ day: '2026-11-18', lead: 'A', tactic: 'cold-call', outcome: 'talked' }],
  });
  const walk = new Walk(desk);
  for (const typed of ['\r', '\r', 'many\r']) await walk.answersNext(typed);
  await walk.sees('not taken: "many" is not a number from 0 to 1,000,000');
  walk.types('\x15' + '40/month');
  await walk.sees('40 a month');
  walk.types('\r');
  expect(await walk.ends()).toBe(0);
  expect((await desk.run('plan')).stdout).toMatch(/cold-call +40 +month +2026-11-23/);
});

test('no line is wider than the terminal, plain or painted, whatever the names', async () => {
  for (const name of [
    'Ω'.repeat(200),
    'a very long name '.repeat(20),
    '顧客'.repeat(60),
    '\u202eevil\x1b[31m',
  ]) {
    const desk = deskOf({
      touches: [
        { day: '2026-11-18', lead: name, tactic: 'cold-call', outcome: 'lost' },
        { day: '2026-10-18', lead: `${name} 2`, tactic: 'cold-email', outcome: 'sent' },
      ],
      promises: [{ lead: name, day: '2026-11-13', made: '2026-11-12', what: `${name} and more` }],
    });
    for (const columns of [40, 80, 120]) {
      const plain = await desk.runWith({ columns }, 'review');
      const painted = await desk.runWith({ columns, color: true }, 'review');
      for (const line of plain.stdout.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(columns);
      expect(plain.stdout).not.toContain('\x1b');
      expect(painted.stdout.replace(/\x1b\[\d+m/g, '')).toBe(plain.stdout);
    }
  }
});

test('a terminal that knows no colours gets none', async () => {
  const desk = new Desk({ columns: 80, env: { TERM: 'dumb', NO_COLOR: '' } });
  expect((await desk.run('review', '--json')).stdout).not.toContain('\x1b');
  const scene = await reviewScene();
  const dumb = new Desk({ columns: 80, env: { TERM: 'dumb', NO_COLOR: '' } });
  fs.copyFileSync(scene.file, dumb.file);
  expect((await dumb.run('review')).stdout).not.toContain('\x1b');
});
