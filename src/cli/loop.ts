import { formatOptions, spendOptions, tacticOptions, tacticShowOptions } from '../options.js';
import type { CommandSpec } from './spec.js';

export const loop: CommandSpec[] = [
  {
    name: 'tactic',
    group: 'The loop',
    summary: 'Add, list, show, edit, rename, drop or revive tactics.',
    commands: [
      {
        name: 'add <name...>',
        summary: 'Add a tactic before it was used.',
        define: (command) => {
          tacticOptions(command);
          command.option('--new', 'Add it even if one is nearly the same.');
        },
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactic.js')).tacticAdd(ctx, words as string[], flags),
      },
      {
        name: 'list',
        summary: 'List tactics with their versions and use.',
        define: (command) => {
          command.option('--all', 'The dropped ones too.');
          formatOptions(command);
        },
        run: async (ctx, _, flags) => (await import('../commands/tactic.js')).tacticList(ctx, flags),
      },
      {
        name: 'show <tactic...>',
        summary: 'Show everything about one tactic (NAME, or NAME@VERSION for that version alone).',
        define: tacticShowOptions,
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactic-show.js')).tacticShow(ctx, words as string[], flags),
      },
      {
        name: 'edit <tactic...>',
        summary: 'Change what is known of a tactic: channel, kind, worth, minutes or note.',
        define: tacticOptions,
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactic.js')).tacticEdit(ctx, words as string[], flags),
      },
      {
        name: 'rename <tactic> <name>',
        summary: 'Give a tactic another name.',
        run: async (ctx, [from, to]) =>
          (await import('../commands/tactic.js')).tacticRename(ctx, from as string, to as string),
      },
      {
        name: 'drop <tactic...>',
        summary: 'Put a tactic aside; its record stays.',
        run: async (ctx, [words]) =>
          (await import('../commands/tactic.js')).tacticDrop(ctx, words as string[]),
      },
      {
        name: 'revive <tactic...>',
        summary: 'Take a dropped tactic up again.',
        run: async (ctx, [words]) =>
          (await import('../commands/tactic.js')).tacticRevive(ctx, words as string[]),
      },
    ],
  },
  {
    name: 'spend [words...]',
    group: 'The loop',
    summary: 'Store or list money spent on a tactic.',
    description:
      'Store money spent on a tactic that belongs to no single touch: spend TACTIC AMOUNT. Without words it lists what was spent.',
    define: spendOptions,
    run: async (ctx, [words], flags) =>
      (await import('../commands/spend.js')).spend(ctx, words as string[], flags),
  },
];
