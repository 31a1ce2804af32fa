import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { pipelineScene } from '../../helpers/pipeline-scene.js';
import { againScene } from '../../helpers/again-scene.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';
import { storedSteps } from '../../helpers/steps.js';
import { Terminal } from '../../helpers/terminal.js';

const list = ['Harbor Cafe', 'Weber & Co', 'Acme', 'Ridge Ltd', 'Stopped & Sons', 'Brandt AG'];

/** A desk with a plan, and a list of leads of which three are there. */
const calling = Desk.copies({}, async (desk) => {
  const days: [when: string, ...args: string[]][] = [
    ['2026-11-16T09:00', 'tactic', 'add', 'cold-call', '--channel', 'call'],
    ['2026-11-16T09:00', 'plan', 'cold-call', '20/week'],
    ['2026-11-16T09:00', 'lead', 'add', 'Harbor Cafe', '--phone', '+49 30 123456', '--source', 'fair'],
    ['2026-11-16T09:00', 'lead', 'add', 'Weber & Co', '--source', 'fair', '--note', 'owner comes in late'],
    ['2026-11-16T09:00', 'lead', 'add', 'Stopped & Sons', '--tag', 'old'],
    ['2026-11-17T11:00', 'log', 'Harbor Cafe', '-t', 'cold-call', '-o', 'no-answer', '--next', '21 Nov'],
    ['2026-11-18T11:00', 'log', '-t', 'cold-call', '--count', '3', '-o', 'voicemail'],
  ];
  for (const [when, ...args] of days) {
    desk.setClock(when);
    expect(await desk.run(...args)).toMatchObject({ code: 0 });
  }
  desk.setClock('2026-11-21T14:02');
});

async function callingDesk(): Promise<Desk> {
  const desk = await calling();
  fs.writeFileSync(path.join(desk.folder, 'list.txt'), list.join('\n'));
  return desk;
}

interface Stored {
  touch: number;
  lead: string | null;
  outcome: string;
  reason: string | null;
  note: string | null;
  seconds: number | null;
}

/** The touches of today, in the order they were logged. */
async function today(desk: Desk): Promise<Stored[]> {
  const { stdout } = await desk.run('list', '--json', '--limit', '0', '--from', '2026-11-21');
  return (JSON.parse(stdout) as Stored[]).reverse();
}

const called = async (desk: Desk) => (await today(desk)).map(({ lead, outcome }) => [lead, outcome]);

/** Waits for the keys of a call. */
async function offers(terminal: Terminal, call: string): Promise<void> {
  await terminal.shows((text) => {
    const lines = text.split('\n');
    const at = lines.findLastIndex((line) => /^\d+(\/\d+)? {3,}/.test(line));
    return (
      at >= 0 && lines[at]!.startsWith(`${call} `) && lines.slice(at).some((line) => line.includes('q stop'))
    );
  }, `the keys of call ${call}`);
}

async function presses(terminal: Terminal, call: string, key: string): Promise<void> {
  await offers(terminal, call);
  terminal.types(key);
}

function listOf(desk: Desk, ...names: string[]): void {
  fs.writeFileSync(path.join(desk.folder, 'list.txt'), names.join('\n'));
}

const start = (desk: Desk, ...more: ConstructorParameters<typeof Terminal>[1][]) =>
  new Terminal(desk, 'block', 'cold-call', '--leads', 'list.txt', ...more);

