import { answerHint } from '../report/answered-words.js';
import { buildAnswering, isClock, type Answering, type ClockGrouping } from '../report/answered.js';
import { waitingSpans } from '../report/failures.js';
import { scopeOf, type Frame } from '../report/frame.js';
import { busiestChannel, countAnswered, dayOfLatest, type AnsweredFilter } from '../store/counts-answered.js';
import { firstDay, type Scope } from '../store/counts.js';
import { groupsOf } from '../store/grouping.js';
import type { Journal } from '../store/journal.js';

/** When touches reached somebody, ever; null for a report that is not by hour or weekday. */
export function readAnswering(journal: Journal, frame: Frame): Answering | null {
  if (!isClock(frame.by)) return null;
  const { seen } = scopeOf(frame.period, frame.asOf.day);
  const scope = { from: firstDay, before: seen, seen };
  const [whole] = countAnswered(journal, 'all', scope, waitingSpans(scope, frame.usual.silence));
  return readBy(journal, frame.by, scope, {}, frame, whole);
}

// Enough to tell hours apart, and so few that every report can afford to look.
const latestTouches = 5000;

/** What the latest touches through the channel most used say about hours and weekdays, as sentences: often none. */
export function readAnswerHints(journal: Journal, frame: Frame): string[] {
  const { seen } = scopeOf(frame.period, frame.asOf.day);
  const since = dayOfLatest(journal, { seen }, latestTouches);
  const scope = { from: since ?? firstDay, before: seen, seen };
  const channel = busiestChannel(journal, scope);
  if (channel === null) return [];
  return (['hour', 'weekday'] as const).flatMap((by) => {
    const answering = readBy(journal, by, scope, { channel, timed: by === 'hour' }, frame);
    return answerHint(answering, { channel, since }, frame.asOf.day) ?? [];
  });
}

function readBy(
  journal: Journal,
  by: ClockGrouping,
  scope: Scope,
  filter: AnsweredFilter,
  { level, usual }: Frame,
  whole?: ReturnType<typeof countAnswered>[number],
): Answering {
  const counts = countAnswered(journal, by, scope, waitingSpans(scope, usual.silence), filter);
  const groups = groupsOf(
    journal,
    by,
    counts.map(({ key }) => key),
  );
  return buildAnswering(by, counts, whole, groups, level);
}
