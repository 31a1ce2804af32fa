import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';

const deskWithMeeting = Desk.copies({}, async (desk) => {
  await desk.run(
    'log',
    'Harbor Cafe',
    '-t',
    'referral-ask',
    '-o',
    'meeting',
    '--at',
    '2026-11-17 09:00',
    '--next',
    '2026-11-19 14:00',
  );
});

describe('result', () => {
  test('moves a touch on as often as it moves, each step with its own time', async () => {
    const desk = await deskWithMeeting();
    await desk.run('result', 'harbor', 'held', '--at', '2026-11-19 15:00', '-n', 'went well');
    const won = await desk.run('result', 'Harbor', 'Cafe', 'won', '--value', '€6,000');
    expect(won.stdout).toBe('touch 1 · Harbor Cafe @1 · referral-ask · won · Sat 21 Nov 14:02\n');
    expect((await desk.run('show', '1')).stdout).toBe(
      [
        'touch 1 · Harbor Cafe @1 · referral-ask · won · Tue 17 Nov 09:00',
        '  Tue 17 Nov 09:00  meeting',
        '  Thu 19 Nov 15:00  held · "went well"',
        '  Sat 21 Nov 14:02  won · worth €6,000',
        '',
      ].join('\n'),
    );
  });

  test('a bare number is a touch, anything else a lead', async () => {
    const desk = await deskWithMeeting();
    await desk.run('log', 'Harbor Cafe', '-t', 'follow-up-email', '--channel', 'email');
    expect((await desk.run('result', '2', 'replied')).stdout).toContain('touch 2 ');
    expect((await desk.run('result', '@1', 'replied')).stdout).toContain('touch 2 ');
    expect((await desk.run('result', '7', 'replied')).stderr).toContain('There is no touch 7.');
  });

  test('what follows a meeting belongs to the touch that brought it, not to the newest', async () => {
    const desk = await deskWithMeeting();
    await desk.run('log', 'Harbor Cafe', '-t', 'reminder', '--channel', 'text');
    expect((await desk.run('result', 'harbor', 'no-show')).stdout).toContain('touch 1 ');
    expect((await desk.run('resolve', 'harbor', 'held')).stdout).toContain('touch 1 ');
  });

  test('log LEAD -o OUTCOME without a tactic does the same', async () => {
    const desk = await deskWithMeeting();
    expect((await desk.run('log', 'harbor', '-o', 'held')).stdout).toContain(
      'touch 1 · Harbor Cafe @1 · referral-ask · held',
    );
    const attempt = await desk.run('log', 'harbor', '-o', 'no-answer');
    expect(attempt.code).toBe(2);
    expect(attempt.stderr).toContain('Which tactic was it?');
  });

  test('a result keeps the promise that was due, and not one that is still to come', async () => {
    const desk = await deskWithMeeting();
    expect((await desk.run('result', 'harbor', 'held')).stdout).not.toContain('next');
    await desk.run('next', 'harbor', '2026-12-01', '--do', 'send proposal');
    expect((await desk.run('result', 'harbor', 'talked')).stdout).toContain('next Tue 1 Dec · send proposal');
  });

  test('steps stand in the order of time; without a time, as they were written', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann Lee', '-t', 'mail', '--channel', 'email', '--at', '2026-11-20 09:00');
    await desk.run('result', '1', 'meeting', '--at', '2026-11-20 15:00');
    await desk.run('result', '1', 'replied', '--at', '2026-11-20 11:00');
    expect((await desk.run('show', '1')).stdout).toContain('· meeting · Fri 20 Nov 09:00');
    await desk.run('result', '1', 'held', '--at', '2026-11-20');
    const steps = (await desk.run('show', '1')).stdout.split('\n').slice(1, 5);
    expect(steps.map((line) => line.trim().split(/\s\s/)[1])).toEqual(['sent', 'replied', 'meeting', 'held']);
    expect((await desk.run('result', '1', 'won', '--at', '2026-11-20 08:59')).code).toBe(2);
  });

  test('a result before its touch is refused', async () => {
    const desk = await deskWithMeeting();
    const answer = await desk.run('result', 'harbor', 'held', '--at', '2026-11-16');
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain('is before touch 1 itself');
  });

  test('what waits for an answer is listed', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', '-t', 'mail', '--channel', 'email');
    await desk.run('log', 'Bo', '-t', 'mail');
    await desk.run('result', 'Ann', 'replied');
    const waiting = JSON.parse((await desk.run('list', '--waiting', '--json')).stdout) as { lead: string }[];
    expect(waiting.map((row) => row.lead)).toEqual(['Bo']);
  });

  test.each([
    [['result', 'harbor'], 'What became of it?'],
    [['result', 'harbor', 'helt'], 'no outcome'],
    [['result', 'nobody', 'held'], 'There is no lead "nobody".'],
    [['result', 'harbor', 'held', '-o', 'won'], 'said twice'],
    [['result', 'harbor', 'held', '-r', 'price'], '--reason does not go with'],
  ])('%j is refused', async (args, message) => {
    const desk = await deskWithMeeting();
    const answer = await desk.run(...args);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain(message);
  });

  test('a lead nothing was logged with has nothing to become', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Ann');
    const answer = await desk.run('result', 'Ann', 'held');
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain('Nothing was logged with "Ann" yet.');
  });
});

