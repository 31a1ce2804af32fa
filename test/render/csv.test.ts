import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadsheetOf } from '../../src/render/spreadsheet.js';
import { csvCell, csvLine, unstuff } from '../../src/render/csv.js';
import { corpus, hostileTexts, named } from '../helpers/corpus.js';

// What OWASP names, and its full-width twins, after blanks and characters nobody sees.
const runs = /^[\s\u00a0\u200b-\u200f\ufeff]*[=+\-@\t\r|%＝＋－＠−]/;

const trickyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '"',
        ',',
        ';',
        ' ',
        '\u00a0',
        '\u200b',
        '\ufeff',
        '%',
        '|',
        '＝',
        '−',
      ),
      fc.constantFrom(...hostileTexts),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').toWellFormed());

function read(csv: string): string[][] {
  return parse(csv, { relax_column_count: true, record_delimiter: '\n' });
}

describe('csvCell', () => {
  test.each([
    ['Harbor Cafe', 'Harbor Cafe'],
    ['Weber & Co', 'Weber & Co'],
    ["O'Brien", "O'Brien"],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['line1\nline2', '"line1\nline2"'],
    ['lone\rCR', '"lone\rCR"'],
    [' lead', '" lead"'],
    ['trail ', '"trail "'],
    ['trail\u00a0', '"trail\u00a0"'],
    ['a;b', 'a;b'],
    ['', ''],
    ['漢字', '漢字'],
  ])('quotes %j only where it must', (text, cell) => {
    expect(csvCell(text, 'safe')).toBe(cell);
    expect(csvCell(text, 'raw')).toBe(cell);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1-555-0100', "'+1-555-0100"],
    ["'=1+1", "''=1+1"],
    [' =1+1', "' =1+1"],
    ['\t=1', "'\t=1"],
    ['x=1', 'x=1'],
    ["'s-Gravenhage", "'s-Gravenhage"],
  ])('puts an apostrophe before %j where a spreadsheet would run it, in safe mode', (text, cell) => {
    expect(csvCell(text, 'safe')).toBe(cell);
  });

  test('leaves formulas alone in raw mode', () => {
    expect(csvCell('=1+1', 'raw')).toBe('=1+1');
    expect(csvCell('-5', 'raw')).toBe('-5');
  });

  test.each([
    [0.1, '0.1'],
    [-5, '-5'],
    [-0, '0'],
    [1 / 3, '0.3333333333333333'],
    [1e12, '1000000000000'],
    [1e21, '1000000000000000000000'],
    [-1e21, '-1000000000000000000000'],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
  ])('writes the number %d bare and unrounded', (value, cell) => {
    expect(csvCell(value, 'safe')).toBe(cell);
  });

  test('writes words for booleans and nothing for null', () => {
    expect([true, false, null].map((value) => csvCell(value, 'safe'))).toEqual(['true', 'false', '']);
  });

  test('gives every number back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(csvCell(value, 'safe')) + 0).toBe(value + 0);
      }),
    );
  });
});

describe('csvLine', () => {
  test('writes a lone empty cell so that a reader does not skip the line', () => {
    expect(csvLine([null])).toBe('""');
    expect(csvLine([])).toBe('');
    expect(csvLine(['', null])).toBe(',');
  });

  test.each(named([...corpus.csv_formula, ...corpus.csv_must_survive, ...corpus.terminal]))(
    'brings %s through a file and back, and never as a formula',
    (_, text) => {
      const [[cell, next] = []] = read(`${csvLine([text, 'next'])}\n`);
      expect(unstuff(cell ?? '')).toBe(text);
      expect(cell).not.toMatch(runs);
      expect(next).toBe('next');
    },
  );

  test('gives any texts back, none of them starting like a formula', () => {
    fc.assert(
      fc.property(fc.array(trickyText, { minLength: 1, maxLength: 5 }), (texts) => {
        const [cells = []] = read(`${csvLine(texts)}\n`);
        expect(cells.map(unstuff)).toEqual(texts);
        for (const cell of cells) expect(cell).not.toMatch(runs);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives any texts back in raw mode, as they were', () => {
    fc.assert(
      fc.property(fc.array(trickyText, { minLength: 1, maxLength: 5 }), (texts) => {
        expect(read(`${csvLine(texts, 'raw')}\n`)).toEqual([texts]);
      }),
    );
  });
});

describe('unstuff', () => {
  test('takes an apostrophe off only where one was put', () => {
    expect(["'=1", "''=1", "'s-Gravenhage", "'", '=1', ''].map(unstuff)).toEqual([
      '=1',
      "'=1",
      "'s-Gravenhage",
      "'",
      '=1',
      '',
    ]);
  });
});

describe('a cell for a spreadsheet', () => {
  const german = spreadsheetOf('de');

  test.each([
    ['+49 151 23456789', '+49 151 23456789'],
    ['+1 (555) 010-0100', '+1 (555) 010-0100'],
    ['0049 151 5550147', '0049 151 5550147'],
    ['+15550100', '"=""+15550100"""'],
    ['+1-555-0100', '"=""+1-555-0100"""'],
    ['+33 612 345 678', '"=""+33 612 345 678"""'],
    ['00123', '"=""00123"""'],
    ['(0711)5550122', '"=""(0711)5550122"""'],
    ['+49 151 234567; +15550100', '"+49 151 234567; +15550100"'],
    ['12345678901234', '"=""12345678901234"""'],
    ['=1+1', "'=1+1"],
    ['+SUM(A1)', "'+SUM(A1)"],
    ['+49 151 23456789 (home)', "'+49 151 23456789 (home)"],
    ['="00123"', `"'=""00123"""`],
    ['2026-11-20', '2026-11-20'],
    ['0', '0'],
  ])('has %s as %s', (text, cell) => {
    expect(csvCell(text, german)).toBe(cell);
    expect(unstuff(read(cell)[0]![0]!)).toBe(text);
  });

  test.each([
    [1234.5, '1234,5', '1234.5'],
    [0.19999999999999996, '0,2', '0.2'],
    [1 / 3, '0,3333333333333333', '0.3333333333333333'],
    [-5, '-5', '-5'],
  ])('has %d with the comma or point of its language', (value, comma, point) => {
    expect(csvCell(value, german)).toBe(comma);
    expect(csvCell(value, spreadsheetOf('en-GB'))).toBe(point);
    expect(csvCell(value, spreadsheetOf('de-CH'))).toBe(point);
  });

  test.each([
    ['de', ';'],
    ['en', ','],
    ['fr-FR', ';'],
    ['de-CH', ';'],
    ['es-MX', ','],
    ['ar-EG', ','],
  ])('is parted from the next as in %s by %s', (locale, separator) => {
    expect(csvLine(['a', 'b'], spreadsheetOf(locale))).toBe(`a${separator}b`);
  });

  test('begins with nothing that can be run, and gives its text back', () => {
    const text = fc.oneof(trickyText, fc.string({ unit: fc.constantFrom(...'+(0123456789 ()/.-;="\'') }));
    fc.assert(
      fc.property(text, fc.constantFrom('de', 'en', 'de-CH'), (said, locale) => {
        const style = spreadsheetOf(locale);
        const line = csvLine([said, 'x'], style);
        const [cell = ''] = parse(line, { delimiter: style.separator, record_delimiter: '\r\n' })[0]!;
        expect(unstuff(cell)).toBe(said);
        if (runs.test(cell)) expect(cell).toMatch(/^(?:="[\d +()/.;-]+"|\+[\d +()/.;-]+)$/);
      }),
    );
  });
});
