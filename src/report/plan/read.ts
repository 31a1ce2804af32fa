import { addDays, type Day } from '../../domain/calendar.js';
import { scopeOf, type ReportQuery } from '../measures/query.js';
import {
  buildNumber,
  buildPlan,
  firstPlanned,
  numberDays,
  periodDays,
  plannedTouches,
  seenPart,
  type PlanFigures,
  type PlanNumber,
  type PlanReport,
} from './plan.js';
import { daysIn, holeDays, usualWeeks, usualWorkdays, type Days } from './workdays.js';
import { findShortfall, usualDays } from './shortfall.js';
import { plannedIn } from '../../domain/plan.js';
import {
  countTacticDays,
  countYields,
  daysOfPlanning,
  firstTouchDay,
  plannedVersions,
  readPlanned,
  resultDays,
  touchDays,
  touchSeconds,
  type Planned,
} from '../../store/counts/plan.js';
import { countReached } from '../../store/counts/reached.js';
import { countTouches } from '../../store/counts/touches.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';

/** Days that the longest plan is for: what was planned before is not looked up. */
const longestPlan = 31;

/** What was planned and done in the period. */
export function readPlan(journal: Journal, query: ReportQuery): PlanReport {
  const things = readPlanned(journal, query.asOf.day);
  const scope = scopeOf(query.period, query.asOf.day);
  const workdays = readWorkdays(journal, query);
  return buildPlan(
    {
      ...figuresOf(journal, things, workdays, query),
      things,
      days: countTacticDays(journal, scope),
      countGoal: (stage, days) => countGoal(journal, stage, days, query),
      secondsEach: touchSeconds(journal, scope),
      madeOn: daysOfPlanning(journal, addDays(query.asOf.day, -longestPlan)),
      made: countTouches(journal, 'all', scope)[0]?.touches ?? 0,
      workdays,
    },
    query,
  );
}

/** Whether something is planned by as-of, but nothing up to the end of the period. */
export function isBeforePlans(journal: Journal, query: ReportQuery): boolean {
  const first = firstPlanned(readPlanned(journal, query.asOf.day), query);
  return first !== null && first >= periodDays(query).before;
}

/** What the page says of plans; null where there is none. */
export function readPlanFigures(journal: Journal, query: ReportQuery): PlanFigures | null {
  const things = readPlanned(journal, query.asOf.day);
  return things.length === 0 ? null : figuresOf(journal, things, readWorkdays(journal, query), query);
}

/**
 * Touches planned for the period, by version: the newest one of a tactic that is among `used`, or else its newest. No
 * other grouping is planned for, nor anything before the first touch.
 */
export function readPlannedTouches(
  journal: Journal,
  query: ReportQuery,
  used: ReadonlySet<GroupKey>,
): Map<GroupKey, number> {
  if (query.by !== 'tactic' || used.size === 0) return new Map();
  const tactics = readPlanned(journal, query.asOf.day).filter(({ tacticId }) => tacticId !== null);
  const versions = tactics.length === 0 ? [] : plannedVersions(journal);
  const { from, before } = periodDays(query);
  return new Map(
    tactics.flatMap(({ tacticId, spans }) => {
      const planned = plannedIn(spans, from, before);
      const own = versions.filter((version) => version.tacticId === tacticId);
      const version = own.find(({ versionId }) => used.has(versionId)) ?? own[0];
      return version && planned > 0 ? [[version.versionId, planned] as const] : [];
    }),
  );
}

function figuresOf(
  journal: Journal,
  things: readonly Planned[],
  workdays: readonly number[],
  query: ReportQuery,
): PlanFigures {
  const goals = things.filter(({ stage }) => stage !== null);
  const madeOn = daysOfPlanning(journal, addDays(query.asOf.day, -longestPlan));
  return {
    touches: plannedTouches(things, query),
    numbers: goals.flatMap((goal) => readNumber(journal, goal, things, { workdays, madeOn }, query) ?? []),
    emptyDays: readEmptyDays(journal, sincePlanned(things, madeOn), workdays, query),
  };
}

function readNumber(
  journal: Journal,
  goal: Planned,
  things: readonly Planned[],
  { workdays, madeOn }: { workdays: readonly number[]; madeOn: (thing: Planned) => Day | null },
  query: ReportQuery,
): PlanNumber | null {
  const days = numberDays(goal, query);
  if (days === null) return null;
  const tactics = things.filter(({ tacticId }) => tacticId !== null);
  const stage = goal.stage!;
  const done = countGoal(journal, stage, days, query);
  const seen = addDays(query.asOf.day, 1);
  const read = () => ({
    usual: countYields(journal, stage, { from: addDays(days.from, -usualDays), before: days.from, seen }),
    made: countYields(journal, stage, { ...seenPart(days, query), seen }),
  });
  const shortfall = findShortfall(goal, days, tactics, done, read, workdays, query);
  return buildNumber(goal, days, { done, shortfall }, madeOn(goal), workdays, query);
}

/** Leads that came to a stage for the first time on some days, as far as they are seen. */
function countGoal(journal: Journal, stage: number, days: Days, query: ReportQuery): number {
  const scope = { ...seenPart(days, query), seen: addDays(query.asOf.day, 1) };
  return countReached(journal, 'all', scope)[0]?.stages[stage] ?? 0;
}

function readWorkdays(journal: Journal, query: ReportQuery): number[] {
  const { before } = scopeOf(query.period, query.asOf.day);
  return usualWorkdays(touchDays(journal, { from: addDays(before, -7 * usualWeeks.of), before }));
}

/** Things as they are planned from the day on which that was first typed: nothing was missed before. */
function sincePlanned(things: readonly Planned[], madeOn: (thing: Planned) => Day | null): Planned[] {
  return things.map((thing) => {
    const made = madeOn(thing);
    if (made === null) return thing;
    const spans = thing.spans
      .filter(({ to }) => to === null || to >= made)
      .map((span) => ({ ...span, from: span.from < made ? made : span.from }));
    return { ...thing, spans };
  });
}

function readEmptyDays(
  journal: Journal,
  things: readonly Planned[],
  workdays: readonly number[],
  query: ReportQuery,
): Day[] {
  const days = holeDays(things, firstTouchDay(journal), query);
  if (days === null) return [];
  const touched = new Set(touchDays(journal, days));
  const untouched = daysIn(days, workdays, things).filter((day) => !touched.has(day));
  const logged = new Set(resultDays(journal, untouched));
  return untouched.filter((day) => !logged.has(day));
}
