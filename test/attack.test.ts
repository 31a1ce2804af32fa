import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { fold } from '../src/domain/text.js';
import { unstuff } from '../src/render/csv.js';
import { corpus, hostileTexts, named, obeyed, withoutOurMarks } from './helpers/corpus.js';
import { Desk, type Answer } from './helpers/run.js';

// A phone, which --excel leaves as it is: bare, or as a text that is kept whole.
const onlyFigures = /^(?:="[\d +()/.;-]+"|[+(\d][\d ()/.+;-]*)$/;

/** What a spreadsheet could run. */
const formula = /^[\s\u00a0\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠−]/u;

const screens = [
  ['list'],
  ['list', '--format', 'md'],
  ['lead', 'list'],
  ['tactic', 'list'],
  ['report'],
  ['report', 'failures'],
  ['report', '--explain'],
  ['report', 'tactics', '--by', 'source'],
];

interface TouchRecord {
  lead: string;
  tactic: string;
  note: string | null;
  source: string | null;
}

/**
 * The texts, some to a journal, each as the name, source and note of a lead of its own: those that the program takes for
 * the same source lie apart.
 */
const groups: string[][] = Array.from({ length: 14 }, () => []);
for (const text of hostileTexts) {
  const [least] = groups
    .filter((group) => !group.some((other) => fold(other) === fold(text)))
    .sort((one, other) => one.length - other.length);
  least!.push(text);
}

describe.each(
  groups.map(
    (texts) =>
      [
        named(texts)
          .map(([name]) => name)
          .join(' '),
        texts,
      ] as const,
  ),
)('as names, sources and notes: %s', (_, texts) => {
  test('are refused whole or come back byte for byte, and are never obeyed', async () => {
    const desk = new Desk();
    const taken: string[] = [];
    for (const text of texts) {
      const before = journalOf(desk);
      const log = await logged(desk, text, 'not-interested');
      expect(log.stdout + log.stderr).not.toMatch(obeyed);
      if (log.code === 0) taken.push(text);
      else {
        expect(log.code).toBe(2);
        expect(journalOf(desk) === before).toBe(true);
      }
    }
    for (const text of taken)
      await desk.run('log', '-t', `x${text}`, '-o', 'no-answer', '--channel', 'other');

    const kept = taken.map((text) => ({
      lead: text.trim(),
      source: text,
      note: text === '' ? null : text,
    }));
    const records = JSON.parse((await desk.run('list', '--json', '-t', 'cold-call')).stdout) as TouchRecord[];
    expect(records.reverse().map(({ lead, source, note }) => ({ lead, source, note }))).toEqual(kept);

    for (const format of [[], ['--excel']]) {
      const csv = (await desk.run('export', 'touches', ...format)).stdout;
      const [header, ...rows]: string[][] = parse(csv, { bom: true });
      for (const row of rows)
        for (const [column, cell] of row.entries())
          if (
            !/^(energy|cost|value)$/.test(header![column]!) &&
            !(format.length > 0 && onlyFigures.test(cell))
          )
            expect(cell).not.toMatch(formula);
      const cellOf = (row: string[], key: string) => unstuff(row[header!.indexOf(key)]!);
      expect(
        rows
          .slice(0, taken.length)
          .map((row) => [cellOf(row, 'lead'), cellOf(row, 'source'), cellOf(row, 'note')]),
      ).toEqual(taken.map((text) => [text.trim(), text, text]));
    }

    const ofEach = taken.flatMap((_, at) => [
      ['show', `${at + 1}`],
      ['show', `@${at + 1}`],
      ['rm', `${at + 1}`],
    ]);
    for (const columns of [undefined, 80])
      for (const screen of [...screens, ...ofEach]) {
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

  test('go through both exports into an empty journal and out again unchanged', async () => {
    const desk = new Desk();
    let taken = 0;
    for (const text of texts) if ((await logged(desk, text, 'do-not-contact')).code === 0) taken++;
    if (taken === 0) return;
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

/** The bytes of the journal; undefined where there is none. */
const journalOf = (desk: Desk) =>
  fs.existsSync(desk.file) ? fs.readFileSync(desk.file, 'latin1') : undefined;

/** Logs a touch of a new lead with the text for its name, its source and its note. */
function logged(desk: Desk, text: string, outcome: string): Promise<Answer> {
  return desk.runWith(
    { input: text },
    'log',
    '-t',
    'cold-call',
    '-o',
    outcome,
    '--source',
    text,
    '-n',
    '-',
    '--new',
    '--',
    text,
  );
}

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
