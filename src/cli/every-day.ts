import { reportSections, sectionOptions } from '../domain/report-sections.js';
import { orWords } from '../options/words.js';
import type { CommandSpec } from './spec.js';

export const everyDay: CommandSpec[] = [
  {
    name: 'log [lead...]',
    group: 'Every day',
    summary: 'Log a touch: who, with which tactic, what came of it.',
    description:
      'Log a touch. Without options it asks. LEAD is a name, @ID, an email or a phone; several words are one name; without LEAD the touch is at nobody in particular.',
    options: 'log',
    run: async (ctx, [words], flags) =>
      (await import('../commands/log/log.js')).log(ctx, words as string[], flags),
  },
  {
    name: 'miss [lead...]',
    group: 'Every day',
    summary: 'Log that nobody answered, with the last tactic.',
    description:
      'Log that nobody answered, with the tactic of the last call or visit that was logged. LEAD is as for log; without it the touch is at nobody in particular.',
    options: 'miss',
    run: async (ctx, [words], flags) =>
      (await import('../commands/log/miss.js')).miss(ctx, words as string[], flags),
  },
  {
    name: 'block <tactic...>',
    group: 'Every day',
    summary: 'Log a calling hour, one key a call.',
    description:
      'Log a calling hour, one key a call. It calls the leads of a file, what is due, or those that pass a filter, those never touched first; without those touched with the tactic today, and who met, is won, lost or stopped; or else nobody in particular. Each touch is stored at once, with the time since the one before. Stop with q or Ctrl-C; the same command goes on there.',
    options: 'block',
    run: async (ctx, [words], flags) =>
      (await import('../commands/block/block.js')).block(ctx, words as string[], flags),
  },
  {
    name: 'result [words...]',
    alias: 'resolve',
    group: 'Every day',
    summary: 'Say what became of a touch: result LEAD|TOUCH [OUTCOME].',
    options: 'result',
    usage: 'LEAD|TOUCH [OUTCOME]',
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
    options: 'next',
    usage: 'LEAD [WHEN]',
    takes: ['lead'],
    run: async (ctx, [words], flags) =>
      (await import('../commands/log/next.js')).next(ctx, words as string[], flags),
  },
  {
    name: 'status',
    group: 'Every day',
    summary: 'Show today, as "prospect" alone does: what is due, what was logged, what to type next.',
    run: async (ctx) => (await import('../commands/weekly/today.js')).today(ctx),
  },
  {
    name: 'due',
    group: 'Every day',
    summary: 'List what is due: promises, talks with nothing next, dream clients going cold.',
    description:
      'List what is due: late, today and this week, meetings whose result nobody said, talks with nothing next, dream clients going cold. It asks nothing and writes nothing.',
    options: 'due',
    run: async (ctx, _, flags) => (await import('../commands/weekly/due.js')).due(ctx, flags),
  },
  {
    name: 'pipeline',
    group: 'Every day',
    summary: 'List the open leads by stage: value, days there, last touch, next step, owner.',
    description:
      'List the open leads by stage, with company, value, days in the stage, last touch, next step and owner, and what is at stake without a next step. It is the section "report pipeline"; "lead list" lists leads of any state, and filters them.',
    options: 'pipeline',
    run: async (ctx, _, flags) =>
      (await import('../commands/weekly/report.js')).report(ctx, 'pipeline', flags),
  },
  {
    name: 'report [section]',
    group: 'Every day',
    summary: 'Print what worked, what broke and why.',
    description: `Print the report, or one section of it: ${orWords(reportSections)}.`,
    options: 'report',
    ending: sectionUses,
    run: async (ctx, [section], flags) =>
      (await import('../commands/weekly/report.js')).report(ctx, section as string | undefined, flags),
  },
];

/** Which sections of the report take the options that not all of them do. */
function sectionUses(): string {
  const uses = sectionOptions.map(
    ({ options, sections }) => [options.join(', '), sections.join(', ')] as const,
  );
  const width = Math.max(...uses.map(([options]) => options.length));
  const lines = uses.map(([options, sections]) => `  ${options.padEnd(width)}  ${sections}`);
  return `The report takes all of these, but a section only what it can use:\n${lines.join('\n')}`;
}
