import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../helpers/corpus.js';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

/** A desk with two leads and three tactics, as they are on Saturday 21 November 2026. */
const usedDesk = Desk.copies({}, async (desk) => {
  const days: [when: string, ...args: string[]][] = [
    [
      '2026-11-16T12:00',
      'Weber & Co',
      '-t',
      'follow-up-call',
      '-o',
      'talked',
      '--next',
      'wed',
      '--do',
      'proposal',
    ],
    ['2026-11-17T11:00', 'Harbor Cafe', '-t', 'referral-ask', '-o', 'no-answer'],
    ['2026-11-19T11:00', 'Harbor Cafe', '-t', 'referral-ask', '-o', 'no-answer'],
    ['2026-11-20T09:00', '-t', 'cold-call', '-o', 'talked'],
  ];
  for (const [when, ...args] of days) {
    desk.setClock(when);
    expect(await desk.run('log', ...args)).toMatchObject({ code: 0 });
  }
  desk.setClock('2026-11-21T14:02');
});

interface Stored {
  touch: number;
  lead: string | null;
  tactic: string;
  channel: string;
  outcome: string;
  reason: string | null;
  broke: string | null;
  note: string | null;
}

async function touches(desk: Desk): Promise<Stored[]> {
  return JSON.parse((await desk.run('list', '--json', '--limit', '0')).stdout) as Stored[];
}

async function newest(desk: Desk): Promise<Stored | undefined> {
  return (await touches(desk))[0];
}

