import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { UserError } from '../../../src/errors.js';
import { exitCode } from '../../../src/errors.js';
import { Journal } from '../../../src/store/file/journal.js';
import type { Connection } from '../../../src/store/file/open.js';
import { redo, undo } from '../../../src/store/file/operations.js';
import { root, temporaryFolder } from '../../helpers/folder.js';

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

describe('what an error at the commit says of undo', () => {
  const done = (journal: Journal) =>
    journal.all<{ id: number }>("SELECT id FROM operation WHERE state = 'done'").map(({ id }) => id);

  test.each(['SQLITE_IOERR_FSYNC', 'SQLITE_CORRUPT'])('%s after it: it is undone, and only once', (code) => {
    const journal = open();
    add(journal, 'Ann');
    add(journal, 'Bo');
    breakDisk(journal, 'after', code);
    expect(journal.turnBack(undo)).toMatchObject({ id: 2, command: 'lead add' });
    expect(done(journal)).toEqual([1]);
    breakDisk(journal, 'after', code);
    expect(journal.turnBack(redo)).toMatchObject({ id: 2 });
    expect(done(journal)).toEqual([1, 2]);
    journal.close();
  });

  test('before it: it is not undone, which is said', () => {
    const journal = open();
    add(journal, 'Ann');
    breakDisk(journal, 'before');
    expect(() => journal.turnBack(undo)).toThrow(expect.objectContaining({ code: exitCode.io }) as UserError);
    expect(done(journal)).toEqual([1]);
    journal.close();
  });
});

test('a sound journal that the disk once gave wrongly is not called damaged', () => {
  const journal = open();
  breakDisk(journal, 'before', 'SQLITE_CORRUPT');
  expect(() => add(journal, 'Ann')).toThrow(/The disk failed while using .*; the journal is sound/);
  expect(add(journal, 'Bo')).toBe(1);
  journal.close();
});

test('a row that is gone is neither edited nor removed, and the whole write is taken back', () => {
  const journal = open();
  const [ann, bo] = [add(journal, 'Ann'), add(journal, 'Bo')];
  journal.write('lead rm', clock, (write) => write.remove('lead', ann));
  for (const change of ['edit', 'remove'] as const)
    expect(() =>
      journal.write('x', clock, (write) => {
        write.edit('lead', bo, { note: 'seen' });
        if (change === 'edit') write.edit('lead', ann, { note: 'late' });
        else write.remove('lead', ann);
      }),
    ).toThrow('Lead @1 was removed meanwhile; nothing was changed.');
  expect(journal.all('SELECT id, note FROM lead')).toEqual([{ id: 2, note: null }]);
  journal.close();
});

describe('a journal that another program changed otherwise while it was open', () => {
  test.each([
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON lead BEGIN DELETE FROM touch; END', exitCode.badData],
    ['a newer version', 'PRAGMA user_version = 99', exitCode.newer],
    ['another owner', 'PRAGMA application_id = 7', exitCode.badData],
  ])('is not written to: %s', (_, sql, code) => {
    const file = `${temporaryFolder()}/journal.db`;
    const journal = new Journal({ file, purpose: 'make', chosen: true, root });
    add(journal, 'Ann');
    journal.hold();
    const other = new Database(file);
    other.exec(sql);
    expect(() => add(journal, 'Bo')).toThrow(expect.objectContaining({ code }) as UserError);
    expect(other.prepare('SELECT name FROM lead').all()).toEqual([{ name: 'Ann' }]);
    other.close();
    journal.close();
  });
});

test('undo goes on past a removal of what was gone before, as two programs at once could once store it', () => {
  const journal = open();
  const ann = add(journal, 'Ann');
  journal.write('lead rm', clock, (write) => write.remove('lead', ann));
  add(journal, 'Bo');
  journal.transact((db) =>
    db
      .prepare(
        `UPDATE change SET table_name = 'lead', kind = 'removed', first_id = 1, last_id = 1, image = NULL
         WHERE operation_id = 3`,
      )
      .run(),
  );
  expect(journal.turnBack(undo)).toMatchObject({ id: 3, gone: 1 });
  expect(journal.turnBack(undo)).toMatchObject({ id: 2, gone: 0 });
  expect(journal.get('SELECT name FROM lead WHERE id = 1')).toEqual({ name: 'Ann' });
  expect(journal.turnBack(redo)).toMatchObject({ id: 2 });
  expect(journal.turnBack(redo)).toMatchObject({ id: 3 });
  journal.close();
});

test('an operation that fits no more is said to, and nothing is changed', () => {
  const journal = open();
  const ann = add(journal, 'Ann');
  journal.write('lead rm', clock, (write) => write.remove('lead', ann));
  journal.transact((db) => db.prepare('UPDATE change SET image = \'{"id":1}\' WHERE operation_id = 2').run());
  expect(() => journal.turnBack(undo)).toThrow(
    '"lead rm" cannot be undone: what is there now does not fit it.',
  );
  expect(journal.get("SELECT count(*) AS n FROM operation WHERE state = 'done'")).toEqual({ n: 2 });
  journal.close();
});
