import { count } from '../render/figure.js';
import { say } from '../render/safe.js';
import type { Journal } from '../store/file/journal.js';
import { countNear, nearPairs, type NearPair } from '../store/leads/near.js';

const linesAtMost = 20;

/**
 * Points out to whom leads just made are nearly the same, and how to make one of two: a line each, or one with their
 * number when they are many.
 */
export function nearLines(journal: Journal, ids: readonly number[]): string[] {
  if (ids.length > linesAtMost) return nearCountLine(journal, ids);
  return nearPairs(journal, ids).map(
    (pair) => say`nearly the same: ${pair.other.name} @${pair.other.id} (${whatToDo(pair)})`,
  );
}

/** The same in one line, or none. */
export function nearCountLine(journal: Journal, ids: readonly number[]): string[] {
  const near = countNear(journal, ids);
  if (!near.first) return [];
  const { id, name, other } = near.first;
  const which = near.count === 1 ? '1 of the new leads is' : `${count(near.count)} of the new leads are`;
  return [
    say`${which} nearly the same as another, first ${name} @${id} as ${other.name} @${other.id} (${whatToDo(near.first)})`,
  ];
}

/** What makes one of two leads: the country first, where their phones are one number with and without its calling code. */
function whatToDo({ id, other, joined }: NearPair): string {
  const merge = `prospect lead merge @${id} @${other.id}`;
  if (joined === undefined) return merge;
  const set = `prospect config set country ${joined.country ?? 'CODE'}`;
  const code = joined.country === null ? ' (DE, for example)' : '';
  return `one phone, with and without calling code: ${set}${code} makes such numbers one; then ${merge}`;
}
