import type { Spreadsheet } from './spreadsheet.js';
import { meant } from './meant.js';

export type CsvValue = string | number | boolean | null;

/**
 * `safe` keeps text from being run as a formula, reversibly; `raw` leaves every text as it is. For a spreadsheet cells and
 * decimals are parted as it has them, figures are as they are meant, and phones are shown as they are.
 */
export type CsvMode = 'safe' | 'raw' | Spreadsheet;

// Apostrophes, blanks and invisible characters, then what a spreadsheet may take for a formula.
const TRIGGER =
  /^'*[\s\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@\t\r\n|%\uff1d\uff0b\uff0d\uff20\u2212]/;

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
const NEEDS_QUOTES_ANYWHERE = /[",;\r\n]|^\s|\s$/;

// Figures with what stands between those of a phone: a spreadsheet would work some out, or lose a + or a zero of them, but
// there is nothing in them to run.
const FIGURES = /^(?:[+(0][\d ()/.+;-]+|\d{11,})$/;
const KEPT_WHOLE = /^="([+(0][\d ()/.+;-]+|\d{11,})"$/;
const BLANK_BETWEEN = /[\d)] +[\d(]/;
const IN_THOUSANDS = /^\+?\d{1,3}(?: \d{3})+$/;

// Begins and ends with a letter or digit, with nothing inside that could need quotes: most cells of a journal.
const PLAIN = /^[\w\u00c0-\u024f](?:[\w\u00c0-\u024f .:;/@()&+-]*[\w\u00c0-\u024f.:;/@()&+-])?$/;

/**
 * One cell by RFC 4180, quoted only where needed. Text that could be run as a formula gets one apostrophe in front
 * in `safe` mode, which `unstuff` takes off. Numbers are bare and unrounded; no figure (null, NaN, infinite) is empty.
 */
export function csvCell(value: CsvValue, mode: CsvMode): string {
  if (value === null) return '';
  if (typeof mode === 'object') return spreadsheetCell(value, mode);
  if (typeof value === 'string') return textCell(value, mode);
  if (typeof value === 'number') return numberCell(value);
  return value ? 'true' : 'false';
}

/** One record without its line end. A single empty cell is written `""`, since readers skip an empty line. */
export function csvLine(cells: readonly CsvValue[], mode: CsvMode = 'safe'): string {
  const separator = typeof mode === 'object' ? mode.separator : ',';
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    if (at > 0) line += separator;
    line += csvCell(cells[at] ?? null, mode);
  }
  return line === '' && cells.length === 1 ? '""' : line;
}

/** The text behind a cell that `csvCell` wrote, other than raw: takes off the apostrophe, or what keeps a phone whole. */
export function unstuff(text: string): string {
  if (text.startsWith('="')) return keptWhole(text) ?? text;
  return text.startsWith("'") && TRIGGER.test(text) ? text.slice(1) : text;
}

function textCell(text: string, mode: CsvMode): string {
  if (text === '' || PLAIN.test(text)) return text;
  const stuffed = mode === 'safe' && TRIGGER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(stuffed) ? `"${stuffed.replaceAll('"', '""')}"` : stuffed;
}

function spreadsheetCell(value: string | number | boolean, mode: Spreadsheet): string {
  if (typeof value === 'number') return numberCell(meant(value)).replace('.', mode.decimal);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const text = isPhone(value)
    ? isSpelt(value)
      ? value
      : `="${value}"`
    : TRIGGER.test(value)
      ? `'${value}`
      : value;
  return NEEDS_QUOTES_ANYWHERE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Whether a text is a phone, or looks like one, so that it may stand bare or be kept whole. */
function isPhone(text: string): boolean {
  return FIGURES.test(text) && /\d/.test(text.slice(1));
}

function keptWhole(cell: string): string | null {
  const text = KEPT_WHOLE.exec(cell)?.[1];
  return text !== undefined && isPhone(text) ? text : null;
}

/** Whether blanks part the digits so that no spreadsheet takes them for a number, or works anything out. */
function isSpelt(phone: string): boolean {
  return BLANK_BETWEEN.test(phone) && !IN_THOUSANDS.test(phone);
}

function numberCell(value: number): string {
  if (!Number.isFinite(value)) return '';
  // From 1e21 on, String() writes an exponent even for an integer.
  return Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
}
