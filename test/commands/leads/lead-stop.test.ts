import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

const isStopped = async (desk: Desk, name = 'Ann Lee') =>
  (JSON.parse((await desk.run('show', name, '--json')).stdout) as { stopped: boolean }).stopped;
const stopOutcome = ['-t', 'call', '--channel', 'call', '-o', 'do-not-contact'];

test('a stopped lead warns when it is logged to, and exports carry it', async () => {
  const desk = new Desk();
  await desk.run('lead', 'add', 'Ann Lee');
  await desk.run('next', 'Ann Lee', 'fri', '--do', 'call back');
  expect(await desk.run('lead', 'stop', 'ann')).toEqual({
    code: 0,
    stdout: 'lead Ann Lee @1 · do not contact\n',
    stderr: 'next Fri 27 Nov · call back still stands (prospect next @1 --drop WHY)\n',
  });
  expect(
    (await desk.run('log', 'Ann Lee', '-t', 'call', '--channel', 'call', '-o', 'talked')).stderr,
  ).toContain('Ann Lee @1 asked not to be contacted; logged all the same.');
  expect((await desk.run('export', 'leads')).stdout).toContain(',true,');
  expect((await desk.run('export', 'all')).stdout).toContain(
    '"stopped":1,"created":"2026-11-21","stopped_day":"2026-11-21"',
  );
  expect((await desk.run('lead', 'list')).stdout).toContain('stopped');
});

test('is lifted, also where an outcome stopped it, until the next that does', async () => {
  const desk = new Desk();
  await desk.run('log', 'Ann Lee', ...stopOutcome);
  expect(await isStopped(desk)).toBe(true);
  desk.setClock('2026-11-21T15:00');
  expect((await desk.run('lead', 'stop', 'Ann Lee', '--lift')).stdout).toBe(
    'lead Ann Lee @1 · may be contacted again\n',
  );
  expect(await isStopped(desk)).toBe(false);
  await desk.run('log', 'Ann Lee', ...stopOutcome, '--at', '2026-11-20');
  expect(await isStopped(desk)).toBe(false);
  desk.setClock('2026-11-21T16:00');
  await desk.run('log', 'Ann Lee', ...stopOutcome);
  expect(await isStopped(desk)).toBe(true);
  await desk.run('undo');
  expect(await isStopped(desk)).toBe(false);
  await desk.run('undo');
  await desk.run('undo');
  expect(await isStopped(desk)).toBe(true);
});

test('is lifted for good by the day where it was said, wherever one is then', async () => {
  const desk = new Desk({ zone: 'Pacific/Auckland', now: '2026-11-22T08:00' });
  await desk.run('log', 'Ann Lee', ...stopOutcome, '--at', '2026-11-22');
  await desk.run('lead', 'stop', 'Ann Lee', '--lift');
  expect(await isStopped(desk)).toBe(false);
  expect((await desk.run('export', 'leads')).stdout).toContain('2026-11-22T08:00:00+13:00');
  const whole = (await desk.run('export', 'all')).stdout;
  const other = new Desk({ zone: 'America/New_York', now: '2026-11-23T08:00' });
  await other.runWith({ input: whole }, 'import', '-');
  expect(await isStopped(other)).toBe(false);
  expect((await other.run('export', 'all')).stdout).toBe(whole);
});

test('says so when there is nothing to do', async () => {
  const desk = new Desk();
  await desk.run('lead', 'add', 'Ann Lee');
  expect((await desk.run('lead', 'stop', 'Ann Lee', '--lift')).stderr).toBe('Ann Lee @1 is not stopped.\n');
  await desk.run('lead', 'stop', 'Ann Lee');
  expect((await desk.run('lead', 'stop', 'Ann Lee')).stderr).toBe('Ann Lee @1 is stopped already.\n');
  expect((await desk.run('lead', 'stop', 'Weber')).code).toBe(2);
});

test('tags, url and a lifted stop go through both exports and come back byte for byte', async () => {
  const desk = new Desk();
  await desk.run(
    'lead',
    'add',
    'Ann Lee',
    '--tag',
    'a, b',
    '--tag',
    '=hot',
    '--url',
    ' =x.test ',
    '--email',
    'a@b.test',
  );
  await desk.run('log', 'Ann Lee', ...stopOutcome);
  desk.setClock('2026-11-22T14:02:03');
  await desk.run('lead', 'stop', 'Ann Lee', '--lift');
  await desk.run('lead', 'add', 'Bo Chen', '--tag', 'a, b');
  for (const format of [[], ['--excel'], ['--raw']]) {
    const touches = (await desk.run('export', 'touches')).stdout;
    const leads = (await desk.run('export', 'leads', ...format)).stdout;
    const other = new Desk();
    other.setClock('2026-11-23T10:00');
    fs.writeFileSync(path.join(other.folder, 'leads.csv'), leads);
    fs.writeFileSync(path.join(other.folder, 'touches.csv'), touches);
    expect((await other.run('import', 'leads.csv')).stdout).toContain('added 2 new leads');
    await other.run('import', 'touches.csv');
    expect((await other.run('export', 'leads', ...format)).stdout).toBe(leads);
    expect(await isStopped(other)).toBe(false);
  }
});

