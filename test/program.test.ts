import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Desk } from './helpers/run.js';

describe('the command line', () => {
  test.each([
    ['undo', '3'],
    ['redo', 'x'],
    ['list', 'bogus'],
    ['source', 'list', 'foo'],
    ['report', 'tactics', 'failures'],
    ['export', 'workbook', 'a.xlsx', '2026'],
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
    [['list', '--limit'], '--limit is without its value.\n  prospect list'],
    [
      ['log', 'Ann', '-t'],
      '-t is without its value: a tactic, as "prospect tactic list" shows them, or "-t ." for',
    ],
    [['search'], 'Missing required argument WORDS...\n  prospect search WORDS...'],
    [['trial', 'decide'], 'Missing required argument [TACTIC] keep|tweak|drop.\n'],
    [
      ['keep-in-touch', 'set'],
      'Say whom to keep in touch with, and how often.\n  For example: prospect keep-in-touch',
    ],
    [['keep-in-touch', 'rm'], 'Say of which tag or tier to take the interval away.\n'],
    [
      ['edit'],
      'For example: prospect edit 128 -o talked · prospect edit --tactic call --set tactic=cold-call\n',
    ],
    [['list', '--limit', 'ten'], '--limit "ten" is not a whole number'],
    [['list', '--csv', '--json'], 'More than one format'],
  ])('%j is refused with what to do', async (args, message) => {
    const answer = await new Desk().runWith({ file: null }, ...args);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain(message);
  });

  test.each([
    [['rm'], 'prospect rm TOUCH... · more with --help'],
    [['config', 'set', 'goal'], 'prospect config set KEY VALUE... · more with --help'],
    [['report', '-x'], 'prospect report [SECTION] · more with --help'],
    [['completion'], 'prospect completion bash|zsh|fish|install [SHELL] · more with --help'],
    [['log', '--nope'], 'Did you mean --note? prospect log [LEAD...] · more with --help'],
    [['result'], 'prospect result "Harbor Cafe" meeting'],
    [['next'], 'prospect next "Harbor Cafe" fri'],
  ])('%j says what to type', async (args, hint) => {
    const { stderr, code } = await new Desk().run(...args);
    expect(code).toBe(2);
    expect(stderr.split('\n')[1]).toContain(hint);
  });

  test.each([
    [['log', 'Ann', '-t', '--next', 'fri'], '-t is without its value: --next is an option.'],
    [['log', 'Ann', '-t', 'call', '--note', '-o', 'talked'], '--note is without its value: -o is an option.'],
    [['list', '--limit', '--csv'], '--limit is without its value: --csv is an option.'],
    [
      ['log', 'Ann', '-t', 'call', '--db', '--no-input'],
      '--db is without its value: --no-input is an option.',
    ],
    [['log', 'Ann', '-t', 'call', '--db', '--nope'], '--db "--nope" looks like an option.'],
    [['--db', '-x', 'log', 'Ann', '-t', 'call'], '--db "-x" looks like an option.'],
  ])('a value that is missing is not the next option: %j', async (args, message) => {
    const desk = new Desk();
    const { stderr, code } = await desk.runWith({ file: null }, ...args);
    expect({ code, message: stderr.split('\n')[0] }).toEqual({ code: 2, message: `prospect: ${message}` });
    expect(fs.readdirSync(desk.folder)).toEqual([]);
    const meant = ['log', 'Ann', '-t', 'call', '--channel', 'call', '-o', 'talked', '--note=--next'];
    expect(await desk.run(...meant)).toMatchObject({ code: 0 });
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
