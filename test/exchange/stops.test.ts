import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Desk, type Answer } from '../helpers/run.js';

const words = [
  'Interested',
  'Do not call',
  'DNC',
  'Unsubscribed',
  'Opted out',
  'Nicht anrufen',
  'Ne pas appeler',
];

function importText(desk: Desk, header: string, ...options: string[]): Promise<Answer> {
  const rows = words.map((word, n) => `Lead ${n},l${n}@acme.example,${word}`);
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), [`Name,Email,${header}`, ...rows].join('\n'));
  return desk.run('import', 'in.csv', ...options);
}

async function stopped(desk: Desk): Promise<string[]> {
  const { stdout } = await desk.run('lead', 'list', '--stopped', '--json');
  return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name).toSorted();
}

const stops = ['Lead 1', 'Lead 2', 'Lead 3', 'Lead 4', 'Lead 5', 'Lead 6'];

test.each(['Status', 'Lead Status', 'Opt-in status', 'Email status'])(
  'in a list of leads words of "%s" stop, the others are not used',
  async (header) => {
    const desk = new Desk();
    const { code, stderr } = await importText(desk, header);
    expect(code).toBe(0);
    expect(stderr).toContain(`not used: ${header}\n`);
    expect(stderr).toContain('stopped are leads with "Do not call", "DNC", ');
    expect(await stopped(desk)).toEqual(stops);
  },
);

test('the line that takes a file for a list of leads keeps its stops', async () => {
  const desk = new Desk();
  const { stderr } = await importText(desk, 'Outcome');
  expect(stderr).toContain('For a list of leads leave that out: --map outcome=');
  expect((await importText(desk, 'Outcome', '--map', 'outcome=')).code).toBe(0);
  expect(await stopped(desk)).toEqual(stops);
});

test('--map stopped= reads such words as yes, others as no, and tells those that are not known', async () => {
  const desk = new Desk();
  words.push('Foo');
  const { code, stderr } = await importText(desk, 'X', '--map', 'stopped=X');
  words.pop();
  expect(code).toBe(0);
  expect(stderr).toContain('not stopped are leads with "Foo" (--recode stopped:THEIRS=yes says otherwise)\n');
  expect(await stopped(desk)).toEqual(stops);
});

test('in a file of touches a column of its own stops, and when rows were entered is not used', async () => {
  const desk = new Desk();
  await desk.run('lead', 'add', 'Bo Ray');
  const rows = [
    '2026-11-02,Ann Lee,talked,,2026-11-03',
    '2026-11-04,Ann Lee,talked,yes,2026-11-05',
    '2026-11-04,Bo Ray,talked,x,2026-11-05',
    '2026-11-04,Cy Oak,talked,no,2026-11-05',
  ];
  const text = ['Date,Name,Outcome,Do not call,Created at', ...rows].join('\n');
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  const calls = ['--const', 'tactic=call', '--const', 'channel=call'];
  const { code, stdout, stderr } = await desk.run('import', 'in.csv', ...calls);
  expect([code, stderr]).toEqual([0, expect.stringContaining('not used: Created at\n')]);
  expect(stdout).toContain('added 4 touches, 2 new leads');
  expect(stdout).toContain('filled 1 stop');
  expect(await stopped(desk)).toEqual(['Ann Lee', 'Bo Ray']);
  expect((await desk.run('import', 'in.csv', ...calls)).stdout).toContain('skipped 4 already there');
  await desk.run('undo');
  expect(await stopped(desk)).toEqual([]);
});
