import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { readWorkbook } from '../../../src/exchange/read/workbook.js';
import { Desk } from '../../helpers/run.js';
import { workbookOf, zipOf, type Cell, type SheetContent } from '../../helpers/workbook.js';

const kept = (name: string) => fs.readFileSync(path.join(import.meta.dirname, '../../data/workbooks', name));

async function read(bytes: Buffer, sheet?: string): Promise<{ rows: string[][]; notices: string[] }> {
  const found = await readWorkbook('x.xlsx', bytes, sheet);
  const rows: string[][] = [];
  for await (const row of found.rows) rows.push(row);
  return { rows, notices: found.notices() };
}

async function refusal(bytes: Buffer, sheet?: string): Promise<UserError> {
  const error: unknown = await read(bytes, sheet).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

/** The text of one cell, with a text beside it so that the row is not blank. */
async function textOf(cell: Cell, is1904 = false): Promise<string> {
  const { rows } = await read(workbookOf({ One: [[cell, 'x']] }, { is1904 }));
  expect(rows).toHaveLength(1);
  return rows[0]![0]!;
}

const rowsOf = async (sheet: SheetContent) => (await read(workbookOf({ One: sheet }))).rows;

describe('workbooks that other programs wrote', () => {
  test('openpyxl: a table that begins in B2, with a hidden row and a blank one', async () => {
    const { rows, notices } = await read(kept('openpyxl.xlsx'));
    expect(rows).toEqual([
      [],
      ['', 'Date', 'When', 'Lead', 'Phone', 'Took', 'Worth', 'Done', 'Note', 'Start'],
      [
        '',
        '2026-11-20',
        '2026-11-20T15:40:00',
        'Dan Wu',
        '491515550142',
        '0:03:25',
        '0.3',
        'true',
        '=not a formula',
        '9:05:00',
      ],
      [
        '',
        '1900-02-01',
        '2026-03-29T02:30:15',
        'Ann Lee',
        '5550100',
        '26:03:25',
        '12.5',
        'false',
        'two\nlines',
        '23:59:59',
      ],
      [],
      ['', '2026-01-02', '2026-01-02', 'Bo Ray', '', '', '-0.0000001', '', ' & <b> "q" Zürich 日本 😀'],
    ]);
    expect(notices).toEqual(['read: sheet "Calls"; not read: "Leads" (--sheet NAME takes another)']);
  });

  test.each([
    ['xlsxwriter-1904.xlsx', 'Acme'],
    ['xlsxwriter-inline.xlsx', undefined],
  ])('%s: formulas, errors, formats of days, times and numbers', async (name, merged) => {
    const { rows, notices } = await read(kept(name));
    const more = merged === undefined ? [] : ['', '', '', '', '', '', '', '', merged];
    expect(rows.slice(1)).toEqual([
      [
        '2026-11-20',
        '2026-11-20T15:40:30',
        '26:03:25',
        '15:40',
        '0:03:25',
        '01067',
        '2',
        '',
        'Harbor Cafe',
        'Acme',
        '2026-11-01',
        'ab',
      ],
      ['x', ...more],
      ['y', ...more],
    ]);
    expect(notices).toContain('errors (#N/A) are taken as empty: row 2');
  });
});

describe('which sheet', () => {
  const sheets = { Notes: [], Calls: [['a']], 'Leads & more': [['b']], Secret: [['c']] };
  const book = workbookOf(sheets, { hidden: ['Secret'] });

  test('the first that has rows and is shown, and the others are told', async () => {
    expect(await read(book)).toEqual({
      rows: [['a']],
      notices: ['read: sheet "Calls"; not read: "Leads & more" (--sheet NAME takes another)'],
    });
  });

  test.each([
    ['Leads & more', 'b'],
    ['leads & MORE', 'b'],
    ['Secret', 'c'],
  ])('the one named %s', async (name, cell) => {
    expect(await read(book, name)).toEqual({ rows: [[cell]], notices: [] });
  });

  test('a name that is none of them', async () => {
    expect(await refusal(book, 'Lead')).toMatchObject({
      message: '"x.xlsx" has no sheet "Lead".',
      hint: 'Its sheets: "Notes", "Calls", "Leads & more", "Secret".',
      code: 2,
    });
  });

  test('none with rows', async () => {
    expect((await read(workbookOf({ One: [] }))).rows).toEqual([]);
    expect(await refusal(workbookOf({}))).toMatchObject({ code: 65 });
  });
});

describe('numbers', () => {
  test.each([
    ['0.30000000000000004', '0.3'],
    ['14285.714285714286', '14285.7142857143'],
    ['4.9151555014199998E+12', '4915155501420'],
    ['491515550142', '491515550142'],
    ['123456789012345678', '123456789012345678'],
    ['1.2345678901234567E+20', '123456789012345667584'],
    ['7.0', '7'],
    ['-12.50', '-12.5'],
    ['1E-7', '0.0000001'],
    ['0', '0'],
  ])('%s is %s', async (number, text) => {
    expect(await textOf({ number })).toBe(text);
  });

  test.each([
    ['00000', 1067, '01067'],
    ['0.00', 12.5, '12.5'],
    ['0%', 0.25, '0.25'],
    ['#,##0.00 [$€-407]', 1200, '1200'],
    ['"days: "0', 3, '3'],
    ['[Red]0', 3, '3'],
    ['0\\d', 3, '3'],
    ['_(* #,##0_);_(* (#,##0);_(@_)', 45_000, '45000'],
    ['Standard', 45_000, '45000'],
    ['@', 45_000, '45000'],
    ['49', 45_000, '45000'],
  ])('in the format %s', async (format, number, text) => {
    expect(await textOf({ number, format })).toBe(text);
  });
});

describe('days and times', () => {
  test.each([
    ['14', 46_346, '2026-11-20'],
    ['yyyy\\-mm\\-dd', 46_346, '2026-11-20'],
    ['[$-407]d. mmmm yyyy;@', 46_346, '2026-11-20'],
    ['mmm-yy', 46_327, '2026-11-01'],
    ['mm/dd', 46_346, '2026-11-20'],
    ['31', 46_346, '2026-11-20'],
    ['d/m/yyyy', 46_346.652777777781, '2026-11-20T15:40:00'],
    ['22', 46_346.652777777781, '2026-11-20T15:40:00'],
    ['yyyy-mm-dd hh:mm:ss', 46_346, '2026-11-20'],
    ['yyyy-mm-dd hh:mm:ss', 46_346.999999999, '2026-11-21'],
    ['22', 0.652777777781, '15:40'],
    ['h:mm AM/PM', 0.652777777781, '15:40'],
    ['h:mm', 46_346.652777777781, '15:40'],
    ['20', 0.142361111111111, '3:25'],
    ['47', 0.00237268518518519, '0:03:25'],
    ['[h]:mm:ss', 1.085706018518518, '26:03:25'],
    ['[mm]:ss', 0.00237268518518519, '0:03:25'],
    ['[h]:mm', 1.5, '36:00'],
    ['h:mm', 0.00237268518518519, '0:03:25'],
    ['14', 1, '1900-01-01'],
    ['14', 59, '1900-02-28'],
    ['14', 60, '1900-02-29'],
    ['14', 61, '1900-03-01'],
    ['14', 2_958_465, '9999-12-31'],
    ['14', 2_958_466, '2958466'],
    ['14', -1, '-1'],
    ['14', 0, ''],
  ])('%s of %f is %s', async (format, number, text) => {
    expect(await textOf({ number, format })).toBe(text);
  });

  test('are counted from 1904 where the workbook says so', async () => {
    expect(await textOf({ number: 44_884, format: '14' }, true)).toBe('2026-11-20');
    expect(await textOf({ number: 0, format: '14' }, true)).toBe('1904-01-01');
  });

  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-20T00:00:00', '2026-11-20'],
    ['2026-11-20T15:40:00', '2026-11-20T15:40:00'],
  ])('the day %s by its name', async (value, text) => {
    expect(await textOf({ xml: `<c t="d"><v>${value}</v></c>` })).toBe(text);
  });
});

