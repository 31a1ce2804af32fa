import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

describe('tactic add', () => {
  test('takes worth, kind and usual minutes, and says what is set', async () => {
    const desk = new Desk();
    expect(await desk.run('tactic', 'add', 'cold-call', '--worth', '1/50', '-m', '4')).toEqual({
      stdout: 'tactic cold-call (call, cold, worth 1/50, ~4 min each)\n',
      stderr: '',
      code: 0,
    });
    const half = await desk.run('tactic', 'add', 'open house', '--channel', 'event', '--minutes', '2:30');
    expect(half.stdout).toBe('tactic open house (event, cold, ~150 min each)\n');
    const share = await desk.run('tactic', 'add', 'talks', '--kind', 'warm', '--worth', '2.4%', '-m', '1,25');
    expect(share.stdout).toBe('tactic talks (call, warm, worth 2.4%, ~1.3 min each)\n');
    expect((await desk.run('tactic', 'add', 'plain', '--worth', '', '--minutes', '')).stdout).toBe(
      'tactic plain (call, cold)\n',
    );
  });

  test.each([
    [['--worth', '50'], '"50" is not a share of leads between none and all, like 1/50 or 2%.'],
    [['--worth', '100%'], '"100%" is not a share of leads between none and all, like 1/50 or 2%.'],
    [['--minutes', 'long'], '--minutes "long" is not a number of minutes.'],
    [['--minutes', '20000'], '--minutes "20000" is more than a touch can usually take.'],
    [['--kind', 'hot'], '--kind "hot" is not known.'],
  ])('refuses %j', async (options, message) => {
    const desk = new Desk();
    const answer = await desk.run('tactic', 'add', 'cold-call', ...options);
    expect(answer).toMatchObject({ stdout: '', code: 2 });
    expect(answer.stderr.split('\n')[0]).toBe(`prospect: ${message}`);
    expect(fs.existsSync(desk.file)).toBe(false);
  });
});

describe('tactic edit', () => {
  test('changes what is given, clears with an empty text, and keeps the rest', async () => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'cold', 'call', '--worth', '1/40', '-m', '3');
    const edit = async (...options: string[]) =>
      (await desk.run('tactic', 'edit', 'cold', 'call', ...options)).stdout;
    expect(await edit('--worth', '1 in 50', '--kind', 'warm')).toBe(
      'tactic cold call (call, warm, worth 1/50, ~3 min each)\n',
    );
    expect(await edit('--minutes', '')).toBe('tactic cold call (call, warm, worth 1/50)\n');
    expect(await edit('--worth', '', '-m', '0')).toBe('tactic cold call (call, warm, ~0 min each)\n');
    await desk.run('undo');
    const [row] = JSON.parse((await desk.run('tactic', 'list', '--json')).stdout) as object[];
    expect(row).toMatchObject({ worth: 0.02, minutes: null, kind: 'warm' });
  });

  test('has no use for a share that is none', async () => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'cold-call');
    expect(await desk.run('tactic', 'edit', 'cold-call', '--worth', '2')).toMatchObject({
      code: 2,
      stderr:
        'prospect: "2" is not a share of leads between none and all, like 1/50 or 2%.\n  Write 1/50 or 1 in 50 when at least 1 lead in 50 must reach the goal; 2% and 0.02 say the same.\n',
    });
  });
});

test('tactic list shows worth and minutes where they are set', async () => {
  const desk = new Desk();
  await desk.run('tactic', 'add', 'cold-call', '--worth', '1/50', '-m', '4');
  await desk.run('tactic', 'add', 'talks', '--channel', 'event', '--kind', 'warm', '--worth', '7%');
  await desk.run('tactic', 'add', 'plain');
  expect((await desk.run('tactic', 'list')).stdout).toBe(
    [
      'tactic     channel  kind  touches  worth  minutes',
      'cold-call  call     cold        0   1/50       ~4',
      'talks      event    warm        0     7%',
      'plain      call     cold        0',
      '',
    ].join('\n'),
  );
  const [header, first] = (await desk.run('tactic', 'list', '--csv')).stdout.split('\n');
  expect(header).toMatch(/,uid,version_uid,worth,minutes,from_version,made,worths,follow_up$/);
  expect(first).toMatch(/,0\.02,4,,,meeting 0\.02,$/);
});

