import { compareGoals } from '../measures/change.js';
import { scopeOf, type ReportQuery, goalScopeOf, type Depth } from '../measures/query.js';
import { buildOrigins } from '../sources/sources.js';
import type { Page } from './page.js';
import { countReached } from '../../store/counts/reached.js';
import { countResults } from '../../store/counts/results.js';
import { countNewLeads, countNobody, countTouches, type Scope } from '../../store/counts/touches.js';
import type { Journal } from '../../store/file/journal.js';
import { withLastResults } from '../../store/touches/last-results.js';
import { hasOrigins, withGoalsAndLosses } from '../../store/counts/units.js';
import { readAnswering, readAnswerHints } from '../hours/read.js';
import { readNext } from '../next/read.js';
import { readFit } from '../fit/read.js';
import { readRecentlyDecided } from '../learned/read.js';
import { readOrigins } from '../sources/read.js';
import { readPlanFigures } from '../plan/read.js';
import { readDream, readPromiseFigures } from '../promises/read.js';
import { readNearer } from '../tactics/nearer.js';
import { readDrawn } from './drawn.js';
import { readFirstWeek } from './first-week.js';
import { readGroups, wantsTotal } from '../tactics/read.js';
import { readWeeksBeside } from '../tactics/section.js';
import { readRunning } from '../trial/read.js';
import { failuresOf } from '../failures/read.js';

/** The whole report. */
export function readPage(journal: Journal, query: ReportQuery, depth: Depth): Page {
  return withLastResults(journal, query.asOf.day, () => readParts(journal, query, depth));
}

function readParts(journal: Journal, query: ReportQuery, depth: Depth): Page {
  const { asOf, period, previous, by } = query;
  const scope = scopeOf(period, asOf.day);
  const results = countResults(journal, by, scope);
  const before = previous && scopeOf(previous, asOf.day);
  const resultsBefore = before && countResults(journal, 'all', before);
  const goal = goalScopeOf(query);
  const { worked, origins } = withGoalsAndLosses(journal, goal, () => {
    const origins =
      depth.ranked || wantsTotal(query) || hasOrigins(journal) ? readOrigins(journal, goal) : null;
    return { worked: readGroups(journal, query, results.values, origins, depth), origins };
  });
  const { reached } = worked;
  const reachedBefore = before && reachedIn(journal, before);
  const trials = readRunning(journal, query);
  return {
    activity: {
      stages: reached,
      previous: reachedBefore,
      change: compareGoals(reached, reachedBefore, query),
      nobody: countNobody(journal, scope),
      newLeads: countNewLeads(journal, scope),
      plan: readPlanFigures(journal, query),
    },
    decided: readRecentlyDecided(journal, query),
    worked,
    origins: origins && buildOrigins(origins, origins.nobody, query),
    answering: readAnswering(journal, query),
    weeks: readWeeksBeside(journal, query),
    answerHints: readAnswerHints(journal, query),
    trials,
    fit: readFit(journal, worked, query),
    failures: failuresOf(journal, query, results, resultsBefore),
    promises: readPromiseFigures(journal, query),
    dream: readDream(journal, query),
    next: readNext(journal, worked, trials, query),
    nearer: readNearer(journal, query, worked, depth),
    firstWeek: readFirstWeek(journal, worked, query),
    drawn: readDrawn(journal, query, depth),
  };
}

/** Touches, then the leads that came to each further stage for the first time, by its number. */
function reachedIn(journal: Journal, scope: Scope): number[] {
  const [touches] = countTouches(journal, 'all', scope);
  return [touches?.touches ?? 0, ...(countReached(journal, 'all', scope)[0]?.stages.slice(1) ?? [])];
}
