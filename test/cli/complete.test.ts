import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { complete } from '../../src/cli/complete.js';
import type { Host } from '../../src/host.js';
import { corpus, hostileTexts } from '../helpers/corpus.js';
import { root } from '../helpers/folder.js';
import { Desk } from '../helpers/run.js';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

/** What the program answers to a key press; anything else it does is a fault. */
async function press(...args: string[]): Promise<string> {
  let answer = '';
  const write = (_: string, text: string) => {
    answer += text;
    return true;
  };
  const { folder } = desk;
  const host = {
    args: ['__complete', ...args],
    env: {},
    platform: 'linux',
    cwd: folder,
    home: folder,
    root,
    write,
  };
  await complete(host as unknown as Host);
  return answer;
}

/** What zsh is offered at the end of these words, each with what is said of it after a tab. */
async function offers(...words: string[]): Promise<string[]> {
  return (await press('zsh', '--db', desk.file, ...words)).split('\n').slice(0, -1);
}

async function names(...words: string[]): Promise<string[]> {
  const [kind, ...lines] = await offers(...words);
  expect(kind).toBe('words');
  return lines.map((line) => line.split('\t')[0]!);
}

/** What bash puts on the line in place of the word at its end. */
async function inBash(line: string): Promise<string[]> {
  const answer = await press('bash', ' \t\n"\'><=;|&(:@', `prospect --db ${desk.file} ${line}`);
  return answer.split('\n').slice(1, -1);
}

const log = (lead: string, tactic = 'cold-call') =>
  desk.run('log', '--new', '-t', tactic, '--channel', 'call', '-o', 'talked', '--', lead);

describe('leads', () => {
  beforeEach(async () => {
    for (const lead of ['Harbor Cafe', 'Harbor Inn', 'Müller GmbH', 'Elm Cafe', 'Weber: Law'])
      await log(lead);
  });

  test('those touched last come first, with their numbers', async () => {
    expect(await offers('log', '')).toEqual([
      'words',
      'Elm Cafe\t@4',
      'Harbor Cafe\t@1',
      'Harbor Inn\t@2',
      'Müller GmbH\t@3',
      'Weber: Law\t@5',
    ]);
  });

  test.each([
    [
      ['log', 'har'],
      ['Harbor Cafe', 'Harbor Inn'],
    ],
    [['log', 'harbor c'], ['Harbor Cafe']],
    [
      ['log', 'Harbor', ''],
      ['Cafe', 'Inn'],
    ],
    [['log', 'harbor', 'i'], ['Inn']],
    [['log', 'Harbor', 'x'], []],
    [['log', 'MULL'], ['Müller GmbH']],
    [
      ['log', 'cafe'],
      ['Elm Cafe', 'Harbor Cafe'],
    ],
    [
      ['log', '@'],
      ['@5', '@4', '@3', '@2', '@1'],
    ],
    [['log', '@3'], ['@3']],
    [['log', '@99999999999999'], []],
    [['log', '@999999999999999999'], []],
    [['lead', 'merge', '@1', 'w'], ['Weber: Law']],
    [
      ['lead', 'merge', '@1', '@2', ''],
      ['--no-input', '--help'],
    ],
    [['show', 'elm'], ['Elm Cafe']],
    [['list', '--lead', 'elm'], ['Elm Cafe']],
    [['list', '--lead=elm'], ['--lead=Elm Cafe']],
  ])('%j offers %j', async (words, wanted) => {
    expect(await names(...words)).toEqual(wanted);
  });

  test.each([
    ['log har', ['Harbor\\ Cafe', 'Harbor\\ Inn']],
    ['log "har', ['Harbor Cafe', 'Harbor Inn']],
    ["log 'elm", ['Elm Cafe']],
    ['log Harbor\\ c', ['Harbor\\ Cafe']],
    ['log Harbor c', ['Cafe']],
    ['log weber:', ['\\ Law']],
    ['list --lead=web', ['Weber:\\ Law']],
    ['log @1', ['1']],
  ])('after %s bash puts %j', async (line, wanted) => {
    expect(await inBash(line)).toEqual(wanted);
  });

  test('a result is a lead, then also an outcome', async () => {
    expect(await names('result', 'me')).toEqual([]);
    expect(await names('result', 'Elm', 'Cafe', 'me')).toEqual(['meeting']);
    expect(await names('result', 'Harbor', 'i')).toEqual(['Inn']);
  });
});

