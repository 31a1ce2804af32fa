import { isUtf8 } from 'node:buffer';
import { UserError, exitCode } from '../../errors.js';
import { headOf, type Bytes } from './bytes.js';
import { markOf, wideEncoding } from './signature.js';

/** How the bytes of a file are text. */
export interface Encoding {
  /** By the names of the Encoding Standard: `utf-8`, `windows-1252`. */
  name: string;
  /** Bytes of the byte order mark at its beginning. */
  mark: number;
  /** What there is to say of it, a line each. */
  notices: readonly string[];
}

const someNames = 'macintosh, shift_jis, windows-1251, iso-8859-2';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Bytes that are nothing in windows-1252. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * How a file is text: as its mark says, else as `named` says, the value of --encoding, else UTF-8 or UTF-16 where it is
 * sound, else windows-1252. Throws UserError with the line where text in UTF-8 is broken or has a NUL (65), where the
 * encoding cannot be told (65), and for a name that is not known (2).
 */
export function encodingOf(bytes: Bytes, named: string | undefined): Encoding {
  const given = named === undefined ? undefined : knownName(named);
  const head = headOf(bytes);
  const mark = markOf(head);
  if (mark) {
    if (mark.encoding === 'utf-8') requireUtf8(bytes);
    return { name: mark.encoding, mark: mark.length, notices: [] };
  }
  if (given !== undefined) {
    if (given === 'utf-8') requireUtf8(bytes);
    return { name: given, mark: 0, notices: [] };
  }
  const wide = wideEncoding(head);
  if (wide) return { name: wide, mark: 0, notices: [`read as ${wide}`] };
  if (isAllUtf8(bytes)) return { name: 'utf-8', mark: 0, notices: [] };
  requireWindows1252(bytes);
  const notice = 'read as windows-1252; if names look wrong, say what it is, as in --encoding macintosh';
  return { name: 'windows-1252', mark: 0, notices: [notice] };
}

/** The text as UTF-8, without its mark. Throws UserError with the line for bytes that are nothing in this encoding. */
export function* decoded(bytes: Bytes, { name, mark }: Encoding): Generator<Buffer> {
  const chunks = withoutFirst(bytes.chunks(), mark);
  if (name === 'utf-8') {
    yield* chunks;
    return;
  }
  // Told that more follows: without that, versions of Node 20 read windows-1252 as Latin-1.
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  try {
    for (const chunk of chunks) {
      const text = Buffer.from(decoder.decode(chunk, { stream: true }));
      if (text.includes(0)) throw nulIn(bytes, name);
      yield text;
    }
    yield Buffer.from(decoder.decode());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError(`"${bytes.name}", line ${lineOf(bytes, name, '\ufffd')}: this is not ${name} text.`, {
      hint: `Say what it is, as in --encoding macintosh (${someNames}, …), or save it as CSV UTF-8.`,
      code: exitCode.badData,
      cause: error,
    });
  }
}

function knownName(text: string): string {
  try {
    return new TextDecoder(text.trim()).encoding;
  } catch (error) {
    throw new UserError(`--encoding: there is no encoding "${text}".`, {
      hint: `Some that there are: utf-8, utf-16le, windows-1252, ${someNames}.`,
      cause: error,
    });
  }
}

function* withoutFirst(chunks: Generator<Buffer>, count: number): Generator<Buffer> {
  let left = count;
  for (const chunk of chunks) {
    yield left > 0 ? chunk.subarray(left) : chunk;
    left = Math.max(0, left - chunk.length);
  }
}

function isAllUtf8(bytes: Bytes): boolean {
  for (const piece of wholeCharacters(bytes)) {
    if (piece.includes(0)) throw nulIn(bytes, 'utf-8');
    if (!isUtf8(piece)) return false;
  }
  return true;
}

/** Throws UserError (65) with the line where a file is not UTF-8. */
export function requireUtf8(bytes: Bytes): void {
  if (isAllUtf8(bytes)) return;
  throw brokenUtf8(bytes, 'Save it as CSV UTF-8, or say what it is, as in --encoding windows-1252.');
}

/** Pieces that end where a character of UTF-8 ends, if they are UTF-8. */
function* wholeCharacters(bytes: Bytes): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of bytes.chunks()) {
    const piece = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = piece.length - cutCharacter(piece);
    yield piece.subarray(0, end);
    rest = Buffer.from(piece.subarray(end));
  }
  yield rest;
}

