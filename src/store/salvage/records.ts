import type { Value } from '../file/open.js';
import type { Pages } from './pages.js';

/** A row as it stands on its page. */
export interface FoundRow {
  id: number;
  /** Undefined for what cannot be read. */
  values: (Value | undefined)[];
}

/** The rows on a leaf page of a table, and how many others it has that cannot be read. */
export function rowsOf(pages: Pages, number: number): { rows: FoundRow[]; lost: number } {
  const cells = pages.cellsOf(number);
  const rows = cells.map((at) => rowAt(pages, pages.page(number)!, at));
  // Numbers go up on a page: one that does not is damaged, and is known where there is room for one only.
  const ids = rows.map((row) => row?.id);
  for (const [at, row] of rows.entries()) {
    const [before, after] = [ids[at - 1], ids[at + 1]];
    if (!row || ((before ?? -1) < row.id && row.id < (after ?? Infinity))) continue;
    if (before !== undefined && after === before + 2) row.id = before + 1;
    else if (before !== undefined && before >= row.id && (ids[at - 2] ?? -1) < before) rows[at] = undefined;
  }
  const found = rows.filter((row) => row !== undefined);
  return { rows: found, lost: rows.length - found.length };
}

function rowAt(pages: Pages, page: Buffer, at: number): FoundRow | undefined {
  const size = varint(page, at);
  const id = size && varint(page, size.end);
  if (!size || !id || size.value > 10_000_000 || id.value < 0) return undefined;
  const payload = payloadAt(pages, page, id.end, size.value);
  const values = payload && valuesOf(payload);
  return values && { id: id.value, values };
}

/** What a cell holds, with what went to pages of its own; shorter where those cannot be read. */
function payloadAt(pages: Pages, page: Buffer, at: number, size: number): Buffer | undefined {
  const most = pages.size - 35;
  if (size <= most) return at + size <= page.length ? page.subarray(at, at + size) : undefined;
  const least = Math.floor(((pages.size - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (pages.size - 4));
  const here = fitting <= most ? fitting : least;
  if (at + here + 4 > page.length) return undefined;
  const parts = [page.subarray(at, at + here)];
  let left = size - here;
  for (let next = page.readUInt32BE(at + here); left > 0;) {
    const more = pages.page(next);
    if (!more) break;
    const part = more.subarray(4, 4 + Math.min(left, pages.size - 4));
    parts.push(part);
    left -= part.length;
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function valuesOf(payload: Buffer): (Value | undefined)[] | undefined {
  const head = varint(payload, 0);
  if (!head || head.value > payload.length || head.value > 1000) return undefined;
  const values: (Value | undefined)[] = [];
  let body = head.value;
  for (let at = head.end; at < head.value;) {
    const type = varint(payload, at);
    if (!type || values.length > 100) return undefined;
    at = type.end;
    const length = lengthOf(type.value);
    values.push(body + length <= payload.length ? valueAt(payload, type.value, body, length) : undefined);
    body += length;
  }
  return values;
}

function lengthOf(type: number): number {
  if (type >= 12) return (type - (type % 2) - 12) / 2;
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type]!;
}

function valueAt(payload: Buffer, type: number, at: number, length: number): Value | undefined {
  if (type === 0) return null;
  if (type <= 5) return payload.readIntBE(at, length);
  if (type === 6) return Number(payload.readBigInt64BE(at));
  if (type === 7) return payload.readDoubleBE(at);
  if (type === 8 || type === 9) return type - 8;
  if (type < 12) return undefined;
  const bytes = payload.subarray(at, at + length);
  return type % 2 === 0 ? Buffer.from(bytes) : bytes.toString('utf8');
}

/** A number of 1 to 9 bytes, and where it ends; undefined beyond the bytes. */
function varint(bytes: Buffer, at: number): { value: number; end: number } | undefined {
  const first = bytes[at];
  if (first !== undefined && first < 0x80) return { value: first, end: at + 1 };
  let value = 0n;
  for (let n = 0; n < 9; n++) {
    const byte = bytes[at + n];
    if (byte === undefined) return undefined;
    if (n === 8) value = (value << 8n) | BigInt(byte);
    else value = (value << 7n) | BigInt(byte & 0x7f);
    if (n === 8 || byte < 0x80) return { value: Number(BigInt.asIntN(64, value)), end: at + n + 1 };
  }
  return undefined;
}
