import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commandsPage } from './helpers/commands-page.js';
import { root } from './helpers/folder.js';
import { pages, readPage } from './helpers/pages.js';

test('docs/commands.md is what the command tree says: npm run docs writes it anew', () => {
  const file = path.join(root, 'docs', 'commands.md');
  const stored = fs.readFileSync(file, 'utf8');
  const fresh = commandsPage(stored);
  if (process.env.UPDATE_DOCS) fs.writeFileSync(file, fresh);
  else expect(stored).toBe(fresh);
});

test('the first page has at most 200 lines', () => {
  expect(readPage('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(200);
});

/** The paragraphs and items of lists of a page: what is neither code, nor a table, a heading, a picture or a comment. */
function paragraphsOf(page: string): string[] {
  return page
    .replace(/^```[\s\S]*?^```$/gm, '')
    .split(/\n\s*\n|\n(?=\s*(?:-|\d+\.) )/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(?:\||#|!\[|<!--)/.test(part));
}

test.each(pages)('%s has no paragraph longer than six lines of 120', (page) => {
  const paragraphs = paragraphsOf(readPage(page));
  expect(paragraphs.length).toBeGreaterThan(3);
  const isLong = (text: string) => text.replace(/\s+/g, ' ').length > 6 * 120;
  expect(paragraphs.filter(isLong)).toEqual([]);
});

/** Where a heading can be linked to. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/ /g, '-'),
  );
}

test.each(pages)('every link and picture of %s leads somewhere', (page) => {
  const links = [...readPage(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  const dead = links.filter((link) => {
    const [file, anchor] = link.split('#');
    const target = file ? path.join(path.dirname(page), file) : page;
    if (!fs.existsSync(path.join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(readPage(target)).includes(anchor);
  });
  expect(dead).toEqual([]);
});

test('the first page leads to every other one', () => {
  const first = readPage('README.md');
  expect(pages.filter((page) => page !== 'README.md' && !first.includes(`](${page})`))).toEqual([]);
});

test('every file and folder that a page for contributors names is there', () => {
  const named = ['docs/architecture.md', 'CONTRIBUTING.md'].flatMap((page) =>
    [...readPage(page).matchAll(/`((?:src|test|bin|docs|migrations|\.ci)\/[\w./-]*)`/g)].map(
      ([, file]) => file!,
    ),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((file) => !/N/.test(file) && !fs.existsSync(path.join(root, file)))).toEqual([]);
});
