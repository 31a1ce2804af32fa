import type { Command } from 'commander';
import type { Context } from './context.js';
import {
  collect,
  editOptions,
  filterOptions,
  formatOptions,
  importOptions,
  leadOptions,
  logOptions,
  nextOptions,
  reportOptions,
  resultOptions,
  tacticOptions,
} from './options.js';

/** One command: how it is named and described, its options, and what it runs (imported when it runs). */
export interface CommandSpec {
  /** Name and operands, as commander writes them. */
  name: string;
  summary: string;
  description?: string;
  alias?: string;
  group?: 'Every day' | 'People' | 'The loop' | 'The journal' | 'Set-up';
  define?: (command: Command) => void;
  run?: (ctx: Context, operands: unknown[], flags: object) => void | Promise<void>;
  commands?: CommandSpec[];
}

const everyDay: CommandSpec[] = [
  {
    name: 'log [lead...]',
    group: 'Every day',
    summary: 'Log a touch: who, with which tactic, what came of it.',
    description:
      'Log a touch. Without options it asks. LEAD is a name, @ID, an email or a phone; several words are one name; without LEAD the touch is at nobody in particular.',
    define: logOptions,
    run: async (ctx, [words], flags) =>
      (await import('./commands/log.js')).log(ctx, words as string[], flags),
  },
  {
    name: 'result [words...]',
    alias: 'resolve',
    group: 'Every day',
    summary: 'Say what became of a touch: result LEAD|TOUCH [OUTCOME].',
    define: resultOptions,
    run: async (ctx, [words], flags) =>
      (await import('./commands/result.js')).result(ctx, words as string[], flags),
  },
  {
    name: 'next [words...]',
    group: 'Every day',
    summary: 'Make, move, finish or drop a next step: next LEAD [WHEN].',
    define: nextOptions,
    run: async (ctx, [words], flags) =>
      (await import('./commands/next.js')).next(ctx, words as string[], flags),
  },
  {
    name: 'report [section]',
    group: 'Every day',
    summary: 'Print what worked, what broke and why.',
    description: 'Print the report, or one section of it: tactics, failures or funnel.',
    define: reportOptions,
    run: async (ctx, [section], flags) =>
      (await import('./commands/report.js')).report(ctx, section as string | undefined, flags),
  },
];

const people: CommandSpec[] = [
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
          (await import('./commands/lead.js')).leadAdd(ctx, words as string[], flags),
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
        run: async (ctx, _, flags) => (await import('./commands/lead.js')).leadList(ctx, flags),
      },
      {
        name: 'edit <lead...>',
        summary: 'Change what is known of a lead; an empty text clears a field.',
        define: (command) => {
          command.option('--name <name>', 'Another name.');
          leadOptions(command);
        },
        run: async (ctx, [words], flags) =>
          (await import('./commands/lead.js')).leadEdit(ctx, words as string[], flags),
      },
      {
        name: 'rm <lead...>',
        summary: 'Remove a lead with everything logged with it.',
        run: async (ctx, [words]) => (await import('./commands/lead.js')).leadRm(ctx, words as string[]),
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
    run: async (ctx, _, flags) => (await import('./commands/list.js')).list(ctx, flags),
  },
  {
    name: 'show <subject...>',
    group: 'People',
    summary: 'Tell everything about a touch (its number) or a lead.',
    define: (command) => {
      command.usage('[options] TOUCH|LEAD').option('--json', 'Print it as JSON.');
    },
    run: async (ctx, [words], flags) =>
      (await import('./commands/show.js')).show(ctx, words as string[], flags),
  },
];