describe('a bare log', () => {
  test('asks who, how, result, when and note, and stores it in one write', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', 'har');
    await terminal.sees('› Harbor Cafe');
    terminal.presses('enter');
    await terminal.sees('(last with them)');
    terminal.presses('enter');
    await terminal.answers('Result?', 'meet');
    await terminal.sees('›  meeting');
    terminal.presses('enter');
    await terminal.answers('When?', 'tue 10');
    await terminal.sees('Tue 24 Nov 10:00, in 3 days');
    terminal.presses('enter');
    await terminal.answers('Who takes it?', '\r');
    await terminal.answers('Note?', 'likes the pilot idea\r');
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toBe(
      [
        'Who?     Harbor Cafe @2',
        'How?     referral-ask',
        'Result?  meeting',
        'When?    Tue 24 Nov 10:00, in 3 days',
        'Who takes it?',
        '         you',
        'Note?    likes the pilot idea',
        'touch 5 · Harbor Cafe @2 · referral-ask · meeting · Sat 21 Nov 14:02',
        'next Tue 24 Nov 10:00 · meeting',
        'Another? no',
      ].join('\n'),
    );
    expect(await newest(desk)).toMatchObject({
      lead: 'Harbor Cafe',
      tactic: 'referral-ask',
      outcome: 'meeting',
      note: 'likes the pilot idea',
    });
    await desk.run('undo');
    expect(await newest(desk)).toMatchObject({ touch: 4 });
  });

  test('shows where one stands with each lead', async () => {
    const terminal = new Terminal(await usedDesk(), 'log');
    await terminal.sees('arrows choose');
    expect(terminal.text).toBe(
      [
        'Who?',
        '         Harbor Cafe  @2  referral-ask · no-answer Tue, Thu',
        '         Weber & Co   @1  follow-up-call · proposal promised Wed 18 (late)',
        '         nobody in particular',
        '         arrows choose · or type a name, known or new',
      ].join('\n'),
    );
    terminal.types('web');
    await terminal.sees('Who?     web');
    expect(terminal.text).toBe(
      [
        'Who?     web',
        '       › Weber & Co      @1  follow-up-call · proposal promised Wed 18 (late)',
        '         new lead "web"',
      ].join('\n'),
    );
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
  });

  test('takes Enter alone for nobody only where no lead is listed', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('arrows choose', '\r');
    await terminal.sees('› Harbor Cafe');
    expect(terminal.text).not.toContain('How?');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
  });

  test('finds a lead in spite of a slip, and by its number', async () => {
    const terminal = new Terminal(await usedDesk(), 'log');
    await terminal.answers('Who?', 'Harbr Cafe');
    await terminal.sees('new lead "Harbr Cafe"');
    expect(terminal.text).toContain('› Harbor Cafe');
    terminal.presses('escape');
    await terminal.sees('arrows choose');
    terminal.types('@1');
    await terminal.sees('› Weber & Co');
    expect(terminal.text).not.toContain('new lead');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
  });

  test('moves through what was found with the arrows', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.sees('arrows choose');
    terminal.presses('down');
    await terminal.sees('› Harbor Cafe');
    terminal.presses('down');
    await terminal.sees('› Weber & Co');
    terminal.presses('down');
    await terminal.sees('› nobody in particular');
    terminal.presses('down');
    await terminal.sees('› Harbor Cafe');
    terminal.presses('down');
    await terminal.sees('› Weber & Co');
    terminal.presses('enter');
    await terminal.sees('How?     ›1 follow-up-call (last with them)');
    terminal.presses('right');
    await terminal.sees('›2 cold-call');
    terminal.presses('enter');
    await terminal.sees('How?     cold-call');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(await touches(desk)).toHaveLength(4);
  });

  test('logs at nobody in particular after Enter, and asks nobody for a promise', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', '\x1b[A');
    await terminal.sees('› nobody in particular');
    terminal.presses('enter');
    await terminal.answers('How?', '\r');
    await terminal.answers('Result?', 'call-b\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toBe(
      [
        'Who?     nobody in particular',
        'How?     cold-call',
        'Result?  call-back',
        'Note?    none',
        'touch 5 · nobody in particular · cold-call · call-back · Sat 21 Nov 14:02',
        'Another? no',
      ].join('\n'),
    );
    expect(await newest(desk)).toMatchObject({
      lead: null,
      tactic: 'cold-call',
      outcome: 'call-back',
      note: null,
    });
  });

  test('makes a new lead and a new tactic in a new journal', async () => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', 'Acme Ltd\r');
    await terminal.answers('From?', 'the fair\r');
    await terminal.answers('a new tactic, like', 'breakfast-talk\r');
    await terminal.answers('It goes by', 'ev\r');
    await terminal.answers('Kind?', '2');
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('yours or given to you?', '1');
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toBe(
      [
        'Who?     new lead "Acme Ltd"',
        'From?    the fair',
        'How?     breakfast-talk',
        'breakfast-talk is new. It goes by',
        '         event',
        'Kind?    warm',
        'Result?  talked',
        'Next?    none',
        'Note?    none',
        'Is "the fair" yours or given to you?',
        '         found by you',
        'new tactic breakfast-talk (event, warm)',
        'new lead Acme Ltd @1',
        'touch 1 · Acme Ltd @1 · breakfast-talk · talked · Sat 21 Nov 14:02',
        'Another? no',
      ].join('\n'),
    );
    expect(await newest(desk)).toMatchObject({
      lead: 'Acme Ltd',
      tactic: 'breakfast-talk',
      channel: 'event',
      outcome: 'talked',
    });
  });

  test('asks about a new tactic that is nearly a known one', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', '\x1b[A');
    await terminal.sees('› nobody in particular');
    terminal.presses('enter');
    await terminal.answers('How?', '/');
    await terminal.answers('a new tactic, like', 'cold-cal\r');
    await terminal.answers('Which tactic is "cold-cal"?', '1');
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({ touch: 5, tactic: 'cold-call' });
  });

  test('asks again until no more is wanted, each touch at its own time', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', '\x1b[A');
    await terminal.sees('› nobody in particular');
    terminal.presses('enter');
    await terminal.answers('How?', '\r');
    await terminal.answers('Result?', 'voice\r');
    await terminal.answers('Note?', '\r');
    await terminal.sees('Another?');
    terminal.lets(25);
    terminal.presses('enter');
    await terminal.answers('Another? yes\nWho?', 'harbor\r');
    await terminal.answers('(last with them)', '1');
    await terminal.answers('1 no-answer', '1');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?\n', '\r');
    await terminal.sees('touch 6');
    await terminal.sees('Another? ›');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain(
      'touch 5 · nobody in particular · cold-call · voicemail · Sat 21 Nov 14:02',
    );
    expect(terminal.text).toContain('touch 6 · Harbor Cafe @2 · referral-ask · no-answer · Sat 21 Nov 14:27');
    expect(await touches(desk)).toHaveLength(6);
  });

  test('stopped in the second round says that the first is stored', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', '\x1b[A');
    await terminal.sees('› nobody in particular');
    terminal.presses('enter');
    await terminal.answers('How?', '\r');
    await terminal.answers('Result?', 'voice\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('Another?', 'y');
    await terminal.sees('arrows choose');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toContain('Stopped; what was logged before is stored.');
    expect(await touches(desk)).toHaveLength(5);
  });
});

