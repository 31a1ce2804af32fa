import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { Journal } from '../../../src/store/file/journal.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { seed } from '../../helpers/seed.js';
import { expectedLastResults, storedLastResults } from '../last-results-model.js';

async function run(desk: Desk, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await desk.run(...args);
  expect({ code, stderr: code === 0 ? '' : stderr }, args.join(' ')).toEqual({ code: 0, stderr: '' });
  return stdout;
}

function read<T>(desk: Desk, work: (journal: Journal) => T): T {
  const journal = new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
  try {
    return work(journal);
  } finally {
    journal.close();
  }
}

/** All worths of all tactics, as the export has them. */
async function worths(desk: Desk): Promise<Record<string, string>> {
  const rows: Record<string, string>[] = parse(await run(desk, 'export', 'tactics'), { columns: true });
  return Object.fromEntries(rows.map((row) => [row.tactic!, row.worths!]));
}

describe('a journal of version 1, with rows in every table and the goal held', () => {
  /** Its newest operations: goal held, worth of letter from .05 to .1, kind of cold-call, and one undone: flyer for .033. */
  function oldDesk(): Desk {
    const desk = new Desk({ now: '2026-12-02T12:00:00' });
    const packed = fs.readFileSync(path.join(root, 'test', 'data', 'journal-1.db.gz'));
    fs.writeFileSync(desk.file, gunzipSync(packed));
    return desk;
  }

  test('keeps its worths, for the goal in force, and says who was last anew', async () => {
    const desk = oldDesk();
    expect(await worths(desk)).toEqual({ 'cold-call': 'held 0.02', letter: 'held 0.1' });
    expect(read(desk, (journal) => journal.all('PRAGMA foreign_key_check'))).toEqual([]);
    read(desk, (journal) => expect(storedLastResults(journal)).toEqual(expectedLastResults(journal)));
    await run(desk, 'log', 'Bo Lind', '-t', 'cold-call', '-o', 'talked');
    expect(await run(desk, 'report', '--period', 'all')).toContain('8 touches');
  });

  test('undoes and does again what was done before', async () => {
    const desk = oldDesk();
    expect(await run(desk, 'redo')).toContain('tactic flyer');
    expect((await worths(desk)).flyer).toMatch(/^held 0\.0333/);
    for (const summary of ['tactic flyer', 'tactic cold-call', 'tactic letter'])
      expect(await run(desk, 'undo')).toContain(summary);
    expect(await worths(desk)).toEqual({ 'cold-call': 'held 0.02', letter: 'held 0.05' });
    // As far as the tactics, of one of which a row speaks that no operation made.
    for (let each = 0; each < 18; each++) await run(desk, 'undo');
    expect(read(desk, (journal) => journal.all('SELECT 1 FROM touch'))).toEqual([]);
    for (let each = 0; each < 20; each++) await run(desk, 'redo');
    expect((await worths(desk)).letter).toBe('held 0.1');
    read(desk, (journal) => expect(storedLastResults(journal)).toEqual(expectedLastResults(journal)));
  });

  test('is exported whole, and its old exports are taken as they were meant', async () => {
    const desk = oldDesk();
    const text = await run(desk, 'export', 'all');
    const copy = new Desk({ now: '2026-12-02T12:00:00' });
    fs.writeFileSync(path.join(copy.folder, 'all.json'), text);
    await run(copy, 'import', 'all.json');
    expect(await run(copy, 'export', 'all')).toBe(text);

    const old = new Desk({ now: '2026-12-02T12:00:00' });
    const before = text.replace(/"worths":\[\{"goal":"held","worth":([0-9.]+)\}\]/g, '"worth":$1');
    expect(before).not.toContain('worths');
    fs.writeFileSync(path.join(old.folder, 'all.json'), before);
    await run(old, 'import', 'all.json');
    expect(await worths(old)).toEqual(await worths(desk));
  });
});

