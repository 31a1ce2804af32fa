import { Zip, ZipDeflate } from 'fflate';

// Every file in an archive has a date; this one is the first there is, whatever day it is written on.
const dated = new Date(1980, 0, 1);

/** Small enough to keep memory flat, large enough to pack well. */
const chunkSize = 128 * 1024;

/** A zip archive that is handed over piece by piece while it is made: the same files give the same bytes. */
export class ZipWriter {
  private readonly zip: Zip;

  constructor(write: (bytes: Uint8Array) => void) {
    this.zip = new Zip((error, bytes) => {
      if (error) throw error;
      write(bytes);
    });
  }

  /** Adds a file of these texts, one after the other. */
  add(path: string, texts: Iterable<string>): void {
    // Packed twice as tight it would take twice as long.
    const file = new ZipDeflate(path, { level: 1 });
    file.mtime = dated;
    this.zip.add(file);
    let waiting = '';
    for (const text of texts) {
      waiting += text;
      if (waiting.length < chunkSize) continue;
      file.push(Buffer.from(waiting));
      waiting = '';
    }
    file.push(Buffer.from(waiting), true);
  }

  end(): void {
    this.zip.end();
  }
}
