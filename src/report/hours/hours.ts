import type { Day } from '../../domain/calendar.js';
import { clusteredRate, designOf, type ClusteredInterval } from '../../stats/clustered.js';
import { chanceOfMore, contrast, leastError, type Halves, type Trials } from '../../stats/contrast.js';
import type { Level } from '../../stats/interval.js';
import type { RatioSums } from '../../stats/ratio.js';
import type { Group, GroupKey, Grouping } from '../../store/counts/grouping.js';
import { sumPairs, type ClockCount, type ClockGrouping, type DayAnswers, type Pair } from './tally.js';

export function isClock(by: Grouping): by is ClockGrouping {
  return by === 'hour' || by === 'weekday';
}

/** Touches at one hour or weekday, ever: those whose answer is known, and how many of them reached somebody. */
export interface AnsweredRow {
  key: GroupKey;
  /** Null where the hour is not known. */
  name: string | null;
  /** By lead: x known, y reached. */
  sums: RatioSums;
  /** By lead or by day, whichever are more alike; null where no answer is known. */
  rate: ClusteredInterval | null;
}

export interface Answering {
  by: ClockGrouping;
  /** The level of its ranges. */
  level: Level;
  /** In the order of the clock or the week, unknown last. */
  rows: AnsweredRow[];
  /** Everything as one. */
  total: AnsweredRow;
}

/** The rows of what was counted by hour or weekday; `whole` is everything counted as one group. */
export function buildAnswering(
  by: ClockGrouping,
  counts: readonly ClockCount[],
  whole: ClockCount,
  groups: readonly Pick<Group, 'key' | 'name'>[],
  level: Level,
): Answering {
  const names = new Map(groups.map(({ key, name }) => [key, name]));
  const row = (name: string | null, { key, leads, days }: ClockCount): AnsweredRow => ({
    key,
    name,
    sums: leads,
    rate: rateOf(leads, days, level),
  });
  return {
    by,
    level,
    rows: counts.map((one) => row(names.get(one.key) ?? null, one)).sort(compareRows),
    total: row(null, whole),
  };
}

/** Keys of hours and weekdays are in the order of time, '' is not known. */
function compareRows(a: AnsweredRow, b: AnsweredRow): number {
  return Number(a.name === null) - Number(b.name === null) || compareKeys(a, b);
}

function compareKeys(a: { key: GroupKey }, b: { key: GroupKey }): number {
  return a.key < b.key ? -1 : 1;
}

/** Touches of a lead are alike, and touches of a day: the range is the wider of the two. */
export function rateOf(
  leads: RatioSums,
  days: readonly DayAnswers[],
  level: Level,
): ClusteredInterval | null {
  const byLead = clusteredRate(leads, level);
  const byDay = clusteredRate(sumPairs(days), level);
  return byLead && byDay && byDay.design > byLead.design ? byDay : byLead;
}

/** Known touches from which on an hour or a weekday is compared with the others. */
export const enoughKnown = 20;

// A page looks at hours and at weekdays, and is to be wrong once in twenty of either or both.
const wrongPerLook = 0.05 / 2;

/** An hour or a weekday at which touches reach more people than at all others. */
export interface Peak {
  key: GroupKey;
  own: Reached;
  /** All other hours or weekdays that are known, as one. */
  others: Reached;
}

/** By lead, x known and y reached; and the range of their share. */
interface Reached {
  sums: RatioSums;
  rate: ClusteredInterval;
}

/**
 * Of those with 20 known touches or more, the one that is most surely above all the others as one, days being alike
 * (`contrast`), where that is surer than it takes for so many looks and the two ranges of 95 % do not overlap. Null when
 * the data do not carry it.
 */
export function findPeak(counts: readonly ClockCount[], level: Level): Peak | null {
  const named = counts.filter(({ key, leads }) => key !== '' && leads.x > 0).sort(compareKeys);
  const arms = named.filter(({ leads }) => leads.x >= enoughKnown);
  if (arms.length < 2) return null;
  const all = totalByDay(named);
  const tests = arms.flatMap((arm) => {
    const rest = addSums(named.filter((other) => other !== arm).map(({ leads }) => leads));
    const trials = { own: trialsOf(arm.leads), rest: trialsOf(rest) };
    if (!isWorthALook(arm.leads, rest, trials)) return [];
    const days = splitDays(all, arm.days);
    const found = contrast(days, trials);
    return found ? [{ arm, days, rest, chance: chanceOfMore(found) }] : [];
  });
  if (tests.length === 0) return null;
  const { arm, days, rest, chance } = tests.reduce((best, one) => (one.chance < best.chance ? one : best));
  if (chance * arms.length >= wrongPerLook) return null;
  const restDays = days.flatMap(({ day, restX, restY }) => (restX > 0 ? [{ day, x: restX, y: restY }] : []));
  if (rateOf(arm.leads, arm.days, 95)!.low <= rateOf(rest, restDays, 95)!.high) return null;
  return {
    key: arm.key,
    own: { sums: arm.leads, rate: rateOf(arm.leads, arm.days, level)! },
    others: { sums: rest, rate: rateOf(rest, restDays, level)! },
  };
}

/**
 * Whether any may be a peak, by the sums of each alone: false where `findPeak` finds none even if all touches were
 * independent. What is had so soon saves most reports the rest.
 */
export function mayHavePeak(sums: readonly Pair[]): boolean {
  const all = sums.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return sums.some((own) => {
    const rest = { x: all.x - own.x, y: all.y - own.y };
    return own.x >= enoughKnown && rest.x > 0 && isWorthALook(own, rest, { own: own.x, rest: rest.x });
  });
}

/** Whatever the days say: within two standard errors of independent touches no number of looks is passed. */
function isWorthALook(own: Pair, rest: Pair, trials: Trials): boolean {
  const both = { x: own.x, y: own.y, restX: rest.x, restY: rest.y };
  return own.y / own.x - rest.y / rest.x > 2 * leastError(both, trials);
}

/** Where none or all were reached nothing shows how alike touches of a lead are: those of one count as one. */
function trialsOf(sums: RatioSums): number {
  return sums.y === 0 || sums.y === sums.x ? sums.units : sums.x / designOf(sums);
}

function totalByDay(rows: readonly ClockCount[]): Map<Day, DayAnswers> {
  const all = new Map<Day, DayAnswers>();
  for (const { days } of rows)
    for (const { day, x, y } of days) {
      const sum = all.get(day) ?? { day, x: 0, y: 0 };
      all.set(day, { day, x: sum.x + x, y: sum.y + y });
    }
  return all;
}

/** Each day's touches, those of `own` and the rest. */
function splitDays(all: ReadonlyMap<Day, DayAnswers>, own: readonly DayAnswers[]): (Halves & { day: Day })[] {
  const byDay = new Map(own.map((one) => [one.day, one]));
  return [...all.values()].map(({ day, x, y }) => {
    const one = byDay.get(day) ?? { x: 0, y: 0 };
    return { day, x: one.x, y: one.y, restX: x - one.x, restY: y - one.y };
  });
}

function addSums(all: readonly RatioSums[]): RatioSums {
  const sums = sumPairs([]);
  for (const one of all) for (const name of Object.keys(sums) as (keyof RatioSums)[]) sums[name] += one[name];
  return sums;
}
