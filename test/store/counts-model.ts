import { addDays } from '../../src/domain/calendar.js';
import { silenceWindow, type Channel, type Place } from '../../src/domain/touch.js';
import type { RatioSums } from '../../src/stats/ratio.js';
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
  'no-show': { stage: 3, state: 'failed' },
  held: { stage: 4, state: 'advanced' },
  won: { stage: 6, state: 'won' },
  lost: { stage: null, state: 'failed' },
};

interface Result extends SeedStep {
  day: string;
  /** Its time, or that of the one of its touch which it follows on that day. */
  when: string | undefined;
  touch: number;
  seq: number;
}

interface Touch extends SeedTouch {
  number: number;
  results: Result[];
}

/** Day, time (none first), touch, step: the order in which things happened. */
const order = (day: string, time: string | undefined, touch: number, seq: number) =>
  `${day} ${time ?? '     '} ${String(touch).padStart(4, '0')} ${seq}`;
export const orderOf = (result: Result) => order(result.day, result.when, result.touch, result.seq);
export const orderOfTouch = (touch: Touch) => order(touch.day, touch.time, touch.number, 1);
export const byOrder = (a: Result, b: Result) => (orderOf(a) < orderOf(b) ? -1 : 1);

export function touchesSeen(seeds: readonly SeedTouch[], asOf: string): Touch[] {
  return seeds
    .map((seed, number) => ({
      ...seed,
      number,
      results: stepsInOrder(seed)
        .map((step, index, steps) => ({
          ...step,
          when:
            step.time ?? steps.slice(0, index).findLast(({ day, time }) => day === step.day && time)?.time,
          touch: number,
          seq: index + 1,
        }))
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

const usualPlace: Record<string, Place> = { price: 'offer', 'has-someone': 'list' };

interface Took {
  touches: number;
  seconds: number | null;
  usualSeconds: number | null;
  cost: number | null;
}

/** What failed touches took, by reason, place, stage and state; `usual` is what a touch with a tactic usually takes. */
export function failuresOf(
  seeds: readonly SeedTouch[],
  asked: Asked,
  usual: (touch: SeedTouch) => number | null,
): Map<string, Took> {
  const touches = touchesSeen(seeds, asked.asOf);
  const add = (sum: number | null, more: number | null) => (more === null ? sum : (sum ?? 0) + more);
  const found = new Map<string, Took>();
  for (const result of currentResults(seeds, asked, ['failed', 'deferred'])) {
    const { reason = null } = result;
    const place = reason === null ? null : usualPlace[reason];
    const key = [reason, place, stageOf(result, touches), outcomes[result.outcome]!.state].join(' ');
    const touch = seeds[result.touch]!;
    const before = found.get(key) ?? { touches: 0, seconds: null, usualSeconds: null, cost: null };
    found.set(key, {
      touches: before.touches + 1,
      seconds: add(before.seconds, touch.seconds ?? null),
      usualSeconds: add(before.usualSeconds, touch.seconds === undefined ? usual(touch) : null),
      cost: add(before.cost, touch.cost ?? null),
    });
  }
  return found;
}

/** Leads of each tactic by the furthest stage that its touches brought them to. */
export function stopped(seeds: readonly SeedTouch[], asOf: string): Map<string, number> {
  const furthest = new Map<string, number>();
  for (const touch of touchesSeen(seeds, asOf)) {
    const unit = `${touch.tactic} ${touch.lead ?? touch.number}`;
    const own = touch.results.map((result) => outcomes[result.outcome]!.stage ?? 0);
    furthest.set(unit, Math.max(furthest.get(unit) ?? 0, ...own));
  }
  const counts = new Map<string, number>();
  for (const [unit, stage] of furthest) {
    const key = `${unit.split(' ')[0]} ${stage}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Touches in the period whose answer is known, and how far each has come. */
export function known(
  seeds: readonly SeedTouch[],
  { from, to, asOf }: Asked,
  channelOf: (touch: SeedTouch) => Channel,
): { touch: SeedTouch; unit: string; stage: number }[] {
  const touches = touchesSeen(seeds, asOf);
  return touches
    .filter((touch) => touch.day >= from && touch.day <= to)
    .filter((touch) => {
      const last = touch.results.at(-1)!;
      const silentFrom = addDays(last.day, silenceWindow[channelOf(touch)]);
      return outcomes[last.outcome]!.state !== 'waiting' || silentFrom <= asOf;
    })
    .map((touch) => ({
      touch,
      unit: touch.lead ?? `nobody ${touch.number}`,
      stage: Math.max(
        ...touch.results.map((result) => (result.outcome === 'no-show' ? 0 : stageOf(result, touches))),
      ),
    }));
}

/** Sums over units of trials and hits. */
export function sumUnits(trials: readonly { unit: string; hit: boolean }[]): RatioSums {
  const sums = { units: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
  for (const unit of new Set(trials.map((trial) => trial.unit))) {
    const own = trials.filter((trial) => trial.unit === unit);
    const x = own.length;
    const y = own.filter(({ hit }) => hit).length;
    sums.units += 1;
    sums.x += x;
    sums.y += y;
    sums.xx += x * x;
    sums.xy += x * y;
    sums.yy += y * y;
  }
  return sums;
}