describe('the result', () => {
  test('is not taken by Enter alone, nor by a number that is not there', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.sees('Result?');
    terminal.presses('enter');
    terminal.types('zzz');
    await terminal.sees('nothing begins like that');
    terminal.presses('enter');
    for (let letter = 0; letter < 3; letter++) terminal.presses('backspace');
    await terminal.sees('1 no-answer');
    terminal.types('1');
    await terminal.sees('Result?  no-answer\nNext?');
    terminal.presses('ctrl-d');
    expect(await terminal.ends()).toBe(130);
  });

  test('has the rest of the outcomes behind 0', async () => {
    const terminal = new Terminal(await usedDesk(), 'log', 'Weber & Co', '-t', 'cold-call');
    await terminal.answers('0 more: passed-on, ', '0');
    await terminal.sees('1 passed-on');
    terminal.types('0');
    await terminal.sees('0 more: no-answer');
    expect(terminal.text).toContain('bounced');
    terminal.types('0');
    await terminal.sees('0 more: passed-on, ');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
  });

  test('that failed is asked for its reason, which brings the place', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.answers('Result?', 'not-int\r');
    await terminal.answers('Why?', '1');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('Why?     has-someone · broke at the list\nNote?    none\ntouch 5');
    expect(await newest(desk)).toMatchObject({
      outcome: 'not-interested',
      reason: 'has-someone',
      broke: 'list',
    });
  });

  test('may have failed for no known reason, and is not asked for one that was typed', async () => {
    const desk = await usedDesk();
    const first = new Terminal(desk, 'log', '-t', 'cold-call');
    await first.answers('Result?', 'hung\r');
    await first.answers('Why?', '\r');
    await first.answers("Why?     don't know\nNote?", '\r');
    expect(await first.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({ outcome: 'hung-up', reason: null });

    const second = new Terminal(desk, 'log', '-t', 'cold-call', '-r', 'price', '-n', 'dear');
    await second.sees('Result?');
    expect(second.text).not.toContain('no-answer');
    second.types('hung\r');
    expect(await second.ends()).toBe(0);
    expect(second.text).not.toContain('Why?');
    expect(await newest(desk)).toMatchObject({ outcome: 'hung-up', reason: 'price', note: 'dear' });
  });

  test('of a message is that it was sent, unless something else is chosen', async () => {
    const desk = await usedDesk();
    await desk.run('tactic', 'add', 'cold-email', '--channel', 'email');
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', 'weber\r');
    await terminal.answers('How?', 'cold-e\r');
    await terminal.answers('›1 sent', '\r');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({ lead: 'Weber & Co', tactic: 'cold-email', outcome: 'sent' });
  });

  test('of a message typed with its tactic is not asked for', async () => {
    const desk = await usedDesk();
    await desk.run('tactic', 'add', 'cold-email', '--channel', 'email');
    const terminal = new Terminal(desk, 'log', 'Weber & Co', '-t', 'cold-email');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toBe(
      'touch 5 · Weber & Co @1 · cold-email · sent · Sat 21 Nov 14:02\nkept Wed 18 Nov · proposal',
    );
  });

  test('passed-on offers a lead, with whom it is owed to as its source', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.answers('Result?', 'passed\r');
    await terminal.answers('To whom?', 'Elm Dental');
    await terminal.sees('new lead, referral by Harbor Cafe');
    terminal.presses('enter');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('Is "referral by Harbor Cafe" yours or given to you?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('lead Elm Dental @3');
    const { stdout } = await desk.run('lead', 'list', '--source', 'referral by Harbor Cafe', '--json');
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'Elm Dental' }]);
  });

  test('passed-on to a known lead adds none', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.answers('Result?', 'passed\r');
    await terminal.answers('To whom?', 'weber & co');
    await terminal.sees('already a lead');
    terminal.presses('enter');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(JSON.parse((await desk.run('lead', 'list', '--json')).stdout)).toHaveLength(2);
  });
});

