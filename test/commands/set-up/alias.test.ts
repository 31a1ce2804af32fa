import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandNames } from '../../../src/cli/tree.js';
import { quoteLine, splitLine } from '../../../src/domain/command-line.js';
import { hostileTexts, obeyed, withoutOurMarks } from '../../helpers/corpus.js';
import { Desk } from '../../helpers/run.js';

const vm = ['alias', 'vm', 'log -t cold-call -o voicemail'];

async function said(desk: Desk, ...args: string[]): Promise<string> {
  const answer = await desk.run(...args);
  expect([answer.code, answer.stderr], args.join(' ')).toEqual([0, '']);
  return answer.stdout;
}

async function exported(desk: Desk): Promise<string> {
  return said(desk, 'export', 'all');
}

describe('alias', () => {
  test('makes one, shows it, changes it, lists all by name, removes them', async () => {
    const desk = new Desk();
    expect(await said(desk, ...vm)).toBe('alias vm: log -t cold-call -o voicemail\n');
    expect(await said(desk, 'alias', 'VM')).toBe('alias vm: log -t cold-call -o voicemail\n');
    expect(await said(desk, 'alias', 'vm', 'miss')).toBe(
      'alias vm: miss\nit was log -t cold-call -o voicemail\n',
    );
    expect(await said(desk, 'alias', 'Dream', 'lead add --dream')).toBe('alias Dream: lead add --dream\n');
    expect(await said(desk, 'alias')).toBe('alias  stands for\nDream  lead add --dream\nvm     miss\n');
    expect(await said(desk, 'alias', '--csv')).toBe(
      'alias,words,waiting\nDream,lead add --dream,false\nvm,miss,false\n',
    );
    expect(JSON.parse(await said(desk, 'alias', '--json'))).toEqual([
      { alias: 'Dream', words: 'lead add --dream', waiting: false },
      { alias: 'vm', words: 'miss', waiting: false },
    ]);
    expect(await said(desk, 'alias', 'vm', '')).toBe('alias vm removed; it was miss\n');
    expect(await said(desk, 'alias', '--rm', 'dream')).toBe('alias Dream removed; it was lead add --dream\n');
    expect(await desk.run('alias')).toMatchObject({ code: 0, stdout: '' });
  });

  test('takes several words after -- as a shell has split them', async () => {
    const desk = new Desk();
    expect(
      await said(desk, 'alias', 'left', '--', 'log', '-t', 'call', '-o', 'voicemail', '-n', 'left a message'),
    ).toBe(`alias left: log -t call -o voicemail -n 'left a message'\n`);
    await desk.run('left', 'Ann');
    expect(await said(desk, 'list', '--json')).toContain('"note": "left a message"');
  });

  test('is taken back and done again', async () => {
    const desk = new Desk();
    await said(desk, ...vm);
    await said(desk, 'alias', 'vm', 'log -o talked');
    expect(await said(desk, 'undo')).toBe('undone: alias · vm\n');
    expect(await said(desk, 'alias', 'vm')).toBe('alias vm: log -t cold-call -o voicemail\n');
    await said(desk, 'alias', '--rm', 'vm');
    expect(await said(desk, 'undo')).toBe('undone: alias · vm removed\n');
    await said(desk, 'undo');
    expect((await desk.run('vm')).code).toBe(2);
    expect(await said(desk, 'redo')).toBe('done again: alias · vm\n');
    expect(await said(desk, 'redo')).toBe('done again: alias · vm removed\n');
    expect((await desk.run('alias', 'vm')).code).toBe(2);
  });

  test('the same words again change nothing', async () => {
    const desk = new Desk();
    await said(desk, ...vm);
    expect(await desk.run(...vm)).toEqual({
      code: 0,
      stdout: 'alias vm: log -t cold-call -o voicemail\n',
      stderr: 'Nothing changed: it was so already.\n',
    });
    expect(await said(desk, 'undo')).toBe('undone: alias · vm\n');
    expect((await desk.run('alias', 'vm')).code).toBe(2);
  });

  test.each([
    [['alias', 'log', 'list'], '"log" is a command of prospect, and an alias cannot take its place.'],
    [['alias', 'Resolve', 'list'], '"Resolve" is a command of prospect, and an alias cannot take its place.'],
    [['alias', 'help', 'list'], '"help" is a command of prospect, and an alias cannot take its place.'],
    [['alias', 'v m', 'list'], '"v m" is not a name for an alias.'],
    [['alias', '@12', 'list'], '"@12" is not a name for an alias.'],
    [['alias', '--', '-v', 'list'], '"-v" is not a name for an alias.'],
    [['alias', '', 'list'], 'The name of the alias is empty.'],
    [['alias', 'x', 'lgo -t a'], '"lgo" is no command of prospect, so no alias can begin with it.'],
    [['alias', 'x', 'x'], '"x" is no command of prospect, so no alias can begin with it.'],
    [['alias', 'x', '""'], '"" is no command of prospect, so no alias can begin with it.'],
    [['alias', 'x', 'log -n "a'], 'A quote is not closed: "a'],
    [['alias', 'x', 'log \\'], 'The words end in a backslash, with nothing after it.'],
    [
      ['alias', 'x', `log ${'x'.repeat(4000)}`],
      'The line of the alias has 4004 characters; at most 4000 are kept.',
    ],
    [['alias', 'x', 'lead forget --yes'], 'An alias cannot hold --yes: "lead forget --yes".'],
    [['alias', 'x', '--', 'lead', 'forget', '--yes'], 'An alias cannot hold --yes: "lead forget --yes".'],
    [['alias', 'x', "log -n -- '--db' a"], 'An alias cannot hold --db: "log -n -- --db a".'],
    [['alias', 'x', 'log --db=a'], 'An alias cannot hold --db: "log --db=a".'],
    [['alias', 'x', 'list', '--json'], '--json does not go with that.'],
    [['alias', 'x', '--rm', 'y'], '--rm does not go with that.'],
    [['alias', '--rm', 'y', '--csv'], '--csv does not go with that.'],
    [['alias', 'x'], 'There is no alias "x".'],
  ])('%j is refused, and no journal is made', async (args, message) => {
    const desk = new Desk();
    const answer = await desk.runWith({ file: null }, ...args);
    expect([answer.code, answer.stdout]).toEqual([2, '']);
    expect(answer.stderr.split('\n')[0]).toBe(`prospect: ${message.replace(/(?<![.?!])$/, '.')}`);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });

  test('an alias stands for no other', async () => {
    const desk = new Desk();
    await said(desk, ...vm);
    expect((await desk.run('alias', 'again', 'vm Ann')).stderr).toContain('"vm" is no command of prospect');
  });

  test('one that is not there is refused with the nearest', async () => {
    const desk = new Desk();
    await said(desk, ...vm);
    for (const args of [
      ['alias', 'vn'],
      ['alias', '--rm', 'vn'],
      ['alias', 'vn', ''],
    ])
      expect(await desk.run(...args)).toEqual({
        code: 2,
        stdout: '',
        stderr: 'prospect: There is no alias "vn".\n  Did you mean vm? See them with "prospect alias".\n',
      });
  });
});