test('a whole block', async () => {
  const desk = await callingDesk();
  const terminal = start(desk);
  await offers(terminal, '1/6');
  await desk.run('lead', 'stop', 'Stopped & Sons');
  expect(terminal.text).toMatchInlineSnapshot(`
    "Block of cold-call · 6 leads
    1/6      Harbor Cafe @1 · +49 30 123456
             cold-call · next step promised Sat 21
              1 no-answer        2 voicemail        3 wrong-number
              4 hung-up          5 call-back        6 talked
              7 not-now          8 not-interested   9 meeting
              0 more: passed-on, do-not-contact, gatekeeper, no-show, held, propos…
             n note · x next · s skip · p pause · q stop
    0 touches · 0 reached · 0 meetings · 0 min · week 4 of 20"
  `);
  terminal.lets(2);
  terminal.types('1');
  await offers(terminal, '2/6');
  terminal.lets(1);
  terminal.types('n');
  await terminal.answers('Note?', 'not in before ten\r');
  await terminal.sees('note not in before ten');
  terminal.types('5');
  await terminal.answers('When?', 'mon 10\r');
  await presses(terminal, '3/6', 's');
  await offers(terminal, '4/6');
  terminal.lets(3);
  terminal.types('8');
  await terminal.answers('Why?', '2');
  await terminal.answers('Stopped & Sons @3 asked not to be contacted', '\r');
  await offers(terminal, '6/6');
  terminal.lets(4);
  terminal.types('9');
  await terminal.answers('When?\n', '\r');
  expect(await terminal.ends()).toBe(0);
  expect(terminal.text).toMatchInlineSnapshot(`
    "Block of cold-call · 6 leads
    1/6      Harbor Cafe @1 · no-answer
             kept Sat 21 Nov
    2/6      Weber & Co @2
    Note?    not in before ten
    2/6      Weber & Co @2 · call-back
    When?    Mon 23 Nov 10:00, in 2 days
             next Mon 23 Nov 10:00
    3/6      Acme · skipped
    4/6      Ridge Ltd · not-interested
    Why?     wrong-person · broke at the list
             new lead Ridge Ltd @4
    5/6 Stopped & Sons @3 asked not to be contacted
             skip
    6/6      Brandt AG · meeting
    When?    no date yet
             new lead Brandt AG @5

    BLOCK     cold-call · 4 touches · 3 reached · 1 meeting · 10 min · 24 an hour ·
              week 8 of 20
    COME BACK TO
      Weber & Co @2  call-back · Mon 23 Nov 10:00
      Brandt AG @5   meeting · no date yet: prospect next @5 WHEN
    LEFT      2 skipped · to go on: prospect block cold-call --leads list.txt
    NEXT      prospect due: what was promised · prospect undo: the last touch back"
  `);
  expect((await today(desk)).map(({ seconds }) => seconds)).toEqual([120, 60, 180, 240]);
});

test('keys and the tactic stay what they are, whatever others call them meanwhile', async () => {
  const desk = await callingDesk();
  const terminal = start(desk);
  await offers(terminal, '1/6');
  await desk.run('outcome', 'rename', 'no-answer', 'nobody-there');
  await desk.run('tactic', 'rename', 'cold-call', 'dialing');
  terminal.types('1');
  await offers(terminal, '2/6');
  expect(terminal.text).toContain('1 nobody-there');
  terminal.types('1');
  await presses(terminal, '3/6', 'q');
  expect(await terminal.ends()).toBe(0);
  expect(await called(desk)).toEqual([
    ['Harbor Cafe', 'nobody-there'],
    ['Weber & Co', 'nobody-there'],
  ]);
  expect(terminal.text).toContain('BLOCK     dialing · 2 touches');
  expect(terminal.text).toContain('of 20');
  expect(terminal.text).toContain('prospect block dialing --leads list.txt');
});

test('a new tactic of a block is made once, whatever others call it meanwhile', async () => {
  const desk = await callingDesk();
  const terminal = new Terminal(desk, 'block', 'walk-in', '--leads', 'list.txt', '--new');
  for (const question of ['It goes by', 'Kind?']) await terminal.answers(question, '\r');
  await presses(terminal, '1/6', '1');
  await offers(terminal, '2/6');
  await desk.run('tactic', 'rename', 'walk-in', 'drop-in');
  terminal.types('1');
  await presses(terminal, '3/6', 'q');
  expect(await terminal.ends()).toBe(0);
  expect((await desk.run('tactic', 'list', '--json')).stdout.match(/"tactic":/g)).toHaveLength(2);
});

test('forty calls that nobody answered are forty keys', async () => {
  const desk = await callingDesk();
  listOf(desk, ...Array.from({ length: 40 }, (_, n) => `Lead ${n + 1}`));
  const terminal = start(desk);
  let pressed = 0;
  for (let call = 1; call <= 40; call++) {
    await presses(terminal, `${call}/40`, '1');
    pressed++;
  }
  expect(await terminal.ends()).toBe(0);
  expect(pressed).toBe(40);
  expect(await called(desk)).toEqual(Array.from({ length: 40 }, (_, n) => [`Lead ${n + 1}`, 'no-answer']));
});

test('each touch is stored before the next key, so that a killed terminal loses none', async () => {
  const desk = await callingDesk();
  const terminal = start(desk);
  await presses(terminal, '1/6', '1');
  await offers(terminal, '2/6');
  expect(await called(desk)).toEqual([['Harbor Cafe', 'no-answer']]);
  await presses(terminal, '2/6', '6');
  await offers(terminal, '3/6');
  expect(await called(desk)).toEqual([
    ['Harbor Cafe', 'no-answer'],
    ['Weber & Co', 'talked'],
  ]);
  terminal.presses('ctrl-c');
  await terminal.ends();
});

