import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

const deskOf = Desk.copies({ now: '2026-11-16T10:00' }, async (desk) => {
  await desk.run('lead', 'add', 'Harbor Cafe', '-n', 'wants a pilot');
  await desk.run('log', 'Dan Wu', '-t', 'cold-call', '-o', 'talked', '-n', 'Asks for a PILOT\nin spring');
  await desk.run('log', 'Dan Wu', '-t', 'cold-call', '-o', 'talked');
  await desk.run('result', '2', 'replied', '-n', 'the pilot is on');
});

describe('search', () => {
  test('finds leads and notes of touches, whatever the case', async () => {
    const desk = await deskOf();
    const answer = await desk.run('search', 'pilót');
    expect(answer.code).toBe(0);
    expect(answer.stderr).toBe('');
    expect(answer.stdout).toContain('Harbor Cafe');
    expect(answer.stdout).toContain(`2 touches have a note with that:
  touch 2 · Dan Wu @2 · cold-call · replied · Mon 16 Nov 10:00
  touch 1 · Dan Wu @2 · cold-call · talked · Mon 16 Nov 10:00
    Asks for a PILOT
    in spring
`);
    expect((await desk.run('search', 'spring', 'pilot')).stdout).toContain('1 touch has a note with that:');
  });

  test('what is nowhere is no error', async () => {
    const desk = await deskOf();
    expect(await desk.run('search', 'nobody', 'here')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'No leads to list.\nNo touch has a note with that.\n',
    });
    expect((await desk.run('search', ' ')).code).toBe(2);
  });
});

test('words that people type for what is called otherwise', async () => {
  const desk = await deskOf();
  expect(await desk.run('lead', 'show', 'Dan Wu')).toEqual(await desk.run('show', 'Dan Wu'));
  expect((await desk.run('lead', 'show', '1')).code).toBe(2);
  expect(await desk.run('status')).toEqual(await desk.run());
  expect(await desk.run('help')).toEqual(await desk.run('--help'));
  expect(await desk.run('help', 'log')).toEqual(await desk.run('log', '--help'));
  expect(await desk.run('help', 'lead', 'add')).toEqual(await desk.run('lead', 'add', '--help'));
  expect(await desk.run('help', 'nothing')).toMatchObject({ code: 2, stdout: '' });
});
