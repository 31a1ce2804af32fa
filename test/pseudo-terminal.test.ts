import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeWith } from './helpers/needs.js';
import { canMakePseudoTerminals, PseudoTerminal } from './helpers/pseudo-terminal.js';
import { Desk } from './helpers/run.js';

/** A desk of a caller: two leads and two tactics. */
async function callersDesk(): Promise<Desk> {
  const desk = new Desk();
  const days: [when: string, ...args: string[]][] = [
    ['2026-11-09T09:00', 'tactic', 'add', 'cold-call', '--channel', 'call', '--worth', '1/50'],
    ['2026-11-09T09:00', 'tactic', 'add', 'cold-email', '--channel', 'email'],
    ['2026-11-09T10:00', 'log', 'Harbor Cafe', '-t', 'cold-call', '-o', 'no-answer'],
    ['2026-11-10T10:00', 'log', 'Weber & Co', '-t', 'cold-email'],
  ];
  for (const [when, ...args] of days) {
    desk.setClock(when);
    expect(await desk.run(...args)).toMatchObject({ code: 0 });
  }
  desk.setClock('2026-11-21T14:02');
  fs.writeFileSync(path.join(desk.folder, 'list.txt'), 'Harbor Cafe\nWeber & Co\nAcme\n');
  return desk;
}

const stored = async (desk: Desk) => (await desk.run('export', 'all')).stdout;

interface Walk {
  name: string;
  args: string[];
  /** What is waited for, and the keys then pressed. */
  steps: [question: string, keys: string][];
  /** What the last screen says. */
  says: string;
}

const walks: Walk[] = [
  {
    name: 'a touch, and none more',
    args: ['log'],
    steps: [
      ['Who?', 'har'],
      ['› Harbor Cafe', '\r'],
      ['(last with them)', '\r'],
      ['Result?', '1'],
      ['Next?', '\r'],
      ['Note?', 'rang twice\r'],
    ],
    says: 'touch 3 · Harbor Cafe @1 · cold-call',
  },
  {
    name: 'a promise and a new outcome',
    args: ['log', 'Harbor Cafe', '-t', 'cold-call'],
    steps: [
      ['Result?', '/'],
      ['Name?', 'on holiday\r'],
      ['How far?', '2'],
      ['And then?', '3'],
      ['When?', 'in 2 weeks ask for Kim\r'],
      ['Note?', '\r'],
    ],
    says: 'ask for Kim',
  },
  {
    name: 'a failure, its reason and where it broke',
    args: ['log', 'Harbor Cafe', '-t', 'cold-call'],
    steps: [
      ['Result?', 'not-int\r'],
      ['Why?', 'b'],
      ['Broke?', '2'],
      ['at the message', 'price\r'],
      ['Note?', '\r'],
    ],
    says: 'not-interested',
  },
  {
    name: 'which lead, which tactic, and the date of a meeting',
    args: ['log', 'Harbr Cafe', '-t', 'cold-cal', '-o', 'meeting'],
    steps: [
      ['Which tactic is "cold-cal"?', '\r'],
      ['Which lead is "Harbr Cafe"?', '\r'],
      ['When?', 'tue 10:00\r'],
    ],
    says: 'meeting',
  },
  {
    name: 'a new tactic, and whose a new source is',
    args: ['log', 'Newcomer', '-t', 'open-house', '-o', 'talked', '--source', 'fair'],
    steps: [
      ['It goes by', 'ev\r'],
      ['Kind?', '2'],
      ['yours or given to you?', '1'],
    ],
    says: 'new tactic open-house',
  },
  {
    name: 'a result',
    args: ['result', 'Weber & Co'],
    steps: [
      ['Result?', 'lost\r'],
      ['Why?', '1'],
      ['Note?', 'asked for half\r'],
    ],
    says: 'lost',
  },
  {
    name: 'a trial',
    args: ['trial', 'start', 'cold-call'],
    steps: [
      ['What do you expect', 'shorter is better\r'],
      ['Goal?', '\r'],
      ['Expect?', '5%\r'],
      ['how many you plan', '60\r'],
      ['the last day', 'in 4 weeks\r'],
    ],
    says: 'trial 1 · cold-call',
  },
  {
    name: 'a tweak',
    args: ['tactic', 'tweak', 'cold-call'],
    steps: [
      ['What changes', 'ask for the owner first\r'],
      ['What did you learn?', 'reception blocks\r'],
    ],
    says: 'cold-call@2',
  },
  {
    name: 'a drop',
    args: ['tactic', 'drop', 'cold-call'],
    steps: [['What did you learn?', 'nobody is in\r']],
    says: 'cold-call',
  },
];

