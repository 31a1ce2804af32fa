import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Driver from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Desk } from './helpers/run.js';
import { redoLine, runLine, setDesk, writingLines, type Line } from './helpers/writing.js';

/** What the driver was asked to do, in order, on each connection. */
let heard: { connection: Driver.Database; sql: string }[] = [];

/** Listens to every statement that runs, until the tests of this file are over. */
function listen(): void {
  const sample = new Driver(':memory:');
  const statements = Object.getPrototypeOf(sample.prepare('SELECT 1')) as Driver.Statement;
  for (const method of ['run', 'get', 'all', 'iterate'] as const) {
    const original = Reflect.get<Driver.Statement, typeof method>(statements, method);
    vi.spyOn(statements, method).mockImplementation(function (this: Driver.Statement, ...values: unknown[]) {
      heard.push({ connection: this.database, sql: this.source });
      return Reflect.apply(original, this, values);
    });
  }
  const connections = Object.getPrototypeOf(sample) as Driver.Database;
  const original = Reflect.get<Driver.Database, 'exec'>(connections, 'exec');
  vi.spyOn(connections, 'exec').mockImplementation(function (this: Driver.Database, sql: string) {
    heard.push({ connection: this, sql });
    return Reflect.apply(original, this, [sql]);
  });
  sample.close();
}

const begin = /^\s*(BEGIN\b.*)/i;
const end = /^\s*(COMMIT|END|ROLLBACK(?! TO))\b/i;
const write =
  /^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|PRAGMA user_version =)(?!.{0,20}\btemp\b)/i;

/** What began the transactions in which something was written since `heard` was cleared. */
function locksTaken(): string[] {
  const begun = new Map<Driver.Database, string>();
  const locks = new Set<string>();
  for (const { connection, sql } of heard) {
    const beginning = begin.exec(sql)?.[1];
    if (beginning !== undefined) begun.set(connection, beginning);
    else if (end.test(sql)) begun.delete(connection);
    else if (write.test(sql)) locks.add(begun.get(connection) ?? 'none');
  }
  return [...locks];
}

/** A transaction that begins without the lock reads first; when it comes to write, it may have to give up. */
describe('whoever writes to a journal takes the lock before all else', async () => {
  const set = fs.readFileSync((await setDesk()).file);
  const old = gunzipSync(fs.readFileSync(path.join(import.meta.dirname, 'data', 'journal-1.db.gz')));

  beforeAll(listen);
  afterAll(() => vi.restoreAllMocks());
  beforeEach(() => void (heard = []));

  async function check(journal: Buffer | null, line: Line): Promise<void> {
    const desk = new Desk();
    if (journal !== null) fs.writeFileSync(desk.file, journal, { mode: 0o600 });
    expect(await runLine(desk, line)).toMatchObject({ code: 0 });
    expect(locksTaken()).toEqual(['BEGIN IMMEDIATE']);
  }

  test.each(writingLines)('$text', (line) => check(set, line));

  test('redo', async () => {
    const desk = new Desk();
    fs.writeFileSync(desk.file, set, { mode: 0o600 });
    await desk.run('undo');
    await check(fs.readFileSync(desk.file), redoLine);
  });

  test('the first command of a journal', () => check(null, writingLines[1]!));

  test('the first command after an update, which brings the journal to its form', () =>
    check(old, { text: 'list', args: ['list'], input: undefined }));
});
