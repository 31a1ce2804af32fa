import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

const everything = async (desk: Desk) => (await desk.run('export', 'all')).stdout;
const lead = async (desk: Desk, name: string) =>
  JSON.parse((await desk.run('show', name, '--json')).stdout) as Record<string, unknown>;

/** Two leads who are one: the café under its two spellings. */
const cafesDesk = Desk.copies({ now: '2026-11-16T10:00' }, async (desk) => {
  await desk.run(
    'lead',
    'add',
    'Harbor Cafe',
    '--email',
    'jo@harbor.test',
    '--tag',
    'pilot',
    '--tier',
    'B',
    '-n',
    'likes it short',
  );
  await desk.run('log', '@1', '-t', 'cold-call', '-o', 'talked', '--next', 'fri', '--do', 'send offer');
  desk.setClock('2026-11-17T11:00');
  await desk.run(
    ...['lead', 'add', 'Harbour Cafe', '--new', '--email', 'JO@harbor.test', '--email', 'office@harbor.test'],
    ...[
      '--phone',
      '+49 30 1234',
      '--tag',
      'Pilot',
      '--tag',
      'café',
      '--tier',
      'dream',
      '--company',
      'Harbor GmbH',
    ],
    ...['--source', 'fair', '--origin', 'self', '-n', 'ask for Jo'],
  );
  await desk.run('log', '@2', '-t', 'referral-ask', '-o', 'talked', '--next', 'thu', '--do', 'call Jo');
  await desk.run('log', '@2', '-t', 'referral-ask', '-o', 'meeting', '--next', '2026-11-25 10:00');
  desk.setClock('2026-11-18T09:00');
});

