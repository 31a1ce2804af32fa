import { expect, test } from 'vitest';
import { plainPainter } from '../../../src/report/sheet/layout.js';
import { tableBlock } from '../../../src/report/sheet/blocks.js';
import { markdownOf } from '../../../src/report/sheet/markdown.js';
import { mostOf, tableLines, type Table } from '../../../src/report/sheet/table.js';

interface Row {
  name: string;
  kind: string;
  n: number;
  share: number | null;
}

const rows: Row[] = [
  { name: 'cold-call', kind: 'cold', n: 480, share: 0.25 },
  { name: 'linkedin-message', kind: 'cold', n: 312, share: null },
  { name: 'referral-ask', kind: 'warm', n: 36, share: 1 },
];

const table: Table<Row> = {
  of: 'tactic',
  head: 'WHAT WORKED',
  name: ({ name }) => `  ${name}`,
  leastName: 12,
  group: { title: 'kind', of: ({ kind }) => kind },
  columns: [
    { title: 'leads', text: ({ n }) => String(n) },
    {
      title: 'met',
      text: ({ share }) => (share === null ? '' : String(share)),
      instead: ({ share }) => (share === null ? 'none judged' : null),
      loss: 2,
    },
    { title: 'likely', text: () => '1–3%', align: 'left', loss: 1 },
    { title: 'never', text: () => '', optional: true },
  ],
};

const shown = (width: number, declared: Table<Row> = table, all = false) =>
  tableLines(declared, rows, { width, painter: plainPainter, all });

test('figures stand in columns beside the names, under headings that change with the rows', () => {
  expect(shown(60)).toEqual([
    'WHAT WORKED         leads   met  likely',
    'cold',
    '  cold-call           480  0.25  1–3%',
    '  linkedin-message    312  none judged',
    'warm',
    '  referral-ask         36     1  1–3%',
  ]);
});

test('a narrow terminal cuts the names, then loses columns by their loss, then cuts the names again', () => {
  const line = (width: number) => shown(width)[2];
  expect(line(39)).toBe('  cold-call           480  0.25  1–3%');
  expect(line(33)).toBe('  cold-call     480  0.25  1–3%');
  expect(line(32)).toBe('  cold-call           480  0.25');
  expect(line(25)).toBe('  cold-call     480  0.25');
  expect(line(24)).toBe('  cold-call          480');
  expect(line(13)).toBe('  col…    480');
  for (let width = 13; width < 60; width++)
    for (const text of shown(width)) expect(text.length).toBeLessThanOrEqual(width);
});

test('of many rows those first in an order are shown as they stood, and how many more there are', () => {
  const few = { ...table, choose: (all: readonly Row[]) => mostOf(all, 2, (a, b) => a.n - b.n) };
  expect(shown(60, few).slice(1)).toEqual([
    'cold',
    '  linkedin-message    312  none judged',
    'warm',
    '  referral-ask         36    1  1–3%',
    '  and 1 more: add --all',
  ]);
  expect(shown(60, few, true)).toEqual(shown(60));
});

test('the total of several rows stands below them without a heading', () => {
  const total = { name: 'in all', kind: 'every', n: 828, share: 0.125 };
  expect(shown(40, { ...table, total }).slice(-2)).toEqual([
    '  referral-ask         36      1  1–3%',
    '  in all              828  0.125  1–3%',
  ]);
  const alone = { width: 40, painter: plainPainter, all: false };
  expect(tableLines({ ...table, total }, rows.slice(0, 1), alone)).toHaveLength(3);
});

test('a bar claims its width before columns are lost, a narrower one at each step, and grows into what is left', () => {
  const draw = (_: Row, width: number) => '='.repeat(width);
  const title = (width: number) => `0${'-'.repeat(width - 2)}1`;
  const barred = { ...table, bar: { claims: [8, 4], title, draw } };
  expect(shown(48, barred).slice(0, 3)).toEqual([
    'WHAT WORKED         leads   met  likely 0------1',
    'cold',
    '  cold-call           480  0.25  1–3%   ========',
  ]);
  expect(shown(40, barred)[2]).toBe('  cold-call           480  0.25 ====');
  expect(shown(48, { ...table, bar: { least: 4, most: 12, title, draw } })[2]).toBe(
    '  cold-call           480  0.25  1–3%   ========',
  );
  expect(shown(43, { ...table, bar: { least: 4, most: 12, title, draw } })[0]).toBe(
    'WHAT WORKED         leads   met  likely',
  );
});

test('of several ways to show the rows the first is taken in which the names have room', () => {
  const short = { ...table, columns: [{ title: 'n', text: ({ n }: Row) => String(n) }] };
  const whole = {
    ...table,
    leastName: Infinity,
    columns: table.columns.slice(0, 3).map(({ title, text }) => ({ title, text })),
  };
  const first = (width: number) =>
    tableLines([whole, short], rows, { width, painter: plainPainter, all: false })[0];
  expect(first(39)).toBe('WHAT WORKED         leads   met  likely');
  expect(first(38)).toBe('WHAT WORKED           n');
});

test('markdown has every column that says something, the headings as a column of their own', () => {
  expect(
    markdownOf([tableBlock(table, rows, { all: true })])
      .trimEnd()
      .split('\n'),
  ).toEqual([
    '| tactic | kind | leads | met | likely |',
    '| :-- | :-- | --: | --: | :-- |',
    '| cold-call | cold | 480 | 0.25 | 1–3% |',
    '| linkedin-message | cold | 312 | none judged | 1–3% |',
    '| referral-ask | warm | 36 | 1 | 1–3% |',
  ]);
});
