import type { Connection } from './open.js';

const poolSize = 4096;

/**
 * Makes UUIDs of version 7 (RFC 9562) as 16 bytes: 48 bits of time in milliseconds, then 12 bits that count up, so
 * that ids made by one write sort in the order they were made, then 62 random bits. The random bits are SQLite's:
 * loading node:crypto for them would cost a seventh of a bare start of Node.
 */
export class UidMaker {
  private pool: Buffer = Buffer.alloc(0);
  private used = 0;
  private sequence = -1;

  constructor(
    private readonly db: Connection,
    private time: number,
  ) {}

  next(): Buffer {
    if (++this.sequence > 0xfff) {
      this.time += 1;
      this.sequence = 0;
    }
    if (this.used + 8 > this.pool.length) {
      this.pool = this.db.prepare('SELECT randomblob(?)').pluck().get(poolSize) as Buffer;
      this.used = 0;
    }
    const uid = Buffer.allocUnsafe(16);
    uid.writeUIntBE(this.time, 0, 6);
    uid.writeUInt16BE(0x7000 | this.sequence, 6);
    for (let at = 8; at < 16; at++) uid[at] = this.pool[this.used++]!;
    uid[8] = (uid[8]! & 0x3f) | 0x80;
    return uid;
  }
}

/** `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, as uids are written outside the file; from bytes or hexadecimal. */
export function formatUid(uid: Buffer | string): string {
  const hex = typeof uid === 'string' ? uid : uid.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The 16 bytes of a written uid, or null when `text` is not one. */
export function parseUid(text: string): Buffer | null {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
    ? Buffer.from(text.replaceAll('-', ''), 'hex')
    : null;
}
