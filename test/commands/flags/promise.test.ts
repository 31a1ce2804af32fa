import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { Terminal } from '../../helpers/terminal.js';
import { storedSteps } from '../../helpers/steps.js';

/** A desk on Monday 16 November 2026 at noon, with one lead that promised something for Friday. */
async function deskWith(...promise: string[]): Promise<Desk> {
  const desk = new Desk({ now: '2026-11-16T12:00:00' });
  const args = ['log', 'Ann', '-t', 'cold-call', '-o', 'talked', ...promise];
  expect(await desk.run(...args)).toMatchObject({ code: 0 });
  return desk;
}

const forFriday = ['--next', 'fri', '--do', 'send the offer'];

async function logOn(desk: Desk, day: string, ...args: string[]): Promise<string> {
  desk.setClock(`${day}T12:00`);
  const { stdout, stderr, code } = await desk.run('log', 'Ann', '-t', 'cold-call', ...args);
  expect(code).toBe(0);
  return stderr + stdout;
}

test('of a touch that is removed stays, and that and how to drop it are said', async () => {
  const desk = await deskWith(...forFriday);
  await desk.run('result', '1', 'meeting', '--next', 'thu 10:00');
  expect(await desk.run('rm', '1')).toEqual({
    code: 0,
    stdout: 'removed touch 1 · Ann @1 · cold-call · meeting · Mon 16 Nov 12:00\n',
    stderr: `Ann @1 · next Thu 19 Nov 10:00 · meeting stays. To drop it: prospect next @1 --drop WHY
Ann @1 · next Fri 20 Nov · send the offer stays. To drop it: prospect next @1 --drop WHY
`,
  });
  expect((await desk.run('due')).stdout).toContain('Ann');
  await desk.run('log', 'Bo', '-t', 'cold-call', '-o', 'talked');
  expect((await desk.run('rm', '2')).stderr).toBe('');
});

describe('a promise is kept', () => {
  test.each([
    ['2026-11-20', 'talked'],
    ['2026-11-20', 'no-answer'],
    ['2026-11-23', 'no-answer'],
    ['2026-11-20', 'not-interested'],
  ])('on %s by the outcome %s, and the answer says so', async (day, outcome) => {
    const desk = await deskWith(...forFriday);
    const text = await logOn(desk, day, '-o', outcome);
    expect(text).toContain('\nkept Fri 20 Nov · send the offer\n');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'kept', closed: day, kept_by: 2 }]);
  });

  test('by a result on its day', async () => {
    const desk = await deskWith(...forFriday);
    desk.setClock('2026-11-20T09:00');
    expect((await desk.run('result', 'Ann', 'proposal', '--next', 'in 5 days')).stdout).toBe(
      'touch 1 · Ann @1 · cold-call · proposal · Fri 20 Nov 09:00\nkept Fri 20 Nov · send the offer\nnext Wed 25 Nov\n',
    );
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'kept', kept_by: 1 },
      { state: 'open', day: '2026-11-25', touch: 1, made: '2026-11-20' },
    ]);
  });

  test('not by a touch before its day, nor by one dated before it', async () => {
    const desk = await deskWith(...forFriday);
    expect(await logOn(desk, '2026-11-19', '-o', 'talked')).toContain('next Fri 20 Nov · send the offer');
    await logOn(desk, '2026-11-23', '-o', 'talked', '--at', '2026-11-19');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open' }]);
  });

  test('though it is written down only after what kept it', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'talked', '--at', '2026-11-12');
    const late = await desk.run(
      'log',
      ...['Ann', '-t', 'cold-call', '-o', 'call-back', '--at', '2026-11-05', '--next', '2026-11-10'],
    );
    expect(late).toEqual({
      stdout: 'touch 2 · Ann @1 · cold-call · call-back · Thu 5 Nov\nkept Tue 10 Nov\n',
      stderr: '',
      code: 0,
    });
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'kept', closed: '2026-11-12', kept_by: 1, made: '2026-11-05' },
    ]);
  });

  test('and open again when the touch is removed or undone', async () => {
    const desk = await deskWith(...forFriday);
    await logOn(desk, '2026-11-20', '-o', 'no-answer');
    await desk.run('rm', '2');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', closed: null, kept_by: null }]);
    await desk.run('undo');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'kept', kept_by: 2 }]);
    await desk.run('undo');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', closed: null, kept_by: null }]);
    await desk.run('redo');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'kept', closed: '2026-11-20', kept_by: 2 }]);
  });
});

