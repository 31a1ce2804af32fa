import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { fold } from '../../../src/domain/text.js';
import { Desk } from '../../helpers/run.js';

const pair = 'cold-call@1,cold-call@2';
let desk: Desk;

beforeEach(async () => {
  desk = new Desk();
  await desk.run('tactic', 'add', 'cold-call');
  await desk.run('tactic', 'tweak', 'cold-call', '--change', 'ask for 5 minutes');
});

function write(text: string | Buffer): string {
  fs.writeFileSync(path.join(desk.folder, 'names.txt'), text);
  return 'names.txt';
}

describe('try --split', () => {
  test('prints a list for each version, how many went where, and how to log them', async () => {
    const file = write(
      '\ufeffHarbor Cafe\r\nElm Dental\n\n  Ridge Homes \nIto Labs\nharbor CAFÉ\nBrandt, Ö "Bö" AG\n',
    );
    const answer = await desk.run('try', '--split', pair, file);
    expect(answer).toMatchObject({ stderr: '', code: 0 });
    expect(answer.stdout).toMatchInlineSnapshot(`
      "cold-call@1  2 leads
        Harbor Cafe
        Ito Labs

      cold-call@2  3 leads
        Elm Dental
        Ridge Homes
        Brandt, Ö "Bö" AG

      5 leads: 2 to cold-call@1, 3 to cold-call@2. A hash of each name decides, so the
        two counts differ as by chance and a name always goes the same way.
      1 line named a lead once more; it counts once.
      Log each list with its own version:
        prospect log --leads FILE -t cold-call@1 -o OUTCOME
        prospect log --leads FILE -t cold-call@2 -o OUTCOME
      or, where all had the same result, both in one go:
        prospect try --split cold-call@1,cold-call@2 names.txt --csv > split.csv
        prospect import split.csv --const at=DAY --const outcome=OUTCOME
      "
    `);
    expect((await desk.run('lead', 'list')).stdout).toBe('');
  });

  test('gives a table of leads as CSV and JSON, and says the rest on standard error', async () => {
    const input = 'Harbor Cafe\nElm Dental\n=cmd()\n';
    const csv = await desk.runWith({ input }, 'try', '--split', pair, '-', '--csv');
    expect(csv.stdout).toBe(
      "lead,tactic,touched_with\nHarbor Cafe,cold-call@1,\nElm Dental,cold-call@2,\n'=cmd(),cold-call@1,\n",
    );
    expect(csv.stderr).toMatchInlineSnapshot(`
      "3 leads: 2 to cold-call@1, 1 to cold-call@2. A hash of each name decides, so the
        two counts differ as by chance and a name always goes the same way.
      "
    `);
    const json = await desk.runWith({ input }, 'try', '--split', pair, '-', '--json');
    expect(JSON.parse(json.stdout)).toEqual([
      { lead: 'Harbor Cafe', tactic: 'cold-call@1', touched_with: null },
      { lead: 'Elm Dental', tactic: 'cold-call@2', touched_with: null },
      { lead: '=cmd()', tactic: 'cold-call@1', touched_with: null },
    ]);
  });

  test('its CSV is logged in one go, each lead with its version', async () => {
    const input = 'Harbor Cafe\nElm Dental\n=cmd()\n';
    const { stdout } = await desk.runWith({ input }, 'try', '--split', pair, '-', '--csv');
    write(stdout);
    const added = await desk.run(
      'import',
      'names.txt',
      '--const',
      'at=2026-11-20',
      '--const',
      'outcome=no-answer',
    );
    expect(added.stdout).toContain('added 3 touches, 3 new leads');
    const list = await desk.run('export', 'touches');
    const rows = list.stdout
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(','));
    const keys = list.stdout.split('\n')[0]!.split(',');
    const at = (row: string[], key: string) => row[keys.indexOf(key)];
    expect(rows.map((row) => `${at(row, 'lead')} ${at(row, 'tactic')}@${at(row, 'version')}`).sort()).toEqual(
      ["'=cmd() cold-call@1", 'Elm Dental cold-call@2', 'Harbor Cafe cold-call@1'],
    );
  });

  test('points out leads touched with one of the two before', async () => {
    await desk.run('log', 'Harbor Cafe', '-t', 'cold-call@2', '-o', 'no-answer');
    await desk.run('log', 'Elm Dental', '-t', 'cold-call@1', '-o', 'no-answer');
    await desk.run('log', 'Elm Dental', '-t', 'cold-call@2', '-o', 'no-answer');
    await desk.run('log', 'Ito Labs', '-t', 'letter', '-o', 'sent', '--channel', 'mail');
    await desk.run('lead', 'edit', '@1', '--email', 'hi@harbor.example');
    const input = 'HI@harbor.example\n@2\nIto Labs\nHarbor Cafe\n';
    const { stdout } = await desk.runWith({ input }, 'try', '--split', pair, '-');
    expect(stdout).toMatchInlineSnapshot(`
      "cold-call@1  2 leads
        Harbor Cafe
        Ito Labs

      cold-call@2  1 lead
        Elm Dental

      3 leads: 2 to cold-call@1, 1 to cold-call@2. A hash of each name decides, so the
        two counts differ as by chance and a name always goes the same way.
      1 line named a lead once more; it counts once.
      2 leads were touched with one of the two before. If that was not shared out
        here, it was not by chance: leave them out to compare.
        Harbor Cafe (cold-call@2) · Elm Dental (cold-call@1, cold-call@2)
      Log each list with its own version:
        prospect log --leads FILE -t cold-call@1 -o OUTCOME
        prospect log --leads FILE -t cold-call@2 -o OUTCOME
      or, where all had the same result, both in one go:
        prospect try --split cold-call@1,cold-call@2 - --csv > split.csv
        prospect import split.csv --const at=DAY --const outcome=OUTCOME
      "
    `);
    const csv = await desk.runWith({ input }, 'try', '--split', pair, '-', '--csv');
    expect(csv.stdout.split('\n').slice(1, 4)).toEqual([
      'Harbor Cafe,cold-call@1,cold-call@2',
      'Elm Dental,cold-call@2,cold-call@1 cold-call@2',
      'Ito Labs,cold-call@1,',
    ]);
  });

  test('reads what export leads writes', async () => {
    for (const name of ['Harbor Cafe', 'Elm, "Dental"', '=cmd()'])
      await desk.run('lead', 'add', name, '--note', 'two\nlines');
    for (const more of [[], ['--excel']]) {
      const { stdout } = await desk.run('export', 'leads', ...more);
      const { stdout: csv, code } = await desk.runWith(
        { input: stdout },
        'try',
        '--split',
        pair,
        '-',
        '--json',
      );
      expect(code).toBe(0);
      const rows = JSON.parse(csv) as { lead: string }[];
      expect(rows.map(({ lead }) => lead).sort()).toEqual(['=cmd()', 'Elm, "Dental"', 'Harbor Cafe']);
    }
  });

  test.each([
    [['--split', 'cold-call@1'], '--split "cold-call@1" does not name two versions, parted by a comma.', 2],
    [['--split', 'a,b,c'], '--split "a,b,c" does not name two versions, parted by a comma.', 2],
    [
      ['--split', 'cold-call,cold-call@2'],
      '"cold-call" and "cold-call@2" are the same version, cold-call@2.',
      2,
    ],
    [['--split', 'cold-call@1,cold-call@3'], 'Tactic "cold-call" has no version 3.', 2],
    [['--split', 'cold-call@1,warm-call'], 'There is no tactic "warm-call".', 2],
    [['--split', pair, '--all'], '--all does not go with --split.', 2],
    [['--split', pair, '--as-of', 'yesterday'], '--as-of does not go with --split.', 2],
  ])('refuses %j', async (flags, message, code) => {
    const answer = await desk.run('try', write('Harbor Cafe\n'), ...flags);
    expect([answer.stdout, answer.code]).toEqual(['', code]);
    expect(answer.stderr.split('\n')[0]).toBe(`prospect: ${message}`);
  });

  test('refuses an absent, an empty and a damaged file', async () => {
    const split = (file?: string) => desk.run('try', '--split', pair, ...(file === undefined ? [] : [file]));
    expect(await split()).toMatchObject({ code: 2, stdout: '' });
    expect(await split('absent.txt')).toMatchObject({ code: 66, stdout: '' });
    expect(await split(write('\n \n'))).toMatchObject({ code: 65, stdout: '' });
    expect(await split(write(Buffer.from([0xff, 0xfe, 0x41])))).toMatchObject({ code: 65, stdout: '' });
    const answer = await split(write(`Harbor Cafe\n@99\n${'x'.repeat(501)}\n`));
    expect(answer).toMatchObject({ code: 65, stdout: '' });
    expect(answer.stderr).toMatchInlineSnapshot(`
      "prospect: 2 of the lines name no lead there is or could be.
        line 2: There is no lead @99.
        line 3: The lead name has 501 characters; at most 500 are kept.
        Correct them, and share out again: nothing was written.
      "
    `);
  });

  test('every name goes once, the same way in any order and however often it is named', async () => {
    const names = fc.array(
      fc.stringMatching(/^[A-Za-zÄÖÜéñ][A-Za-zÄÖÜéñ '&.-]{0,20}$/).map((name) => name.trim()),
      { minLength: 1, maxLength: 20 },
    );
    const split = async (list: readonly string[]) => {
      const input = list.join('\n');
      const { stdout } = await desk.runWith({ input }, 'try', '--split', pair, '-', '--json');
      const rows = JSON.parse(stdout) as { lead: string; tactic: string }[];
      return new Map(rows.map(({ lead, tactic }) => [fold(lead), tactic]));
    };
    await fc.assert(
      fc.asyncProperty(names, fc.infiniteStream(fc.nat()), async (list, picks) => {
        const there = await split(list);
        expect([...there.keys()].sort()).toEqual([...new Set(list.map(fold))].sort());
        const pick = picks[Symbol.iterator]();
        const more = [...list, ...list]
          .map((name) => ({ name, order: pick.next().value as number }))
          .sort((a, b) => a.order - b.order)
          .map(({ name }) => name);
        expect([...(await split(more))].sort()).toEqual([...there].sort());
      }),
      { numRuns: 25 },
    );
  });
});
