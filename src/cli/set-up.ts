import { collect, formatOptions } from '../options.js';
import type { CommandSpec } from './spec.js';

export const setUp: CommandSpec[] = [
  {
    name: 'outcome',
    group: 'Set-up',
    summary: 'List, add or rename outcomes.',
    commands: [
      {
        name: 'list',
        summary: 'List outcomes: how far each shows a lead to be, and what it means.',
        define: formatOptions,
        run: async (ctx, _, flags) => (await import('../commands/word.js')).outcomeList(ctx, flags),
      },
      {
        name: 'add <name>',
        summary: 'Add an outcome.',
        define: (command) => {
          command
            .option(
              '--stage <stage>',
              'attempted, reached, conversation, meeting, held, proposal or won; default attempted.',
            )
            .option(
              '--state <state>',
              'nothing, waiting, open, deferred, advanced, failed or won; default open.',
            )
            .option('--ends', 'It ends the lead.')
            .option(
              '--channel <channel>',
              'Offer it for this channel; again for another; default all.',
              collect,
            );
        },
        run: async (ctx, [name], flags) =>
          (await import('../commands/word.js')).outcomeAdd(ctx, name as string, flags),
      },
      {
        name: 'rename <outcome> <name>',
        summary: 'Give an outcome another name.',
        run: async (ctx, [from, to]) =>
          (await import('../commands/word.js')).wordRename(ctx, 'outcome', from as string, to as string),
      },
    ],
  },
  {
    name: 'reason',
    group: 'Set-up',
    summary: 'List, add or rename reasons.',
    commands: [
      {
        name: 'list',
        summary: 'List reasons and where things usually break when they are given.',
        define: formatOptions,
        run: async (ctx, _, flags) => (await import('../commands/word.js')).reasonList(ctx, flags),
      },
      {
        name: 'add <name>',
        summary: 'Add a reason.',
        define: (command) => {
          command.option(
            '--broke <place>',
            'Where it usually breaks: list, message, offer, channel, timing, follow-up, hand-off, me or tactic.',
          );
        },
        run: async (ctx, [name], flags) =>
          (await import('../commands/word.js')).reasonAdd(ctx, name as string, flags),
      },
      {
        name: 'rename <reason> <name>',
        summary: 'Give a reason another name.',
        run: async (ctx, [from, to]) =>
          (await import('../commands/word.js')).wordRename(ctx, 'reason', from as string, to as string),
      },
    ],
  },
  {
    name: 'source',
    group: 'Set-up',
    summary: 'List sources, say whose they are, rename them.',
    commands: [
      {
        name: 'list',
        summary: 'List where leads come from, whose that is, and how many came.',
        define: formatOptions,
        run: async (ctx, _, flags) => (await import('../commands/source.js')).sourceList(ctx, flags),
      },
      {
        name: 'edit <source...>',
        summary: 'Say whether you find the leads of a source or are given them.',
        define: (command) => {
          command.option('--origin <origin>', 'self (you find them), given or unknown.');
        },
        run: async (ctx, [words], flags) =>
          (await import('../commands/source.js')).sourceEdit(ctx, words as string[], flags),
      },
      {
        name: 'rename <source> <name>',
        summary: 'Give a source another name.',
        run: async (ctx, [from, to]) =>
          (await import('../commands/source.js')).sourceRename(ctx, from as string, to as string),
      },
    ],
  },
  {
    name: 'config',
    group: 'Set-up',
    summary: 'List, print or change settings.',
    commands: [
      {
        name: 'list',
        summary: 'List settings: currency, hourly-value, goal and cold-days.',
        define: formatOptions,
        run: async (ctx, _, flags) => (await import('../commands/config.js')).configList(ctx, flags),
      },
      {
        name: 'get <key>',
        summary: 'Print what holds for a setting.',
        run: async (ctx, [key]) => (await import('../commands/config.js')).configGet(ctx, key as string),
      },
      {
        name: 'set <key> <value...>',
        summary: 'Change a setting; an empty text takes it back.',
        run: async (ctx, [key, words]) =>
          (await import('../commands/config.js')).configSet(ctx, key as string, words as string[]),
      },
    ],
  },
];
