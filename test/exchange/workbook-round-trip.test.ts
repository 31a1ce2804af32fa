import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begun, commands, runAll } from '../helpers/random-commands.js';
import { Desk } from '../helpers/run.js';
import { workbookOf, type Cell } from '../helpers/workbook.js';

const tables = ['tactics', 'leads', 'touches'];
const secondsOfDay = 86_400;

/** A cell as a spreadsheet keeps what looks like a number or a day. */
function typed(text: string): Cell {
  if (/^\d{1,15}(?:\.\d+)?$/.test(text) && String(Number(text)) === text) return { number: text };
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '1900-03-01') return text;
  const day = Date.parse(text) / 1000 / secondsOfDay;
  return { number: day - Date.UTC(1899, 11, 30) / 1000 / secondsOfDay, format: 'd/m/yyyy' };
}

async function exported(desk: Desk): Promise<string[]> {
  const texts: string[] = [];
  for (const what of tables) {
    const answer = await desk.run('export', what);
    expect([answer.code, answer.stderr]).toEqual([0, '']);
    texts.push(answer.stdout);
  }
  return texts;
}

async function imported(desk: Desk, file: string): Promise<void> {
  expect(await desk.run('import', file)).toMatchObject({ code: 0 });
}

test('tables that are kept as workbooks come back as they do from CSV, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(commands, fc.boolean(), async (list, isTyped) => {
      const desk = await begun();
      await runAll(desk, list);
      const [fromCsv, fromBooks] = [new Desk(), new Desk()];
      for (const [at, text] of (await exported(desk)).entries()) {
        const csv = path.join(fromCsv.folder, `${tables[at]}.csv`);
        fs.writeFileSync(csv, text);
        await imported(fromCsv, csv);
        const rows = parse(text).map((row) => (isTyped ? row.map(typed) : row));
        const book = path.join(fromBooks.folder, `${tables[at]}.xlsx`);
        fs.writeFileSync(book, workbookOf({ [tables[at]!]: rows }));
        await imported(fromBooks, book);
      }
      const all = await exported(fromBooks);
      expect(all).toEqual(await exported(fromCsv));
      // What was imported once is there: rows that came by the other way add nothing.
      for (const name of tables) {
        const answer = await fromBooks.run('import', path.join(fromCsv.folder, `${name}.csv`));
        expect(answer.stdout).toMatch(/^added 0 /);
      }
      expect(await exported(fromBooks)).toEqual(all);
    }),
    { numRuns: 8 },
  );
}, 240_000);

test('what "export workbook" writes comes back as what "export" writes, touches and leads alike', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      const desk = await begun();
      await runAll(desk, list);
      const book = path.join(desk.folder, 'all.xlsx');
      expect(await desk.run('export', 'workbook', book)).toMatchObject({ code: 0, stderr: '' });
      const [fromCsv, fromBook] = [new Desk(), new Desk()];
      for (const what of ['leads', 'touches']) {
        const csv = path.join(fromCsv.folder, `${what}.csv`);
        fs.writeFileSync(csv, (await desk.run('export', what)).stdout);
        const [one, other] = [
          await fromCsv.run('import', csv),
          await fromBook.run('import', book, '--sheet', what),
        ];
        expect([other.code, other.stdout]).toEqual([one.code, one.stdout]);
      }
      // Tactics, which neither brings, are made anew by each.
      const [, ...all] = await exported(fromBook);
      expect(all).toEqual((await exported(fromCsv)).slice(1));
      // It is the same journal: into the one it came from it brings nothing.
      expect((await desk.run('import', book)).stdout).toMatch(/^added 0 /);
      expect((await desk.run('import', book, '--sheet', 'leads')).stdout).toMatch(/^added 0 /);
    }),
    { numRuns: 8 },
  );
}, 240_000);
