import { splitShortfall } from '../../stats/shortfall.js';
import type { Planned, TacticYield } from '../../store/counts/plan.js';
import type { ReportQuery } from '../measures/query.js';
import { plannedOf, type ShortfallOfPlan } from './plan.js';
import type { Days } from './workdays.js';

/** Days before a goal's own from which the usual yield of touches is known. */
export const usualDays = 84;

/** Touches from which a usual yield is read: of a tactic its own, with fewer that of all together. */
export const enoughTouches = 20;

/** Touches, and those that reached the goal: in the days before, and on the goal's own up to as-of. */
export interface ShortfallCounts {
  usual: readonly TacticYield[];
  made: readonly TacticYield[];
}

/**
 * Why a goal, reached `done` times, is short by now; null where it is not, where no touches are planned with it, or
 * nothing is usual yet. `read` is called only where it is short.
 */
export function findShortfall(
  goal: Planned,
  days: Days,
  tactics: readonly Planned[],
  done: number,
  read: () => ShortfallCounts,
  workdays: readonly number[],
  query: ReportQuery,
): ShortfallOfPlan | null {
  const byNow = (thing: Planned) => plannedOf(thing, days, workdays, query).byNow;
  const aimed = byNow(goal);
  const planned = tactics.map((tactic) => ({ tacticId: tactic.tacticId, touches: byNow(tactic) }));
  if (done >= aimed || planned.every(({ touches }) => touches === 0)) return null;
  const { usual, made } = read();
  const all = { touches: sumOf(usual, 'touches'), hits: sumOf(usual, 'hits') };
  if (all.touches < enoughTouches) return null;
  const usualHits = (tried: readonly { tacticId: number | null; touches: number }[]) =>
    tried.reduce((sum, { tacticId, touches }) => {
      const own = usual.find((each) => each.tacticId === tacticId);
      const known = own && own.touches >= enoughTouches ? own : all;
      return sum + (touches * known.hits) / known.touches;
    }, 0);
  const split = splitShortfall(
    {
      aimed,
      hits: done,
      usualOfPlanned: usualHits(planned),
      usualOfMade: usualHits(made),
      usualHits: all.hits,
    },
    query.level,
  );
  return (
    split && { ...split, touchesPlanned: sumOf(planned, 'touches'), touchesMade: sumOf(made, 'touches') }
  );
}

function sumOf<What extends 'touches' | 'hits'>(yields: readonly Record<What, number>[], what: What): number {
  return yields.reduce((sum, each) => sum + each[what], 0);
}
