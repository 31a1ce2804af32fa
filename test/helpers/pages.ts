import fs from 'node:fs';
import path from 'node:path';
import { root } from './folder.js';

/** What a reader is given, the first page first: paths from the root of the repository. */
export const pages: readonly string[] = [
  'README.md',
  ...fs
    .readdirSync(path.join(root, 'docs'))
    .sort()
    .map((name) => `docs/${name}`),
  ...['CONTRIBUTING.md'].filter((name) => fs.existsSync(path.join(root, name))),
];

/** The text of a page. */
export function readPage(page: string): string {
  return fs.readFileSync(path.join(root, page), 'utf8');
}
