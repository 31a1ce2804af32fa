import { answerHint } from './hint.js';
import { sumClock, tallyClock, timedDays } from './tally.js';
import { buildAnswering, findPeak, isClock, mayHavePeak, type Answering } from './hours.js';
import { buildHoursOfWeek, type HoursOfWeek } from './week.js';
import { waitingSpans } from '../measures/spans.js';
import { scopeOf, type ReportQuery } from '../measures/query.js';
import { busiestChannel, dayOfLatest, touchesByClock } from '../../store/counts/clock.js';
import { firstDay } from '../../store/counts/touches.js';
import { groupsOf } from '../../store/counts/grouping.js';
import type { Journal } from '../../store/file/journal.js';

/** When touches reached somebody, ever; null for a report that is not by hour or weekday. */
export function readAnswering(journal: Journal, query: ReportQuery): Answering | null {
  const { by, asOf, period, usual, level } = query;
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

/** When touches reached somebody, ever, by the hours of the week. */
export function readHoursOfWeek(journal: Journal, { asOf, period, usual, level }: ReportQuery): HoursOfWeek {
  const { seen } = scopeOf(period, asOf.day);
  const scope = { from: firstDay, before: seen, seen };
  const waiting = waitingSpans(scope, usual.silence);
  const touches = [...touchesByClock(journal, scope, waiting, { isTimed: true })];
  const { counts, whole } = tallyClock('hour', touches);
  return buildHoursOfWeek(tallyClock('both', touches).counts, counts, whole(), level);
}

// Enough to tell hours apart, and so few that every report can afford to look.
const latestTouches = 5000;

/** What the latest touches through the channel most used say about hours and weekdays, as sentences: often none. */
export function readAnswerHints(journal: Journal, query: ReportQuery): string[] {
  const { seen } = scopeOf(query.period, query.asOf.day);
  const since = dayOfLatest(journal, { seen }, latestTouches);
  const scope = { from: since ?? firstDay, before: seen, seen };
  const channel = busiestChannel(journal, scope);
  if (channel === null) return [];
  const touches = [...touchesByClock(journal, scope, waitingSpans(scope, query.usual.silence), { channel })];
  return (['hour', 'weekday'] as const).flatMap((by) => {
    const counted = by === 'hour' ? timedDays(touches) : touches;
    if (!mayHavePeak(sumClock(by, counted))) return [];
    const peak = findPeak(tallyClock(by, counted).counts, query.level);
    if (peak === null) return [];
    const name = groupsOf(journal, by, [peak.key])[0]!.name!;
    return answerHint(by, peak, name, { channel, since }, query.asOf.day);
  });
}
