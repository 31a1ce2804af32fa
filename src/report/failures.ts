import { addDays } from '../domain/calendar.js';
import { channels, silenceWindow, type Place } from '../domain/touch.js';
import type { ChannelSpan, FailureCount } from '../store/counts-results.js';
import type { Scope } from '../store/counts.js';
import { placeLesson } from './words.js';

/** Touches that failed or were put off for one reason at one place. */
export interface FailureRow {
  /** Null where none is recorded. */
  reason: string | null;
  place: Place | null;
  touches: number;
  /** Of all that failed or were put off. */
  share: number;
  /** The same in the period before; null when nothing failed then. */
  before: { touches: number; share: number } | null;
  seconds: number | null;
  cost: number | null;
}

export interface Failures {
  rows: FailureRow[];
  failed: number;
  deferred: number;
  /** Waiting touches whose silence window ended in the period; never a row. */
  silent: number;
  /** Failed, with neither reason nor place. */
  unrecorded: number;
  /** What most of them have in common, as a sentence. */
  lesson: string | null;
}

// Fewer failures than these have nothing in common worth saying.
const enoughFailures = 5;

/** The failures of a period beside those of the period before, the most frequent first, not recorded last. */
export function buildFailures(
  counts: readonly FailureCount[],
  before: readonly FailureCount[] | null,
  silent: number,
): Failures {
  const all = sum(counts.map((count) => count.touches));
  const allBefore = sum((before ?? []).map((count) => count.touches));
  const rows = mergeStates(counts).map((row): FailureRow => {
    const then = sum(
      (before ?? []).filter((count) => keyOf(count) === keyOf(row)).map((count) => count.touches),
    );
    return {
      ...row,
      share: row.touches / all,
      before: allBefore === 0 ? null : { touches: then, share: then / allBefore },
    };
  });
  const failed = counts.filter((count) => count.state === 'failed');
  return {
    rows: rows.sort(compareRows),
    failed: sum(failed.map((count) => count.touches)),
    deferred: sum(counts.filter((count) => count.state === 'deferred').map((count) => count.touches)),
    silent,
    unrecorded: sum(failed.filter(isUnrecorded).map((count) => count.touches)),
    lesson: lessonOf(rows, all),
  };
}

/** Spans of days on which a touch that has waited since becomes silent within the scope. */
export function silentSpans({ from, before }: Scope): ChannelSpan[] {
  return channels.map((channel) => ({
    channel,
    from: addDays(from, -silenceWindow[channel]),
    before: addDays(before, -silenceWindow[channel]),
  }));
}

/** Spans of days since which a waiting touch is not silent yet: its answer may still come. */
export function waitingSpans({ seen }: Scope): ChannelSpan[] {
  return channels.map((channel) => ({ channel, from: addDays(seen, -silenceWindow[channel]), before: seen }));
}

function mergeStates(counts: readonly FailureCount[]): Omit<FailureRow, 'share' | 'before'>[] {
  const rows = new Map<string, Omit<FailureRow, 'share' | 'before'>>();
  for (const { reason, place, touches, seconds, cost } of counts) {
    const known = rows.get(keyOf({ reason, place }));
    rows.set(keyOf({ reason, place }), {
      reason,
      place,
      touches: touches + (known?.touches ?? 0),
      seconds: add(seconds, known?.seconds ?? null),
      cost: add(cost, known?.cost ?? null),
    });
  }
  return [...rows.values()];
}

function lessonOf(rows: readonly FailureRow[], all: number): string | null {
  if (all < enoughFailures) return null;
  for (const [place, { where, lesson }] of Object.entries(placeLesson)) {
    const there = sum(rows.filter((row) => row.place === place).map((row) => row.touches));
    if (there * 2 < all) continue;
    const most = there === all ? 'All' : there * 2 === all ? 'Half' : 'More than half';
    return `${most} broke ${where}: ${lesson}`;
  }
  return null;
}

function compareRows(a: FailureRow, b: FailureRow): number {
  const recorded = Number(isUnrecorded(a)) - Number(isUnrecorded(b));
  return recorded || b.touches - a.touches || (keyOf(a) < keyOf(b) ? -1 : 1);
}

/** Whether neither reason nor place was written down. */
export function isUnrecorded({ reason, place }: Pick<FailureRow, 'reason' | 'place'>): boolean {
  return reason === null && place === null;
}

function keyOf({ reason, place }: Pick<FailureRow, 'reason' | 'place'>): string {
  return JSON.stringify([reason, place]);
}

function add(a: number | null, b: number | null): number | null {
  return a === null ? b : a + (b ?? 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
