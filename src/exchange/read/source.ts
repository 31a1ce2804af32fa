import { UserError, exitCode } from '../../errors.js';
import { bytesOf, headOf, type Bytes } from './bytes.js';
import { decoded, encodingOf, requireUtf8, type Encoding } from './encoding.js';
import { requireWorkbook, textKind, type TextKind } from './kind.js';
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
  /** What a row is called by its number among all, counted from 1, in a workbook with the column names; without it rows are lines. */
  rowWord?: RowWord;
  /** The bytes in order, without a byte order mark; a chunk is good until the next one is asked for. */
  chunks(): Generator<Buffer>;
}

/** How a file is to be read, where it does not say itself. */
export interface Reading {
  /** The value of --encoding. */
  encoding?: string | undefined;
  /** The sheet of a workbook that is meant. */
  sheet?: string | undefined;
  /** Whether what is damaged is left out and told, where the rest can be read. */
  skipBad?: boolean;
}

/** What a file is: a workbook, or text of some kind. */
export type Look = { kind: 'workbook' } | { kind: TextKind; encoding: Encoding };

/**
 * Looks at what a file is. Throws UserError (65) with what it is and what to do, for what cannot be read; for what
 * encodings may be wrong see `encodingOf`.
 */
export function lookAt(bytes: Bytes, reading: Reading = {}): Look {
  const head = headOf(bytes);
  refuseBinary(bytes.name, head);
  if (isZip(head)) {
    requireWorkbook(bytes);
    return { kind: 'workbook' };
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
  return { kind, encoding };
}

/** A file that is text, as it is. */
export function textSource(bytes: Bytes, { kind, encoding }: Exclude<Look, { kind: 'workbook' }>): Source {
  return {
    name: bytes.name,
    size: bytes.size,
    isJson: kind === 'json',
    notices: encoding.notices,
    chunks: () => decoded(bytes, encoding),
  };
}

/** What is no workbook, as the text that it is. Throws UserError as `lookAt` does, and for a workbook. */
export function plainSource(bytes: Bytes, reading: Reading = {}): Source {
  const look = lookAt(bytes, reading);
  if (look.kind !== 'workbook') return textSource(bytes, look);
  throw notRead(bytes.name, 'an Excel workbook', 'Save the sheet as CSV (UTF-8).');
}

/** Text that is in memory already. */
export function sourceOf(name: string, bytes: Buffer): Source {
  return plainSource(bytesOf(name, bytes));
}

/** The text of a source in pieces. Throws UserError (65) where it is not UTF-8. */
export function* textsOf(source: Source): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for (const chunk of source.chunks()) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError(`"${source.name}" is not UTF-8 text.`, { code: exitCode.badData, cause: error });
  }
}

function headText(bytes: Bytes, encoding: Encoding): string {
  let text = '';
  for (const chunk of decoded(bytes, encoding)) {
    text += chunk.toString();
    if (text.length > 30_000) break;
  }
  return text;
}
