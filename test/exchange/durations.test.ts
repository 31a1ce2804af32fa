import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Desk } from '../helpers/run.js';

const header = 'Date,Name,Outcome,Duration';
const rows = ['0:30', '1:45', '0:15'].map((length, at) => `2026-11-20 1${at}:00,Lead ${at},talked,${length}`);

test.each([
  [['channel=call'], 30],
  [[], 30],
  [['channel=visit'], 1800],
])('round times are minutes and seconds where all rows are calls: %j', async (constants, seconds) => {
  const desk = new Desk();
  fs.writeFileSync(path.join(desk.folder, 'in.csv'), [header, ...rows, ''].join('\n'));
  const all = ['tactic=round', ...constants].flatMap((constant) => ['--const', constant]);
  const { code } = await desk.run('import', 'in.csv', ...all);
  expect(code).toBe(0);
  const { stdout } = await desk.run('export', 'touches', '--json');
  expect((JSON.parse(stdout) as { seconds: number }[])[0]!.seconds).toBe(seconds);
});
