import { logOptions, nextOptions, reportOptions, resultOptions } from '../options.js';
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
      (await import('../commands/log.js')).log(ctx, words as string[], flags),
  },
  {
    name: 'result [words...]',
    alias: 'resolve',
    group: 'Every day',
    summary: 'Say what became of a touch: result LEAD|TOUCH [OUTCOME].',
    define: resultOptions,
    run: async (ctx, [words], flags) =>
      (await import('../commands/result.js')).result(ctx, words as string[], flags),
  },
  {
    name: 'next [words...]',
    group: 'Every day',
    summary: 'Make, move, finish or drop a next step: next LEAD [WHEN].',
    define: nextOptions,
    run: async (ctx, [words], flags) =>
      (await import('../commands/next.js')).next(ctx, words as string[], flags),
  },
  {
    name: 'report [section]',
    group: 'Every day',
    summary: 'Print what worked, what broke and why.',
    description: 'Print the report, or one section of it: tactics, failures, funnel, sources or money.',
    define: reportOptions,
    run: async (ctx, [section], flags) =>
      (await import('../commands/report.js')).report(ctx, section as string | undefined, flags),
  },
];
