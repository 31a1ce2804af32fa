import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4096);
let used = pool.length;
let lastTime = 0;
let sequence = 0;

/**
 * A UUID of version 7 (RFC 9562) as 16 bytes: 48 bits of `now` in milliseconds, then 12 bits that count up
 * within a millisecond so that ids made by one process sort in the order they were made, then 62 random bits.
 */
export function newUid(now: number): Buffer {
  if (now > lastTime) {
    lastTime = now;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    lastTime += 1;
    sequence = 0;
  }
  if (used + 8 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const uid = Buffer.allocUnsafe(16);
  uid.writeUIntBE(lastTime, 0, 6);
  uid.writeUInt16BE(0x7000 | sequence, 6);
  pool.copy(uid, 8, used, used + 8);
  used += 8;
  uid[8] = (uid[8]! & 0x3f) | 0x80;
  return uid;
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
