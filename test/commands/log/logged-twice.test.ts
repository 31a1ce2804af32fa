import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Desk } from '../../helpers/run.js';
import { Terminal } from '../../helpers/terminal.js';

const talked = ['log', 'Harbor Cafe', '-t', 'cold-call', '-o', 'talked'];

/** A journal in which a talk was logged at 14:02. */
const talkedDesk = Desk.copies({}, async (desk) => {
  await desk.run('tactic', 'add', 'warm-call', '--channel', 'call');
  await desk.run('lead', 'add', 'Elm Dental');
  await desk.run(...talked, '--channel', 'call');
});

const told = (touch: number) =>
  `The same was logged just now, as touch ${touch}. If this is one too many: prospect undo\n`;

async function touchCount(desk: Desk): Promise<number> {
  return (JSON.parse((await desk.run('list', '--json', '--limit', '0')).stdout) as unknown[]).length;
}

describe('the same touch again within two minutes', () => {
  test('counts where nobody can be asked, and is told with how to take it back', async () => {
    const desk = await talkedDesk();
    expect(await desk.run(...talked)).toEqual({
      code: 0,
      stdout: 'touch 2 · Harbor Cafe @2 · cold-call · talked · Sat 21 Nov 14:02\n',
      stderr: told(1),
    });
    expect((await desk.run('undo')).stdout).toContain('undone: log · touch 2');
    expect(await touchCount(desk)).toBe(1);
  });

  test('is asked about at a terminal, and not logged by Enter', async () => {
    const desk = await talkedDesk();
    const terminal = new Terminal(desk, ...talked);
    await terminal.sees('The same was logged just now, as touch 1. Log it again?');
    terminal.presses('enter');
    expect(await terminal.ends()).toBe(0);
    expect(await touchCount(desk)).toBe(1);
    const second = new Terminal(desk, ...talked);
    await second.answers('Log it again?', 'y');
    expect(await second.ends()).toBe(0);
    expect(await touchCount(desk)).toBe(2);
    const silent = new Terminal(desk, '--no-input', ...talked);
    expect(await silent.ends()).toBe(0);
    expect(await touchCount(desk)).toBe(3);
  });

  test('is asked about after the questions, too', async () => {
    const desk = await talkedDesk();
    const terminal = new Terminal(desk, 'log', 'Harbor Cafe', '-t', 'cold-call');
    await terminal.answers('Result?', 'talked\r');
    await terminal.answers('Next?', '\r');
    await terminal.answers('Note?', '\r');
    await terminal.answers('Log it again?', 'n');
    expect(await terminal.ends()).toBe(0);
    expect(await touchCount(desk)).toBe(1);
  });

  test('is known by its promise as well, however often', async () => {
    const desk = new Desk();
    const line = [...talked, '--next', 'fri', '--do', 'send the offer', '-m', '4', '-n', 'likes it'];
    await desk.run(...line);
    for (const before of [1, 2, 3]) expect((await desk.run(...line)).stderr).toBe(told(before));
    expect((await desk.run(...line.slice(0, -6), '--next', 'mon')).stderr).toBe('');
  });

  test('without a time is one of the same day that was logged just now', async () => {
    const desk = new Desk();
    const line = [...talked, '--at', 'yesterday'];
    await desk.run(...line);
    expect((await desk.run(...line)).stderr).toBe(told(1));
    expect((await desk.run(...talked, '--at', '2 days ago')).stderr).toBe('');
    desk.setClock('2026-11-21T14:04:01');
    expect((await desk.run(...line)).stderr).toBe('');
  });

  test('over midnight is the same', async () => {
    const desk = new Desk({ now: '2026-11-20T23:59:30' });
    await desk.run(...talked);
    desk.setClock('2026-11-21T00:00:30');
    expect((await desk.run(...talked)).stderr).toBe(told(1));
  });

  test('is told of a list, once', async () => {
    const desk = await talkedDesk();
    fs.writeFileSync(path.join(desk.folder, 'names.txt'), 'Harbor Cafe\nElm Dental\n');
    const line = ['log', '--leads', 'names.txt', '-t', 'warm-call', '-o', 'no-answer', '-m', '3'];
    expect((await desk.run(...line)).stderr).toBe('');
    expect((await desk.run(...line)).stderr).toBe(told(2));
  });

  test('is not asked about once something came of it, or at nobody in particular', async () => {
    const desk = await talkedDesk();
    await desk.run('result', '1', 'call-back', '--next', 'fri');
    expect((await desk.run(...talked)).stderr).toBe('');
    for (const many of [['--count', '2'], []])
      for (let time = 0; time < 2; time++)
        expect((await desk.run('log', '-t', 'cold-call', '-o', 'no-answer', ...many)).stderr).toBe('');
  });
});

test('what differs in anything is another touch', async () => {
  const base = ['log', 'Harbor Cafe', '-t', 'cold-call', '-o', 'not-interested'];
  const extras = fc.record(
    {
      '-m': fc.constantFrom('2', '4'),
      '-c': fc.constantFrom('3', '5'),
      '-r': fc.constantFrom('price', 'timing'),
      '--broke': fc.constantFrom('list', 'me'),
      '-e': fc.constantFrom('0', '1'),
      '-n': fc.constantFrom('a', 'b'),
      '-o': fc.constantFrom('not-interested', 'hung-up'),
      '-t': fc.constantFrom('cold-call', 'warm-call'),
    },
    { requiredKeys: [] },
  );
  const line = (extra: Record<string, string | undefined>) => [
    ...base.slice(0, 2),
    ...Object.entries({ '-t': 'cold-call', '-o': 'not-interested', ...extra }).flatMap(([key, value]) =>
      value === undefined ? [] : [key, value],
    ),
  ];
  await fc.assert(
    fc.asyncProperty(extras, extras, fc.integer({ min: 0, max: 240 }), async (one, other, seconds) => {
      const desk = await talkedDesk();
      await desk.run(...line(one));
      desk.setClock(new Date(new Date('2026-11-21T14:02:00').getTime() + seconds * 1000).toISOString());
      const { stderr, code } = await desk.run(...line(other));
      const key = (extra: object) =>
        JSON.stringify(Object.entries({ '-t': 'cold-call', '-o': 'not-interested', ...extra }).toSorted());
      expect(code).toBe(0);
      expect(stderr).toBe(key(one) === key(other) && seconds <= 120 ? told(2) : '');
    }),
    { numRuns: 60 },
  );
});
