import { count, percent, range } from '../../render/figure.js';
import { explainDesign, wilsonWords } from '../measures/formulas.js';
import { goalTitles } from '../measures/goal-words.js';
import type { ReportQuery } from '../measures/query.js';
import type { Answering } from './hours.js';

const countedBy = {
  hour: 'By hour only touches with a time of their own count: not several at nobody at one moment (log --count), not four or more in one clock minute, not one time for all of a day.',
  weekday: 'By weekday all count: their day is enough.',
};

/** How it is counted when people answer, as sentences. */
export function explainAnswered(answering: Answering, query: ReportQuery): string[] {
  const { goal } = query;
  const { by } = answering;
  return [
    `Done, ${goal === 'conversation' ? '' : 'talk, '}${goalTitles[goal].touches}: touches dated in the period, by the ${by} of the touch, and those whose first result at that stage or further is dated in it. ${goalTitles[goal].leads}: leads by the ${by} of their first touch there, as in the report by tactic.`,
    ...explainReached(answering, query),
  ];
}

/** How it is counted whom touches reached, as sentences. */
export function explainReached({ by, total }: Answering, query: ReportQuery): string[] {
  const { sums, rate } = total;
  const all =
    rate === null
      ? ''
      : ` In all ${count(sums.y)} ÷ ${count(sums.x)} = ${percent(rate.rate)} (${range(rate.low, rate.high)}).`;
  return [
    `Reached/known: all touches dated up to as-of, not only in the period, by the local ${by} that is stored with them. ${countedBy[by]} A touch that waits within its silence window is not known yet; reached is any result at that stage or further.${all}`,
    wilsonWords(query),
    ...explainDesign({
      name: 'reach',
      of: sums.x,
      design: rate && rate.design,
      alike: 'Touches of one lead, or of one day, are',
    }),
    `Whom you contact ${by === 'hour' ? 'at one hour' : 'on one weekday'} and whom ${by === 'hour' ? 'at' : 'on'} another may differ more than the ${by} does: this describes, it does not prove. With little data the best of several is often luck.`,
  ];
}
