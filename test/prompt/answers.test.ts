import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../helpers/folder.js';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

interface Stored {
  touch: number;
  lead: string | null;
  outcome: string;
  reason: string | null;
  broke: string | null;
  note: string | null;
}

async function touches(desk: Desk): Promise<Stored[]> {
  return JSON.parse((await desk.run('list', '--json', '--limit', '0')).stdout) as Stored[];
}

const callingDesk = Desk.copies({}, async (desk) => {
  await desk.run('log', 'Harbor Cafe', '-t', 'cold-call', '-o', 'no-answer', '--at', '2026-11-10');
  await desk.run('log', 'Weber & Co', '-t', 'cold-call', '-o', 'talked', '--at', '2026-11-11');
});

const call = ['log', 'Harbor Cafe', '-t', 'cold-call'];

describe('going back', () => {
  test('keeps every answer: Enter goes forward over them again', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', 'har\r');
    await terminal.answers('›1 cold-call', '\r');
    await terminal.answers('Result?', 'call-b\r');
    await terminal.answers('When?', 'tue 10 ask for Kim\r');
    await terminal.answers('Note?', 'half a no');
    await terminal.sees('half a no');
    terminal.presses('escape');
    await terminal.sees('Note?    ↑\nWhen?    tue 10 ask for Kim');
    terminal.presses('escape');
    await terminal.sees('When?    ↑\nResult?');
    expect(terminal.text).toMatch(/›\d call-back/);
    terminal.presses('escape');
    await terminal.sees('Result?  ↑\nHow?     ›1 cold-call');
    terminal.presses('escape');
    await terminal.sees('How?     ↑\nWho?     har');
    await terminal.sees('› Harbor Cafe');
    terminal.presses('enter');
    await terminal.answers('Who?     Harbor Cafe @1\nHow?     ›1', '\r');
    await terminal.answers('How?     cold-call\nResult?   1', '\r');
    await terminal.answers('Result?  call-back\nWhen?    tue 10 ask for Kim', '\r');
    await terminal.answers('ask for Kim\nNote?    half a no', 'te\r');
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]).toMatchObject({ outcome: 'call-back', note: 'half a note' });
    expect((await desk.run('show', 'Harbor Cafe')).stdout).toContain('ask for Kim');
  });

  test('marks the reason given before', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, ...call);
    await terminal.answers('Result?', 'not-int\r');
    await terminal.answers('Why?', '3');
    await terminal.sees('Note?');
    terminal.presses('escape');
    await terminal.sees('Note?    ↑\nWhy?');
    await terminal.sees('›3 ');
    terminal.presses('enter');
    await terminal.answers('Note?\n', '\r');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]).toMatchObject({ reason: 'bad-data' });
  });
});

describe('why it broke', () => {
  test('somewhere else than the reason says, after b', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, ...call);
    await terminal.answers('Result?', 'not-int\r');
    await terminal.answers('b broke somewhere else', 'b');
    await terminal.answers('Broke?', '2');
    await terminal.answers("↵ don't know, at the message · b elsewhere · / new · Esc one back", 'price\r');
    await terminal.answers('Why?     price · broke at the message\nNote?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]).toMatchObject({ reason: 'price', broke: 'message' });
  });

  test('is kept without a reason, and taken back', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, ...call);
    await terminal.answers('Result?', 'not-int\r');
    await terminal.answers('b broke somewhere else', 'b');
    await terminal.answers('Broke?', '2');
    await terminal.answers('at the message', 'b');
    await terminal.answers('›2 message', '5');
    await terminal.answers('at the timing', '\r');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]).toMatchObject({ reason: null, broke: 'timing' });
  });
});

