import { answerHint } from './hint.js';
import { tallyClock, timedDays } from './tally.js';
import { buildAnswering, findPeak, isClock, type Answering } from './hours.js';
import { waitingSpans } from '../measures/spans.js';
import { scopeOf, type Frame } from '../measures/frame.js';
import { busiestChannel, dayOfLatest, touchesByClock } from '../../store/counts/clock.js';
import { firstDay } from '../../store/counts/touches.js';
import { groupsOf } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';

/** When touches reached somebody, ever; null for a report that is not by hour or weekday. */
export function readAnswering(journal: Journal, frame: Frame): Answering | null {
  const { by, asOf, period, usual, level } = frame;
  if (!isClock(by)) return null;
  const { seen } = scopeOf(period, asOf.day);
  const scope = { from: firstDay, before: seen, seen };
  const touches = touchesByClock(journal, scope, waitingSpans(scope, usual.silence));
  const { counts, whole } = tallyClock(by, touches);
  const groups = groupsOf(
    journal,
    by,
    counts.map(({ key }) => key),
  );
  return buildAnswering(by, counts, whole(), groups, level);
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
    const { counts } = tallyClock(by, by === 'hour' ? timedDays(touches) : touches);
    const peak = findPeak(counts, frame.level);
    if (peak === null) return [];
    const name = groupsOf(journal, by, [peak.key])[0]!.name!;
    return answerHint(by, peak, name, { channel, since }, frame.asOf.day);
  });
}
