import fs from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.js';
import { demoOwners } from '../../../src/options/words.js';
import { textWidth } from '../../../src/render/width.js';
import { reviewScene, storedOf, Walk, wholeWalk } from '../../helpers/review-scene.js';
import { temporaryFolder } from '../../helpers/folder.js';
import { digestFile } from '../../helpers/digest.js';
import { Desk } from '../../helpers/run.js';
import { seed, type Seed, type SeedTouch } from '../../helpers/seed.js';
import { storedSteps } from '../../helpers/steps.js';
import { Terminal } from '../../helpers/terminal.js';

test('without a terminal it lists what is open', async () => {
  const desk = await reviewScene();
  const { stdout, stderr, code } = await desk.run('review');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout).toMatchInlineSnapshot(`
    "Review of week 47 · Mon 16 – Sun 22 Nov 2026 · 10 questions

    DID IT HAPPEN?  meetings whose date has passed       result LEAD held or no-show
      Oakline @1 · meeting Thu 19 Nov 14:00 · referral-ask
      Fischer Bau @2 · meeting Fri 20 Nov · referral-ask

    WHY?  failed or put off without a reason                    edit TOUCH -r REASON
      3 touches at nobody in particular · cold-call · hung-up Thu 19 Nov
      Brandt @9 · cold-call · not-now Wed 18 Nov · touch 9
      and 1 more, not asked this week: prospect list -r none

    LATE  what you promised                      next LEAD --done | DAY | --drop WHY
      Weber & Co @6 · send proposal · since Wed 18 Nov
      Hansen @7 · with Kim, not confirmed yet · since Wed 18 Nov

    KEEP, TWEAK OR DROP?  ended trials, new verdicts        trial decide TACTIC keep
      cold-call · 5 of 20 this week · keep
        3 of 37 met so far, likely 2.8–21%, you wanted 1 in 50: 98% sure it brings
          that.

    HOW DOES IT SUIT YOU?
      referral-ask
        1 of 6 done, below plan for the fourth week in a row.
      cold-email

    PLAN  for next week                                          plan TACTIC 20/week
      next week: planned for 2 tactics
        referral-ask: 6 a week (1 of 6 this week)
        cold-email: no plan (1 touch this week)
        cold-call: 20 a week (5 of 20 this week)

    NOTHING TO DECIDE YET
      Too early to say: referral-ask, cold-email.
    "
  `);
});