describe('a new word', () => {
  test('for the result is made with the touch, and undone by itself', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, ...call);
    await terminal.answers('/ new', '/');
    await terminal.answers('Name?', 'talked\r');
    await terminal.sees('not taken: there is "talked" already');
    terminal.presses('ctrl-u');
    await terminal.answers('a new outcome', 'left-card\r');
    await terminal.answers('How far?', '2');
    await terminal.answers('And then?', '1');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('new outcome left-card (reached, open)\ntouch 3');
    expect((await touches(desk))[0]).toMatchObject({ outcome: 'left-card' });
    await desk.run('undo');
    expect(await touches(desk)).toHaveLength(2);
    await desk.run('undo');
    expect((await desk.run('outcome', 'list')).stdout).not.toContain('left-card');
    await desk.run('redo');
    await desk.run('redo');
    expect((await touches(desk))[0]).toMatchObject({ outcome: 'left-card' });
  });

  test('for the result may put the lead off, or end it', async () => {
    const desk = await callingDesk();
    const later = new Terminal(desk, ...call);
    await later.answers('/ new', '/');
    await later.answers('Name?', 'on holiday\r');
    await later.answers('How far?', '2');
    await later.answers('And then?', '3');
    await later.answers('When?', 'in 2 weeks\r');
    await later.answers('Note?', '\r');
    expect(await later.ends()).toBe(0);
    expect(later.text).toContain('next Sat 5 Dec');
    const over = new Terminal(desk, ...call);
    await over.answers('/ new', '/');
    await over.answers('Name?', 'closed-down\r');
    await over.answers('How far?', '1');
    await over.answers('And then?', '5');
    await over.answers('Why?', '\r');
    await over.answers('Note?', '\r');
    expect(await over.ends()).toBe(0);
    expect(over.text).toContain('new outcome closed-down (attempted, failed, ends the lead)');
  });

  test('for the reason, with the place where it broke', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, ...call);
    await terminal.answers('Result?', 'not-int\r');
    await terminal.answers('/ new', '/');
    await terminal.answers('Name?', 'no-budget\r');
    await terminal.answers('Broke?', '3');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('new reason no-budget (offer)\ntouch 3');
    expect((await touches(desk))[0]).toMatchObject({ reason: 'no-budget', broke: 'offer' });
  });

  test('is left with Esc, and nothing is made of it', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, ...call);
    await terminal.answers('/ new', '/');
    await terminal.answers('Name?', 'left-card\r');
    await terminal.sees('How far?');
    terminal.presses('escape');
    await terminal.sees('How far? ↑\nName?    left-card');
    terminal.presses('escape');
    await terminal.answers('Name?    ↑\nResult?', '1');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect((await desk.run('outcome', 'list')).stdout).not.toContain('left-card');
  });

  test('can be made after "result" as well', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, 'result', 'Weber & Co');
    await terminal.answers('/ new', '/');
    await terminal.answers('Name?', 'sent-price\r');
    await terminal.answers('How far?', '3');
    await terminal.answers('And then?', '2');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]).toMatchObject({ lead: 'Weber & Co', outcome: 'sent-price' });
  });
});

describe('a touch at nobody in particular', () => {
  test('is not offered a meeting, which needs a lead', async () => {
    const terminal = new Terminal(await callingDesk(), 'log', '-t', 'cold-call');
    await terminal.sees('Result?');
    expect(terminal.text).not.toContain('meeting');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
  });
});

