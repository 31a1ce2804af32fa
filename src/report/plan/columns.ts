import { addDays, weekdayNames } from '../../domain/calendar.js';
import type { Column } from '../../render/column.js';
import { hours } from '../../render/rounded.js';
import type { Shortfall } from '../../stats/shortfall.js';
import { minutes } from '../sheet/cells.js';
import type { Frame } from '../measures/frame.js';
import { less, type PlanFigures, type PlanNumber, type PlanReport, type PlanRow } from './plan.js';
import { plannedWords } from './words.js';

type Json = Record<string, unknown>;

/** Columns of what is planned: a tactic's touches, or a goal's. */
export function planColumns({ period, asOf }: Frame): Column<PlanRow>[] {
  return [
    { key: 'of', title: 'of', value: (row) => row.of },
    { key: 'name', title: 'name', value: (row) => row.name },
    { key: 'amount', title: 'amount', value: (row) => row.rate.amount },
    { key: 'every', title: 'every', value: (row) => row.rate.every },
    { key: 'period_from', title: 'from', value: () => period.from },
    { key: 'period_to', title: 'to', value: () => period.to },
    { key: 'as_of', title: 'as of', value: () => asOf.day },
    whole('planned', 'planned', (row) => row.planned),
    whole('planned_by_now', 'by now', (row) => row.byNow),
    { key: 'done', title: 'done', value: (row) => row.done },
    {
      key: 'gap',
      title: 'gap',
      value: (row) => less(row.done, row.byNow),
      display: (row) => String(row.done - Math.round(row.byNow)),
    },
    whole('to_make', 'to make', (row) => row.toMake),
    { key: 'work_days_left', title: 'working days left', value: (row) => row.daysLeft },
    whole('to_make_a_day', 'a day', (row) => perDay(row.toMake, row.daysLeft)),
    {
      key: 'minutes_planned',
      title: 'hours',
      value: (row) => minutes(row.seconds),
      display: (row) => (row.seconds === null ? '' : hours(row.seconds / 3600)),
    },
    { key: 'minutes_each', title: 'minutes each', value: (row) => minutes(row.secondsEach) },
  ];
}

/** What is to be made on each of the days left; null where there is none, or nothing to make. */
function perDay(toMake: number | null, daysLeft: number): number | null {
  return toMake === null || daysLeft === 0 ? null : toMake / daysLeft;
}

function whole(key: string, title: string, value: (row: PlanRow) => number | null): Column<PlanRow> {
  const display = (row: PlanRow) => {
    const number = value(row);
    return number === null ? '' : plannedWords(number);
  };
  return { key, title, value, display };
}

/** What the page says of plans. */
export function planFiguresJson({ touches, numbers, emptyDays }: PlanFigures): Json {
  return { planned: touches, numbers: numbers.map(numberJson), empty_days: emptyDays };
}

function numberJson({ goal, days, planned, byNow, done, daysLeft, shortfall }: PlanNumber): Json {
  return {
    goal,
    from: days.from,
    to: addDays(days.before, -1),
    planned,
    planned_by_now: byNow,
    done,
    gap: less(done, byNow),
    to_make: daysLeft === null ? null : Math.max(0, less(planned, done)),
    days_left: daysLeft,
    shortfall: shortfall && shortfallJson(shortfall),
  };
}

function shortfallJson({ missing, byPlan, byTries, byYield, maybeLuck }: Shortfall): Json {
  return {
    goals: missing,
    by_touches: byTries,
    by_conversion: byYield,
    by_plan: byPlan,
    maybe_luck: maybeLuck,
  };
}

/** All tactics together. */
export function planTotalJson({ total, made, unplanned }: PlanReport): Json {
  const { planned, byNow, done, toMake, daysLeft, seconds } = total;
  return {
    planned,
    planned_by_now: byNow,
    done,
    gap: less(done, byNow),
    to_make: toMake,
    work_days_left: daysLeft,
    to_make_a_day: perDay(toMake, daysLeft),
    minutes_planned: minutes(seconds),
    touches: made,
    touches_unplanned: unplanned,
  };
}

/** The working days by their English names. */
export function workdaysJson({ workdays }: PlanReport): string[] {
  return workdays.map((day) => weekdayNames[day - 1]!);
}
