import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, temporaryFolder } from './helpers/folder.js';

const stored = path.join(root, 'test', 'pictures');

test('the pictures of the README are what the program prints now: npm run pictures draws them anew', () => {
  const drawn = temporaryFolder();
  execFileSync(process.execPath, [path.join(stored, 'draw.js'), drawn]);
  const names = ['due.svg', 'log.svg', 'report.svg', 'tactic.svg'];
  expect(fs.readdirSync(drawn).sort()).toEqual(names);
  const textOf = (folder: string, name: string) =>
    fs.readFileSync(path.join(folder, name), 'utf8').split('\n');
  for (const name of names) expect(textOf(stored, name), name).toEqual(textOf(drawn, name));
});
