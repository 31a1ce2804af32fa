import { answerHint } from '../report/answered-words.js';
import { tallyClock, timedDays } from '../report/answered-tally.js';
import { buildAnswering, isClock, type Answering, type ClockGrouping } from '../report/answered.js';
import { waitingSpans } from '../report/failures.js';
import { scopeOf, type Frame } from '../report/frame.js';
import { busiestChannel, dayOfLatest, touchesByClock, type ClockTouch } from '../store/counts-clock.js';
import { firstDay } from '../store/counts.js';
import { groupsOf } from '../store/grouping.js';
import type { Journal } from '../store/journal.js';

/** When touches reached somebody, ever; null for a report that is not by hour or weekday. */
export function readAnswering(journal: Journal, frame: Frame): Answering | null {
  const { by, asOf, period, usual } = frame;
  if (!isClock(by)) return null;
  const { seen } = scopeOf(period, asOf.day);
  const scope = { from: firstDay, before: seen, seen };
  return tally(journal, by, touchesByClock(journal, scope, waitingSpans(scope, usual.silence)), frame);
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
  const touches = [...touchesByClock(journal, scope, waitingSpans(scope, frame.usual.silence), channel)];
  return (['hour', 'weekday'] as const).flatMap((by) => {
    const answering = tally(journal, by, by === 'hour' ? timedDays(touches) : touches, frame);
    return answerHint(answering, { channel, since }, frame.asOf.day) ?? [];
  });
}

function tally(
  journal: Journal,
  by: ClockGrouping,
  touches: Iterable<ClockTouch>,
  { level }: Frame,
): Answering {
  const { counts, whole } = tallyClock(by, touches);
  const groups = groupsOf(
    journal,
    by,
    counts.map(({ key }) => key),
  );
  return buildAnswering(by, counts, whole, groups, level);
}