describe('a note in the editor', () => {
  /** Runs `script` as the editor, with the file as "$1". */
  function editing(script: string): { env: Record<string, string>; seen: () => string[] } {
    const folder = temporaryFolder();
    const file = path.join(folder, 'editor.sh');
    const log = path.join(folder, 'seen');
    fs.writeFileSync(file, `stat -c %a "$1" >> ${log}; echo "$1" >> ${log}\n${script}\n`);
    return {
      env: { NO_COLOR: '1', EDITOR: 'false', VISUAL: `sh ${file}`, PATH: process.env.PATH! },
      seen: () => fs.readFileSync(log, 'utf8').trim().split('\n'),
    };
  }

  async function toNote(desk: Desk, env: Record<string, string>): Promise<Terminal> {
    const asked = new Terminal(desk, ...call, { env });
    await asked.answers('Result?', 'talked\r');
    await asked.answers('Next?', '\r');
    await asked.sees('^E editor');
    return asked;
  }

  test('begins with what was typed, holds many lines, and leaves no file', async () => {
    const desk = await callingDesk();
    const { env, seen } = editing('printf "second\\n\\nfourth\\n" >> "$1"');
    const terminal = await toNote(desk, env);
    terminal.types('likes the pilot');
    await terminal.sees('likes the pilot');
    terminal.presses('ctrl-e');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('Next?    none\nNote?    likes the pilot … (4 lines)\ntouch ');
    expect((await touches(desk))[0]).toMatchObject({ note: 'likes the pilot\nsecond\n\nfourth' });
    const [mode, file] = seen();
    expect(mode).toBe('600');
    expect(fs.existsSync(path.dirname(file!))).toBe(false);
  });

  test('that is left empty is no note', async () => {
    const desk = await callingDesk();
    const terminal = await toNote(desk, editing(': > "$1"').env);
    terminal.presses('ctrl-e');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('Note?    none\ntouch ');
    expect((await touches(desk))[0]).toMatchObject({ note: null });
  });

  test('that is left as it was goes on in the line', async () => {
    const desk = await callingDesk();
    const terminal = await toNote(desk, editing(':').env);
    terminal.types('as it was');
    await terminal.sees('as it was');
    terminal.presses('ctrl-e');
    const asked = () => terminal.written.split('\x1b[?2004h').length - 1;
    await terminal.shows(() => asked() === 4, 'the line again');
    terminal.types('!\r');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]).toMatchObject({ note: 'as it was!' });
  });

  test('is not lost when the editor fails: the line stays, and so does the file', async () => {
    const desk = await callingDesk();
    const { env, seen } = editing('echo more >> "$1"; exit 3');
    const terminal = await toNote(desk, env);
    terminal.types('my words');
    await terminal.sees('my words');
    terminal.presses('ctrl-e');
    await terminal.sees('ended with code 3');
    expect(terminal.text).toContain('Note?    my words');
    expect(terminal.text).toContain('is kept in');
    expect(fs.readFileSync(seen()[1]!, 'utf8')).toBe('my words\nmore\n');
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]).toMatchObject({ note: 'my words' });
    fs.rmSync(path.dirname(seen()[1]!), { recursive: true });
  });

  test('that is too long is kept in its file', async () => {
    const desk = await callingDesk();
    const { env, seen } = editing('head -c 70000 /dev/zero | tr "\\0" x > "$1"');
    const terminal = await toNote(desk, env);
    terminal.presses('ctrl-e');
    await terminal.sees('not taken: The note has 70000 characters');
    await terminal.sees('It is kept in');
    terminal.types('short\r');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]).toMatchObject({ note: 'short' });
    fs.rmSync(path.dirname(seen()[1]!), { recursive: true });
  });

  test('without an editor goes on in the line', async () => {
    const desk = await callingDesk();
    const terminal = await toNote(desk, { NO_COLOR: '1', EDITOR: '/nonexistent/editor' });
    terminal.types('typed');
    await terminal.sees('typed');
    terminal.presses('ctrl-e');
    await terminal.sees('could not be started');
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]).toMatchObject({ note: 'typed' });
  });
});

const ways: [where: string, before: [string, string][]][] = [
  ['Name?', [['/ new', '/']]],
  [
    'How far?',
    [
      ['/ new', '/'],
      ['Name?', 'left-card\r'],
    ],
  ],
  [
    'And then?',
    [
      ['/ new', '/'],
      ['Name?', 'left-card\r'],
      ['How far?', '2'],
    ],
  ],
  [
    'Broke?',
    [
      ['Result?', 'hung\r'],
      ['Why?', 'b'],
    ],
  ],
];

describe.each(ways)('at "%s"', (where, before) => {
  test('Ctrl-C leaves nothing', async () => {
    const desk = new Desk();
    const terminal = new Terminal(
      desk,
      'log',
      'Acme',
      '-t',
      'cold-call',
      '--channel',
      'call',
      '--kind',
      'cold',
      '--worth',
      '1/20',
    );
    await terminal.answers('From?', '\r');
    for (const [asked, typed] of before) await terminal.answers(asked, typed);
    await terminal.sees(where);
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toMatch(/\nStopped; nothing was written\.$/);
    expect(terminal.isRaw).toBe(false);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });
});

