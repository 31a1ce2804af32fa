import path from 'node:path';
import ICAL from 'ical.js';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.js';
import { againScene } from '../../helpers/again-scene.js';
import { at } from '../../helpers/due-scene.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `due-again-${name}.txt`);
const widest = (text: string) => Math.max(...text.split('\n').map(textWidth));

type Row = Record<string, string>;

async function rowsOf(desk: Desk, ...more: string[]): Promise<Row[]> {
  const { stdout, stderr, code } = await desk.run('due', '--csv', ...more);
  expect([code, stderr]).toEqual([0, '']);
  return parse<Row>(stdout, { columns: true });
}

/** Those of a group, as `Ann Berg 2026-08-31`: whom, and when it was due. */
async function dueOf(desk: Desk, group: string, ...more: string[]): Promise<string[]> {
  const rows = await rowsOf(desk, ...more);
  return rows.filter((row) => row.group === group).map(({ lead, date }) => `${lead} ${date}`);
}

test('the page has a group of those to follow up and one of those to keep in touch with, at any width', async () => {
  const desk = await againScene();
  for (const columns of [40, 80, 120]) {
    const { stdout, stderr, code } = await desk.runWith({ columns }, 'due');
    expect([code, stderr]).toEqual([0, '']);
    expect(widest(stdout)).toBeLessThanOrEqual(columns);
    await expect(stdout).toMatchFileSnapshot(screen(String(columns)));
  }
});

test('those that had all their attempts are told also where nobody is due', async () => {
  const desk = await againScene();
  for (const name of ['Kai Lund', 'Gus Hall'])
    await desk.run('result', name, 'replied', '--next', '2026-12-18');
  expect((await desk.run('due')).stdout).toContain(
    '\nFOLLOW UP            nobody now; 1 had all its attempts: let it rest\n',
  );
  const empty = new Desk();
  await empty.run('tactic', 'add', 'cold-email', '--follow-up', '3d');
  for (const when of ['2026-11-01', '2026-11-05'])
    await empty.run('log', 'Ann', '-t', 'cold-email', '--at', when, '-o', 'sent');
  const { stdout } = await empty.run('due');
  expect(stdout).toContain('nothing due');
  expect(stdout).toContain('FOLLOW UP            nobody now; 1 had all its attempts: let it rest\n');
});

test('a lead is due again so long after its last touch, whoever made it, and by no copy that waits', async () => {
  const desk = await againScene();
  expect(await dueOf(desk, 'keep-in-touch')).toEqual([
    'Ann Berg 2026-08-31',
    'Ed Fox 2026-10-09',
    'Bo Lind 2026-11-18',
    'Flo Gray 2026-11-30',
  ]);
  const count = async () =>
    (JSON.parse((await desk.run('export', 'all')).stdout) as { next_steps: unknown[] }).next_steps.length;
  expect(await count()).toBe(1);
  await at(
    desk,
    '2026-11-30T09:00',
    'log',
    'Ann Berg',
    '-t',
    'visit',
    '-o',
    'no-answer',
    '--at',
    '2026-11-29',
  );
  expect(await dueOf(desk, 'keep-in-touch')).not.toContain('Ann Berg 2026-08-31');
  desk.setClock('2027-02-27T09:00');
  expect(await dueOf(desk, 'keep-in-touch')).toContain('Ann Berg 2027-02-27');
  await at(desk, '2027-02-27T10:00', 'undo');
  expect(await dueOf(desk, 'keep-in-touch')).toContain('Ann Berg 2026-08-31');
  // What came of a touch later counts as one: the meeting was held, the reply came.
  await at(desk, '2027-02-27T10:00', 'result', 'Bo Lind', 'held', '--at', '2027-02-01');
  expect(await dueOf(desk, 'keep-in-touch')).not.toContain('Bo Lind 2026-11-18');
  expect(await count()).toBe(1);
});

test('who is lost, stopped or promised something else is not kept in touch with', async () => {
  const desk = await againScene();
  const names = (await dueOf(desk, 'keep-in-touch')).join();
  // Lost; and a date that is promised.
  expect(names).not.toMatch(/Cy Dahl|Di Eck/);
  await at(desk, '2026-11-30T09:00', 'next', 'Di Eck', '--done');
  expect(await dueOf(desk, 'keep-in-touch')).toContain('Di Eck 2026-08-31');
  // An interval of its own goes before: also of one that said no, but not of one that is stopped.
  await at(desk, '2026-11-30T09:00', 'next', 'Cy Dahl', '--every', '30d');
  expect(await dueOf(desk, 'keep-in-touch')).toContain('Cy Dahl 2026-07-02');
  await at(desk, '2026-11-30T09:00', 'lead', 'stop', 'Cy Dahl');
  expect((await dueOf(desk, 'keep-in-touch')).join()).not.toContain('Cy Dahl');
  await at(desk, '2026-11-30T09:00', 'lead', 'stop', 'Cy Dahl', '--lift');
  expect(await dueOf(desk, 'keep-in-touch')).toContain('Cy Dahl 2026-07-02');
});

