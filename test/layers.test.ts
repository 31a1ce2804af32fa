import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.join(import.meta.dirname, '..', 'src');

/** Which rooms each room may import from; files at the top of src are rooms by themselves. */
const allowed: Record<string, string[]> = {
  domain: ['errors'],
  stats: [],
  options: ['domain', 'stats'],
  store: ['domain', 'errors', 'stats'],
  report: ['domain', 'errors', 'stats', 'store', 'render'],
  render: ['domain', 'errors'],
  exchange: ['domain', 'errors', 'store', 'render', 'exchange'],
  prompt: ['domain', 'errors', 'store', 'report', 'render', 'context', 'host', 'commands', 'terminal'],
  commands: ['domain', 'errors', 'options', 'store', 'render', 'report', 'exchange', 'prompt', 'context'],
  errors: [],
  paths: ['errors'],
  host: ['domain'],
  context: ['domain', 'errors', 'host', 'options', 'paths', 'store', 'turn'],
  turn: ['host', 'store'],
  cli: ['commands', 'context', 'domain', 'host', 'options', 'paths', 'store'],
  program: ['cli', 'context', 'errors', 'host', 'options', 'render'],
  main: ['program', 'errors', 'host', 'render', 'store', 'terminal'],
  terminal: ['host'],
  index: ['host', 'main'],
  'key-press': ['cli', 'host'],
};

const files = fs
  .readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'));

function roomOf(file: string): string {
  return file.split(path.sep)[0]!.replace(/\.[jt]s$/, '');
}

function importsOf(file: string): string[] {
  const text = fs.readFileSync(path.join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) =>
    path.relative(src, path.resolve(src, path.dirname(file), match[1]!)),
  );
}

test('imports point one way', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .map(roomOf)
      .filter((room) => room !== roomOf(file) && !allowed[roomOf(file)]?.includes(room))
      .map((room) => `${file} imports ${room}`),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});

test('only the store talks to the database driver, only prompts to inquirer, only the host to the process', () => {
  const users = (pattern: RegExp) =>
    files.filter((file) => pattern.test(fs.readFileSync(path.join(src, file), 'utf8'))).map(roomOf);
  expect(new Set(users(/from 'better-sqlite3'/))).toEqual(new Set(['store']));
  expect(new Set(users(/(from|import\() ?'@?inquirer/))).toEqual(new Set(['prompt']));
  expect(new Set(users(/\bprocess\.\w/))).toEqual(new Set(['host']));
});

test('every transaction that writes takes its lock at once', () => {
  const text = files
    .filter((file) => roomOf(file) === 'store')
    .map((file) => fs.readFileSync(path.join(src, file), 'utf8'))
    .join('\n');
  const begun = text.match(/\.transaction\(/g)!.length;
  const locked = text.match(/\.immediate\(\)|\.deferred\(\)/g)!.length;
  expect(begun).toBe(locked);
});
