import { describe, expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';
import { Terminal } from '../helpers/terminal.js';

const question = 'Is "trade fair" yours or given to you?';
const source = ['--source', 'trade fair'];
const call = ['-t', 'cold-call', '-o', 'talked'];

async function known(desk: Desk): Promise<{ origin: string | null; asked: number }[]> {
  const { stdout } = await desk.run('export', 'all');
  return (JSON.parse(stdout) as { sources: { origin: string | null; asked: number }[] }).sources;
}

const deskWithTactic = Desk.copies({}, async (desk) => {
  await desk.run('tactic', 'add', 'cold-call', '--channel', 'call');
});

async function answer(desk: Desk, typed: string, ...args: string[]): Promise<string> {
  const terminal = new Terminal(desk, ...args);
  await terminal.answers(question, typed);
  expect(await terminal.ends()).toBe(0);
  return terminal.text;
}

async function isNotAsked(desk: Desk, ...args: string[]): Promise<void> {
  const terminal = new Terminal(desk, ...args);
  expect(await terminal.ends()).toBe(0);
  expect(terminal.text).not.toContain('yours or given');
}

describe('whose a new source is', () => {
  test('is asked for when it is typed without an origin, in one question', async () => {
    const desk = await deskWithTactic();
    const terminal = new Terminal(desk, 'log', 'Ann', ...call, ...source);
    await terminal.sees(question);
    expect(terminal.text).toBe(
      [
        question,
        '          1 found by you   2 given to you',
        '',
        '         ↵ don\'t know · asked once; "prospect source edit SOURCE" changes it',
      ].join('\n'),
    );
    terminal.types('2');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toBe(
      [
        question,
        '         given to you',
        'new lead Ann @1',
        'touch 1 · Ann @1 · cold-call · talked · Sat 21 Nov 14:02',
      ].join('\n'),
    );
    expect(await known(desk)).toMatchObject([{ name: 'trade fair', origin: 'given', asked: 1 }]);
  });

  test.each([
    ['log', ['log', 'Ann', ...call, ...source]],
    ['lead add', ['lead', 'add', 'Ann', ...source]],
    ['lead edit', ['lead', 'edit', 'Zoe', ...source]],
  ])('by %s, once: not for another lead, nor after "found by you"', async (_, args) => {
    const desk = await deskWithTactic();
    await desk.run('lead', 'add', 'Zoe');
    await answer(desk, '1', ...args);
    expect(await known(desk)).toMatchObject([{ origin: 'self', asked: 1 }]);
    await isNotAsked(desk, 'log', 'Bo', ...call, ...source);
    await isNotAsked(desk, 'lead', 'add', 'Cy', ...source);
    await isNotAsked(desk, 'lead', 'edit', 'Zoe', ...source);
  });

  test('is not asked for again after "don\'t know"', async () => {
    const desk = await deskWithTactic();
    await answer(desk, '\r', 'lead', 'add', 'Ann', ...source);
    expect(await known(desk)).toMatchObject([{ origin: null, asked: 1 }]);
    await isNotAsked(desk, 'lead', 'add', 'Bo', ...source);
    await desk.run('undo');
    await desk.run('undo');
    expect(await known(desk)).toEqual([]);
    await answer(desk, '1', 'lead', 'add', 'Ann', ...source);
  });

  test('is asked for once of a source that came in without a terminal', async () => {
    const desk = await deskWithTactic();
    await desk.run('lead', 'add', 'Ann', ...source);
    expect(await known(desk)).toMatchObject([{ origin: null, asked: 0 }]);
    await answer(desk, '1', 'lead', 'add', 'Bo', ...source);
    expect(await known(desk)).toMatchObject([{ origin: 'self', asked: 1 }]);
  });

  test('is not asked for where it is typed, known, or no lead is made', async () => {
    const desk = await deskWithTactic();
    await isNotAsked(desk, 'lead', 'add', 'Ann', ...source, '--origin', 'self');
    await isNotAsked(desk, 'lead', 'add', 'Bo', ...source);
    await isNotAsked(desk, 'log', 'Ann', ...call, '--source', 'another');
    await isNotAsked(desk, '--no-input', 'lead', 'add', 'Cy', '--source', 'another');
  });

  test('leaves nothing behind when it is stopped', async () => {
    const desk = await deskWithTactic();
    const terminal = new Terminal(desk, 'log', 'Ann', ...call, ...source);
    await terminal.sees(question);
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toContain('Stopped; nothing was written.');
    expect((await desk.run('lead', 'list', '--csv')).stdout.trim().split('\n')).toHaveLength(1);
    expect(await known(desk)).toEqual([]);
  });

  test('is asked for after the questions about the touch', async () => {
    const desk = await deskWithTactic();
    const terminal = new Terminal(desk, 'log', 'Ann', '-t', 'cold-call', ...source);
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers(question, '1');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('touch 1 · Ann @1');
  });
});

describe('somebody passed on', () => {
  async function passedOn(desk: Desk): Promise<Terminal> {
    const terminal = new Terminal(desk, 'log', 'Ann', '-t', 'cold-call');
    await terminal.answers('From?', '\r');
    await terminal.answers('Result?', 'passed\r');
    await terminal.answers('To whom?', 'Bo\r');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    await terminal.sees('Is "referral by Ann" yours or given to you?');
    return terminal;
  }

  test('is yours when you asked for it', async () => {
    const desk = await deskWithTactic();
    const terminal = await passedOn(desk);
    terminal.types('1');
    expect(await terminal.ends()).toBe(0);
    expect(terminal.text).toContain('lead Bo @2');
    expect(await known(desk)).toMatchObject([{ name: 'referral by Ann', origin: 'self' }]);
  });

  test('is left out when it is stopped there; the touch is stored', async () => {
    const desk = await deskWithTactic();
    const terminal = await passedOn(desk);
    terminal.presses('ctrl-c');
    expect(await terminal.ends()).toBe(130);
    expect(terminal.text).toContain('Stopped; what was logged before is stored.');
    expect(JSON.parse((await desk.run('list', '--json')).stdout)).toMatchObject([{ outcome: 'passed-on' }]);
  });
});

test('at "From?" the key for another source is no source, listed or not', async () => {
  const desk = await deskWithTactic();
  const first = new Terminal(desk, 'log', 'Ann', '-t', 'cold-call');
  await first.answers('From?', '/\r');
  await first.sees('not taken: "/" is no name here\n         Type the name itself.');
  first.presses('ctrl-u');
  await first.answers("don't know", 'fair\r');
  await first.answers('Result?', 'no-answer\r');
  await first.answers('Next?', '\r');
  await first.answers('Note?', '\r');
  await first.answers('Is "fair" yours or given to you?', '1');
  expect(await first.ends()).toBe(0);
  const second = new Terminal(desk, 'log', 'Bo', '-t', 'cold-call');
  await second.answers('1 fair', '/');
  await second.answers('a list, an open house', '/\r');
  await second.sees('not taken: "/" is no name here');
  second.presses('ctrl-c');
  expect(await second.ends()).toBe(130);
  expect((await desk.run('source', 'list')).stdout).not.toContain('/');
});

test('where a new lead comes from is asked once, with the last sources on digits', async () => {
  const desk = await deskWithTactic();
  const first = new Terminal(desk, 'log', 'Ann', '-t', 'cold-call');
  await first.answers('From?', 'spring fair\r');
  await first.answers('Result?', 'no-answer\r');
  await first.answers('Next?', '\r');
  await first.answers('Note?', '\r');
  await first.answers('Is "spring fair" yours or given to you?', '1');
  expect(await first.ends()).toBe(0);
  const second = new Terminal(desk, 'log', 'Bo', '-t', 'cold-call');
  await second.answers('1 spring fair', '1');
  await second.answers('Result?', 'no-answer\r');
  await second.answers('Next?', '\r');
  await second.answers('Note?', '\r');
  expect(await second.ends()).toBe(0);
  const third = new Terminal(desk, 'log', 'Bo', '-t', 'cold-call');
  await third.answers('Result?', 'talked\r');
  await third.answers('Next?', '\r');
  await third.answers('Note?', '\r');
  expect(await third.ends()).toBe(0);
  expect(third.text).not.toContain('From?');
  const leads = JSON.parse((await desk.run('lead', 'list', '--json')).stdout) as unknown[];
  expect(leads).toMatchObject([
    { name: 'Bo', source: 'spring fair', origin: 'self' },
    { name: 'Ann', source: 'spring fair', origin: 'self' },
  ]);
});
