import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';

/** A journal of version 2 with rows in every table; undone is what was logged last, of Eve Falk. */
function oldDesk(): Desk {
  const desk = new Desk({ now: '2026-10-15T12:00:00' });
  fs.writeFileSync(
    desk.file,
    gunzipSync(fs.readFileSync(path.join(root, 'test', 'data', 'journal-2.db.gz'))),
  );
  return desk;
}

type Rows = Record<string, Record<string, unknown>[]>;

/** Every row of every table there is. */
function rowsOf(file: string): Rows {
  const db = new Database(file, { readonly: true });
  try {
    const names = db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
      )
      .pluck()
      .all() as string[];
    const rows = names.map(
      (name) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all()] as const,
    );
    expect(db.pragma('foreign_key_check')).toEqual([]);
    return Object.fromEntries(rows) as Rows;
  } finally {
    db.close();
  }
}

async function run(desk: Desk, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await desk.run(...args);
  expect({ code, stderr: code === 0 ? '' : stderr }, args.join(' ')).toEqual({ code: 0, stderr: '' });
  return stdout;
}

test('a journal of version 2 keeps every row, and has no interval and no follow-up yet', async () => {
  const desk = oldDesk();
  const before = rowsOf(desk.file);
  for (const [name, rows] of Object.entries(before)) expect([name, rows.length]).not.toEqual([name, 0]);
  await run(desk, 'due');
  const { keep_in_touch: intervals, digest, ...after } = rowsOf(desk.file);
  expect(intervals).toEqual([]);
  expect(digest).toHaveLength(26);
  const lead = before.lead!.map((row) => ({ ...row, every_days: null }));
  const tactic = before.tactic!.map((row) => ({ ...row, follow_up: null }));
  expect(after).toEqual({ ...before, lead, tactic });
});

test('what was done in it is undone and done again, to the last operation', async () => {
  const desk = oldDesk();
  expect(await run(desk, 'redo')).toContain('Eve Falk');
  const whole = await run(desk, 'export', 'all');
  const operations = rowsOf(desk.file).operation!.length;
  for (let each = 0; each < operations; each++) await run(desk, 'undo');
  expect(rowsOf(desk.file)).toMatchObject({ lead: [], touch: [], tactic: [] });
  for (let each = 0; each < operations; each++) await run(desk, 'redo');
  expect(await run(desk, 'export', 'all')).toBe(whole);
});

test('it is exported whole, and a file of the form before has no intervals', async () => {
  const desk = oldDesk();
  const text = await run(desk, 'export', 'all');
  expect(text).toContain('"prospect": 2');
  const old = text
    .replace('"prospect": 2', '"prospect": 1')
    .replace(/"keep_in_touch": \[\],\n/, '')
    .replaceAll(/"(every_days|follow_up)":null,/g, '');
  expect(old).not.toMatch(/keep_in_touch|every_days|follow_up/);
  for (const file of [text, old]) {
    const copy = new Desk({ now: '2026-10-15T12:00:00' });
    fs.writeFileSync(path.join(copy.folder, 'all.json'), file);
    await run(copy, 'import', 'all.json');
    expect(await run(copy, 'export', 'all')).toBe(text);
  }
  const mixed = new Desk({ now: '2026-10-15T12:00:00' });
  fs.writeFileSync(path.join(mixed.folder, 'all.json'), text.replace('"prospect": 2', '"prospect": 1'));
  const { stderr, code } = await mixed.run('import', 'all.json');
  expect([code, stderr]).toEqual([
    65,
    expect.stringContaining('has "keep_in_touch" where "leads" should be'),
  ]);
});
