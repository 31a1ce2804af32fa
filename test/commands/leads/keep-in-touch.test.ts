import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

async function run(desk: Desk, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await desk.run(...args);
  expect({ code, stderr: code === 0 ? '' : stderr }, args.join(' ')).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const deskWithLeads = Desk.copies({}, async (desk) => {
  await run(desk, 'lead', 'add', 'Ann', '--tag', 'Past Client', '--tier', 'A');
  await run(desk, 'lead', 'add', 'Bo', '--tag', 'past client');
});

test('how often is said of a tier or a tag, changed, listed and taken away, and undone', async () => {
  const desk = await deskWithLeads();
  expect(await run(desk, 'keep-in-touch', 'set', 'past', 'client', '90d')).toBe(
    'tag past client · keep in touch every 90 days · 2 leads\n',
  );
  expect(await run(desk, 'keep-in-touch', 'set', 'a', '4w')).toBe(
    'tier A · keep in touch every 28 days · 1 lead\n',
  );
  await run(desk, 'next', 'Bo', '--every', '1y');
  expect(await run(desk, 'keep-in-touch', 'set', 'Past Client', 'quarter')).toBe(
    'tag Past Client · keep in touch every 91 days · 2 leads, 1 of them otherwise by their own\n',
  );
  const list = [
    'tier  tag            every  leads  by their own',
    'A                  28 days      1',
    '      past client  91 days      2             1',
    '',
  ].join('\n');
  expect(await run(desk, 'keep-in-touch')).toBe(list);
  expect(await run(desk, 'keep-in-touch', 'list')).toBe(list);
  expect(await run(desk, 'keep-in-touch', 'list', '--csv')).toBe(
    'tier,tag,every_days,leads,leads_of_their_own\nA,,28,1,0\n,past client,91,2,1\n',
  );
  expect(await run(desk, 'keep-in-touch', 'rm', 'PAST-CLIENT')).toBe(
    'tag PAST-CLIENT · no interval any more\n',
  );
  expect(await run(desk, 'undo')).toContain('keep-in-touch rm · tag PAST-CLIENT every 91 days');
  expect(await run(desk, 'keep-in-touch')).toBe(list);
  expect(await run(desk, 'undo')).toContain('keep-in-touch · tag Past Client every 91 days');
  expect(await run(desk, 'keep-in-touch')).toContain('90 days');
  expect(await run(desk, 'redo')).toContain('every 91 days');
  expect(await run(desk, 'keep-in-touch')).toBe(list);
});

test('a tag called like a tier is said with "tag:"', async () => {
  const desk = await deskWithLeads();
  expect(await run(desk, 'keep-in-touch', 'set', 'tag:A', '5d')).toContain('tag A · ');
  expect(await run(desk, 'keep-in-touch', 'set', 'tier:A', '6d')).toContain('tier A · ');
  expect((await desk.run('keep-in-touch', 'set', 'tier:gold', '6d')).stderr).toContain(
    'There is no tier "gold"',
  );
});

test.each([
  [['past-client'], 'Say whom to keep in touch with, and how often.'],
  [['past-client', 'soon'], 'How often: "soon" is not a number of days.'],
  [['past-client', '0d'], 'How often: "0d" is not a number of days.'],
  [['past-client', '-3d'], "Unknown option '-3d'"],
  [['past-client', '11y'], 'How often: "11y" is not a number of days.'],
  [['a;b', '9d'], 'holds a semicolon'],
])('%j is refused, and nothing is written', async (words, message) => {
  const desk = await deskWithLeads();
  const before = fs.readFileSync(desk.file);
  const { stderr, code } = await desk.run('keep-in-touch', 'set', ...words);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
});

test('the interval of a lead is said by next, alone or with a promise, and shown', async () => {
  const desk = await deskWithLeads();
  expect(await run(desk, 'next', 'Ann', '--every', '90d')).toBe(
    'Ann @1 · keep in touch every 90 days · again Fri 19 Feb 2027\n',
  );
  expect(await run(desk, 'next', 'Ann', 'fri', '--every', '2w')).toBe(
    'Ann @1 · next Fri 27 Nov\nAnn @1 · keep in touch every 14 days · again Sat 5 Dec\n',
  );
  expect(await run(desk, 'next', 'Ann')).toBe(
    'next Fri 27 Nov\nkeep in touch every 14 days · again Sat 5 Dec\n',
  );
  expect(await run(desk, 'show', 'Ann')).toContain('\n  keep in touch every 14 days\n');
  expect(await run(desk, 'undo')).toContain('next step of Ann @1');
  expect(await run(desk, 'next', 'Ann')).toBe('keep in touch every 90 days · again Fri 19 Feb 2027\n');
  expect(await run(desk, 'next', 'Ann', '--every', 'never')).toBe(
    'Ann @1 · not to be kept in touch with; by its tags and tier again: prospect next @1 --every ""\n',
  );
  expect(await run(desk, 'show', 'Ann')).toContain(
    '\n  not to be kept in touch with · by its tags and tier again: prospect next @1 --every ""\n',
  );
  expect(await run(desk, 'next', 'Ann', '--every', '')).toBe('Ann @1 · no interval to keep in touch\n');
  await run(desk, 'keep-in-touch', 'set', 'A', '30d');
  expect(await run(desk, 'next', 'Ann')).toBe(
    'keep in touch every 30 days, by its tags and tier · again Mon 21 Dec\n',
  );
  await run(desk, 'lead', 'stop', 'Bo');
  expect((await desk.run('next', 'Bo', '--every', '9d')).stderr).toContain('asked not to be contacted');
  for (const more of [['--done'], ['--ack'], ['--drop', 'sold']])
    expect((await desk.run('next', 'Ann', '--every', '9d', ...more)).stderr).toContain('one at a time');
  expect((await desk.run('next', 'Ann', '--every', 'often')).stderr).toContain(
    '--every "often" is not a number of days.',
  );
});

test('a tactic keeps its follow-ups through edit, tweak and undo', async () => {
  const desk = new Desk();
  expect(await run(desk, 'tactic', 'add', 'mail', '--channel', 'email', '--follow-up', '3d, 1w 14')).toBe(
    'tactic mail (email, cold, follow-up 3d 7d 14d)\n',
  );
  await run(desk, 'tactic', 'tweak', 'mail', '--change', 'shorter');
  const head = async () => (await run(desk, 'tactic', 'show', 'mail')).split('\n')[0];
  expect(await head()).toContain('follow-up 3d 7d 14d');
  expect(await run(desk, 'tactic', 'edit', 'mail', '--follow-up', 'none')).toBe(
    'tactic mail (email, cold)\n',
  );
  expect(await head()).not.toContain('follow-up');
  await run(desk, 'undo');
  expect(await head()).toContain('follow-up 3d 7d 14d');
  for (const [text, message] of [
    ['3d,soon', '--follow-up "soon" is not a number of days.'],
    [Array(21).fill('3d').join(), 'says too many days'],
    [',', 'says no days'],
  ] as const) {
    const { stderr, code } = await desk.run('tactic', 'edit', 'mail', '--follow-up', text);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  }
});

test('all of it goes with the journal, and with lists of leads and tactics, into another one', async () => {
  const desk = await deskWithLeads();
  await run(desk, 'keep-in-touch', 'set', 'past client', '90d');
  await run(desk, 'keep-in-touch', 'set', 'dream', '14d');
  await run(desk, 'next', 'Ann', '--every', 'never');
  await run(desk, 'next', 'Bo', '--every', '30d');
  await run(desk, 'tactic', 'add', 'mail', '--channel', 'email', '--follow-up', '3d,7d');
  for (const what of ['all', 'leads', 'tactics']) {
    const copy = new Desk();
    const text = await run(desk, 'export', what);
    fs.writeFileSync(path.join(copy.folder, 'in'), text);
    await run(copy, 'import', 'in');
    expect(await run(copy, 'export', what)).toBe(text);
    // Once more, and nothing is new.
    const { stdout, stderr } = await copy.run('import', 'in');
    expect(stdout + stderr).not.toContain('differ');
  }
  const other = new Desk();
  await run(other, 'keep-in-touch', 'set', 'Past Client', '30d');
  fs.writeFileSync(path.join(other.folder, 'in'), await run(desk, 'export', 'all'));
  const { stdout, stderr } = await other.run('import', 'in');
  expect(stdout + stderr).toContain(
    '1 interval differs from what is here and was not taken: interval of tag past client',
  );
  expect(await run(other, 'keep-in-touch')).toMatch(/Past Client +30 days/);
});

test('an interval moves with a lead that is merged into one without', async () => {
  const desk = await deskWithLeads();
  await run(desk, 'next', 'Bo', '--every', '30d');
  expect(await run(desk, 'lead', 'merge', 'Ann', 'Bo')).toContain('filled how often to keep in touch');
  expect(await run(desk, 'next', 'Ann')).toContain('every 30 days');
  await run(desk, 'undo');
  expect((await desk.run('next', 'Ann')).stderr).toContain('Nothing is promised');
});
