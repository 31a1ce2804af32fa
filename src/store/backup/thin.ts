import { monthStart, weekStart, type Day } from '../../domain/calendar.js';

/** Of how many days, weeks and months a copy stays. */
const kept: readonly [number, (day: Day) => Day][] = [
  [7, (day) => day],
  [4, weekStart],
  [12, monthStart],
];

/**
 * Which copies may go, of those kept by themselves, in the order in which they were made: all but the last of each of the
 * newest 7 days, 4 weeks and 12 months that have any. They are counted, never held against today, and go by the order in
 * which they were made: so a clock that jumps takes none away.
 */
export function spareCopies<Copy extends { day: Day }>(made: readonly Copy[]): Copy[] {
  const stays = new Set<Copy>();
  for (const [most, spanOf] of kept) {
    const seen = new Set<Day>();
    for (const copy of made.toReversed()) {
      const span = spanOf(copy.day);
      if (seen.size === most || seen.has(span)) continue;
      seen.add(span);
      stays.add(copy);
    }
  }
  return made.filter((copy) => !stays.has(copy));
}