describe('next', () => {
  test('makes, moves, shows, finishes and drops the next step', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Elm Dental');
    expect((await desk.run('next', 'elm')).stderr).toBe('Nothing is promised to Elm Dental @1.\n');
    expect((await desk.run('next', 'Elm', 'Dental', 'in', '3', 'days', '--do', 'call')).stdout).toBe(
      'Elm Dental @1 · next Tue 24 Nov · call\n',
    );
    expect((await desk.run('next', '@1', 'fri 9:30')).stdout).toBe(
      'Elm Dental @1 · next Fri 27 Nov 09:30 · call\n',
    );
    expect((await desk.run('next', '@1')).stdout).toBe('next Fri 27 Nov 09:30 · call\n');
    expect((await desk.run('next', '@1', '--done')).stdout).toBe(
      'Elm Dental @1 · done: call of Fri 27 Nov 09:30\n',
    );
    await desk.run('next', '@1', 'mon', '--handoff', 'Kim');
    expect((await desk.run('next', '@1', '--ack')).stdout).toContain('taken over');
    await desk.run('next', '@1', 'mon');
    expect((await desk.run('next', '@1', '--drop', 'sold')).stdout).toContain('dropped');
    expect((await desk.run('next', '@1', '--done')).stderr).toContain(
      'Nothing is promised to Elm Dental @1.',
    );
  });

  test('an impossible date is named, not taken for a part of the lead', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Elm Dental');
    const answer = await desk.run('next', 'Elm', 'Dental', '2026-02-30');
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain('2026-02-30 is not a date');
  });
});

test('what came of a meeting is dated to the meeting, unless it is said when; a no-show closes it', async () => {
  const desk = new Desk({ now: '2026-11-23T09:00:00' });
  for (const name of ['Ann', 'Bo', 'Cy', 'Di'])
    await desk.run(
      'log',
      name,
      '--new',
      '-t',
      'call',
      '--channel',
      'call',
      '-o',
      'meeting',
      '--next',
      '2026-11-24 10:00',
    );
  desk.setClock('2026-11-27T16:00:00');
  expect((await desk.run('result', 'Ann', 'held')).stdout).toContain('Tue 24 Nov 10:00');
  expect((await desk.run('log', 'Di', '-o', 'held')).stdout).toContain('Tue 24 Nov 10:00');
  expect((await desk.run('result', 'Cy', 'held', '--at', '2026-11-26')).stdout).toContain('Thu 26 Nov');
  const { stdout } = await desk.run('result', 'Bo', 'no-show');
  expect(stdout).toContain('closed: no-show · Tue 24 Nov 10:00');
  expect(stdout).not.toMatch(/kept|late/);
  const told = await desk.run('show', 'Bo');
  expect(told.stdout).toContain('closed: no-show');
  expect(told.stdout).not.toContain('kept');
  const promises = JSON.parse((await desk.run('report', 'promises', '--period', 'all', '--json')).stdout) as {
    total: { kept: number };
  };
  expect(promises.total.kept).toBe(0);
});