describe('4,000 characters pasted', () => {
  const long = 'a long text '.repeat(334).slice(0, 4000);

  test.each([
    ['Result?', []],
    ['Why?', [['Result?', 'not-int\r']]],
    ['Next?', [['Result?', 'talked\r']]],
    ['When?', [['Result?', 'call-b\r']]],
    ['Name?', [['/ new', '/']]],
  ] as [string, [string, string][]][])(
    'at "%s" answer nothing and can be taken away',
    async (where, before) => {
      const desk = await callingDesk();
      const terminal = new Terminal(desk, ...call);
      for (const [asked, typed] of before) await terminal.answers(asked, typed);
      await terminal.sees(where);
      const shown = terminal.text;
      terminal.pastes(`${long}\r\n`);
      await terminal.shows((text) => text !== shown, 'the paste');
      terminal.presses('enter');
      terminal.presses('ctrl-u');
      terminal.presses('ctrl-c');
      expect(await terminal.ends()).toBe(130);
      expect(await touches(desk)).toHaveLength(2);
    },
  );

  test('at "Note?" are the note', async () => {
    const desk = await callingDesk();
    const terminal = new Terminal(desk, ...call);
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Next?', '\r');
    await terminal.sees('Note?');
    terminal.pastes(long);
    await terminal.sees('(4000 characters) …');
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect((await touches(desk))[0]!.note).toBe(long);
  });
});

test.each<[string, Record<string, string>, boolean]>([
  ['colour', { TERM: 'xterm-256color' }, true],
  ['no colour', { TERM: 'xterm-256color', NO_COLOR: '1' }, false],
  ['a dumb terminal', { TERM: 'dumb' }, false],
])('with %s the questions say the same', async (_, env, isColoured) => {
  // Node's own line goes by the process.
  vi.stubEnv('TERM', env.TERM);
  const terminal = new Terminal(await callingDesk(), 'log', { env });
  await terminal.answers('Who?', 'harx');
  await terminal.sees('new lead "harx"');
  terminal.presses('backspace');
  await terminal.answers('› Harbor Cafe', '\r');
  await terminal.answers('›1 cold-call', '\r');
  await terminal.answers('Result?', '1');
  await terminal.answers('Next?', '\r');
  await terminal.answers('Note?', '\r');
  await terminal.answers('Another?', 'q');
  expect(await terminal.ends()).toBe(0);
  vi.unstubAllEnvs();
  expect(/\x1b\[\d+m/.test(terminal.written)).toBe(isColoured);
  expect(terminal.text).toBe(
    [
      'Who?     Harbor Cafe @1',
      'How?     cold-call',
      'Result?  no-answer',
      'Next?    none',
      'Note?    none',
      'touch 3 · Harbor Cafe @1 · cold-call · no-answer · Sat 21 Nov 14:02',
      'Another? no',
    ].join('\n'),
  );
});

test('on 120 columns the results take fewer lines, and fit again after the window gets narrower', async () => {
  const terminal = new Terminal(await callingDesk(), ...call, { columns: 120 });
  await terminal.sees('Result?');
  expect(terminal.text).toMatchInlineSnapshot(`
    "Result?   1 no-answer        2 talked           3 voicemail        4 wrong-number     5 hung-up
              6 call-back        7 not-now          8 not-interested   9 meeting
              0 more: passed-on, do-not-contact, gatekeeper, no-show, held, proposal, won, lost, sent

             a number, or first letters and ↵ · / new"
  `);
  terminal.resizes(60);
  terminal.types('0');
  await terminal.sees('0 more: bounced');
  const drawn = terminal.text.split('\n').slice(-8);
  expect(Math.max(...drawn.map((line) => line.length))).toBeLessThan(60);
  terminal.presses('ctrl-c');
  await terminal.ends();
});