test('of many leads fifty are offered, and one that keeps the shell from adding too much', async () => {
  const lines = Array.from({ length: 300 }, (_, n) => `Sandy ${String(n).padStart(3, '0')}`);
  fs.writeFileSync(path.join(desk.folder, 'names'), [...lines, 'Summit', 'Aa'].join('\n'));
  await desk.run('lead', 'add', '--leads', path.join(desk.folder, 'names'));
  const found = await names('log', 's');
  expect(found).toHaveLength(51);
  expect(found).toContain('Summit');
  const all = await names('log', '');
  expect(all).toContain('Aa');
  expect(all).toContain('Summit');
});

describe('tactics and words of the journal', () => {
  beforeEach(async () => {
    await log('Ann', 'cold-call');
    await log('Ann', 'referral ask');
    await log('Ann', 'cold mail');
    await desk.run('tactic', 'tweak', 'cold-call', '--change', 'another first line');
    await desk.run('tactic', 'drop', 'cold mail', '--learned', 'nothing');
  });

  test.each([
    [
      ['log', '-t', ''],
      ['cold-call', 'referral ask'],
    ],
    [['log', '--tactic', 'cold'], ['cold-call']],
    [
      ['log', '-t', 'cold-call@'],
      ['cold-call@2', 'cold-call@1'],
    ],
    [['log', '-t', 'cold m'], ['cold mail']],
    [['tactic', 'show', 'referral', ''], ['ask']],
    [['tactic', 'revive', ''], ['cold mail']],
    [
      ['plan', 'r'],
      ['referral ask', 'reached'],
    ],
    [['trial', 'decide', 'cold-call', 'k'], ['keep']],
  ])('%j offers %j', async (words, wanted) => {
    expect((await names(...words)).sort()).toEqual([...wanted].sort());
  });

  test('outcomes, reasons, sources, tags and aliases', async () => {
    await desk.run('lead', 'add', 'Bo', '--source', 'Open house', '--tag', 'vip');
    await desk.run('outcome', 'add', 'meeting-later');
    await desk.run('alias', 'vm', 'log -t cold-call -o voicemail');
    expect(await names('log', '-o', 'meet')).toEqual(['meeting', 'meeting-later']);
    expect(await names('log', '-r', 'pr')).toEqual(['price']);
    expect(await names('list', '--source', 'op')).toEqual(['Open house']);
    expect(await names('lead', 'list', '--tag', '')).toEqual(['vip']);
    expect(await names('v')).toEqual(['vm']);
    expect(await names('alias', 'v')).toEqual(['vm']);
    expect(await names('vm', 'b')).toEqual(['Bo']);
    expect(await names('nobody', 'b').catch(() => 'nothing')).toBe('nothing');
  });

  test('an alias that waits is offered only to be accepted', async () => {
    await desk.run('alias', 'vm', 'log -t cold-call -o voicemail');
    const { stdout } = await desk.run('export', 'all');
    desk = new Desk();
    await desk.runWith({ input: stdout }, 'import', '-');
    expect(await names('v')).toEqual([]);
    expect(await offers('alias', '--accept', '')).toEqual(['words', 'vm\tlog -t cold-call -o voicemail']);
    expect(await press('zsh', '--db', desk.file, 'vm', '-')).toBe('');
    await desk.run('alias', '--accept', 'vm');
    expect(await names('v')).toEqual(['vm']);
    expect(await names('alias', '--accept', '')).toEqual([]);
  });
});

describe('words that are the same in every journal', () => {
  test.each([
    [['report'], ['report', '?']],
    [
      ['report', '--by'],
      ['report', '--by', '?'],
    ],
    [
      ['report', '--goal'],
      ['report', '--goal', '?'],
    ],
    [
      ['report', '--credit'],
      ['report', '--credit', '?'],
    ],
    [
      ['report', '--level'],
      ['report', '--level', '?'],
    ],
    [
      ['list', '--state'],
      ['list', '--state', '?'],
    ],
    [
      ['list', '--channel'],
      ['list', '--channel', '?'],
    ],
    [
      ['list', '--format'],
      ['list', '--format', '?'],
    ],
    [
      ['lead', 'edit', '@1', '--tier'],
      ['lead', 'edit', '@1', '--tier', '?'],
    ],
    [
      ['lead', 'edit', '@1', '--origin'],
      ['lead', 'edit', '@1', '--origin', '?'],
    ],
    [
      ['log', '--broke'],
      ['log', '-t', 'cold-call', '-o', 'not-now', '--broke', '?'],
    ],
    [
      ['tactic', 'edit', '--kind'],
      ['tactic', 'edit', 'cold-call', '--kind', '?'],
    ],
    [
      ['spend', '--every'],
      ['spend', 'cold-call', '5', '--every', '?'],
    ],
    [
      ['outcome', 'add', '--stage'],
      ['outcome', 'add', 'x', '--stage', '?'],
    ],
    [['export'], ['export', '?']],
    [['completion'], ['completion', '?']],
    [
      ['completion', 'install'],
      ['completion', 'install', '?'],
    ],
  ])('%j offers what it understands', async (words, wrong) => {
    await log('Ann');
    const refusal = (await desk.run(...wrong)).stderr;
    const known = /It is one of: (.*)\.\n/.exec(refusal)![1]!.split(', ');
    expect(await names(...words, '')).toEqual(known);
  });

  test('settings', async () => {
    expect(await names('config', 'set', 'da')).toEqual(['date-order']);
    expect(await names('config', 'get', 'window-m')).toEqual(['window-meeting']);
  });

  test.each([[['import', '']], [['log', '--leads', '']], [['--db', '']], [['backup', 'x']]])(
    '%j is left to the shell',
    async (words) => {
      expect(await offers(...words)).toEqual(['files']);
    },
  );
});

