import fc from 'fast-check';
import type { KeyOf } from './conversion.js';
import { dayOf, stages } from './exported.js';
import type { Question } from './seen.js';

const windows = [0, 14, 14, 30, 45, 90, 180];

const textOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** What is asked of a journal: the question, the options that ask it, and what else than tactics a report is by. */
export const questions = fc
  .record({
    goal: fc.integer({ min: 1, max: 6 }),
    window: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    asOf: fc.integer({ min: 0, max: 155 }),
    back: fc.integer({ min: 0, max: 60 }),
    length: fc.option(fc.integer({ min: 1, max: 41 }), { nil: undefined }),
    by: fc.constantFrom('channel', 'source', 'origin', 'tier', 'week', 'month', 'weekday'),
  })
  .map(({ goal, window, asOf: days, back, length, by }) => {
    const asOf = dayOf('2026-07-01') + days;
    const goalName = stages[goal]!;
    const from = asOf - back;
    const period =
      length === undefined
        ? { from: -Infinity, to: Infinity, before: null }
        : { from, to: from + length - 1, before: { from: from - length, to: from - 1 } };
    const question: Question = { goal, goalName, window: window ?? windows[goal]!, asOf, ...period };
    const dates = [
      `--as-of=${textOf(asOf)}`,
      ...(length === undefined ? ['--period=all'] : [`--from=${textOf(from)}`, `--to=${textOf(period.to)}`]),
    ];
    const options = [`--goal=${goalName}`, ...(window === undefined ? [] : [`--window=${window}`])];
    return { question, dates, options, by };
  });

/** The group of a touch, by what a report is by. */
export const groupings: Record<string, KeyOf> = {
  tactic: ({ tactic, version }) => `${tactic}@${version}`,
  channel: ({ channel }) => channel,
  source: ({ source }) => source ?? 'unknown',
  origin: ({ origin }) => origin ?? 'unknown',
  tier: ({ tier }) => tier ?? 'unknown',
  week: ({ day }) => weekOf(day),
  month: ({ day }) => textOf(day).slice(0, 7),
  weekday: ({ day }) =>
    new Date(day * 86_400_000).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }),
};

/** The ISO week of a day: that of its Thursday. */
function weekOf(day: number): string {
  const thursday = day - ((day + 3) % 7) + 3;
  const year = textOf(thursday).slice(0, 4);
  const number = Math.floor((thursday - dayOf(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}
