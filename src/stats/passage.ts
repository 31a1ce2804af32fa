import { spreadHits } from './batches.js';

/** From a week on, hits at most `low` or at least `high` end the wait. */
export interface Band {
  low: number;
  high: number;
}

/**
 * The chance that the hits have left the band by the end of each week: `trials` new ones a week, each a hit with chance
 * `share`, on top of `hits` so far, which need not be whole. Exact, week by week.
 */
export function leavesBy(
  hits: number,
  trials: readonly number[],
  share: number,
  bandOf: (week: number) => Band,
): number[] {
  let inside = new Map([[0, 1]]);
  return trials.map((many, index) => {
    const { low, high } = bandOf(index + 1);
    const next = new Map<number, number>();
    for (const [more, weight] of inside)
      spreadHits(many, share, (won, chance) => {
        const now = hits + more + won;
        if (now > low && now < high) next.set(more + won, (next.get(more + won) ?? 0) + weight * chance);
      });
    inside = next;
    return 1 - [...inside.values()].reduce((sum, chance) => sum + chance, 0);
  });
}
