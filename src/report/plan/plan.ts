import { addDays, addMonths, daysBetween, monthStart, weekStart, type Day } from '../../domain/calendar.js';
import { parsePeriod } from '../../domain/period.js';
import { plannedDays, plannedIn, type PlanRate } from '../../domain/plan.js';
import { stages, type Goal } from '../../domain/touch.js';
import type { Shortfall } from '../../stats/shortfall.js';
import type { Planned, TacticDay } from '../../store/counts/plan.js';
import { firstDay } from '../../store/counts/touches.js';
import type { ReportQuery } from '../measures/query.js';
import { daysIn, isFresh, type Days } from './workdays.js';

/** Planned beside done. */
interface Progress {
  /** For all the days, pro rata and unrounded; and what of it is due by as-of. */
  planned: number;
  byNow: number;
  done: number;
}

/** A tactic or a goal that something is planned of in the period. */
export interface PlanRow extends Progress {
  of: 'tactic' | 'goal';
  /** Of the tactic, or of the goal's stage. */
  name: string;
  /** The last plan that holds in the period. */
  rate: PlanRate;
  /** Null once its last day is past, and where the period has no end. */
  toMake: number | null;
  /** Working days after as-of on which it is planned. */
  daysLeft: number;
  /** What a touch takes, and what the planned ones do; null where it is not known, and for a goal. */
  secondsEach: number | null;
  seconds: number | null;
}

/** A goal in its own week or month, or in a longer period. */
export interface PlanNumber extends Progress {
  goal: Goal;
  /** The days on which it is planned. */
  days: Days;
  /** Days after as-of; null where all are past. */
  daysLeft: number | null;
  /** Why it is short by now; null where it is not, or where nothing is usual yet. */
  shortfall: ShortfallOfPlan | null;
  /** Whether no planned working day is over yet since it was planned: nothing is missed then. */
  isFresh: boolean;
}

/** Why a goal is short by now, with the touches planned for it and those made. */
export interface ShortfallOfPlan extends Shortfall {
  touchesPlanned: number;
  touchesMade: number;
}

/** What the page says of plans. */
export interface PlanFigures {
  /** Touches planned for the period; null where none are. */
  touches: number | null;
  numbers: readonly PlanNumber[];
  /** Days with a plan and nothing logged. */
  emptyDays: readonly Day[];
}

/** The section on plans. */
export interface PlanReport extends PlanFigures {
  /** Tactics, then goals. */
  rows: readonly PlanRow[];
  /** All tactics together. */
  total: Progress & { toMake: number | null; daysLeft: number; seconds: number | null };
  /** Touches of the period, and those of them that no row counts. */
  made: number;
  unplanned: number;
  /** ISO weekdays that are worked on. */
  workdays: readonly number[];
  /** Whether nothing planned can be late yet: no working day of it is over. */
  isFresh: boolean;
  /** Whether the period is this week, and nothing was planned before. */
  isFirstWeek: boolean;
}

/** What the store counted for the section. */
export interface PlanCounts extends PlanFigures {
  things: readonly Planned[];
  /** Touches of the period by day, of planned tactics. */
  days: readonly TacticDay[];
  /** Leads that came to a goal's stage for the first time on some days. */
  countGoal: (stage: number, days: Days) => number;
  secondsEach: ReadonlyMap<number, number>;
  /** The day on which a thing was first planned; null where that is long ago or not known. */
  madeOn: (thing: Planned) => Day | null;
  made: number;
  workdays: readonly number[];
}

/** How much less; nothing where the two differ only by what parts of days leave behind when they are added up. */
export function less(planned: number, done: number): number {
  const difference = planned - done;
  return Math.abs(difference) < 1e-9 ? 0 : difference;
}

/** The days of the period, up to as-of where it has no end. */
export function periodDays({ period, asOf }: Pick<ReportQuery, 'period' | 'asOf'>): Days {
  return { from: period.from ?? firstDay, before: addDays(period.to ?? asOf.day, 1) };
}

/** The part of some days that is seen. */
export function seenPart({ from, before }: Days, { asOf }: Pick<ReportQuery, 'asOf'>): Days {
  const seen = addDays(asOf.day, 1);
  return { from, before: before < seen ? before : seen };
}

export function buildPlan(counts: PlanCounts, query: ReportQuery): PlanReport {
  const rows = counts.things.flatMap((thing) => buildRow(thing, counts, query) ?? []);
  const tactics = rows.filter(({ of }) => of === 'tactic');
  const sum = (value: (row: PlanRow) => number | null) =>
    tactics.reduce((total, row) => total + (value(row) ?? 0), 0);
  const done = sum((row) => row.done);
  const { touches, numbers, emptyDays, made, workdays } = counts;
  return {
    touches,
    numbers,
    emptyDays,
    rows,
    total: {
      planned: sum((row) => row.planned),
      byNow: sum((row) => row.byNow),
      done,
      toMake: tactics.some(({ toMake }) => toMake !== null) ? sum((row) => row.toMake) : null,
      daysLeft: Math.max(0, ...tactics.map(({ daysLeft }) => daysLeft)),
      seconds: tactics.some(({ seconds }) => seconds !== null) ? sum((row) => row.seconds) : null,
    },
    made,
    unplanned: made - done,
    workdays,
    isFresh: counts.things.every((thing) =>
      isFresh(thing, periodDays(query), counts.madeOn(thing), workdays, query),
    ),
    isFirstWeek: isFirstWeek(counts.things, query),
  };
}

