import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandTree } from '../../src/cli/tree.js';
import { cursorAt } from '../../src/cli/cursor.js';
import { buildProgram } from '../../src/program.js';
import * as taken from '../../src/options/taken.js';
import { root } from '../helpers/folder.js';

const program = buildProgram(
  { args: [], env: {}, root } as unknown as Parameters<typeof buildProgram>[0],
  commandTree,
  taken,
);

function leaves(
  command: Command,
  trail: string[] = [],
): { name: string; trail: string[]; command: Command }[] {
  return command.commands.flatMap((child) => {
    const words = [...trail, child.name()];
    const own = { name: words.join(' '), trail: words, command: child };
    return child.commands.length > 0 ? [own, ...leaves(child, words)] : [own];
  });
}

const at = (words: string[], typed = '') =>
  cursorAt(commandTree, words, typed, () => Promise.resolve(undefined));

describe.each(leaves(program))('prospect $name', ({ trail, command }) => {
  test('offers the options that --help lists, and knows which take a value', async () => {
    const listed = command.options.filter(({ hidden }) => !hidden);
    const cursor = await at(trail, '--');
    // The demo has a journal of its own, and an option of its own not to be asked.
    const everywhere = trail[0] === 'demo' ? ['--help'] : ['--db', '--no-input', '--help'];
    expect(cursor!.words.map(({ word }) => word)).toEqual([...listed.map(({ long }) => long), ...everywhere]);
    for (const { long, required, optional } of listed) {
      const { meant } = (await at(trail, `${long!}=x`))!;
      expect(meant.length > 0, long).toBe(required || optional);
    }
  });
});

describe('the cursor', () => {
  test('is at commands first, then at theirs', async () => {
    const first = await at([], 'lo');
    expect(first!.words.map(({ word }) => word)).toContain('log');
    expect(first!.meant).toEqual(['alias']);
    const second = await at(['lead'], '');
    expect(second!.words.map(({ word }) => word)).toContain('merge');
    expect(second!.meant).toEqual([]);
    expect(await at(['frob'], '')).toBeUndefined();
    expect(await at(['lead', 'frob'], '')).toBeUndefined();
  });

  test.each([
    [['log'], '', ['lead'], []],
    [['log', 'Harbor'], 'Ca', ['lead'], ['Harbor']],
    [['log', '-t', 'x', 'Harbor', '--next', 'fri'], 'Ca', ['lead'], ['Harbor']],
    [['--db', 'log', '--no-input', 'log', '-t'], '', ['tactic'], []],
    [['log', '--'], '-x', ['lead'], []],
    [['resolve', 'Harbor'], 'me', ['lead', 'outcome'], ['Harbor']],
    [['result'], 'me', ['lead'], []],
    [['lead', 'merge', '@1'], '', ['other'], []],
    [['lead', 'merge', '@1', '@2'], '', [], []],
    [['config', 'set'], '', ['key'], []],
    [['import'], '', ['file'], []],
    [['export'], '', [['touches', 'leads', 'tactics', 'all', 'workbook']], []],
    [['trial', 'decide', 'x'], '', ['tactic', ['keep', 'tweak', 'drop']], ['x']],
  ])('after %j at "%s" means %j', async (words, typed, meant, before) => {
    expect(await at(words, typed)).toMatchObject({ meant, before, typed });
  });

  test('is in the value of --option=value', async () => {
    expect(await at(['log'], '--tactic=co')).toMatchObject({
      meant: ['tactic'],
      typed: 'co',
      option: '--tactic=',
    });
    expect(await at(['log'], '--new=co')).toMatchObject({ meant: [] });
  });

  test('no option is offered twice unless it may be given twice', async () => {
    const cursor = await at(['lead', 'add', '--company', 'x', '--email=y', '-n', 'z'], '--');
    const words = cursor!.words.map(({ word }) => word);
    expect(words).not.toContain('--company');
    expect(words).not.toContain('--note');
    expect(words).toContain('--email');
  });

  test('comes after the words of an alias', async () => {
    const alias = (word: string) => Promise.resolve(word === 'vm' ? ['log', '-t', 'cold-call'] : undefined);
    const cursor = await cursorAt(commandTree, ['vm', '-o'], '', alias);
    expect(cursor!.meant).toEqual(['outcome']);
    expect(await cursorAt(commandTree, ['log', 'vm'], '', alias)).toMatchObject({ before: ['vm'] });
    const round = () => Promise.resolve(['again']);
    expect(await cursorAt(commandTree, ['again'], '', round)).toBeUndefined();
  });
});