describe('a line that begins with an alias', () => {
  test('runs the command with its words, then the rest', async () => {
    const desk = new Desk();
    await said(desk, ...vm);
    expect((await desk.run('vm', 'Harbor', 'Cafe', '-m', '2')).stdout).toBe(
      'touch 1 · Harbor Cafe @1 · cold-call · voicemail · Sat 21 Nov 14:02 · time 0:02\n',
    );
    expect((await desk.run('--no-input', 'Vm')).stdout).toContain(
      'touch 2 · nobody in particular · cold-call',
    );
    expect((await desk.runWith({ file: null }, 'vm', 'Ann', '--db', desk.file)).stdout).toContain(
      'touch 3 · Ann',
    );
    expect((await desk.run('vm', '--help')).stdout).toBe((await desk.run('log', '--help')).stdout);
  });

  test('says what typing the words would have said', async () => {
    const text = fc.constantFrom(
      'Ann',
      'Harbor Cafe',
      "it's",
      'a"b\\c',
      '$HOME',
      '*',
      '',
      '-o',
      '-1',
      '--',
      'talked',
    );
    const line = fc.record({
      head: fc.constantFrom(
        ['log', '-t', 'call', '-o', 'talked'],
        ['list', '--json'],
        ['lead', 'add'],
        ['miss'],
      ),
      stored: fc.array(text, { maxLength: 3 }),
      typed: fc.array(text, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(line, async ({ head, stored, typed }) => {
        const desk = new Desk();
        const other = new Desk();
        const words = [...head, ...stored];
        await desk.run('log', 'Bo', '-t', 'call', '-o', 'talked');
        await desk.run('alias', 'short', quoteLine(words));
        fs.copyFileSync(desk.file, other.file);
        expect(await desk.run('short', ...typed)).toEqual(await other.run(...words, ...typed));
        for (const what of ['list', 'lead list'])
          expect(await said(desk, ...what.split(' '))).toBe(await said(other, ...what.split(' ')));
      }),
      { numRuns: 20 },
    );
  });

  test('a command is never looked up, even where a file brings an alias of its name', async () => {
    const desk = new Desk();
    await said(desk, ...vm);
    fs.writeFileSync(path.join(desk.folder, 'in'), (await exported(desk)).replace('"vm"', '"path"'));
    const other = new Desk();
    await other.run('import', 'in');
    const there = new Desk();
    fs.copyFileSync(path.join(desk.folder, 'in'), path.join(there.folder, 'in'));
    expect((await there.run('import', 'in')).stdout).toContain('1 alias');
    expect(await said(there, 'path')).toBe(`${there.file}\n`);
  });

  test('one whose command a later version no longer knows is refused', async () => {
    const desk = new Desk();
    await said(desk, ...vm);
    const text = (await exported(desk)).replace('log -t', 'dial -t');
    const other = new Desk();
    fs.writeFileSync(path.join(other.folder, 'in'), text);
    await other.run('import', 'in');
    await other.run('alias', '--accept', 'vm');
    expect(await other.run('vm')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"dial" is no command of prospect') as string,
    });
  });

  test('an unknown word is refused with the nearest commands and aliases, and no journal is made', async () => {
    const desk = new Desk();
    expect(await desk.runWith({ file: null }, 'reprot')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'prospect: There is no command "reprot".\n  Did you mean report? See them with "prospect --help".\n',
    });
    expect(await desk.run('frobnicate', '--help')).toMatchObject({ code: 2, stdout: '' });
    expect(fs.readdirSync(desk.folder)).toEqual([]);
    await said(desk, 'alias', 'voice', 'log -o voicemail');
    expect((await desk.run('voicd')).stderr).toContain('Did you mean voice?');
  });
});

