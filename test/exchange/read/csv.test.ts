import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvReader } from '../../../src/exchange/read/csv.js';
import { sourceOf } from '../../../src/exchange/read/source.js';
import { csvLine } from '../../../src/render/csv.js';
import { corpus } from '../../helpers/corpus.js';

function read(text: string | Buffer): { header: string[]; rows: string[][]; lines: number[] } {
  const knows = (column: string) => column.startsWith('column ');
  const reader = new CsvReader(sourceOf('x.csv', Buffer.from(text)), { knows });
  const rows: string[][] = [];
  const lines: number[] = [];
  for (const row of reader.rows()) {
    rows.push(row);
    lines.push(reader.line);
  }
  return { header: reader.header, rows, lines };
}

const readable: [name: string, header: string[], rows: string[][]][] = [
  ['bom_utf8', ['name', 'phone'], [['Ann', '+1-555-0100']]],
  ['lf_only', ['name'], [['Ann']]],
  ['cr_only', ['name'], [['Ann']]],
  [
    'mixed_eol',
    ['a', 'b'],
    [
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ],
  ],
  ['no_final_eol', ['name'], [['Ann']]],
  ['header_only', ['name', 'email'], []],
  ['semicolon', ['name', 'phone'], [['Ann', '1']]],
  ['sep_line', ['name', 'phone'], [['Ann', '1']]],
  ['tab', ['name', 'phone'], [['Ann', '1']]],
  ['proto_header', ['__proto__', 'constructor', 'name'], [['1', '2', 'Ann']]],
  ['empty_header', ['name', '', 'email'], [['A', 'B', 'C']]],
];

test.each(readable)('%s is read cell by cell', (name, header, rows) => {
  expect(read(corpus.csv_files[name]!)).toMatchObject({ header, rows });
});

const refused: [name: string, text: string | Buffer, message: string][] = [
  ['an empty file', corpus.csv_files.empty!, '"x.csv" is empty.'],
  ['only a byte order mark', corpus.csv_files.only_bom!, '"x.csv" is empty.'],
  ['only line ends', corpus.csv_files.only_newlines!, '"x.csv" is empty.'],
  [
    'a quote never closed',
    corpus.csv_files.unclosed_quote!,
    '"x.csv", line 2: a quote is opened and never closed.',
  ],
  [
    'a quote inside a bare cell',
    corpus.csv_files.bare_quote!,
    '"x.csv", line 2: a quote stands inside a cell that does not begin with one.',
  ],
  [
    'text after a closing quote',
    corpus.csv_files.quote_then_text!,
    '"x.csv", line 2: text follows the quote that closes a cell.',
  ],
  ['a NUL', corpus.csv_files.nul!, '"x.csv", line 2: there is a NUL character.'],
  ['a NUL in the header', corpus.csv_files.nul_header!, '"x.csv", line 1: there is a NUL character.'],
  [
    'a cell of over a million characters',
    `name\nAnn\n${'x'.repeat(1_000_001)}\n`,
    '"x.csv", line 3: the row is longer than 1,000,000 bytes, or a quote in it is never closed.',
  ],
  [
    'a quote never closed before many megabytes',
    `name\nAnn\n"${'x\n'.repeat(5_000_000)}`,
    '"x.csv", line 3: the row is longer than 1,000,000 bytes, or a quote in it is never closed.',
  ],
];

test.each(refused)('%s is refused with its place', (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('a million-character cell is the longest that is read', () => {
  expect(read(`name\n${'x'.repeat(1_000_000)}\n`).rows[0]![0]).toHaveLength(1_000_000);
});

test('100,000 columns are read', () => {
  const cells = Array.from({ length: 100_000 }, (_, index) => `c${index}`);
  expect(read(`${cells.join()}\n${cells.join()}\n`).rows).toEqual([cells]);
});

describe('the line of a row', () => {
  test('counts blank lines, line ends inside quotes and a sep= line', () => {
    expect(read('sep=;\n\na;b\n1;"x\ny"\n\n2;z\n"3\r\n4";5').lines).toEqual([4, 7, 8]);
  });

  test('is right in every block of a large file, whatever its line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = Array.from(
        { length: 30_000 },
        (_, index) => `${index},"a${end}b ""c"" ${'x'.repeat(20)}"${end}`,
      );
      const reader = new CsvReader(sourceOf('x.csv', Buffer.from(`n,t${end}${rows.join('')}`)));
      let count = 0;
      for (const [number, text] of reader.rows()) {
        expect(text).toBe(`a${end}b "c" ${'x'.repeat(20)}`);
        if (count % 2999 === 0) expect([number, reader.line]).toEqual([String(count), 2 + 2 * count]);
        count++;
      }
      expect(count).toBe(30_000);
    }
  });
});

test('whatever csvLine writes is read back cell for cell', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '').toWellFormed()),
    fc.constantFrom(...corpus.csv_formula, ...corpus.csv_must_survive),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 20 }));
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const header = Array.from({ length: rows[0]?.length ?? 1 }, (_, index) => `column ${index}`);
      const text = [header, ...rows].map((row) => csvLine(row, 'raw') + end).join('');
      const filled = rows.filter((row) => row.length === 1 || row.some((text) => text.trim() !== ''));
      expect(read(text)).toMatchObject({ header, rows: filled });
    }),
    { numRuns: 500 },
  );
});
