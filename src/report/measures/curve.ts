import { incidenceAt, incidenceCurve, type DayCount } from '../../stats/incidence.js';
import type { Level } from '../../stats/interval.js';
import { lessBy, type GroupRow } from './groups.js';

/** The share converted by the end of a day since the first touch, from 0 to 1, with its range. */
export interface CurvePoint {
  day: number;
  share: number;
  low: number;
  high: number;
}

/**
 * How the share of a group grew by days since the first touch: the days on which it changed, the first one and the last,
 * where it is what is likely by the window; none where that is not known.
 */
export function growthOf(
  { byWindow, effect }: Pick<GroupRow, 'byWindow' | 'effect'>,
  days: readonly DayCount[],
  level: Level,
): CurvePoint[] {
  if (byWindow === null) return [];
  const changes = incidenceCurve(days, byWindow.day).map(({ day }) => day);
  return [...new Set([0, ...changes, byWindow.day])].flatMap((day) => {
    const found = incidenceAt(days, day, level);
    if (found === null) return [];
    const { rate, low, high } = lessBy(found, effect, level);
    return [{ day, share: rate, low, high }];
  });
}
