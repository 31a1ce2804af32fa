import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { pipelineScene } from '../../helpers/pipeline-scene.js';
import { Desk } from '../../helpers/run.js';
import { Terminal } from '../../helpers/terminal.js';
import { seed } from '../../helpers/seed.js';

const desk = Desk.copies({ now: '2026-11-22T18:10:00' }, async (made) => {
  seed(made.file, pipelineScene());
  await made.run('lead', 'add', 'Ada Miller', '--company', 'HARBOR GROUP');
});

const talk = (made: Desk, lead: string, ...more: string[]) =>
  made.run('log', lead, '-t', 'follow-call', '-o', 'talked', ...more);

describe('leads of one company', () => {
  test('are shown together with a lead of it', async () => {
    const made = await desk();
    expect((await made.runWith({ columns: 100 }, 'show', 'Bo Lind')).stdout).toMatchInlineSnapshot(`
      "Bo Lind @3
        at stake €2,000
        harbor group
        tags list-a
        2 more leads of harbor group:
          Harbor Cafe @2 · meeting · last touch Tue 17 Nov · next Tue 24 Nov 10:00 meeting
          Ada Miller @12 · never touched

      Sat 3 Oct   entered
      Tue 10 Nov  touch 4 · cold-call · talked
          worth €2,000
      Mon 16 Nov  touch 5 · follow-call · no-answer
      "
    `);
    const shown = JSON.parse((await made.run('show', '@2', '--json')).stdout) as Record<string, unknown>;
    expect(shown.same_company).toMatchObject([
      { name: 'Bo Lind', state: 'open', stage: 'conversation', next: null, nothing_next: true },
      { name: 'Ada Miller', state: 'open', stage: null, last_touch: null },
    ]);
    expect((await made.run('show', 'Elm Dental')).stdout).not.toContain('more lead');
  });

  test('and by the name of the company, which no lead has', async () => {
    const made = await desk();
    const { stdout, stderr } = await made.run('show', 'harbor', 'group');
    expect(stdout + stderr).toMatchInlineSnapshot(`
      "Harbor Group · 3 leads
        at stake €8,000
        Harbor Cafe @2 · meeting · last touch Tue 17 Nov · next Tue 24 Nov 10:00 meeting
        Bo Lind @3 · conversation · last touch Mon 16 Nov · nothing next
        Ada Miller @12 · never touched
      "
    `);
    const told = JSON.parse((await made.run('show', 'Harbor Group', '--json')).stdout) as {
      leads: unknown[];
    };
    expect(told.leads).toHaveLength(3);
    // A lead's own name goes before.
    await made.run('lead', 'add', 'Harbor Group', '--new');
    expect((await made.run('show', 'Harbor Group')).stdout).toContain('Harbor Group @13\n');
  });

  test('logging to one says what is promised to another, after what was stored', async () => {
    const made = await desk();
    expect((await talk(made, 'Bo Lind', '--next', 'fri')).stdout).toBe(
      'touch 15 · Bo Lind @3 · follow-call · talked · Sun 22 Nov 18:10\n' +
        'next Fri 27 Nov\n' +
        'of harbor group too: Harbor Cafe @2 · next Tue 24 Nov 10:00\n',
    );
    const result = await made.run('result', 'Harbor Cafe', 'held');
    expect(result.stdout).toContain('of Harbor Group too: Bo Lind @3 · next Fri 27 Nov\n');
    expect((await talk(made, 'Elm Dental', '--next', 'fri')).stdout).not.toContain('too:');
    const json = (await talk(made, 'Ada Miller', '--json')).stdout;
    expect(JSON.parse(json)).toMatchObject({ lead: 'Ada Miller' });
  });

  test('the name of the company is not quietly made a lead', async () => {
    const made = await desk();
    const before = (await made.run('export', 'all')).stdout;
    const people =
      'There is no lead "harbor group", but a company with Harbor Cafe @2, Bo Lind @3, Ada Miller @12.';
    const refused = { code: 2, stdout: '' };
    expect(await talk(made, 'harbor group')).toEqual({
      ...refused,
      stderr: `prospect: ${people}\n  Say which by its number, for example @2; for a new lead of that name add --new.\n`,
    });
    for (const args of [
      ['result', 'harbor', 'group', 'held'],
      ['next', 'harbor group', 'fri'],
    ])
      expect(await made.run(...args)).toEqual({
        ...refused,
        stderr: `prospect: ${people}\n  Say which by its number, for example @2.\n`,
      });
    fs.writeFileSync(path.join(made.folder, 'list.txt'), 'Quite New\nharbor group\n');
    const listed = await made.run('log', '--leads', 'list.txt', '-t', 'follow-call', '-o', 'talked');
    expect(listed).toMatchObject({ code: 2, stderr: expect.stringContaining(people) as string });
    expect((await made.run('export', 'all')).stdout).toBe(before);
    expect((await talk(made, 'Harbor Group', '--new')).stderr).toContain('new lead Harbor Group @13\n');
    expect((await talk(made, 'harbor group')).stdout).toContain('Harbor Group @13');
  });

  test('the name of the company is asked about at a terminal', async () => {
    const made = await desk();
    const log = ['log', 'harbor group', '-t', 'follow-call', '-o', 'talked'];
    const known = new Terminal(made, ...log);
    await known.answers('Harbor Group is a company. Who was it?', '2');
    expect(await known.ends()).toBe(0);
    expect(known.text).toContain('touch 15 · Bo Lind @3 · follow-call');
    const other = new Terminal(made, ...log);
    await other.answers('somebody else at Harbor Group', '4');
    await other.answers('a new lead at Harbor Group', 'Cleo Vane\r');
    expect(await other.ends()).toBe(0);
    expect(other.text).toContain('touch 16 · Cleo Vane @13 · follow-call');
    expect((await made.run('show', 'Cleo Vane')).stdout).toContain('\n  Harbor Group\n');
    const firm = new Terminal(made, ...log);
    await firm.answers('/ new lead "harbor group"', '/');
    expect(await firm.ends()).toBe(0);
    expect(firm.text).toContain('harbor group @14');
    const next = new Terminal(made, 'next', 'HARBOR', 'GROUP', 'fri');
    expect(await next.ends()).toBe(0);
    expect(next.text).toContain('harbor group @14 · next Fri');
  });

  test('many next steps of others are counted', async () => {
    const made = new Desk();
    for (const name of ['Ann', 'Ben', 'Cid', 'Dot', 'Eve', 'Fay'])
      await made.run('lead', 'add', name, '--company', 'Big & Co', '--new');
    for (const name of ['Ann', 'Ben', 'Cid', 'Dot', 'Eve']) await made.run('next', name, 'fri');
    const { stdout } = await made.run('log', 'Fay', '-t', 'call', '--new', '-o', 'talked');
    expect(stdout.split('\n').filter((line) => line.startsWith('of Big & Co too: '))).toEqual([
      'of Big & Co too: Ann @1 · next Fri 27 Nov',
      'of Big & Co too: Ben @2 · next Fri 27 Nov',
      'of Big & Co too: Cid @3 · next Fri 27 Nov',
      'of Big & Co too: 2 more next steps',
    ]);
  });
});
