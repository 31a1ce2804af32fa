import fs from 'node:fs';
import { Archive } from '../../src/exchange/read/archive.js';
import { readWorkbook } from '../../src/exchange/read/workbook.js';

/** The rows of a sheet as an import reads them. */
export async function sheetRows(file: string, name: string): Promise<string[][]> {
  const sheet = await readWorkbook(file, fs.readFileSync(file), name);
  const rows: string[][] = [];
  for await (const row of sheet.rows) rows.push(row);
  return rows;
}

/** The rows of a sheet under its titles, in which blanks stand between words. */
export async function sheetRecords(file: string, name: string): Promise<Record<string, string>[]> {
  const [titles = [], ...rows] = await sheetRows(file, name);
  return rows.map((row) => Object.fromEntries(titles.map((title, at) => [title, row[at] ?? ''])));
}

/** The XML of a part of a workbook. */
export async function partOf(file: string, part: string): Promise<string> {
  const archive = await Archive.open(file, fs.readFileSync(file));
  let text = '';
  for await (const piece of archive.text(part)) text += piece;
  return text;
}
