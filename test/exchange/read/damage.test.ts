import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CsvReader } from '../../../src/exchange/read/csv.js';
import { endOfLine, scanRow } from '../../../src/exchange/read/scan.js';
import { sourceOf } from '../../../src/exchange/read/source.js';
import { Desk } from '../../helpers/run.js';

interface Found {
  header: string[];
  rows: string[][];
  /** The line of each row. */
  lines: number[];
  bad: [line: number, reason: string][];
}

function read(text: string | Buffer, chunkSize = 64 * 1024): Found {
  const bytes = Buffer.from(text);
  const source = {
    ...sourceOf('x.csv', bytes),
    *chunks() {
      for (let from = 0; from < bytes.length; from += chunkSize)
        yield Buffer.from(bytes.subarray(from, from + chunkSize));
    },
  };
  const reader = new CsvReader(source, { knows: (column) => column === 'name' });
  const found: Found = { header: reader.header, rows: [], lines: [], bad: [] };
  for (const row of reader.rows((reason, line) => found.bad.push([line, reason]))) {
    found.rows.push(row);
    found.lines.push(reader.line);
  }
  return found;
}

const stray = 'a quote stands inside a cell that does not begin with one';
const after = 'text follows the quote that closes a cell';
const open = 'a quote is opened and never closed';

describe('a wrong quote costs its row', () => {
  test.each<[string, string, string[], [number, string][]]>([
    ['in a bare cell', 'Ann,1\nBo,5" pipe\nCy,3\n', ['Ann', 'Cy'], [[3, stray]]],
    ['with text after it', 'Ann,1\n"Bo" Ray,2\nCy,3\n', ['Ann', 'Cy'], [[3, after]]],
    ['never closed, with no quote below', 'Ann,1\nBo,"2\nCy,3\n', ['Ann', 'Cy'], [[3, open]]],
    [
      'never closed, with a quoted cell below',
      'Ann,1\nBo,"2\nCy,3\nDi,"4"\n',
      ['Ann', 'Cy', 'Di'],
      [[3, after]],
    ],
    ['on the last line', 'Ann,1\nBo,"2', ['Ann'], [[3, open]]],
    [
      'in several rows',
      'Ann,1\nB"o,2\nC"y,2\nDi,4\nE"d,2\n',
      ['Ann', 'Di'],
      [
        [3, `${stray}; line 4 went with it`],
        [6, stray],
      ],
    ],
    [
      'with the lines of the cell it stands in',
      'Ann,1\nBo,"He said "no".\nAnd left\nin a hurry"\nCy,3\n',
      ['Ann', 'Cy'],
      [[3, `${after}; lines 4–5 went with it`]],
    ],
    ['with CRLF', 'Ann,1\r\nBo,5" pipe\r\nCy,3\r\n', ['Ann', 'Cy'], [[3, stray]]],
    ['with CR', 'Ann,1\rBo,5" pipe\rCy,3\r', ['Ann', 'Cy'], [[3, stray]]],
  ])('%s', (_, text, names, bad) => {
    const end = /\r\n|\n|\r/.exec(text)![0];
    for (const size of [3, 64 * 1024]) {
      const found = read(`name,note${end}${text}`, size);
      expect([found.rows.map(([name]) => name), found.bad]).toEqual([names, bad]);
    }
  });

  test('a line without an end costs itself alone, however long', () => {
    const found = read(`name,note\nAnn,1\nBo,5" ${'x'.repeat(3_000_000)}\r\nCy,3\n`);
    expect([found.rows, found.lines, found.bad]).toEqual([
      [
        ['Ann', '1'],
        ['Cy', '3'],
      ],
      [2, 4],
      [[3, stray]],
    ]);
  });
});

/** Cells that do not begin with what ends or parts cells: then no wrong quote makes a sound cell with a later one. */
const cell = fc.oneof(
  fc.constantFrom('a', 'b c', '', 'ü', '1'),
  fc.constantFrom('"a,b"', '"a""b"', '"a\nb"', '"line one\n\nline, three"'),
);
const row = fc.tuple(cell, cell, cell).map((cells) => ['x', ...cells].join());
const bad = fc.constantFrom(
  'x,5" pipe,c,d',
  'x,"a" b,c,d',
  'x,a,"b,c',
  'x"y',
  'x,"a\nb" c,1,2',
  'x,"He said "no", and left",2,3',
);