const loop: CommandSpec[] = [
  {
    name: 'tactic',
    group: 'The loop',
    summary: 'Add, list, edit, rename, drop or revive tactics.',
    commands: [
      {
        name: 'add <name...>',
        summary: 'Add a tactic before it was used.',
        define: (command) => {
          tacticOptions(command);
          command.option('--new', 'Add it even if one is nearly the same.');
        },
        run: async (ctx, [words], flags) =>
          (await import('./commands/tactic.js')).tacticAdd(ctx, words as string[], flags),
      },
      {
        name: 'list',
        summary: 'List tactics with their versions and use.',
        define: (command) => {
          command.option('--all', 'The dropped ones too.');
          formatOptions(command);
        },
        run: async (ctx, _, flags) => (await import('./commands/tactic.js')).tacticList(ctx, flags),
      },
      {
        name: 'edit <tactic...>',
        summary: "Change a tactic's channel, kind or note.",
        define: tacticOptions,
        run: async (ctx, [words], flags) =>
          (await import('./commands/tactic.js')).tacticEdit(ctx, words as string[], flags),
      },
      {
        name: 'rename <tactic> <name>',
        summary: 'Give a tactic another name.',
        run: async (ctx, [from, to]) =>
          (await import('./commands/tactic.js')).tacticRename(ctx, from as string, to as string),
      },
      {
        name: 'drop <tactic...>',
        summary: 'Put a tactic aside; its record stays.',
        run: async (ctx, [words]) =>
          (await import('./commands/tactic.js')).tacticDrop(ctx, words as string[]),
      },
      {
        name: 'revive <tactic...>',
        summary: 'Take a dropped tactic up again.',
        run: async (ctx, [words]) =>
          (await import('./commands/tactic.js')).tacticRevive(ctx, words as string[]),
      },
    ],
  },
];

const journal: CommandSpec[] = [
  {
    name: 'edit <touch>',
    group: 'The journal',
    summary: 'Correct a touch.',
    description: 'Correct a touch. Outcome, reason, place and value are those of its last step.',
    define: editOptions,
    run: async (ctx, [touch], flags) =>
      (await import('./commands/edit.js')).edit(ctx, touch as string, flags),
  },
  {
    name: 'rm <touch...>',
    group: 'The journal',
    summary: 'Remove touches with what came of them.',
    run: async (ctx, [numbers]) => (await import('./commands/rm.js')).rm(ctx, numbers as string[]),
  },
  {
    name: 'undo',
    group: 'The journal',
    summary: 'Take back the last write, whatever it was.',
    run: async (ctx) => (await import('./commands/undo.js')).undo(ctx),
  },
  {
    name: 'redo',
    group: 'The journal',
    summary: 'Do again what was undone.',
    run: async (ctx) => (await import('./commands/undo.js')).redo(ctx),
  },
  {
    name: 'import <file>',
    group: 'The journal',
    summary: 'Read touches or leads from CSV or JSON; - reads standard input.',
    define: importOptions,
    run: async (ctx, [file], flags) =>
      (await import('./commands/import.js')).importFile(ctx, file as string, flags),
  },
  {
    name: 'export <what>',
    group: 'The journal',
    summary: 'Print touches, leads or tactics as CSV, or all as JSON.',
    define: (command) => {
      command.usage('[options] touches|leads|tactics|all');
      filterOptions(command);
      formatOptions(command);
    },
    run: async (ctx, [what], flags) =>
      (await import('./commands/export.js')).exportJournal(ctx, what as string, flags),
  },
  {
    name: 'backup [file]',
    group: 'The journal',
    summary: 'Write a checked copy of the journal.',
    run: async (ctx, [file]) =>
      (await import('./commands/backup.js')).backup(ctx, file as string | undefined),
  },
  {
    name: 'path',
    group: 'The journal',
    summary: 'Print where the journal is.',
    run: async (ctx) => (await import('./commands/path.js')).path(ctx),
  },
];

const setUp: CommandSpec[] = [
  {
    name: 'outcome',
    group: 'Set-up',
    summary: 'List, add or rename outcomes.',
    commands: [
      {
        name: 'list',
        summary: 'List outcomes: how far each shows a lead to be, and what it means.',
        define: formatOptions,
        run: async (ctx, _, flags) => (await import('./commands/word.js')).outcomeList(ctx, flags),
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
          (await import('./commands/word.js')).outcomeAdd(ctx, name as string, flags),
      },
      {
        name: 'rename <outcome> <name>',
        summary: 'Give an outcome another name.',
        run: async (ctx, [from, to]) =>
          (await import('./commands/word.js')).wordRename(ctx, 'outcome', from as string, to as string),
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
        run: async (ctx, _, flags) => (await import('./commands/word.js')).reasonList(ctx, flags),
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
          (await import('./commands/word.js')).reasonAdd(ctx, name as string, flags),
      },
      {
        name: 'rename <reason> <name>',
        summary: 'Give a reason another name.',
        run: async (ctx, [from, to]) =>
          (await import('./commands/word.js')).wordRename(ctx, 'reason', from as string, to as string),
      },
    ],
  },
];

export const commandTree: CommandSpec[] = [...everyDay, ...people, ...loop, ...journal, ...setUp];