test('no name that a shell or a terminal could obey is offered', async () => {
  await log('Ann');
  const texts = hostileTexts.filter((text) => text.isWellFormed() && !text.includes('\0'));
  for (const text of [...texts, 'Two\nlines', 'a\tb', '-rf x', '--help']) await log(text);
  for (const words of [
    ['log', ''],
    ['log', '--', ''],
    ...texts.map((text) => ['log', '--', text.slice(0, 1)]),
  ]) {
    const answer = await press('zsh', '--db', desk.file, ...words);
    expect(answer).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    const lines = answer.split('\n').slice(1, -1);
    if (!words.includes('--')) expect(lines.filter((line) => line.startsWith('-'))).toEqual([]);
  }
  expect(await names('log', '--', '-r')).toEqual(['-rf x']);
  expect(await names('list', '--lead', 'two')).toEqual([]);
});

describe('nothing is offered, complained of or made', () => {
  const quiet = async () => {
    for (const words of [
      ['log', ''],
      ['log', '-t', ''],
      ['nobody', ''],
      ['list', '--source', 'x'],
    ])
      for (const shell of ['zsh', 'fish'])
        expect(await press(shell, '--db', desk.file, ...words)).toMatch(/^(words\n)?$/);
    expect(await names('log', '--chan')).toEqual(['--channel']);
    expect(await names('lo')).toEqual(['log']);
  };

  test('without a journal', async () => {
    await quiet();
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });

  test('where the journal is empty, damaged, no journal, a folder or a pipe', async () => {
    await log('Ann');
    const whole = fs.readFileSync(desk.file);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 100);
    for (const content of [Buffer.alloc(0), damaged, whole.subarray(0, 5000), Buffer.from('text')]) {
      fs.writeFileSync(desk.file, content);
      await quiet();
      expect(fs.readFileSync(desk.file).equals(content)).toBe(true);
    }
    fs.rmSync(desk.file);
    fs.mkdirSync(desk.file);
    await quiet();
    fs.rmdirSync(desk.file);
    execFileSync('bash', ['-c', 'mkfifo "$0"', desk.file]);
    await quiet();
  });

  test('where the journal is busy, of another version, or not ours', async () => {
    await log('Ann');
    const db = new Database(desk.file);
    db.exec('BEGIN EXCLUSIVE');
    await quiet();
    db.exec('ROLLBACK');
    expect(await names('log', '')).toEqual(['Ann']);
    for (const change of ['user_version = 0', 'user_version = 999', 'application_id = 7']) {
      db.pragma(change);
      await quiet();
      db.pragma('user_version = 1');
    }
    db.close();
  });

  test.each([
    [],
    ['bash'],
    ['bash', '', ''],
    ['bash', ' ', 'prospect'],
    ['zsh'],
    ['fish', '"'],
    ['tcsh', 'log', ''],
    ['zsh', '--db', '', 'log', ''],
    ['zsh', '--db', ':memory:', 'log', ''],
    ['zsh', '--db'],
    ['zsh', '--', '--', ''],
    ['zsh', 'lead', 'frob', ''],
    ['zsh', 'log', '--frob=', ''],
    ['bash', ' ', `prospect log ${'"'.repeat(10_001)}`],
  ])('by %j', async (...words) => {
    expect(await press(...words)).toMatch(/^(words\n.*)?$/s);
  });

  test('for values and columns that look like SQL', async () => {
    await log('Ann');
    for (const value of [...corpus.sql_values, ...corpus.sql_identifiers])
      for (const words of [
        ['log', `x${value}`],
        ['log', `@${value}`],
        ['log', '-t', value],
        ['list', '--tag', value],
      ])
        await offers(...words);
    expect(await names('log', 'an')).toEqual(['Ann']);
  });
});

test('the home folder stands for a tilde after --db', async () => {
  await log('Ann');
  expect(await press('fish', '--db', '~/journal.db', 'log', 'a')).toBe('words\nAnn\t@1\n');
});
