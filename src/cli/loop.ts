import type { CommandSpec } from './spec.js';

export const loop: CommandSpec[] = [
  {
    name: 'tactic',
    group: 'The loop',
    summary: 'Add, list, show, edit, rename, merge, tweak, drop or revive tactics.',
    commands: [
      {
        name: 'add <name...>',
        summary: 'Add a tactic before it was used.',
        options: 'tactic add',
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/tactic.js')).tacticAdd(ctx, words as string[], flags),
      },
      {
        name: 'list',
        summary: 'List tactics with their versions and use.',
        options: 'tactic list',
        run: async (ctx, _, flags) => (await import('../commands/tactics/tactic.js')).tacticList(ctx, flags),
      },
      {
        name: 'show <tactic...>',
        summary: 'Show everything about one tactic (NAME, or NAME@VERSION for that version alone).',
        options: 'tactic show',
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/tactic-show.js')).tacticShow(ctx, words as string[], flags),
      },
      {
        name: 'edit <tactic...>',
        summary: 'Change what is known of a tactic: channel, kind, worth, minutes, follow-ups or note.',
        options: 'tactic edit',
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/tactic.js')).tacticEdit(ctx, words as string[], flags),
      },
      {
        name: 'rename <tactic> <name>',
        summary: 'Give a tactic another name.',
        run: async (ctx, [from, to]) =>
          (await import('../commands/tactics/tactic.js')).tacticRename(ctx, from as string, to as string),
      },
      {
        name: 'merge <tactic> <other>',
        takes: ['tactic'],
        summary: 'Move everything of another tactic into a tactic, which keeps its name.',
        description:
          'Move everything of another tactic into a tactic, which keeps its name and what is known of it: each touch gets the version of its day; plans, spends, benchmarks and answers move, empty fields are filled, notes are joined. One with versions, a trial or a decision of its own is not merged. Undo takes the two apart again.',
        run: async (ctx, [tactic, other]) =>
          (await import('../commands/tactics/tactic-merge.js')).tacticMerge(
            ctx,
            tactic as string,
            other as string,
          ),
      },
      {
        name: 'tweak <tactic...>',
        summary: 'Change a tactic: it goes on as a new version with its own numbers.',
        options: 'tactic tweak',
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/tactic-tweak.js')).tacticTweak(ctx, words as string[], flags),
      },
      {
        name: 'drop <tactic...>',
        summary: 'Put a tactic aside; its record stays. An older version named (NAME@1) is dropped alone.',
        options: 'tactic drop',
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/tactic-drop.js')).tacticDrop(ctx, words as string[], flags),
      },
      {
        name: 'revive <tactic...>',
        takes: ['dropped'],
        summary: 'Take a dropped tactic up again.',
        run: async (ctx, [words]) =>
          (await import('../commands/tactics/tactic.js')).tacticRevive(ctx, words as string[]),
      },
    ],
  },
  {
    name: 'trial',
    group: 'The loop',
    summary: 'Start, follow or decide the trial of a tactic.',
    commands: [
      {
        name: 'start <tactic...>',
        summary: 'Start a trial: what you expect of a tactic, and for how long you try it.',
        options: 'trial start',
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/trial.js')).trialStart(ctx, words as string[], flags),
      },
      {
        name: 'status [tactic...]',
        summary: 'Show how far each trial is, what it shows so far, and when it can be judged.',
        options: 'trial status',
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/trial-status.js')).trialStatus(ctx, words as string[], flags),
      },
      {
        name: 'decide <words...>',
        summary: 'Keep, tweak or drop a tactic; the numbers of that day stay with the decision.',
        options: 'trial decide',
        usage: '[TACTIC] keep|tweak|drop',
        takes: ['tactic choice'],
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/trial-decide.js')).trialDecide(ctx, words as string[], flags),
      },
    ],
  },
  {
    name: 'plan [words...]',
    group: 'The loop',
    summary: 'Plan so many touches or goals a week or month, or list the plans.',
    description:
      'Plan so many touches of a tactic, or goals, a week or month: plan cold-call 20/week, plan meeting 15/month. A later plan for the same thing takes its place; 0/week ends it. Without words it lists the plans.',
    options: 'plan',
    usage: '[TACTIC|GOAL N/week|N/month]',
    takes: ['tactic goal', 'tactic'],
    run: async (ctx, [words], flags) =>
      (await import('../commands/tactics/plan.js')).plan(ctx, words as string[], flags),
  },
  {
    name: 'spend [words...]',
    group: 'The loop',
    summary: 'Store or list money spent on a tactic.',
    description:
      'Store money spent on a tactic that belongs to no single touch: spend TACTIC AMOUNT. Without words it lists what was spent.',
    options: 'spend',
    usage: '[TACTIC AMOUNT]',
    takes: ['tactic'],
    run: async (ctx, [words], flags) =>
      (await import('../commands/tactics/spend.js')).spend(ctx, words as string[], flags),
  },
  {
    name: 'benchmark',
    group: 'The loop',
    summary: 'Keep published figures beside your own numbers.',
    commands: [
      {
        name: 'add [tactic...]',
        summary: 'Add a claim about a tactic, or with --channel about all of a channel.',
        options: 'benchmark add',
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/benchmark.js')).benchmarkAdd(ctx, words as string[], flags),
      },
      {
        name: 'list [tactic...]',
        summary: 'List claims with their source.',
        options: 'format',
        run: async (ctx, [words], flags) =>
          (await import('../commands/tactics/benchmark.js')).benchmarkList(ctx, words as string[], flags),
      },
      {
        name: 'rm <number>',
        summary: 'Remove a claim.',
        run: async (ctx, [number]) =>
          (await import('../commands/tactics/benchmark.js')).benchmarkRm(ctx, number as string),
      },
      {
        name: 'starter',
        summary: 'Add the published figures that come with prospect, each with its unit and source.',
        run: async (ctx) => (await import('../commands/tactics/benchmark.js')).benchmarkStarter(ctx),
      },
    ],
  },
  {
    name: 'try [file]',
    group: 'The loop',
    summary: 'Say which tactic to try next, or share leads out to two versions.',
    description:
      'Say which tactic to try next: the one that could still turn out best, among those with planned touches left. It does not say which is best. With --split it shares the leads of a file out to two versions, by a hash of each name. Only so can they be compared: when you choose who gets which, the choice makes the difference.',
    options: 'try',
    usage: '[FILE]',
    run: async (ctx, [file], flags) =>
      (await import('../commands/tactics/try.js')).tryNext(ctx, file as string | undefined, flags),
  },
  {
    name: 'review',
    group: 'The loop',
    summary: "Weekly review: open items, decisions, next week's plan.",
    description:
      'Weekly review, a question at a time, of what there is to decide: meetings without a result, failures without a reason by the pile, late promises, tactics with a new verdict or a trial at its end, how they suit you, the plan for next week. Enter skips a question, Esc goes one back, q quits; what was answered is kept. Without a terminal it prints the open questions.',
    options: 'review',
    run: async (ctx, _, flags) => (await import('../commands/weekly/review.js')).review(ctx, flags),
  },
];
