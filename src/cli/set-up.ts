import type { CommandSpec } from './spec.js';

/** The commands of the set-up; `commandNames` are those of all commands, which no alias may be called. */
export const setUp = (commandNames: () => string[]): CommandSpec[] => [
  {
    name: 'outcome',
    group: 'Set-up',
    summary: 'List, add or rename outcomes.',
    commands: [
      {
        name: 'list',
        summary: 'List outcomes: how far each shows a lead to be, and what it means.',
        options: 'format',
        run: async (ctx, _, flags) => (await import('../commands/set-up/word.js')).outcomeList(ctx, flags),
      },
      {
        name: 'add <name>',
        summary: 'Add an outcome.',
        options: 'outcome add',
        run: async (ctx, [name], flags) =>
          (await import('../commands/set-up/word.js')).outcomeAdd(ctx, name as string, flags),
      },
      {
        name: 'rename <outcome> <name>',
        summary: 'Give an outcome another name.',
        run: async (ctx, [from, to]) =>
          (await import('../commands/set-up/word.js')).wordRename(
            ctx,
            'outcome',
            from as string,
            to as string,
          ),
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
        summary: 'List reasons, each with the place where things usually break.',
        options: 'format',
        run: async (ctx, _, flags) => (await import('../commands/set-up/word.js')).reasonList(ctx, flags),
      },
      {
        name: 'add <name>',
        summary: 'Add a reason.',
        options: 'reason add',
        run: async (ctx, [name], flags) =>
          (await import('../commands/set-up/word.js')).reasonAdd(ctx, name as string, flags),
      },
      {
        name: 'rename <reason> <name>',
        summary: 'Give a reason another name.',
        run: async (ctx, [from, to]) =>
          (await import('../commands/set-up/word.js')).wordRename(
            ctx,
            'reason',
            from as string,
            to as string,
          ),
      },
    ],
  },
  {
    name: 'source',
    group: 'Set-up',
    summary: 'List sources, say who found their leads, rename them.',
    commands: [
      {
        name: 'list',
        summary: 'List where leads come from, who found them, and how many came.',
        options: 'format',
        run: async (ctx, _, flags) => (await import('../commands/set-up/source.js')).sourceList(ctx, flags),
      },
      {
        name: 'edit <source...>',
        summary: 'Say whether you find the leads of a source or are given them.',
        options: 'source edit',
        run: async (ctx, [words], flags) =>
          (await import('../commands/set-up/source.js')).sourceEdit(ctx, words as string[], flags),
      },
      {
        name: 'rename <source> <name>',
        summary: 'Give a source another name.',
        run: async (ctx, [from, to]) =>
          (await import('../commands/set-up/source.js')).sourceRename(ctx, from as string, to as string),
      },
    ],
  },
  {
    name: 'config',
    group: 'Set-up',
    summary: 'List, print or change settings.',
    description: 'List, print or change settings; alone it lists them.',
    run: async (ctx) => (await import('../commands/set-up/config.js')).configList(ctx, {}),
    commands: [
      {
        name: 'list',
        summary: 'List settings: the value, the default, and what each is for.',
        options: 'format',
        run: async (ctx, _, flags) => (await import('../commands/set-up/config.js')).configList(ctx, flags),
      },
      {
        name: 'get <key>',
        summary: 'Print the value of a setting.',
        run: async (ctx, [key]) =>
          (await import('../commands/set-up/config.js')).configGet(ctx, key as string),
      },
      {
        name: 'set <key> <value...>',
        summary: 'Change a setting; an empty text takes it back.',
        run: async (ctx, [key, words]) =>
          (await import('../commands/set-up/config.js')).configSet(ctx, key as string, words as string[]),
      },
      {
        name: 'edit',
        summary: 'Change settings in your editor (VISUAL or EDITOR), all at once.',
        options: 'config edit',
        run: async (ctx, _, flags) =>
          (await import('../commands/set-up/config-edit.js')).configEdit(ctx, flags),
      },
    ],
  },
  {
    name: 'alias [words...]',
    group: 'Set-up',
    summary: 'Define a shortcut: a word for the beginning of a command line.',
    description:
      'Define a shortcut, a word of your own for the beginning of a command line: after alias vm "log -t cold-call -o voicemail", "prospect vm Harbor Cafe" logs a voicemail. WORDS is one text, or after -- several words; quotes and backslashes in it are read as a shell reads them, and nothing else. NAME alone shows an alias, an empty text removes it; without words it lists them.',
    options: 'alias',
    usage: '[NAME] [WORDS]',
    takes: ['alias'],
    run: async (ctx, [words], flags) => {
      const { alias } = await import('../commands/set-up/alias.js');
      await alias(ctx, words as string[], flags, commandNames());
    },
  },
  {
    name: 'completion <what> [shell]',
    group: 'Set-up',
    summary: 'Let the Tab key complete commands, options and names from the journal.',
    description:
      'Print what makes bash, zsh or fish complete commands, options and names from the journal; "install" puts it where the shell looks for it, and says how to take it away. SHELL is bash, zsh or fish; default the one in the variable SHELL.',
    takes: ['completion', 'shell'],
    options: 'completion',
    usage: 'bash|zsh|fish|install [SHELL]',
    run: async (ctx, [what, shell], flags) =>
      (await import('../commands/set-up/completion.js')).completion(
        ctx,
        what as string,
        shell as string | undefined,
        flags,
      ),
  },
  {
    // What follows is asked for its own help before any command is looked for.
    name: 'help [command...]',
    group: 'Set-up',
    summary: 'Explain a command: help log, help lead add.',
  },
];
