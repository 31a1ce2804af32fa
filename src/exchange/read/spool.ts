import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { UserError, exitCode } from '../../errors.js';
import { count } from '../../render/figure.js';

/** Up to this many bytes are kept in memory. */
const inMemory = 8_000_000;

/** More than this is not taken from what is no file. */
const longest = 2_000_000_000;

/**
 * What comes from a pipe and can be read once only, kept so that it can be read again: a little of it in memory, more in
 * a temporary file that nobody else can read and that has no name any more, so that it is gone with the program.
 */
export class Spool {
  size = 0;
  private held: Buffer[] = [];
  private descriptor: number | undefined;

  /** `name`: what it is called in refusals. */
  constructor(private readonly name: string) {}

  /**
   * Keeps more bytes, which may be overwritten afterwards. Throws UserError above the longest that is kept (65) and
   * where the disk has no room (74).
   */
  add(bytes: Buffer): void {
    this.size += bytes.length;
    if (this.size > longest)
      throw new UserError(`"${this.name}" is no file and longer than ${count(longest)} bytes.`, {
        hint: 'Save it in a file first, or import it in parts.',
        code: exitCode.badData,
      });
    if (this.descriptor === undefined && this.size <= inMemory) {
      this.held.push(Buffer.from(bytes));
      return;
    }
    try {
      this.descriptor ??= openNameless();
      for (const piece of [...this.held, bytes]) writeAll(this.descriptor, piece);
      this.held = [];
    } catch (error) {
      throw new UserError(`There is no room for what "${this.name}" brings in ${os.tmpdir()}.`, {
        hint: 'Save it in a file first, or name another folder in TMPDIR.',
        code: exitCode.io,
        cause: error,
      });
    }
  }

  /** All of it from the beginning; a chunk is good until the next one is asked for. */
  *chunks(chunkSize: number): Generator<Buffer> {
    yield* this.held;
    if (this.descriptor === undefined) return;
    const chunk = Buffer.allocUnsafeSlow(chunkSize);
    for (let from = 0; ;) {
      const read = fs.readSync(this.descriptor, chunk, 0, chunkSize, from);
      if (read === 0) return;
      yield chunk.subarray(0, read);
      from += read;
    }
  }
}

function openNameless(): number {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-'));
  const file = path.join(folder, 'input');
  const descriptor = fs.openSync(file, 'wx+', 0o600);
  fs.unlinkSync(file);
  fs.rmdirSync(folder);
  return descriptor;
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let from = 0; from < bytes.length;) from += fs.writeSync(descriptor, bytes, from);
}
