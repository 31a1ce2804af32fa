import { parse } from 'csv-parse/sync';
import { UserError, exitCode } from '../../errors.js';
import { lineEnds } from './encoding.js';
import { faultError } from './fault.js';
import { scanRow, type Fault } from './scan.js';

/** What cells are parted by. */
const delimiters = [',', ';', '\t', '|'] as const;

/** How many rows are looked at, and how many blank ones beside them. */
const looked = 20;
const mostBlank = 30;

/** The beginning of a list: its column names, and where its rows begin. */
export interface Top {
  delimiter: string;
  header: string[];
  /** Where the rows below the column names begin, in bytes, lines and records from the beginning of the file. */
  start: Start;
  /** The first and last line above the column names, where something stands there. */
  passedOver: { from: number; to: number } | undefined;
}

interface Start {
  bytes: number;
  /** Counted from 1. */
  line: number;
  /** Records before it. */
  records: number;
}

/** One of the first rows; `cells` of one that is not sound are empty. */
interface FirstRow {
  cells: string[];
  fault: Fault | undefined;
  from: Start;
  end: number;
}

/** A row taken for the column names, and how much speaks for it. */
interface Candidate {
  delimiter: string;
  rows: readonly FirstRow[];
  index: number;
  /** Names that are known; rows with as many cells as it has, where these are several; these cells. */
  score: readonly [known: number, regular: number, cells: number];
}

/**
 * Finds the column names among the first rows: the row with most names that are known, else the first one that is no
 * title or note above a wider table. `head` is the beginning of the file, all of it where `isWhole`. Throws UserError
 * (65) where the first row is not sound, or is one of data.
 */
export function findTop(
  name: string,
  head: Buffer,
  isWhole: boolean,
  { knows, delimiter }: { knows: (column: string) => boolean; delimiter?: string | undefined },
): Top {
  const told = /^"?sep=([,;|\t])"?(?:\r\n|\n|\r)/i.exec(head.toString('latin1', 0, 12));
  const preface = told ? told[0].length : 0;
  const given = delimiter ?? told?.[1];
  const best = (given === undefined ? delimiters : [given])
    .map((one) => candidate(one, firstRows(head, preface, isWhole, one), knows))
    .reduce((one, other) => (isBetter(other.score, one.score) ? other : one));
  const { rows, index, score } = best;
  const first = rows[0];
  if (first === undefined) throw noHeader(name);
  const row = rows[index];
  if (row === undefined) throw faultError(name, first.fault ?? 'stray quote', first.from.line);
  const header = row.cells.map(cleanName);
  if (score[0] === 0) refuseData(name, header, row.from.line);
  const text = head.subarray(row.from.bytes, row.end);
  return {
    delimiter: best.delimiter,
    header,
    start: { bytes: row.end, line: row.from.line + lineEnds(text), records: row.from.records + 1 },
    passedOver: index === 0 ? undefined : { from: first.from.line, to: row.from.line - 1 },
  };
}

/** The first rows in which something stands. */
function firstRows(head: Buffer, preface: number, isWhole: boolean, delimiter: string): FirstRow[] {
  const rows: FirstRow[] = [];
  const sound: Buffer[] = [];
  const from: Start = { bytes: preface, line: preface > 0 ? 2 : 1, records: 0 };
  while (rows.length < looked + mostBlank && from.bytes < head.length) {
    const row = scanRow(head, from.bytes, delimiter.charCodeAt(0), isWhole);
    if (row === undefined || row.end === 0) break;
    const text = head.subarray(from.bytes, row.end);
    rows.push({ cells: [], fault: row.fault, from: { ...from }, end: row.end });
    if (row.fault === undefined) sound.push(text);
    from.bytes = row.end;
    from.line += lineEnds(text);
    from.records++;
  }
  const records = parse(Buffer.concat(sound), {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
  });
  let at = 0;
  for (const row of rows) if (row.fault === undefined) row.cells = records[at++]!;
  return rows.filter(({ fault, cells }) => fault !== undefined || filled(cells) > 0).slice(0, looked);
}

function candidate(
  delimiter: string,
  rows: readonly FirstRow[],
  knows: (column: string) => boolean,
): Candidate {
  const count = (row: FirstRow) => row.cells.filter((cell) => knows(cleanName(cell))).length;
  const known = rows.map((row) => (row.cells.some(isData) ? 0 : count(row)));
  const index = headerIndex(rows, known);
  const cells = rows[index]?.cells.length ?? 0;
  const regular = cells < 2 ? 0 : rows.slice(index).filter((row) => row.cells.length === cells).length;
  return { delimiter, rows, index, score: [rows[index] ? count(rows[index]) : 0, regular, cells] };
}

/** Which row is that of the column names; -1 where it cannot be told since the first one is not sound. */
function headerIndex(rows: readonly FirstRow[], known: readonly number[]): number {
  const byName = rows
    .map((_, at) => at)
    .filter((at) => known[at]! > 0)
    .reduce((best, at) => (known[at]! > (known[best] ?? 0) ? at : best), -1);
  const byShape = rows[0]?.fault ? -1 : rows.findIndex(({ cells }) => !isTitle(cells, rows));
  if (byName === -1) return byShape;
  // A row of data may hold the name of a column by chance: it is none unless more of it is filled than of those above.
  const above = rows.slice(0, byName).filter(({ fault }) => !fault);
  const cells = rows[byName]!.cells;
  const isWider = above.every((row) => filled(row.cells) < filled(cells));
  const isAllNames = known[byName]! > 1 && known[byName] === filled(cells);
  return isWider || (isAllNames && known[0] === 0) ? byName : byShape;
}

/** Whether a row has so little in it beside the others that it is a title or a note. */
function isTitle(cells: readonly string[], rows: readonly FirstRow[]): boolean {
  const most = Math.max(...rows.map((row) => filled(row.cells)));
  return filled(cells) * 3 <= most;
}

function filled(cells: readonly string[]): number {
  return cells.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);
}

function isBetter(score: Candidate['score'], than: Candidate['score']): boolean {
  const at = score.findIndex((value, index) => value !== than[index]);
  return at !== -1 && score[at]! > than[at]!;
}

/** The name of a column, without what does not show. */
function cleanName(text: string): string {
  return text.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
}

const dataForms = [
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  /^(?:https?:\/\/|www\.)\S+$/i,
  /^\d{4}-\d\d?-\d\d?(?:[T ].*)?$/,
  /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:[T ,].*)?$/,
  /^\+?[\d\s()./-]{7,}$/,
];

/** Whether a cell is an email, an address of the web, a date or a phone, which no column is called. */
function isData(cell: string): boolean {
  const text = cell.trim();
  return dataForms.some((form) => form.test(text));
}

function refuseData(name: string, header: readonly string[], line: number): void {
  const data = header.filter(isData).length;
  if (data === 0 || (data * 4 < filled(header) && !header.some((cell) => dataForms[0]!.test(cell)))) return;
  const shown = header.slice(0, 6).join(', ');
  throw new UserError(
    `"${name}", line ${line}: this looks like data, not like column names: ${shown}${header.length > 6 ? ', …' : ''}`,
    {
      hint: 'Put a line of column names above it, for example: name,email,phone',
      code: exitCode.badData,
    },
  );
}

function noHeader(name: string): UserError {
  return new UserError(`"${name}" has no line of column names.`, {
    hint: 'A CSV file begins with one, for example: at,lead,tactic,outcome',
    code: exitCode.badData,
  });
}
