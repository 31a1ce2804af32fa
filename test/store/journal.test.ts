import { expect, test } from 'vitest';
import type { UserError } from '../../src/errors.js';
import { exitCode } from '../../src/errors.js';
import { Journal } from '../../src/store/journal.js';
import type { Connection } from '../../src/store/open.js';
import { root, temporaryFolder } from '../helpers/folder.js';

const clock = { now: Date.UTC(2026, 10, 21, 13), zone: 'UTC' };

function open(): Journal {
  return new Journal({ file: `${temporaryFolder()}/journal.db`, purpose: 'make', chosen: true, root });
}

const add = (journal: Journal, name: string, note: string | null = null) =>
  journal.write('lead add', clock, (write) =>
    write.insert('lead', { name, folded: name.toLowerCase(), note, day: '2026-11-21' }),
  );

/** Makes the driver report a failing disk at the next commit, before or after it was done. */
function breakDisk(journal: Journal, when: 'before' | 'after', code = 'SQLITE_IOERR_FSYNC'): void {
  const { db } = journal as unknown as { db: Connection };
  const real = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    const statement = real(sql);
    if (sql !== 'COMMIT') return statement;
    return {
      run: () => {
        if (when === 'after') statement.run();
        throw Object.assign(new Error('disk I/O error'), { code });
      },
    };
  }) as Connection['prepare'];
}

test('a disk error after the commit is no error: the touch is found to be stored', () => {
  const journal = open();
  breakDisk(journal, 'after');
  expect(add(journal, 'Ann')).toBe(1);
  expect(journal.all('SELECT name FROM lead')).toEqual([{ name: 'Ann' }]);
  journal.close();
});

test('a disk error before the commit says so, and nothing is stored', () => {
  const journal = open();
  breakDisk(journal, 'before');
  expect(() => add(journal, 'Ann')).toThrow(expect.objectContaining({ code: exitCode.io }) as UserError);
  expect(journal.all('SELECT name FROM lead')).toEqual([]);
  journal.close();
});

test('a full disk is said, nothing changes, and writing goes on once there is room', () => {
  const journal = open();
  add(journal, 'Ann');
  const pages = journal.get<{ page_count: number }>('PRAGMA page_count')!.page_count;
  journal.get(`PRAGMA max_page_count = ${pages + 1}`);
  expect(() => add(journal, 'Bo', 'x'.repeat(60_000))).toThrow(
    expect.objectContaining({
      code: exitCode.io,
      message: expect.stringContaining('the disk is full') as string,
    }) as UserError,
  );
  expect(journal.all('SELECT name FROM lead')).toEqual([{ name: 'Ann' }]);
  journal.get('PRAGMA max_page_count = 100000');
  add(journal, 'Bo');
  expect(journal.all('SELECT name FROM lead ORDER BY id')).toEqual([{ name: 'Ann' }, { name: 'Bo' }]);
  journal.close();
});

test('a write that breaks a rule of the schema is rolled back whole', () => {
  const journal = open();
  expect(() =>
    journal.write('x', clock, (write) => {
      write.insert('lead', { name: 'Ann', folded: 'ann', day: '2026-11-21' });
      write.insert('touch', { version_id: 99, day: '2026-11-21', zone: 'UTC' });
    }),
  ).toThrow(/was removed meanwhile; nothing was changed/);
  expect(() =>
    journal.write('x', clock, (write) =>
      write.insert('lead', { name: 'x'.repeat(501), folded: 'x', day: '2026-11-21' }),
    ),
  ).toThrow(/CHECK/);
  expect(journal.all('SELECT name FROM lead')).toEqual([]);
  journal.close();
});
