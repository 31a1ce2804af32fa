import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFiller } from '../../src/domain/text.js';
import { Desk, type Answer } from '../helpers/run.js';

function importText(desk: Desk, text: string, ...options: string[]): Promise<Answer> {
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), text);
  return desk.run('import', 'in.csv', '--const', 'tactic=x', ...options);
}

describe('rows of touches without a contact', () => {
  test('that are dated are told with their lines and word', async () => {
    const text = 'Date,Name,Result\n2026-11-02,Ann,talked\n2026-11-03,Bo,Open\n2026-11-04,Cy,Open\n';
    const { code, stdout, stderr } = await importText(new Desk(), text);
    expect(code).toBe(0);
    expect(stderr).toContain('lines 3, 4: "Open" says that nobody was reached; only the lead was taken\n');
    expect(stdout).toContain('added 1 touch, 3 new leads');
  });

  test.each(['never', 'nie', 'jamais', ''])('that were contacted %j give their lead alone', async (never) => {
    const text = `Name,Last Contacted\nAnn,2026-11-02\nBo,${never}\n`;
    const { code, stdout } = await importText(new Desk(), text, '--const', 'outcome=talked');
    expect([code, stdout]).toEqual([0, expect.stringContaining('added 1 touch, 2 new leads')]);
  });
});

test('a file without outcomes is refused once, with what to type', async () => {
  const desk = new Desk();
  const text = 'Name;Datum\nAnn;2.11.2026\nBo;3.11.2026\n';
  const { code, stderr } = await importText(desk, text);
  expect([code, stderr]).toEqual([65, expect.stringContaining('--const outcome=talked')]);
  expect(stderr.match(/needs an outcome/g)).toHaveLength(1);
  expect((await importText(desk, text, '--const', 'outcome=talked')).stdout).toContain('added 2 touches');
});

test.each(['Warm', 'Hot', 'Cold', 'Kalt', 'Heiß'])('%s is no outcome', async (word) => {
  const { code, stderr } = await importText(new Desk(), `Date,Name,Outcome\n2026-11-02,Ann,${word}\n`);
  expect([code, stderr]).toEqual([65, expect.stringContaining(`There is no outcome "${word}".`)]);
});

test('touches with nobody in particular are told, unless that is meant', async () => {
  const text = 'Date,Result\n2026-11-02,no answer\n2026-11-03,no answer\n';
  const said = 'no column says who: 2 touches are with nobody in particular (--map lead=COLUMN)\n';
  expect((await importText(new Desk(), text)).stderr).toContain(said);
  expect((await importText(new Desk(), text, '--map', 'lead=')).stderr).not.toContain('no column says who');
});

test.each(['(No value)', '(blank)', '#N/A', '-'])('%s fills a cell', (text) => {
  expect(isFiller(text)).toBe(true);
});