describe('the promise', () => {
  test('takes a date and, after it, what is promised', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Next?', 'in 3 days send the comps');
    await terminal.sees('Tue 24 Nov, in 3 days · send the comps');
    terminal.presses('enter');
    await terminal.answers('Who takes it?', '\r');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('next Tue 24 Nov · send the comps');
  });

  test.each([
    ['2026-02-30', '2026-02-30 is not a date'],
    ['soon', 'Cannot read "soon"'],
    ['mon 25:00', '25:00 is not a time'],
    ['last tue', 'is before the touch itself'],
  ])('is not taken when it is %s', async (typed, refusal) => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Next?', `${typed}\r`);
    await terminal.sees('not taken: ');
    expect(terminal.text).toContain(refusal);
    expect(terminal.text).toContain(`Next?    ${typed}`);
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(await touches(desk)).toHaveLength(4);
  });

  test('stays in the line with what to write instead, and no key means something else', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Next?', '30 feb call them about the pilot idea again\r');
    await terminal.sees('not taken: ');
    await terminal.sees('         ^U clears the line · Esc one back');
    expect(terminal.text).toContain(
      'Next?    30 feb call them about the pilot idea again\n' +
        '         not taken: 30 feb is not a date: February has at most 29 days\n' +
        '         Write 2026-11-20 09:15, 21 Nov, 21.11., 12/25, today 16:30, 9am, fri,\n',
    );
    expect(terminal.text).not.toContain('↵');
    expect(terminal.text).not.toContain('…');
    terminal.presses('ctrl-u');
    await terminal.sees('↵ none');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
  });

  test('may be earlier than today when the touch is', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(
      desk,
      'log',
      'Harbor Cafe',
      '-t',
      'referral-ask',
      '--at',
      '2026-11-10 9:00',
    );
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Next?', '2026-11-12\r');
    await terminal.answers('Thu 12 Nov, 9 days ago\nNote?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('kept Thu 12 Nov'); // by the touch of the 17th
  });

  test('that stands already stays after Enter', async () => {
    const desk = await usedDesk();
    await desk.run('next', 'Harbor Cafe', 'fri', '--do', 'call');
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.answers('Result?', 'no-a\r');
    await terminal.answers('↵ as promised: Fri 27 Nov call', '\r');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('next Fri 27 Nov · call');
  });

  test('is not offered when the outcome ends the lead, nor when --next was typed', async () => {
    const desk = await usedDesk();
    const ended = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await ended.answers('Result?', 'won\r');
    await ended.answers('Result?  won\nAmount?', '\r');
    await ended.answers('Amount?  not known\nNote?', '\r');
    expect(await ended.ends()).toBe(0);
    const promised = new Terminal(desk, 'log', 'Weber & Co', '-t', 'cold-call', '--next', 'fri');
    await promised.answers('Result?', 'meeting\r');
    await promised.answers('Result?  meeting\nNote?', '\r');
    expect(await promised.ends()).toBe(0);
    expect(promised.text).toContain('next Fri 27 Nov · meeting');
  });

  test('of a meeting may be left open', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.answers('Result?', 'meet\r');
    await terminal.answers('When?', '\r');
    await terminal.answers('When?    no date yet\nNote?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({ outcome: 'meeting' });
  });
});

