import type { Day } from './calendar.js';
import { isBefore, type Moment } from './when.js';

/**
 * What happened first: one total order of results, and of touches by their first one. By day; on one day what has no
 * time comes first, then by instant, then by touch, then by place among the results of the touch. The later results of a
 * touch come after the earlier ones: one without a time counts as at the time of the one it follows on that day.
 */
export interface Happened {
  day: Day;
  /** UTC milliseconds, or `noTime`. */
  instant: number;
  touch: number;
  place: number;
}

/** Before any instant. */
export const noTime = -9e15;

/** The parts of the order, the weightiest first. */
export const orderParts = ['day', 'instant', 'touch', 'place'] as const;

/** Below zero where `a` happened first. */
export function compareHappened(a: Happened, b: Happened): number {
  const part = orderParts.find((name) => a[name] !== b[name]);
  if (part === undefined) return 0;
  return a[part] < b[part] ? -1 : 1;
}

/**
 * The index that a result takes among those of its touch: by day; on one day by instant where both have one, else after
 * those that are there.
 */
export function placeAmong(results: readonly Pick<Moment, 'day' | 'at'>[], result: Moment): number {
  const later = results.findIndex((each) => isBefore(result, each));
  return later === -1 ? results.length : later;
}