describe('a promise is moved', () => {
  test('by a touch before its day with a date of its own; the first stays on record', async () => {
    const desk = await deskWith(...forFriday);
    expect(await logOn(desk, '2026-11-18', '-o', 'talked', '--next', 'mon')).toContain('\nnext Mon 23 Nov\n');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'moved', day: '2026-11-20', closed: '2026-11-18', touch: 1 },
      { state: 'open', day: '2026-11-23', made: '2026-11-18', touch: 2, what: null },
    ]);
  });

  test('by the newer one though it is written down later', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', '-t', 'c', '-o', 'talked', '--at', '2026-11-18', '--next', '2026-11-27');
    await desk.run('log', 'Ann', '-t', 'c', '-o', 'talked', '--at', '2026-11-10', '--next', '2026-11-25');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'open', day: '2026-11-27', made: '2026-11-18' },
      { state: 'moved', day: '2026-11-25', made: '2026-11-10', closed: '2026-11-18' },
    ]);
  });
});

describe('an outcome that ends the lead', () => {
  test('drops what was promised for later, and says so', async () => {
    const desk = await deskWith(...forFriday);
    const text = await logOn(desk, '2026-11-18', '-o', 'not-interested', '-r', 'price');
    expect(text).toContain('\ndropped Fri 20 Nov · send the offer · not-interested\n');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'dropped', closed: '2026-11-18', kept_by: 2, why: 'not-interested' },
    ]);
    await desk.run('rm', '2');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', why: null }]);
  });

  test('leaves what it promises itself', async () => {
    const desk = await deskWith(...forFriday);
    await logOn(desk, '2026-11-18', '-o', 'won', '--next', 'mon', '--do', 'send the contract');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'dropped', why: 'won' },
      { state: 'open', what: 'send the contract' },
    ]);
  });

  test('leaves what was promised after it, when it is written down late', async () => {
    const desk = await deskWith(...forFriday);
    await logOn(desk, '2026-11-18', '-o', 'lost', '--at', '2026-11-10');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open' }]);
  });
});

describe("a meeting's date", () => {
  const agreed = ['-t', 'cold-call', '-o', 'meeting', '--next', 'thu 14:00'];

  const deskWithMeeting = Desk.copies({ now: '2026-11-16T12:00:00' }, async (desk) => {
    await desk.run('log', 'Ann', ...agreed);
  });

  test.each(['no-answer', 'talked', 'not-now'])('stays open after %s', async (outcome) => {
    const desk = await deskWithMeeting();
    expect(await logOn(desk, '2026-11-20', '-o', outcome)).toContain('next Thu 19 Nov 14:00 · meeting');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', meeting: 1 }]);
  });

  test.each([
    ['held', '2026-11-19'],
    ['no-show', '2026-11-19'],
    ['proposal', '2026-11-20'],
    ['lost', '2026-11-20'],
  ])('is kept when it came to %s, of the meeting on its own date', async (outcome, closed) => {
    const desk = await deskWithMeeting();
    desk.setClock('2026-11-20T12:00');
    await desk.run('result', 'Ann', outcome);
    expect(await storedSteps(desk)).toMatchObject([{ state: 'kept', closed }]);
  });

  test.each([
    ['held', 'kept'],
    ['no-show', 'dropped'],
    ['lost', 'dropped'],
  ])('before its day is, after %s, %s', async (outcome, state) => {
    const desk = await deskWithMeeting();
    desk.setClock('2026-11-17T12:00');
    await desk.run('result', 'Ann', outcome);
    expect(await storedSteps(desk)).toMatchObject([{ state, closed: '2026-11-17' }]);
  });

  test('is moved by the date of another meeting', async () => {
    const desk = await deskWithMeeting();
    desk.setClock('2026-11-18T12:00');
    await desk.run('result', 'Ann', 'meeting', '--next', 'fri 9:00');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'moved', meeting: 1, closed: '2026-11-18' },
      { state: 'open', meeting: 1, day: '2026-11-20', what: 'meeting' },
    ]);
  });

  test('stands beside a promise of another kind', async () => {
    const desk = await deskWithMeeting();
    const text = await logOn(desk, '2026-11-17', '-o', 'talked', '--next', 'wed', '--do', 'send the plan');
    expect(text).toContain('next Wed 18 Nov · send the plan\nnext Thu 19 Nov 14:00 · meeting\n');
    await logOn(desk, '2026-11-18', '-o', 'no-answer');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', meeting: 1 }, { state: 'kept' }]);
  });

  test('becomes that of a meeting when the outcome is corrected to one', async () => {
    const desk = await deskWith(...forFriday);
    await desk.run('edit', '1', '-o', 'meeting');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', meeting: 1 }]);
    await desk.run('edit', '1', '-o', 'talked');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', meeting: 0 }]);
  });
});

