import type { Day } from '../../domain/calendar.js';
import type { Moment } from '../../domain/when.js';
import {
  countSilent,
  countSteps,
  dreamList,
  isBegun,
  lastValues,
  looseEnds,
  stepGroups,
  stepRows,
  stepsAfter,
  stepsOfGroup,
  type StepGroup,
  type StepRow,
} from '../../store/promises/agenda.js';
import { leadsToFollowUp, leadsToTouch, type FollowUp } from '../../store/promises/in-touch.js';
import type { Journal } from '../../store/file/journal.js';
import { coldDaysOf, currencyOf, usualOf } from '../../store/settings/settings.js';
import { tacticForCalls } from '../../store/pipeline/call-tactic.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { linesShown } from '../sheet/flow.js';
import { isNothingDue, weekEnd, type Due } from './due.js';

/** More names than five lines hold. */
const looseShown = 60;

/** Rows of each group that the page has room for. */
const stepsShown: Record<StepGroup, number> = {
  late: linesShown,
  today: linesShown,
  'this-week': 2 * linesShown,
  'did-it-happen': linesShown,
};

/**
 * What is due as of a moment; `isWhole`: every row, with what is at stake with each, not only those that the page has
 * room for.
 */
export function readDue(
  journal: Journal,
  asOf: Moment,
  { isWhole, isData }: { isWhole: boolean; isData: boolean },
): Due {
  const today = asOf.day;
  return withLastResults(journal, today, (lastResults) => {
    const coldDays = coldDaysOf(journal);
    const { silence } = usualOf(journal);
    const loose = looseEnds(journal, today, lastResults, isWhole ? -1 : looseShown);
    const again = readAgain(journal, today, lastResults, today);
    const found: Due = {
      asOf,
      steps: readSteps(journal, today, lastResults, isWhole ? null : stepsShown),
      ...again,
      loose,
      callTactic: loose.count + again.inTouch.length === 0 ? null : tacticForCalls(journal),
      dream: dreamList(journal, today, coldDays, lastResults),
      coldDays,
      silent: countSilent(journal, today, lastResults, silence),
      silence,
      values: new Map(),
      later: null,
      isBegun: isBegun(journal, today),
      currency: currencyOf(journal),
    };
    const later = isNothingDue(found) ? readLater(journal, today, lastResults) : null;
    return { ...found, later, values: readStakes(journal, found, isData) };
  });
}

/** All that is due, and all that is promised for after this week, with what is at stake. */
export function readAllSteps(journal: Journal, asOf: Moment): { due: Due; later: StepRow[] } {
  const { day } = asOf;
  return withLastResults(journal, day, (lastResults) => {
    const due = readDue(journal, asOf, { isWhole: true, isData: true });
    const later = stepRows(journal, stepsAfter(journal, day, weekEnd(day)), day, lastResults);
    const stakes = lastValues(
      journal,
      later.map(({ leadId }) => leadId),
      day,
    );
    return { due: { ...due, values: new Map([...due.values, ...stakes]) }, later };
  });
}

/** Whom to follow up and whom to be in touch with again up to a day, each lead once. */
export function readAgain(
  journal: Journal,
  today: Day,
  lastResults: string,
  until: Day,
): Pick<Due, 'followUps' | 'inTouch'> {
  const followUps = leadsToFollowUp(journal, today, lastResults, until);
  const followed = new Set(followUps.rows.map(({ leadId }) => leadId));
  const inTouch = leadsToTouch(journal, today, lastResults, until);
  return { followUps, inTouch: inTouch.filter(({ leadId }) => !followed.has(leadId)) };
}

/** The open next steps of each group, up to `shown` rows of each; null for all. */
export function readSteps(
  journal: Journal,
  today: Day,
  lastResults: string,
  shown: Record<StepGroup, number> | null,
): Due['steps'] {
  const week = { asOf: today, weekEnd: weekEnd(today) };
  const counts = countSteps(journal, week);
  const ids = stepGroups.map((name) =>
    counts[name] === 0 ? [] : stepsOfGroup(journal, name, week, shown?.[name] ?? -1),
  );
  const rows = stepRows(journal, ids.flat(), today, lastResults);
  const groups = stepGroups.map((name, index) => [
    name,
    { count: counts[name], rows: rows.splice(0, ids[index]!.length) },
  ]);
  return Object.fromEntries(groups) as Due['steps'];
}

/** The first promise after this week. */
export function readLater(journal: Journal, today: Day, lastResults: string): StepRow | null {
  const next = stepsAfter(journal, today, weekEnd(today), 1);
  return stepRows(journal, next, today, lastResults)[0] ?? null;
}

/** What is at stake with those the page says it of; as data, with all. */
function readStakes(journal: Journal, due: Due, isData: boolean): Due['values'] {
  const { steps, followUps, inTouch, loose, dream, asOf } = due;
  const { late, today, 'this-week': week, 'did-it-happen': asked } = steps;
  const more = isData
    ? [week, asked, followUps, { rows: inTouch }, loose, { rows: dream.cold }, { rows: dream.never }]
    : [];
  const leads = [late, today, ...more].flatMap(({ rows }) => rows.map(({ leadId }) => leadId));
  return lastValues(journal, leads, asOf.day);
}

/** After all days. */
const atAnyTime = '9999-12-31';

/** What a calendar holds: every open next step, and when each lead is to be tried again, whenever that is. */
export type Agenda = Pick<Due, 'asOf' | 'values' | 'currency' | 'inTouch'> & {
  steps: readonly StepRow[];
  followUps: readonly FollowUp[];
};

/** All of that, with what is at stake. */
export function readAgenda(journal: Journal, asOf: Moment): Agenda {
  const { day } = asOf;
  return withLastResults(journal, day, (lastResults) => {
    const steps = stepRows(journal, stepsAfter(journal, day, ''), day, lastResults);
    const { followUps, inTouch } = readAgain(journal, day, lastResults, atAnyTime);
    const leads = [...steps, ...followUps.rows, ...inTouch].map(({ leadId }) => leadId);
    const values = lastValues(journal, leads, day);
    return { steps, followUps: followUps.rows, inTouch, asOf, values, currency: currencyOf(journal) };
  });
}
