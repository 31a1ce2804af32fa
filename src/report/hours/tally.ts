import { weekday, type Day } from '../../domain/calendar.js';
import type { RatioSums } from '../../stats/ratio.js';
import type { ClockTouch } from '../../store/counts/clock.js';
import type { GroupKey, Grouping } from '../../store/counts/grouping.js';
import { wholeKey } from '../measures/groups.js';

/** What a report on when people answer can be by. */
export type ClockGrouping = Extract<Grouping, 'hour' | 'weekday'>;

/** Touches at an hour or on a weekday, of those that count for it and whose answer is known. */
export interface ClockCount {
  key: GroupKey;
  /** As sums over leads, x known and y reached; a touch at nobody in particular is one by itself. */
  leads: RatioSums;
  /** The same touches by their local day. */
  days: readonly DayAnswers[];
}

/** On one day: x known, y of them reached. */
export interface DayAnswers {
  day: Day;
  x: number;
  y: number;
}

/** Known touches and those that reached somebody, of one lead or one day. */
export interface Pair {
  x: number;
  y: number;
}

interface Parts {
  leads: Map<number, Pair>;
  days: Map<Day, Pair>;
}

/**
 * Counts touches by hour or weekday, and as one where that is asked for. Of an hour only those with a time of their own count, of a weekday all:
 * its day is enough. A group in which nothing counts is there. The key of both is the weekday, a blank and the hour.
 */
export function tallyClock(
  by: ClockGrouping | 'both',
  touches: Iterable<ClockTouch>,
): { counts: ClockCount[]; whole: () => ClockCount } {
  const groups = new Map<GroupKey, Parts>();
  const keyOf = keyBy(by);
  // Taken by place: taken as a list, each touch would be walked through, which takes most of the time.
  for (const { 0: day, 1: hour, 2: unit, 3: hasOwnTime, 4: isKnown, 5: isReached } of touches) {
    const parts = known(groups, keyOf(day, hour), noParts);
    if (!isKnown || (by !== 'weekday' && !hasOwnTime)) continue;
    add(known(parts.leads, unit, noPair), 1, isReached);
    add(known(parts.days, day, noPair), 1, isReached);
  }
  return {
    counts: [...groups].map(([key, parts]) => countOf(key, parts)),
    whole: () => countOf(wholeKey, merge([...groups.values()])),
  };
}

/** Known touches by hour or weekday, and those of them that reached somebody, whoever they were at and on whatever day. */
export function sumClock(by: ClockGrouping, touches: readonly ClockTouch[]): Pair[] {
  const sums = new Map<GroupKey, Pair>();
  const keyOf = keyBy(by);
  for (const { 0: day, 1: hour, 3: hasOwnTime, 4: isKnown, 5: isReached } of touches) {
    if (!isKnown || (by === 'hour' && !hasOwnTime)) continue;
    add(known(sums, keyOf(day, hour), noPair), 1, isReached);
  }
  return [...sums.values()];
}

/** The hour of a touch, its weekday, which is worked out once a day, or both. */
function keyBy(by: ClockGrouping | 'both'): (day: Day, hour: GroupKey) => GroupKey {
  if (by === 'hour') return (_, hour) => hour;
  const weekdays = new Map<Day, string>();
  const onDay = (day: Day) => known(weekdays, day, () => String(weekday(day)));
  return by === 'weekday' ? onDay : (day, hour) => `${onDay(day)} ${hour}`;
}

/** Touches of the days on which at most one in ten has no time of its own: what was noted at once differs from the rest. */
export function timedDays(touches: readonly ClockTouch[]): ClockTouch[] {
  const days = new Map<Day, { all: number; own: number }>();
  for (const { 0: day, 3: hasOwnTime } of touches) {
    const count = known(days, day, () => ({ all: 0, own: 0 }));
    count.all++;
    count.own += hasOwnTime;
  }
  return touches.filter((touch) => {
    const { all, own } = days.get(touch[0])!;
    return 10 * (all - own) <= all;
  });
}

/** The sums over leads or days of what each had. */
export function sumPairs(pairs: Iterable<Pair>): RatioSums {
  const sums = { units: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
  for (const { x, y } of pairs) {
    sums.units++;
    sums.x += x;
    sums.y += y;
    sums.xx += x * x;
    sums.xy += x * y;
    sums.yy += y * y;
  }
  return sums;
}

function merge(groups: readonly Parts[]): Parts {
  const whole = noParts();
  for (const { leads, days } of groups) {
    for (const [unit, { x, y }] of leads) add(known(whole.leads, unit, noPair), x, y);
    for (const [day, { x, y }] of days) add(known(whole.days, day, noPair), x, y);
  }
  return whole;
}

function add(pair: Pair, x: number, y: number): void {
  pair.x += x;
  pair.y += y;
}

function countOf(key: GroupKey, { leads, days }: Parts): ClockCount {
  return {
    key,
    leads: sumPairs(leads.values()),
    days: [...days].map(([day, { x, y }]) => ({ day, x, y })),
  };
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

const noPair = (): Pair => ({ x: 0, y: 0 });
const noParts = (): Parts => ({ leads: new Map(), days: new Map() });
