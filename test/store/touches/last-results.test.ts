import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Journal } from '../../../src/store/file/journal.js';
import { withLastResults } from '../../../src/store/touches/last-results.js';
import { root } from '../../helpers/folder.js';
import { Desk } from '../../helpers/run.js';
import { expectedLastResults, storedLastResults } from '../last-results-model.js';

/** Runs command lines one by one; after each the table must say what the results say. */
async function checkAfterEach(desk: Desk, lines: string[][]): Promise<void> {
  for (const line of lines) {
    const { code, stderr } = await desk.run(...line);
    expect(code, stderr).toBe(0);
    const journal = open(desk);
    expect(storedLastResults(journal), line.join(' ')).toEqual(expectedLastResults(journal));
    journal.close();
  }
}

function open(desk: Desk): Journal {
  return new Journal({ file: desk.file, purpose: 'read', chosen: true, root });
}

test('an import, another into the same journal, undo and redo leave the last results right', async () => {
  const desk = new Desk();
  const file = (name: string, rows: string[]) => {
    fs.writeFileSync(path.join(desk.folder, name), ['at,lead,tactic,channel,outcome', ...rows].join('\n'));
    return name;
  };
  const first = file('first.csv', [
    '2026-11-01 09:00,Ann,cold-call,call,talked',
    '2026-11-01,Ann,cold-call,call,no-answer',
    '2026-11-03,Bob,cold-call,call,do-not-contact',
    '2026-11-02,Bob,cold-call,call,meeting',
    '2026-11-02,,cold-call,call,no-answer',
    '2026-11-01 08:00,Ann,cold-call,call,call-back',
  ]);
  const second = file('second.csv', [
    '2026-10-01,Ann,cold-call,call,won',
    '2026-11-09,Bob,cold-call,call,hung-up',
    '2026-11-10,Cleo,cold-email,email,sent',
  ]);
  await checkAfterEach(desk, [
    ['import', first],
    ['import', second],
    ['undo'],
    ['undo'],
    ['redo'],
    ['redo'],
    ['result', 'Ann', 'lost'],
    ['edit', '1', '--lead', 'Bob'],
    ['edit', '2', '-t', 'cold-email'],
    ['rm', '3'],
    ['lead', 'rm', 'Bob'],
    ['undo'],
    ['undo'],
    ['undo'],
    ['log', '-t', 'cold-call', '-o', 'no-answer', '--count', '3'],
  ]);
  const { stdout } = await desk.run('export', 'all');
  const copy = new Desk();
  fs.writeFileSync(path.join(copy.folder, 'all.json'), stdout);
  await checkAfterEach(copy, [['import', 'all.json'], ['undo'], ['redo']]);
});

test('as of a day before, only what was known then is seen, and the table stays as it is', async () => {
  const desk = new Desk();
  for (const [name, outcome, day] of [
    ['Ann', 'talked', '2026-11-02'],
    ['Ann', 'lost', '2026-11-09'],
    ['Bob', 'talked', '2026-11-10'],
    ['Cleo', 'sent', '2026-11-01'],
  ] as const)
    await desk.run('log', name, '-t', 'cold-call', '-o', outcome, '--at', day);
  const journal = open(desk);
  const then = (asOf: string) =>
    withLastResults(journal, asOf, (table) =>
      journal.all<{ line: string }>(`SELECT lead_id || ' ' || day AS line FROM ${table} ORDER BY lead_id`),
    ).map(({ line }) => line);
  expect(then('2026-11-21')).toEqual(['1 2026-11-09', '2 2026-11-10', '3 2026-11-01']);
  expect(then('2026-11-09')).toEqual(['1 2026-11-09', '3 2026-11-01']);
  expect(then('2026-11-08')).toEqual(['1 2026-11-02', '3 2026-11-01']);
  expect(then('2026-10-31')).toEqual([]);
  expect(storedLastResults(journal)).toEqual(expectedLastResults(journal));
  journal.close();
});
