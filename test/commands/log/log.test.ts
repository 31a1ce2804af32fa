import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { Terminal } from '../../helpers/terminal.js';

describe('log', () => {
  test('stores a touch, its lead, its tactic and its promise, and says so', async () => {
    const desk = new Desk();
    const answer = await desk.run(
      'log',
      'Harbor',
      'Cafe',
      '-t',
      'referral-ask',
      '-o',
      'meeting',
      '--next',
      'tue 10:00',
      '-n',
      'likes the pilot idea',
    );
    expect(answer).toEqual({
      stdout:
        'touch 1 · Harbor Cafe @1 · referral-ask · meeting · Sat 21 Nov 14:02\nnext Tue 24 Nov 10:00 · meeting\n',
      stderr:
        'new tactic referral-ask (call, cold); to change the channel: prospect tactic edit referral-ask --channel visit\nnew lead Harbor Cafe @1\n',
      code: 0,
    });
    expect((await desk.run('show', '1')).stdout).toBe(
      'touch 1 · Harbor Cafe @1 · referral-ask · meeting · Sat 21 Nov 14:02\n  Sat 21 Nov 14:02  meeting\n    likes the pilot idea\n',
    );
  });

  test('finds a lead by number, exact name, email, phone and by words that fit only one', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Harbor Cafe', '--email', 'Jo@Harbor.test', '--phone', '+1 (555) 010-0100');
    await desk.run('lead', 'add', 'Weber & Co');
    for (const who of ['@1', 'HARBOR  café', 'jo@harbor.test', '001-555-010-0100', 'harbor'])
      expect((await desk.run('log', who, '-t', 'cold-call', '-o', 'no-answer')).stdout).toContain(
        ' · Harbor Cafe @1 · ',
      );
    expect((await desk.run('log', 'weber', '-t', 'cold-call', '-o', 'no-answer')).stdout).toContain(
      'Weber & Co @2',
    );
  });

  test('stops at an almost-match and says how to go on; --new waives it, an exact name stays that lead', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Harbor Cafe');
    const slip = await desk.run('log', 'Harbour Cafe', '-t', 'cold-call', '-o', 'talked');
    expect(slip).toEqual({
      stdout: '',
      stderr:
        'prospect: There is no lead "Harbour Cafe", but there is Harbor Cafe @1.\n  For that one say @1; for a new lead of that name add --new.\n',
      code: 2,
    });
    expect((await desk.run('list', '--json')).stdout.trim()).toBe('[]');
    expect(
      (await desk.run('log', 'Harbour Cafe', '-t', 'cold-call', '-o', 'talked', '--new')).stdout,
    ).toContain('Harbour Cafe @2');
    expect(
      (await desk.run('log', 'harbor cafe', '-t', 'cold-call', '-o', 'talked', '--new')).stdout,
    ).toContain('Harbor Cafe @1');
  });

  test('a name that fits several leads is refused with their numbers', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Harbor Cafe');
    await desk.run('lead', 'add', 'Harbor Books', '--new');
    const answer = await desk.run('log', 'harbor', '-t', 'cold-call', '-o', 'talked');
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain('fits more than one lead: Harbor Books @2, Harbor Cafe @1.');
  });

  test('of many that fit the last touched come first, and how many more there are is said', async () => {
    const desk = new Desk();
    for (const name of ['Cafe', 'Books', 'Homes', 'Labs', 'Print', 'Tools', 'Foods', 'Legal'])
      await desk.run('lead', 'add', 'Elm', name, '--new');
    await desk.run('log', '@2', '-t', 'call', '-o', 'talked');
    const answer = await desk.run('log', 'elm', '-t', 'call', '-o', 'talked');
    expect(answer.stderr).toContain('more than one lead: Elm Books @2, Elm Legal @8, ');
    expect(answer.stderr).toContain(' and 2 more.');
    const slip = await desk.run('log', 'Elm Foo', '-t', 'call', '-o', 'talked');
    expect(slip.stderr.match(/Elm Foods @7/g)).toHaveLength(1);
  });

  test('an email or a phone typed as a new lead is its address too', async () => {
    const desk = new Desk();
    await desk.run('log', 'jo@harbor.test', '-t', 'call', '-o', 'talked');
    await desk.run('log', '+1 555 010-0100', '-t', 'call', '-o', 'talked', '--new');
    const long = `${'x'.repeat(400)}@harbor.test`;
    expect((await desk.run('log', long, '-t', 'call', '-o', 'talked')).code).toBe(0);
    await desk.run('lead', 'edit', '@1', '--name', 'Jo Kim');
    expect((await desk.run('log', 'JO@harbor.test', '-t', 'call', '-o', 'talked')).stdout).toContain(
      'Jo Kim @1',
    );
    expect((await desk.run('log', '0015550100100', '-t', 'call', '-o', 'talked')).stdout).toContain('@2');
  });

  test('a bare number or @word is no new lead, unless --new says so', async () => {
    const desk = new Desk();
    for (const who of ['128', '@foo']) {
      const answer = await desk.run('log', who, '-t', 'call', '-o', 'talked');
      expect(answer.code).toBe(2);
      expect(answer.stderr).toContain(`"${who}" is not the name of a lead.`);
      expect((await desk.run('log', who, '-t', 'call', '-o', 'talked', '--new')).code).toBe(0);
    }
  });

  test('a meeting and all that follows need a lead', async () => {
    const desk = new Desk();
    expect((await desk.run('log', '-t', 'call', '-o', 'talked')).code).toBe(0);
    for (const outcome of ['meeting', 'held', 'won', 'lost'])
      for (const args of [
        ['log', '-t', 'call', '-o', outcome],
        ['result', '1', outcome],
        ['edit', '1', '-o', outcome],
      ]) {
        const answer = await desk.run(...args);
        expect(answer.stderr).toContain(`The outcome ${outcome} needs a lead.`);
        expect(answer.code).toBe(2);
      }
  });

  test('a tactic that is nearly another one is refused', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'cold-call', '-o', 'no-answer');
    for (const slip of ['cold-cal', 'coldcall']) {
      const answer = await desk.run('log', '-t', slip, '-o', 'no-answer');
      expect(answer.code).toBe(2);
      expect(answer.stderr).toContain('but there is cold-call.');
    }
    expect((await desk.run('log', '-t', 'Cold-Call', '-o', 'no-answer')).code).toBe(0);
  });

  test('messages are sent unless something else is said; a call needs its outcome', async () => {
    const desk = new Desk();
    expect((await desk.run('log', 'Ann', '-t', 'cold-email', '--channel', 'email')).stdout).toContain(
      '· cold-email · sent ·',
    );
    const call = await desk.run('log', 'Ann', '-t', 'cold-call');
    expect(call.code).toBe(2);
    expect(call.stderr).toContain('A call needs an outcome.');
  });

  test('many touches at nobody share out minutes and cost exactly', async () => {
    const desk = new Desk();
    const answer = await desk.run(
      'log',
      '-t',
      'cold-call',
      '-o',
      'no-answer',
      '--count',
      '7',
      '-m',
      '10',
      '-c',
      '€1',
    );
    expect(answer.stdout).toBe(
      '7 touches 1–7 · cold-call · no-answer · Sat 21 Nov 14:02 · time 0:10 · cost €1\n',
    );
    const edited = await desk.run('edit', '1', '-m', '90', '-c', '');
    expect(edited.stdout).toBe(
      'touch 1 · nobody in particular · cold-call · no-answer · Sat 21 Nov 14:02 · time 1:30\n',
    );
    await desk.run('undo');
    const rows = JSON.parse((await desk.run('list', '--json')).stdout) as { seconds: number; cost: number }[];
    expect(rows.reduce((sum, row) => sum + row.seconds, 0)).toBe(600);
    expect(Math.round(rows.reduce((sum, row) => sum + row.cost, 0) * 100)).toBe(100);
    expect(
      Math.max(...rows.map((row) => row.seconds)) - Math.min(...rows.map((row) => row.seconds)),
    ).toBeLessThanOrEqual(1);
  });

  test('--count takes every outcome below a meeting, and no lead', async () => {
    const desk = new Desk();
    expect((await desk.run('log', '-t', 'c', '-o', 'hung-up', '--count', '2')).code).toBe(0);
    const doors = ['log', '-t', 'c', '-o', 'not-interested', '--reason', 'no-need', '--count', '9'];
    expect((await desk.run(...doors)).code).toBe(0);
    expect((await desk.run('list', '--reason', 'no-need', '--csv')).stdout.trim().split('\n')).toHaveLength(
      10,
    );
    for (const outcome of ['meeting', 'held', 'won', 'lost'])
      expect((await desk.run('log', '-t', 'c', '-o', outcome, '--count', '2')).code).toBe(2);
    expect((await desk.run('log', 'Ann', '-t', 'c', '-o', 'no-answer', '--count', '2')).code).toBe(2);
    for (const count of ['0', '-1', '1.5', 'many', '10001'])
      expect((await desk.run('log', '-t', 'c', '-o', 'no-answer', '--count', count)).code).toBe(2);
  });

  test('one touch for each line of a file, in which @ID may stand', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Harbor Cafe');
    fs.writeFileSync(path.join(desk.folder, 'names.txt'), '@1\nWeber & Co\r\n\n  Elm Dental  \n');
    const answer = await desk.run('log', '--leads', 'names.txt', '-t', 'cold-email', '--channel', 'email');
    expect(answer.stdout).toBe('3 touches 1–3 · cold-email · sent · Sat 21 Nov 14:02\n');
    expect(answer.stderr).toContain('new lead Elm Dental @3');
  });

  test('doubtful lines of a file are listed once each and nothing is written', async () => {
    const desk = new Desk();
    await desk.run('lead', 'add', 'Harbor Cafe');
    const input = 'Harbour Cafe\nAnn\n@99\n\u200b\n';
    const answer = await desk.runWith(
      { input },
      'log',
      '--leads',
      '-',
      '-t',
      'cold-email',
      '--channel',
      'email',
    );
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain('3 lines are in doubt, so nothing was written.');
    for (const line of [
      'line 1: There is no lead "Harbour Cafe"',
      'line 3: There is no lead @99',
      'line 4: The lead name is empty',
    ])
      expect(answer.stderr.split(line)).toHaveLength(2);
    expect((await desk.run('lead', 'list', '--csv')).stdout.trim().split('\n')).toHaveLength(2);
  });

  test('--at is echoed as understood and never in the future', async () => {
    const desk = new Desk();
    expect((await desk.run('log', '-t', 'c', '-o', 'talked', '--at', 'yesterday 16:30')).stdout).toContain(
      'Fri 20 Nov 16:30',
    );
    expect((await desk.run('log', '-t', 'c', '-o', 'talked', '--at', '-2h')).stdout).toContain(
      'Sat 21 Nov 12:02',
    );
    for (const when of ['tomorrow', '15:00 tomorrow', '2026-11-21 14:03', '2026-02-30', 'someday', ''])
      expect((await desk.run('log', '-t', 'c', '-o', 'talked', '--at', when)).code).toBe(2);
    expect((await desk.run('log', '-t', 'c', '-o', 'talked', '--at', '2026-02-30')).stderr).toContain(
      '2026-02-30 is not a date: February 2026 has 28 days.',
    );
  });

  test('a promise may be past when the touch is, but not before it', async () => {
    const desk = new Desk();
    const fits = await desk.run(
      'log',
      'Ann',
      '-t',
      'c',
      '-o',
      'talked',
      '--at',
      '2026-11-10',
      '--next',
      '2026-11-12',
    );
    expect(fits.stdout).toContain('next Thu 12 Nov');
    const before = await desk.run(
      'log',
      'Ann',
      '-t',
      'c',
      '-o',
      'talked',
      '--at',
      '2026-11-10',
      '--next',
      '2026-11-09',
    );
    expect(before.code).toBe(2);
  });

  test.each([
    [
      ['log', 'Ann', '-t', 'c', '-o', 'talked', '-e', '9'],
      '--energy "9" is not a whole number from -2 to 2.',
    ],
    [['log', 'Ann', '-t', 'c', '-o', 'talked', '-m', 'ten'], '--minutes "ten" is not a number of minutes.'],
    [['log', 'Ann', '-t', 'c', '-o', 'talked', '-c', '-5'], '"-5" is not an amount'],
    [['log', 'Ann', '-t', 'c', '-o', 'talkd'], 'There is no outcome "talkd".'],
    [
      ['log', 'Ann', '-t', 'c', '-o', 'talked', '-r', 'price'],
      '--reason does not go with the outcome talked.',
    ],
    [['log', 'Ann', '-t', 'c', '-o', 'not-interested', '-r', 'pricey'], 'Did you mean price?'],
    [
      ['log', 'Ann', '-t', 'c', '-o', 'talked', '--broke', 'list'],
      '--broke does not go with the outcome talked.',
    ],
    [['log', 'Ann', '-t', 'c', '-o', 'talked', '--do', 'call'], '--do says what, but not when.'],
    [['log', '-t', 'c', '-o', 'talked', '--next', 'fri'], 'A promise needs a lead.'],
    [['log', '-t', 'c@2', '-o', 'talked'], 'ends like a version'],
    [['log', '', '-t', 'c', '-o', 'talked'], 'The lead name is empty.'],
    [['log', ' ', '-t', 'c', '-o', 'talked'], 'The lead name is empty.'],
    [['log', 'Ann', '-t', ' ', '-o', 'talked'], 'The tactic name is empty.'],
    [['log', '@7', '-t', 'c', '-o', 'talked'], 'There is no lead @7.'],
    [['log', 'Ann', '-o', 'no-answer'], 'Which tactic was it?'],
    [['log'], 'Which tactic was it?'],
    [
      ['log', 'Ann', '-t', 'c', '-o', 'talked', '-n', 'x'.repeat(70_000)],
      'The note has 70000 characters; at most 65536 are kept.',
    ],
    [['log', 'Ann', '-t', 'c', '-o', 'talked', '-n', 'a\0b'], 'holds a NUL character'],
    [['log', 'Ann\ud800', '-t', 'c', '-o', 'talked'], 'lone surrogate'],
    [['log', 'Ann', '--tactics', 'c'], "Unknown option '--tactics'"],
    [['log', 'Ann', '-t', 'c', '-o', 'talked', '--channel', 'fax'], '--channel "fax" is not known.'],
  ])('%j is refused in one line with what to do, and no file is made', async (args, message) => {
    const desk = new Desk();
    const answer = await desk.run(...args);
    expect(answer.code).toBe(2);
    expect(answer.stdout).toBe('');
    expect(answer.stderr).toContain(message);
    expect(answer.stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(fs.existsSync(desk.file)).toBe(false);
  });

  test('a note comes back exactly as typed, from the option and from standard input', async () => {
    const desk = new Desk();
    const note = '  two\r\nlines\t"quoted" – naïve \\ 👩‍👩‍👧  ';
    await desk.run('log', 'Ann', '-t', 'c', '-o', 'talked', '-n', note);
    await desk.runWith({ input: `${note}\n` }, 'log', 'Ann', '-t', 'c', '-o', 'talked', '-n', '-');
    const rows = JSON.parse((await desk.run('list', '--json')).stdout) as { note: string }[];
    expect(rows.map((row) => row.note)).toEqual([note, note]);
  });

  test('a lead that asked not to be contacted warns, and the touch is stored', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann Lee', '-t', 'c', '-o', 'do-not-contact');
    const answer = await desk.run('log', 'Ann Lee', '-t', 'c', '-o', 'no-answer');
    expect(answer.stderr).toBe('Ann Lee @1 asked not to be contacted; logged all the same.\n');
    expect(answer.stdout).toContain('touch 2');
  });

  test('an amount settles the currency, and another one is refused after that', async () => {
    const desk = new Desk();
    await desk.run('log', 'Ann', '-t', 'c', '-o', 'talked', '--value', '€1,200.50');
    expect((await desk.run('show', '1')).stdout).toContain('worth €1,200.50');
    const other = await desk.run('log', 'Ann', '-t', 'c', '-o', 'talked', '--value', '$5');
    expect(other.stderr).toContain('--value "$5" is in USD, but this journal counts in EUR.');
    expect((await desk.run('log', 'Ann', '-t', 'c', '-o', 'talked', '--value', '5')).code).toBe(0);
  });

  test('--json prints the stored touch', async () => {
    const desk = new Desk();
    const answer = await desk.run('log', 'Ann', '-t', 'c', '-o', 'talked', '-m', '2.5', '--json');
    expect(JSON.parse(answer.stdout)).toMatchObject({
      touch: 1,
      lead: 'Ann',
      tactic: 'c',
      outcome: 'talked',
      seconds: 150,
    });
  });
});