test('long names are cut, and the numbers stay readable', async () => {
  const desk = new Desk();
  const name = 'Association of the Friends of the Botanical Garden and Arboretum of Vienna';
  seed(desk.file, {
    touches: [
      { day: '2026-11-18', lead: name, tactic: 'the-opening-with-a-question', outcome: 'not-interested' },
      { day: '2026-11-11', lead: `${name} III`, tactic: 'cold-call', outcome: 'talked' },
    ],
    promises: [
      { lead: `${name} III`, touch: 1, made: '2026-11-11', day: '2026-11-18', what: `send ${name} to them` },
    ],
    tactics: { 'cold-email': { channel: 'email' } },
  });
  const shown = async (columns: number) =>
    (await desk.runWith({ columns }, 'review')).stdout.split('\n').filter((line) => / @\d/.test(line));
  expect(await shown(80)).toMatchInlineSnapshot(`
    [
      "  Association of t… @1 · the-opening-with… · not-interested Wed 18 Nov · touch 1",
      "  Association of the Friend… @2 · send Association of the F… · since Wed 18 Nov",
    ]
  `);
  expect(await shown(120)).toMatchInlineSnapshot(`
    [
      "  Association of the Friends of the Botanical Ga… @1 · the-opening-with-a-question · not-interested Wed 18 Nov · touch 1",
      "  Association of the Friends of the Botanical G… @2 · send Association of the Friends of the Botani… · since Wed 18 Nov",
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
  expect(walk.text).toMatchInlineSnapshot(`
    "Review of week 47 · Mon 16 – Sun 22 Nov 2026 · 10 questions
    Enter skips a question, Esc goes one back, q quits; answers are kept.

    NOTHING TO DECIDE YET
      Too early to say: referral-ask, cold-email.

    DID IT HAPPEN?  meetings whose date has passed · 2
      Oakline @1 · meeting Thu 19 Nov 14:00 · referral-ask
    Result?  held
    Next?    Fri 27 Nov, in 6 days · send the offer
    Who takes it?
             you
      Fischer Bau @2 · meeting Fri 20 Nov · referral-ask
    Result?  no-show
    Why?     bad-fit · broke at the list
    When?    no date yet

    WHY?  failed or put off without a reason · 2
      and 1 more, not asked this week: prospect list -r none
      3 touches at nobody in particular · cold-call · hung-up Thu 19 Nov
    Why?     price · broke at the offer
      Brandt @9 · cold-call · not-now Wed 18 Nov · touch 9
    Why?     don't know

    LATE  what you promised · 2
      Weber & Co @6 · send proposal · since Wed 18 Nov
    And now? move to a date
    When?    Mon 23 Nov 09:00, in 2 days
      Hansen @7 · with Kim, not confirmed yet · since Wed 18 Nov
    And now? Kim has taken it

    KEEP, TWEAK OR DROP?  ended trials, new verdicts · 1
      cold-call · 5 of 20 this week · keep
        3 of 37 met so far, likely 2.8–21%, you wanted 1 in 50: 98% sure it brings
          that.
    Keep?    tweak
    Change?  their name first
    Learned? no one reads on

    HOW DOES IT SUIT YOU?  2
      referral-ask
        1 of 6 done, below plan for the fourth week in a row.
    Suits?   love it
    What is in the way?
             no time
      cold-email
    Suits?   hate it

    PLAN  for next week · 1
      next week: planned for 2 tactics
        referral-ask: 6 a week (1 of 6 this week)
        cold-email: no plan (1 touch this week)
        cold-call: 20 a week (5 of 20 this week)
    Plan?    cold-call 25 a week, cold-email 5 a week

    DECIDED
      results    held 1 · no-show 1 · moved 1 · done 1
      reasons    price 3 · not known 1
      tactics    tweak cold-call: their name first (learned: no one reads on)
      suits you  referral-ask love it, in the way: no time · cold-email hate it
      next week  cold-call 25 a week · referral-ask 6 a week · cold-email 5 a week

    The page: prospect report"
  `);
  expect(walk.subjects).toEqual(wholeWalk.map(({ subject }) => subject));
});

function deskOf(scene: Seed): Desk {
  const desk = new Desk();
  seed(desk.file, { tactics: { 'cold-call': { worth: 1 / 50 } }, ...scene });
  return desk;
}

interface Listed {
  open: number;
  questions: { group: string; question: string; about: string }[];
  waiting: { tactic: string; version: number; verdict: string | null; on_trial: boolean }[];
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
    open: 10,
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
  expect(all.questions[6]).toMatchObject({
    group: 'tactics',
    tactic: 'cold-call',
    version: 1,
    touches: 5,
    planned: 20,
    verdict: 'keep',
    verdict_text: '3 of 37 met so far, likely 2.8–21%, you wanted 1 in 50: 98% sure it brings that.',
  });
  expect(all.questions[9]).toMatchObject({
    group: 'plan',
    tactics: [
      { tactic: 'referral-ask', touches: 1, planned: 6, next_amount: 6, next_every: 'week' },
      { tactic: 'cold-email', touches: 1, planned: null, next_amount: null, next_every: null },
      { tactic: 'cold-call', touches: 5, planned: 20, next_amount: 20, next_every: 'week' },
    ],
  });
  expect(all.waiting).toEqual([
    { tactic: 'referral-ask', version: 1, verdict: 'early', on_trial: false },
    { tactic: 'cold-email', version: 1, verdict: 'early', on_trial: false },
  ]);
  expect(all.more).toEqual([{ group: 'reasons', questions: 1, list: 'prospect list -r none' }]);
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
  for (const typed of ['\r', '\r', '\r']) await walk.answersNext(typed);
  expect(await walk.ends()).toBe(0);
  expect(walk.text).toContain('\n  reasons    not known 1\n');
  expect(walk.text).toContain('\n1 question skipped: prospect review --again\n');
  expect((await listed(desk)).open).toBe(0);
  expect((await listed(desk, '--again')).open).toBe(2);

  const again = new Walk(desk, '--again');
  for (const typed of ['1', '\r']) await again.answersNext(typed);
  expect(await again.ends()).toBe(0);
  expect(again.text).toContain('\n1 question skipped: prospect review --again\n');
  expect(await abouts(desk, 'fit', '--again')).toEqual(['cold-call']);
  expect((await listed(desk, '--again')).open).toBe(1);
  expect((await desk.run('list', '--json')).stdout).toContain('"reason": "has-someone"');
});

test('in the next week what was skipped is asked again, but no reason that was not known', async () => {
  const desk = deskOf({
    touches: [
      { day: '2026-11-18', lead: 'Acme', tactic: 'cold-call', outcome: 'lost' },
      { day: '2026-11-25', lead: 'Quill', tactic: 'cold-call', outcome: 'talked' },
    ],
  });
  const walk = new Walk(desk);
  for (const typed of ['\r', '\r', 'q\r']) await walk.answersNext(typed);
  expect(await walk.ends()).toBe(0);
  desk.setClock('2026-11-27T16:00');
  const { questions } = await listed(desk);
  expect(questions.map(({ group }) => group)).toEqual(['fit', 'plan']);
});

test('in a journal that was exported and imported the walk goes on where it was', async () => {
  const desk = await reviewScene();
  const walk = new Walk(desk);
  await walk.answersAll(wholeWalk.slice(0, 6));
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
    'reasons: 3 touches at nobody in particular · cold-call · hung-up Thu 19 Nov',
    'reasons: Brandt @9 · cold-call · not-now Wed 18 Nov · touch 9',
    'fit: referral-ask',
    'fit: cold-email',
    'plan: next week: planned for 1 tactic',
  ]);
});

describe('failures without a reason are asked about by the pile', () => {
  const failed = (count: number, outcome: string, day: string): SeedTouch[] =>
    Array.from({ length: count }, (_, each) => ({
      day: addDays(day, -(each % 3)),
      lead: `${outcome} ${each}`,
      tactic: 'cold-call',
      outcome,
    }));
  const scene = {
    touches: [
      ...failed(12, 'not-interested', '2026-11-20'),
      ...failed(4, 'hung-up', '2026-11-19'),
      ...failed(2, 'lost', '2026-11-18'),
    ],
  };
  const reasons = async (desk: Desk) => {
    const { stdout } = await desk.run('list', '--json', '--limit', '0');
    const found = (JSON.parse(stdout) as { reason: string | null }[]).map(({ reason }) => reason);
    return Object.fromEntries<number>(
      [...new Set(found)].map((one) => [String(one), found.filter((each) => each === one).length]),
    );
  };

  test('the two largest, alike in tactic and outcome; the rest is counted', async () => {
    const desk = deskOf(scene);
    expect(await abouts(desk, 'reasons')).toEqual([
      'not-interested × 12 · cold-call · Wed 18 Nov – Fri 20 Nov',
      'hung-up × 4 · cold-call · Tue 17 Nov – Thu 19 Nov',
    ]);
    expect((await listed(desk)).more).toEqual([
      { group: 'reasons', questions: 2, list: 'prospect list -r none' },
    ]);
    expect((await desk.run('review')).stdout).toContain(
      '\n  and 2 more, not asked this week: prospect list -r none\n',
    );
  });

  test('one reason for all is one operation; what is not known is not asked again', async () => {
    const desk = deskOf(scene);
    const walk = new Walk(desk);
    for (const typed of ['2', '\r', 'q']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect(walk.text).toContain('Why all? wrong-person · broke at the list\n');
    expect(walk.text).toContain('\n  reasons    wrong-person 12 · not known 4\n');
    expect(await reasons(desk)).toEqual({ 'wrong-person': 12, null: 6 });
    expect(await abouts(desk, 'reasons', '--again')).toEqual([
      'hung-up × 4 · cold-call · Tue 17 Nov – Thu 19 Nov',
    ]);
    desk.setClock('2026-11-27T16:00');
    expect(await abouts(desk, 'reasons')).toEqual(['lost × 2 · cold-call · Tue 17 Nov – Wed 18 Nov']);
    expect((await desk.run('undo')).stdout).toBe('undone: review · 4 touches skipped\n');
    expect((await desk.run('undo')).stdout).toBe('undone: review · 12 touches · wrong-person\n');
    expect(await reasons(desk)).toEqual({ null: 18 });
  });

  test('* asks one by one; stopped on the way, the rest is a smaller pile', async () => {
    const desk = deskOf(scene);
    const walk = new Walk(desk);
    for (const typed of ['*', '1', '2', 'q']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect(walk.text).toContain('Why all? one by one\n');
    expect(await reasons(desk)).toEqual({ 'has-someone': 1, 'wrong-person': 1, null: 16 });
    expect((await abouts(desk, 'reasons'))[0]).toBe(
      'not-interested × 10 · cold-call · Wed 18 Nov – Fri 20 Nov',
    );
  });

  test('after some were answered one by one, one reason for all takes their place', async () => {
    const desk = deskOf(scene);
    const walk = new Walk(desk);
    for (const typed of ['*', '1', '1', '\x1b', '\x1b', '\x1b', '2', 'q']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect(await reasons(desk)).toEqual({ 'wrong-person': 12, null: 6 });
    await desk.run('undo');
    expect(await reasons(desk)).toEqual({ null: 18 });
  });
});

describe('a long list is no prison', () => {
  test('more than two promises are one question, and can be left for this week', async () => {
    const late = Array.from({ length: 12 }, (_, each) => `late ${each}`);
    const desk = deskOf({
      touches: late.map((lead) => ({ day: '2026-11-12', lead, tactic: 'cold-call', outcome: 'talked' })),
      promises: late.map((lead) => ({ lead, day: '2026-11-13', made: '2026-11-12' })),
    });
    expect(await abouts(desk, 'promises')).toEqual(['10 promises, the first since Fri 13 Nov']);
    expect((await listed(desk)).more).toEqual([
      { group: 'promises', questions: 2, list: 'prospect due --all' },
    ]);
    const walk = new Walk(desk);
    await walk.answersNext('\r');
    expect(await walk.ends()).toBe(0);
    expect(await listed(desk)).toMatchObject({ open: 0, more: [] });
    expect(await abouts(desk, 'promises', '--again')).toHaveLength(1);
    desk.setClock('2026-11-24T16:00');
    expect(await abouts(desk, 'promises')).toEqual(['10 promises, the first since Fri 13 Nov']);
  });

  test('or gone through one by one', async () => {
    const late = ['Acme', 'Brandt', 'Costa'];
    const desk = deskOf({
      touches: late.map((lead) => ({ day: '2026-11-12', lead, tactic: 'cold-call', outcome: 'talked' })),
      promises: late.map((lead) => ({ lead, day: '2026-11-13', made: '2026-11-12' })),
    });
    const walk = new Walk(desk);
    for (const typed of ['1', '1', '\r', '3']) await walk.answersNext(typed);
    await walk.answersNext('sold\r');
    expect(await walk.ends()).toBe(0);
    expect((await storedSteps(desk)).map(({ state }) => state)).toEqual(['kept', 'open', 'dropped']);
    expect(walk.text).toContain('\n  results    done 1 · dropped 1\n');
  });
});

describe('one question back', () => {
  const answers = ['1', 'fri send the offer\r', '\r', '2', '5', '\r', '1'];

  test('shows the answer, and Enter keeps it: nothing is written', async () => {
    const [desk, other] = [await reviewScene(), await reviewScene()];
    const walk = new Walk(desk);
    for (const typed of [...answers, '\x1b', '\x1b', '\r', '\r', '\r', '\r', 'q'])
      await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    const plain = new Walk(other);
    for (const typed of [...answers, 'q']) await plain.answersNext(typed);
    expect(await plain.ends()).toBe(0);
    expect(await storedOf(desk)).toBe(await storedOf(other));
    expect(walk.text.slice(walk.text.indexOf('DECIDED'))).toBe(
      plain.text.slice(plain.text.indexOf('DECIDED')),
    );
  });

  test('another answer takes its place, and what was answered after it stays', async () => {
    const [desk, other] = [await reviewScene(), await reviewScene()];
    const walk = new Walk(desk);
    for (const typed of [...answers, '\x1b', '\x1b', '1', '\r', '\r', 'q']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    const plain = new Walk(other);
    for (const typed of [...answers.slice(0, 3), '1', '\r', '1', 'q']) await plain.answersNext(typed);
    expect(await plain.ends()).toBe(0);
    expect(await storedOf(desk)).toBe(await storedOf(other));
  });

  test('q there, and Ctrl-C, lose no answer', async () => {
    for (const end of ['q', '\x03']) {
      const [desk, other] = [await reviewScene(), await reviewScene()];
      const walk = new Walk(desk);
      for (const typed of [...answers, '\x1b', '\x1b', end]) await walk.answersNext(typed);
      expect(await walk.ends()).toBe(end === 'q' ? 0 : 130);
      const plain = new Walk(other);
      for (const typed of [...answers, 'q']) await plain.answersNext(typed);
      expect(await plain.ends()).toBe(0);
      expect(await storedOf(desk)).toBe(await storedOf(other));
    }
  });

  test('an answer after which another program wrote stays as it was', async () => {
    const desk = await reviewScene();
    const walk = new Walk(desk);
    for (const typed of answers.slice(0, 6)) await walk.answersNext(typed);
    await walk.sees('3 touches at nobody in particular');
    expect(await desk.run('log', 'Other', '-t', 'cold-call', '-o', 'talked')).toMatchObject({ code: 0 });
    for (const typed of ['\x1b', '1', '\r']) await walk.answersNext(typed);
    await walk.sees('Something else was written since, so that answer stays. Nothing was written.');
    await walk.answersNext('q');
    expect(await walk.ends()).toBe(0);
    expect((await desk.run('show', '@2')).stdout).toContain('no-show');
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
    for (const typed of ['1', '\x1b', '\r', 'fri send the offer\r', '\r', 'q']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect((await desk.run('show', '@1')).stdout).toContain('held');
    expect(walk.text).toMatch(/Result\? +held\nNext\? +↑\nResult\? +held\nNext\? +Fri 27 Nov/);
  });

  test('after a stray key the walk can still be ended, and Esc is named', async () => {
    const walk = new Walk(await reviewScene());
    await walk.sees('q quit');
    walk.types('x');
    await walk.shows((text) => text.endsWith('q quit · Esc begin again'), 'what can be typed');
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
    await walk.shows((text) => /Why\? +↑/.test(text) && text.endsWith('q quit'), 'the choice again');
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

  /** A tactic whose trial is at its end. */
  async function tried(scene = used): Promise<Desk> {
    const desk = deskOf(scene);
    desk.setClock('2026-11-16T08:00');
    expect(await desk.run('trial', 'start', 'cold-call', '--touches', '1')).toMatchObject({ code: 0 });
    desk.setClock('2026-11-21T14:02');
    return desk;
  }

  test('a dropped tactic is asked nothing more', async () => {
    const desk = await tried();
    const walk = new Walk(desk);
    for (const typed of ['3', 'nobody picks up\r']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect(walk.text).toContain('\n  tactics    drop cold-call (learned: nobody picks up)\n');
    expect(walk.text).toContain('\n  next week  nothing is planned: prospect plan TACTIC 20/week\n');
    expect(await decisions(desk)).toMatchObject([
      { tactic: 'cold-call', choice: 'drop', learned: 'nobody picks up' },
    ]);
    expect((await desk.run('export', 'tactics')).stdout).toContain('2026-11-21');
    await desk.run('undo');
    expect(await decisions(desk)).toEqual([]);
    expect((await desk.run('export', 'tactics')).stdout).not.toContain('2026-11-21');
    expect(await abouts(desk, 'tactics')).toEqual(['cold-call · 1 touch this week · early']);
  });

  test('a change says that counting starts again, and what that costs', async () => {
    const walk = new Walk(await reviewScene());
    for (const typed of [...wholeWalk.slice(0, 6).flatMap(({ keys }) => keys), '2'])
      await walk.answersNext(typed);
    await walk.sees('Change?');
    await walk.shows(
      (text) =>
        text
          .replaceAll(/\s+/g, ' ')
          .includes(
            'Counting starts again at 0. The 37 leads of cold-call stay with it. The changed one can be judged once it has 20 leads that are 30 days old.',
          ),
      'what it costs',
    );
    await walk.answersNext('q\r');
    expect(await walk.ends()).toBe(0);
  });

  test('nothing is asked of what is early, too close to call, on trial or decided already', async () => {
    const desk = await reviewScene();
    expect((await desk.run('review')).stdout).toContain(
      'NOTHING TO DECIDE YET\n  Too early to say: referral-ask, cold-email.\n',
    );
    expect(await desk.run('trial', 'start', 'cold-email', '--touches', '60')).toMatchObject({ code: 0 });
    expect((await desk.run('review')).stdout).toContain('  On trial: cold-email (0 of 60 touches).\n');
    desk.setClock('2026-11-19T16:00');
    expect(await desk.run('trial', 'decide', 'cold-call', 'keep')).toMatchObject({ code: 0 });
    desk.setClock('2026-11-27T16:00');
    await desk.run('log', 'Costa', '-t', 'cold-call', '-o', 'talked');
    expect(await abouts(desk, 'tactics')).toEqual([]);
    expect((await desk.run('review')).stdout).toContain('  Decided already: cold-call (keep).\n');
    // Of the evidence then only the verdict counts: another one is news.
    const db = new Database(desk.file);
    db.exec(`UPDATE decision SET evidence = json_set(evidence, '$.verdict', 'keep?')`);
    db.close();
    expect(await abouts(desk, 'tactics')).toEqual(['cold-call · 1 of 20 this week · keep']);
  });

  test('a trial that is not over may go on, which decides nothing', async () => {
    const desk = await reviewScene();
    await desk.run('trial', 'start', 'cold-call', '--touches', '60', '--hypothesis', 'they pick up at nine');
    const walk = new Walk(desk);
    await walk.answersAll(wholeWalk.slice(0, 6));
    await walk.shows(
      (text) => /On trial since Sat 21 Nov, 0 of 60 touches:\s+"they\s+pick\s+up\s+at\s+nine"/.test(text),
      'the trial',
    );
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
      expect((await abouts(desk, 'tactics')).length).toBe(isOver ? 1 : 0);
      expect(/it is time\s+to\s+decide/.test((await desk.run('review')).stdout)).toBe(isOver);
      // Elsewhere it goes on to the end of that day.
      expect((await desk.run('trial', 'status')).stdout).not.toContain('Past its end');
    }
  });

  test('it says what was decided last and what came of it', async () => {
    const desk = deskOf(used);
    desk.setClock('2026-11-13T16:00');
    await desk.run('trial', 'decide', 'cold-call', 'keep', '--learned', 'mornings work');
    await desk.run('trial', 'start', 'cold-call', '--touches', '1');
    desk.setClock('2026-11-21T14:02');
    expect((await desk.run('review')).stdout).toContain(
      [
        '    Decided last Friday: cold-call, keep (never done).',
        '    Learned: mornings work',
        '    Since then: 1 touch, 1 talk, 0 met.',
      ].join('\n'),
    );
  });

  test('of two versions used in a week the older can be dropped alone, which leaves the tactic in use', async () => {
    const desk = await tried();
    desk.setClock('2026-11-17T14:00');
    await desk.run('tactic', 'add', 'other', '--channel', 'call');
    const db = new Database(desk.file);
    db.exec(
      "INSERT INTO tactic_version (uid, tactic_id, version, origin, day) VALUES (randomblob(16), 1, 2, 1, '2026-11-17')",
    );
    db.close();
    digestFile(desk.file);
    desk.setClock('2026-11-19T14:00');
    await desk.run('log', 'Brandt', '-t', 'cold-call@2', '-o', 'talked');
    desk.setClock('2026-11-21T14:02');
    await desk.run('plan', 'cold-call', '5/week');
    expect(await abouts(desk, 'tactics')).toEqual(['cold-call@1 · 1 touch this week · early']);
    const walk = new Walk(desk);
    await walk.sees('3 drop (this version alone)');
    for (const typed of ['3', '\r', 'q']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect(await decisions(desk)).toMatchObject([{ version: 1, choice: 'drop' }]);
    expect((await desk.run('export', 'tactics')).stdout).not.toContain('2026-11-21');
  });

  test('at most three are asked about a week, those at the end of a trial first', async () => {
    const names = ['a-call', 'b-call', 'c-call', 'd-call', 'e-call'];
    const lead = (name: string, each: number) => `${name} ${each}`;
    const desk = deskOf({
      tactics: Object.fromEntries(names.map((name) => [name, { worth: 1 / 50 }])),
      touches: names.flatMap((name) =>
        Array.from({ length: 60 }, (_, each): SeedTouch => ({
          day: each === 0 ? '2026-11-17' : '2026-09-01',
          lead: lead(name, each),
          tactic: name,
          outcome: each % 5 === 1 ? 'meeting' : 'talked',
        })),
      ),
    });
    await desk.run('trial', 'start', 'e-call', '--until', '2026-11-21');
    const asked = async () => (await abouts(desk, 'tactics')).map((about) => about.split(' ')[0]);
    expect(await asked()).toEqual(['e-call', 'a-call', 'b-call']);
    const { more } = await listed(desk);
    expect(more.find(({ group }) => group === 'tactics')).toMatchObject({ questions: 2 });
  });
});

describe('how a tactic suits is asked once in four weeks', () => {
  const used: Seed = {
    touches: ['2026-10-21', '2026-10-28', '2026-11-18', '2026-11-25'].map((day) => ({
      day,
      lead: `Acme ${day}`,
      tactic: 'cold-call',
      outcome: 'talked',
    })),
  };

  test('and not before', async () => {
    const desk = deskOf(used);
    desk.setClock('2026-10-23T16:00');
    const walk = new Walk(desk);
    // The terminal has a clock of its own: the answer is one of 21 November.
    await walk.answersNext('3');
    await walk.answersNext('q\r');
    expect(await walk.ends()).toBe(0);
    for (const [day, isAsked] of [
      ['2026-11-28', false],
      ['2026-12-18', false],
      ['2026-12-19', true],
    ] as const) {
      desk.setClock(`${day}T10:00`);
      await desk.run('log', 'Acme', '-t', 'cold-call', '-o', 'talked', '--new');
      expect((await abouts(desk, 'fit')).length, day).toBe(isAsked ? 1 : 0);
    }
  });

  test('what is in the way is asked of what is not getting done, unless it was said in those weeks', async () => {
    const desk = deskOf(used);
    await desk.run('plan', 'cold-call', '9/week', '--from', '2026-10-19');
    const walk = new Walk(desk);
    for (const typed of ['4', 'no quiet room\r', 'q\r']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect(walk.text).toContain('suits you  cold-call love it, in the way: no quiet room');
    desk.setClock('2026-11-28T10:00');
    expect(await abouts(desk, 'fit')).toEqual([]);
  });
});

test.each(demoOwners)('the Friday of the demo for %s asks at most ten questions', async (owner) => {
  const temporary = temporaryFolder();
  const desk = new Desk({ env: { TMPDIR: temporary } });
  const { stdout } = await desk.runWith({ file: null }, 'demo', '--as', owner, 'review', '--json');
  const { open } = JSON.parse(stdout) as Listed;
  expect(open).toBeGreaterThan(5);
  expect(open).toBeLessThanOrEqual(10);
  const walk = Walk.ofDemo(desk, owner, temporary);
  const asked = await walk.passesAll();
  expect(await walk.ends()).toBe(0);
  // Enter at every one of them; what is in the way may be asked beside how it suits.
  const isBeside = (question: string, place: number) =>
    question === 'What is in the way?' && asked[place - 1] === 'Suits?';
  expect(asked.filter((question, place) => !isBeside(question, place))).toHaveLength(open);
  expect(walk.text).toMatch(/\n {2}next week {2}/);
});

test('on a Monday it is about the week before, and the plan is for this week', async () => {
  const desk = await reviewScene();
  desk.setClock('2026-11-23T08:00');
  const { stdout } = await desk.run('review');
  expect(stdout).toContain('Review of week 47 · Mon 16 – Sun 22 Nov 2026');
  expect(stdout).toContain('PLAN  for this week');
  expect(stdout).toContain('this week: planned for 2 tactics');
  expect(stdout).toContain('cold-call: 20 a week (5 of 20 last week)');
  expect(stdout).toContain('cold-call · 5 of 20 last week · keep');
});

describe('the plan for next week', () => {
  const two: Seed = {
    tactics: { 'cold-call': { worth: 1 / 50 }, 'referral, asked': { worth: 1 / 10 } },
    touches: [
      { day: '2026-11-18', lead: 'A', tactic: 'cold-call', outcome: 'talked' },
      { day: '2026-11-18', lead: 'B', tactic: 'referral, asked', outcome: 'talked' },
    ],
  };

  test('of one tactic is a number, of several each with its name, and may be by month', async () => {
    const desk = deskOf(two);
    const walk = new Walk(desk);
    for (const typed of ['\r', '\r', 'many\r']) await walk.answersNext(typed);
    await walk.sees('not taken: "many" has no number');
    for (const [typed, said] of [
      ['20', '"" is none of cold-call, referral, asked'],
      ['mail 20', '"mail" is none of cold-call, referral, asked'],
      ['cold 2000000', '"2000000" is not a number from 0 to 1,000,000'],
    ] as const) {
      walk.types(`\x15${typed}\r`);
      await walk.sees(`not taken: ${said}`);
    }
    walk.types('\x15cold 40/month');
    await walk.sees('cold-call 40 a month');
    walk.types('\r');
    expect(await walk.ends()).toBe(0);
    expect((await desk.run('plan')).stdout).toMatch(/cold-call +40 +month +2026-11-23/);
    expect((await desk.run('undo')).stdout).toContain('undone: review · plan cold-call · 40/month');
  });

  test('shows its example on a terminal of 80 columns, on a line of its own where the keys fill one', async () => {
    const long = { 'referral from customers': { worth: 1 / 10 }, 'letters to neighbours': { worth: 1 / 10 } };
    const walk = new Walk(
      deskOf({
        tactics: long,
        touches: Object.keys(long).map((tactic, place) => ({
          day: '2026-11-18',
          lead: `Lead ${place}`,
          tactic,
          outcome: 'talked',
        })),
      }),
    );
    for (const typed of ['\r', '\r']) await walk.answersNext(typed);
    await walk.sees(
      'Plan?\n         referral from customers 20, letters to neighbours 5/month; 0 ends one\n         ↵ no plan',
    );
    walk.types('\x03');
    await walk.ends();
  });

  test('Enter leaves it as it is', async () => {
    const desk = deskOf({ touches: two.touches!.slice(0, 1) });
    await desk.run('plan', 'cold-call', '9/week', '--from', '2026-11-16');
    const walk = new Walk(desk);
    for (const typed of ['\r', '\r']) await walk.answersNext(typed);
    expect(await walk.ends()).toBe(0);
    expect(walk.text).toContain('\n  next week  cold-call 9 a week\n');
    expect((await listed(desk)).questions.map(({ group }) => group)).toEqual([]);
  });
});

test('no line is wider than the terminal, plain or painted, whatever the names', async () => {
  for (const name of [
    'Ω'.repeat(200),
    'a very long name '.repeat(20),
    '顧客'.repeat(60),
    '\u202eevil\x1b[31m',
  ]) {
    const desk = deskOf({
      touches: [{ day: '2026-11-18', lead: name, tactic: 'cold-call', outcome: 'lost' }],
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
