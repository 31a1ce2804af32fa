import { channels, silenceWindow } from '../domain/touch.js';
import { count, percent, range } from '../render/figure.js';
import type { Failures } from './failures.js';
import { previousWords, shortDay, type Frame } from './frame.js';
import { enoughJudged, type Worked } from './groups.js';
import { goalTitles } from './words.js';

const quantile = { 80: '1.282', 90: '1.645', 95: '1.960' };

const wilsonWords = ({ level }: Frame) =>
  `Range: ${level}% by Wilson, for k of n (k + z²/2 ± z·√(k(n−k)/n + z²/4)) ÷ (n + z²) with z = ${quantile[level]}.`;

/** How the figures on what worked are counted, as sentences. */
export function explainWorked({ total }: Worked, frame: Frame): string[] {
  const { goal, window, by, asOf } = frame;
  const title = goalTitles[goal].leads;
  const group = by === 'tactic' ? 'tactic version' : by;
  const talk = goal === 'conversation' ? 'Talk' : `Talk, ${goalTitles[goal].touches}`;
  const done = `Done: touches dated in the period. ${talk}: touches whose first result at that stage or further is dated in it.`;
  const unit = `${title}: a lead counts once in each ${group}, from its first touch there, unless it had reached "${goal}" before. It converts when its first-ever "${goal}" came on a touch of that ${group} at most ${window} days after that first touch: ${count(total.leadsConverted)} of ${count(total.leads)} in all, where everything is one ${group}.`;
  const day = shortDay(asOf.day, '');
  const judged = `Judged: leads first touched ${window} days or more before ${day}. `;
  const rate =
    total.rate === null
      ? 'None yet.'
      : `Rate: converted ÷ judged, in all ${count(total.converted)} ÷ ${count(total.judged)} = ${percent(total.rate.rate)} (${range(total.rate.low, total.rate.high)}).`;
  const from = `A rate is shown from ${enoughJudged} judged leads on; until then the day on which the ${enoughJudged}th will be judged, at the pace of the last 28 days (of all its days if those are fewer, and from three leads on).`;
  return [done, unit, judged + rate, wilsonWords(frame), from];
}

/** How the failures are counted, as sentences. */
export function explainBroke({ failed, deferred, rows }: Failures, frame: Frame): string[] {
  const all = `Share: of the ${count(failed + deferred)} touches whose last result, dated in the period, failed (${count(failed)}) or was put off (${count(deferred)}).`;
  const before = rows.some((row) => row.before !== null)
    ? [`Was: the same share of the period before (${previousWords(frame).toLowerCase()}).`]
    : [];
  const windows = channels.map((channel) => `${channel} ${silenceWindow[channel]}`).join(', ');
  return [
    all,
    ...before,
    `Silent: touches that wait for an answer and whose silence window ended in the period (days: ${windows}).`,
  ];
}

/** How the funnel is counted, as sentences. */
export function explainFunnel(frame: Frame): string[] {
  return [
    'Touches: those whose first result at that stage or further is dated in the period. Leads so far: all leads touched up to as-of, by the furthest stage they came to; stopped here: came no further yet.',
    'Reach and conversation rate: touches dated in the period, as far as they have come. A touch that waits within its silence window is not known yet.',
    'Show rate: meetings whose date lies in the period and is past. One that was held is dated by that, one that fell through by that result, any other by its promised date.',
    'Win rate: leads won in the period ÷ (won + lost); lost is an outcome without a stage of its own that fails.',
    wilsonWords(frame),
  ];
}
