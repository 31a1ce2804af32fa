import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { Terminal } from '../../helpers/terminal.js';

const everything = async (desk: Desk) => (await desk.run('export', 'all')).stdout;
const touches = async (desk: Desk) =>
  JSON.parse((await desk.run('list', '--json', '--limit', '0')).stdout) as Record<string, unknown>[];

/** Three calls by a name that was too wide, one mail, and a refusal without a reason. */
const deskOf = Desk.copies({ now: '2026-11-16T10:00' }, async (desk) => {
  await desk.run('log', 'Harbor Cafe', '-t', 'call', '-o', 'no-answer');
  await desk.run('log', 'Dan Wu', '-t', 'call', '-o', 'talked');
  desk.setClock('2026-11-17T11:00');
  await desk.run('log', 'Ann Lee', '-t', 'call', '-o', 'not-interested');
  await desk.run('log', 'Ann Lee', '-t', 'cold-email', '--channel', 'email');
  await desk.run('tactic', 'add', 'cold-call');
});

const many = ['edit', '--tactic', 'call', '--set', 'tactic=cold-call'] as const;

describe('edit of several touches', () => {
  test('shows what it would change, and changes nothing without --yes where nobody can be asked', async () => {
    const desk = await deskOf();
    const before = await everything(desk);
    expect(await desk.run(...many)).toEqual({
      code: 2,
      stdout: `3 touches · Mon 16 – Tue 17 Nov 2026 · tactic=cold-call
  touch 1 · Harbor Cafe @1 · call · no-answer · Mon 16 Nov 10:00
  touch 2 · Dan Wu @2 · call · talked · Mon 16 Nov 10:00
  touch 3 · Ann Lee @3 · call · not-interested · Tue 17 Nov 11:00
`,
      stderr: 'prospect: Nothing was changed yet.\n  To change these, add --yes to the same line.\n',
    });
    expect(await everything(desk)).toBe(before);
  });

  test('with --yes changes them in one operation, which undo takes back', async () => {
    const desk = await deskOf();
    const before = await everything(desk);
    expect(await desk.run(...many, '--yes')).toEqual({
      code: 0,
      stdout: 'changed 3 touches  (prospect undo)\n',
      stderr: '',
    });
    expect((await touches(desk)).map(({ tactic }) => tactic)).toEqual([
      'cold-email',
      'cold-call',
      'cold-call',
      'cold-call',
    ]);
    expect((await desk.run('undo')).stdout).toContain('3 touches');
    expect(await everything(desk)).toBe(before);
  });

  test('asks on a terminal: n leaves everything, y changes it', async () => {
    const desk = await deskOf();
    const before = await everything(desk);
    const no = new Terminal(desk, ...many);
    await no.answers('Change them?', 'n');
    expect(await no.ends()).toBe(0);
    expect(await everything(desk)).toBe(before);
    const yes = new Terminal(desk, ...many);
    await yes.answers('Change them?', 'y');
    expect(await yes.ends()).toBe(0);
    expect((await touches(desk)).filter(({ tactic }) => tactic === 'call')).toEqual([]);
  });

  test('numbers are changed at once, several too, and each is told', async () => {
    const desk = await deskOf();
    expect((await desk.run('edit', '1', '3', '-t', 'cold-call', '-m', '5')).stdout).toBe(
      `touch 1 · Harbor Cafe @1 · cold-call · no-answer · Mon 16 Nov 10:00
touch 3 · Ann Lee @3 · cold-call · not-interested · Tue 17 Nov 11:00
changed 2 touches  (prospect undo)
`,
    );
    expect((await touches(desk)).map(({ seconds }) => seconds)).toEqual([null, 300, null, 300]);
    expect((await desk.run('edit', '2', '4', '--set', 'minutes=', '--set', 'note=long talk')).code).toBe(0);
    expect((await touches(desk)).map(({ note }) => note)).toEqual(['long talk', null, 'long talk', null]);
  });

  test('a reason is given to all that failed without one', async () => {
    const desk = await deskOf();
    const answer = await desk.run('edit', '--reason', 'none', '--set', 'reason=price', '--yes');
    expect(answer.stdout).toBe('touch 3 · Ann Lee @3 · call · not-interested · Tue 17 Nov 11:00\n');
    expect((await touches(desk))[1]).toMatchObject({ touch: 3, reason: 'price', broke: 'offer' });
  });

  test('a touch that a change does not suit is named, and none is changed', async () => {
    const desk = await deskOf();
    const before = await everything(desk);
    expect(await desk.run('edit', '--tactic', 'call', '--set', 'reason=price', '--yes')).toEqual({
      code: 2,
      stdout: '',
      stderr: `prospect: touch 1 · Harbor Cafe @1 · call · no-answer · Mon 16 Nov 10:00: --reason does not go with the outcome no-answer. Nothing was changed.
  Reasons are for outcomes that failed or were put off: see "prospect outcome list".
`,
    });
    expect(await everything(desk)).toBe(before);
  });

  test.each([
    [['edit'], 'Which touch?'],
    [['edit', '--set', 'tactic=cold-call'], '--set says what to change, but not of which touches.'],
    [['edit', '1', '--tactic', 'call', '--set', 'tactic=cold-call'], 'not both'],
    [['edit', '--tactic', 'call', '--set', 'colour=red'], 'The fields are lead, tactic,'],
    [['edit', '--tactic', 'call', '--set', 'tactic'], 'is not FIELD=VALUE'],
    [['edit', '--tactic', 'call', '--set', 'note=a', '--set', 'note=b'], '--set note is there twice.'],
    [['edit', '--tactic', 'call', '--note', 'x', '--set', 'minutes=3'], 'say --set note=VALUE'],
    [['edit', '--tactic', 'call', '--kind', 'warm', '--set', 'minutes=3'], '--kind is no way to choose'],
    [['edit', '1', '--period', 'all'], '--period says which touches are meant'],
    [['edit', '--set', 'broke=nowhere', '--period', 'all'], 'nowhere'],
  ])('%j is refused with what to type', async (args, message) => {
    const desk = await deskOf();
    const answer = await desk.run(...args);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain(message);
  });

  test('what was so already is not said to be changed', async () => {
    const desk = await deskOf();
    await desk.run('edit', '--tactic', 'call', '--set', 'minutes=4', '--yes');
    expect(await desk.run('edit', '--tactic', 'call', '--set', 'minutes=4', '--yes')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing changed: it was so already.\n',
    });
  });

  test('nothing chosen is no error', async () => {
    const desk = await deskOf();
    expect(await desk.run('edit', '--outcome', 'won', '--set', 'minutes=3')).toEqual({
      code: 0,
      stdout: 'No touches to change.\n',
      stderr: '',
    });
  });

  test('each touch gets the version of its own day', async () => {
    const desk = await deskOf();
    desk.setClock('2026-11-17T12:00');
    await desk.run('tactic', 'tweak', 'cold-call', '--change', 'a question first');
    desk.setClock('2026-11-18T09:00');
    await desk.run('log', 'Ann Lee', '-t', 'call', '-o', 'talked');
    expect((await desk.run(...many, '--yes')).code).toBe(0);
    const versions = (await touches(desk)).map(({ tactic, version }) => [tactic, version]);
    expect(versions).toContainEqual(['cold-call', 2]);
    expect(versions[0]).toEqual(['cold-call', 2]);
    expect(versions.at(-1)).toEqual(['cold-call', 1]);
  });
});
