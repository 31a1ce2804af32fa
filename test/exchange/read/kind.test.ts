import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bytesOf, bytesOfInput } from '../../../src/exchange/read/bytes.js';
import { plainSource } from '../../../src/exchange/read/source.js';
import { Desk } from '../../helpers/run.js';

const latin = (text: string) => Buffer.from(text, 'latin1');

/** As much of a zip archive as its kind is told by: the names of its files. */
const zip = (...names: string[]) => latin(`PK\x03\x04\x14\0\0\0${names.join('\0\0PK\x01\x02')}PK\x05\x06`);

/** As much of an old file of Office. */
const office = (...names: string[]) =>
  Buffer.concat([
    latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    Buffer.alloc(600),
    Buffer.from(names.join('\0'), 'utf16le'),
  ]);

const others: [is: string, bytes: Buffer | string, hint: RegExp][] = [
  ['a PDF', '%PDF-1.7\n%âãÏÓ', /CSV or \.xlsx/],
  ['an old Excel workbook (.xls)', office('Root Entry', 'Workbook'), /save it as \.xlsx or CSV/],
  ['an old Word document (.doc)', office('Root Entry', 'WordDocument'), /copy the table/],
  ['a workbook or document with a password', office('Root', 'EncryptedPackage'), /without the password/],
  ['an old Office file (.xls, .doc or .msg)', office('Root Entry'), /save it as \.xlsx or CSV/],
  ['a binary Excel workbook (.xlsb)', zip('[Content_Types].xml', 'xl/workbook.bin'), /\.xlsx/],
  ['an OpenDocument sheet (.ods)', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), /\.xlsx/],
  ['a Word document', zip('[Content_Types].xml', 'word/document.xml'), /Copy its table/],
  ['a document of Numbers or Pages', zip('Index/Document.iwa'), /export it as Excel/],
  ['a zip archive', zip('calls.csv'), /Unpack it/],
  ['a gzip archive', gzipSync('name\nAnn\n'), /gunzip/],
  ['a 7z archive', latin('7z\xbc\xaf\x27\x1c\0'), /Unpack it/],
  ['a rar archive', 'Rar!\x1a\x07', /Unpack it/],
  ['an image', latin('\x89PNG\r\n\x1a\n\0\0'), /spreadsheet/],
  ['an image', latin('\xff\xd8\xff\xe0\0'), /spreadsheet/],
  ['a database', 'SQLite format 3\0', /prospect --db FILE export all/],
  ['a text of a word processor (RTF)', '{\\rtf1\\ansi', /copy the table/],
  ['an HTML page', '<html><body><table><tr><td>name', /open it in a spreadsheet/],
  ['an HTML page', '\ufeff\r\n<!DOCTYPE html>\n', /open it in a spreadsheet/],
  ['an HTML page', '<table border="1"><tr><th>Name</th>', /open it in a spreadsheet/],
  ['an HTML page', Buffer.from('\ufeff<html xmlns:x="urn:schemas">', 'utf16le'), /open it in a spreadsheet/],
  [
    'a workbook of Excel 2003 (XML)',
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    /\.xlsx/,
  ],
  [
    'a web archive',
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n',
    /open it in a spreadsheet/,
  ],
  ['an XML file', '<?xml version="1.0"?><people><person name="Ann"/></people>', /CSV, \.xlsx or vCard/],
  ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n', /CSV, \.xlsx or vCard/],
  ['a mail or a mailbox', 'Return-Path: <a@x>\nReceived: from x\n by y\nSubject: hi\n', /list/],
  ['a mail or a mailbox', 'From ann@x.example Mon Nov 23 10:00:00 2026\nSubject: hi\n', /list/],
  ['JSON that "prospect export all" did not write', '[{"name":"Ann"}]', /CSV/],
  ['JSON lines, a thing a line', '{"name":"Ann"}\n{"name":"Bo"}\n', /CSV/],
];

test.each(others)('%s is named for what it is, with what to do', (is, bytes, hint) => {
  expect(() => plainSource(bytesOf('x.csv', Buffer.from(bytes)))).toThrow(
    expect.objectContaining({
      message: `"x.csv" is ${is}, which cannot be imported.`,
      hint: expect.stringMatching(hint) as string,
      code: 65,
    }),
  );
});

test.each([
  'name\nAnn',
  '<name>,email\n',
  '[ID],name\n1,Ann',
  'From,To\nAnn,Bo',
  'X-name: id,y\n',
  'BZ,name\n',
])('%j is a list', (text) => expect(plainSource(bytesOf('x.csv', Buffer.from(text))).isJson).toBe(false));

test('on standard input too it is named as soon as it shows', async () => {
  for (const [is, bytes] of others.filter(([, bytes]) => Buffer.from(bytes).includes(0))) {
    const endless = async function* () {
      yield await Promise.resolve(Buffer.from(bytes));
    };
    await expect(bytesOfInput(endless()).then((input) => plainSource(input))).rejects.toThrow(
      `"standard input" is ${is}, which cannot be imported.`,
    );
  }
});

test('nothing of such a file comes into the journal', async () => {
  const desk = new Desk();
  fs.writeFileSync(path.join(desk.folder, 'leads.xls'), '<table><tr><td>name</td></tr></table>');
  expect(await desk.run('import', 'leads.xls')).toEqual({
    code: 65,
    stdout: '',
    stderr:
      'prospect: "leads.xls" is an HTML page, which cannot be imported.\n  Many programs call this .xls: open it in a spreadsheet and save it as .xlsx or CSV.\n',
  });
  expect(fs.existsSync(desk.file)).toBe(false);
});
