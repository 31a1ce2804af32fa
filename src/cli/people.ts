import { filterOptions, formatOptions, leadOptions } from '../options.js';
import type { CommandSpec } from './spec.js';

export const people: CommandSpec[] = [
  {
    name: 'lead',
    group: 'People',
    summary: 'Add, list, edit or remove leads.',
    commands: [
      {
        name: 'add <name...>',
        summary: 'Add a lead before anything was tried with it.',
        define: (command) => {
          leadOptions(command);
          command.option('--new', 'Add it even if one is nearly the same.');
        },
        run: async (ctx, [words], flags) =>
          (await import('../commands/lead.js')).leadAdd(ctx, words as string[], flags),
      },
      {
        name: 'list',
        summary: 'List leads, the newest first.',
        define: (command) => {
          command
            .option('--tier <tier>', 'Only dream, A, B or C.')
            .option('--dream', 'Same as --tier dream.')
            .option('--source <text>', 'Only from this source.')
            .option('--limit <n>', 'At most this many; 0 for all; default 50.');
          formatOptions(command);
        },
        run: async (ctx, _, flags) => (await import('../commands/lead.js')).leadList(ctx, flags),
      },
      {
        name: 'edit <lead...>',
        summary: 'Change what is known of a lead; an empty text clears a field.',
        define: (command) => {
          command.option('--name <name>', 'Another name.');
          leadOptions(command);
        },
        run: async (ctx, [words], flags) =>
          (await import('../commands/lead.js')).leadEdit(ctx, words as string[], flags),
      },
      {
        name: 'rm <lead...>',
        summary: 'Remove a lead with everything logged with it.',
        run: async (ctx, [words]) => (await import('../commands/lead.js')).leadRm(ctx, words as string[]),
      },
    ],
  },
  {
    name: 'list',
    group: 'People',
    summary: 'List touches, the newest first.',
    define: (command) => {
      filterOptions(command);
      command.option('--limit <n>', 'At most this many; 0 for all; default 50.');
      formatOptions(command);
    },
    run: async (ctx, _, flags) => (await import('../commands/list.js')).list(ctx, flags),
  },
  {
    name: 'show <subject...>',
    group: 'People',
    summary: 'Tell everything about a touch (its number) or a lead.',
    define: (command) => {
      command.usage('[options] TOUCH|LEAD').option('--json', 'Print it as JSON.');
    },
    run: async (ctx, [words], flags) =>
      (await import('../commands/show.js')).show(ctx, words as string[], flags),
  },
];
