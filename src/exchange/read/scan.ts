/** What is wrong with a row that is not sound CSV. */
export type Fault = 'stray quote' | 'text after quote' | 'quote not closed' | 'too long';

/** One row of CSV by its bytes. */
export interface ScannedRow {
  /** Where it ends, with its line end; of one that is not sound, where the line ends on which it begins, 0 if that goes on. */
  end: number;
  cells: number;
  fault: Fault | undefined;
}

/** Longest row read, in bytes. */
export const longestRow = 1_000_000;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The row of CSV (RFC 4180) that begins at `from`; undefined where `bytes` end before it does and, since `isLast` is not
 * set, more may follow. A line ends with LF, CRLF or CR. `delimiter` is its byte.
 */
export function scanRow(
  bytes: Buffer,
  from: number,
  delimiter: number,
  isLast: boolean,
): ScannedRow | undefined {
  let cells = 1;
  const faulty = (fault: Fault) => ({ end: endOfLine(bytes, from, isLast), cells, fault });
  for (let at = from; ;) {
    if (bytes[at] === quote) {
      at = closingQuote(bytes, at);
      if (at === -1 || (at === bytes.length - 1 && !isLast)) {
        if (bytes.length - from > longestRow) return faulty('too long');
        return isLast ? faulty('quote not closed') : undefined;
      }
      at++;
      const next = bytes[at];
      if (next !== undefined && next !== delimiter && next !== lineFeed && next !== carriageReturn)
        return faulty('text after quote');
    }
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
      if (byte === quote) return faulty('stray quote');
    }
    if (at - from > longestRow) return faulty('too long');
    if (bytes[at] === delimiter) {
      cells++;
      at++;
      continue;
    }
    const end = at === bytes.length ? (isLast ? at : 0) : endOfLine(bytes, at, isLast);
    return end === 0 ? undefined : { end, cells, fault: undefined };
  }
}

/** Where the quoted cell closes whose quote stands at `at`; -1 where it does not. Of two quotes neither closes it. */
function closingQuote(bytes: Buffer, at: number): number {
  for (let end = bytes.indexOf(quote, at + 1); end !== -1; end = bytes.indexOf(quote, end + 2))
    if (bytes[end + 1] !== quote) return end;
  return -1;
}

/** Where the line of `from` ends, with its line end; 0 where `bytes` end before. */
export function endOfLine(bytes: Buffer, from: number, isLast: boolean): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === lineFeed) return at + 1;
    if (bytes[at] !== carriageReturn) continue;
    // A CR at the very end may be half of a CRLF.
    if (at === bytes.length - 1 && !isLast) return 0;
    return bytes[at + 1] === lineFeed ? at + 2 : at + 1;
  }
  return isLast ? bytes.length : 0;
}

/** Where the last row that is complete ends, if all rows before are sound; 0 when there is none. */
export function endOfLastRow(bytes: Buffer): number {
  let quotes = 0;
  for (let at = bytes.indexOf(quote); at !== -1; at = bytes.indexOf(quote, at + 1)) quotes++;
  // Backwards from quote to quote: a line end in every second stretch lies outside quotes.
  let isOutside = quotes % 2 === 0;
  for (let end = bytes.length; end > 0;) {
    const start = bytes.lastIndexOf(quote, end - 1);
    if (isOutside) {
      const lineEnd = lastLineEnd(bytes, start + 1, end);
      if (lineEnd > 0) return lineEnd;
    }
    isOutside = !isOutside;
    end = start;
  }
  return 0;
}

/** Where the last line between `from` and `to` ends, else 0. A CR at the very end may be half of a CRLF. */
function lastLineEnd(bytes: Buffer, from: number, to: number): number {
  if (to <= from) return 0;
  const feed = bytes.lastIndexOf(lineFeed, to - 1);
  if (feed >= from) return feed + 1;
  const back = bytes.lastIndexOf(carriageReturn, Math.min(to - 1, bytes.length - 2));
  return back >= from ? back + 1 : 0;
}
