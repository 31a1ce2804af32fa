import { stages, type Place, type Stage } from '../../domain/touch.js';
import type { FailureCount } from '../../store/counts/results.js';
import { placeLesson } from '../measures/goal-words.js';

/** Touches that failed or were put off for one reason at one place, at one stage or at any. */
export interface FailureRow {
  /** Null where none is recorded. */
  reason: string | null;
  place: Place | null;
  /** Null where the row holds every stage. */
  stage: Stage | null;
  touches: number;
  /** Of all that failed or were put off. */
  share: number;
  /** The same in the period before; null when nothing failed then. */
  before: { touches: number; share: number } | null;
  /** Time, with what touches usually take where none was typed; null where nothing is known. */
  seconds: number | null;
  /** The part of it that nobody typed; null where there is none. */
  usualSeconds: number | null;
  cost: number | null;
}

/** The failures for one reason that took most. */
interface Costliest {
  cause: FailureRow;
  /** Its money and time as one amount in minor units, at `hourlyValue`; null without one. */
  costWithTime: number | null;
  hourlyValue: number | null;
  /** Those with neither reason nor place, where they took more. */
  unrecorded: FailureRow | null;
}

export interface Failures {
  /** By reason, place and stage. */
  rows: FailureRow[];
  /** By reason and place. */
  causes: FailureRow[];
  failed: number;
  deferred: number;
  /** Waiting touches whose silence window ended in the period; never a row. */
  silent: number;
  /** Failed or put off, with neither reason nor place. */
  unrecorded: number;
  costliest: Costliest | null;
  /** What most of them have in common, as a sentence. */
  lesson: string | null;
}

// Fewer failures than these have nothing in common worth saying.
const enoughFailures = 5;

/**
 * The failures of a period beside those of the period before, the most frequent first, not recorded last.
 * `hourlyValue` is what an hour of the owner is worth in minor units.
 */
export function buildFailures(
  counts: readonly FailureCount[],
  before: readonly FailureCount[] | null,
  silent: number,
  hourlyValue: number | null,
): Failures {
  const causes = buildRows(counts, before ?? [], causeOf);
  const touchesIn = (state: FailureCount['state']) => sumTouches(counts.filter((row) => row.state === state));
  return {
    rows: buildRows(counts, before ?? [], causeAndStageOf),
    causes,
    failed: touchesIn('failed'),
    deferred: touchesIn('deferred'),
    silent,
    unrecorded: sumTouches(counts.filter(isUnrecorded)),
    costliest: findCostliest(causes, hourlyValue),
    lesson: lessonOf(causes, sumTouches(counts)),
  };
}

type Key = Pick<FailureRow, 'reason' | 'place' | 'stage'>;

function causeOf({ reason, place }: FailureCount): Key {
  return { reason, place, stage: null };
}

function causeAndStageOf({ reason, place, stage }: FailureCount): Key {
  return { reason, place, stage: stages[stage] ?? null };
}

function buildRows(
  counts: readonly FailureCount[],
  before: readonly FailureCount[],
  keyOf: (count: FailureCount) => Key,
): FailureRow[] {
  const all = sumTouches(counts);
  const allBefore = sumTouches(before);
  const then = gather(before, keyOf);
  return [...gather(counts, keyOf)]
    .map(([text, { key, counts: merged }]): FailureRow => {
      const touches = sumTouches(merged);
      const touchesThen = sumTouches(then.get(text)?.counts ?? []);
      const usualSeconds = addKnown(merged.map((count) => count.usualSeconds));
      return {
        ...key,
        touches,
        share: touches / all,
        before: allBefore === 0 ? null : { touches: touchesThen, share: touchesThen / allBefore },
        seconds: addKnown([...merged.map((count) => count.seconds), usualSeconds]),
        usualSeconds,
        cost: addKnown(merged.map((count) => count.cost)),
      };
    })
    .sort(compareRows);
}

/** Counts with the same key together. */
function gather(
  counts: readonly FailureCount[],
  keyOf: (count: FailureCount) => Key,
): Map<string, { key: Key; counts: FailureCount[] }> {
  const groups = new Map<string, { key: Key; counts: FailureCount[] }>();
  for (const count of counts) {
    const key = keyOf(count);
    const text = textOf(key);
    const known = groups.get(text);
    if (known) known.counts.push(count);
    else groups.set(text, { key, counts: [count] });
  }
  return groups;
}

/**
 * Of two recorded causes or more, the one that took most: money and time together where an hour has a value, else time
 * where any is known, else money. Null where nothing is known, or where two took the same.
 */
function findCostliest(causes: readonly FailureRow[], hourlyValue: number | null): Costliest | null {
  const costWithTime = ({ seconds, cost }: FailureRow) =>
    (cost ?? 0) + ((seconds ?? 0) / 3600) * (hourlyValue ?? 0);
  const byTime = hourlyValue === null && causes.some(({ seconds }) => (seconds ?? 0) > 0);
  const took = (cause: FailureRow) => (byTime ? (cause.seconds ?? 0) : costWithTime(cause));
  const recorded = causes.filter((cause) => !isUnrecorded(cause));
  const [first, second] = recorded.sort((a, b) => took(b) - took(a));
  if (!first || !second || took(first) === took(second)) return null;
  return {
    cause: first,
    costWithTime: hourlyValue === null ? null : costWithTime(first),
    hourlyValue,
    unrecorded: causes.find((cause) => isUnrecorded(cause) && took(cause) > took(first)) ?? null,
  };
}

function lessonOf(causes: readonly FailureRow[], all: number): string | null {
  if (all < enoughFailures) return null;
  for (const [place, { where, lesson }] of Object.entries(placeLesson)) {
    const there = sumTouches(causes.filter((cause) => cause.place === place));
    if (there * 2 < all) continue;
    const most = there === all ? 'All' : there * 2 === all ? 'Half' : 'More than half';
    return `${most} broke ${where}: ${lesson}`;
  }
  return null;
}

function compareRows(a: FailureRow, b: FailureRow): number {
  const recorded = Number(isUnrecorded(a)) - Number(isUnrecorded(b));
  return recorded || b.touches - a.touches || (textOf(a) < textOf(b) ? -1 : 1);
}

/** Whether neither reason nor place was written down. */
export function isUnrecorded({ reason, place }: Pick<FailureRow, 'reason' | 'place'>): boolean {
  return reason === null && place === null;
}

/** Orders by stage what has the same cause. */
function textOf({ reason, place, stage }: Key): string {
  return JSON.stringify([reason, place, stage === null ? null : stages.indexOf(stage)]);
}

export function addKnown(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

/** Touches of all together. */
export function sumTouches(counts: readonly { touches: number }[]): number {
  return counts.reduce((sum, { touches }) => sum + touches, 0);
}