function isFirstWeek(things: readonly Planned[], query: ReportQuery): boolean {
  const { from, to } = parsePeriod('this-week', query.asOf.day);
  const first = firstPlanned(things, query);
  return first !== null && query.period.from === from && query.period.to === to && first >= from!;
}

/** The first day up to as-of for which anything is planned; null for none. */
export function firstPlanned(things: readonly Planned[], { asOf }: Pick<ReportQuery, 'asOf'>): Day | null {
  const days = things.flatMap(({ spans }) => plannedDays(spans, firstDay, addDays(asOf.day, 1))?.from ?? []);
  return days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
}

function buildRow(thing: Planned, counts: PlanCounts, query: ReportQuery): PlanRow | null {
  const { tacticId, stage, name, spans } = thing;
  const all = periodDays(query);
  const days = plannedDays(spans, all.from, all.before);
  const rate = spans.findLast(({ amount, from }) => amount > 0 && from < all.before);
  if (days === null || rate === undefined) return null;
  const progress = {
    ...plannedOf(thing, all, counts.workdays, query),
    done: doneOf(thing, seenPart(days, query), counts),
  };
  const isRunning = query.period.to !== null && days.before > query.asOf.day;
  const secondsEach = tacticId === null ? null : (counts.secondsEach.get(tacticId) ?? null);
  return {
    of: stage === null ? 'tactic' : 'goal',
    name,
    rate: { amount: rate.amount, every: rate.every },
    ...progress,
    toMake: isRunning ? Math.max(0, less(progress.planned, progress.done)) : null,
    daysLeft: isRunning ? daysIn(after(days, query), counts.workdays, [thing]).length : 0,
    secondsEach,
    seconds: secondsEach === null ? null : secondsEach * progress.planned,
  };
}

/**
 * What is planned for some days, and the part of it due by now: that of the working days up to as-of, each weighing as
 * much as is planned for it.
 */
export function plannedOf(
  { spans }: Pick<Planned, 'spans'>,
  days: Days,
  workdays: readonly number[],
  query: Pick<ReportQuery, 'asOf'>,
): Pick<Progress, 'planned' | 'byNow'> {
  const planned = plannedIn(spans, days.from, days.before);
  const seen = seenPart(days, query);
  if (seen.before === days.before) return { planned, byNow: planned };
  const weigh = (part: Days) =>
    daysIn(part, workdays, [{ spans }]).reduce((sum, day) => sum + plannedIn(spans, day, addDays(day, 1)), 0);
  const all = weigh(days);
  const byNow = all > 0 ? (planned * weigh(seen)) / all : plannedIn(spans, seen.from, seen.before);
  return { planned, byNow };
}

function doneOf({ tacticId, stage }: Planned, days: Days, counts: PlanCounts): number {
  if (stage !== null) return counts.countGoal(stage, days);
  return counts.days
    .filter((count) => count.tacticId === tacticId && count.day >= days.from && count.day < days.before)
    .reduce((sum, { touches }) => sum + touches, 0);
}

function after({ from, before }: Days, { asOf }: ReportQuery): Days {
  const next = addDays(asOf.day, 1);
  return { from: from < next ? next : from, before };
}

/** Touches planned for the period; null where none are. */
export function plannedTouches(things: readonly Planned[], query: ReportQuery): number | null {
  const { from, before } = periodDays(query);
  const planned = things
    .filter(({ tacticId }) => tacticId !== null)
    .reduce((sum, { spans }) => sum + plannedIn(spans, from, before), 0);
  return planned > 0 ? planned : null;
}

/** The days a goal's number is about: its own week or month at the end of what is seen, or the period if that is longer. */
export function numberDays({ spans }: Planned, query: ReportQuery): Days | null {
  const { period, asOf } = query;
  const seen = seenPart(periodDays(query), query);
  const last = addDays(seen.before, -1);
  const rate = spans.findLast(({ amount, from }) => amount > 0 && from <= last);
  if (rate === undefined) return null;
  const start = rate.every === 'week' ? weekStart(last) : monthStart(last);
  const own = { from: start, before: rate.every === 'week' ? addDays(start, 7) : addMonths(start, 1) };
  const whole = period.from === null || period.to === null ? own : periodDays({ period, asOf });
  const { from, before } = lengthOf(whole) >= lengthOf(own) ? whole : own;
  return plannedDays(spans, from, before);
}

function lengthOf({ from, before }: Days): number {
  return daysBetween(from, before);
}

/** A goal with what came of it on its `days`. */
export function buildNumber(
  thing: Planned,
  days: Days,
  counts: Pick<PlanNumber, 'done' | 'shortfall'>,
  made: Day | null,
  workdays: readonly number[],
  query: ReportQuery,
): PlanNumber {
  const { asOf } = query;
  return {
    goal: stages[thing.stage ?? 1] as Goal,
    days,
    ...plannedOf(thing, days, workdays, query),
    ...counts,
    daysLeft: days.before > asOf.day ? daysBetween(asOf.day, days.before) - 1 : null,
    isFresh: isFresh(thing, days, made, workdays, query),
  };
}
