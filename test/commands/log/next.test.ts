import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { storedSteps } from '../../helpers/steps.js';

const deskWithLead = Desk.copies({}, async (desk) => {
  await desk.run('lead', 'add', 'Ann');
});

describe('next', () => {
  test('moves what is promised and keeps the earlier date on record', async () => {
    const desk = await deskWithLead();
    await desk.run('next', 'Ann', 'fri', '--do', 'call');
    expect((await desk.run('next', 'Ann', 'mon')).stdout).toBe('Ann @1 · next Mon 23 Nov · call\n');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'moved', day: '2026-11-27', closed: '2026-11-21' },
      { state: 'open', day: '2026-11-23', made: '2026-11-21' },
    ]);
    await desk.run('undo');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', day: '2026-11-27' }]);
  });

  test('changes what it is, or who takes it, without a new date', async () => {
    const desk = await deskWithLead();
    await desk.run('next', 'Ann', 'fri', '--do', 'call');
    await desk.run('next', 'Ann', '--do', 'send comps');
    expect((await desk.run('next', 'Ann', '--handoff', 'Kim')).stdout).toBe(
      'Ann @1 · next Fri 27 Nov · send comps · with Kim\n',
    );
    await desk.run('next', 'Ann', '--handoff', '');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', what: 'send comps', owner: null }]);
  });

  test('finishes and drops, each undoable', async () => {
    const desk = await deskWithLead();
    await desk.run('next', 'Ann', 'fri');
    await desk.run('next', 'Ann', '--done');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'kept', closed: '2026-11-21', kept_by: null }]);
    await desk.run('undo');
    await desk.run('next', 'Ann', '--drop', 'moved away');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'dropped', why: 'moved away' }]);
    await desk.run('undo');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', why: null }]);
  });

  test('hands over a lead without a step, due at once', async () => {
    const desk = await deskWithLead();
    expect((await desk.run('next', 'Ann', '--handoff', 'Kim', '--do', 'ring them')).stdout).toBe(
      'Ann @1 · next Sat 21 Nov · ring them · with Kim\n',
    );
    await desk.run('undo');
    expect(await storedSteps(desk)).toEqual([]);
  });

  test.each([
    [['--ack'], 'Nothing of Ann @1 waits to be taken'],
    [['--done'], 'Nothing is promised to Ann @1'],
    [['--drop', 'no'], 'Nothing is promised to Ann @1'],
    [['--do', 'call'], 'Nothing is promised to Ann @1'],
    [['--handoff', ''], 'Nothing is promised to Ann @1'],
    [['--done', '--ack'], 'one at a time'],
    [['--done', '--do', 'x'], 'one at a time'],
    [['--drop', ' '], '--drop needs a reason'],
    [['yesterday'], 'is before today'],
  ])('on a lead without a step refuses %j', async (args, message) => {
    const desk = await deskWithLead();
    const answer = await desk.run('next', 'Ann', ...args);
    expect(answer).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr).toContain(message);
    expect(await storedSteps(desk)).toEqual([]);
  });

  test('acknowledges only what was handed over and not taken yet', async () => {
    const desk = await deskWithLead();
    await desk.run('next', 'Ann', 'fri');
    expect(await desk.run('next', 'Ann', '--ack')).toMatchObject({ code: 2 });
    expect(await desk.run('next', 'Ann', '--handoff', '')).toMatchObject({ code: 2 });
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', acknowledged: null }]);
  });
});