describe('an outcome that asks for a date', () => {
  const note = (outcome: string) =>
    `${outcome} without a date for Ann @1: set one with "prospect next @1 WHEN"; "prospect due" lists it until then.\n`;

  test.each(['not-now', 'call-back', 'no-show', 'proposal', 'meeting'])(
    'is taken without one: %s',
    async (outcome) => {
      const desk = new Desk();
      const answer = await desk.run('log', 'Ann', '-t', 'cold-call', '-o', outcome);
      expect(answer.code).toBe(0);
      expect(answer.stdout).toBe(`touch 1 · Ann @1 · cold-call · ${outcome} · Sat 21 Nov 14:02\n`);
      expect(answer.stderr.endsWith(note(outcome))).toBe(true);
      expect((await desk.run('result', 'Ann', outcome)).stderr).toBe(note(outcome));
    },
  );

  test('says nothing when there is one, typed or standing', async () => {
    const desk = new Desk();
    const typed = await desk.run('log', 'Ann', '-t', 'c', '-o', 'call-back', '--next', 'today');
    expect(typed.stderr).not.toContain('without a date');
    await desk.run('next', 'Ann', 'fri');
    expect((await desk.run('log', 'Ann', '-t', 'c', '-o', 'not-now')).stderr).toBe('');
  });

  test('says nothing of a day after which more was heard', async () => {
    const desk = await deskWith();
    expect(await logOn(desk, '2026-11-18', '-o', 'not-now', '--at', '2026-11-03')).not.toContain('without');
  });

  test('a meeting is not dated by another promise', async () => {
    const desk = await deskWith(...forFriday);
    expect((await desk.run('result', 'Ann', 'meeting')).stderr).toBe(note('meeting'));
  });

  test('counts the leads of a list', async () => {
    const desk = new Desk();
    fs.writeFileSync(path.join(desk.folder, 'names.txt'), 'Elm Dental\nRidge Homes\nIto Labs\n');
    const answer = await desk.run('log', '--leads', 'names.txt', '-t', 'cold-call', '-o', 'call-back');
    expect(answer.stderr).toContain(
      'call-back without a date for 3 leads: set one with "prospect next @1 WHEN"; "prospect due" lists them until then.\n',
    );
  });
});