describe('what was typed with the command', () => {
  test('is asked about when the lead is in doubt', async () => {
    const desk = await usedDesk();
    const known = new Terminal(desk, 'log', 'Harbr', 'Cafe', '-t', 'referral-ask');
    await known.answers('Which lead is "Harbr Cafe"?', '\r');
    await known.answers('Result?', 'talked\r');
    await known.answers('Next?', '\r');
    await known.answers('Note?', '\r');
    expect(await known.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({ lead: 'Harbor Cafe' });

    const added = new Terminal(desk, 'log', 'Harbr', 'Cafe', '-t', 'referral-ask', '-n', '');
    await added.answers('Which lead is "Harbr Cafe"?', '/');
    await added.answers('From?', '\r');
    await added.answers('Result?', 'talked\r');
    await added.answers('Next?', '\r');
    expect(await added.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({ lead: 'Harbr Cafe' });
  });

  test('leaves the rest to be asked, once', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', '--at', 'yesterday 16:30', '-n', 'at the fair');
    await terminal.answers('Who?', 'weber\r');
    await terminal.answers('How?', '2');
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Next?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('touch 5 · Weber & Co @1 · cold-call · talked · Fri 20 Nov 16:30');
  });

  test('is checked before anything is asked', async () => {
    const terminal = new Terminal(await usedDesk(), 'log', 'Harbor Cafe', '-e', '9');
    expect(await terminal.ends()).toBe(2);
    expect(terminal.text).toContain('--energy "9" is not a whole number');
    expect(terminal.text).not.toContain('How?');
  });

  test('is all there is with --no-input', async () => {
    const terminal = new Terminal(await usedDesk(), '--no-input', 'log', 'Harbor Cafe', '-t', 'cold-call');
    expect(await terminal.ends()).toBe(2);
    expect(terminal.text).toContain('What came of it?');
  });
});

describe('stopping', () => {
  const questions: [question: string, before: [string, string][]][] = [];
  const way: [string, string][] = [
    ['Who?', 'Acme\r'],
    ['From?', '\r'],
    ['a new tactic, like', 'cold-call\r'],
    ['It goes by', '1'],
    ['Kind?', '1'],
    ['Result?', 'hung\r'],
    ['Why?', '\r'],
    ['Next?', 'fri\r'],
    ['Who takes it?', '\r'],
    ['Note?', 'kind'],
  ];
  for (const [index, [question]] of way.entries()) questions.push([question, way.slice(0, index)]);

  test.each(questions)('with Ctrl-C at "%s" exits 130 and leaves nothing', async (question, before) => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log');
    for (const [asked, typed] of before) await terminal.answers(asked, typed);
    await terminal.sees(question);
    expect(terminal.isRaw).toBe(true);
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toMatch(/\nStopped; nothing was written\.$/);
    expect(terminal.isRaw).toBe(false);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });

  test.each(questions)('with Ctrl-D at "%s" exits 130 and leaves nothing', async (question, before) => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log');
    for (const [asked, typed] of before) await terminal.answers(asked, typed);
    await terminal.sees(question);
    terminal.presses('ctrl-d');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.isRaw).toBe(false);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s exits %i with the terminal as it was', async (signal, code) => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', 'Acme');
    await terminal.sees('new lead "Acme"');
    terminal.isToldToEnd(signal);
    expect(await terminal.ends()).toBe(code);
    expect(terminal.text).toContain('Stopped; nothing was written.');
    expect(terminal.isRaw).toBe(false);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });

  test('by closing the input exits 130', async () => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log');
    await terminal.sees('Who?');
    terminal.hangsUp();
    expect(await terminal.ends()).toBe(130);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });
});

describe('one back', () => {
  test('takes an answer again, and what was answered before it stays', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
    await terminal.answers('Result?', 'not-int\r');
    await terminal.answers('Why?', '1');
    await terminal.sees('Note?');
    terminal.presses('escape');
    await terminal.sees('Note?    ↑\nWhy?');
    terminal.presses('escape');
    await terminal.sees('Why?     ↑\nResult?');
    terminal.types('talked\r');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Next?    none\nNote?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({ outcome: 'talked', reason: null, broke: null });
  });
});

