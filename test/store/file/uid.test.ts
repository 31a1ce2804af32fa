import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { UidMaker, formatUid, parseUid } from '../../../src/store/file/uid.js';

test('ids are of version 7, carry the time, and sort in the order they were made', () => {
  const db = new Database(':memory:');
  const now = Date.UTC(2026, 10, 21, 13);
  const uids = new UidMaker(db, now);
  const made = Array.from({ length: 10_000 }, () => formatUid(uids.next()));
  for (const uid of made)
    expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(parseInt(made[0]!.replace('-', '').slice(0, 12), 16)).toBe(now);
  expect(new Set(made.map((uid) => uid.slice(20))).size).toBe(made.length);
  db.close();
});

test('a written id is read back, and nothing else is taken for one', () => {
  const text = '01a1fe33-0940-7012-b29d-444e62116772';
  expect(formatUid(parseUid(text)!)).toBe(text);
  for (const wrong of ['', 'x', text.slice(1), `${text}0`, text.replaceAll('-', '')])
    expect(parseUid(wrong)).toBeNull();
});
