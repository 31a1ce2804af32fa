import path from 'node:path';
import { expect, test } from 'vitest';
import { feelingDay, fitQuestions, type FitQuestion } from '../../../src/report/fit/read.js';
import type { Day } from '../../../src/domain/calendar.js';
import { textWidth } from '../../../src/render/width.js';
import { Journal } from '../../../src/store/file/journal.js';
import { feel, fitScene, sayOf, type Said } from '../../helpers/fit-scene.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

const sunday = '2026-11-22T18:10:00';
const screen = (name: string) => path.join(root, 'test', 'screens', `report-fit-${name}.txt`);

const answers: readonly Said[] = [
  ['2026-11-06', 'referral-ask', 'fine', 'no names left to ask'],
  ['2026-11-13', 'referral-ask', 'not-my-strength'],
  ['2026-11-20', 'referral-ask', 'mine'],
  ['2026-11-20', 'linkedin-msg', 'fine'],
  ['2026-11-20', 'walk-in', 'against-my-grain'],
  ['2026-11-20', 'open-house', 'mine'],
];

function autumnDesk(): Desk {
  const desk = new Desk({ now: sunday });
  fitScene(desk);
  return desk;
}

/** All that can be said of fit: each group, energy instead of an answer, two tactics planned and not done. */
function knownDesk(): Desk {
  const desk = autumnDesk();
  feel(desk, 'follow-up-call', -1);
  sayOf(desk, answers, [
    ['2026-11-02', 'referral-ask', 6],
    ['2026-10-26', 'open-house', 3],
    ['2026-10-26', 'breakfast-talk', 3],
  ]);
  return desk;
}

const page = async (desk: Desk, ...args: string[]) =>
  (await desk.runWith({ columns: 80 }, 'report', ...args)).stdout;

/** The lines about fit: what is asked, and the section. */
function aboutFit(text: string): string {
  const asked = /( {2}plan {4}.*\n(?: {10}.*\n)*)+/.exec(text)?.[0] ?? '';
  return `${asked}${/HOW IT SUITS YOU.*\n(?:.+\n)*/.exec(text)?.[0] ?? ''}`;
}

test('the page puts feeling beside results', async () => {
  const desk = knownDesk();
  await expect(await page(desk)).toMatchFileSnapshot(screen('80'));
  expect(aboutFit(await page(desk))).toMatchInlineSnapshot(`
    "  plan    open-house is not getting done: 1 of 3 done, below plan for the fourth
              week in a row, though you said "love it". What is in the way?
      plan    referral-ask is not getting done: 3 of 6 done, below plan for the
              third week in a row, though it works and you said "love it". What is
              in the way? Last time, 6 Nov: "no names left to ask".
    HOW IT SUITS YOU  works and suits you: referral-ask
                      works, but does not suit you: follow-up-call
                      suits you, but does not work: linkedin-msg
                      neither works nor suits you: walk-in
                      not known yet: open-house (suits you)
                        breakfast-talk (keep?, not asked)
    "
  `);
});

test('--explain says how it is told', async () => {
  const text = await page(knownDesk(), '--explain');
  expect(aboutFit(text)).toMatchInlineSnapshot(`
    "  plan    open-house is not getting done: 1 of 3 done, below plan for the fourth
              week in a row, though you said "love it". What is in the way?
      plan    referral-ask is not getting done: 3 of 6 done, below plan for the
              third week in a row, though it works and you said "love it". What is
              in the way? Last time, 6 Nov: "no names left to ask".
    HOW IT SUITS YOU  works and suits you: referral-ask
                      works, but does not suit you: follow-up-call
                      suits you, but does not work: linkedin-msg
                      neither works nor suits you: walk-in
                      not known yet: open-house (suits you)
                        breakfast-talk (keep?, not asked)
      How it suits you: a tactic goes by its newest version in use. It suits you if
        your newest answer is "fine" or "love it", and does not if it is "not good
        at it" or "hate it"; where you never answered, by the mean energy of that
        version's touches up to as-of, from 5 that say so: 0 or more suits you, less
        does not.
      It works at keep or keep?, and does not at drop? or drop. Not known yet: any
        other verdict or no worth, or nothing said. "prospect review" asks once in
        four weeks.
    "
  `);
  expect(text).toMatch(/^ {2}Below plan: at least one touch less done than planned/mu);
});

