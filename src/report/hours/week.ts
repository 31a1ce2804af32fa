import type { ClusteredInterval } from '../../stats/clustered.js';
import type { Level } from '../../stats/interval.js';
import type { RatioSums } from '../../stats/ratio.js';
import { buildAnswering, enoughKnown, rateOf, type Answering } from './hours.js';
import type { ClockCount } from './tally.js';

/** An hour of one weekday at which some answer is known. */
export interface HourOfWeek {
  /** 1 is Monday. */
  weekday: number;
  hour: number;
  /** By lead: x known, y reached. */
  sums: RatioSums;
  rate: ClusteredInterval;
  /** Whether it rests on touches enough to be compared with others. */
  isEnough: boolean;
}

/** When touches reached somebody, by the hours of the week. */
export interface HoursOfWeek {
  /** In the order of the week. */
  cells: HourOfWeek[];
  /** The same touches by hour alone. */
  hours: Answering;
}

/** Puts touches counted by weekday and hour, by hour, and as one group, side by side. */
export function buildHoursOfWeek(
  counts: readonly ClockCount[],
  hours: readonly ClockCount[],
  whole: ClockCount,
  level: Level,
): HoursOfWeek {
  const cells = counts
    .flatMap(({ key, leads, days }): HourOfWeek[] => {
      const [weekday, hour] = String(key).split(' ');
      const rate = rateOf(leads, days, level);
      return rate === null
        ? []
        : [
            {
              weekday: Number(weekday),
              hour: Number(hour),
              sums: leads,
              rate,
              isEnough: leads.x >= enoughKnown,
            },
          ];
    })
    .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
  return {
    cells,
    hours: buildAnswering(
      'hour',
      hours,
      whole,
      hours.map(({ key }) => ({ key, name: key === '' ? null : `${key}:00` })),
      level,
    ),
  };
}
