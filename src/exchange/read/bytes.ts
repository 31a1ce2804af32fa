import fs from 'node:fs';
import { UserError, exitCode } from '../../errors.js';
import { faultCode } from '../../store/file/faults.js';
import { mayHoldNul, refuseBinary } from './signature.js';
import { Spool } from './spool.js';

/** The bytes of a file, which can be read from the beginning as often as wanted. */
export interface Bytes {
  /** As the person named it. */
  name: string;
  /** Bytes in all. */
  size: number;
  /** The bytes in order; a chunk is good until the next one is asked for. */
  chunks(): Generator<Buffer>;
}

/** What is read at a time: rows of a larger piece outlive the collection of what is young, and so stay in memory. */
const chunkSize = 64 * 1024;

/** The file at `path`. Throws UserError for what is absent or a folder (66), and for what may not be read (77). */
export function openBytes(path: string, name: string): Bytes {
  try {
    const stat = fs.statSync(path);
    if (stat.isDirectory())
      throw new UserError(`"${name}" is a folder, not a file.`, {
        hint: 'Name the file in it that holds the leads or touches.',
        code: exitCode.absent,
      });
    if (stat.isFile()) {
      fs.accessSync(path, fs.constants.R_OK);
      return { name, size: stat.size, chunks: () => readChunks(path) };
    }
    const keeper = new Keeper(name);
    for (const chunk of readChunks(path)) keeper.add(chunk);
    return keeper.bytes();
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

/** Bytes that are in memory already. */
export function bytesOf(name: string, bytes: Buffer): Bytes {
  return {
    name,
    size: bytes.length,
    *chunks() {
      for (let from = 0; from < bytes.length; from += chunkSize) yield bytes.subarray(from, from + chunkSize);
    },
  };
}

/** All that comes on standard input. Throws UserError (65) for what cannot be text, or is too long to keep. */
export async function bytesOfInput(input: AsyncIterable<Buffer | string>): Promise<Bytes> {
  const keeper = new Keeper('standard input');
  for await (const chunk of input) keeper.add(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return keeper.bytes();
}

/** The first bytes, at least as many as a chunk has where there are so many. */
export function headOf(bytes: Bytes): Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  for (const chunk of bytes.chunks()) {
    pieces.push(Buffer.from(chunk));
    size += chunk.length;
    if (size >= chunkSize) break;
  }
  return Buffer.concat(pieces);
}

/** Keeps what can be read once only; refuses what is no text as soon as that shows, since it may never end. */
class Keeper {
  private readonly spool: Spool;
  private isChecked = false;

  constructor(private readonly name: string) {
    this.spool = new Spool(name);
  }

  add(bytes: Buffer): void {
    this.spool.add(bytes);
    if (this.isChecked || !bytes.includes(0)) return;
    const head = headOf(this.bytes());
    refuseBinary(this.name, head);
    if (!mayHoldNul(head))
      throw new UserError(`"${this.name}" holds a NUL character, so it is no plain text.`, {
        hint: 'Save the list as CSV UTF-8 or .xlsx.',
        code: exitCode.badData,
      });
    this.isChecked = true;
  }

  bytes(): Bytes {
    return { name: this.name, size: this.spool.size, chunks: () => this.spool.chunks(chunkSize) };
  }
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