describe('texts', () => {
  test('shared, rich, formulas, and not how they are spoken', async () => {
    const strings = `<sst><si><t>Harbor</t></si><si><r><t xml:space="preserve">Elm </t></r><r><t>Dental</t></r></si><si><t>東</t><rPh sb="0" eb="1"><t>ひがし</t></rPh></si></sst>`;
    const cells = [0, 1, 2, 9].map((index) => ({ xml: `<c t="s"><v>${index}</v></c>` }));
    const book = workbookOf(
      { One: [[...cells, { xml: '<c t="str"><f>A1&amp;"x"</f><v>Harborx</v></c>' }]] },
      { parts: { 'xl/sharedStrings.xml': strings } },
    );
    expect((await read(book)).rows).toEqual([['Harbor', 'Elm Dental', '東', '', 'Harborx']]);
  });

  test.each(['=1+1', ' outer ', 'two\nlines', 'CR\rLF', '_x0041_', '<&">', "'quoted"])('%j', async (text) => {
    expect(await textOf(text)).toBe(text);
  });
});

test('rows and cells without places follow each other', async () => {
  const v = (text: string) => `<c t="str"><v>${text}</v></c>`;
  expect(
    await rowsOf(
      `<sheetData><row>${v('a')}${v('b')}</row><row r="3"><c r="AA3"><v>1</v></c>${v('c')}</row></sheetData>`,
    ),
  ).toEqual([['a', 'b'], [], [...Array<string>(26).fill(''), '1', 'c']]);
});

