import {
  blockOptions,
  dueOptions,
  logOptions,
  missOptions,
  nextOptions,
  reportOptions,
  resultOptions,
} from './options.js';
import type { CommandSpec } from './spec.js';

export const everyDay: CommandSpec[] = [
  {
    name: 'log [lead...]',
    group: 'Every day',
    summary: 'Log a touch: who, with which tactic, what came of it.',
    description:
      'Log a touch. Without options it asks. LEAD is a name, @ID, an email or a phone; several words are one name; without LEAD the touch is at nobody in particular.',
    define: logOptions,
    run: async (ctx, [words], flags) =>
      (await import('../commands/log/log.js')).log(ctx, words as string[], flags),
  },
  {
    name: 'miss [lead...]',
    group: 'Every day',
    summary: 'Log that nobody answered, with the last tactic.',
    description:
      'Log that nobody answered, with the tactic of the last call or visit that was logged. LEAD is as for log; without it the touch is at nobody in particular.',
    define: missOptions,
    run: async (ctx, [words], flags) =>
      (await import('../commands/log/miss.js')).miss(ctx, words as string[], flags),
  },
  {
    name: 'block <tactic...>',
    group: 'Every day',
    summary: 'Log a calling hour, one key a call.',
    description:
      'Log a calling hour, one key a call. It calls the leads of a file, what is due, or those that pass a filter, without those touched with the tactic today; or else nobody in particular. Each touch is stored at once, with the time since the one before. Stop with q or Ctrl-C; the same command goes on there.',
    define: blockOptions,
    run: async (ctx, [words], flags) =>
      (await import('../commands/block/block.js')).block(ctx, words as string[], flags),
  },
  {
    name: 'result [words...]',
    alias: 'resolve',
    group: 'Every day',
    summary: 'Say what became of a touch: result LEAD|TOUCH [OUTCOME].',
    define: resultOptions,
    takes: ['lead', 'lead outcome'],
    run: async (ctx, [words], flags) =>
      (await import('../commands/log/result.js')).result(ctx, words as string[], flags),
  },
  {
    name: 'next [words...]',
    group: 'Every day',
    summary: 'Make, move, finish or drop a next step: next LEAD [WHEN].',
    description:
      "Make, move, finish or drop a next step: next LEAD [WHEN]. Without WHEN and options it shows what is promised. WHEN alone moves what is open: your own promise first, then a meeting's date, then a hand-off. With --do it never moves a meeting, but promises something beside it.",
    define: nextOptions,
    takes: ['lead'],
    run: async (ctx, [words], flags) =>
      (await import('../commands/log/next.js')).next(ctx, words as string[], flags),
  },
  {
    name: 'due',
    group: 'Every day',
    summary: 'List what is due: promises, talks with nothing next, dream clients going cold.',
    description:
      'List what is due: late, today and this week, meetings whose result nobody said, talks with nothing next, dream clients going cold. It asks nothing and writes nothing.',
    define: dueOptions,
    run: async (ctx, _, flags) => (await import('../commands/weekly/due.js')).due(ctx, flags),
  },
  {
    name: 'report [section]',
    group: 'Every day',
    summary: 'Print what worked, what broke and why.',
    description:
      'Print the report, or one section of it: tactics, failures, funnel, sources, plan, promises, money or learned.',
    define: reportOptions,
    run: async (ctx, [section], flags) =>
      (await import('../commands/weekly/report.js')).report(ctx, section as string | undefined, flags),
  },
];
