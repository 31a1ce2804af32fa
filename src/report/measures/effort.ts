import { count } from '../../render/figure.js';
import { hours, roundedRange, wholeMoney } from '../../render/rounded.js';
import type { Interval } from '../../stats/interval.js';
import type { Effort } from '../../store/counts/money.js';

/** The share of touches whose time must be known, typed or usual, for a figure per hour. */
const enoughTimed = 0.9;

export const noEffort: Effort = { touches: 0, seconds: 0, usualSeconds: 0, untimed: 0, cost: null };

/** The sum of several efforts; `noEffort` for none. */
export function addEfforts(efforts: readonly Effort[]): Effort {
  return efforts.reduce(
    (sum, effort) => ({
      touches: sum.touches + effort.touches,
      seconds: sum.seconds + effort.seconds,
      usualSeconds: sum.usualSeconds + effort.usualSeconds,
      untimed: sum.untimed + effort.untimed,
      cost: addKnown(sum.cost, effort.cost),
    }),
    noEffort,
  );
}

/** The sum of what is known; null where neither is. */
export function addKnown(one: number | null, other: number | null): number | null {
  return one === null ? other : one + (other ?? 0);
}

/** Seconds in all; null where no time is known. */
export function secondsOf({ touches, untimed, seconds, usualSeconds }: Effort): number | null {
  return touches === untimed ? null : seconds + usualSeconds;
}

/** Hours of all touches; null where fewer than nine in ten have a time, typed or usual. */
export function timedHours(effort: Effort): number | null {
  const seconds = secondsOf(effort);
  const known = effort.touches - effort.untimed;
  return seconds === null || known < enoughTimed * effort.touches ? null : seconds / 3600;
}

/** `14 hours`; below a tenth of an hour `2 minutes`, `<1 minute`. */
function timeWords(effort: Effort): string {
  const seconds = secondsOf(effort) ?? 0;
  if (seconds >= 360 || seconds === 0) return withUnit(hoursWords(effort), 'hour');
  const minutes = seconds < 30 ? '<1' : count(Math.round(seconds / 60));
  return withUnit(marked(minutes, effort), 'minute');
}

function withUnit(time: string, unit: string): string {
  return `${time} ${unit}${/^[~<]?1$/.test(time) ? '' : 's'}`;
}

/** The time of all touches in minutes or hours, `~90 min`, `~14 h`; '' where none is known. */
export function minutesWords(effort: Effort): string {
  return secondsOf(effort) === null ? '' : timeWords(effort);
}

/** `14`, `~14` where usual times stand in, `14+` where times are missing, a dash where none is known. */
export function hoursWords(effort: Effort): string {
  const seconds = secondsOf(effort);
  if (seconds === null) return '–';
  return marked(hours(seconds / 3600), effort);
}

function marked(time: string, effort: Effort): string {
  return `${isEstimated(effort) ? '~' : ''}${time}${timedHours(effort) === null ? '+' : ''}`;
}

/**
 * Hours a conversion with their range, `~3.4 (2.5–4.7)`: one over the conversions an hour; null where those are not
 * known.
 */
export function hoursEachWords({
  perHour,
  effort,
}: {
  perHour: Interval | null;
  effort: Effort;
}): string | null {
  if (perHour === null) return null;
  const { rate, low, high } = perHour;
  return (isEstimated(effort) ? '~' : '') + roundedRange(1 / rate, 1 / high, 1 / low);
}

/**
 * `+ no time on 12 of 40 touches: prospect tactic edit NAME --minutes N`, counted over all efforts, where one has too few
 * times for a figure per hour; else null.
 */
export function missingWords(efforts: readonly Effort[]): string | null {
  if (efforts.every((effort) => effort.touches === 0 || timedHours(effort) !== null)) return null;
  const { untimed, touches } = addEfforts(efforts);
  return `+ no time on ${count(untimed)} of ${count(touches)} touches: prospect tactic edit NAME --minutes N`;
}

/** Time and money in a few words: `~14 hours and €297`, `1 minute`; a dash for neither. */
export function tookWords(effort: Effort, spend: number | null, currency: string | null): string {
  const time = secondsOf(effort) === null ? [] : [timeWords(effort)];
  const cost = addKnown(effort.cost, spend);
  const paid = cost === null ? [] : [wholeMoney(cost, currency)];
  return [...time, ...paid].join(' and ') || '–';
}

/** Whether a tactic's usual time stands in anywhere. */
export function isEstimated({ usualSeconds }: Effort): boolean {
  return usualSeconds > 0;
}