test('tactic list points to the dropped ones where none is in use', async () => {
  const desk = new Desk();
  await desk.run('tactic', 'add', 'cold-call');
  await desk.run('tactic', 'drop', 'cold-call');
  expect(await desk.run('tactic', 'list')).toEqual({
    stdout: '',
    stderr: 'No tactic is in use. See the dropped ones with "prospect tactic list --all".\n',
    code: 0,
  });
});

test('a share and minutes without an end come back exactly from CSV', async () => {
  const desk = new Desk();
  await desk.run('tactic', 'add', 'thirds', '--worth', '1/3', '-m', '1.666667');
  await desk.run('tactic', 'add', 'rare', '--worth', '1/3000000');
  const csv = (await desk.run('export', 'tactics')).stdout;
  expect(csv).toContain(`,${1 / 3},${100 / 60},,,meeting ${1 / 3},\n`);
  const other = new Desk();
  fs.writeFileSync(path.join(other.folder, 'in'), csv);
  expect(await other.run('import', 'in')).toMatchObject({ code: 0, stderr: '' });
  expect((await other.run('export', 'tactics')).stdout).toBe(csv);
  fs.writeFileSync(path.join(other.folder, 'in'), csv.replace(`,${1 / 3},`, ',3,'));
  const third = new Desk();
  fs.writeFileSync(path.join(third.folder, 'in'), csv.replace(`,${1 / 3},`, ',3,'));
  expect(await third.run('import', 'in')).toMatchObject({
    code: 65,
    stderr: expect.stringContaining('line 2: "3" is not a share of leads between none and all') as string,
  });
});

test('undo and redo bring a share back to the last digit', async () => {
  const desk = new Desk();
  const worths = async () => (await desk.run('export', 'all')).stdout.match(/"worth":[^,]*/g);
  for (const [name, worth] of Object.entries({ a: '1/3', b: '1/49', c: '2.37%', d: '1/300' })) {
    await desk.run('tactic', 'add', name, '--new', '--worth', worth);
    const before = await worths();
    await desk.run('undo');
    await desk.run('redo');
    expect(await worths()).toEqual(before);
    await desk.run('tactic', 'edit', name, '--worth', '');
    await desk.run('undo');
    expect(await worths()).toEqual(before);
  }
});

describe('log and edit with a tactic', () => {
  test('make it with the kind and the worth that are said', async () => {
    const desk = new Desk();
    const logged = await desk.run('log', '-t', 'ask', '-o', 'talked', '--kind', 'warm', '--worth', '1/10');
    expect(logged.stderr).toBe(
      'new tactic ask (call, warm, worth 1/10); to change the channel: prospect tactic edit ask --channel visit\n',
    );
    const again = await desk.run('log', '-t', 'ask', '-o', 'talked', '--kind', 'warm', '--worth', '10%');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    const edited = await desk.run('edit', '1', '-t', 'follow', '--kind', 'Follow-up', '--worth', '');
    expect(edited.stderr).toBe(
      'new tactic follow (call, follow-up); to change the channel: prospect tactic edit follow --channel visit\n',
    );
  });

  test('refuse what one that is there has not', async () => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'plain');
    await desk.run('tactic', 'add', 'ask', '--kind', 'warm', '--worth', '1/10');
    const refusal = async (...args: string[]) => {
      const answer = await desk.run('log', '-o', 'talked', ...args);
      expect(answer.code).toBe(2);
      return answer.stderr;
    };
    expect(await refusal('-t', 'ask', '--kind', 'cold')).toBe(
      'prospect: The tactic ask is warm, not cold.\n  Leave --kind out, or change it with "prospect tactic edit ask --kind cold".\n',
    );
    expect(await refusal('-t', 'ask', '--worth', '1/20')).toBe(
      'prospect: The tactic ask has the worth 1/10.\n  Leave --worth out, or change it with "prospect tactic edit ask --worth 1/20".\n',
    );
    expect(await refusal('-t', 'ask', '--worth', '')).toContain('prospect tactic edit ask --worth ""');
    expect(await refusal('-t', 'plain', '--worth', '1/20')).toContain('The tactic plain has no worth yet.');
    expect(await refusal('-t', 'plain', '--channel', 'visit')).toContain(
      'The tactic plain goes by call, not visit.',
    );
  });

  test('edit has no use for a worth without a tactic', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'ask', '-o', 'talked');
    expect(await desk.run('edit', '1', '--worth', '1/20')).toMatchObject({
      code: 2,
      stderr:
        'prospect: --worth is for a tactic made here, and none is named.\n  Name one with -t TACTIC; change one that is there with "prospect tactic edit NAME --worth …".\n',
    });
  });
});
