import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { bankCallOptions, unpackBankCalls } from '../helpers/bank-calls.js';
import { root } from '../helpers/folder.js';
import { Desk } from '../helpers/run.js';

type Row = Record<string, string>;

const data = (name: string) => path.join(root, 'test', 'data', name);
const rowsOf = (csv: string) => parse<Row>(csv, { columns: true });

/** What test/data/recount.R counted from exported touches. */
const recounted = rowsOf(fs.readFileSync(data('recount.csv'), 'utf8'));

/** Columns that say what a row is about; the others are the figures. */
const about = ['data', 'goal', 'as_of', 'window', 'level', 'by', 'group'];
const asked = ({ goal, as_of, window, level, by }: Row) =>
  `--goal=${goal} --as-of=${as_of} --window=${window} --level=${level} --by=${by}`;

/** Compares every figure of every row with the report's own. */
async function expectRecounted(desk: Desk, name: string): Promise<void> {
  const wanted = recounted.filter((row) => row['data'] === name);
  expect(wanted).not.toEqual([]);
  for (const question of new Set(wanted.map(asked))) {
    const rows = wanted.filter((row) => asked(row) === question);
    const { stdout } = await desk.run(
      'report',
      'tactics',
      '--period=all',
      '--raw',
      '--csv',
      ...question.split(' '),
    );
    const counted = new Map(rowsOf(stdout).map((row) => [nameOf(row, rows[0]!['by']!), row]));
    expect([...counted.keys()].sort(), question).toEqual(rows.map((row) => row['group']!).sort());
    for (const row of rows)
      for (const key of Object.keys(row).filter((each) => !about.includes(each)))
        expectSame(counted.get(row['group']!)![key]!, row[key]!, `${question}: ${key} of ${row['group']!}`);
  }
}

function nameOf(row: Row, by: string): string {
  return by === 'tactic' ? `${row['tactic']!}@${row['version']!}` : row[by]! || 'unknown';
}

function expectSame(printed: string, recount: string, what: string): void {
  if (recount === '') expect(printed, what).toBe('');
  else {
    expect(printed, what).not.toBe('');
    expect(
      Math.abs(Number(printed) - Number(recount)),
      `${what} is ${printed}, recounted ${recount}`,
    ).toBeLessThan(1e-9 * Math.max(1, Math.abs(Number(recount))));
  }
}

test('a made-up quarter is counted as R counts it from the exported touches', async () => {
  const desk = new Desk();
  await desk.run('import', data('demo.csv'));
  const { stdout } = await desk.run('export', 'touches');
  expect(stdout).toBe(fs.readFileSync(data('demo.csv'), 'utf8'));
  for (const tactic of ['cold-call', 'linkedin-msg'])
    await desk.run('tactic', 'edit', tactic, '--worth', '1/50');
  await expectRecounted(desk, 'demo');
});

for (const [name, no] of [
  ['bank', 'not-interested'],
  ['bank-open', 'talked'],
] as const)
  test(`45,211 calls where "no" means ${no} are counted as R counts them`, async () => {
    const desk = new Desk();
    unpackBankCalls(desk.folder);
    const options = bankCallOptions.map((option) => option.replace('no=not-interested', `no=${no}`));
    const { code } = await desk.run(
      'import',
      'bank-calls.csv',
      '--map',
      'source=Previous campaign',
      ...options,
    );
    expect(code).toBe(0);
    await expectRecounted(desk, name);
  }, 120_000);
