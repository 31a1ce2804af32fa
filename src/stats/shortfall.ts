import { wilson, type Level } from './interval.js';

/** What was aimed at in a period and came of it. */
export interface Aim {
  /** Hits aimed at, and those that came. */
  aimed: number;
  hits: number;
  /** Hits that the planned tries would usually have brought, and those that the tries made would. */
  usualOfPlanned: number;
  usualOfMade: number;
  /** Hits of the period before, from which the usual yield is known. */
  usualHits: number;
}

/** Why hits are missing: the three parts add up to `missing`, and each may be below 0. */
export interface Shortfall {
  missing: number;
  /** More was aimed at than the planned tries usually bring. */
  byPlan: number;
  /** Tries planned and not made, at their usual yield. */
  byTries: number;
  /** Tries made that brought less than usual. */
  byYield: number;
  /** Whether tries that bring as much as usual may well have brought so few. */
  maybeLuck: boolean;
}

/**
 * A shortfall of hits as the sum of its parts, each difference taken at the usual yield (Kitagawa 1955, with the usual
 * yield as the standard). It may be luck when the Wilson interval of the share of all hits, usual ones too, that fell
 * into the period holds the share expected at an even yield (hits being Poisson). Null where no usual hit is known.
 */
export function splitShortfall(aim: Aim, level: Level): Shortfall | null {
  const { aimed, hits, usualOfPlanned, usualOfMade, usualHits } = aim;
  if (usualHits <= 0) return null;
  const share = wilson(hits, hits + usualHits, level);
  const expected = usualOfMade / (usualOfMade + usualHits);
  return {
    missing: aimed - hits,
    byPlan: aimed - usualOfPlanned,
    byTries: usualOfPlanned - usualOfMade,
    byYield: usualOfMade - hits,
    maybeLuck: share !== null && share.low <= expected && expected <= share.high,
  };
}
