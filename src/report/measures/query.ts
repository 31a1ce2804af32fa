import { addDays, daysBetween, dayTitleBy, type Day, weekday, weekStart } from '../../domain/calendar.js';
import { parseBetween, parsePeriod, previousPeriod, type Period } from '../../domain/period.js';
import {
  stages,
  wholeNumber,
  type FailureGrouping,
  type Goal,
  type Grouping,
  type Usual,
} from '../../domain/touch.js';
import { formatMoment, momentNow, parseWhen, type Clock, type Moment } from '../../domain/when.js';
import { UserError } from '../../errors.js';
import type { Given } from '../../options/flags.js';
import { type CreditRule } from '../../stats/credit.js';
import { levels, type Level } from '../../stats/interval.js';
import { firstDay, type Scope } from '../../store/counts/touches.js';
import type { GoalScope } from '../../store/counts/units.js';

/** The options of a report as typed. */
export type ReportQueryFlags = Given<
  'period' | 'from' | 'to' | 'by' | 'goal' | 'window' | 'level' | 'credit' | 'asOf'
>;

/** What a report is about: everything it needs to know besides the counts. */
export interface ReportQuery {
  /** What is dated up to the end of this local day is seen. */
  asOf: Moment;
  /** Chooses the touches of the activity columns. */
  period: Period;
  previous: Period | null;
  goal: Goal;
  /** Days that a conversion may take. */
  window: number;
  level: Level;
  by: Grouping;
  /** What failures are told apart by, where it was asked for. */
  failuresBy: FailureGrouping | null;
  /** The journal's own goal and windows, for figures that count by another goal or by silence. */
  usual: Usual;
  /** The rule of the credit column; verdicts always go by last touch. */
  credit: CreditRule;
}

/**
 * Reads the options of a report; what is not asked for is as `usual`. Without a period it is this week or, on a Monday
 * and while this week has no touch, last week; `hasTouches` answers for the local days from, to. Throws UserError for
 * what cannot be read, and for --period beside --from or --to.
 */
export function readReportQuery(
  flags: ReportQueryFlags,
  clock: Clock,
  hasTouches: (from: Day, to: Day) => boolean,
  usual: Usual,
): ReportQuery {
  const asOf = flags.asOf === undefined ? momentNow(clock) : parseWhen(flags.asOf, clock, 'past');
  const goal = flags.goal ?? usual.goal;
  const period = readPeriod(flags, clock, asOf.day) ?? usualPeriod(asOf.day, hasTouches);
  return {
    asOf,
    period,
    previous: previousPeriod(period),
    goal,
    window: flags.window === undefined ? usual.windows[goal] : wholeNumber('--window', flags.window, 0, 3650),
    level: readLevel(flags.level),
    by: flags.by === undefined || flags.by === 'stage' ? 'tactic' : flags.by,
    failuresBy: flags.by === undefined || flags.by === 'tag' ? null : flags.by,
    usual,
    credit: flags.credit ?? 'last',
  };
}

function readPeriod(flags: ReportQueryFlags, clock: Clock, today: Day): Period | null {
  const { period, from, to } = flags;
  if (from === undefined && to === undefined)
    return period === undefined ? null : parsePeriod(period, today, clock.dateOrder);
  if (period !== undefined)
    throw new UserError('--period and --from or --to were both given.', { hint: 'Choose one of them.' });
  return parseBetween(from, to, clock);
}

/** This week; while it has no touch, and on a Monday unless the journal began on it, last week. */
function usualPeriod(today: Day, hasTouches: (from: Day, to: Day) => boolean): Period {
  const monday = weekStart(today);
  const isTold = weekday(today) > 1 || !hasTouches(firstDay, addDays(monday, -1));
  return parsePeriod(isTold && hasTouches(monday, today) ? 'this-week' : 'last-week', today);
}

function readLevel(text = '95'): Level {
  const found = levels.find((level) => String(level) === text.trim().replace(/ ?%$/, ''));
  if (found === undefined)
    throw new UserError(`--level "${text}" is not known.`, { hint: `It is one of: ${levels.join(', ')}.` });
  return found;
}

/** The goal's number as a stage. */
function goalStage(query: ReportQuery): number {
  return stages.indexOf(query.goal);
}

/** The local days of a period as far as they are seen. */
export function scopeOf(period: Period, asOf: Day): Scope {
  const seen = addDays(asOf, 1);
  const end = period.to === null ? seen : addDays(period.to, 1);
  return { from: period.from ?? firstDay, before: end < seen ? end : seen, seen };
}

/** The period as it is called above a column: this week, November 2026. */
export function periodWords({ period, asOf }: ReportQuery): string {
  const named = (['this-week', 'last-week', 'this-month', 'last-month'] as const).find((name) => {
    const { from, to } = parsePeriod(name, asOf.day);
    return period.from === from && period.to === to;
  });
  if (named) return named.replace('-', ' ');
  if (isWeek(period)) return 'that week';
  return period.from === null || period.to === null || isMonth(period) || isYear(period)
    ? period.label
    : 'the period';
}

/** What the period before is called beside this one: Last week, The month before. */
export function previousWords(query: ReportQuery): string {
  const words = periodWords(query);
  if (words === 'this week' || words === 'this month') return words.replace('this', 'Last');
  const { period } = query;
  if (isWeek(period)) return 'The week before';
  if (isMonth(period)) return 'The month before';
  if (isYear(period)) return 'The year before';
  const days = daysBetween(period.from ?? firstDay, period.to ?? firstDay) + 1;
  return days === 1 ? 'The day before' : `The ${days} days before`;
}

const isWeek = ({ label }: Period) => label.startsWith('Week ');
const isMonth = ({ label }: Period) => /^[A-Z][a-z]+ \d{4}$/.test(label);
const isYear = ({ label }: Period) => /^\d{4}$/.test(label);

/** `Week 47 · Mon 16 – Sun 22 Nov 2026 · goal: meeting`. */
export function titleWords({ period, goal }: ReportQuery): string {
  return `${period.label.charAt(0).toUpperCase()}${period.label.slice(1)} · goal: ${goal}`;
}

/** `as of Sat 21 Nov 14:02`, with the year where the period does not say it, whatever day it is today. */
export function asOfWords({ asOf, period }: ReportQuery): string {
  const yearSaid = period.label.includes(asOf.day.slice(0, 4));
  return `as of ${formatMoment(asOf, yearSaid ? asOf.day : '')}`;
}

/** `21 Nov`, with the year where it is another than as-of's. */
export function shortDay(day: Day, asOf: Day): string {
  return dayTitleBy(day, asOf).slice(4);
}

/** The goal as the store counts by it. */
export function goalScopeOf(query: ReportQuery): GoalScope {
  return { goal: goalStage(query), window: query.window, asOf: query.asOf.day };
}

/** How much is worked out. */
export interface Depth {
  /** Also what the page does not show. */
  ranked: boolean;
  /** Also what is drawn. */
  drawn?: boolean;
  /** For others to see: without money, without what names sources. */
  withoutMoney?: boolean;
  withoutSources?: boolean;
}

/** What tactics and sources bring is counted on all there is up to as-of, whatever the period. */
export function allTime(query: ReportQuery): ReportQuery {
  return { ...query, period: parsePeriod('all', query.asOf.day), previous: null };
}
