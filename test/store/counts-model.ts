import { daysBetween } from '../../src/domain/calendar.js';
import { stepsInOrder, type SeedStep, type SeedTouch } from '../helpers/seed.js';

/**
 * The definitions of the report once more, slowly: loops over touches in place of SQL. A touch's number is its place
 * in the list.
 */
export interface Asked {
  goal: number;
  window: number;
  from: string;
  to: string;
  asOf: string;
}

/** Stage and state of the outcomes that random journals use; null is the lead's furthest stage so far. */
export const outcomes: Record<string, { stage: number | null; state: string }> = {
  'no-answer': { stage: 0, state: 'nothing' },
  sent: { stage: 0, state: 'waiting' },
  bounced: { stage: 0, state: 'failed' },
  'call-back': { stage: 1, state: 'open' },
  talked: { stage: 2, state: 'open' },
  'not-now': { stage: 2, state: 'deferred' },
  'not-interested': { stage: 2, state: 'failed' },
  meeting: { stage: 3, state: 'advanced' },
  held: { stage: 4, state: 'advanced' },
  won: { stage: 6, state: 'won' },
  lost: { stage: null, state: 'failed' },
};

interface Result extends SeedStep {
  day: string;
  touch: number;
  seq: number;
}

interface Touch extends SeedTouch {
  number: number;
  results: Result[];
}

/** Day, time (none first), touch, step: the order in which things happened. */
const order = (of: { day?: string; time?: string }, touch: number, seq: number) =>
  `${of.day} ${of.time ?? '     '} ${String(touch).padStart(4, '0')} ${seq}`;
const orderOf = (result: Result) => order(result, result.touch, result.seq);
const byOrder = (a: Result, b: Result) => (orderOf(a) < orderOf(b) ? -1 : 1);

function touchesSeen(seeds: readonly SeedTouch[], asOf: string): Touch[] {
  return seeds
    .map((seed, number) => ({
      ...seed,
      number,
      results: stepsInOrder(seed)
        .map((step, index) => ({ ...step, touch: number, seq: index + 1 }))
        .filter((result) => result.day <= asOf),
    }))
    .filter((touch) => touch.day <= asOf);
}

function stageOf(result: Result, touches: readonly Touch[]): number {
  const own = outcomes[result.outcome]!.stage;
  if (own !== null) return own;
  const lead = touches[touches.findIndex((touch) => touch.number === result.touch)]!.lead;
  if (lead === undefined) return 0;
  return Math.max(
    0,
    ...touches
      .filter((touch) => touch.lead === lead)
      .flatMap((touch) => touch.results)
      .filter((before) => orderOf(before) < orderOf(result))
      .map((before) => outcomes[before.outcome]!.stage ?? 0),
  );
}

/** Leads at risk and converted for each value of `group`, and when each lead was first touched in it. */
export function convert(seeds: readonly SeedTouch[], group: (touch: SeedTouch) => string, asked: Asked) {
  const touches = touchesSeen(seeds, asked.asOf);
  const counts = new Map<
    string,
    { leads: number; leadsConverted: number; judged: number; converted: number }
  >();
  for (const lead of new Set(touches.flatMap((touch) => touch.lead ?? []))) {
    const own = touches.filter((touch) => touch.lead === lead);
    const goal = own
      .flatMap((touch) => touch.results)
      .filter((result) => (outcomes[result.outcome]!.stage ?? 0) >= asked.goal)
      .sort(byOrder)[0];
    const goalGroup = goal && group(seeds[goal.touch]!);
    for (const each of new Set(own.map(group))) {
      const first = own
        .filter((touch) => group(touch) === each)
        .sort((a, b) => (order(a, a.number, 0) < order(b, b.number, 0) ? -1 : 1))[0]!;
      if (goal && goalGroup !== each && order(goal, goal.touch, 0) < order(first, first.number, 0)) continue;
      const converted =
        goal !== undefined && goalGroup === each && daysBetween(first.day, goal.day) <= asked.window;
      const judged = daysBetween(first.day, asked.asOf) >= asked.window;
      const count = counts.get(each) ?? { leads: 0, leadsConverted: 0, judged: 0, converted: 0 };
      count.leads++;
      if (converted) count.leadsConverted++;
      if (judged) count.judged++;
      if (judged && converted) count.converted++;
      counts.set(each, count);
    }
  }
  return counts;
}

/** Touches that reached each stage in the period. */
export function reach(seeds: readonly SeedTouch[], { from, to, asOf }: Asked): number[] {
  const touches = touchesSeen(seeds, asOf);
  return [0, 1, 2, 3, 4, 5, 6]
    .map(
      (stage) =>
        stage > 0 &&
        touches.filter((touch) => {
          const first = touch.results.find((result) => stageOf(result, touches) >= stage);
          return first !== undefined && first.day >= from && first.day <= to;
        }).length,
    )
    .map(Number);
}

/** What each touch has come to, where that is dated in the period and in one of `states`. */
export function currentResults(
  seeds: readonly SeedTouch[],
  { from, to, asOf }: Asked,
  states: string[],
): Result[] {
  return touchesSeen(seeds, asOf)
    .flatMap((touch) => touch.results.at(-1) ?? [])
    .filter(
      (result) => states.includes(outcomes[result.outcome]!.state) && result.day >= from && result.day <= to,
    );
}

/** Sum of the last value of each touch, where that is dated in the period. */
export function sumValue(seeds: readonly SeedTouch[], { from, to, asOf }: Asked): number {
  return touchesSeen(seeds, asOf)
    .flatMap((touch) => touch.results.findLast((result) => result.value !== undefined) ?? [])
    .filter((result) => result.day >= from && result.day <= to)
    .reduce((sum, result) => sum + (result.value ?? 0), 0);
}
