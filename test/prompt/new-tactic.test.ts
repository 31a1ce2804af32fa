import { describe, expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

interface Tactic {
  tactic: string;
  channel: string;
  kind: string;
  worth: number | null;
  touches: number;
}

async function tactics(desk: Desk): Promise<Tactic[]> {
  return JSON.parse((await desk.run('tactic', 'list', '--json')).stdout) as Tactic[];
}

describe('a tactic that a touch makes', () => {
  test('is asked for its channel and kind, and not yet for its worth', async () => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log', 'Ann Lee', '-t', 'open-house', '-o', 'talked');
    await terminal.answers('open-house is new. It goes by', 'ev\r');
    await terminal.sees('Kind?');
    expect(terminal.text).toBe(
      [
        'open-house is new. It goes by',
        '         event',
        'Kind?    ›1 cold        2 warm        3 follow-up',
        '',
        '         strangers, those who know you, or those you talked with · Esc one back',
      ].join('\n'),
    );
    terminal.types('2');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('new tactic open-house (event, warm)');
    expect(await tactics(desk)).toMatchObject([{ channel: 'event', kind: 'warm', worth: null, touches: 1 }]);
  });

  test('is a cold call without a worth after Enter alone', async () => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log', 'Ann Lee', '-t', 'cold-call', '-o', 'talked');
    await terminal.answers('It goes by', '\r');
    await terminal.answers('Kind?', '\r');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('Kind?    cold\nnew tactic cold-call (call, cold)');
    expect(await tactics(desk)).toMatchObject([{ channel: 'call', kind: 'cold', worth: null }]);
  });

  test('takes each answer again after Esc', async () => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log', '-t', 'cold-call', '-o', 'talked');
    await terminal.answers('It goes by', 'vis\r');
    await terminal.sees('Kind?');
    terminal.presses('escape');
    await terminal.answers('Kind?    ↑\ncold-call is new. It goes by', 'cal\r');
    await terminal.answers('call\nKind?', '1');
    expect(await terminal.ends()).toBe(0);
    expect(await tactics(desk)).toMatchObject([{ channel: 'call', kind: 'cold', worth: null }]);
  });

  test('is only asked for what was not typed', async () => {
    const desk = new Desk();
    const first = new Terminal(
      desk,
      'log',
      '-t',
      'fairs',
      '-o',
      'talked',
      '--channel',
      'event',
      '--worth',
      '5%',
    );
    await first.answers('Kind?', '2');
    expect(await first.ends()).toBe(0);
    expect(first.text).toContain('new tactic fairs (event, warm, worth 1/20)');
    const options = ['--channel', 'call', '--kind', 'warm', '--worth', ''];
    const second = new Terminal(desk, 'log', '-t', 'ask-around', '-o', 'talked', ...options);
    expect(await second.ends()).toBe(0);
    expect(second.text).toContain('new tactic ask-around (call, warm)\ntouch 2');
  });

  test('is not asked about with --no-input', async () => {
    const desk = new Desk();
    const terminal = new Terminal(desk, '--no-input', 'log', '-t', 'cold-call', '-o', 'talked');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('new tactic cold-call (call, cold)\ntouch 1');
  });

  test('leaves nothing after Ctrl-C', async () => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log', 'Ann Lee', '-t', 'cold-call', '-o', 'talked');
    await terminal.answers('It goes by', '\r');
    await terminal.sees('Kind?');
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toMatch(/\nStopped; nothing was written\.$/);
    expect((await desk.run('tactic', 'list')).code).toBe(66);
  });

  test('is asked about by edit as by log', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'cold-call', '-o', 'talked');
    const terminal = new Terminal(desk, 'edit', '1', '-t', 'referral-ask');
    await terminal.answers('referral-ask is new. It goes by', '\r');
    await terminal.answers('Kind?', '2');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('new tactic referral-ask (call, warm)');
    expect(await tactics(desk)).toMatchObject([{ touches: 0 }, { kind: 'warm', touches: 1 }]);
  });
});

describe('a bare log with a new tactic', () => {
  test('goes back over its questions to the name', async () => {
    const desk = new Desk();
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', '\r');
    await terminal.answers('a new tactic, like', 'cold-cal\r');
    await terminal.sees('cold-cal is new');
    terminal.presses('escape');
    await terminal.sees('↑\nHow?     cold-cal');
    terminal.types('l\r');
    await terminal.answers('cold-call is new. It goes by', '\r');
    await terminal.answers('Kind?', '2');
    await terminal.sees('Kind?    warm\nResult?');
    terminal.presses('escape');
    await terminal.answers('Result?  ↑\nKind?', '1');
    await terminal.answers('Kind?    cold\nResult?', 'talked\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(await tactics(desk)).toMatchObject([{ tactic: 'cold-call', kind: 'cold', worth: null }]);
  });

  test('asks nothing of the kind about a tactic that is there', async () => {
    const desk = new Desk();
    await desk.run('tactic', 'add', 'cold-call');
    const terminal = new Terminal(desk, 'log');
    await terminal.answers('Who?', '\r');
    await terminal.answers('How?', '\r');
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('Another?', 'q');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).not.toMatch(/Kind\?/);
  });
});

test('a message by a new tactic typed with its lead is asked for that, and then logged as sent', async () => {
  const desk = new Desk();
  const terminal = new Terminal(desk, 'log', 'Ann Lee', '-t', 'cold-email');
  await terminal.answers('It goes by', 'em\r');
  await terminal.answers('Kind?', '\r');
  expect(await terminal.ends()).toBe(0);
  expect(terminal.text).toContain('touch 1 · Ann Lee @1 · cold-email · sent');
  expect(await tactics(desk)).toMatchObject([{ channel: 'email' }]);
});

test('a new tactic does not make a new lead of one that is nearly there', async () => {
  const desk = new Desk();
  await desk.run('lead', 'add', 'Harbor Cafe');
  const terminal = new Terminal(desk, 'log', 'Harbr', 'Cafe', '-t', 'cold-call', '--channel', 'call');
  await terminal.answers('Kind?', '\r');
  await terminal.answers('Which lead is "Harbr Cafe"?', '\r');
  await terminal.answers('Result?', 'won\r');
  await terminal.answers('Amount?', '\r');
  await terminal.answers('Note?', '\r');
  expect(await terminal.ends()).toBe(0);
  expect(terminal.text).toContain('touch 1 · Harbor Cafe @1 · cold-call · won');
});

test('what is said of a tactic is checked before anything is asked', async () => {
  for (const [option, value, message] of [
    ['--channel', 'fax', '--channel "fax" is not known.'],
    ['--kind', 'hot', '--kind "hot" is not known.'],
    ['--worth', '50', '"50" is not a share of leads between none and all, like 1/50 or 2%.'],
  ] as const) {
    const terminal = new Terminal(new Desk(), 'log', option, value);
    expect(await terminal.ends()).toBe(2);
    expect(terminal.text).toContain(message);
    expect(terminal.text).not.toContain('Who?');
  }
});