describe('next, while a meeting is agreed', () => {
  const deskWithMeeting = Desk.copies({}, async (desk) => {
    await desk.run('log', 'Ann', '-t', 'c', '-o', 'meeting', '--next', 'tue 10:00');
  });

  test('moves it by a date alone', async () => {
    const desk = await deskWithMeeting();
    expect((await desk.run('next', 'Ann', 'wed', '9:00')).stdout).toBe(
      'Ann @1 · next Wed 25 Nov 09:00 · meeting\n',
    );
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'moved', meeting: 1, touch: 1 },
      { state: 'open', meeting: 1, touch: 1 },
    ]);
  });

  test('promises something else beside it when it is said what', async () => {
    const desk = await deskWithMeeting();
    expect((await desk.run('next', 'Ann', 'mon', '--do', 'confirm')).stdout).toBe(
      'Ann @1 · next Mon 23 Nov · confirm\nAnn @1 · next Tue 24 Nov 10:00 · meeting\n',
    );
    expect((await desk.run('next', 'Ann')).stdout).toBe(
      'next Mon 23 Nov · confirm\nnext Tue 24 Nov 10:00 · meeting\n',
    );
    expect((await desk.run('next', 'Ann', '--done')).stdout).toBe(
      'Ann @1 · done: confirm of Mon 23 Nov\nAnn @1 · next Tue 24 Nov 10:00 · meeting\n',
    );
  });

  test('wants to know what came of it, and drops it when it was called off', async () => {
    const desk = await deskWithMeeting();
    const done = await desk.run('next', 'Ann', '--done');
    expect(done).toMatchObject({ code: 2, stdout: '' });
    expect(done.stderr).toContain('prospect result @1 held');
    await desk.run('next', 'Ann', '--drop', 'called off');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'dropped', why: 'called off' }]);
  });

  test('hands it over as it is', async () => {
    const desk = await deskWithMeeting();
    expect((await desk.run('next', 'Ann', '--handoff', 'Kim')).stdout).toBe(
      'Ann @1 · next Tue 24 Nov 10:00 · meeting · with Kim\n',
    );
    expect(await storedSteps(desk)).toMatchObject([{ meeting: 1, owner: 'Kim' }]);
  });
});

test('a new hand-off takes the place of the one before', async () => {
  const desk = await deskWithLead();
  await desk.run('next', 'Ann', '--handoff', 'Jo');
  await desk.run('next', 'Ann', 'fri', '--do', 'ask Jo');
  await desk.run('next', 'Ann', '--handoff', 'Kim');
  expect(await storedSteps(desk)).toMatchObject([
    { state: 'moved', owner: 'Jo' },
    { state: 'open', owner: 'Kim', what: 'ask Jo' },
  ]);
});

