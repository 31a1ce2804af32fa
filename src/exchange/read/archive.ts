import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { UserError, exitCode } from '../../errors.js';
import { count } from '../../render/figure.js';
import { damagedWorkbook } from './kind.js';
import { UnsoundXml, XmlReader, type XmlEvents } from './xml.js';

/** Most bytes that a part of a workbook may have unpacked: a sheet that is full has about as many. */
const longestPart = 1_000_000_000;

/** The parts of a zip archive. What is damaged or grows beyond all measure is refused with a UserError (65). */
export class Archive {
  private constructor(
    private readonly name: string,
    private readonly zip: ZipFile,
    /** By their path in small letters. */
    private readonly entries: Map<string, Entry>,
  ) {}

  /** `name`: what the file is called in refusals. */
  static async open(name: string, bytes: Buffer): Promise<Archive> {
    try {
      const zip = await fromBufferPromise(bytes);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
      return new Archive(name, zip, entries);
    } catch (error) {
      throw damagedWorkbook(name, error);
    }
  }

  has(path: string): boolean {
    return this.entries.has(path.toLowerCase());
  }

  /** The text of a part, in pieces. Whoever needs only its beginning stops asking. */
  async *text(path: string): AsyncGenerator<string> {
    const entry = this.entries.get(path.toLowerCase());
    if (!entry) throw damagedWorkbook(this.name, new Error(`${path} is not in it`));
    if (entry.isEncrypted())
      throw new UserError(`"${this.name}" is locked with a password.`, {
        hint: 'Save it without one first.',
        code: exitCode.badData,
      });
    if (entry.uncompressedSize > longestPart)
      throw new UserError(
        `"${this.name}" unpacks to more than ${count(longestPart)} bytes, more than a workbook has.`,
        { hint: 'Save the sheet that you need as CSV, and import that.', code: exitCode.badData },
      );
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      // It is cut off with an error where there is more than the archive says.
      const stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
      yield decoder.decode();
    } catch (error) {
      throw error instanceof UserError ? error : damagedWorkbook(this.name, error);
    }
  }

  /** Reads a part to its end as XML. */
  async read(path: string, events: XmlEvents): Promise<void> {
    for await (const step of this.steps(path, events)) void step;
  }

  /** Reads a part as XML, stopping after each piece of it. */
  async *steps(path: string, events: XmlEvents): AsyncGenerator<void> {
    const reader = new XmlReader(events);
    try {
      for await (const text of this.text(path)) {
        reader.write(text);
        yield;
      }
      reader.end();
      yield;
    } catch (error) {
      throw error instanceof UnsoundXml ? damagedWorkbook(this.name, error) : error;
    }
  }
}
