import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Journal } from '../../../src/store/file/journal.js';
import { redo, undo } from '../../../src/store/file/operations.js';
import type { Write } from '../../../src/store/file/write.js';
import { root, temporaryFolder } from '../../helpers/folder.js';

const clock = { now: Date.UTC(2026, 10, 21, 13), zone: 'UTC' };
function open(): Journal {
  return new Journal({ file: `${temporaryFolder()}/journal.db`, purpose: 'make', chosen: true, root });
}

/** Tables that undo and redo keep for themselves, or leave alone. */
const log = ['operation', 'change', 'taken_back', 'backup', 'digest'];

/** All that a person could see, as one text: every table but those of the log. */
function contents(journal: Journal): string {
  const tables = journal
    .all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .map(({ name }) => name)
    .filter((name) => !log.includes(name));
  expect(tables.length).toBeGreaterThan(20);
  return JSON.stringify(tables.map((table) => [table, journal.all(`SELECT * FROM ${table} ORDER BY 1`)]));
}

const addLead = (write: Write, name: string) =>
  write.insert('lead', { name, folded: name.toLowerCase(), day: '2026-11-21' });

test.each(['DELETE FROM change', "UPDATE change SET image = '{' WHERE kind = 'edited'"])(
  'undo on a log that was damaged says so and changes nothing: %s',
  (damage) => {
    const journal = open();
    journal.write('lead add', clock, (write) => addLead(write, 'Ann'));
    journal.write('lead edit', clock, (write) => {
      write.edit('lead', 1, { company: 'Harbor' });
    });
    journal.prepare(damage).run([]);
    const before = contents(journal);
    expect(() => journal.turnBack(undo)).toThrow(
      expect.objectContaining({
        message: `${journal.file} is damaged: what it keeps for undo cannot be read.`,
        code: 65,
      }),
    );
    expect(contents(journal)).toBe(before);
    journal.prepare("UPDATE operation SET state = 'undone' WHERE id = 2").run([]);
    expect(() => journal.turnBack(redo)).toThrow('is damaged');
    expect(contents(journal)).toBe(before);
    journal.close();
  },
);

test('undo takes back the last write and redo does it again, with the same numbers and ids', () => {
  const journal = open();
  const empty = contents(journal);
  journal.write('lead add', clock, (write) => addLead(write, 'Ann'));
  const one = contents(journal);
  journal.write('lead edit', clock, (write) => write.edit('lead', 1, { name: 'Anna', tier: 'A' }));
  const two = contents(journal);
  journal.write('lead rm', clock, (write) => write.remove('lead', 1));
  const three = contents(journal);

  for (const state of [two, one, empty]) {
    expect(journal.transact(undo)).toBeDefined();
    expect(contents(journal)).toBe(state);
  }
  expect(journal.transact(undo)).toBeUndefined();
  for (const state of [one, two, three]) {
    expect(journal.transact(redo)).toBeDefined();
    expect(contents(journal)).toBe(state);
  }
  expect(journal.transact(redo)).toBeUndefined();
  journal.close();
});

test('a number is never used twice, not even after undo', () => {
  const journal = open();
  journal.write('lead add', clock, (write) => addLead(write, 'Ann'));
  journal.transact(undo);
  const id = journal.write('lead add', clock, (write) => addLead(write, 'Bo'));
  expect(id).toBe(2);
  expect(journal.transact(redo)).toBeUndefined();
  journal.close();
});

test('a write that fails half-way leaves nothing', () => {
  const journal = open();
  const before = contents(journal);
  expect(() =>
    journal.write('x', clock, (write) => {
      addLead(write, 'Ann');
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(contents(journal)).toBe(before);
  expect(journal.all('SELECT * FROM operation')).toEqual([]);
  journal.close();
});

test('a write that changes nothing is no operation', () => {
  const journal = open();
  journal.write('lead edit', clock, () => undefined);
  expect(journal.all('SELECT * FROM operation')).toEqual([]);
  journal.close();
});

test('rows with blobs, dates and every kind of text come back byte for byte', () => {
  const journal = open();
  const note = 'a "quoted" \\ line\nnew\u2028line 👩‍👩‍👧 \u202e \u0001';
  journal.write('lead add', clock, (write) => {
    write.insert('lead', {
      name: note.slice(0, 100),
      folded: 'x',
      note,
      day: '2026-11-21',
      external_id: 'k',
    });
  });
  const before = contents(journal);
  journal.transact(undo);
  journal.transact(redo);
  expect(contents(journal)).toBe(before);
  journal.close();
});

test('one operation may add ranges, edit what it added and remove rows, and is undone whole', () => {
  const journal = open();
  const keep = journal.write('lead add', clock, (write) => addLead(write, 'Keep'));
  const before = contents(journal);
  journal.write('import', clock, (write) => {
    const first = addLead(write, 'One');
    addLead(write, 'Two');
    write.edit('lead', first, { tier: 'B' });
    write.insert('lead', { id: 50, name: 'Fifty', folded: 'fifty', day: '2026-11-21' });
    addLead(write, 'After');
    write.insert('address', { lead_id: first, kind: 'email', value: 'a@b.test', folded: 'a@b.test' });
    write.remove('lead', keep);
  });
  const after = contents(journal);
  journal.transact(undo);
  expect(contents(journal)).toBe(before);
  journal.transact(redo);
  expect(contents(journal)).toBe(after);
  journal.close();
});

describe('any mix of writes, undos and redos', () => {
  test('always returns to the states it came through', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), name: fc.string({ minLength: 1, maxLength: 8 }) }),
      fc.record({
        kind: fc.constant('edit' as const),
        pick: fc.nat(),
        name: fc.string({ minLength: 1, maxLength: 8 }),
      }),
      fc.record({ kind: fc.constant('remove' as const), pick: fc.nat() }),
      fc.record({ kind: fc.constant('undo' as const) }),
      fc.record({ kind: fc.constant('redo' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const journal = open();
        const past: string[] = [];
        const future: string[] = [];
        for (const one of steps) {
          const now = contents(journal);
          if (one.kind === 'undo') {
            const undone = journal.transact(undo);
            expect(undone === undefined).toBe(past.length === 0);
            if (undone) {
              future.push(now);
              expect(contents(journal)).toBe(past.pop());
            }
          } else if (one.kind === 'redo') {
            const redone = journal.transact(redo);
            expect(redone === undefined).toBe(future.length === 0);
            if (redone) {
              past.push(now);
              expect(contents(journal)).toBe(future.pop());
            }
          } else {
            const ids = journal.all<{ id: number }>('SELECT id FROM lead ORDER BY id');
            const id = one.kind === 'add' || ids.length === 0 ? undefined : ids[one.pick % ids.length]!.id;
            if (one.kind !== 'add' && id === undefined) continue;
            const clean = 'name' in one ? one.name.toWellFormed().replaceAll('\0', '0') : '';
            journal.write(one.kind, clock, (write) => {
              if (one.kind === 'add') write.insert('lead', { name: clean, folded: 'f', day: '2026-11-21' });
              else if (one.kind === 'edit') write.edit('lead', id!, { name: clean });
              else write.remove('lead', id!);
            });
            past.push(now);
            future.length = 0;
          }
        }
        journal.close();
      }),
      { numRuns: 40 },
    );
  });
});