describe('the day of a promise', () => {
  test('is the one it had where it was typed, with its own clock time', async () => {
    const berlin = new Desk({ now: '2026-11-21T20:00:00' });
    await berlin.run('log', 'Ann', '-t', 'c', '-o', 'call-back', '--next', 'mon 02:00');
    await berlin.run('log', 'Bo', '-t', 'c', '-o', 'call-back', '--next', 'mon');
    const all = (await berlin.run('export', 'all')).stdout;
    for (const zone of ['America/New_York', 'Pacific/Auckland', 'Europe/Berlin']) {
      const elsewhere = new Desk({ zone, now: '2026-11-22T12:00:00' });
      expect(await elsewhere.runWith({ input: all }, 'import', '-')).toMatchObject({ code: 0 });
      expect((await elsewhere.run('next', 'Ann')).stdout).toBe('next Mon 23 Nov 02:00\n');
      // Sunday, when it is Monday 01:00 UTC and the instant has passed: the promise is for Monday, so it stays.
      await elsewhere.run('log', 'Ann', '-t', 'c', '-o', 'talked');
      await elsewhere.run('log', 'Bo', '-t', 'c', '-o', 'talked');
      expect(await storedSteps(elsewhere)).toMatchObject([{ state: 'open' }, { state: 'open' }]);
      elsewhere.setClock('2026-11-23T00:01');
      await elsewhere.run('log', 'Ann', '-t', 'c', '-o', 'no-answer');
      expect((await storedSteps(elsewhere))[0]).toMatchObject({ state: 'kept', closed: '2026-11-23' });
    }
  });

  test.each([
    // The clocks go forward from 2:00 to 3:00, and back from 3:00 or 2:00 to an hour before.
    ['America/New_York', '2027-03-12T12:00', '2027-03-14 02:30', 'Sun 14 Mar 03:30', 'gap'],
    ['America/New_York', '2027-11-05T12:00', '2027-11-07 01:30', 'Sun 7 Nov 01:30', 'fold'],
    ['Europe/Berlin', '2027-03-26T12:00', '2027-03-28 02:30', 'Sun 28 Mar 03:30', 'gap'],
    ['Europe/Berlin', '2026-10-23T12:00', '2026-10-25 02:30', 'Sun 25 Oct 02:30', 'fold'],
    ['Pacific/Auckland', '2027-09-24T12:00', '2027-09-26 02:30', 'Sun 26 Sep 03:30', 'gap'],
    ['Pacific/Auckland', '2027-04-02T12:00', '2027-04-04 02:30', 'Sun 4 Apr 02:30', 'fold'],
  ])('in %s on %s: %s is %s (%s)', async (zone, now, typed, understood, kind) => {
    const desk = new Desk({ zone, now });
    const answer = await desk.run('log', 'Ann', '-t', 'c', '-o', 'call-back', '--next', typed);
    expect(answer.stdout).toContain(`\nnext ${understood}\n`);
    expect(answer.stderr.includes('The clocks went forward')).toBe(kind === 'gap');
    const [step] = await storedSteps(desk);
    expect(step!.day).toBe(typed.slice(0, 10));
    // Of two equal wall times the first: an hour later the same clock reads the same.
    const read = (ms: number) =>
      new Date(ms).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    if (kind === 'fold') expect(read(step!.at! + 3_600_000)).toBe(read(step!.at!));
  });

  test.each([
    // Sunday ends the ISO week; the last week of 2026 is its 53rd and runs into January. A weekday is the next such day.
    ['2026-12-27T23:59', 'mon', 'Mon 28 Dec'],
    ['2026-12-27T23:59', 'sun', 'Sun 3 Jan 2027'],
    ['2026-12-28T00:00', 'mon', 'Mon 4 Jan 2027'],
    ['2026-12-28T00:00', 'sun', 'Sun 3 Jan 2027'],
    ['2026-12-30T12:00', 'next week', 'Mon 4 Jan 2027'],
    ['2026-12-30T12:00', '2027-W01', 'Mon 4 Jan 2027'],
    ['2026-12-20T12:00', 'W53', 'Mon 28 Dec'],
  ])('at the edge of a week, %s: %s is %s', async (now, typed, understood) => {
    const desk = new Desk({ now });
    const answer = await desk.run('log', 'Ann', '-t', 'c', '-o', 'call-back', '--next', typed);
    expect(answer.stderr + answer.stdout).toContain(`\nnext ${understood}\n`);
  });
});

test('a name that is nearly that of a lead is answered with what the command can do', async () => {
  const desk = new Desk();
  await desk.run('log', 'Mrs Okafor', '-t', 'c', '-o', 'talked');
  for (const args of [
    ['next', 'okaf'],
    ['result', 'okaf', 'held'],
    ['list', '--lead', 'okaf'],
    ['show', 'okaf'],
  ]) {
    const { stderr, code } = await desk.run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain('For that one say @1.');
    expect(stderr).not.toContain('--new');
  }
  expect((await desk.run('log', 'Mrs Okafo', '-t', 'c', '-o', 'talked')).stderr).toContain('add --new');
});

test('who a step is handed to is said once', async () => {
  const desk = new Desk();
  await desk.run(
    'log',
    'Ann',
    '-t',
    'c',
    '-o',
    'meeting',
    '--next',
    'tue 10:00',
    '--do',
    'demo with Dana',
    '--handoff',
    'Dana',
  );
  for (const args of [['show', '@1'], ['next', '@1'], ['due'], ['review']]) {
    const { stdout } = await desk.run(...args);
    expect(stdout).not.toMatch(/with Dana.*with Dana/);
  }
  expect((await desk.run('show', '@1')).stdout).toContain('set for Tue 24 Nov 10:00: demo with Dana\n');
  await desk.run('next', '@1', '--handoff', 'Dan');
  expect((await desk.run('next', '@1')).stdout).toContain('demo with Dana · with Dan\n');
});
