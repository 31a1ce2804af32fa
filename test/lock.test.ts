import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Desk } from './helpers/run.js';
import { redoLine, runLine, setDesk, writingLines, type Line } from './helpers/writing.js';

/** What the driver was asked to do, in order, by the number of the connection. */
const heard = vi.hoisted(() => ({ statements: [] as { connection: number; sql: string }[], connections: 0 }));

vi.mock(import('better-sqlite3'), async (original) => {
  const { default: Driver } = await original();
  class Listening extends Driver {
    constructor(file?: string | Buffer, options?: ConstructorParameters<typeof Driver>[1]) {
      const connection = ++heard.connections;
      const verbose = (sql: unknown) => heard.statements.push({ connection, sql: String(sql) });
      super(file, { ...options, verbose });
    }
  }
  return { default: Listening as unknown as typeof Driver };
});

const begin = /^\s*(BEGIN\b.*)/i;
const end = /^\s*(COMMIT|END|ROLLBACK(?! TO))\b/i;
const write =
  /^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|PRAGMA user_version =)(?!.{0,20}\btemp\b)/i;

/** What began the transactions in which something was written since `heard` was cleared. */
function locksTaken(): string[] {
  const begun = new Map<number, string>();
  const locks = new Set<string>();
  for (const { connection, sql } of heard.statements) {
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

  beforeEach(() => void (heard.statements = []));

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
