import { count } from '../../render/figure.js';
import { shortDay, type ReportQuery } from './query.js';
import { leastForPace, type Young } from './pace.js';

/** For a cell: the day from which it can be judged, or why there is none. */
export function judgedFromWords(leads: number, young: Young | null, { asOf, by }: ReportQuery): string {
  if (leads === 0) return '–';
  if (young?.judgedFrom) return shortDay(young.judgedFrom, asOf.day);
  // A week or a month that is over gets no more leads at any pace.
  if (leads < leastForPace) return 'too few yet';
  return by === 'week' || by === 'month' ? 'too few leads' : 'not at this pace';
}

/** For a list under "can be judged": `from 20 Dec`, or why not. */
export function fromWords(leads: number, young: Young | null, query: ReportQuery): string {
  if (young?.judgedFrom) return `from ${shortDay(young.judgedFrom, query.asOf.day)}`;
  if (leads < leastForPace) return 'not yet (too few leads)';
  return query.by === 'week' || query.by === 'month' ? 'not any more (too few leads)' : 'not at this pace';
}

/** In a sentence: `can be judged from 20 Dec`, or that it cannot and why. */
export function canBe(done: 'judged' | 'compared', from: string): string {
  return from.startsWith('not ') ? `cannot be ${done} ${from.slice(4)}` : `can be ${done} ${from}`;
}

/** `306 of these are younger than 30 days; "likely" (95%) takes that into account.` */
export function youngWords(young: number, { window, level }: ReportQuery): string {
  const are = young === 1 ? 'is' : 'are';
  return `${count(young)} of these ${are} younger than ${window} days; "likely" (${level}%) takes that into account.`;
}
