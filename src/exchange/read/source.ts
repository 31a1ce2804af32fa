import { UserError, exitCode } from '../../errors.js';
import { bytesOf, headOf, type Bytes } from './bytes.js';
import { decoded, encodingOf, requireUtf8, type Encoding } from './encoding.js';
import { requireWorkbook, textKind } from './kind.js';
import { isZip, notRead, refuseBinary } from './signature.js';

/** What a row of a file is called whose rows are no lines. */
export type RowWord = 'row' | 'card' | 'call';

/** Text to import in UTF-8, which can be read from the beginning as often as wanted. */
export interface Source {
  /** As the person named it. */
  name: string;
  /** Bytes in all. */
  size: number;
  /** Whether it is JSON, by its first visible character; else it is CSV. */
  isJson: boolean;
  /** What there is to say of how it is read, a line each. */
  notices: readonly string[];
  /** What a row is called by its number among all, counted from 1 with the column names; without it rows are lines. */
  rowWord?: RowWord;
  /** The bytes in order, without a byte order mark; a chunk is good until the next one is asked for. */
  chunks(): Generator<Buffer>;
}

/** How a file is to be read, where it does not say itself. */
export interface Reading {
  /** The value of --encoding. */
  encoding?: string | undefined;
}

/**
 * What a file holds, as text that can be read. Throws UserError (65) with what it is and what to do, for what is neither
 * CSV nor a journal in JSON; for what encodings may be wrong see `encodingOf`.
 */
export function readSource(bytes: Bytes, reading: Reading = {}): Source {
  const head = headOf(bytes);
  refuseBinary(bytes.name, head);
  if (isZip(head)) {
    requireWorkbook(bytes);
    throw notRead(bytes.name, 'an Excel workbook', 'Save the sheet as CSV (UTF-8).');
  }
  const encoding = encodingOf(bytes, reading.encoding);
  const text = headText(bytes, encoding);
  if (/^[\s\ufeff]*$/.test(text) && bytes.size <= head.length)
    throw new UserError(`"${bytes.name}" is empty.`, {
      hint: 'A CSV file begins with a line of column names.',
      code: exitCode.badData,
    });
  const kind = textKind(bytes.name, text);
  if (kind === 'json' && encoding.name === 'windows-1252') requireUtf8(bytes);
  if (kind === 'vcard') throw notRead(bytes.name, 'a vCard', 'Export the contacts as CSV.');
  if (kind === 'calls') throw notRead(bytes.name, 'a list of calls in XML', 'Export the calls as CSV.');
  return {
    name: bytes.name,
    size: bytes.size,
    isJson: kind === 'json',
    notices: encoding.notices,
    chunks: () => decoded(bytes, encoding),
  };
}

/** Bytes that are in memory already, as `readSource` reads them. */
export function sourceOf(name: string, bytes: Buffer): Source {
  return readSource(bytesOf(name, bytes));
}

function headText(bytes: Bytes, encoding: Encoding): string {
  let text = '';
  for (const chunk of decoded(bytes, encoding)) {
    text += chunk.toString();
    if (text.length > 30_000) break;
  }
  return text;
}