test('a spreadsheet with tags and pages comes in', async () => {
  const desk = new Desk();
  fs.writeFileSync(
    path.join(desk.folder, 'in.csv'),
    'Name,Labels,Website\nAnn Lee,"hot; Café, HOT ,",https://lee.test\nBo Chen,,\n',
  );
  await desk.run('import', 'in.csv', '--map', 'lead=Name', '--map', 'tag=Labels', '--map', 'url=Website');
  expect((await desk.run('lead', 'list', '--csv', 'cafe')).stdout).toContain('hot; Café,https://lee.test');
  fs.writeFileSync(path.join(desk.folder, 'own.csv'), 'name,tags,url\nCy Diaz,hot,cy.test\n');
  expect((await desk.run('import', 'own.csv')).stderr).toBe('');
  expect((await desk.run('lead', 'list', '--tag', 'hot', '--json')).stdout.match(/"lead_id"/g)).toHaveLength(
    2,
  );
});

test.each([
  ['"lifted":"yesterday"', 'has a "lifted" that is not a date with its time and offset'],
  ['"lifted":"2026-11-20"', 'has a "lifted" that is not a date with its time and offset'],
  [
    '"tags":[{"uid":"01a1fe33-0940-7001-88f5-c133a8d0b888","name":"a;b"}]',
    'has a "name" that cannot be kept: The tag "a;b" holds a semicolon',
  ],
  [
    '"merged":[{"lead":1,"uid":"01a1fe33-0940-7001-88f5-c133a8d0b888","name":"x","merged":"2026-11-20"}]',
    'has the number 1, as one before it',
  ],
])('JSON with %s is refused whole', async (part, said) => {
  const desk = new Desk();
  await desk.run('lead', 'add', 'Ann Lee');
  const whole = (await desk.run('export', 'all')).stdout;
  const key = /^"\w+"/.exec(part)![0];
  const changed = whole.replace(new RegExp(`${key}:(null|\\[\\])`), part);
  expect(changed).not.toBe(whole);
  const other = new Desk();
  const answer = await other.runWith({ input: changed }, 'import', '-');
  expect(answer.code).toBe(65);
  expect(answer.stderr).toContain(said);
});

describe('what stands as of a day', () => {
  const pages = async (desk: Desk) => {
    const asOf = ['--as-of', '2026-11-20'];
    const told = [
      await desk.run('due', ...asOf),
      await desk.run('due', '--csv', ...asOf),
      await desk.run('due', '--dream', ...asOf),
      await desk.run('pipeline', ...asOf),
      await desk.run('report', ...asOf),
      await desk.run('report', 'promises', ...asOf),
      await desk.run('lead', 'list', '--state', 'stopped', '--csv', ...asOf),
    ];
    return told.map(({ stdout }) => stdout);
  };
  const everyDay = Desk.copies({ now: '2026-11-16T10:00' }, async (desk) => {
    await desk.run('log', 'Ann Lee', '-t', 'call', '-o', 'talked', '--dream');
    await desk.run('log', 'Bo Day', '-t', 'call', '-o', 'talked', '--next', 'fri');
    await desk.run('next', 'Cy Fox', '--every', '3d');
    await desk.run('log', 'Cy Fox', '-t', 'call', '-o', 'no-answer');
    await desk.run('tactic', 'edit', 'call', '--follow-up', '2d,4d');
    await desk.run('log', 'Di Orr', '-t', 'call', '-o', 'no-answer');
    await desk.run('next', 'Cy Fox', '--every', '3d');
    desk.setClock('2026-11-23T09:00');
  });

  test('is the same whoever is stopped later', async () => {
    const desk = await everyDay();
    const before = await pages(desk);
    expect(before[0]).toContain('Cy Fox');
    for (const name of ['Ann Lee', 'Bo Day', 'Cy Fox', 'Di Orr']) await desk.run('lead', 'stop', name);
    expect(await pages(desk)).toEqual(before);
    expect((await desk.run('pipeline')).stdout).not.toContain('Ann Lee');
    expect((await desk.run('due')).stdout).not.toContain('Cy Fox');
  });

  test('is the same whose stop is lifted later, whether it was typed or an outcome', async () => {
    const desk = await everyDay();
    desk.setClock('2026-11-18T09:00');
    await desk.run('lead', 'stop', 'Ann Lee');
    await desk.run('log', 'Bo Day', '-t', 'call', '-o', 'do-not-contact');
    desk.setClock('2026-11-23T09:00');
    const before = await pages(desk);
    for (const name of ['Ann Lee', 'Bo Day']) await desk.run('lead', 'stop', name, '--lift');
    expect(await pages(desk)).toEqual(before);
    expect((await desk.run('pipeline')).stdout).toContain('Ann Lee');
    expect((await desk.run('show', 'Ann Lee')).stdout).toMatch(
      /stopped: do not contact[^]*may be contacted again|may be contacted again[^]*stopped: do not contact/,
    );
  });
});
