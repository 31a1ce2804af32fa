/**
 * Whether two folded names differ so little that one may be a slip for the other: one edit up to seven
 * letters, two from eight on, none below four. Names whose digits differ are never taken for each other.
 */
export function isAlmost(a: string, b: string): boolean {
  const allowed = slipsAllowed(a.length < b.length ? a : b);
  if (a === b || allowed === 0 || Math.abs(a.length - b.length) > allowed) return false;
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  return editDistance(a, b, allowed) <= allowed;
}

/** Edits a folded name may differ by and still be an almost-match. */
export function slipsAllowed(name: string): number {
  return name.length < 4 ? 0 : name.length < 8 ? 1 : 2;
}

/** Words of a folded name: runs of letters and digits. */
export function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * How a folded query fits a folded name. 'whole': its words are words of the name, in the same order. 'near': each begins
 * a word of its own of the name, in any order; a number must be the whole word. A query of single characters, as "1&1", is
 * in too many names by chance: it fits only at the beginning of one.
 */
export function fitOf(name: string, query: string): 'whole' | 'near' | undefined {
  const asked = wordsOf(query);
  if (asked.every((word) => [...word].length === 1))
    return name.startsWith(`${query} `) ? 'whole' : undefined;
  const words = wordsOf(name);
  if (isInOrder(words, asked)) return 'whole';
  const isTaken = words.map(() => false);
  for (const start of [...asked].sort((a, b) => b.length - a.length)) {
    const isNumber = /^\d+$/.test(start);
    const at = words.findIndex(
      (word, place) => !isTaken[place] && (isNumber ? word === start : word.startsWith(start)),
    );
    if (at < 0) return undefined;
    isTaken[at] = true;
  }
  return 'near';
}

function isInOrder(words: readonly string[], asked: readonly string[]): boolean {
  let found = 0;
  for (const word of words) if (word === asked[found]) found++;
  return found === asked.length;
}

/** Whether every word of the query begins some word of the name. */
export function hasWordStarts(name: string, query: string): boolean {
  const words = wordsOf(name);
  const asked = wordsOf(query);
  return asked.length > 0 && asked.every((start) => words.some((word) => word.startsWith(start)));
}

/** The names nearest to a folded text, best first, at most three. */
export function nearest(folded: string, names: string[]): string[] {
  const limit = Math.max(2, Math.floor(folded.length / 3));
  return names
    .map((name) => ({ name, distance: name.includes(folded) ? 1 : editDistance(folded, name, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`
 * (optimal string alignment); anything above `limit` is answered as `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + same);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, before[column - 2]! + 1);
      current.push(best);
    }
    if (Math.min(...current) > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}