test('another goal has no worth until one is given, and each keeps its own', async () => {
  const desk = new Desk({ now: '2026-11-22T12:00:00' });
  seed(desk.file, {
    touches: Array.from({ length: 60 }, (_, index) => ({
      day: '2026-08-03',
      lead: `lead ${index}`,
      tactic: 'talk',
      outcome: index < 20 ? 'meeting' : 'not-interested',
    })),
  });
  await run(desk, 'tactic', 'edit', 'talk', '--worth', '1/10');
  const verdict = async (...flags: string[]) => {
    const csv = await run(desk, 'report', 'tactics', '--csv', ...flags);
    const [row] = parse<Record<string, string>>(csv, { columns: true });
    return [row!.worth, row!.verdict];
  };
  expect(await verdict()).toEqual(['0.1', 'keep']);
  await run(desk, 'config', 'set', 'goal', 'held');
  expect(await verdict()).toEqual(['', '']);
  expect(await verdict('--goal', 'meeting')).toEqual(['0.1', 'keep']);
  const asks = 'No worth for "held". What must each bring to be worth it?';
  expect(await run(desk, 'report')).toContain(`  ${asks}\n  prospect tactic edit NAME --worth 1/50\n`);
  expect(await run(desk, 'tactic', 'edit', 'talk', '--worth', '1/20')).toContain('worth 1/20 for "held"');
  expect(await verdict()).toEqual(['0.05', 'drop?']);
  await run(desk, 'config', 'set', 'goal', 'meeting');
  expect(await verdict()).toEqual(['0.1', 'keep']);
  // Each is judged by its own worth, whichever goal is the journal's.
  expect(await verdict('--goal', 'held')).toEqual(['0.05', 'drop?']);
  expect(await run(desk, 'report', '--goal', 'held')).toContain('you wanted 1 in 20');
  expect(await verdict('--goal', 'won')).toEqual(['', '']);
  expect(await run(desk, 'report', '--goal', 'won')).toContain('--worth 1/50 --goal won\n');
  const shown = await run(desk, 'tactic', 'show', 'talk', '--goal', 'held', '--explain');
  expect(shown).toContain('worth 1/20 for "held"');
  expect(shown.replace(/\s+/g, ' ')).toContain('more than its worth for "held"');
  const json = await run(desk, 'tactic', 'show', 'talk', '--goal', 'held', '--json');
  const { versions } = JSON.parse(json) as { versions: { verdict: string }[] };
  expect(versions[0]!.verdict).toBe('drop?');
  type Tried = { worth: number; ceiling: number; ceiling_by_worth: number }[];
  const [tried] = JSON.parse(await run(desk, 'try', '--goal', 'held', '--json')) as Tried;
  expect(tried!.worth).toBe(0.05);
  expect(tried!.ceiling_by_worth).toBeCloseTo(tried!.ceiling / 0.05, 9);
  expect(await run(desk, 'tactic', 'edit', 'talk', '--worth', '1/40', '--goal', 'won')).toContain(
    '1/40 for "won"',
  );
  expect(await run(desk, 'tactic', 'list')).toContain('1/10, 1/20 held, 1/40 won');
  expect(await worths(desk)).toEqual({ talk: 'meeting 0.1; held 0.05; won 0.025' });
  await run(desk, 'tactic', 'edit', 'talk', '--worth', '', '--goal', 'held');
  expect(await worths(desk)).toEqual({ talk: 'meeting 0.1; won 0.025' });
  expect((await desk.run('tactic', 'edit', 'talk', '--goal', 'held')).stderr).toContain('none is given');

  const list = await run(desk, 'export', 'tactics');
  const copy = new Desk({ now: '2026-11-22T12:00:00' });
  fs.writeFileSync(path.join(copy.folder, 'tactics.csv'), list);
  await run(copy, 'import', 'tactics.csv');
  expect(await run(copy, 'export', 'tactics')).toBe(list);
});

test('a trial for another goal expects the worth for that goal', async () => {
  const desk = new Desk({ now: '2026-11-22T12:00:00' });
  await run(desk, 'tactic', 'add', 'talk', '--channel', 'event', '--worth', '1/5');
  await run(desk, 'tactic', 'edit', 'talk', '--worth', '1/20', '--goal', 'held');
  await run(desk, 'trial', 'start', 'talk', '--touches', '40', '--goal', 'held');
  expect(read(desk, (journal) => journal.all('SELECT goal, expected FROM trial'))).toEqual([
    { goal: 4, expected: 0.05 },
  ]);
  expect(await worths(desk)).toEqual({ talk: 'meeting 0.2; held 0.05' });
});

test('a page asks for the worth of those tactics that have none for the goal, by name', async () => {
  const desk = new Desk({ now: '2026-11-10T14:02:00' });
  await run(desk, 'log', 'Ann', '-t', 'talk', '--channel', 'call', '-o', 'talked');
  await run(desk, 'tactic', 'edit', 'talk', '--worth', '1/20', '--goal', 'held');
  // In its first week a page ends with what to do instead.
  desk.setClock('2026-11-21T14:02:00');
  for (const name of ['a', 'b', 'c', 'd']) {
    await run(desk, 'log', 'Ann', '-t', name, '--channel', 'call', '-o', 'talked');
    const asked = { a: 'a', b: 'a and b', c: 'a, b and c', d: 'a, b, c and 1 more' }[name];
    expect((await run(desk, 'report', '--goal', 'held')).replace(/\s+/g, ' ')).toContain(
      `No worth for "held" of ${asked}. What must each bring to be worth it? prospect tactic edit NAME`,
    );
  }
});