describe('stopped at any moment', () => {
  const first = ['Harbor Cafe', 'no-answer'];
  const steps: [step: string, keys: string, question: string, second: string | null][] = [
    ['the keys', '', 'q stop', null],
    ['the note', 'n', 'Note?', null],
    ['the next step', 'x', 'Next?', null],
    ['the pause', 'p', 'Paused', null],
    ['the reason', '4', 'Why?', 'hung-up'],
    ['the date', '5', 'When?', 'call-back'],
    ['the meeting', '9', 'When?', 'meeting'],
    ['the referral', '01', 'To whom?', 'passed-on'],
  ];

  test.each(steps)('at %s', async (_, keys, question, second) => {
    const desk = await callingDesk();
    const terminal = start(desk);
    await presses(terminal, '1/6', '1');
    await offers(terminal, '2/6');
    for (const key of keys) {
      terminal.types(key);
      if (key === '0') await terminal.sees('1 passed-on');
    }
    await terminal.sees(question);
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.isRaw).toBe(false);
    expect(terminal.text).toContain('Stopped; what was logged in the block is stored.');
    expect(terminal.text).toContain('prospect block cold-call --leads list.txt');
    expect(await called(desk)).toEqual(second === null ? [first] : [first, ['Weber & Co', second]]);
  });

  test('by Ctrl-D, a signal, or a terminal that is gone', async () => {
    const ways: [(terminal: Terminal) => void, number][] = [
      [(terminal) => terminal.presses('ctrl-d'), 130],
      [(terminal) => terminal.isToldToEnd('SIGTERM'), 143],
      [(terminal) => terminal.isToldToEnd('SIGHUP'), 129],
      [(terminal) => terminal.hangsUp(), 130],
    ];
    for (const [way, code] of ways) {
      const desk = await callingDesk();
      const terminal = start(desk);
      await presses(terminal, '1/6', '1');
      await presses(terminal, '2/6', '4');
      await terminal.sees('Why?');
      way(terminal);
      expect(await terminal.ends()).toBe(code);
      expect(await called(desk)).toEqual([first, ['Weber & Co', 'hung-up']]);
    }
  });

  test('before anything was said, nothing is written', async () => {
    const desk = await callingDesk();
    const terminal = start(desk);
    await offers(terminal, '1/6');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toContain('Stopped; nothing was written.');
    expect(await called(desk)).toEqual([]);
  });
});

