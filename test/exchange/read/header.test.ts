import { describe, expect, test } from 'vitest';
import { CsvReader } from '../../../src/exchange/read/csv.js';
import { sourceOfRecords } from '../../../src/exchange/read/records.js';
import { sourceOf } from '../../../src/exchange/read/source.js';
import { Desk } from '../../helpers/run.js';
import fs from 'node:fs';
import path from 'node:path';

const known = ['name', 'email', 'phone', 'company', 'notes', 'first name', 'last name'];
const knows = (column: string) => known.includes(column.toLowerCase());

function read(text: string) {
  const reader = new CsvReader(sourceOf('x.csv', Buffer.from(text)), { knows });
  const rows = [...reader.rows()];
  return { header: reader.header, rows, notices: [...reader.topNotices, ...reader.endNotices] };
}

describe('the column names are found', () => {
  test.each<[string, string, string[], number, string[]]>([
    ['on the first line', 'name,email\nAnn,a@x.example\n', ['name', 'email'], 1, []],
    ['on the first line, where no name is known', 'Kunde;Ort\nAnn;Ulm\n', ['Kunde', 'Ort'], 1, []],
    ['in a file of one column', 'Kunde\nAnn\nBo\n', ['Kunde'], 2, []],
    [
      'where nothing follows',
      'Kunde;Ort;Rest (Land, Stadt)\n',
      ['Kunde', 'Ort', 'Rest (Land, Stadt)'],
      0,
      [],
    ],
    [
      'below a note and a blank line',
      'Notes:\n"Some emails, as you\nmay see, are missing."\n\nFirst Name,Last Name,Company\nAnn,Lee,X\n',
      ['First Name', 'Last Name', 'Company'],
      1,
      ['lines 1–4 stand above the column names and were passed over'],
    ],
    [
      'below a title as wide as the table',
      'Leads 2026;;;;\nKunde;Ort;Straße;Land;Rest\nAnn;Ulm;A;D;x\n',
      ['Kunde', 'Ort', 'Straße', 'Land', 'Rest'],
      1,
      ['line 1 stands above the column names and was passed over'],
    ],
    [
      'below lines that say what the report is',
      'Report:,Leads\nFrom:,2026-11-01\n\nname,email,phone,company,x,y\nAnn,,,,,\n',
      ['name', 'email', 'phone', 'company', 'x', 'y'],
      1,
      ['lines 1–3 stand above the column names and were passed over'],
    ],
    [
      'below headings of groups of columns',
      'Person,,,Firm,,\nname,email,phone,company,x,y\nAnn,,,,,\n',
      ['name', 'email', 'phone', 'company', 'x', 'y'],
      1,
      ['line 1 stands above the column names and was passed over'],
    ],
    [
      'below blank lines, of which nothing is said',
      '\n\n;;\nname;email;x\nAnn;;\n',
      ['name', 'email', 'x'],
      1,
      [],
    ],
    [
      'below a note with a stray quote',
      '5" pipes\nname,email\nAnn,\n',
      ['name', 'email'],
      1,
      ['line 1 stands above the column names and was passed over'],
    ],
    [
      'where rows hold such names by chance',
      'Client,Via,Then\nAnn,email,phone\n',
      ['Client', 'Via', 'Then'],
      1,
      [],
    ],
    [
      'with blanks and marks around them',
      '\ufeff\ufeff Name \u00a0,\u200bE-Mail\nAnn,\n',
      ['Name', 'E-Mail'],
      1,
      [],
    ],
    ['where some columns have none', 'name,,email\nAnn,x,\n', ['name', '', 'email'], 1, []],
    [
      'where one is a date',
      'name,2026-11-01,2026-12-01\nAnn,1,2\n',
      ['name', '2026-11-01', '2026-12-01'],
      1,
      [],
    ],
  ])('%s', (_, text, header, rows, notices) => {
    const found = read(text);
    expect([found.header, found.rows.length, found.notices]).toEqual([header, rows, notices]);
  });

  test('in a workbook by the numbers of its rows', () => {
    const records = [['Leads 2026'], [], ['name', 'email', 'phone'], ['Ann'], [], ['Bo', 'b@x.example']];
    const reader = new CsvReader(sourceOfRecords('x.xlsx', 'row', records), { knows });
    const places = [];
    for (const [name] of reader.rows()) places.push([name, reader.line]);
    expect(places).toEqual([
      ['Ann', 4],
      ['Bo', 6],
    ]);
    expect([reader.topNotices, reader.endNotices]).toEqual([
      ['rows 1–2 stand above the column names and were passed over'],
      [],
    ]);
  });

  test('as far down as the twentieth row, not further', () => {
    const notes = (count: number) => Array.from({ length: count }, (_, line) => `note ${line}\n`).join('');
    expect(read(`${notes(19)}name,email,phone\nAnn,,\n`).header).toEqual(['name', 'email', 'phone']);
    expect(read(`${notes(20)}name,email,phone\nAnn,,\n`).header).toEqual(['note 0']);
  });
});

test.each([
  ['2026-11-20,Ann,cold-call,talked\n', '2026-11-20, Ann, cold-call, talked'],
  ['Ann Lee,ann@lee.example\nBo Ray,bo@ray.example\n', 'Ann Lee, ann@lee.example'],
  ['Ann;+49 30 555-0142\nBo;+49 30 555-0143\n', 'Ann; +49 30 555-0142'.replace(';', ',')],
])('a first line of data is refused: %j', (text, shown) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({
      message: `"x.csv", line 1: this looks like data, not like column names: ${shown}`,
      hint: 'Put a line of column names above it, for example: name,email,phone',
      code: 65,
    }),
  );
});

