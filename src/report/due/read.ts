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
    const found: Due = {
      asOf,
      steps: readSteps(journal, today, lastResults, isWhole ? null : stepsShown),
      loose,
      callTactic: loose.count === 0 ? null : tacticForCalls(journal),
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
function readStakes(journal: Journal, { steps, loose, dream, asOf }: Due, isData: boolean): Due['values'] {
  const { late, today, 'this-week': week, 'did-it-happen': asked } = steps;
  const more = isData ? [week, asked, loose, { rows: dream.cold }, { rows: dream.never }] : [];
  const leads = [late, today, ...more].flatMap(({ rows }) => rows.map(({ leadId }) => leadId));
  return lastValues(journal, leads, asOf.day);
}

/** Every open next step, whenever it is, with what is at stake. */
export function readEveryStep(
  journal: Journal,
  asOf: Moment,
): Pick<Due, 'asOf' | 'values' | 'currency'> & { rows: StepRow[] } {
  const rows = withLastResults(journal, asOf.day, (lastResults) =>
    stepRows(journal, stepsAfter(journal, asOf.day, ''), asOf.day, lastResults),
  );
  const leads = rows.map(({ leadId }) => leadId);
  return { rows, asOf, values: lastValues(journal, leads, asOf.day), currency: currencyOf(journal) };
}
