import { stages, type Goal } from '../../domain/touch.js';
import { count } from '../../render/figure.js';
import { splitChange, type Change } from '../../stats/change.js';
import type { ReportQuery } from './query.js';

const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

const nouns: Record<Goal, readonly [string, string]> = {
  reached: ['reached', 'reached'],
  conversation: ['talk', 'talks'],
  meeting: ['meeting', 'meetings'],
  held: ['held', 'held'],
  proposal: ['proposal', 'proposals'],
  won: ['won', 'won'],
};

/**
 * Splits the change in goals between two periods into the part made by more touches and the part made by better ones.
 * `now` and `before` count leads by the number of a stage, touches in place 0; null without a period before.
 */
export function compareGoals(
  now: readonly number[],
  before: readonly number[] | null,
  { goal, level }: Pick<ReportQuery, 'goal' | 'level'>,
): Change | null {
  const of = (reached: readonly number[]) => ({
    tries: reached[0] ?? 0,
    hits: reached[stages.indexOf(goal)] ?? 0,
  });
  return before && splitChange(of(now), of(before), level);
}

/**
 * `Four more meetings: 1 by more touches, 3 by a higher hit rate, possibly chance.`; null where nothing changed. Where a
 * part is larger than the goals of either period, as when few touches follow many, the parts explain nothing and only
 * the change is said, without "possibly chance", which is of the hit rate.
 */
export function changeWords(change: Change | null, goal: Goal): string | null {
  if (change === null) return null;
  const byTries = Math.round(change.byTries);
  const byYield = change.hits - byTries;
  if (byTries === 0 && byYield === 0) return null;
  if (Math.max(Math.abs(byTries), Math.abs(byYield)) > change.most)
    return change.hits === 0 ? null : `${headWords(change.hits, goal)}.`;
  if (change.maybeLuck && byTries === 0 && change.hits !== 0)
    return `${headWords(change.hits, goal)} from about as many touches: that may well be chance.`;
  const chance = change.maybeLuck ? ', possibly chance' : '';
  const parts = [
    { part: byTries, words: byTries > 0 ? 'by more touches' : 'by fewer touches' },
    { part: byYield, words: `by a ${byYield > 0 ? 'higher' : 'lower'} hit rate${chance}` },
  ].filter(({ part }) => part !== 0);
  return `${headWords(change.hits, goal)}: ${partWords(parts, change.hits)}.`;
}

function headWords(hits: number, goal: Goal): string {
  const [one, more] = nouns[goal];
  if (hits === 0) return `As many ${more}`;
  const size = Math.abs(hits);
  const number = numbers[size] ?? count(size);
  const head = number.charAt(0).toUpperCase() + number.slice(1);
  return `${head} ${hits > 0 ? 'more' : 'fewer'} ${size === 1 ? one : more}`;
}

function partWords(parts: readonly { part: number; words: string }[], hits: number): string {
  const [first, second] = parts;
  if (!first || !second) return `${Math.abs(hits) === 1 ? '' : 'all '}${first?.words ?? ''}`;
  const signed = (part: number) => `${part > 0 ? '+' : '−'}${count(Math.abs(part))}`;
  const sameWay = parts.every(({ part }) => part > 0 === hits > 0) && hits !== 0;
  const size = sameWay ? (part: number) => count(Math.abs(part)) : signed;
  return `${size(first.part)} ${first.words}, ${size(second.part)} ${second.words}`;
}