describe('what parts the cells is found', () => {
  test.each<[string, string, string[]]>([
    ['the bar', 'name|email|note\nAnn|a@x.example|x,y;z\n', ['Ann', 'a@x.example', 'x,y;z']],
    ['semicolons beside decimal commas', 'Kunde;Wert;Rate\nAnn;1,5;2,5\nBo;2,5;3,5\n', ['Ann', '1,5', '2,5']],
    [
      'semicolons beside commas in every name',
      'Name (last, first);Ort;Wert\nLee, Ann;Ulm;1\n',
      ['Lee, Ann', 'Ulm', '1'],
    ],
    ['semicolons, quoted', '"name";"email"\n"Ann";"a;b"\n', ['Ann', 'a;b']],
    ['tabs', 'name\temail\nAnn\ta,b;c|d\n', ['Ann', 'a,b;c|d']],
    ['what sep= says', 'sep=|\nname|a,b\nAnn|c,d\n', ['Ann', 'c,d']],
    ['what sep= says in quotes', '"sep=;"\r\nname;a,b\r\nAnn;c,d\r\n', ['Ann', 'c,d']],
    ['commas where a title has semicolons', 'Leads; all; of them; here\nname,email\nAnn,x\n', ['Ann', 'x']],
  ])('%s', (_, text, row) => expect(read(text).rows[0]).toEqual(row));
});

describe('what stands at the end and is no row', () => {
  const head = 'name,email,phone\nAnn,a@x.example,\n';
  test.each<[string, string, string[], string[]]>([
    ['blank rows', '\n,,\n\n', [], []],
    [
      'lines of a report, below a blank one',
      '\n\n"Tasks and Events"\n"Copyright (c) 2026 x."\n"Do Not Distribute"\nGenerated By: Dana 30/11/2026\n',
      [],
      [
        '4 lines at the end are no rows and were passed over: Tasks and Events; Copyright (c) 2026 x.; Do Not Distribute; …',
      ],
    ],
    ['a total', 'Total,,12\n', [], ['1 line at the end is no row and was passed over: Total 12']],
    [
      'a sum in German',
      ';;;\nGesamtsumme: 1.200,50 \n'.replaceAll(';', ','),
      [],
      expect.any(Array) as string[],
    ],
    ['a count', '2 records\n', [], ['1 line at the end is no row and was passed over: 2 records']],
    [
      'a name alone is a row',
      'Bo\n',
      ['Bo'],
      ['1 row has fewer cells than there are columns (line 3); the others are empty'],
    ],
    ['a name alone with its cells is a row, below a blank line too', '\nBo,,\nCy,,\n', ['Bo', 'Cy'], []],
    [
      'a firm called like a total is a row',
      'Total Energies,,\nSumma,s@x.example,\n',
      ['Total Energies', 'Summa'],
      [],
    ],
    [
      'totals between rows',
      'Zwischensumme,,\nBo,,\nSubtotal,,1.200\nSous-total : 3,,\nCy,,\nTotale,12,"1.200,50 €"\nDi,,\n',
      ['Bo', 'Cy', 'Di'],
      [
        '4 lines of subtotals are no rows and were passed over: Zwischensumme; Subtotal 1.200; Sous-total : 3; …',
      ],
    ],
    [
      'firms called like totals between rows',
      'Total,,\nTotal,,5550100\nTotal,,0151 5550100\nTotal,1.2.2026,\nBo,,\n',
      ['Total', 'Total', 'Total', 'Total', 'Bo'],
      [],
    ],
    ['a firm with an email is no total', 'Total,t@x.example,1\n', ['Total'], []],
    [
      'what a row follows is a row',
      'Total,x,12\n\nCopyright\nBo,b@x.example,\n',
      ['Total', 'Copyright', 'Bo'],
      ['1 row has fewer cells than there are columns (line 5); the others are empty'],
    ],
  ])('%s', (_, end, rows, notices) => {
    const found = read(head + end);
    expect(found.rows.slice(1).map(([name]) => name)).toEqual(rows);
    expect(found.notices).toEqual(notices);
  });

  test('a list of names alone comes whole, with its lines, however long', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `Lead ${at}`);
    const reader = new CsvReader(
      sourceOf('x.csv', Buffer.from(`name,email,phone\n${names.join(',,\n')},,\n`)),
      { knows },
    );
    let count = 0;
    for (const [name] of reader.rows()) {
      if (count % 997 === 0) expect([name, reader.line]).toEqual([`Lead ${count}`, count + 2]);
      count++;
    }
    expect(count).toBe(20_000);
  });
});

test('short rows are filled, empty cells beyond the last column are dropped, and others refused', async () => {
  const desk = new Desk();
  fs.writeFileSync(
    path.join(desk.folder, 'in.csv'),
    'name,email,phone\nAnn\nBo,b@x.example\nCy,,,,\nDi,,,,5\n',
  );
  expect(await desk.run('import', 'in.csv', '--skip-bad')).toEqual({
    code: 0,
    stdout: 'added 3 new leads · skipped 0 already there · refused 1\n',
    stderr:
      '2 rows have fewer cells than there are columns (the first on line 2); the others are empty\n  line 5: The row has 5 cells, the header 3.\n',
  });
});

test('import passes over what is around a report, and says so', async () => {
  const desk = new Desk();
  fs.writeFileSync(
    path.join(desk.folder, 'in.csv'),
    'All leads\n\nname;email;phone\nAnn;a@x.example;\n\nConfidential - do not share\n',
  );
  expect(await desk.run('import', 'in.csv')).toEqual({
    code: 0,
    stdout: 'added 1 new lead · skipped 0 already there · refused 0\n',
    stderr:
      'lines 1–2 stand above the column names and were passed over\n1 line at the end is no row and was passed over: Confidential - do not share\n',
  });
});
