import fs from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandTree } from '../src/cli/tree.js';
import type { CommandSpec } from '../src/cli/spec.js';
import { optionsOf } from '../src/options/taken.js';
import { Desk } from './helpers/run.js';
import { setDesk } from './helpers/writing.js';

/** Command lines that ask on a terminal, or write at once. */
const onNothing = [
  ['log'],
  ['log', 'Lee', '-t', 'cold-call'],
  ['log', 'Lee', '-t', 'cold-call', '-o', 'no-answer'],
  ['miss', 'Lee', '-t', 'cold-call'],
  ['lead', 'add', 'Lee'],
  ['tactic', 'add', 'cold-call'],
  ['outcome', 'add', 'demo'],
  ['reason', 'add', 'too-far'],
];
const onScene = [
  ...onNothing.slice(0, 3),
  ['log', 'Harbour Cafe', '-t', 'cold-cal'],
  ['log', 'Harbour Cafe', '-t', 'cold-cal', '-o', 'no-answer'],
  ['result', 'Weber'],
  ['next', 'Weber', 'fri'],
  ['lead', 'add', 'Harbour Cafe'],
  ['lead', 'edit', 'Harbour Cafe'],
  ['tactic', 'edit', 'cold-call'],
  ['tactic', 'tweak', 'cold-call'],
  ['tactic', 'drop', 'cold-call'],
  ['trial', 'start', 'referral-ask'],
  ['trial', 'decide', 'cold-call', 'tweak'],
  ['plan', 'cold-call', '20/week'],
  ['spend', 'cold-call', '20'],
  ['edit', '1', '-t', 'cold-cal'],
];

/** What no option takes: a text that cannot be kept, and one that is too long for any. */
const bad = { 'half a character': '\ud800', 'a long text': 'x'.repeat(70_000) };

/** Options of the command named that take a value, in their long form. */
function valuesOf(words: readonly string[], specs: readonly CommandSpec[] = commandTree): string[] {
  const spec = specs.find(({ name }) => name.split(' ')[0] === words[0])!;
  if (spec.commands) return valuesOf(words.slice(1), spec.commands);
  return optionsOf(spec.options)
    .filter(({ takesValue }) => takesValue)
    .map(({ long }) => long);
}

const cases = (lines: string[][]) =>
  lines.flatMap((line) =>
    valuesOf(line)
      .filter((option) => !['--format'].includes(option))
      .flatMap((option) =>
        Object.keys(bad).map((kind) => ({ line: line.join(' '), words: line, option, kind })),
      ),
  );

async function checkRefused(desk: Desk, words: string[], option: string, kind: string): Promise<void> {
  const args = [...words, option, bad[kind as keyof typeof bad]];
  const { stdout, stderr, code } = await desk.runWith({ columns: 80, asks: true }, ...args);
  expect({ code, stdout }).toEqual({ code: expect.toBeOneOf([2, 65, 66, 77]) as number, stdout: '' });
  expect(stderr).toMatch(/^prospect: /);
}

describe('what cannot be meant is refused before a question and before a file is made', () => {
  test.each(cases(onNothing))('$line $option with $kind', async ({ words, option, kind }) => {
    const desk = new Desk();
    await checkRefused(desk, words, option, kind);
    expect(fs.readdirSync(desk.folder)).toEqual([]);
  });
});

describe('and in a journal in use', () => {
  let desk: Desk;
  let before: Buffer;
  beforeAll(async () => {
    const set = await setDesk();
    before = fs.readFileSync(set.file);
  });

  test.each(cases(onScene))('$line $option with $kind', async ({ words, option, kind }) => {
    desk = new Desk();
    fs.writeFileSync(desk.file, before, { mode: 0o600 });
    await checkRefused(desk, words, option, kind);
    expect(fs.readFileSync(desk.file).equals(before)).toBe(true);
  });
});