test('no line is wider than the terminal, whatever the name and what is in the way', async () => {
  const desk = knownDesk();
  const long = `${'x'.repeat(60)} ${'好'.repeat(30)}`;
  sayOf(desk, [['2026-11-20', 'open-house', 'fine', `\u001b[31mred\n${'very '.repeat(40)}`]]);
  await desk.run('tactic', 'rename', 'open-house', long);
  for (const columns of [40, 60, 80, 120])
    for (const args of [
      ['report', '--explain'],
      ['tactic', 'show', long],
      ['tactic', 'show', 'referral-ask'],
    ]) {
      const { stdout, stderr } = await desk.runWith({ columns, color: true }, ...args);
      expect(stderr).toBe('');
      const widest = Math.max(...aboutFit(stdout).split('\n').map(textWidth));
      expect(widest, `${args.join(' ')} on ${columns}\n${stdout}`).toBeLessThanOrEqual(columns);
    }
  const shown = aboutFit(await page(desk));
  expect(shown).not.toContain('\u001b');
  expect(shown).toContain('^[[31mred / very very');
});

test('as of an earlier day it says what was said then', async () => {
  const desk = knownDesk();
  expect(aboutFit(await page(desk, '--as-of', '2026-11-19'))).toMatchInlineSnapshot(`
    "  plan    open-house is not getting done: 0 of 3 done last week, below plan for
              the third week in a row. What is in the way?
    HOW IT SUITS YOU  works, but does not suit you: referral-ask · follow-up-call
                      not known yet: 3 not asked yet
    "
  `);
  expect(aboutFit(await page(desk, '--as-of', '2026-11-08'))).toMatchInlineSnapshot(`
    "HOW IT SUITS YOU  works and suits you: referral-ask
                      works, but does not suit you: follow-up-call
                      not known yet: 3 not asked yet
    "
  `);
});

test('what is planned and done for a week is not asked about', async () => {
  const desk = knownDesk();
  for (const lead of ['Bo', 'Cy']) await desk.run('log', lead, '-t', 'open-house', '-o', 'talked');
  expect(aboutFit(await page(desk))).not.toContain('open-house is not getting done');
  // Dropped, it is no longer asked about, nor among those that fit.
  await desk.run('tactic', 'drop', 'referral-ask');
  expect(aboutFit(await page(desk))).not.toContain('referral-ask');
});

test('planned and never done, it is asked about without a touch and without a feeling', async () => {
  const desk = autumnDesk();
  await desk.run('tactic', 'add', 'door-knock', '--channel', 'visit');
  sayOf(desk, [['2026-11-20', 'door-knock', null, 'the rain']], [['2026-10-01', 'door-knock', 5]]);
  expect(aboutFit(await page(desk))).toMatchInlineSnapshot(`
    "  plan    door-knock is not getting done: 0 of 5 done, below plan for the eighth
              week in a row. What is in the way? Last time, 20 Nov: "the rain".
    "
  `);
  sayOf(desk, [['2026-11-20', 'door-knock', 'against-my-grain']]);
  expect(aboutFit(await page(desk))).toMatchInlineSnapshot(`
    "  plan    door-knock is not getting done: 0 of 5 done, below plan for the eighth
              week in a row; you said "hate it". What is in the way? Last time, 20
              Nov: "the rain".
    HOW IT SUITS YOU  not known yet: door-knock (does not suit you, no worth given)
                        5 not asked yet
    "
  `);
});

test('without a feeling or a plan the page is as it was', async () => {
  const desk = autumnDesk();
  const before = await page(desk);
  expect(aboutFit(before)).toBe('');
  expect(before).not.toMatch(/not getting done|SUITS/u);
  const json = async () => JSON.parse(await page(desk, '--json')) as { fit: unknown };
  expect((await json()).fit).toBeNull();
  sayOf(desk, [['2026-11-20', 'referral-ask', null, 'no names left to ask']]);
  expect(await page(desk)).toBe(before);
  sayOf(desk, [['2026-11-20', 'referral-ask', 'mine']]);
  expect(await page(desk)).not.toBe(before);
  expect((await json()).fit).toMatchObject({ short: [] });
  await desk.run('undo');
  expect(await page(desk)).toBe(before);
  await desk.run('redo');
  expect(aboutFit(await page(desk))).toContain('works and suits you: referral-ask');
});