test('an interval of its own wins, of several by tags and tier the shortest', async () => {
  const desk = await againScene();
  const every = async (name: string) => (await rowsOf(desk)).find(({ lead }) => lead === name)?.every_days;
  expect(await every('Ann Berg')).toBe('90');
  await at(desk, '2026-11-30T09:00', 'keep-in-touch', 'set', 'Golf', '20d');
  expect(await every('Ann Berg')).toBe('20');
  await at(desk, '2026-11-30T09:00', 'lead', 'edit', 'Ann Berg', '--tier', 'A');
  expect(await every('Ann Berg')).toBe('10');
  await at(desk, '2026-11-30T09:00', 'next', 'Ann Berg', '--every', '60d');
  expect(await every('Ann Berg')).toBe('60');
  await at(desk, '2026-11-30T09:00', 'next', 'Ann Berg', '--every', 'never');
  expect(await every('Ann Berg')).toBe(undefined);
  await at(desk, '2026-11-30T09:00', 'next', 'Ann Berg', '--every', '');
  expect(await every('Ann Berg')).toBe('10');
});

test('a lead that talked stands once: with nothing next, or to keep in touch with', async () => {
  const desk = new Desk();
  await at(desk, '2026-09-01T09:00', 'log', 'Ann', '-t', 'visit', '--channel', 'visit', '-o', 'talked');
  await at(desk, '2026-09-01T09:00', 'log', 'Bo', '-t', 'visit', '-o', 'talked');
  await at(desk, '2026-09-02T09:00', 'lead', 'edit', 'Ann', '--tag', 'golf');
  expect(await dueOf(desk, 'nothing-next')).toEqual(['Ann ', 'Bo ']);
  const left = async () => {
    const { total } = JSON.parse((await desk.run('report', 'promises', '--json')).stdout) as {
      total: { no_next_step: number };
    };
    return total.no_next_step;
  };
  expect(await left()).toBe(2);
  // By a tag it is due on the 11th; until then nobody has said what is next.
  await at(desk, '2026-09-02T09:00', 'keep-in-touch', 'set', 'golf', '10d');
  expect(await dueOf(desk, 'nothing-next')).toEqual(['Ann ', 'Bo ']);
  desk.setClock('2026-09-11T09:00');
  expect(await dueOf(desk, 'nothing-next')).toEqual(['Bo ']);
  expect(await dueOf(desk, 'keep-in-touch')).toEqual(['Ann 2026-09-11']);
  expect(await left()).toBe(1);
  const listed = async () => (await desk.run('lead', 'list', '--nothing-next', '--csv')).stdout;
  expect(await listed()).toMatch(/^.*\n2,Bo,.*\n$/);
  // An interval of its own is what comes next.
  await at(desk, '2026-09-11T09:00', 'next', 'Bo', '--every', '90d');
  expect(await dueOf(desk, 'nothing-next')).toEqual([]);
  expect(await left()).toBe(0);
});

test('a lead without a touch is due by an interval of its own alone, from the day it was entered', async () => {
  const desk = new Desk();
  await at(desk, '2026-09-01T09:00', 'lead', 'add', 'Ann', '--tier', 'A');
  await at(desk, '2026-09-01T09:00', 'keep-in-touch', 'set', 'A', '10d');
  desk.setClock('2026-10-01T09:00');
  expect(await rowsOf(desk)).toEqual([]);
  await at(desk, '2026-10-01T09:00', 'next', 'Ann', '--every', '20d');
  expect(await dueOf(desk, 'keep-in-touch')).toEqual(['Ann 2026-09-21']);
  expect((await desk.run('due')).stdout).toMatch(/Ann +@1 +never +20 days +10 days/);
});