/** How many bytes at the end of a piece are the beginning of a character that is cut; 0 to 3. */
function cutCharacter(piece: Buffer): number {
  for (let back = 1; back <= Math.min(3, piece.length); back++) {
    const byte = piece[piece.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4) > back ? back : 0;
  }
  return 0;
}

/**
 * Text that is not UTF-8 is windows-1252, unless it holds bytes that are nothing there, is no text, is of another script,
 * or is UTF-8 but for a few bytes.
 */
function requireWindows1252(bytes: Bytes): void {
  const found = survey(bytes);
  if (found.sound >= found.broken)
    throw brokenUtf8(
      bytes,
      'The rest of it is: put that character right, or read all of it otherwise, as in --encoding windows-1252.',
    );
  if (found.controls * 50 > bytes.size)
    throw new UserError(`"${bytes.name}" is no text that can be read.`, {
      hint: 'Save the list as CSV UTF-8 or .xlsx in the program it comes from.',
      code: exitCode.badData,
    });
  if (found.isUndefined || found.inWords * 2 > found.high)
    throw new UserError(`"${bytes.name}" is neither UTF-8 nor windows-1252: its encoding cannot be told.`, {
      hint: `Say it with --encoding NAME (${someNames}, …), or save the file as CSV UTF-8.`,
      code: exitCode.badData,
    });
}

/** What the bytes of a text that is not UTF-8 say of its encoding. */
interface Survey {
  /** Characters of UTF-8 with several bytes, each half or whole by how unlikely it is in windows-1252; bytes of none. */
  sound: number;
  broken: number;
  /** Bytes from 0x80 on; letters of them in rows of four, as words of other scripts have. */
  high: number;
  inWords: number;
  controls: number;
  /** Whether there are bytes that are nothing in windows-1252, beside characters of UTF-8. */
  isUndefined: boolean;
}

function survey(bytes: Bytes): Survey {
  const found: Survey = { sound: 0, broken: 0, high: 0, inWords: 0, controls: 0, isUndefined: false };
  let run = 0;
  for (const piece of wholeCharacters(bytes)) {
    let end = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]!;
      run = byte > 0xa0 ? run + 1 : 0;
      if (run >= 4) found.inWords += run === 4 ? 4 : 1;
      if (byte < 0x20 && (byte < 9 || byte > 13)) found.controls++;
      if (byte < 0x80) continue;
      found.high++;
      if (at < end) continue;
      const length = characterLength(byte);
      end = at + 1;
      while (end < at + length && (piece[end]! & 0xc0) === 0x80) end++;
      const isSound = length > 0 && end === at + length;
      if (isSound) found.sound += length > 2 || byte < 0xc4 ? 1 : 0.5;
      else found.broken++;
      if (!isSound && undefinedBytes.has(byte)) found.isUndefined = true;
    }
  }
  return found;
}

/** Bytes of a character of UTF-8 with several that begins so; 0 where none does. */
function characterLength(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

function brokenUtf8(bytes: Bytes, hint: string): UserError {
  return new UserError(`"${bytes.name}", line ${lineOf(bytes, 'utf-8', '\ufffd')}: this is not UTF-8 text.`, {
    hint,
    code: exitCode.badData,
  });
}

function nulIn(bytes: Bytes, encoding: string): UserError {
  return new UserError(`"${bytes.name}", line ${lineOf(bytes, encoding, '\0')}: there is a NUL character.`, {
    hint: 'This is not plain text, or is UTF-16: save the list as CSV UTF-8 or .xlsx.',
    code: exitCode.badData,
  });
}

/** The first line with this character; what is nothing in the encoding is read as U+FFFD. */
function lineOf(bytes: Bytes, encoding: string, character: string): number {
  const decoder = new TextDecoder(encoding);
  let line = 1;
  for (const chunk of bytes.chunks()) {
    const text = decoder.decode(chunk, { stream: true });
    const at = text.indexOf(character);
    line += lineEnds(Buffer.from(at === -1 ? text : text.slice(0, at)));
    if (at !== -1) break;
  }
  return line;
}

/** Lines that end in `bytes`, by LF, CRLF or CR. */
export function lineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count++;
  for (let at = bytes.indexOf(carriageReturn); at !== -1; at = bytes.indexOf(carriageReturn, at + 1)) {
    if (bytes[at + 1] !== lineFeed) count++;
  }
  return count;
}
