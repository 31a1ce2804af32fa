import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { UserError, exitCode } from '../../errors.js';
import { applicationId, migrate, schemaVersion, versionOf } from './migrate.js';
import { restoreHint } from './restore-hint.js';

/** A row of sqlite_schema: type, name, table and text. In a file from elsewhere each may be anything else. */
type Thing = readonly [type: string, name: string, table: string, sql: string | null];

/** What the planner keeps of a file that was looked through with ANALYZE: no part of a journal, and nothing runs it. */
const statistics: ReadonlyMap<string, string> = new Map([
  ['sqlite_stat1', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'],
  ['sqlite_stat4', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'],
]);

/**
 * Version of the journal that a connection reads, or 'empty' when there is nothing in the file. Refuses another program's
 * database, a newer version, and a file in which anything is defined that the migrations do not define with the same
 * text, before it can run. Every connection goes through here before its first other statement, and writes nothing before.
 */
export function checkJournal(db: Database.Database, file: string, root: string): number | 'empty' {
  const [owner, version, things] = db
    .transaction(() => [db.pragma('application_id', { simple: true }), versionOf(db), thingsOf(db)] as const)
    .deferred();
  if (owner === 0 && version === 0 && things.length === 0) return 'empty';
  if (owner !== applicationId) throw notOurs(file);
  if (version > schemaVersion) throw tooNew(file);
  if (version < 1) throw unsound(file, `its version is ${version}, and the first there was is 1`);
  const found = textOf(things);
  if (version === schemaVersion && found === keptSchema(root)) return version;
  const expected = schemaOf(root, version);
  if (found !== textOf(expected)) throw differs(file, things, expected);
  return version;
}

/** What the migrations define up to a version. */
function schemaOf(root: string, version: number): Thing[] {
  const db = new Database(':memory:');
  try {
    migrate(db, root, version);
    return thingsOf(db);
  } finally {
    db.close();
  }
}

/** What the newest version defines, as text: the build keeps it in a file, since running the migrations takes 3 ms. */
export function newestSchema(root: string): string {
  return textOf(schemaOf(root, schemaVersion));
}

/** Where the build keeps it, in the folder of the package. Without that file, or with a stale one, opening is slower. */
export const schemaFile = path.join('dist', 'schema.json');

function keptSchema(root: string): string | undefined {
  try {
    return fs.readFileSync(path.join(root, schemaFile), 'utf8');
  } catch {
    return undefined;
  }
}

function thingsOf(db: Database.Database): Thing[] {
  const things = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').raw().all() as Thing[];
  return things.filter(
    ([type, name, table, sql]) =>
      !(type === 'table' && table === name && sql !== null && statistics.get(name) === sql),
  );
}

/** Whatever the order in the file, which VACUUM and a copy by SQL change. */
function textOf(things: readonly Thing[]): string {
  return `[${things
    .map((thing) => JSON.stringify(thing))
    .sort()
    .join(',\n')}]`;
}

function differs(file: string, found: readonly Thing[], expected: readonly Thing[]): UserError {
  const key = (thing: Thing) => JSON.stringify(thing.slice(0, 2));
  const missing = new Map(expected.map((thing) => [key(thing), thing]));
  let changed: Thing | undefined;
  for (const thing of found) {
    const ours = missing.get(key(thing));
    if (!ours) return unsound(file, `it holds ${titleOf(thing)} that is not ours`, takeOutHint);
    if (textOf([thing]) !== textOf([ours])) changed ??= ours;
    missing.delete(key(thing));
  }
  for (const [type, name] of missing.values()) return unsound(file, `it has no ${type} "${name}"`);
  return unsound(file, `its ${changed![0]} "${changed![1]}" is not as prospect made it`);
}

/** What something in a file from elsewhere calls itself; SQLite goes by its text alone. */
function titleOf([type, name]: Thing): string {
  const kind = ['table', 'index', 'view', 'trigger'].find((one) => one === String(type).toLowerCase());
  return `${kind === 'index' ? 'an' : 'a'} ${kind ?? 'thing'} "${String(name).slice(0, 100)}"`;
}

function unsound(file: string, what: string, hint = restoreHint): UserError {
  return new UserError(`${file} is not a sound journal: ${what}.`, { hint, code: exitCode.badData });
}

const takeOutHint =
  'Nothing was changed. Take it out with the program that put it in, restore a backup, or name another file with --db FILE.';

/** A file that is no journal of ours, and not a damaged one. */
export class NoJournal extends UserError {}

export function notOurs(file: string): NoJournal {
  return new NoJournal(`${file} is another program's database.`, {
    hint: 'Name another file with --db FILE.',
    code: exitCode.badData,
  });
}

export function tooNew(file: string): UserError {
  return new UserError(`${file} was written by a newer version of prospect.`, {
    hint: 'Install that version to use it, or go back to a backup of this one with "prospect restore".',
    code: exitCode.newer,
  });
}
