import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { UserError, exitCode } from '../../errors.js';
import { migrate, schemaVersion } from '../file/migrate.js';
import { notOurs, tooNew } from '../file/schema.js';
import { withoutTextEnds } from '../file/line-ends.js';
import { Pages, treeOf } from './pages.js';
import { rowsOf } from './records.js';

/** A damaged journal as it was read: its pages, of which version it is, and where its tables and indexes begin. */
export interface Damaged {
  pages: Pages;
  version: number;
  /** By the name of a table or index, where that is known. */
  roots: Map<string, number>;
  /** Whether it was sent as text, and its line ends are taken back. */
  wasText: boolean;
}

/** A table or index of a file: what it is called, where it begins, and how it was made. */
interface Thing {
  name: string;
  root: number;
  sql: string | null;
}

const usualSize = 4096;

/**
 * Reads a damaged file, which is not written, as far as it says what it is. Throws UserError for what is another
 * program's, or a newer prospect's.
 */
export function readDamaged(file: string, root: string): Damaged {
  const read = readWhole(file);
  const text = withoutTextEnds(read);
  const bytes = text ?? read;
  const pages = new Pages(bytes, sizeOf(bytes));
  const things = thingsIn(pages);
  const isHeaded = bytes.length >= 100 && bytes.toString('latin1', 0, 16) === 'SQLite format 3\0';
  const said = isHeaded ? bytes.readInt32BE(60) : 0;
  const best = bestVersion(things, root);
  if (things.length > 0 && best.share < 0.5) throw said > schemaVersion ? tooNew(file) : notOurs(file);
  if (said > schemaVersion && best.share < 1) throw tooNew(file);
  const isSaid = said >= 1 && said <= schemaVersion;
  return {
    pages,
    version: things.length > 0 ? best.version : isSaid ? said : schemaVersion,
    roots: new Map(things.map(({ name, root }) => [name, root])),
    wasText: text !== undefined,
  };
}

/** All of a file; where a write to it was cut short, what a copy of it holds once that is taken back. */
function readWhole(file: string): Buffer {
  try {
    const bytes = fs.readFileSync(file);
    return fs.existsSync(`${file}-journal`) ? (takenBack(file, bytes.length) ?? bytes) : bytes;
  } catch (error) {
    throw new UserError(`${file} cannot be read.`, {
      hint: 'Check the name and your permission for it.',
      code: exitCode.absent,
      cause: error,
    });
  }
}

function takenBack(file: string, length: number): Buffer | undefined {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-'));
  try {
    const copy = path.join(folder, 'copy.db');
    for (const end of ['', '-journal']) fs.copyFileSync(file + end, copy + end);
    const db = new Database(copy);
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
    } finally {
      db.close();
    }
    const bytes = fs.readFileSync(copy);
    return bytes.length > 0 || length === 0 ? bytes : undefined;
  } catch {
    return undefined;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The size of a page that the file says, unless that is damaged: then the one by which most pages are pages. */
function sizeOf(bytes: Buffer): number {
  const said = bytes.length >= 100 ? bytes.readUInt16BE(16) : 0;
  const sizes = [said === 1 ? 65_536 : said, usualSize, 512, 1024, 2048, 8192, 16_384, 32_768, 65_536];
  const isSize = (size: number) => size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
  const share = (size: number) => {
    const pages = new Pages(bytes, size);
    const looked = Math.min(pages.count, 200);
    const known = Array.from({ length: looked }, (_, n) => pages.kindOf(n + 1)).filter(Boolean).length;
    return known / Math.max(1, looked);
  };
  const [first, ...others] = sizes.filter(isSize).map((size) => ({ size, share: share(size) }));
  if (first!.share > 0.3) return first!.size;
  return others.reduce((best, each) => (each.share > best.share ? each : best), first!).size;
}

/** What the file says is defined in it. */
function thingsIn(pages: Pages): Thing[] {
  const rows = treeOf(pages, 1).leaves.flatMap((number) => rowsOf(pages, number).rows);
  return rows.flatMap(({ values: [, name, , root, sql] }) =>
    typeof name === 'string' && typeof root === 'number'
      ? [{ name, root, sql: typeof sql === 'string' ? sql : null }]
      : [],
  );
}

/** The version that defines most of these things alike, and what share of these are. */
function bestVersion(things: readonly Thing[], root: string): { version: number; share: number } {
  const found = new Set(things.map(({ name, sql }) => `${name}\0${sql}`));
  let best = { version: schemaVersion, same: 0, share: 0 };
  for (let version = schemaVersion; version >= 1; version--) {
    const db = new Database(':memory:');
    migrate(db, root, version);
    const ours = db.prepare('SELECT name, sql FROM sqlite_schema').all() as Omit<Thing, 'root'>[];
    db.close();
    const same = ours.filter(({ name, sql }) => found.has(`${name}\0${sql}`)).length;
    if (same > best.same) best = { version, same, share: same / found.size };
  }
  return best;
}