describe('a paste', () => {
  test('of many lines is one note', async () => {
    const desk = await usedDesk();
    const lines = Array.from({ length: 90 }, (_, index) => `line ${index} of a mail that was long`);
    const terminal = new Terminal(desk, 'log', '-t', 'cold-call');
    await terminal.answers('Result?', 'talked\r');
    await terminal.sees('Note?');
    terminal.pastes(`${lines.join('\r\n')}\r\n`);
    await terminal.sees(`(${lines.join(' ').length} characters) …`);
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect(await newest(desk)).toMatchObject({ touch: 5, note: lines.join(' ') });
    expect(await touches(desk)).toHaveLength(5);
  });

  test('that is too long for a name finds nobody', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.sees('arrows choose');
    terminal.pastes('a long text '.repeat(1000));
    await terminal.sees('nothing found');
    terminal.presses('enter');
    terminal.presses('ctrl-u');
    await terminal.answers('arrows choose', '@99');
    await terminal.sees('nothing found');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
  });

  test('that is too long for a note is refused, and can be shortened', async () => {
    const desk = await usedDesk();
    const terminal = new Terminal(desk, 'log', '-t', 'cold-call');
    await terminal.answers('Result?', 'talked\r');
    await terminal.sees('Note?');
    terminal.pastes('x'.repeat(65_537));
    await terminal.sees('(65537 characters) …');
    terminal.presses('enter');
    await terminal.sees('not taken: The note has 65537 characters');
    terminal.presses('backspace');
    await terminal.sees('(65536 characters) …');
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect((await newest(desk))?.note).toHaveLength(65_536);
  });
});

test('what was picked stays what it is, whatever others call it by the time it is stored', async () => {
  const desk = await usedDesk();
  const terminal = new Terminal(desk, 'log');
  await terminal.answers('Who?', 'harbor\r');
  await terminal.answers('(last with them)', '1');
  await terminal.answers('Result?', 'not-int\r');
  await terminal.answers('Why?', '1');
  await terminal.sees('Note?');
  for (const args of [
    ['tactic', 'rename', 'referral-ask', 'friends of friends'],
    ['tactic', 'rename', 'cold-call', 'referral-ask'],
    ['outcome', 'rename', 'not-interested', 'no-thanks'],
    ['reason', 'rename', 'has-someone', 'taken'],
    ['lead', 'edit', 'Harbor Cafe', '--name', 'Quay Cafe'],
  ])
    expect(await desk.run(...args)).toMatchObject({ code: 0 });
  terminal.presses('enter');
  await terminal.answers('Another?', 'q');
  expect(await terminal.ends()).toBe(0);
  expect(await newest(desk)).toMatchObject({
    lead: 'Quay Cafe',
    tactic: 'friends of friends',
    outcome: 'no-thanks',
    reason: 'taken',
  });
  expect((await desk.run('tactic', 'list', '--json')).stdout.match(/"tactic":/g)).toHaveLength(3);
});

test('hostile names and notes are shown, never obeyed', async () => {
  const desk = new Desk();
  const names = hostileTexts.filter((text) => text.trim() !== '' && !text.startsWith('-'));
  for (const name of names.slice(0, 60))
    await desk.run('log', '--new', '-t', 'cold-call', '-o', 'talked', '--', name);
  const terminal = new Terminal(desk, 'log');
  await terminal.sees('arrows choose');
  for (const name of names.filter((text) => !/[\x00-\x1f\x7f]/.test(text))) {
    terminal.pastes(name);
    terminal.presses('ctrl-u');
  }
  terminal.presses('ctrl-c');
  expect(await terminal.ends()).toBe(130);
});

test('a note of a dash alone is that dash: only on the command line it stands for standard input', async () => {
  const desk = await usedDesk();
  const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'referral-ask');
  await terminal.answers('Result?', 'talked\r');
  await terminal.answers('Next?', '\r');
  await terminal.answers('Note?', '-\r');
  expect(await terminal.ends()).toBe(0);
  expect(await newest(desk)).toMatchObject({ note: '-' });
});