describe('a hand-off', () => {
  test('is open until it is acknowledged, whatever is logged', async () => {
    const desk = await deskWith('--handoff', 'Kim', '--next', 'wed');
    expect(await logOn(desk, '2026-11-19', '-o', 'talked')).toContain('next Wed 18 Nov · with Kim');
    await logOn(desk, '2026-11-19', '-o', 'talked', '--next', 'fri', '--do', 'ask Kim');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'open', owner: 'Kim', acknowledged: null },
      { state: 'open', owner: null },
    ]);
    expect((await desk.run('next', 'Ann', '--ack')).stdout).toBe(
      'Ann @1 · taken over: next step of Wed 18 Nov\nAnn @1 · next Fri 20 Nov · ask Kim\n',
    );
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'kept', acknowledged: '2026-11-19', closed: '2026-11-19' },
      { state: 'open' },
    ]);
    await desk.run('undo');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', acknowledged: null }, { state: 'open' }]);
  });

  test('without a date is due at once, and takes the place of what was yours', async () => {
    const desk = await deskWith(...forFriday);
    await logOn(desk, '2026-11-18', '-o', 'talked', '--handoff', 'Kim');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'moved', owner: null },
      { state: 'open', owner: 'Kim', day: '2026-11-18' },
    ]);
  });

  test('of a meeting that was taken still waits for what came of it', async () => {
    const desk = new Desk({ now: '2026-11-16T12:00:00' });
    await desk.run('log', 'Ann', '-t', 'c', '-o', 'meeting', '--next', 'thu', '--handoff', 'Kim');
    await desk.run('next', 'Ann', '--ack');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'open', meeting: 1, owner: 'Kim', acknowledged: '2026-11-16' },
    ]);
    desk.setClock('2026-11-19T12:00');
    await desk.run('result', 'Ann', 'held');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'kept', closed: '2026-11-19' }]);
  });

  test('of a meeting needs its date: asked for at a terminal, else refused', async () => {
    const desk = await deskWith();
    const before = (await desk.run('export', 'all')).stdout;
    const meeting = ['meeting', '--handoff', 'Kim'];
    const refused = {
      code: 2,
      stdout: '',
      stderr:
        'prospect: --handoff says who goes to the meeting, but not when it is.\n' +
        '  Add --next WHEN, for example --next "tue 10:00".\n',
    };
    expect(await desk.run('log', 'Ann', '-t', 'cold-call', '-o', ...meeting)).toEqual(refused);
    expect(await desk.run('result', 'Ann', ...meeting)).toEqual(refused);
    expect(await desk.run('log', 'Bo', '-t', 'cold-email', '--channel', 'email', '-o', ...meeting)).toEqual(
      refused,
    );
    expect((await desk.run('export', 'all')).stdout).toBe(before);

    const asked = new Terminal(desk, 'result', 'Ann', ...meeting);
    await asked.answers('When?', '\rthu 10:00\r');
    expect(await asked.ends()).toBe(0);
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'open', meeting: 1, owner: 'Kim', day: '2026-11-26' },
    ]);

    // With the outcome asked for, too; a date that stands is not enough, it may be another meeting.
    const questions = new Terminal(desk, 'log', 'Ann', '-t', 'cold-call', '--handoff', 'Kim');
    await questions.answers('Result?', 'meeting\r');
    await questions.answers('When?', 'fri 9:00\r');
    await questions.answers('Note?', '\r');
    expect(await questions.ends()).toBe(0);
    expect(questions.text).not.toContain('Who takes it?');
    expect((await storedSteps(desk)).at(-1)).toMatchObject({ meeting: 1, owner: 'Kim', day: '2026-11-27' });
  });

  test('of a talk is not asked for a date, and is due at once', async () => {
    const desk = await deskWith();
    const questions = new Terminal(desk, 'log', 'Ann', '-t', 'cold-call', '--handoff', 'Kim');
    await questions.answers('Result?', 'talked\r');
    await questions.answers('Note?', '\r');
    expect(await questions.ends()).toBe(0);
    expect(questions.text).not.toContain('Next?');
    expect(await storedSteps(desk)).toMatchObject([{ meeting: 0, owner: 'Kim', day: '2026-11-21' }]);
  });

  test('is dropped when the lead ends', async () => {
    const desk = await deskWith('--handoff', 'Kim');
    await logOn(desk, '2026-11-19', '-o', 'lost');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'dropped', why: 'lost' }]);
  });
});

