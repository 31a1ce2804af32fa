import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * Which rooms each room may import from: the folders of src, and the files at its top, by themselves. A room is imported
 * wherever its name stands, also for its types alone or only once it is needed.
 */
const allowed: Record<string, string[]> = {
  index: ['host', 'main'],
  main: ['program', 'errors', 'host', 'render', 'store', 'terminal'],
  program: ['cli', 'context', 'errors', 'host', 'options', 'render'],
  'key-press': ['cli', 'host'],
  cli: ['commands', 'context', 'domain', 'host', 'options', 'paths', 'store'],
  commands: ['prompt', 'report', 'exchange', 'render', 'store', 'domain', 'context', 'errors', 'options'],
  prompt: ['report', 'render', 'store', 'domain', 'context', 'errors', 'host', 'options', 'terminal'],
  report: ['render', 'store', 'domain', 'stats', 'errors', 'options'],
  exchange: ['render', 'store', 'domain', 'errors', 'options'],
  render: ['domain', 'errors'],
  store: ['domain', 'stats', 'errors'],
  context: ['domain', 'errors', 'host', 'options', 'paths', 'store', 'turn'],
  turn: ['host', 'store'],
  terminal: ['host'],
  host: ['domain'],
  paths: ['errors'],
  domain: ['errors'],
  options: ['domain', 'stats'],
  stats: [],
  errors: [],
};

/** What every folder of a room may import of it; of the store and of the exchange each may import each, but for circles. */
const shared: Record<string, string[]> = {
  commands: ['commands/flags'],
  prompt: ['prompt/engine'],
  report: ['report/sheet', 'report/measures'],
};

/** What is put together from the sections of the report. */
const composites = ['report', 'report/page', 'report/tactic', 'report/today', 'report/review', 'report/next'];

/** What one folder of a room reads of another beside that, each for a reason of its own. */
const besides: Record<string, string[]> = {
  'commands/block': ['commands/log'],
  'commands/log': ['commands/leads'],
  'commands/weekly': ['commands/log', 'commands/tactics'],
  'report/fit': ['report/tactics'],
  'report/learned': ['report/trial'],
  'report/tactics': ['report/hours', 'report/plan', 'report/sources'],
};

const mostFiles = 25;

const src = path.join(import.meta.dirname, '..', 'src');
const files = fs
  .readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll(path.sep, '/'));

const textOf = (file: string) => fs.readFileSync(path.join(src, file), 'utf8');

/** The files of src that a file imports. */
function importsOf(file: string): string[] {
  return ts
    .preProcessFile(textOf(file))
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => path.posix.join(path.posix.dirname(file), fileName.replace(/\.js$/, '.ts')));
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** The room of a file, at most two folders deep. */
function roomOf(file: string): string {
  return path.posix
    .dirname(file)
    .split('/')
    .slice(0, 2)
    .join('/')
    .replace(/^\.$/, path.basename(file, '.ts'));
}

/** The folder of src that a room lies in. */
const wingOf = (room: string) => room.split('/')[0]!;

/** Of each room, the others that it imports, and the file that does so first. */
const roomImports = new Map<string, Map<string, string>>();
for (const [file, imported] of imports)
  for (const other of imported) {
    const [room, otherRoom] = [roomOf(file), roomOf(other)];
    const known = roomImports.get(room) ?? new Map<string, string>();
    roomImports.set(room, known);
    if (room !== otherRoom && !known.has(otherRoom)) known.set(otherRoom, file);
  }

function mayImport(room: string, other: string): boolean {
  const [wing, otherWing] = [wingOf(room), wingOf(other)];
  if (wing !== otherWing) return allowed[wing]!.includes(otherWing);
  if (shared[wing] === undefined || shared[wing].includes(other)) return true;
  return composites.includes(room) || (besides[room] ?? []).includes(other);
}

/** Those that import themselves in the end. */
function inCircles(graph: Map<string, string[]>): string[] {
  const isReached = (from: string) => {
    const seen = new Set<string>();
    const left = [from];
    for (let name = left.pop(); name !== undefined; name = left.pop())
      for (const other of graph.get(name) ?? []) {
        if (other === from) return true;
        if (!seen.has(other)) left.push(other);
        seen.add(other);
      }
    return false;
  };
  return [...graph.keys()].filter(isReached).toSorted();
}

describe('imports point one way', () => {
  test('every import is of a file that is there', () => {
    expect([...imports.values()].flat().filter((file) => !imports.has(file))).toEqual([]);
    expect([...imports.values()].flat().length).toBeGreaterThan(1000);
  });

  test('from room to room as the table says', () => {
    const wrong = [...roomImports].flatMap(([room, others]) =>
      [...others]
        .filter(([other]) => !mayImport(room, other))
        .map(([other, file]) => `${file} imports ${other}`),
    );
    expect(wrong).toEqual([]);
  });

  test('and what the tables allow beside that is needed', () => {
    const needs = [
      ...Object.entries(besides).flatMap(([room, others]) => others.map((other) => [room, other] as const)),
      ...composites.map((room) => [room, 'report/'] as const),
    ];
    const isUsed = ([room, other]: readonly [string, string]) =>
      [...(roomImports.get(room)?.keys() ?? [])].some(
        (name) => name.startsWith(other) && !shared.report!.includes(name),
      );
    expect(needs.filter((need) => !isUsed(need))).toEqual([]);
  });

  test('no file comes round to itself', () => {
    expect(inCircles(imports)).toEqual([]);
  });

  test('no room comes round to itself', () => {
    const rooms = new Map([...roomImports].map(([room, others]) => [room, [...others.keys()]]));
    expect(inCircles(rooms)).toEqual([]);
  });
});

test('no folder holds more files than can be looked over', () => {
  const folders = files.map((file) => path.posix.dirname(file));
  const full = [...new Set(folders)].filter(
    (one) => folders.filter((folder) => folder === one).length > mostFiles,
  );
  expect(full).toEqual([]);
});

test('only the store talks to the database driver, only prompts to inquirer, only the host to the process', () => {
  const users = (pattern: RegExp) =>
    new Set(files.filter((file) => pattern.test(textOf(file))).map((file) => wingOf(roomOf(file))));
  expect(users(/from 'better-sqlite3'/)).toEqual(new Set(['store']));
  expect(users(/(from|import\() ?'@?inquirer/)).toEqual(new Set(['prompt']));
  expect(users(/\bprocess\.\w/)).toEqual(new Set(['host']));
});