describe('lead merge', () => {
  test('moves everything of the second lead into the first and says what', async () => {
    const desk = await cafesDesk();
    const answer = await desk.run('lead', 'merge', 'Harbor Cafe', 'Harbour Cafe');
    expect(answer).toEqual({
      code: 0,
      stderr: '',
      stdout: `lead Harbor Cafe @1 · merged with Harbour Cafe @2
  moved 2 touches, 2 next steps, 2 emails or phones, 1 tag
  filled company, source, origin · notes joined · tier dream
  dropped Fri 20 Nov · send offer: the earlier date stays
  next Thu 19 Nov · call Jo
  next Wed 25 Nov 10:00 · meeting
  (prospect undo)
`,
    });
    expect(await lead(desk, '@1')).toMatchObject({
      name: 'Harbor Cafe',
      company: 'Harbor GmbH',
      email: 'jo@harbor.test; office@harbor.test',
      phone: '+49 30 1234',
      source: 'fair',
      origin: 'self',
      tier: 'dream',
      tags: 'pilot; café',
      note: 'likes it short\n\nask for Jo',
      created: '2026-11-16',
      touches: 3,
      merged: [{ lead_id: 2, name: 'Harbour Cafe', merged: '2026-11-18' }],
    });
    const { promises } = (await lead(desk, '@1')) as {
      promises: { what: string; state: string; why: string | null }[];
    };
    expect(promises.map(({ what, state, why }) => [what, state, why])).toEqual([
      ['send offer', 'dropped', 'merged with @2'],
      ['call Jo', 'open', null],
      ['meeting', 'open', null],
    ]);
    expect((await desk.run('lead', 'list', '--json')).stdout.match(/"lead_id"/g)).toHaveLength(1);
  });

  test('is undone and done again to the letter', async () => {
    const desk = await cafesDesk();
    const before = await everything(desk);
    await desk.run('lead', 'merge', '@1', '@2');
    const after = await everything(desk);
    expect((await desk.run('undo')).stdout).toBe(
      'undone: lead merge · Harbour Cafe @2 into Harbor Cafe @1\n',
    );
    expect(await everything(desk)).toBe(before);
    await desk.run('redo');
    expect(await everything(desk)).toBe(after);
  });

  test('what it was known by finds the other from then on, and its number is not used again', async () => {
    const desk = await cafesDesk();
    await desk.run('lead', 'merge', '@1', 'jo@harbor.test'.replace('jo', 'office'));
    for (const name of ['@2', 'harbour café', 'office@harbor.test'])
      expect((await desk.run('log', name, '-t', 'cold-call', '-o', 'talked')).stdout).toContain(
        'Harbor Cafe @1',
      );
    expect((await desk.run('lead', 'list', 'harbour', '--csv')).stdout).toContain('\n1,Harbor Cafe,');
    expect((await desk.run('lead', 'add', 'Harbour Cafe')).stderr).toContain(
      'There is a lead "Harbor Cafe @1" already.',
    );
    expect((await desk.run('lead', 'add', 'Harbour Cafe', '--new')).stdout).toBe('lead Harbour Cafe @3\n');
  });

  test('an import of it by uid, external id or name makes no second one', async () => {
    const desk = new Desk();
    const file = (name: string, text: string) => fs.writeFileSync(path.join(desk.folder, name), text);
    file('a.csv', 'name,external id\nHarbor Cafe,A1\nHarbour Cafe,B2\nThe Harbour,\n');
    await desk.run('import', 'a.csv');
    file('own.csv', (await desk.run('export', 'leads')).stdout);
    file('own.json', await everything(desk));
    await desk.run('lead', 'merge', '@1', '@3');
    expect((await desk.run('lead', 'merge', '@1', '@2')).stdout).toContain(
      'imports find it by external id B2 too',
    );
    const before = await everything(desk);
    for (const name of ['a.csv', 'own.csv', 'own.json']) {
      expect((await desk.run('import', name)).stdout).toMatch(/^added 0 [a-z ]+ · skipped/);
      expect(await everything(desk)).toBe(before);
    }
    file(
      'touches.csv',
      'at,lead,tactic,outcome\n2026-11-20,the harbour,call,talked\n2026-11-20,Harbour Cafe,call,talked\n',
    );
    await desk.run('import', 'touches.csv', '--const', 'channel=call');
    expect(await lead(desk, '@1')).toMatchObject({ touches: 2 });
    expect((await desk.run('lead', 'list', '--json')).stdout.match(/"lead_id"/g)).toHaveLength(1);
  });

  test('the external id moves where there is none', async () => {
    const desk = new Desk();
    fs.writeFileSync(path.join(desk.folder, 'a.csv'), 'name,external id\nHarbour Cafe,B2\n');
    await desk.run('lead', 'add', 'Harbor Cafe');
    await desk.run('import', 'a.csv');
    const before = await everything(desk);
    expect((await desk.run('lead', 'merge', '@1', '@2')).stdout).toContain('filled external id');
    expect(await lead(desk, '@1')).toMatchObject({ external_id: 'B2' });
    expect((await desk.run('import', 'a.csv')).stdout).toContain('added 0 new leads');
    await desk.run('undo');
    expect(await everything(desk)).toBe(before);
  });

  test('goes out and in again with what was merged', async () => {
    const desk = await cafesDesk();
    await desk.run('lead', 'add', 'Third');
    await desk.run('lead', 'merge', '@2', '@3');
    await desk.run('lead', 'merge', '@1', '@2');
    const whole = await everything(desk);
    const other = new Desk({ now: '2026-11-18T09:00' });
    await other.runWith({ input: whole }, 'import', '-');
    expect(await everything(other)).toBe(whole);
    for (const number of ['@2', '@3'])
      expect(await lead(other, number)).toMatchObject({ name: 'Harbor Cafe' });
    expect((await other.run('lead', 'add', 'Fourth')).stdout).toBe('lead Fourth @4\n');
  });

  test.each([
    ['@1', 'stopped first', '@2'],
    ['@2', 'stopped second', '@1'],
  ])('is stopped if either is (%s)', async (stopped, _, open) => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Ann Lee');
    await desk.run('lead', 'add', 'Anne Leigh');
    await desk.run('log', open, '-t', 'call', '-o', 'do-not-contact');
    desk.setClock('2026-11-22T10:00');
    await desk.run('lead', 'stop', open, '--lift');
    await desk.run('lead', 'stop', stopped);
    expect((await desk.run('lead', 'merge', '@1', '@2')).stdout).toContain('do not contact');
    expect(await lead(desk, '@1')).toMatchObject({ stopped: true });
    await desk.run('lead', 'stop', '@1', '--lift');
    expect(await lead(desk, '@1')).toMatchObject({ stopped: false });
  });

  test('neither stopped, both lifted: it stays lifted', async () => {
    const desk = new Desk();
    for (const name of ['Ann Lee', 'Bo Chen']) {
      await desk.run('log', name, '-t', 'call', '--channel', 'call', '-o', 'do-not-contact');
      await desk.run('lead', 'stop', name, '--lift');
      desk.setClock('2026-11-22T10:00');
    }
    await desk.run('lead', 'merge', '@1', '@2');
    expect(await lead(desk, '@1')).toMatchObject({ stopped: false });
  });

  test('an origin that the source tells is not taken for missing', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Ann Lee', '--source', 'fair', '--origin', 'self');
    await desk.run('lead', 'add', 'Bo Chen', '--source', 'fair');
    await desk.run('lead', 'add', 'Cy Diaz', '--source', 'boss', '--origin', 'given');
    await desk.run('lead', 'merge', 'Bo Chen', 'Cy Diaz');
    expect(await lead(desk, 'Bo Chen')).toMatchObject({ source: 'fair', origin: 'self' });
    await desk.run('lead', 'add', 'Di Ott');
    await desk.run('lead', 'merge', 'Di Ott', 'Bo Chen');
    expect(await lead(desk, 'Di Ott')).toMatchObject({ source: 'fair', origin: 'self' });
  });

  test('names that a terminal would obey are shown', async () => {
    const desk = new Desk();
    const name = '\u001b[31mRed\u202e';
    await desk.run('lead', 'add', name, '--new', '--tag', name, '--url', name, '-n', name);
    await desk.run('lead', 'add', `${name}\u009b`, '--new', '-n', 'x');
    const outputs = [];
    for (const args of [
      ['lead', 'merge', '@1', '@2'],
      ['show', '@1'],
      ['lead', 'list', 'red'],
      ['undo'],
      ['lead', 'forget', '@1'],
    ])
      outputs.push(await desk.runWith({ columns: 80 }, ...args));
    for (const { stdout, stderr } of outputs) expect(stdout + stderr).not.toMatch(/[\u001b\u009b\u202e]/);
    expect(outputs[1]!.stdout).toContain('also ^[[31mRed\\u{202e}\\u{9b} @2');
  });

  test('what cannot be merged is refused and nothing changes', async () => {
    const desk = await cafesDesk();
    await desk.run('lead', 'edit', '@1', '-n', 'x'.repeat(40_000));
    await desk.run('lead', 'edit', '@2', '-n', 'y'.repeat(40_000));
    const before = await everything(desk);
    for (const [a, b, said] of [
      ['@1', 'harbor cafe', 'are one lead: Harbor Cafe @1.'],
      ['@1', '@9', 'There is no lead @9.'],
      ['@1', 'Weber', 'There is no lead "Weber".'],
      ['@1', '@2', 'The note of both together has 80002 characters; at most 65536 are kept.'],
    ] as const) {
      const answer = await desk.run('lead', 'merge', a, b);
      expect(answer.code).toBe(2);
      expect(answer.stderr).toContain(said);
    }
    expect(await everything(desk)).toBe(before);
  });
});