test('a cell merged over rows holds for those that have anything else', async () => {
  const c = (place: string) => `<c r="${place}" t="str"><v>${place}</v></c>`;
  const sheet =
    `<x:sheetData><x:row r="1">${c('A1')}</x:row><x:row r="2">${c('A2')}${c('B2')}</x:row><x:row r="3">${c('B3')}</x:row><x:row r="4"><c r="A4" s="0"/></x:row><x:row r="5">${c('B5')}</x:row><x:row r="6">${c('B6')}</x:row></x:sheetData><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A2:A5"/></mergeCells>`
      .replaceAll('<c ', '<x:c ')
      .replaceAll('</c>', '</x:c>');
  const { rows, notices } = await read(workbookOf({ One: sheet.replaceAll('v>', 'x:v>') }));
  expect(rows).toEqual([['A1'], ['A2', 'B2'], ['A2', 'B3'], [], ['A2', 'B5'], ['', 'B6']]);
  expect(notices).toEqual(['2 cells merged over several rows are taken for each of them']);
});

describe('what is no sound workbook', () => {
  const sound = workbookOf({ One: [['name'], ['Ann']] });

  test('cut short', async () => {
    const { message, hint, code } = await refusal(sound.subarray(0, -30));
    expect(message).toBe(
      '"x.xlsx" is a damaged workbook: its end is missing, as after a download or copy that was cut off.',
    );
    expect(hint).toContain('Download or copy it again.');
    expect(code).toBe(65);
  });

  test('with bytes that are others', async () => {
    const bytes = Buffer.from(
      workbookOf({ One: Array.from({ length: 500 }, (_, i) => [`name ${i * 7919}`]) }),
    );
    bytes.fill(0xff, 3000, 3300);
    expect((await refusal(bytes)).message).toMatch(/^"x.xlsx" is a damaged workbook: /);
  });

  test.each([
    [
      'entities that grow',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet/>',
      'it declares entities',
    ],
    [
      'entities that are not known',
      '<worksheet><sheetData><row><c t="str"><v>&lol;</v></c></row></sheetData></worksheet>',
      'Invalid character entity',
    ],
    ['XML cut short', '<worksheet><sheetData><row>', 'Unclosed root tag'],
    [
      'a column that is none',
      '<worksheet><sheetData><row><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
      'there is no cell ZZZZ1',
    ],
    [
      'rows in disorder',
      '<worksheet><sheetData><row r="2"><c><v>1</v></c></row><row r="1"/></sheetData></worksheet>',
      'its rows do not follow each other',
    ],
  ])('%s', async (_, xml, what) => {
    const error = await refusal(workbookOf({ One: [] }, { parts: { 'xl/worksheets/sheet1.xml': xml } }));
    expect(error.message).toBe(`"x.xlsx" is a damaged workbook: ${what}.`);
  });

  test('a sheet that says it is enormous, and one that hides it', async () => {
    const at = (bytes: Buffer) => bytes.indexOf('PK\x01\x02', bytes.lastIndexOf('xl/worksheets') - 60) + 24;
    const enormous = Buffer.from(sound);
    enormous.writeUInt32LE(4_000_000_000, at(enormous));
    expect((await refusal(enormous)).message).toBe(
      '"x.xlsx" unpacks to more than 1,000,000,000 bytes, more than a workbook has.',
    );
    const hidden = Buffer.from(sound);
    hidden.writeUInt32LE(10, at(hidden));
    expect((await refusal(hidden)).message).toMatch(/is a damaged workbook: too many bytes/);
  });

  test('an archive of something else', async () => {
    expect((await refusal(zipOf({ 'a.csv': 'name\nAnn\n' }))).message).toBe('"x.xlsx" holds no workbook.');
  });
});

test('a workbook that was cut off anywhere is named as one that is damaged, with what to do', async () => {
  const desk = new Desk();
  for (const name of fs.readdirSync(path.join(import.meta.dirname, '../../data/workbooks')).sort()) {
    const bytes = kept(name);
    for (const share of [0.1, 0.5, 0.97]) {
      fs.writeFileSync(path.join(desk.folder, 'list.xlsx'), bytes.subarray(0, bytes.length * share));
      expect(await desk.run('import', 'list.xlsx'), name).toEqual({
        code: 65,
        stdout: '',
        stderr:
          'prospect: "list.xlsx" is a damaged workbook: its end is missing, as after a download or copy that was cut off.\n' +
          '  Download or copy it again. Or open it in a spreadsheet, which may repair it, and save it as .xlsx or CSV.\n',
      });
    }
  }
});
