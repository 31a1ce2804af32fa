import { usualSpreadsheet } from '../../src/render/spreadsheet.js';
import { expect, test } from 'vitest';
import type { Column } from '../../src/render/column.js';
import { makePainter } from '../../src/render/paint.js';
import { renderCsv, renderJsonRows, renderMarkdown, renderRows } from '../../src/render/rows.js';
import { hostileTexts, named } from '../helpers/corpus.js';

interface Tactic {
  name: string;
  touches: number;
  worth: number | null;
}

const columns: Column<Tactic>[] = [
  { key: 'tactic', title: 'tactic', value: (row) => row.name },
  { key: 'touches', title: 'done', value: (row) => row.touches },
  {
    key: 'worth',
    title: 'worth',
    value: (row) => row.worth,
    display: (row) => (row.worth ? `1/${Math.round(1 / row.worth)}` : '–'),
    align: 'right',
  },
  { key: 'kind', title: 'kind', value: () => 'cold', table: false },
];
const rows: Tactic[] = [
  { name: 'cold-call', touches: 52, worth: 0.02 },
  { name: '=talk, then ask', touches: 0, worth: null },
];
const options = { width: 80, painter: makePainter({ color: false }) };

test('writes CSV with keys, bare numbers and formula-safe text', () => {
  expect(renderCsv(columns, rows)).toBe(
    'tactic,touches,worth,kind\ncold-call,52,0.02,cold\n"\'=talk, then ask",0,,cold\n',
  );
});

test('writes a CSV header also without rows', () => {
  expect(renderCsv(columns, [])).toBe('tactic,touches,worth,kind\n');
});

test('writes raw text and what Excel wants when asked', () => {
  expect(renderCsv(columns, rows.slice(1), { raw: true, excel: usualSpreadsheet })).toBe(
    '\ufefftactic,touches,worth,kind\r\n"=talk, then ask",0,,cold\r\n',
  );
});

test('gives JSON rows with values, keys in the order of the columns', () => {
  const [first = {}] = renderJsonRows(columns, rows);
  expect(first).toEqual({ tactic: 'cold-call', touches: 52, worth: 0.02, kind: 'cold' });
  expect(Object.keys(first)).toEqual(['tactic', 'touches', 'worth', 'kind']);
});

test('writes markdown as people read it, numbers on the right', () => {
  expect(renderMarkdown(columns, rows)).toBe(
    [
      '| tactic | done | worth | kind |',
      '| :-- | --: | --: | :-- |',
      '| cold-call | 52 | 1/50 | cold |',
      '| =talk, then ask | 0 | – | cold |',
      '',
    ].join('\n'),
  );
});

test.each([
  ['a|b', 'a\\|b'],
  ['a\\|b', 'a\\\\\\|b'],
  ['`code`', '\\`code\\`'],
  ['<img src=x>', '\\<img src=x>'],
  ['![x](http://evil.test)', '!\\[x\\](http://evil.test)'],
  ['*bold* _it_ ~no~', '\\*bold\\* \\_it\\_ \\~no\\~'],
  ['Weber & Co &lt;', 'Weber & Co \\&lt;'],
  ['two\nlines', 'two^Jlines'],
])('keeps the markup of %j from working in markdown', (text, cell) => {
  const column: Column<string> = { key: 'name', title: 'name', value: (row) => row };
  expect(renderMarkdown([column], [text])).toBe(`| name |\n| :-- |\n| ${cell} |\n`);
});

test('chooses the format', () => {
  expect(renderRows('table', columns, rows, options)).toBe(
    'tactic           done  worth\ncold-call          52   1/50\n=talk, then ask     0      –\n',
  );
  expect(renderRows('csv', columns, rows, { ...options, raw: true })).toBe(
    renderCsv(columns, rows, { raw: true }),
  );
  const shown = columns.filter((column) => column.table !== false);
  expect(renderRows('md', columns, rows, options)).toBe(renderMarkdown(shown, rows));
  expect(JSON.parse(renderRows('json', columns, rows, options))).toEqual(renderJsonRows(columns, rows));
  expect(renderRows('json', columns, [], options)).toBe('[]\n');
});

test.each(named(hostileTexts))('sends nothing of %s to a terminal as a control, in any format', (_, name) => {
  const hostile = [{ name, touches: 1, worth: null }];
  for (const format of ['table', 'csv', 'json', 'md'] as const) {
    const text = renderRows(format, columns, hostile, { ...options, terminal: true });
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u200e\u2066-\u2069]/);
  }
});