test('by anything else nothing is grouped; for a goal without a worth all are early', async () => {
  const desk = knownDesk();
  expect(aboutFit(await page(desk, '--by', 'channel'))).toBe('');
  const other = aboutFit(await page(desk, '--goal', 'conversation'));
  expect(other).toContain('referral-ask is not getting done');
  expect(other).toContain('referral-ask (suits you, no worth given)');
});

test('a new version is early until it is judged', async () => {
  const desk = autumnDesk();
  sayOf(desk, [['2026-11-20', 'referral-ask', 'mine']]);
  await desk.run('tactic', 'tweak', 'referral-ask', '--change', 'ask at the end');
  await desk.run('log', 'Dee Low', '-t', 'referral-ask@2', '-o', 'talked');
  expect(aboutFit(await page(desk))).toContain('referral-ask@2 (suits you)');
});

interface Fit {
  tactics: Record<string, unknown>[];
  short: Record<string, unknown>[];
}

test('JSON has it all, also of tactics of which nothing was said', async () => {
  const desk = knownDesk();
  const { fit } = JSON.parse(await page(desk, '--json')) as { fit: Fit };
  expect(fit.tactics.map(({ tactic, group }) => [tactic, group])).toEqual([
    ['cold-call', 'early'],
    ['linkedin-msg', 'yours-but-does-not-convert'],
    ['walk-in', 'neither'],
    ['breakfast-talk', 'early'],
    ['referral-ask', 'converts-and-yours'],
    ['open-house', 'early'],
    ['follow-up-call', 'converts-but-drains'],
  ]);
  expect(fit.tactics.at(-1)).toEqual({
    tactic: 'follow-up-call',
    version: 1,
    group: 'converts-but-drains',
    feeling: 'drains',
    answer: null,
    answered: null,
    touches_felt: 108,
    felt: -1,
    verdict: 'keep',
  });
  expect(fit.short).toEqual([
    { tactic: 'open-house', week: '2026-11-16', planned: 3, done: 1, weeks: 4, in_the_way: null },
    {
      tactic: 'referral-ask',
      week: '2026-11-16',
      planned: 6,
      done: 3,
      weeks: 3,
      in_the_way: { day: '2026-11-06', text: 'no names left to ask' },
    },
  ]);
});

/** The section of a tactic's own page. */
async function feels(desk: Desk, ...args: string[]): Promise<string> {
  const { stdout } = await desk.runWith({ columns: 80 }, 'tactic', 'show', ...args);
  return /HOW IT FEELS.*\n(?:.+\n)*/.exec(stdout)?.[0] ?? '';
}

test('a tactic shows its weekly answers, where it stands and what is in the way', async () => {
  const desk = knownDesk();
  expect(await feels(desk, 'referral-ask')).toMatchInlineSnapshot(`
    "HOW IT FEELS       what you said of it, asked once in four weeks
      you said    20 Nov love it · 13 Nov not good at it · 6 Nov fine
      in sum      works and suits you
      plan        3 of 6 done, below plan for the third week in a row. What is in
                  the way?
      in the way  6 Nov: "no names left to ask"
    "
  `);
  expect(await feels(desk, 'referral-ask', '--as-of', '2026-11-13')).toMatchInlineSnapshot(`
    "HOW IT FEELS       what you said of it, asked once in four weeks
      you said    13 Nov not good at it · 6 Nov fine
      in sum      works, but does not suit you
      in the way  6 Nov: "no names left to ask"
    "
  `);
  expect(await feels(desk, 'follow-up-call')).toMatchInlineSnapshot(`
    "HOW IT FEELS       mean energy where it is typed, from −2 to +2
      follow-up-call  −1.0  108 of 108 touches
      in sum      works, but does not suit you
    "
  `);
  expect(await feels(desk, 'cold-call')).toBe('');
  const weeks = ['09-04', '09-11', '09-18', '09-25', '10-02', '10-09', '10-16'];
  sayOf(
    desk,
    weeks.map((day): Said => [`2026-${day}`, 'cold-call', 'fine', `it rained in ${day}`]),
  );
  expect(await feels(desk, 'cold-call')).toMatchInlineSnapshot(`
    "HOW IT FEELS       what you said of it, asked once in four weeks
      you said    16 Oct fine · 9 Oct fine · 2 Oct fine · 25 Sep fine · 18 Sep fine
                    2 before
      in sum      not known yet (suits you, unclear)
      in the way  16 Oct: "it rained in 10-16"
                  9 Oct: "it rained in 10-09"
                  2 Oct: "it rained in 10-02"
                  4 before
    "
  `);
});