describe('what was typed without an outcome', () => {
  /** At the second call, with a note and a next step typed. */
  async function typed(desk: Desk, ...more: Parameters<typeof start>[1][]): Promise<Terminal> {
    const terminal = start(desk, ...more);
    await presses(terminal, '1/6', '1');
    await presses(terminal, '2/6', 'n');
    await terminal.answers('Note?', 'asks for Kim\r');
    await presses(terminal, '2/6', 'x');
    await terminal.answers('Next?', 'mon 10 call again\r');
    await terminal.answers('Who takes it?', '\r');
    await terminal.sees('next Mon 23 Nov 10:00 call again');
    return terminal;
  }

  test('is lost to skip and stop only when they are pressed again, and then it is known', async () => {
    const desk = await callingDesk();
    const terminal = await typed(desk);
    terminal.types('s');
    await terminal.sees('Only an outcome keeps the note and the next step; s again skips.\n');
    expect(terminal.text).not.toContain('skipped');
    terminal.types('q');
    await terminal.sees('Only an outcome keeps the note and the next step; q again stops.\n');
    terminal.types('n');
    await terminal.answers('Note?', ', not her boss\r');
    await terminal.sees('note asks for Kim, not her boss');
    expect(terminal.text.slice(terminal.text.lastIndexOf('2/6'))).not.toContain('Only an outcome');
    await presses(terminal, '2/6', 'q');
    await terminal.sees('q again stops');
    terminal.types('6');
    await presses(terminal, '3/6', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).not.toContain('NOT KEPT');
    expect((await today(desk)).at(-1)).toMatchObject({
      lead: 'Weber & Co',
      note: 'asks for Kim, not her boss',
    });
    expect((await storedSteps(desk)).at(-1)).toMatchObject({ day: '2026-11-23', what: 'call again' });
  });

  test('goes with s twice, and the next call knows nothing of it', async () => {
    const desk = await callingDesk();
    const terminal = start(desk);
    await presses(terminal, '1/6', 'n');
    await terminal.answers('Note?', 'asks for Kim\r');
    await presses(terminal, '1/6', 's');
    await terminal.sees('Only an outcome keeps the note; s again skips.');
    terminal.types('s');
    await presses(terminal, '2/6', 's');
    await presses(terminal, '3/6', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(await called(desk)).toEqual([]);
    expect(terminal.text).toContain('2 skipped');
  });

  test('is said at the end where Ctrl-C leaves, and where undo had given it back', async () => {
    const desk = await callingDesk();
    const terminal = await typed(desk);
    terminal.types('u');
    await offers(terminal, '1/6');
    await presses(terminal, '1/6', 'n');
    await terminal.answers('Note?', 'not in\r');
    await terminal.sees('note not in');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toContain(
      'NOT KEPT  Weber & Co @2 · next Mon 23 Nov 10:00 call again · note: asks for Kim\n',
    );
    expect(terminal.text).toContain('NOT KEPT  Harbor Cafe @1 · note: not in\n');
  });

  test('is asked about in a pause, and a name that was typed, too', async () => {
    const desk = await callingDesk();
    const terminal = await typed(desk);
    terminal.types('p');
    await terminal.answers('Paused', 'q');
    await terminal.sees('q again stops');
    terminal.types('q');
    expect(await terminal.ends()).toBe(0);
    const other = new Terminal(desk, 'block', 'cold-call');
    await presses(other, '1', 'w');
    await other.answers('Who?', 'Ann Lee\r');
    await presses(other, '1', 'q');
    await other.sees('Only an outcome keeps the name; q again stops.');
    other.presses('ctrl-c');
    await other.ends();
    expect(other.text).toContain('NOT KEPT  Ann Lee\n');
  });

  test('is never said where nothing was typed', async () => {
    const desk = await callingDesk();
    const terminal = start(desk);
    await presses(terminal, '1/6', 's');
    await presses(terminal, '2/6', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).not.toMatch(/Only an outcome|NOT KEPT/);
  });
});

test('what was touched today is left out when the block is started again', async () => {
  const desk = await callingDesk();
  const terminal = start(desk);
  await presses(terminal, '1/6', '1');
  await presses(terminal, '2/6', 's');
  await presses(terminal, '3/6', '1');
  await presses(terminal, '4/6', 'q');
  expect(await terminal.ends()).toBe(0);
  const later = start(desk);
  await offers(later, '1/4');
  expect(later.text).toContain('Block of cold-call · 4 leads · left out: 2 touched with it today');
  expect(later.text).toContain('1/4      Weber & Co @2');
  later.types('q');
  await later.ends();
});

describe('undo', () => {
  test('takes back the last touch with all that it did, and its lead comes again', async () => {
    const desk = await callingDesk();
    const terminal = start(desk);
    const steps = async () => (await storedSteps(desk)).map(({ lead, state }) => [lead, state]);
    const before = await steps();
    await offers(terminal, '1/6');
    terminal.lets(2);
    terminal.types('9');
    await terminal.answers('When?', 'tue 10\r');
    await terminal.answers('Who takes it?', '\r');
    await presses(terminal, '2/6', '1');
    await presses(terminal, '3/6', 'u');
    await terminal.sees('undone: touch 6 · Weber & Co @2 · no-answer');
    await presses(terminal, '2/6', 'u');
    await terminal.sees('undone: touch 5 · Harbor Cafe @1 · meeting');
    await offers(terminal, '1/6');
    expect(await called(desk)).toEqual([]);
    expect(await steps()).toEqual(before);
    terminal.lets(1);
    terminal.types('1');
    await presses(terminal, '2/6', 'q');
    await terminal.ends();
    expect(await today(desk)).toMatchObject([{ lead: 'Harbor Cafe', outcome: 'no-answer', seconds: 180 }]);
  });

  test('gives back what was typed before the key, and keeps what was typed of the next call', async () => {
    const desk = await callingDesk();
    const terminal = start(desk);
    await presses(terminal, '1/6', 'n');
    await terminal.answers('Note?', 'asks for Kim\r');
    await presses(terminal, '1/6', 'x');
    await terminal.answers('Next?', 'mon call again\r');
    await terminal.answers('Who takes it?', '\r');
    await terminal.sees('next Mon 23 Nov call again');
    terminal.types('9');
    await presses(terminal, '2/6', 'n');
    await terminal.answers('Note?', 'wrong door\r');
    await terminal.sees('note wrong door');
    terminal.types('u');
    await terminal.sees('undone: touch 5 · Harbor Cafe @1 · meeting');
    await offers(terminal, '1/6');
    await terminal.sees('next Mon 23 Nov call again');
    await terminal.sees('note asks for Kim');
    terminal.types('n');
    await terminal.answers('Note?', ', her boss\r');
    await terminal.sees('note asks for Kim, her boss');
    await presses(terminal, '1/6', '1');
    await offers(terminal, '2/6');
    await terminal.sees('note wrong door');
    terminal.types('9');
    await terminal.answers('When?', 'tue 10\r');
    await terminal.answers('Who takes it?', '\r');
    await presses(terminal, '3/6', 'u');
    await offers(terminal, '2/6');
    await terminal.sees('note wrong door');
    await presses(terminal, '2/6', '1');
    await presses(terminal, '3/6', 'q');
    await terminal.ends();
    expect((await storedSteps(desk)).filter(({ lead }) => lead === 2)).toEqual([]);
    expect(await today(desk)).toMatchObject([
      { lead: 'Harbor Cafe', outcome: 'no-answer', note: 'asks for Kim, her boss' },
      { lead: 'Weber & Co', outcome: 'no-answer', note: 'wrong door' },
    ]);
  });

  test('leaves alone what was written elsewhere since', async () => {
    const desk = await callingDesk();
    const terminal = start(desk);
    await presses(terminal, '1/6', '1');
    await offers(terminal, '2/6');
    await desk.run('lead', 'add', 'From elsewhere');
    terminal.types('u');
    await terminal.sees('Something else was written since');
    await presses(terminal, '2/6', 'q');
    await terminal.ends();
    expect(await called(desk)).toHaveLength(1);
    expect((await desk.run('lead', 'list')).stdout).toContain('From elsewhere');
  });

  test('after the block undo and redo take its touches one by one', async () => {
    const desk = await callingDesk();
    const terminal = start(desk);
    await presses(terminal, '1/6', '1');
    await presses(terminal, '2/6', '1');
    await presses(terminal, '3/6', 'q');
    await terminal.ends();
    expect((await desk.run('undo')).stdout).toBe(
      'undone: block · touch 6 · Weber & Co · cold-call · no-answer\n',
    );
    expect(await called(desk)).toHaveLength(1);
    await desk.run('redo');
    expect(await called(desk)).toHaveLength(2);
  });
});

test('a pause does not count', async () => {
  const desk = await callingDesk();
  const terminal = start(desk);
  await offers(terminal, '1/6');
  terminal.lets(2);
  terminal.types('n');
  await terminal.answers('Note?', 'rings\r');
  await terminal.sees('note rings');
  terminal.types('p');
  await terminal.sees('Paused');
  terminal.lets(30);
  terminal.presses('enter');
  await terminal.sees('Paused   go on');
  await offers(terminal, '1/6');
  expect(terminal.text).toContain('0 meetings · 2 min');
  terminal.lets(1);
  terminal.types('1');
  await offers(terminal, '2/6');
  terminal.lets(4);
  terminal.types('1');
  await presses(terminal, '3/6', 'p');
  await terminal.answers('Paused   ›p', 'q');
  expect(await terminal.ends()).toBe(0);
  expect(await today(desk)).toMatchObject([{ seconds: 180, note: 'rings' }, { seconds: 240 }]);
  expect(terminal.text).toContain('2 touches · 0 reached · 0 meetings · 7 min · 17 an hour');
});

test('a paste of 4,000 characters is a note, and never a key', async () => {
  const desk = await callingDesk();
  const terminal = start(desk);
  await offers(terminal, '1/6');
  terminal.pastes('1111');
  terminal.types('n');
  await terminal.sees('Note?');
  const text = 'what they said '.repeat(267).slice(0, 4000);
  terminal.pastes(text);
  await terminal.sees('(4000 characters)');
  terminal.presses('enter');
  await terminal.sees('note what they said');
  await presses(terminal, '1/6', '6');
  await presses(terminal, '2/6', 'q');
  await terminal.ends();
  expect(await today(desk)).toMatchObject([{ outcome: 'talked', note: text }]);
});

test('keys that arrive at once after the first, and keys without a meaning, say nothing', async () => {
  const desk = await callingDesk();
  const terminal = start(desk);
  await presses(terminal, '1/6', 'z');
  terminal.presses('enter');
  terminal.presses('up');
  terminal.types('1111');
  await presses(terminal, '2/6', 'Q');
  await terminal.ends();
  expect(await called(desk)).toEqual([['Harbor Cafe', 'no-answer']]);
});

test('a terminal that is made narrower is drawn narrower', async () => {
  const desk = await callingDesk();
  const terminal = start(desk, { columns: 120 });
  await presses(terminal, '1/6', '1');
  await offers(terminal, '2/6');
  terminal.resizes(60);
  terminal.types('1');
  await offers(terminal, '3/6');
  const lines = terminal.text.split('\n');
  const drawn = lines.slice(lines.findIndex((line) => line.startsWith('3/6')));
  expect(Math.max(...drawn.map((line) => line.length))).toBeLessThan(60);
  terminal.types('q');
  await terminal.ends();
  expect(
    Math.max(
      ...terminal.text
        .split('\n')
        .slice(lines.length - drawn.length)
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(60);
});

test.each<[string, Record<string, string>, boolean]>([
  ['colour', { TERM: 'xterm-256color' }, true],
  ['no colour', { TERM: 'xterm-256color', NO_COLOR: '1' }, false],
  ['a dumb terminal', { TERM: 'dumb' }, false],
])('with %s it says the same', async (_, env, isColoured) => {
  const desk = await callingDesk();
  const terminal = start(desk, { env });
  await presses(terminal, '1/6', '1');
  await presses(terminal, '2/6', 'q');
  expect(await terminal.ends()).toBe(0);
  expect(/\x1b\[\d+m/.test(terminal.written)).toBe(isColoured);
  expect(terminal.text).toContain('1/6      Harbor Cafe @1 · no-answer');
  expect(terminal.text).toContain('BLOCK     cold-call · 1 touch · 0 reached');
});

describe('whom it calls', () => {
  test('somebody who asked not to be contacted only when that is said', async () => {
    const desk = await callingDesk();
    await desk.run('lead', 'stop', 'Stopped & Sons');
    listOf(desk, 'Stopped & Sons', 'Acme');
    const usual = start(desk);
    await presses(usual, '1/1', '1');
    expect(await usual.ends()).toBe(0);
    expect(usual.text).toContain('Block of cold-call · 1 lead · left out: 1 not to be contacted');
    const asked = new Terminal(desk, 'block', 'cold-call', '--leads', 'list.txt', '--state', 'stopped');
    await asked.answers('asked not to be contacted', 'c');
    await presses(asked, '1/1', '6');
    expect(await asked.ends()).toBe(0);
    expect(await called(desk)).toEqual([
      ['Acme', 'no-answer'],
      ['Stopped & Sons', 'talked'],
    ]);
  });

  test('a lead that was removed meanwhile is passed over', async () => {
    const desk = await callingDesk();
    const terminal = start(desk);
    await offers(terminal, '1/6');
    await desk.run('lead', 'rm', 'Weber & Co');
    terminal.types('1');
    await presses(terminal, '3/6', 'q');
    expect(await terminal.ends()).toBe(0);
  });

  test('what is due, without what has a time later today', async () => {
    const desk = await callingDesk();
    await desk.run('next', 'Weber & Co', '21 Nov 18:00');
    const terminal = new Terminal(desk, 'block', 'cold-call', '--due');
    await offers(terminal, '1/1');
    expect(terminal.text).toContain('Block of cold-call · 1 lead · 1 later today\n1/1      Harbor Cafe @1');
    terminal.types('1');
    expect(await terminal.ends()).toBe(0);
    const again = new Terminal(desk, 'block', 'cold-call', '--due');
    expect(await again.ends()).toBe(0);
    expect(again.text).toBe('Block of cold-call · nobody to call · 1 later today');
  });

  test('who is to be followed up, and who to be in touch with again, each once', async () => {
    const desk = await againScene();
    const day = { now: '2026-11-30T08:00' };
    const names = (text: string) => [...text.matchAll(/^\d\/\d +(\w+)/gm)].map(([, name]) => name);
    const follow = new Terminal(desk, day, 'block', 'cold-call', '--follow-up');
    await presses(follow, '1/2', 's');
    await presses(follow, '2/2', 's');
    expect(await follow.ends()).toBe(0);
    expect(names(follow.text)).toEqual(['Kai', 'Gus']);
    const both = new Terminal(desk, day, 'block', 'cold-call', '--keep-in-touch', '--tag', 'past-client');
    await presses(both, '1/2', '1');
    await presses(both, '2/2', 's');
    expect(await both.ends()).toBe(0);
    expect(names(both.text)).toEqual(['Ann', 'Bo']);
    // The one that was called is not due any more.
    const left = new Terminal(desk, day, 'block', 'cold-call', '--follow-up', '--keep-in-touch');
    await presses(left, '1/5', 'q');
    expect(await left.ends()).toBe(0);
    expect(left.text.replace(/\s+/g, ' ')).toContain(
      'to go on: prospect block cold-call --follow-up --keep-in-touch',
    );
  });

  test('the follow-ups of a tactic with its own, and says of each which attempt it is', async () => {
    const desk = await againScene();
    for (const args of [
      ['tactic', 'add', 'thank-you', '--channel', 'text', '--follow-up', '2d'],
      ['log', 'Oli Prinz', '-t', 'thank-you', '-o', 'sent', '--at', '2026-11-27'],
    ])
      expect(await desk.run(...args)).toMatchObject({ code: 0 });
    expect((await desk.run('due')).stdout).toContain(
      '  block cold-email --follow-up (try them again)\n  block thank-you --follow-up (try them again)\n',
    );
    const day = { now: '2026-11-30T08:00' };
    const mails = new Terminal(desk, day, 'block', 'cold-email', '--follow-up', '--keep-in-touch');
    await mails.sees('follow-up: attempt 2 of 4 with cold-email, last touch Mon 2 Nov');
    expect(mails.text).toContain('left out: 1 to follow up with another tactic');
    await presses(mails, '1/6', 's');
    await mails.sees('follow-up: attempt 4 of 4 with cold-email, last touch Thu 12 Nov');
    await presses(mails, '2/6', 's');
    await mails.sees('keep in touch: every 90 days, last touch Tue 2 Jun');
    mails.presses('ctrl-c');
    await mails.ends();
    const texts = new Terminal(desk, day, 'block', 'thank-you', '--follow-up');
    await texts.sees('1/1      Oli Prinz');
    await texts.sees('follow-up: attempt 2 of 2 with thank-you, last touch Fri 27 Nov');
    texts.presses('ctrl-c');
    await texts.ends();
    // A tactic without steps of its own follows up whatever they were tried with.
    const calls = new Terminal(desk, day, 'block', 'cold-call', '--follow-up');
    await presses(calls, '1/3', 's');
    await presses(calls, '2/3', 'q');
    await calls.ends();
  });

  test('those that pass a filter', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, 'block', 'cold-call', '--source', 'fair');
    await offers(terminal, '1/2');
    terminal.types('q');
    await terminal.ends();
    expect(terminal.text).toContain('to go on: prospect block cold-call --source fair');
    const both = new Terminal(desk, 'block', 'cold-call', '--source', 'fair', '--due');
    await presses(both, '1/1', 'q');
    await both.ends();
    const tagged = new Terminal(desk, 'block', 'cold-call', '--tag', 'old');
    await presses(tagged, '1/1', 's');
    expect(await tagged.ends()).toBe(0);
  });

  test('of those that pass a filter the ones never touched first, then the longest ago, and none that met or ended', async () => {
    const desk = new Desk();
    seed(desk.file, pipelineScene());
    await desk.run('lead', 'add', 'Newest', '--tag', 'list-a');
    const tagged = new Terminal(desk, 'block', 'cold-call', '--tag', 'list-a');
    await presses(tagged, '1/4', 's');
    await presses(tagged, '2/4', 's');
    await presses(tagged, '3/4', 's');
    await presses(tagged, '4/4', 's');
    expect(await tagged.ends()).toBe(0);
    expect(tagged.text.split('\n')[0]).toBe(
      'Block of cold-call · 4 leads · left out: 1 met, 1 not to be contacted',
    );
    expect([...tagged.text.matchAll(/^\d\/4 +(\w+)/gm)].map(([, name]) => name)).toEqual([
      'Ito',
      'Newest',
      'Elm',
      'Bo',
    ]);
    expect(tagged.text).toContain('to go on: prospect block cold-call --tag list-a');
  });

  test('those that met, are won or lost when they are asked for', async () => {
    const desk = new Desk();
    seed(desk.file, pipelineScene());
    const met = new Terminal(desk, 'block', 'follow-call', '--stage', 'meeting', '--stage', 'held');
    await presses(met, '1/2', 's');
    await presses(met, '2/2', 'q');
    await met.ends();
    expect(met.text).toContain('1/2      Hansen Ltd @4 · skipped');
    expect(met.text).toContain('prospect block follow-call --stage meeting --stage held');
    listOf(desk, 'Costa', 'Weber & Co');
    const none = start(desk);
    expect(await none.ends()).toBe(0);
    expect(none.text).toBe(
      'Block of cold-call · nobody to call · left out: 1 met, 1 won or lost\n' +
        'To call them all the same, add --state open, or --state won or --state lost.',
    );
    const won = start(desk, '--state', 'won');
    await presses(won, '1/1', 's');
    await won.ends();
    expect(won.text).toContain('Block of cold-call · 1 lead\n1/1      Costa @9 · skipped');
  });

  test('who talked and has nothing next, by the command that due shows', async () => {
    const desk = new Desk({ now: '2026-11-22T18:10:00' });
    seed(desk.file, pipelineScene());
    const { stdout } = await desk.run('due');
    const [, words] = /^ +(block .*) \(call them\)$/m.exec(stdout)!;
    expect(words).toBe('block follow-call --nothing-next');
    const due = JSON.parse((await desk.run('due', '--json')).stdout) as {
      rows: { group: string; lead: string }[];
    };
    const left = due.rows.filter(({ group }) => group === 'nothing-next').map(({ lead }) => lead);
    const terminal = new Terminal(desk, ...words!.split(' '));
    for (const call of ['1/3', '2/3', '3/3']) await presses(terminal, call, 's');
    expect(await terminal.ends()).toBe(0);
    const called = [...terminal.text.matchAll(/^\d\/3 +(.+) @\d+ · skipped/gm)].map(([, name]) => name);
    expect(called.toSorted()).toEqual(left.toSorted());
  });

  test('a list of a file in its own order', async () => {
    const desk = new Desk();
    seed(desk.file, pipelineScene());
    listOf(desk, 'Elm Dental', 'Fresh & Co', 'Ito Labs', 'Bo Lind');
    const terminal = start(desk);
    for (const call of ['1/4', '2/4', '3/4', '4/4']) await presses(terminal, call, 's');
    expect(await terminal.ends()).toBe(0);
    expect([...terminal.text.matchAll(/^\d\/4 +(\w+)/gm)].map(([, name]) => name)).toEqual([
      'Elm',
      'Fresh',
      'Ito',
      'Bo',
    ]);
    const passing = start(desk, '--never');
    await presses(passing, '1/1', 's');
    await passing.ends();
    expect(passing.text).toContain('1/1      Ito Labs @7 · skipped');
  });

  test('nobody in particular, until a name is typed', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, 'block', 'cold-call');
    await presses(terminal, '1', '1');
    await presses(terminal, '2', 'w');
    await terminal.answers('Who?', 'Harb');
    await terminal.sees('› Harbor Cafe');
    terminal.presses('enter');
    await terminal.sees('+49 30 123456');
    terminal.types('6');
    await presses(terminal, '3', '9');
    await terminal.answers('Who?\n', 'Kline');
    await terminal.sees('› new lead "Kline"');
    terminal.presses('enter');
    await terminal.answers('From?', '\r');
    await terminal.answers('When?', 'wed\r');
    await terminal.answers('Who takes it?', 'Kim\r');
    await presses(terminal, '4', '9');
    await terminal.answers('Who?\n', '\x1b[A\r');
    await presses(terminal, '4', 'x');
    await terminal.answers('Who?\n', '\x1b[A\r');
    await presses(terminal, '4', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(await called(desk)).toEqual([
      [null, 'no-answer'],
      ['Harbor Cafe', 'talked'],
      ['Kline', 'meeting'],
    ]);
  });

  test('whom somebody passed the call on to becomes a lead, and undo takes both', async () => {
    const desk = await callingDesk();
    const terminal = start(desk);
    await presses(terminal, '1/6', '0');
    await terminal.answers('1 passed-on', '1');
    await terminal.answers('To whom?', 'Mia Kline\r');
    await terminal.sees('new lead Mia Kline @4 · referral by Harbor Cafe');
    await presses(terminal, '2/6', 'u');
    await terminal.sees('undone');
    await presses(terminal, '1/6', 'q');
    await terminal.ends();
    expect((await desk.run('lead', 'list')).stdout).not.toContain('Mia Kline');
  });
});

test('Esc at what an outcome asks for leads back to the keys and keeps the note and the next step', async () => {
  const desk = await callingDesk();
  const terminal = start(desk);
  await presses(terminal, '1/6', 'n');
  await terminal.answers('Note?', 'a slip\r');
  await terminal.sees('note a slip');
  terminal.types('x');
  await terminal.answers('Next?', 'tue 10 send the offer\r');
  await terminal.answers('Who takes it?', '\r');
  await terminal.sees('next Tue 24 Nov 10:00 send the offer');
  terminal.types('4');
  await terminal.sees('Why?');
  terminal.presses('escape');
  await terminal.sees('Why?     ↑');
  await presses(terminal, '1/6', '6');
  await presses(terminal, '2/6', 'q');
  await terminal.ends();
  expect(await today(desk)).toMatchObject([{ outcome: 'talked', note: 'a slip' }]);
  expect(terminal.text).toContain('next Tue 24 Nov 10:00 · send the offer');
});

test('a new tactic is asked about once, and made with the first touch', async () => {
  const desk = new Desk();
  const terminal = new Terminal(desk, 'block', 'street-talk');
  await terminal.answers('It goes by', '\r');
  await terminal.answers('Kind?', '\r');
  await offers(terminal, '1');
  expect(fs.existsSync(desk.file)).toBe(false);
  terminal.types('1');
  await terminal.sees('new tactic street-talk (call, cold)');
  await presses(terminal, '2', '1');
  await presses(terminal, '3', 'u');
  await presses(terminal, '2', 'u');
  await presses(terminal, '1', '1');
  await presses(terminal, '2', 'q');
  expect(await terminal.ends()).toBe(0);
  expect(await called(desk)).toEqual([[null, 'no-answer']]);
});

describe('refused', () => {
  test('without a terminal', async () => {
    const desk = await callingDesk();
    for (const args of [['--leads', 'list.txt'], ['--due'], [], ['--leads', '-']])
      expect(await desk.runWith({ input: 'Acme\n' }, 'block', 'cold-call', ...args)).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'prospect: A block takes a key for each call, and there is no terminal to take it from.\n' +
          '  To log a list at once: prospect log -t cold-call -o no-answer --leads FILE\n',
      });
  });

  test('a list with something else, and a list in doubt', async () => {
    const desk = await callingDesk();
    const refused = start(desk, '--due');
    expect(await refused.ends()).toBe(2);
    expect(refused.text).toContain('--leads names the leads; it does not go with --due.');
    listOf(desk, 'Harbor Caffe');
    const doubtful = start(desk);
    expect(await doubtful.ends()).toBe(2);
    expect(doubtful.text).toContain('line 1: There is no lead "Harbor Caffe", but there is Harbor Cafe @1.');
  });
});
