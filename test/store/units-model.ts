import { daysBetween } from '../../src/domain/calendar.js';
import type { SeedTouch } from '../helpers/seed.js';
import { byOrder, orderOf, orderOfTouch, outcomes, touchesSeen } from './counts-model.js';

/** What is asked of the units: as-of, the goal's stage and its window. */
export interface Question {
  goal: number;
  window: number;
  asOf: string;
}

export interface Unit {
  /** `nobody 3` for the touch with that number in the list, at nobody in particular. */
  lead: string;
  key: string;
  first: string;
  fate: 'converted' | 'ended' | 'open';
  days: number;
  /** The day of its fate, or as-of. */
  last: string;
}

/** Outcomes that end a lead; a bounced mail does, since the leads of random journals have no address. */
export const ending = new Set(['bounced', 'not-interested', 'won', 'lost']);

/**
 * The definition of the units once more, slowly: a lead counts once in a group, from its first touch there; a touch at
 * nobody in particular is a lead of its own, settled that day unless it comes to the goal.
 */
export function unitsOf(
  seeds: readonly SeedTouch[],
  group: (touch: SeedTouch) => string,
  { goal, window, asOf }: Question,
): Unit[] {
  const touches = touchesSeen(seeds, asOf);
  const units: Unit[] = [];
  for (const lead of new Set(touches.flatMap((touch) => touch.lead ?? []))) {
    const own = touches.filter((touch) => touch.lead === lead);
    const results = own.flatMap((touch) => touch.results).sort(byOrder);
    const reached = results.find((result) => (outcomes[result.outcome]!.stage ?? 0) >= goal);
    const last = results.at(-1);
    const lost = last && ending.has(last.outcome) ? last.day : undefined;
    for (const key of new Set(own.map(group))) {
      const first = own
        .filter((touch) => group(touch) === key)
        .sort((a, b) => (orderOfTouch(a) < orderOfTouch(b) ? -1 : 1))[0]!;
      const isOwn = reached !== undefined && group(seeds[reached.touch]!) === key;
      if (reached && !isOwn && orderOf(reached) < orderOfTouch(first)) continue;
      const end = reached?.day ?? lost;
      const days = Math.min(daysBetween(first.day, end ?? asOf), window + 1);
      const fate = isOwn && days <= window ? 'converted' : end === undefined ? 'open' : 'ended';
      units.push({ lead, key, first: first.day, fate, days, last: end ?? asOf });
    }
  }
  for (const touch of touches) {
    if (touch.lead !== undefined) continue;
    const reached = touch.results.find((result) => (outcomes[result.outcome]!.stage ?? 0) >= goal);
    const days = Math.min(reached ? daysBetween(touch.day, reached.day) : 0, window + 1);
    const fate = reached && days <= window ? 'converted' : 'ended';
    const last = reached?.day ?? touch.day;
    units.push({ lead: `nobody ${touch.number}`, key: group(touch), first: touch.day, fate, days, last });
  }
  return units;
}
