import { readFileSync } from 'node:fs';
import { commandTree } from '../../src/cli/tree.js';
import type { CommandSpec } from '../../src/cli/spec.js';
import { splitLine } from '../../src/domain/command-line.js';
import { Desk } from './run.js';

/**
 * What a scene is set with, and every command that writes as it may be typed in it, with something for it to do.
 * `npm run torture` reads them, too.
 */
const { scene, lines: writing } = JSON.parse(
  readFileSync(new URL('../data/writing-lines.json', import.meta.url), 'utf8'),
) as { scene: string[]; lines: Record<string, string[]> };

/** Commands that write only what is answered on a terminal. */
const asking = ['block', 'review', 'config edit'];

/** What undoes needs something undone. */
const afterUndo = ['redo'];

const reading = [
  ...[
    'due',
    'report',
    'lead list',
    'list',
    'show',
    'lead show',
    'search',
    'status',
    'pipeline',
    'keep-in-touch list',
    'help',
    'tactic list',
    'tactic show',
    'trial status',
    'benchmark list',
  ],
  ...[
    'try',
    'export',
    'path',
    'doctor',
    'demo',
    'outcome list',
    'reason list',
    'source list',
    'config list',
    'config get',
  ],
  // These write beside the journal; where a backup is, is kept in it, but is no operation.
  ...['backup', 'restore', 'completion'],
];

/** A command line, and what it reads from standard input. */
export interface Line {
  text: string;
  args: string[];
  input: string | undefined;
}

export const writingLines: Line[] = Object.values(writing).flat().map(lineOf);
export const redoLine = lineOf('redo');

/** Names of all commands as they are typed, but for those that only hold others. */
export function allCommands(specs: readonly CommandSpec[] = commandTree, before = ''): string[] {
  return specs.flatMap((spec) => {
    const name = `${before}${spec.name.split(' ')[0]!}`;
    return spec.commands ? allCommands(spec.commands, `${name} `) : [name];
  });
}

export const knownCommands = [...Object.keys(writing), ...asking, ...afterUndo, ...reading];

function lineOf(text: string): Line {
  const [typed = '', input] = text.split(' < ');
  return { text, args: splitLine(typed), input: input?.replaceAll('\\n', '\n') };
}

export function runLine(desk: Desk, { args, input }: Line) {
  return desk.runWith(input === undefined ? {} : { input }, ...args);
}

/** A desk on which the scene is set. */
export const setDesk = Desk.copies({}, async (desk) => {
  for (const line of scene.map(lineOf)) {
    const { code, stderr } = await runLine(desk, line);
    if (code !== 0) throw new Error(`${line.text}: ${stderr}`);
  }
});
