import fs from 'node:fs';
import { UserError, exitCode } from '../../errors.js';
import { faultCode } from '../../store/file/faults.js';
import { Spool } from './spool.js';

/** What a row of a file is called whose rows are no lines. */
export type RowWord = 'row' | 'card' | 'call';

/** Bytes to import, which can be read from the beginning as often as wanted. */
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

/** What is read at a time: rows of a larger piece outlive the collection of what is young, and so stay in memory. */
const chunkSize = 64 * 1024;
const byteOrderMark = Buffer.from('\ufeff');

/** Kinds of file that are not text, by how they begin. */
const otherKinds: { begins: number[]; is: string; hint: string }[] = [
  { begins: [0x1f, 0x8b], is: 'a gzip archive', hint: 'Unpack it first: gunzip -k FILE' },
  {
    begins: [0x50, 0x4b, 3, 4],
    is: 'a zip archive or a workbook',
    hint: 'Save the sheet as CSV (UTF-8) first.',
  },
  { begins: [0xff, 0xfe], is: 'UTF-16 text', hint: 'Save it as CSV UTF-8 first.' },
  { begins: [0xfe, 0xff], is: 'UTF-16 text', hint: 'Save it as CSV UTF-8 first.' },
  {
    begins: [...Buffer.from('SQLite format 3')],
    is: 'a database',
    hint: 'For a journal: prospect --db FILE export all > all.json, then import that.',
  },
];

/**
 * The file at `path`, looked at before anything else is done with it. Throws UserError for what is absent or a folder
 * (66), may not be read (77), or cannot be CSV or JSON: archives, databases, UTF-16, nothing at all (65).
 */
export function openSource(path: string, name: string): Source {
  try {
    const stat = fs.statSync(path);
    if (stat.isDirectory())
      throw new UserError(`"${name}" is a folder, not a file.`, {
        hint: 'Name the CSV or JSON file in it.',
        code: exitCode.absent,
      });
    if (!stat.isFile()) {
      const keeper = new Keeper(name);
      for (const chunk of readChunks(path)) keeper.add(chunk);
      return keeper.source();
    }
    const head = readHead(path);
    return describe(name, head, stat.size, () => readChunks(path));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const isAbsent = ['ENOENT', 'ENOTDIR'].includes(faultCode(error));
    throw new UserError(isAbsent ? `There is no file "${name}".` : `The file "${name}" cannot be read.`, {
      hint: isAbsent ? 'Check its name.' : 'Check that you may read it.',
      code: isAbsent ? exitCode.absent : exitCode.permission,
      cause: error,
    });
  }
}

/** Bytes that are in memory already. Throws UserError (65) for what cannot be CSV or JSON. */
export function sourceOf(name: string, bytes: Buffer): Source {
  return describe(name, bytes.subarray(0, chunkSize), bytes.length, function* () {
    for (let from = 0; from < bytes.length; from += chunkSize) yield bytes.subarray(from, from + chunkSize);
  });
}

/** All that comes on standard input. Throws UserError (65) for what cannot be CSV or JSON, or is too long to keep. */
export async function sourceOfInput(input: AsyncIterable<Buffer | string>): Promise<Source> {
  const keeper = new Keeper('standard input');
  for await (const chunk of input) keeper.add(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return keeper.source();
}

/** Keeps what can be read once only; refuses what is no text as soon as that shows, since it may never end. */
class Keeper {
  private readonly spool: Spool;

  constructor(private readonly name: string) {
    this.spool = new Spool(name);
  }

  add(bytes: Buffer): void {
    this.spool.add(bytes);
    if (!bytes.includes(0)) return;
    this.source();
    throw new UserError(`"${this.name}" holds a NUL character, so it is no plain text.`, {
      hint: 'If it is UTF-16, save it as CSV UTF-8 first.',
      code: exitCode.badData,
    });
  }

  source(): Source {
    const read = () => this.spool.chunks(chunkSize);
    const [head = Buffer.alloc(0)] = read();
    return describe(this.name, Buffer.from(head), this.spool.size, read);
  }
}

function describe(name: string, head: Buffer, size: number, read: () => Generator<Buffer>): Source {
  const other = otherKinds.find(({ begins }) => begins.every((byte, at) => head[at] === byte));
  if (other)
    throw new UserError(`"${name}" is ${other.is}, not CSV or JSON.`, {
      hint: other.hint,
      code: exitCode.badData,
    });
  const text = head.toString('latin1').replace(byteOrderMark.toString('latin1'), '').trimStart();
  if (text === '' && size <= head.length)
    throw new UserError(`"${name}" is empty.`, {
      hint: 'A CSV file begins with a line of column names.',
      code: exitCode.badData,
    });
  return { name, size, isJson: /^[[{]/.test(text), notices: [], chunks: () => withoutMark(read()) };
}

function* withoutMark(chunks: Generator<Buffer>): Generator<Buffer> {
  let isFirst = true;
  for (const chunk of chunks) {
    const marked = isFirst && chunk.subarray(0, 3).equals(byteOrderMark);
    isFirst = false;
    yield marked ? chunk.subarray(3) : chunk;
  }
}

function readHead(path: string): Buffer {
  const [head] = readChunks(path);
  return head ?? Buffer.alloc(0);
}

function* readChunks(path: string): Generator<Buffer> {
  const descriptor = fs.openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafeSlow(chunkSize);
    for (;;) {
      const read = fs.readSync(descriptor, chunk);
      if (read === 0) return;
      yield chunk.subarray(0, read);
    }
  } finally {
    fs.closeSync(descriptor);
  }
}
