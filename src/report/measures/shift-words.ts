import { count, percent } from '../../render/figure.js';
import { shortDay, type ReportQuery } from './query.js';
import type { Shift, WeekOfLeads } from './weekly.js';
import { goalVerbs } from './goal-words.js';

export function isBetter({ older, newer }: Shift): boolean {
  return shareOf(newer) > shareOf(older);
}

/**
 * `leads since 2 Nov convert 3 times as often: 12 of 80 met so far, 9 of 180 before`, or `none of the 61 leads since 2 Nov
 * met so far, 9 of 180 before`. How many times is by leads followed to the end.
 */
export function shiftWords(shift: Shift, { goal, asOf }: Pick<ReportQuery, 'goal' | 'asOf'>): string {
  const { older, newer } = shift;
  const since = `since ${shortDay(shift.since, asOf.day)}`;
  const before = `${count(older.hits)} of ${count(older.leads)} before`;
  if (newer.hits === 0)
    return `none of the ${count(newer.leads)} leads ${since} ${goalVerbs[goal]} so far, ${before}`;
  const met = `${count(newer.hits)} of ${count(newer.leads)} ${goalVerbs[goal]} so far, ${before}`;
  if (older.hits === 0) return `leads ${since} do convert: ${met}`;
  return `leads ${since} convert ${timesWords(shareOf(newer) / shareOf(older))} as often: ${met}`;
}

/** What to do while only the older leads say so. */
export function waitWords(shift: Shift): string {
  return isBetter(shift) ? 'Newer leads do better: wait.' : 'It rests on older leads: what has changed?';
}

/** `3 times`, `1.5 times`, `40%`. */
function timesWords(times: number): string {
  if (times < 1) return percent(times);
  const shown = times < 2 ? String(Number(times.toFixed(1))) : String(Math.round(times));
  return `${shown} times`;
}

function shareOf({ hits, size }: WeekOfLeads): number {
  return hits / size;
}
