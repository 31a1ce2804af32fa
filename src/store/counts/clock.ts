import type { Day } from '../../domain/calendar.js';
import type { Channel } from '../../domain/touch.js';
import { answeredTouches } from './answered.js';
import { spanByVersion, type ChannelSpan } from './results.js';
import type { Scope } from './touches.js';
import { keyOf, unitOf, type GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';

/**
 * A touch. `hour` is '' without a time; `hasOwnTime` is 0 where the time is rather that of writing it down, `isKnown`
 * where it waits for an answer.
 */
export type ClockTouch = readonly [
  day: Day,
  hour: GroupKey,
  unit: number,
  hasOwnTime: number,
  isKnown: number,
  isReached: number,
];

/** So many touches in one clock minute were not made then, but written down one after another. */
const oneAfterAnother = 4;

// Of these, times are not when the touches were: an operation that logged several at nobody in particular, a minute that
// has more than one person can do, and one time for all of a day.
const sharedTimes = `
  counted AS MATERIALIZED (
    SELECT at FROM touch WHERE lead_id IS NULL AND day >= :from AND day < :before AND at IS NOT NULL
    GROUP BY at HAVING count(*) > 1),
  crowded AS MATERIALIZED (
    SELECT at / 60000 AS minute FROM touch WHERE day >= :from AND day < :before AND at IS NOT NULL
    GROUP BY minute HAVING count(*) >= ${oneAfterAnother}),
  uniform AS MATERIALIZED (
    SELECT day FROM touch WHERE day >= :from AND day < :before
    GROUP BY day HAVING count(at) > 1 AND min(at) = max(at))`;

const ownTime = `t.at IS NOT NULL AND t.at / 60000 NOT IN (SELECT minute FROM crowded)
  AND t.day NOT IN (SELECT day FROM uniform) AND (t.lead_id IS NOT NULL OR t.at NOT IN (SELECT at FROM counted))`;

/**
 * The touches dated in the scope, one at a time, by their results up to `seen`. The answer of one that waits since a
 * day in the span of its channel is not known. Only those of a channel, or with a time, where that is asked for.
 */
export function touchesByClock(
  journal: Journal,
  scope: Scope,
  waiting: readonly ChannelSpan[],
  { channel, isTimed = false }: { channel?: Channel; isTimed?: boolean } = {},
): Iterable<ClockTouch> {
  const columns = `t.day, ${keyOf('hour', 't')} AS hour, ${unitOf('t')} AS unit, ${ownTime} AS own`;
  const filter = [
    ...(isTimed ? ['t.at IS NOT NULL'] : []),
    ...(channel
      ? [
          `t.version_id IN (SELECT v.id FROM tactic_version v JOIN tactic c ON c.id = v.tactic_id
             WHERE c.channel = :channel)`,
        ]
      : []),
  ].join(' AND ');
  const sql = `WITH ${spanByVersion}, ${sharedTimes}
    SELECT day, hour, unit, own, NOT waits, NOT waits AND stage >= 1 FROM (${answeredTouches(scope, columns, filter === '' ? undefined : filter)})`;
  const parameters = { ...scope, ...(channel && { channel }), spans: JSON.stringify(waiting) };
  const query = journal.prepare(sql).raw();
  // Of one channel only the latest are asked for, which are read sooner as a list.
  return (channel ? query.all(parameters) : query.iterate(parameters)) as Iterable<ClockTouch>;
}

/** The channel of most touches dated in the scope, of several the first by name; null without touches. */
export function busiestChannel(
  journal: Journal,
  { from, before }: Pick<Scope, 'from' | 'before'>,
): Channel | null {
  const row = journal.get<{ channel: Channel }>(
    `SELECT c.channel, sum(n) AS touches
     FROM (SELECT version_id, count(*) AS n FROM touch WHERE day >= :from AND day < :before GROUP BY version_id) t
       JOIN tactic_version v ON v.id = t.version_id JOIN tactic c ON c.id = v.tactic_id
     GROUP BY c.channel
     ORDER BY touches DESC, c.channel
     LIMIT 1`,
    { from, before },
  );
  return row?.channel ?? null;
}

/** The day of the touch after which `touches` more are dated before `seen`; null where there are fewer. */
export function dayOfLatest(journal: Journal, { seen }: Pick<Scope, 'seen'>, touches: number): Day | null {
  const sql = 'SELECT day FROM touch WHERE day < :seen ORDER BY day DESC LIMIT 1 OFFSET :touches';
  return journal.get<{ day: Day }>(sql, { seen, touches })?.day ?? null;
}
