import fs from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandTree } from '../src/cli/tree.js';
import { buildProgram } from '../src/program.js';
import * as taken from '../src/options/taken.js';
import { Desk } from './helpers/run.js';
import { root } from './helpers/folder.js';
import { pages, readPage } from './helpers/pages.js';

/** A block of commands and answers, after a comment that says on which journal and when: `<!-- week 2026-11-16T09:00 -->`. */
const shownBlock = /<!-- (\w+) (\d{4}-\d\d-\d\dT\d\d:\d\d) -->\n+```console\n([\s\S]*?)```\n/g;

function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]!);
}

/** A journal that the pages go on with one after the other. */
async function begin(name: string, now: string): Promise<Desk> {
  const desk = new Desk();
  desk.setClock(now);
  fs.writeFileSync(path.join(desk.folder, 'names.txt'), 'Elm Dental\nRidge Homes\nIto Labs\n');
  if (name === 'demo')
    for (const file of ['demo-tactics.csv', 'demo.csv'])
      await desk.run('import', path.join(root, 'test', 'data', file));
  return desk;
}

async function run(desk: Desk, line: string): Promise<string> {
  const answer = await desk.runWith({ columns: 80 }, ...words(line).slice(1));
  return answer.stderr + answer.stdout;
}

test('every command shown in the README and in docs prints what is printed there', async () => {
  const desks = new Map<string, Desk>();
  let blocks = 0;
  for (const page of pages) {
    const stored = readPage(page);
    let fresh = '';
    let end = 0;
    for (const block of stored.matchAll(shownBlock)) {
      const [whole, name, now, body] = block;
      const desk = desks.get(name!) ?? (await begin(name!, now!));
      desks.set(name!, desk);
      desk.setClock(now!);
      let shown = '';
      for (const line of body!.split('\n').filter((line) => line.startsWith('$ ')))
        shown += `${line}\n${await run(desk, line.slice(2))}`;
      fresh += stored.slice(end, block.index) + whole.replace(body!, () => shown);
      end = block.index + whole.length;
      blocks++;
    }
    fresh += stored.slice(end);
    if (process.env.UPDATE_DOCS) fs.writeFileSync(path.join(root, page), fresh);
    else expect(stored, page).toBe(fresh);
  }
  expect(blocks).toBeGreaterThan(10);
});

describe('docs/commands.md and --help agree', () => {
  const program = buildProgram(
    {
      args: [],
      env: {},
      root,
      platform: 'linux',
      cwd: '/',
      home: '/',
      columns: undefined,
      isTerminal: () => false,
      write: () => true,
    } as unknown as Parameters<typeof buildProgram>[0],
    commandTree,
    taken,
  );
  const commands = leaves(program, []);
  const section = readPage('docs/commands.md');

  function leaves(command: Command, trail: string[]): { name: string; options: string[] }[] {
    return command.commands.flatMap((child) => {
      const name = [...trail, child.name()];
      return child.commands.length > 0
        ? leaves(child, name)
        : [
            {
              name: name.join(' '),
              options: child.options.filter((option) => !option.hidden).map((option) => option.long!),
            },
          ];
    });
  }

  test.each(commands)('prospect $name and its options are in docs/commands.md', ({ name, options }) => {
    const start = section.indexOf(`\n### prospect ${name}`);
    expect(start, `no heading "### prospect ${name}"`).toBeGreaterThan(-1);
    const end = section.indexOf('\n### ', start + 1);
    const text = section.slice(start, end === -1 ? undefined : end);
    const named = [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [])].sort();
    expect(named).toEqual([...options].sort());
  });

  test('there is no heading for a command that is not there', () => {
    const names = commands.map((command) => command.name);
    const headings = [...section.matchAll(/^### prospect (.*)$/gm)].map((match) => match[1]!);
    const strange = headings.filter((heading) => !names.some((name) => `${heading} `.startsWith(`${name} `)));
    expect(strange).toEqual([]);
    expect(headings).toHaveLength(names.length);
  });
});