test('tactic show --json has every answer', async () => {
  const { stdout } = await knownDesk().run('tactic', 'show', 'referral-ask', '--json');
  expect((JSON.parse(stdout) as { fit: unknown }).fit).toEqual({
    group: 'converts-and-yours',
    feeling: 'yours',
    answer: 'mine',
    answered: '2026-11-20',
    touches_felt: 0,
    felt: null,
    verdict: 'keep',
    answers: [
      { day: '2026-11-20', fit: 'mine' },
      { day: '2026-11-13', fit: 'not-my-strength' },
      { day: '2026-11-06', fit: 'fine' },
    ],
    in_the_way: [{ day: '2026-11-06', text: 'no names left to ask' }],
    short: { week: '2026-11-16', planned: 6, done: 3, weeks: 3 },
  });
});

function asked(desk: Desk, week: Day, today: Day): FitQuestion[] {
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  try {
    return fitQuestions(journal, { week, today, every: 7 });
  } finally {
    journal.close();
  }
}

test('a review asks so often of what was used or planned, and is not dropped; the longest ago comes first', async () => {
  const desk = autumnDesk();
  await desk.run('tactic', 'add', 'door-knock', '--channel', 'visit');
  await desk.run('tactic', 'add', 'webinar', '--channel', 'event');
  sayOf(desk, [['2026-11-13', 'linkedin-msg', 'fine', 'dull']], [['2026-11-02', 'door-knock', 5]]);
  const names = () => asked(desk, '2026-11-16', '2026-11-20').map(({ name }) => name);
  expect(names()).toEqual([
    'cold-call',
    'breakfast-talk',
    'referral-ask',
    'follow-up-call',
    'open-house',
    'door-knock',
    'linkedin-msg',
  ]);
  expect(asked(desk, '2026-11-16', '2026-11-20')).toMatchObject([
    { name: 'cold-call', last: null, short: null, obstacle: null },
    {},
    {},
    {},
    {},
    { name: 'door-knock', short: { monday: '2026-11-16', planned: 5, done: 0, weeks: 3 } },
    { last: { day: '2026-11-13', fit: 'fine' }, obstacle: { day: '2026-11-13', text: 'dull' } },
  ]);
  sayOf(desk, [
    ['2026-11-20', 'linkedin-msg', 'mine'],
    ['2026-11-20', 'door-knock', null, 'the rain'],
  ]);
  await desk.run('tactic', 'drop', 'breakfast-talk');
  expect(asked(desk, '2026-11-16', '2026-11-22').map(({ name }) => name)).toEqual([
    'cold-call',
    'referral-ask',
    'follow-up-call',
    'open-house',
    'door-knock',
  ]);
});

test('asked on the Monday after, an answer counts for the week it is about', () => {
  const desk = autumnDesk();
  const [week, monday] = ['2026-11-16', '2026-11-23'];
  expect(feelingDay(week, monday)).toBe('2026-11-22');
  expect(feelingDay(week, '2026-11-20')).toBe('2026-11-20');
  const names = asked(desk, week, monday).map(({ name }) => name);
  expect(names).toContain('referral-ask');
  sayOf(desk, [[feelingDay(week, monday), 'referral-ask', 'mine']]);
  expect(asked(desk, week, monday).map(({ name }) => name)).toEqual(
    names.filter((name) => name !== 'referral-ask'),
  );
});