describe('aliases and others', () => {
  test('come back with the journal', async () => {
    const desk = new Desk();
    await said(desk, ...vm);
    await said(desk, 'alias', 'n', `log -n "say 'hi'\nand \\"bye\\""`);
    const text = await exported(desk);
    const other = new Desk();
    fs.writeFileSync(path.join(other.folder, 'in'), text);
    expect((await other.run('import', 'in')).stdout).toBe(
      'added 0 touches, 2 aliases · skipped 0 already there · refused 0\n',
    );
    expect(await exported(other)).toBe(text);
    expect((await other.run('import', 'in')).stdout).toContain('skipped 2 already there');
    await said(other, 'undo');
    expect(await desk.run('alias')).not.toEqual(await other.run('alias'));
  });

  test('stand for nothing after an import until they are accepted', async () => {
    const desk = new Desk();
    await said(desk, 'alias', 'tidy', 'lead rm');
    await said(desk, ...vm);
    const text = await exported(desk);
    const other = new Desk();
    await other.run('log', 'Ann', '-t', 'call', '-o', 'talked');
    fs.writeFileSync(path.join(other.folder, 'in'), text);
    expect((await other.run('import', 'in', '--dry-run')).stderr).toBe('');
    expect((await other.run('import', 'in')).stderr).toBe(
      'The aliases wait until you have looked (prospect alias) and accept: prospect alias --accept tidy --accept vm\n',
    );
    const before = await exported(other);
    expect(await other.run('tidy', 'Ann')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'prospect: "tidy" came with an import and would run "lead rm".\n  If that is what you want: prospect alias --accept tidy\n',
    });
    expect(await exported(other)).toBe(before);
    expect((await other.run('tidi')).stderr).not.toContain('tidy');
    expect(await other.run('alias')).toEqual({
      code: 0,
      stdout:
        'alias  stands for\ntidy   lead rm                        waiting to be accepted\nvm     log -t cold-call -o voicemail  waiting to be accepted\n',
      stderr: 'To use what waits: prospect alias --accept tidy --accept vm\n',
    });
    expect(await other.run('alias', 'tidy')).toEqual({
      code: 0,
      stdout: 'alias tidy: lead rm\n',
      stderr:
        'It came with an import and stands for nothing until you accept it: prospect alias --accept tidy\n',
    });

    expect(await other.run('alias', '--accept', 'vm', '--accept', 'no-such')).toMatchObject({ code: 2 });
    expect((await other.run('vm', 'Ann')).code).toBe(2);
    expect(await said(other, 'alias', '--accept', 'VM')).toBe('alias vm: log -t cold-call -o voicemail\n');
    expect((await other.run('alias', '--accept', 'vm')).stderr).toBe('Nothing changed: it was so already.\n');
    expect((await other.run('vm', 'Ann')).stdout).toContain('touch 2 · Ann @1');
    await said(other, 'undo');
    expect(await said(other, 'undo')).toBe('undone: alias · vm accepted\n');
    expect((await other.run('vm', 'Ann')).code).toBe(2);

    await other.run('import', 'in');
    expect((await other.run('vm', 'Ann')).code).toBe(2);
    await said(other, 'alias', 'tidy', 'list');
    expect((await other.run('tidy')).code).toBe(0);
    await said(other, 'alias', '--rm', 'vm');
    await said(other, 'undo');
    expect((await other.run('vm', 'Ann')).code).toBe(2);
    expect(await said(other, 'config', 'list')).not.toContain('waiting-alias');
  });

  test.each([
    ['lead forget @1 --yes', '--yes'],
    ['log --db other.db Ann -t call -o talked', '--db'],
    ['list --db=other.db', '--db'],
  ])('"%s" is neither run, in a journal from elsewhere, nor accepted', async (words, option) => {
    const desk = new Desk();
    await said(desk, ...vm);
    await desk.run('log', 'Ann', '-t', 'call', '-o', 'talked');
    const db = new Database(desk.file);
    db.prepare('UPDATE alias SET words = ?').run(words);
    db.close();
    const before = await exported(desk);
    const refusal = {
      code: 2,
      stdout: '',
      stderr: `prospect: An alias cannot hold ${option}: "${words}".\n  Type ${option} yourself whenever you mean it; an alias can stand for the words before it.\n`,
    };
    expect(await desk.run('vm')).toEqual(refusal);
    expect(await exported(desk)).toBe(before);
    expect(fs.readdirSync(desk.folder)).toEqual(['journal.db']);

    const other = new Desk();
    fs.writeFileSync(path.join(other.folder, 'in'), before);
    expect((await other.run('import', 'in')).code).toBe(0);
    expect(await other.run('alias', '--accept', 'vm')).toEqual(refusal);
  });

  test('one of the same name here stays', async () => {
    const desk = new Desk();
    await said(desk, ...vm);
    const other = new Desk();
    await said(other, 'alias', 'VM', 'list');
    fs.writeFileSync(path.join(other.folder, 'in'), await exported(desk));
    await other.run('import', 'in');
    expect(await said(other, 'alias', 'vm')).toBe('alias VM: list\n');
  });

  test.each([
    ['{"uid": "00000000-0000-7000-8000-000000000001", "name": "v m", "words": "log"}', 'cannot be kept'],
    [
      '{"uid": "00000000-0000-7000-8000-000000000001", "name": "vm", "words": "log \'"}',
      'A quote is not closed',
    ],
    ['{"uid": "00000000-0000-7000-8000-000000000001", "name": "vm", "words": " "}', 'no words'],
    ['{"uid": "00000000-0000-7000-8000-000000000001", "name": "vm"}', 'has no "words"'],
  ])('%s in a file is refused', async (alias, message) => {
    const desk = new Desk();
    const empty = (await new Desk().runWith({ file: null }, 'export', 'all')).stdout;
    const text = empty.replace('"aliases": []', `"aliases": [${alias}]`);
    fs.writeFileSync(path.join(desk.folder, 'in'), text);
    const answer = await desk.run('import', 'in');
    expect(answer.code).toBe(65);
    expect(answer.stderr).toContain(message);
  });

  test('lead forget says which aliases still name the lead', async () => {
    const desk = new Desk();
    await desk.run('log', 'Harbor Cafe', '-t', 'call', '-o', 'talked');
    await said(desk, 'alias', 'hc', 'log Harbor Cafe -t call');
    const answer = await desk.run('lead', 'forget', 'Harbor Cafe', '--yes');
    expect(answer.stdout + answer.stderr).toContain('alias "hc"');
  });

  test('words of any kind are shown, never obeyed, and come back exactly', async () => {
    const desk = new Desk();
    for (const text of hostileTexts) {
      const set = await desk.run('alias', 'odd', quoteLine(['lead', 'add', '--new', '--', text]));
      expect(set.stdout + set.stderr).not.toMatch(obeyed);
      for (const screen of [['alias'], ['alias', 'odd'], ['alias', '--json']]) {
        const answer = await desk.runWith({ columns: 80 }, ...screen);
        expect(withoutOurMarks(answer.stdout + answer.stderr)).not.toMatch(obeyed);
      }
      if (set.code !== 0) continue;
      const [{ words }] = JSON.parse(await said(desk, 'alias', '--json')) as [{ words: string }];
      expect(splitLine(words).at(-1)).toBe(text);
    }
    for (const text of hostileTexts) {
      const named = await desk.run('alias', '--', text, 'log');
      const unknown = await desk.run('--', text);
      expect(named.stdout + named.stderr + unknown.stderr).not.toMatch(obeyed);
    }
  });

  test('no alias can have the name of any command', async () => {
    const desk = new Desk();
    for (const name of commandNames()) expect((await desk.run('alias', name, 'list')).code).toBe(2);
  });
});