test('any merges, with other writes before and after, are undone to the letter', async () => {
  const who = fc.constantFrom('@1', '@2', '@3', '@4');
  const write = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constant('lead'), fc.constant('merge'), who, who) },
    fc.tuple(
      fc.constant('log'),
      who,
      fc.constant('-t'),
      fc.constant('call'),
      fc.constant('-o'),
      fc.constantFrom('talked', 'meeting', 'do-not-contact', 'lost'),
      fc.constant('--next'),
      fc.constantFrom('fri', 'mon', 'in 9 days'),
    ),
    fc.tuple(
      fc.constant('next'),
      who,
      fc.constantFrom('tue', 'thu'),
      fc.constant('--handoff'),
      fc.constant('Kim'),
    ),
    fc.tuple(
      fc.constant('lead'),
      fc.constant('edit'),
      who,
      fc.constantFrom('--tag', '--email', '--note', '--company'),
      fc.constantFrom('a@b.test', 'c@d.test'),
    ),
    fc.tuple(fc.constant('lead'), fc.constant('stop'), who),
    fc.tuple(fc.constant('lead'), fc.constant('stop'), who, fc.constant('--lift')),
    fc.tuple(fc.constant('lead'), fc.constant('rm'), who),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(write, { maxLength: 10 }), async (writes) => {
      const desk = new Desk();
      for (const name of ['Ann', 'Bo', 'Cy', 'Di']) await desk.run('lead', 'add', name, '--tag', name);
      await desk.run('tactic', 'add', 'call', '--channel', 'call');
      const states = [await everything(desk)];
      for (const args of writes) {
        const { code } = await desk.run(...args);
        expect([0, 2]).toContain(code);
        const now = await everything(desk);
        if (now !== states.at(-1)) states.push(now);
      }
      const after = [...states];
      for (states.pop(); states.length > 0; states.pop()) {
        await desk.run('undo');
        expect(await everything(desk)).toBe(states.at(-1));
      }
      for (const state of after.slice(1)) {
        await desk.run('redo');
        expect(await everything(desk)).toBe(state);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
