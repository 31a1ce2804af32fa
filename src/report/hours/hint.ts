import type { Day } from '../../domain/calendar.js';
import type { Channel } from '../../domain/touch.js';
import { count, range } from '../../render/figure.js';
import type { Interval } from '../../stats/interval.js';
import type { RatioSums } from '../../stats/ratio.js';
import type { Peak } from './hours.js';
import type { ClockGrouping } from './tally.js';
import { shortDay } from '../measures/query.js';

/** Which touches a hint rests on. */
export interface HintScope {
  channel: Channel;
  /** The first day looked at; null for all there are. */
  since: Day | null;
}

/** One sentence on the hour or weekday at which touches clearly reach most people. */
export function answerHint(
  by: ClockGrouping,
  { own, others }: Peak,
  name: string,
  { channel, since }: HintScope,
  asOf: Day,
): string {
  const { most, done } = channelWords[channel];
  const isHour = by === 'hour';
  const when = isHour ? `at ${name}` : `on ${name}s`;
  const elsewhere = isHour ? 'at other hours' : 'on other days';
  const start = since === null ? '' : `since ${shortDay(since, asOf)} `;
  const sentence = `${start}${most} ${when}: ${shareWords(own.sums, own.rate, ` ${done}`)}, ${elsewhere} ${shareWords(others.sums, others.rate)}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** `24 of 60 reached (28–53%)` */
function shareWords({ x, y }: RatioSums, { low, high }: Interval, done = ''): string {
  return `${count(y)} of ${count(x)}${done} (${range(low, high)})`;
}

const written = (things: string) => ({ most: `${things} are answered most when sent`, done: 'answered' });
const spoken = (things: string) => ({ most: `${things} reach somebody most`, done: 'reached' });

const channelWords: Record<Channel, { most: string; done: string }> = {
  call: spoken('calls'),
  text: written('texts'),
  email: written('emails'),
  social: written('social messages'),
  visit: spoken('visits'),
  event: spoken('events'),
  mail: written('letters'),
  other: spoken('other touches'),
};
