import { wilson, type Level } from './interval.js';

/** Tries in a period and the hits in it; hits may stem from tries before, so that there may be more of them. */
export interface Yield {
  tries: number;
  hits: number;
}

export interface Change {
  hits: number;
  /** Hits of the period that had more of them. */
  most: number;
  /** The part of the change that more or fewer tries made, and the part that more or fewer hits a try made. */
  byTries: number;
  byYield: number;
  /** Whether hits as frequent in both periods may well differ by as much. */
  maybeLuck: boolean;
}

/**
 * The change of hits between two periods as the sum of two parts (Kitagawa 1955): tries differ × mean yield, and yield
 * differs × mean tries. It may be luck when the Wilson interval of the share of all hits that fell into `now` holds its
 * share of the tries (hits being Poisson). Null without tries in either period, or without a hit.
 */
export function splitChange(now: Yield, before: Yield, level: Level): Change | null {
  const share = wilson(now.hits, now.hits + before.hits, level);
  if (now.tries === 0 || before.tries === 0 || !share) return null;
  const yieldNow = now.hits / now.tries;
  const yieldBefore = before.hits / before.tries;
  const expected = now.tries / (now.tries + before.tries);
  return {
    hits: now.hits - before.hits,
    most: Math.max(now.hits, before.hits),
    byTries: ((now.tries - before.tries) * (yieldNow + yieldBefore)) / 2,
    byYield: ((yieldNow - yieldBefore) * (now.tries + before.tries)) / 2,
    maybeLuck: share.low <= expected && expected <= share.high,
  };
}