describeWith('script of util-linux', canMakePseudoTerminals, 'at a pseudo-terminal', () => {
  test.each(walks)('$name', async ({ args, steps, says }) => {
    const desk = await callersDesk();
    const before = await stored(desk);
    const terminal = new PseudoTerminal(desk, args);
    for (const [question, keys] of steps) await terminal.answers(question, keys);
    await terminal.sees(says);
    if (args.length === 1) await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.isAsBefore).toBe(true);
    expect(await stored(desk)).not.toBe(before);
  });

  test.each(walks)('$name: interrupted at each step, it leaves no trace', async ({ args, steps }) => {
    const desk = await callersDesk();
    const before = await stored(desk);
    for (const last of steps.keys()) {
      const terminal = new PseudoTerminal(desk, args);
      for (const [question, keys] of steps.slice(0, last)) await terminal.answers(question, keys);
      await terminal.answers(steps[last]![0], '\x03');
      expect(await terminal.ends()).toBe(130);
      expect(terminal.isAsBefore).toBe(true);
    }
    expect(await stored(desk)).toBe(before);
  });

  test('4,000 characters pasted are the note', async () => {
    const desk = await callersDesk();
    const note = Array.from({ length: 400 }, (_, at) => `Zeile ${String(at).padStart(3, '0')}é`).join('');
    expect(note).toHaveLength(4000);
    const terminal = new PseudoTerminal(desk, ['log', 'Harbor Cafe', '-t', 'cold-call']);
    await terminal.answers('Result?', '1');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', `\x1b[200~${note}\x1b[201~`);
    await terminal.sees('399é');
    terminal.types('\r');
    expect(await terminal.ends()).toBe(0);
    expect(JSON.parse((await desk.run('list', '--json')).stdout)).toMatchObject([{ note }, {}, {}]);
  });

  test('keys typed ahead, even before the first question, answer the questions that follow', async () => {
    const desk = await callersDesk();
    const terminal = new PseudoTerminal(desk, ['log']);
    terminal.types('har\r\r1\r\r\rweb\r');
    await terminal.answers('Weber & Co @2\nHow?', '\r1\r\rq');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('touch 3 · Harbor Cafe @1 · cold-call · no-answer');
    expect(terminal.text).toContain('touch 4 · Weber & Co @2 · cold-email');
  });

  test('made narrower and wider, it asks on', async () => {
    const desk = await callersDesk();
    const terminal = new PseudoTerminal(desk, ['log']);
    await terminal.answers('Who?', 'har');
    await terminal.sees('› Harbor Cafe');
    terminal.resizes(60);
    terminal.types('\r');
    await terminal.answers('(last with them)', '\r');
    await terminal.sees('Result?');
    terminal.resizes(120);
    terminal.types('1');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('touch 3 · Harbor Cafe @1');
  });

  test.each([
    ['colours where the terminal has them', {}, true],
    ['none with NO_COLOR', { NO_COLOR: '1' }, false],
    ['none on a dumb terminal', { TERM: 'dumb' }, false],
  ] as const)('%s', async (_, env, isPainted) => {
    const desk = await callersDesk();
    const terminal = new PseudoTerminal(desk, ['log', 'Harbor Cafe', '-t', 'cold-call'], { env });
    await terminal.answers('Result?', '1');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(/\x1b\[[\d;]*m/.test(terminal.written)).toBe(isPainted);
  });

  test('a review that is interrupted goes on with the next question', async () => {
    const desk = new Desk();
    desk.setClock('2026-10-01T10:00');
    for (const lead of ['Harbor Cafe', 'Weber & Co'])
      await desk.run(
        ...['log', lead, '-t', 'cold-call', '-o', 'talked', '--channel', 'call'],
        '--next',
        'mon',
      );
    const first = new PseudoTerminal(desk, ['review']);
    await first.sees('Harbor Cafe @1');
    await first.answers('And now?', '1');
    await first.shows((text) => /Weber & Co @2[^]+q quit · Esc one back$/.test(text), 'the second question');
    first.types('\x03');
    expect(await first.ends()).toBe(130);
    expect(first.isAsBefore).toBe(true);
    const second = new PseudoTerminal(desk, ['review']);
    await second.sees('Weber & Co @2');
    await second.answers('q quit', '3');
    await second.answers('Why?', 'closed down\r');
    expect(await second.ends()).toBe(0);
    expect(second.text).not.toContain('Harbor Cafe');
    expect(
      [...(await stored(desk)).matchAll(/"state": ?"(kept|dropped)"/g)].map(([, state]) => state),
    ).toEqual(['kept', 'dropped']);
  });

  describe('a block', () => {
    const args = ['block', 'cold-call', '--leads', '../list.txt', '--new'];
    const called = async (desk: Desk) =>
      (JSON.parse((await desk.run('list', '--json')).stdout) as { lead: string; outcome: string }[])
        .slice(0, -2)
        .map(({ lead, outcome }) => `${lead}: ${outcome}`);

    test('takes a key a call', async () => {
      const desk = await callersDesk();
      const terminal = new PseudoTerminal(desk, args);
      await terminal.answers('1/3', '1');
      await terminal.answers('2/3', '2');
      await terminal.answers('3/3', '1');
      expect(await terminal.ends()).toBe(0);
      expect(terminal.isAsBefore).toBe(true);
      expect(await called(desk)).toEqual([
        'Acme: no-answer',
        'Weber & Co: voicemail',
        'Harbor Cafe: no-answer',
      ]);
    });

    test.each([
      ['q', 'q again stops.', 'q', 0],
      ['s', 's again skips.', '\x03', 130],
    ] as const)('does not lose a note to %s without a word', async (key, warning, then, code) => {
      const desk = await callersDesk();
      const terminal = new PseudoTerminal(desk, args);
      await terminal.answers('1/3', 'n');
      await terminal.answers('Note?', 'asks for Kim\r');
      await terminal.answers('note asks for Kim', key);
      await terminal.answers(`Only an outcome keeps the note; ${warning}`, then);
      expect(await terminal.ends()).toBe(code);
      expect(terminal.isAsBefore).toBe(true);
      expect(terminal.text.includes('NOT KEPT  Harbor Cafe @1 · note: asks for Kim')).toBe(code === 130);
      expect(await called(desk)).toEqual([]);
    });

    test.each([
      ['interrupted', (terminal: PseudoTerminal) => terminal.types('\x03')],
      ['stopped', (terminal: PseudoTerminal) => terminal.types('q')],
      ['told to end', (terminal: PseudoTerminal) => terminal.signals('SIGTERM')],
      ['killed', (terminal: PseudoTerminal) => terminal.signals('SIGKILL')],
      ['left without its terminal', (terminal: PseudoTerminal) => terminal.closes()],
    ] as const)('%s after two calls, it has stored both, and goes on with the third', async (_, stop) => {
      const desk = await callersDesk();
      const first = new PseudoTerminal(desk, args);
      await first.answers('1/3', '1');
      await first.answers('2/3', '2');
      await first.sees('3/3');
      stop(first);
      await first.ends();
      expect(await called(desk)).toEqual(['Weber & Co: voicemail', 'Harbor Cafe: no-answer']);
      const second = new PseudoTerminal(desk, args);
      await second.answers('Acme', '1');
      expect(await second.ends()).toBe(0);
      expect(await called(desk)).toContain('Acme: no-answer');
    });

    test.each([
      ['a note', 'n', 'Note?', []],
      ['a next step', 'x', 'Next?', []],
      ['a pause', 'p', 'Paused', []],
      ['a reason', '8', 'Why?', ['Harbor Cafe: not-interested']],
      ['a date', '9', 'When?', ['Harbor Cafe: meeting']],
    ])('interrupted within %s, it keeps the result that was said', async (_, key, question, kept) => {
      const desk = await callersDesk();
      const terminal = new PseudoTerminal(desk, args);
      await terminal.answers('q stop', key);
      await terminal.answers(question, '\x03');
      expect(await terminal.ends()).toBe(130);
      expect(terminal.isAsBefore).toBe(true);
      expect(await called(desk)).toEqual(kept);
    });
  });
});
