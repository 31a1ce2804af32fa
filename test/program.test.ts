import { describe, expect, test } from 'vitest';
import { Desk } from './helpers/run.js';

describe('the command line', () => {
  test.each([
    ['undo', '3'],
    ['redo', 'x'],
    ['list', 'bogus'],
    ['source', 'list', 'foo'],
    ['report', 'tactics', 'failures'],
    ['export', 'touches', '2026'],
    ['path', 'x'],
    ['tactic', 'rename', 'a', 'b', 'c'],
  ])('a word too many is refused: %j', async (...args) => {
    const desk = new Desk();
    await desk.run('log', '-t', 'call', '-o', 'talked');
    const answer = await desk.run(...args);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain('Too many arguments');
    expect((await desk.run('list', '--json')).stdout).toContain('"touch": 1');
  });

  test.each([
    [['frob'], 'There is no command "frob".'],
    [['lead', 'frob'], 'There is no "prospect lead frob".'],
    [['lead'], 'prospect lead what?'],
    [['list', '--frob'], "Unknown option '--frob'"],
    [['list', '--limit'], 'argument missing'],
    [['list', '--limit', 'ten'], '--limit "ten" is not a whole number'],
    [['list', '--csv', '--json'], 'More than one format'],
  ])('%j is refused with what to do', async (args, message) => {
    const answer = await new Desk().runWith({ file: null }, ...args);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain(message);
  });

  test('with --help it shows its commands in groups and fits 80 columns', async () => {
    for (const args of [['-h'], ['--help']]) {
      const answer = await new Desk().runWith({ file: null, columns: 80 }, ...args);
      expect(answer.code).toBe(0);
      for (const group of ['Every day:', 'People:', 'The loop:', 'The journal:', 'Set-up:'])
        expect(answer.stdout).toContain(group);
      for (const line of answer.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  test('--excel and --raw mean CSV', async () => {
    const desk = new Desk();
    await desk.run('log', '-t', 'call', '-o', 'talked');
    expect((await desk.run('list', '--excel')).stdout).toMatch(/^\ufefftouch,date/);
    expect((await desk.run('report', '--raw')).stdout).toMatch(/^tactic,version/);
    expect((await desk.run('list', '--raw', '--json')).code).toBe(2);
  });
});
