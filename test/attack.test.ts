import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { unstuff } from '../src/render/csv.js';
import { corpus, hostileTexts, named, obeyed, withoutOurMarks } from './helpers/corpus.js';
import { Desk } from './helpers/run.js';

/** What a spreadsheet could run. */
const formula = /^[\s\u00a0\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠−]/u;

const screens = [
  ['list'],
  ['list', '--format', 'md'],
  ['show', '1'],
  ['show', '@1'],
  ['lead', 'list'],
  ['tactic', 'list'],
  ['report'],
  ['report', 'failures'],
  ['report', '--explain'],
  ['report', 'tactics', '--by', 'source'],
  ['rm', '1'],
];

interface TouchRecord {
  lead: string;
  tactic: string;
  note: string | null;
  source: string | null;
}

describe.each(named(hostileTexts))('%s as a name, a source and a note', (_, text) => {
  test('is refused whole or comes back byte for byte, and is never obeyed', async () => {
    const desk = new Desk();
    const log = await desk.runWith(
      { input: text },
      'log',
      '-t',
      'cold-call',
      '-o',
      'not-interested',
      '--source',
      text,
      '-n',
      '-',
      '--',
      text,
    );
    expect(log.stdout + log.stderr).not.toMatch(obeyed);
    if (log.code !== 0) {
      expect(log.code).toBe(2);
      expect(fs.existsSync(desk.file)).toBe(false);
      return;
    }
    await desk.run('log', '-t', `x${text}`, '-o', 'no-answer', '--channel', 'other');

    const [record] = JSON.parse(
      (await desk.run('list', '--json', '-t', 'cold-call')).stdout,
    ) as TouchRecord[];
    const name = text.trim();
    expect([record!.lead, record!.source, record!.note]).toEqual([name, text, text === '' ? null : text]);

    for (const format of [[], ['--excel']]) {
      const csv = (await desk.run('export', 'touches', ...format)).stdout;
      const [header, ...rows]: string[][] = parse(csv, { bom: true });
      for (const row of rows)
        for (const [column, cell] of row.entries())
          if (!/^(energy|cost|value)$/.test(header![column]!)) expect(cell).not.toMatch(formula);
      const cellOf = (key: string) => unstuff(rows[0]![header!.indexOf(key)]!);
      expect([cellOf('lead'), cellOf('source'), cellOf('note')]).toEqual([name, text, text]);
    }

    for (const columns of [undefined, 80])
      for (const screen of screens) {
        const answer = await desk.runWith(columns === undefined ? {} : { columns }, ...screen);
        expect(withoutOurMarks(answer.stdout + answer.stderr)).not.toMatch(obeyed);
        if (screen[0] === 'rm') await desk.run('undo');
      }
    for (const json of [
      ['export', 'all'],
      ['report', '--json'],
      ['list', '--json'],
    ])
      expect((await desk.run(...json)).stdout).not.toMatch(obeyed);
    const onTerminal = await desk.runWith({ columns: 80 }, 'export', 'touches');
    expect(withoutOurMarks(onTerminal.stdout)).not.toMatch(obeyed);
  });

  test('goes through both exports into an empty journal and out again unchanged', async () => {
    const desk = new Desk();
    const log = await desk.runWith(
      { input: text },
      'log',
      '-t',
      'cold-call',
      '-o',
      'do-not-contact',
      '--source',
      text,
      '-n',
      '-',
      '--new',
      '--',
      text,
    );
    if (log.code !== 0) return;
    for (const what of ['touches', 'leads', 'tactics', 'all']) {
      const first = (await desk.run('export', what)).stdout;
      const other = new Desk();
      fs.writeFileSync(path.join(other.folder, 'in'), first);
      const entered = await other.run('import', 'in');
      expect(entered.stderr + entered.stdout).not.toMatch(obeyed);
      expect(entered.code).toBe(0);
      expect((await other.run('export', what)).stdout).toBe(first);
    }
  });
});

test('names of columns and words that look like SQL are matched literally or refused', async () => {
  const desk = new Desk();
  await desk.run('log', 'Ann Lee', '-t', 'cold-call', '-o', 'talked');
  const before = (await desk.run('export', 'all')).stdout;
  const values = [...corpus.sql_values, ...corpus.sql_identifiers].filter((value) => !value.includes('\0'));
  for (const value of values) {
    for (const args of [
      ['list', '--lead', value],
      ['list', '-t', value],
      ['list', '-o', value],
      ['lead', 'list', '--source', value],
      ['lead', 'list', '--tag', value],
      ['lead', 'list', '--', `x${value}`],
      ['report', 'tactics', '--by', value],
    ]) {
      const answer = await desk.run(...args);
      expect([0, 2]).toContain(answer.code);
      expect(answer.stdout).not.toContain('Ann Lee');
    }
  }
  expect((await desk.run('export', 'all')).stdout).toBe(before);
});

test('hostile names of files are refused in words that obey nothing', async () => {
  const desk = new Desk();
  for (const name of corpus.db_paths.filter((name) => !name.startsWith('/') && !name.startsWith('..'))) {
    const answer = await desk.runWith({ file: name }, 'list');
    expect([2, 66]).toContain(answer.code);
    expect(answer.stderr).not.toMatch(obeyed);
    for (const args of [
      ['import', name],
      ['backup', name],
      ['log', '-t', 'x', '--leads', name],
    ])
      expect((await desk.run(...args)).stderr).not.toMatch(obeyed);
  }
});
