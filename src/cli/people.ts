import type { CommandSpec } from './spec.js';

export const people: CommandSpec[] = [
  {
    name: 'lead',
    group: 'People',
    summary: 'Add, list, show, edit, merge, stop, forget or remove leads.',
    commands: [
      {
        name: 'add [name...]',
        summary: 'Add a lead before anything was tried with it, or many named in a file.',
        options: 'lead add',
        run: async (ctx, [words], flags) =>
          (await import('../commands/leads/lead.js')).leadAdd(ctx, words as string[], flags),
      },
      {
        name: 'list [words...]',
        summary:
          'List leads and where each stands, the newest first; with words those in which all of them occur.',
        description:
          'List leads, the newest first, with state, furthest stage, days there, value, last touch, next step and owner. With words only those in which all of them occur, whatever their case and accents: in name, company, note, tags, url, an email or a phone. Names that begin with them come first, then the last touched.',
        options: 'lead list',
        run: async (ctx, [words], flags) =>
          (await import('../commands/leads/lead-list.js')).leadList(ctx, words as string[], flags),
      },
      {
        name: 'show <lead...>',
        summary: 'Show a lead with everything kept of it.',
        options: 'lead show',
        run: async (ctx, [words], flags) =>
          (await import('../commands/log/show.js')).leadShow(ctx, words as string[], flags),
      },
      {
        name: 'edit <lead...>',
        summary: 'Change what is known of a lead; an empty text clears a field.',
        options: 'lead edit',
        run: async (ctx, [words], flags) =>
          (await import('../commands/leads/lead.js')).leadEdit(ctx, words as string[], flags),
      },
      {
        name: 'merge <lead> <other>',
        summary: 'Move everything of another lead into a lead, which keeps its name.',
        description:
          'Move everything of another lead into a lead, which keeps its name and what is known of it: touches, next steps, emails, phones and tags move, empty fields are filled, notes are joined. Undo takes the two apart again.',
        run: async (ctx, [lead, other]) =>
          (await import('../commands/leads/lead-merge.js')).leadMerge(ctx, lead as string, other as string),
      },
      {
        name: 'stop <lead...>',
        summary: 'Mark a lead do-not-contact.',
        options: 'lead stop',
        run: async (ctx, [words], flags) =>
          (await import('../commands/leads/lead-stop.js')).leadStop(ctx, words as string[], flags),
      },
      {
        name: 'forget <lead...>',
        summary: 'Remove every trace of a lead for good; it cannot be undone.',
        description:
          'Remove a lead, everything logged with it, and every trace of it in what undo would bring back. It cannot be undone. Without --yes it only says what would go. Afterwards it names the backups that still hold the lead.',
        options: 'lead forget',
        run: async (ctx, [words], flags) =>
          (await import('../commands/leads/lead-forget.js')).leadForget(ctx, words as string[], flags),
      },
      {
        name: 'rm <lead...>',
        summary: 'Remove a lead with everything logged with it.',
        run: async (ctx, [words]) =>
          (await import('../commands/leads/lead.js')).leadRm(ctx, words as string[]),
      },
    ],
  },
  {
    name: 'keep-in-touch',
    group: 'People',
    summary: 'Say how often to be in touch with past clients, a tag or a tier.',
    description:
      'Say how often to be in touch with the leads of a tier or with a tag: so long after the last touch, whoever made it, a lead is due again. One lead alone has its own with next LEAD --every 90d, which goes before any other; of several by tags and tier the shortest holds. Alone it lists them.',
    run: async (ctx) => (await import('../commands/leads/keep-in-touch.js')).keepInTouchList(ctx, {}),
    commands: [
      {
        name: 'set [words...]',
        summary: 'Say how often: set past-client 90d, set A 30d. WHO is a tier or a tag; tag:A is a tag.',
        usage: 'WHO TIME',
        takes: ['tier or tag'],
        run: async (ctx, [words]) =>
          (await import('../commands/leads/keep-in-touch.js')).keepInTouchSet(ctx, words as string[]),
      },
      {
        name: 'list',
        summary: 'List how often to be in touch with whom.',
        options: 'format',
        run: async (ctx, _, flags) =>
          (await import('../commands/leads/keep-in-touch.js')).keepInTouchList(ctx, flags),
      },
      {
        name: 'rm [words...]',
        summary: 'Take an interval away.',
        usage: 'WHO',
        takes: ['tier or tag'],
        run: async (ctx, [words]) =>
          (await import('../commands/leads/keep-in-touch.js')).keepInTouchRm(ctx, words as string[]),
      },
    ],
  },
  {
    name: 'list',
    group: 'People',
    summary: 'List touches, the newest first.',
    options: 'list',
    run: async (ctx, _, flags) => (await import('../commands/leads/list.js')).list(ctx, flags),
  },
  {
    name: 'show <subject...>',
    group: 'People',
    takes: ['lead'],
    summary: 'Show a touch (by its number) or a lead, with everything kept of it; or the leads of a company.',
    options: 'show',
    usage: 'TOUCH|LEAD',
    run: async (ctx, [words], flags) =>
      (await import('../commands/log/show.js')).show(ctx, words as string[], flags),
  },
  {
    name: 'search <words...>',
    group: 'People',
    summary: 'Find leads, and notes of touches, by words that occur in them.',
    run: async (ctx, [words]) => (await import('../commands/leads/search.js')).search(ctx, words as string[]),
  },
];
