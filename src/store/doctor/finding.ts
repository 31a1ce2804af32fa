/** What is looked at, in the order in which it is told. */
export type Check =
  'file' | 'schema' | 'links' | 'values' | 'derived' | 'checksums' | 'promises' | 'permissions' | 'backups';

type State = 'sound' | 'warning' | 'damaged' | 'unknown';

/** What became of one check. */
export interface Finding {
  check: Check;
  /** unknown: it could not be looked at, because of what was found before. */
  state: State;
  /** In a sentence, without its end. */
  says: string;
  /** Where, each as a sentence; the first of many. */
  places: string[];
}

/** How many places are named of one check. */
export const mostPlaces = 10;

/** A finding of all that is wrong: sound where nothing is. */
export function findingOf(
  check: Check,
  wrong: readonly string[],
  says: { sound: string; wrong: string },
  state: 'warning' | 'damaged' = 'damaged',
): Finding {
  if (wrong.length === 0) return { check, state: 'sound', says: says.sound, places: [] };
  const more = wrong.length - mostPlaces;
  const places = more > 0 ? [...wrong.slice(0, mostPlaces), `and ${more} more`] : [...wrong];
  return { check, state, says: says.wrong, places };
}
