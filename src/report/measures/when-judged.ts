import { count } from '../../render/figure.js';
import { shortDay, type ReportQuery } from './query.js';
import { leastForPace, type Young } from './pace.js';

/** After "can be judged": `from 20 Dec`, or beginning with "not" why there is no such day. */
export function fromWords(leads: number, young: Young | null, query: ReportQuery): string {
  if (young?.judgedFrom) return `from ${shortDay(young.judgedFrom, query.asOf.day)}`;
  if (leads < leastForPace) return 'not yet: too few leads';
  // A week or a month that is over gets no more leads at any pace.
  return query.by === 'week' || query.by === 'month' ? 'not any more: too few leads' : 'not at this pace';
}

/** Some groups that cannot be judged yet, each with its leads. */
interface Waiting {
  name: string;
  leads: number;
  young: Young | null;
}

/** `Can be judged: cold-call from 20 Dec, visit from 3 Jan. Too few leads yet: open-house.` */
export function waitingWords(groups: readonly Waiting[], query: ReportQuery): string {
  const told = groups.map(({ name, leads, young }) => ({ name, words: fromWords(leads, young, query) }));
  const known = told.filter(({ words }) => words.startsWith('from '));
  const named = (reason: string) => told.filter(({ words }) => words === reason).map(({ name }) => name);
  const without = [
    ['Too few leads to judge yet', named('not yet: too few leads')],
    ['Too few leads to judge', named('not any more: too few leads')],
    ['Not within half a year at this pace', named('not at this pace')],
  ] as const;
  return [
    ...(known.length > 0
      ? [`Can be judged: ${known.map(({ name, words }) => `${name} ${words}`).join(', ')}.`]
      : []),
    ...without.flatMap(([reason, names]) => (names.length > 0 ? [`${reason}: ${names.join(', ')}.`] : [])),
  ].join(' ');
}

/** In a sentence: `can be judged from 20 Dec`, or that it cannot and why. */
export function canBe(done: 'judged' | 'compared', from: string): string {
  return from.startsWith('not ') ? `cannot be ${done} ${from.slice(4)}` : `can be ${done} ${from}`;
}

/** `306 of these leads are younger than 30 days; "likely" (95%) allows for that.` */
export function youngWords(
  young: number,
  all: number,
  { window, level }: Pick<ReportQuery, 'window' | 'level'>,
): string {
  const account = `"likely" (${level}%) allows for that.`;
  if (young === all) return `No lead is ${window} days old yet; ${account}`;
  return `${count(young)} of these leads ${young === 1 ? 'is' : 'are'} younger than ${window} days; ${account}`;
}
