import { compareGoals } from '../measures/change.js';
import { buildFailures, type Failures } from '../failures/failures.js';
import { waitingSpans, silentSpans } from '../measures/spans.js';
import { scopeOf, type Frame, goalScopeOf, type Depth } from '../measures/frame.js';
import { buildFunnel, type Funnel } from '../funnel/funnel.js';
import { buildOrigins } from '../sources/sources.js';
import type { Worked } from '../tactics/tactics.js';
import type { Page } from './page.js';
import { countAnswered } from '../../store/counts/answered.js';
import { countDecided, countLeadsByStage, countMeetings, countStopped } from '../../store/counts/funnel.js';
import { countSilent } from '../../store/counts/groups.js';
import { countReached } from '../../store/counts/reached.js';
import { countResults, type ResultCounts } from '../../store/counts/results.js';
import { countNewLeads, countNobody, countTouches, type Scope } from '../../store/counts/touches.js';
import { groupsOf } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { hasOrigins, withFates } from '../../store/counts/units.js';
import { readAnswering, readAnswerHints } from '../hours/read.js';
import { readNext } from '../next/next-values.js';
import { readFit } from '../fit/read.js';
import { readRecentlyDecided } from '../learned/read.js';
import { readOrigins } from '../sources/read.js';
import { readPlanFigures } from '../plan/read.js';
import { readDream, readPromiseFigures } from '../promises/read.js';
import { readGroups } from '../tactics/read.js';
import { currencyOf, hourlyValueOf } from '../../store/settings/settings.js';
import { readRunning } from '../trial/read.js';

/** The whole report. */
export function readPage(journal: Journal, frame: Frame, depth: Depth): Page {
  return withLastResults(journal, frame.asOf.day, () => readParts(journal, frame, depth));
}

function readParts(journal: Journal, frame: Frame, depth: Depth): Page {
  const { asOf, period, previous, by } = frame;
  const scope = scopeOf(period, asOf.day);
  const results = countResults(journal, by, scope);
  const before = previous && scopeOf(previous, asOf.day);
  const resultsBefore = before && countResults(journal, 'all', before);
  const goal = goalScopeOf(frame);
  const { worked, origins } = withFates(journal, goal, () => {
    const origins =
      depth.ranked || wantsTotal(frame) || hasOrigins(journal) ? readOrigins(journal, goal) : null;
    return { worked: readGroups(journal, frame, results.values, origins, depth), origins };
  });
  const { reached } = worked;
  const reachedBefore = before && reachedIn(journal, before);
  const trials = readRunning(journal, frame);
  return {
    frame,
    activity: {
      stages: reached,
      previous: reachedBefore,
      change: compareGoals(reached, reachedBefore, frame),
      nobody: countNobody(journal, scope),
      newLeads: countNewLeads(journal, scope),
      plan: readPlanFigures(journal, frame),
    },
    decided: readRecentlyDecided(journal, frame),
    worked,
    origins: origins && buildOrigins(origins, origins.nobody, frame),
    answering: readAnswering(journal, frame),
    answerHints: readAnswerHints(journal, frame),
    trials,
    fit: readFit(journal, worked, frame),
    failures: readSilence(journal, frame, results, resultsBefore),
    promises: readPromiseFigures(journal, frame),
    dream: readDream(journal, frame),
    next: readNext(journal, worked, trials, frame),
    currency: currencyOf(journal),
  };
}

/** Whether the page has a line for everything together, which takes as long as its groups. */
function wantsTotal({ by }: Frame): boolean {
  return by === 'hour' || by === 'weekday';
}

/** What worked, with all that is known of it. */
export function readWorked(journal: Journal, frame: Frame, depth: Depth): Worked {
  const { values } = countResults(journal, frame.by, scopeOf(frame.period, frame.asOf.day));
  const goal = goalScopeOf(frame);
  return withFates(journal, goal, () =>
    readGroups(
      journal,
      frame,
      values,
      depth.ranked || wantsTotal(frame) ? readOrigins(journal, goal) : null,
      depth,
    ),
  );
}

/** Touches, then the leads that came to each further stage for the first time, by its number. */
function reachedIn(journal: Journal, scope: Scope): number[] {
  const [touches] = countTouches(journal, 'all', scope);
  return [touches?.touches ?? 0, ...(countReached(journal, 'all', scope)[0]?.stages.slice(1) ?? [])];
}

/** What broke in the period, beside the period before. */
export function readFailures(journal: Journal, frame: Frame): Failures {
  const { period, previous, asOf } = frame;
  const scope = scopeOf(period, asOf.day);
  const before = previous && countResults(journal, 'all', scopeOf(previous, asOf.day));
  return readSilence(journal, frame, countResults(journal, 'all', scope), before);
}

function readSilence(
  journal: Journal,
  { period, asOf, usual }: Frame,
  results: ResultCounts,
  before: ResultCounts | null,
): Failures {
  const scope = scopeOf(period, asOf.day);
  const [silent] = countSilent(journal, 'all', silentSpans(scope, usual.silence), scope);
  const { failures } = results;
  return buildFailures(failures, before && before.failures, silent?.touches ?? 0, hourlyValueOf(journal));
}

/** The funnel of the period. */
export function readFunnel(journal: Journal, { period, asOf, level, usual }: Frame): Funnel {
  const scope = scopeOf(period, asOf.day);
  const stopped = countStopped(journal, scope);
  return buildFunnel(
    {
      touches: countTouches(journal, 'tactic', scope),
      reached: countReached(journal, 'tactic', scope),
      leads: countLeadsByStage(journal, scope),
      stopped,
      groups: groupsOf(journal, 'tactic', [...new Set(stopped.map(({ key }) => key))]),
      answered: countAnswered(journal, scope, waitingSpans(scope, usual.silence)),
      meetings: countMeetings(journal, scope),
      decided: countDecided(journal, scope),
    },
    level,
  );
}
