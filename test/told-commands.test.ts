import fs from 'node:fs';
import path from 'node:path';
import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { commandTree } from '../src/cli/tree.js';
import type { CommandSpec } from '../src/cli/spec.js';
import { UserError } from '../src/errors.js';
import type { Host } from '../src/host.js';
import { buildProgram } from '../src/program.js';
import * as taken from '../src/options/taken.js';
import { root } from './helpers/folder.js';
import { literalsOf } from './helpers/literals.js';
import { pages, readPage } from './helpers/pages.js';

/** A text that a person may read: of a source file, or of a page of the README and docs. */
interface Told {
  /** Path from src, and line. */
  where: string;
  text: string;
}

const src = path.join(root, 'src');
const files = fs
  .readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'));

/** Names of columns of other programs, not commands. */
const columnNames = path.join('exchange', 'fields', 'names.ts');

/** Rules of style, with names that begin like options. */
const styles = ['layout.ts', 'style.ts'].map((name) => path.join('report', 'html', name));

const told: Told[] = files
  .filter((file) => file !== columnNames && !styles.includes(file))
  .flatMap((file) =>
    literalsOf(fs.readFileSync(path.join(src, file), 'utf8')).map(({ line, text }) => ({
      where: `${file}:${line}`,
      text,
    })),
  );

/** `prospect` that begins a command. */
const begins = /(?<![\w./-])prospect (?=[a-z-])/g;

/** Where it does not: the program is spoken of, or a line of a completion script is known by it. */
const noCommand = /^prospect (?:is installed|made it|completion$)/;

/** A command line in a text: up to the quote that it stands in, or else as far as no sign of the sentence ends it. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(begins)].flatMap(({ index }) => {
    const rest = text.slice(index);
    const [, word] = rest.split(' ');
    if (noCommand.test(rest) || text.includes(`alias ${word} "`)) return [];
    const quote = text[index - 1] ?? '';
    if ('"`'.includes(quote) && quote !== '') return [rest.split(quote)[0]!];
    return [/^(?:"[^"]*"|[.,:;](?!\s|$)| (?!·|\(| )|[^\s"`·()[\].,:;])+/.exec(rest)![0].trim()];
  });
}

/**
 * The words of a command line as a shell hands them on, up to where its answer goes. An option that is only known when
 * the program runs is left out with its value.
 */
