import { countAnswered } from '../../store/counts/answered.js';
import { countStopped, countLeadsByStage, countMeetings, countDecided } from '../../store/counts/funnel.js';
import { groupsOf } from '../../store/counts/grouping.js';
import { countReached } from '../../store/counts/reached.js';
import { countTouches } from '../../store/counts/touches.js';
import type { Journal } from '../../store/file/journal.js';
import { type ReportQuery, scopeOf } from '../measures/query.js';
import { waitingSpans } from '../measures/spans.js';
import { type Funnel, buildFunnel } from './funnel.js';

/** The funnel of the period. */
export function readFunnel(journal: Journal, { period, asOf, level, usual }: ReportQuery): Funnel {
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