test('a mail that nobody answers is followed up step by step, until its attempts are over', async () => {
  const desk = new Desk();
  await at(
    desk,
    '2026-11-02T09:00',
    'tactic',
    'add',
    'cold-email',
    '--channel',
    'email',
    '--follow-up',
    '3d, 1w',
  );
  await at(desk, '2026-11-02T10:00', 'log', 'Ann', '-t', 'cold-email');
  const told = async (day: string) => {
    desk.setClock(`${day}T09:00`);
    const rows = await rowsOf(desk);
    return rows.map(({ group, date, attempt, attempts, days_late }) =>
      [group, date, `${attempt}/${attempts}`, days_late].join(' '),
    );
  };
  expect(await told('2026-11-04')).toEqual([]);
  expect(await told('2026-11-05')).toEqual(['follow-up 2026-11-05 2/3 0']);
  expect(await told('2026-11-09')).toEqual(['follow-up 2026-11-05 2/3 4']);
  await at(desk, '2026-11-09T10:00', 'log', 'Ann', '-t', 'cold-email');
  expect(await told('2026-11-15')).toEqual([]);
  // It goes by the last touch of all: a call in between moves it.
  await at(desk, '2026-11-15T10:00', 'log', 'Ann', '-t', 'cold-call', '-o', 'no-answer');
  expect(await told('2026-11-16')).toEqual([]);
  expect(await told('2026-11-22')).toEqual(['follow-up 2026-11-22 3/3 0']);
  await at(desk, '2026-11-22T10:00', 'log', 'Ann', '-t', 'cold-email');
  expect(await told('2027-03-01')).toEqual([]);
  const counts = async () =>
    (JSON.parse((await desk.run('due', '--json')).stdout) as { counts: Record<string, number> }).counts;
  expect(await counts()).toMatchObject({ follow_up: 0, follow_up_over: 1 });
  // A tweak goes on where its tactic was, and more steps take it up again.
  await at(desk, '2027-03-01T10:00', 'tactic', 'tweak', 'cold-email', '--change', 'shorter');
  expect(await counts()).toMatchObject({ follow_up: 0, follow_up_over: 1 });
  await at(desk, '2027-03-01T10:00', 'tactic', 'edit', 'cold-email', '--follow-up', '3d,7d,14d');
  expect(await told('2027-03-01')).toEqual(['follow-up 2026-12-06 4/4 85']);
  await at(desk, '2027-03-01T10:00', 'tactic', 'edit', 'cold-email', '--follow-up', 'none');
  expect(await told('2027-03-01')).toEqual([]);
});

test.each([
  ['a reply', ['result', 'Ann', 'replied']],
  ['a meeting', ['log', 'Ann', '-t', 'cold-call', '-o', 'meeting', '--next', '2026-11-20']],
  ['an answer on the phone', ['log', 'Ann', '-t', 'cold-call', '-o', 'hung-up']],
  ['a bad address, which ends it', ['result', 'Ann', 'bounced']],
  ['a lead that is lost', ['result', 'Ann', 'lost']],
  ['a promise', ['next', 'Ann', '2026-11-20']],
  ['a stop', ['lead', 'stop', 'Ann']],
  ['a tactic that is dropped', ['tactic', 'drop', 'cold-email']],
])('nothing is followed up after %s, and undo takes it up again', async (_, deed) => {
  const desk = new Desk();
  await at(
    desk,
    '2026-11-02T09:00',
    'tactic',
    'add',
    'cold-email',
    '--channel',
    'email',
    '--follow-up',
    '3d',
  );
  await at(desk, '2026-11-02T10:00', 'log', 'Ann', '-t', 'cold-email');
  desk.setClock('2026-11-09T09:00');
  expect(await dueOf(desk, 'follow-up')).toEqual(['Ann 2026-11-05']);
  await at(desk, '2026-11-09T10:00', ...deed);
  expect(await dueOf(desk, 'follow-up')).toEqual([]);
  await at(desk, '2026-11-09T11:00', 'undo');
  expect(await dueOf(desk, 'follow-up')).toEqual(['Ann 2026-11-05']);
});

test('as of a day it is what was due then', async () => {
  const desk = await againScene();
  expect(await dueOf(desk, 'follow-up', '--as-of', '2026-11-06')).toEqual(['Kai Lund 2026-11-05']);
  expect(await dueOf(desk, 'follow-up', '--as-of', '2026-11-12')).toEqual([
    'Kai Lund 2026-11-05',
    'Mia Nord 2026-11-12',
  ]);
  expect(await dueOf(desk, 'keep-in-touch', '--as-of', '2026-10-01')).toEqual(['Ann Berg 2026-08-31']);
});

test('the calendar has when each is due again, whenever that is, once each', async () => {
  const desk = await againScene();
  const { stdout } = await desk.run('due', '--ics');
  const calendar = new ICAL.Component(ICAL.parse(stdout) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
  expect(events.map(({ summary, startDate }) => `${startDate.toString()} ${summary}`)).toEqual([
    '2026-12-18 next step · Di Eck @4',
    '2026-11-05 follow up · Kai Lund @9',
    '2026-11-26 follow up · Gus Hall @7',
    '2026-08-31 keep in touch · Ann Berg @1',
    '2026-10-09 keep in touch · Ed Fox @5',
    '2026-11-18 keep in touch · Bo Lind @2',
    '2026-11-30 keep in touch · Flo Gray @6',
  ]);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  expect(events[1]!.description.split('\n')).toEqual([
    'No answer to cold-email since Mon 2 Nov 2026: attempt 2 of 4.',
    'prospect log @9 -t cold-email',
  ]);
  expect(events[3]!.description.split('\n')).toEqual([
    'Last touch Tue 2 Jun 2026, to be in touch every 90 days.',
    'At stake: €900.',
    'prospect log @1',
  ]);
  await at(desk, '2026-11-30T09:00', 'log', 'Ann Berg', '-t', 'visit', '-o', 'talked');
  expect((await desk.run('due', '--ics')).stdout).toContain('DTSTART;VALUE=DATE:20270228');
});
