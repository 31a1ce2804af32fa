import { buildFailures, silentSpans, waitingSpans, type Failures } from '../report/failures.js';
import { goalStage, scopeOf, type Frame } from '../report/frame.js';
import { buildFunnel, type FunnelRow } from '../report/funnel.js';
import { buildWorked, isYoung, youngKeys, type Worked } from '../report/groups.js';
import type { Page } from '../report/page.js';
import { countCohorts, countConversions } from '../store/counts-conversion.js';
import { countAnswered, countDecided, countLeadsByStage, countMeetings } from '../store/counts-funnel.js';
import { countResults, countWaiting, type ResultCounts } from '../store/counts-results.js';
import { countNewLeads, countNobody, countTouches, firstLeadDay, type Scope } from '../store/counts.js';
import { groupsOf } from '../store/grouping.js';
import type { Journal } from '../store/journal.js';
import { currencyOf } from '../store/settings.js';

/** The whole report. */
export function readPage(journal: Journal, frame: Frame): Page {
  const { asOf, period, previous, by } = frame;
  const scope = scopeOf(period, asOf.day);
  const results = countResults(journal, by, scope);
  const before = previous && scopeOf(previous, asOf.day);
  const resultsBefore = before && countResults(journal, 'all', before);
  const worked = readGroups(journal, frame, results);
  return {
    frame,
    activity: {
      stages: [worked.total.touches, ...worked.total.stages.slice(1)],
      previous: before && addAttempts(journal, before, resultsBefore),
      nobody: countNobody(journal, scope),
      newLeads: countNewLeads(journal, scope),
    },
    worked,
    failures: readSilence(journal, scope, results, resultsBefore),
    currency: currencyOf(journal),
  };
}

/** What worked, as far back as there are touches. */
export function readWorked(journal: Journal, frame: Frame): Worked {
  return readGroups(journal, frame, countResults(journal, frame.by, scopeOf(frame.period, frame.asOf.day)));
}

function readGroups(journal: Journal, frame: Frame, { reached, values }: ResultCounts): Worked {
  const { by, asOf, period } = frame;
  const scope = scopeOf(period, asOf.day);
  const goal = { goal: goalStage(frame), window: frame.window, asOf: asOf.day };
  const touches = countTouches(journal, by, scope);
  const conversions = countConversions(journal, by, goal);
  const keys = new Set([...conversions.groups, ...touches, ...reached].map((count) => count.key));
  const young = youngKeys(conversions);
  return buildWorked(
    {
      groups: groupsOf(journal, by, [...keys]),
      touches,
      reached,
      values,
      conversions,
      cohorts: young.length === 0 ? [] : countCohorts(journal, by, goal, young),
      wholeCohorts: isYoung(conversions.whole) ? countCohorts(journal, 'all', goal, [0]) : [],
      since: firstLeadDay(journal, scope),
    },
    frame,
  );
}

/** Touches by the stage they reached, by its number. */
function addAttempts(journal: Journal, scope: Scope, results: ResultCounts | null): number[] {
  const [touches] = countTouches(journal, 'all', scope);
  return [touches?.touches ?? 0, ...(results?.reached[0]?.stages.slice(1) ?? [])];
}

/** What broke in the period, beside the period before. */
export function readFailures(journal: Journal, { period, previous, asOf }: Frame): Failures {
  const scope = scopeOf(period, asOf.day);
  const before = previous && countResults(journal, 'all', scopeOf(previous, asOf.day));
  return readSilence(journal, scope, countResults(journal, 'all', scope), before);
}

function readSilence(
  journal: Journal,
  scope: Scope,
  results: ResultCounts,
  before: ResultCounts | null,
): Failures {
  const silent = countWaiting(journal, silentSpans(scope), scope.seen);
  return buildFailures(results.failures, before && before.failures, silent);
}

/** The funnel of the period. */
export function readFunnel(journal: Journal, { period, asOf, level }: Frame): FunnelRow[] {
  const scope = scopeOf(period, asOf.day);
  return buildFunnel(
    {
      touches: addAttempts(journal, scope, countResults(journal, 'all', scope)),
      leads: countLeadsByStage(journal, scope),
      answered: countAnswered(journal, scope, waitingSpans(scope)),
      meetings: countMeetings(journal, scope),
      decided: countDecided(journal, scope),
    },
    level,
  );
}