test('every sound row comes with its line, and one refusal for each place that is not sound', () => {
  const lines = fc.array(
    fc.record({ text: fc.oneof({ weight: 4, arbitrary: row }, bad), end: fc.constantFrom('\n', '\r\n') }),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 70 }), (entries, size) => {
      const isSound = ({ text }: { text: string }) => !bads.has(text);
      const head = 'name,b,c,d\n';
      const found = read(head + entries.map(({ text, end }) => text + end).join(''), size);
      let line = 2;
      const wanted: [string[], number][] = [];
      for (const entry of entries) {
        if (isSound(entry)) wanted.push([parse(entry.text)[0]!, line]);
        line += entry.text.split('\n').length;
      }
      expect(found.rows.map((cells, at) => [cells, found.lines[at]])).toEqual(wanted);
      expect(found.bad.length > 0).toBe(!entries.every(isSound));
    }),
    { numRuns: 1000 },
  );
});

const bads = new Set([
  'x,5" pipe,c,d',
  'x,"a" b,c,d',
  'x,a,"b,c',
  'x"y',
  'x,"a\nb" c,1,2',
  'x,"He said "no", and left",2,3',
]);

test('a file of many blocks loses its wrong rows alone', () => {
  const texts: string[] = [];
  const wanted: string[] = [];
  for (let at = 0; at < 30_000; at++) {
    if (at % 700 === 699)
      texts.push([`${at},5" pipe,x`, `${at},"open,x`, `${at},"a" b,x`][((at / 7) % 3) | 0]!);
    else {
      texts.push(`${at},"a ""quoted"", text",${'x'.repeat(at % 40)}`);
      wanted.push(String(at));
    }
  }
  const found = read(`name,b,c\n${texts.join('\n')}\n`);
  expect(found.rows.map(([name]) => name)).toEqual(wanted);
  expect(found.lines.map((line) => String(line - 2))).toEqual(wanted);
  expect(found.bad).toHaveLength(Math.floor(30_000 / 700));
});

test('rows are told from each other as the parser of well-formed CSV tells them', () => {
  const text = fc.string({ unit: fc.constantFrom('"', '"', ',', '\n', '\r\n', 'a') });
  fc.assert(
    fc.property(text, (csv) => {
      const bytes = Buffer.from(csv);
      const cells: number[] = [];
      let fault: string | undefined;
      for (let at = 0; at < bytes.length && fault === undefined;) {
        const scanned = scanRow(bytes, at, 0x2c, true)!;
        fault = scanned.fault;
        if (fault === undefined) cells.push(scanned.cells);
        expect(scanned.end).toBeGreaterThanOrEqual(endOfLine(bytes, at, true));
        at = scanned.end;
      }
      let wanted: number[] | undefined;
      try {
        const records = parse(bytes, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
        wanted = records.map((record) => record.length);
      } catch {
        wanted = undefined;
      }
      expect(fault === undefined ? cells : undefined).toEqual(wanted);
    }),
    { numRuns: 3000 },
  );
});

test('whatever the bytes, they are rows or a refusal, and never a fault', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ';', '\0', 'ü', '\t') })
      .map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 9 }), (some, size) => {
      try {
        const { header, rows } = read(Buffer.from(some), size);
        expect(rows.filter((cells) => cells.length < header.length)).toEqual([]);
      } catch (error) {
        expect(error).toMatchObject({ name: 'UserError', code: 65 });
      }
    }),
    { numRuns: 2000 },
  );
});

test('import leaves such rows out with --skip-bad, and refuses the file without', async () => {
  const desk = new Desk();
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), 'name,note\nAnn,1\nBo,5" pipe\nCy,"3\nDi,4\n');
  const refused = `  line 3: ${stray}; line 4 went with it.\n`;
  expect(await desk.run('import', 'in.csv')).toEqual({
    code: 65,
    stdout: '',
    stderr: `${refused}prospect: 1 row is refused, so nothing was written.\n  Put them right in the file, or import the others with --skip-bad.\n`,
  });
  expect(await desk.run('import', 'in.csv', '--skip-bad')).toEqual({
    code: 0,
    stdout: 'added 2 new leads · skipped 0 already there · refused 1\n',
    stderr: refused,
  });
});