describe('a touch that is corrected', () => {
  test('keeps or does not keep by its new date', async () => {
    const desk = await deskWith(...forFriday);
    await logOn(desk, '2026-11-20', '-o', 'talked');
    await desk.run('edit', '2', '--at', '2026-11-19');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open' }]);
    await desk.run('undo');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'kept', closed: '2026-11-20' }]);
  });

  test('with another lead takes its promise along and keeps theirs instead', async () => {
    const desk = await deskWith(...forFriday);
    await desk.run('lead', 'add', 'Bo');
    await desk.run('next', 'Bo', 'wed');
    await logOn(desk, '2026-11-20', '-o', 'talked', '--next', 'mon');
    await desk.run('edit', '2', '--lead', 'Bo');
    expect(await storedSteps(desk)).toMatchObject([
      { lead: 1, state: 'open', day: '2026-11-20', kept_by: null },
      { lead: 2, state: 'kept', day: '2026-11-18', kept_by: 2 },
      { lead: 2, state: 'open', day: '2026-11-23', touch: 2 },
    ]);
    expect((await desk.run('edit', '2', '--lead', 'Cy')).stderr).toBe('new lead Cy @3\n');
  });

  test.each([
    ['held', 'kept', 'kept Fri 20 Nov 10:00 · meeting'],
    ['proposal', 'kept', 'kept Fri 20 Nov 10:00 · meeting'],
    ['won', 'kept', 'kept Fri 20 Nov 10:00 · meeting'],
    ['no-show', 'dropped', 'dropped Fri 20 Nov 10:00 · meeting · no-show'],
    ['lost', 'dropped', 'dropped Fri 20 Nov 10:00 · meeting · lost'],
    ['not-interested', 'dropped', 'dropped Fri 20 Nov 10:00 · meeting · not-interested'],
  ])('from a meeting to %s closes the meeting as a result does', async (outcome, state, said) => {
    const desk = new Desk({ now: '2026-11-16T12:00:00' });
    await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'meeting', '--next', 'fri 10:00');
    const before = (await desk.run('export', 'all')).stdout;
    expect((await desk.run('edit', '1', '-o', outcome)).stdout).toContain(`\n${said}\n`);
    expect(await storedSteps(desk)).toMatchObject([{ state, kept_by: 1 }]);
    desk.setClock('2026-11-23T09:00');
    expect((await desk.run('due')).stdout).not.toContain('LATE');
    await desk.run('undo');
    expect((await desk.run('export', 'all')).stdout).toBe(before);
  });

  test('closes a meeting that an earlier touch agreed, and opens it again', async () => {
    const desk = new Desk({ now: '2026-11-16T12:00:00' });
    await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'meeting', '--next', 'fri 10:00');
    await logOn(desk, '2026-11-20', '-o', 'talked');
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', meeting: 1 }]);
    expect((await desk.run('edit', '2', '--set', 'outcome=held')).stdout).toBe(
      'touch 2 · Ann @1 · cold-call · held · Fri 20 Nov 12:00\nkept Fri 20 Nov 10:00 · meeting\n',
    );
    expect(await storedSteps(desk)).toMatchObject([{ state: 'kept', closed: '2026-11-20', kept_by: 2 }]);
    expect((await desk.run('edit', '2', '-o', 'talked')).stdout).toBe(
      'touch 2 · Ann @1 · cold-call · talked · Fri 20 Nov 12:00\nnext Fri 20 Nov 10:00 · meeting\n',
    );
    expect(await storedSteps(desk)).toMatchObject([{ state: 'open', meeting: 1, kept_by: null }]);
  });

  test('leaves open what was promised or agreed after it on that day', async () => {
    const desk = await deskWith();
    await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'meeting', '--next', 'fri 10:00');
    await desk.run('log', 'Ann', '-t', 'cold-call', '-o', 'talked', '--next', 'today 17:00');
    await desk.run('edit', '1', '-o', 'held');
    expect(await storedSteps(desk)).toMatchObject([
      { state: 'open', meeting: 1 },
      { state: 'open', meeting: 0 },
    ]);
    await desk.run('edit', '1', '--at', '9:00');
    await desk.run('edit', '1', '3', '-o', 'voicemail', '-n', 'a note');
    expect((await storedSteps(desk)).map(({ state }) => state)).toEqual(['open', 'open']);
  });

  test('in a row with others says whose promises it closed and opened', async () => {
    const desk = new Desk({ now: '2026-11-16T12:00:00' });
    for (const name of ['Ann', 'Bo', 'Cy'])
      await desk.run('log', name, '-t', 'cold-call', '-o', 'meeting', '--next', 'fri 10:00');
    expect((await desk.run('edit', '--tactic', 'cold-call', '--set', 'outcome=held', '--yes')).stdout).toBe(
      `Ann @1 · kept Fri 20 Nov 10:00 · meeting
Bo @2 · kept Fri 20 Nov 10:00 · meeting
Cy @3 · kept Fri 20 Nov 10:00 · meeting
changed 3 touches  (prospect undo)
`,
    );
    expect((await desk.run('edit', '1', '2', '-o', 'meeting')).stdout).toBe(
      `touch 1 · Ann @1 · cold-call · meeting · Mon 16 Nov 12:00
touch 2 · Bo @2 · cold-call · meeting · Mon 16 Nov 12:00
Ann @1 · open again: next Fri 20 Nov 10:00 · meeting
Bo @2 · open again: next Fri 20 Nov 10:00 · meeting
changed 2 touches  (prospect undo)
`,
    );
  });
});

test('nothing is promised with an outcome that stops the lead: neither at once, nor later', async () => {
  const desk = new Desk();
  const refused = {
    code: 2,
    stderr: `prospect: Nothing can be promised with do-not-contact: the lead is not to be contacted.
  Leave the promise out; "prospect lead stop LEAD --lift" takes the stop back.
`,
  };
  const stop = ['-o', 'do-not-contact', '--next', '2026-11-27'];
  expect(await desk.run('log', 'Weber', '--new', '-t', 'cold-call', ...stop)).toMatchObject(refused);
  expect(fs.existsSync(desk.file)).toBe(false);
  await desk.run('log', 'Weber', '--new', '-t', 'cold-call', '-o', 'talked', '--next', '2026-11-24');
  expect(await desk.run('result', 'Weber', ...stop)).toMatchObject(refused);
  expect(await desk.run('result', 'Weber', 'do-not-contact')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('dropped Tue 24 Nov · do-not-contact') as string,
  });
});