test('an amount in thousands is said in full', async () => {
  const desk = new Desk();
  const given = ['-t', 'c', '--channel', 'call', '-o', 'talked', '--value', '€9.5k', '-c', '12'];
  const { stderr } = await desk.run('log', 'Ann', ...given);
  expect(stderr).toMatch(/^--value "€9.5k" was read as €9,500\.\n/);
  expect(stderr).not.toContain('--cost');
  expect(JSON.parse((await desk.run('list', '--json')).stdout)).toMatchObject([{ value: 9500, cost: 12 }]);
});

test('that the clocks went forward is said once, also where questions follow', async () => {
  const desk = new Desk();
  await desk.run('log', 'Ben', '-t', 'call', '-o', 'no-answer');
  const terminal = new Terminal(desk, 'log', 'Ann', '-t', 'call', '--at', '2026-03-29 02:30');
  await terminal.answers('From?', '\r');
  await terminal.sees('Result?');
  terminal.types('talked\r');
  await terminal.sees('Next?');
  terminal.types('\r');
  await terminal.sees('Note?');
  terminal.types('\r');
  expect(await terminal.ends()).toBe(0);
  expect(terminal.text.match(/The clocks went forward/g)).toHaveLength(1);
});

test('what is left off a long list of notices is not called new leads', async () => {
  const desk = new Desk();
  const names = Array.from({ length: 25 }, (_, index) => `Lead ${String.fromCharCode(65 + index).repeat(6)}`);
  fs.writeFileSync(path.join(desk.folder, 'names.txt'), names.join('\n'));
  const { stderr } = await desk.run(
    'log',
    '--leads',
    path.join(desk.folder, 'names.txt'),
    '-t',
    'c',
    '-o',
    'no-answer',
  );
  expect(stderr).toContain('\n… and 6 more like these\n');
});
