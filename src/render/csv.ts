export type CsvValue = string | number | boolean | null;

/** `safe` keeps text from being run as a formula, reversibly; `raw` leaves every text as it is. */
export type CsvMode = 'safe' | 'raw';

// Apostrophes, blanks and invisible characters, then what a spreadsheet may take for a formula.
const TRIGGER =
  /^'*[\s\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@\t\r\n|%\uff1d\uff0b\uff0d\uff20\u2212]/;

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

// Begins and ends with a letter or digit, with nothing inside that could need quotes: most cells of a journal.
const PLAIN = /^[\w\u00c0-\u024f](?:[\w\u00c0-\u024f .:;/@()&+-]*[\w\u00c0-\u024f.:;/@()&+-])?$/;

/**
 * One cell by RFC 4180, quoted only where needed. Text that could be run as a formula gets one apostrophe in front
 * in `safe` mode, which `unstuff` takes off. Numbers are bare and unrounded; no figure (null, NaN, infinite) is empty.
 */
export function csvCell(value: CsvValue, mode: CsvMode): string {
  if (value === null) return '';
  if (typeof value === 'string') return textCell(value, mode);
  if (typeof value === 'number') return numberCell(value);
  return value ? 'true' : 'false';
}

/** One record without its line end. A single empty cell is written `""`, since readers skip an empty line. */
export function csvLine(cells: readonly CsvValue[], mode: CsvMode = 'safe'): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    if (at > 0) line += ',';
    line += csvCell(cells[at] ?? null, mode);
  }
  return line === '' && cells.length === 1 ? '""' : line;
}

/** The text behind a cell that `csvCell` wrote in `safe` mode: takes off the apostrophe it put in front. */
export function unstuff(text: string): string {
  return text.startsWith("'") && TRIGGER.test(text) ? text.slice(1) : text;
}

function textCell(text: string, mode: CsvMode): string {
  if (text === '' || PLAIN.test(text)) return text;
  const stuffed = mode === 'safe' && TRIGGER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(stuffed) ? `"${stuffed.replaceAll('"', '""')}"` : stuffed;
}

function numberCell(value: number): string {
  if (!Number.isFinite(value)) return '';
  // From 1e21 on, String() writes an exponent even for an integer.
  return Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
}
