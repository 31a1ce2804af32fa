import type { Day } from '../domain/calendar.js';
import type { Channel } from '../domain/touch.js';
import type { RatioSums } from '../stats/ratio.js';
import { firstDay, type Scope } from './counts.js';
import { isLast, laterTouches, spanByVersion, stageShown, type ChannelSpan } from './counts-results.js';
import { keyOf, unitOf, type GroupKey, type Grouping } from './grouping.js';
import type { Journal } from './journal.js';

/**
 * Touches of a group whose answer is known, as sums over leads; a touch at nobody in particular is one by itself.
 * `reach`: x known, y reached. `conversation`: x reached, y at a conversation or further.
 */
export interface AnsweredCount {
  key: GroupKey;
  reach: RatioSums;
  conversation: RatioSums;
}

/** Which touches of a scope are asked about. */
export interface AnsweredFilter {
  channel?: Channel;
  /** Only those with a time of day. */
  timed?: boolean;
}

type Sums = Record<keyof RatioSums | 'reached' | 'talked' | 'reachedTalked' | 'talkedTalked', number>;

/**
 * Counts touches dated in the scope, as far as they have come up to `seen`. Those that wait since a day in the span of
 * their channel are not known; a group that has only such is there, with nothing known.
 */
export function countAnswered(
  journal: Journal,
  by: Grouping | 'all',
  scope: Scope,
  waiting: readonly ChannelSpan[],
  { channel, timed = false }: AnsweredFilter = {},
): AnsweredCount[] {
  const filters = [
    timed ? 'AND t.at IS NOT NULL' : '',
    channel === undefined
      ? ''
      : `AND t.version_id IN (SELECT v.id FROM tactic_version v JOIN tactic c ON c.id = v.tactic_id
           WHERE c.channel = :channel)`,
  ].join(' ');
  const waits = `o.state = 'waiting' AND EXISTS (
    SELECT 1 FROM span WHERE version_id = t.version_id AND r.day >= from_day AND r.day < before_day)`;
  // Everything is read faster in the order in which it is stored.
  const order = scope.from === firstDay ? 'NOT INDEXED' : 'INDEXED BY touch_day';
  const from = `
    FROM touch t ${order} CROSS JOIN result r ON r.touch_id = t.id
      CROSS JOIN outcome o ON o.id = r.outcome_id
    WHERE t.day >= :from AND t.day < :before AND r.day < :seen ${filters}`;
  const names = `${keyOf(by, 't')} AS key, ${unitOf('t')} AS unit`;
  // Most touches have one result; put together from several are only those that have more.
  const rows = journal.all<Sums & { key: GroupKey }>(
    `WITH ${spanByVersion}
     SELECT key, total(known > 0) AS units, total(known) AS x, total(reached) AS y,
       total(known * known) AS xx, total(known * reached) AS xy, total(reached * reached) AS yy,
       total(reached > 0) AS reached, total(talked) AS talked,
       total(reached * talked) AS reachedTalked, total(talked * talked) AS talkedTalked
     FROM (
       SELECT key, total(NOT waits) AS known, total(NOT waits AND stage >= 1) AS reached,
         total(NOT waits AND stage >= 2) AS talked
       FROM (
         SELECT ${names}, ${stageShown} AS stage, ${waits} AS waits
         ${from} AND t.id NOT IN (${laterTouches})
         UNION ALL
         SELECT ${names}, max(${stageShown}) AS stage, max(${waits} AND ${isLast()}) AS waits
         ${from} AND t.id IN (${laterTouches})
         GROUP BY t.id
       )
       GROUP BY key, unit
     )
     GROUP BY key
     ORDER BY key`,
    { ...scope, ...(channel && { channel }), spans: JSON.stringify(waiting) },
  );
  return rows.map(({ key, units, x, y, xx, xy, yy, reached, talked, reachedTalked, talkedTalked }) => ({
    key,
    reach: { units, x, y, xx, xy, yy },
    conversation: { units: reached, x: y, y: talked, xx: yy, xy: reachedTalked, yy: talkedTalked },
  }));
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

/** The day of the touch that has `touches` later ones before `seen`; null where there are fewer. */
export function dayOfLatest(journal: Journal, { seen }: Pick<Scope, 'seen'>, touches: number): Day | null {
  const sql = 'SELECT day FROM touch WHERE day < :seen ORDER BY day DESC LIMIT 1 OFFSET :touches';
  return journal.get<{ day: Day }>(sql, { seen, touches })?.day ?? null;
}