function wordsOf(line: string): string[] {
  const known = line.replace(/ --X \S+/g, '').replace(/ [|>] .*/, '');
  const words = known.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.slice(1).map((word) => word.replace(/["']/g, ''));
}

const host = {
  args: [],
  env: {},
  root,
  platform: 'linux',
  cwd: '/',
  home: '/',
  columns: undefined,
  isTerminal: () => false,
  write: () => true,
  clock: () => ({ now: 0, zone: 'UTC' }),
} as unknown as Host;

/** The command tree with nothing behind it. */
function hollow(specs: readonly CommandSpec[]): CommandSpec[] {
  return specs.map((spec) => ({
    ...spec,
    ...(spec.run ? { run: () => undefined } : {}),
    ...(spec.commands ? { commands: hollow(spec.commands) } : {}),
  }));
}
const tree = hollow(commandTree);

/** What is wrong with a command line, as the program would say it; undefined if it can be typed. */
async function refusal(line: string): Promise<string | undefined> {
  const args = wordsOf(line);
  const program = buildProgram(host, tree, taken);
  try {
    await program.parseAsync(args, { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    // X stands for what the text has in that place.
    if (error instanceof UserError && /^--[\w-]+ "X" is not known/.test(error.message)) return undefined;
    if (error instanceof UserError || error instanceof CommanderError) return `${line}: ${error.message}`;
    throw error;
  }
}

async function refusals(texts: readonly Told[]): Promise<string[]> {
  const wrong = [];
  for (const { where, text } of texts)
    for (const line of commandsIn(text)) {
      const message = await refusal(line);
      if (message) wrong.push(`${where}: ${message}`);
    }
  return wrong;
}

test('what cannot be typed is noticed', async () => {
  expect(commandsIn('See it with "prospect lst --all", or prospect show @3, then (prospect undo).')).toEqual([
    'prospect lst --all',
    'prospect show @3',
    'prospect undo',
  ]);
  expect(await refusal('prospect lst')).toMatch(/no command "lst"/);
  expect(await refusal('prospect lead lst')).toMatch(/no "prospect lead lst"/);
  expect(await refusal('prospect lead stop LEAD --lft')).toMatch(/unknown option/i);
  expect(await refusal('prospect undo it')).toMatch(/too many arguments/i);
  expect(await refusal('prospect lead stop LEAD --lift')).toBeUndefined();
});

test('every command that a message, a page or a help text tells to type can be typed', async () => {
  expect(told.flatMap(({ text }) => commandsIn(text)).length).toBeGreaterThan(150);
  expect(await refusals(told)).toEqual([]);
});

test('every command in the README and in docs can be typed', async () => {
  const blocks = pages.flatMap((page) =>
    [...readPage(page).matchAll(/^```(?:sh|console)\n([\s\S]*?)^```/gm)].map(([, body]) =>
      body!.replace(/\\\n\s*/g, ''),
    ),
  );
  const typed = blocks.flatMap((body) => body.match(/(?<=^(?:\$ )?)prospect [^#\n]*/gm) ?? []);
  const sentences = pages.flatMap((page) =>
    readPage(page)
      .split('\n')
      .map((text, at) => ({ where: `${page}:${at + 1}`, text })),
  );
  const inline = sentences.map(({ where, text }) => ({
    where,
    text: (text.match(/`prospect [^`]*`/g) ?? []).join(' '),
  }));
  expect(typed.length).toBeGreaterThan(10);
  expect(inline.flatMap(({ text }) => commandsIn(text)).length).toBeGreaterThan(30);
  expect(
    await refusals([...inline, ...typed.map((line) => ({ where: 'a block', text: `\`${line}\`` }))]),
  ).toEqual([]);
});

/** A command that does something: how it is called, its options, and the file in src/commands that does it. */
interface Leaf {
  name: string;
  options: string[];
  file: string;
}

const everywhere = buildProgram(host, []).options.flatMap(({ long }) => long ?? []);

function leaves(specs: readonly CommandSpec[], trail: string[] = []): Leaf[] {
  return specs.flatMap((spec) => {
    const name = [...trail, spec.name.split(' ')[0]!];
    if (spec.commands) return leaves(spec.commands, name);
    if (!spec.run) return [];
    const [, file] = /commands\/([\w/-]+)\.[jt]s/.exec(String(spec.run))!;
    return {
      name: name.join(' '),
      options: [...everywhere, '--help', ...taken.optionsOf(spec.options).map(({ long }) => long)],
      file: path.join('commands', `${file}.ts`),
    };
  });
}

/** The files that a file works with, itself included, without those that know nothing of commands. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/^(?:commands|prompt|report|exchange)\//.test(file)) return seen;
  seen.add(file);
  const text = fs.readFileSync(path.join(src, file), 'utf8');
  for (const [, to] of text.matchAll(/^(?!import type).*(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)\.js'/gm))
    reach(path.join(path.dirname(file), `${to}.ts`), seen);
  return seen;
}

test('every option that a message names is one of a command that can say so, or of one it names', () => {
  const commands = leaves(commandTree);
  const reached = new Map(commands.map(({ file }) => [file, reach(file)]));
  const optionsOf = (some: readonly Leaf[]) => new Set(some.flatMap(({ options }) => options));
  let checked = 0;
  const wrong = told.flatMap(({ where, text }) => {
    const [file] = where.split(':');
    const saying = commands.filter((command) => reached.get(command.file)!.has(file!));
    // An option alone is a piece of a command line, whose command is another piece.
    if (saying.length === 0 || /^--[a-z-]+$/.test(text)) return [];
    return [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].flatMap(({ 0: option, index }) => {
      checked++;
      const before = text.slice(0, index);
      const named = commands.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(before));
      return optionsOf([...saying, ...named]).has(option) ? [] : `${where}: ${option}`;
    });
  });
  expect(checked).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});
