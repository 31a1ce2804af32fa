import type { RatioSums } from '../../stats/ratio.js';
import { firstDay, type Scope } from './touches.js';
import { isLast, laterTouches, spanByVersion, stageShown, type ChannelSpan } from './results.js';
import { unitOf } from './grouping.js';
import type { Journal } from '../file/journal.js';

/**
 * Sums over leads of their touches; a touch at nobody in particular is a lead of its own. `reach`: x touches whose
 * answer is known, y of them reached. `conversation`: x touches reached, y of them at a conversation or further.
 */
export interface AnsweredCount {
  reach: RatioSums;
  conversation: RatioSums;
}

type Sums = Record<keyof RatioSums | 'reached' | 'talked' | 'reachedTalked' | 'talkedTalked', number>;

/**
 * Counts touches dated in the scope, by their results up to `seen`. The answer of one that waits since a day in the
 * span of its channel is not known.
 */
export function countAnswered(
  journal: Journal,
  scope: Scope,
  waiting: readonly ChannelSpan[],
): AnsweredCount {
  const { units, x, y, xx, xy, yy, reached, talked, reachedTalked, talkedTalked } = journal.get<Sums>(
    `WITH ${spanByVersion}
     SELECT total(known > 0) AS units, total(known) AS x, total(reached) AS y,
       total(known * known) AS xx, total(known * reached) AS xy, total(reached * reached) AS yy,
       total(reached > 0) AS reached, total(talked) AS talked,
       total(reached * talked) AS reachedTalked, total(talked * talked) AS talkedTalked
     FROM (
       SELECT total(NOT waits) AS known, total(NOT waits AND stage >= 1) AS reached,
         total(NOT waits AND stage >= 2) AS talked
       FROM (${answeredTouches(scope, `${unitOf('t')} AS unit`)})
       GROUP BY unit
     )`,
    { ...scope, spans: JSON.stringify(waiting) },
  )!;
  return {
    reach: { units, x, y, xx, xy, yy },
    conversation: { units: reached, x: y, y: talked, xx: yy, xy: reachedTalked, yy: talkedTalked },
  };
}

/**
 * SQL with a row for each touch `t` dated in the scope: `columns`, `stage`, the furthest it came to, and `waits`,
 * whether its answer is still to come. It reads the table of `spanByVersion`.
 */
export function answeredTouches(scope: Scope, columns: string, filter = 'true'): string {
  const waits = `o.state = 'waiting' AND EXISTS (
    SELECT 1 FROM span WHERE version_id = t.version_id AND r.day >= from_day AND r.day < before_day)`;
  // Everything is read faster in the order in which it is stored.
  const order = scope.from === firstDay ? 'NOT INDEXED' : 'INDEXED BY touch_day';
  const from = `
    FROM touch t ${order} CROSS JOIN result r ON r.touch_id = t.id
      CROSS JOIN outcome o ON o.id = r.outcome_id
    WHERE t.day >= :from AND t.day < :before AND r.day < :seen AND ${filter}`;
  // By a meeting that fell through nobody is reached: who was before, was by another result.
  const stage = `iif(o.stage = 3 AND o.state = 'failed', 0, ${stageShown})`;
  // Most touches have one result; put together from several are only those that have more.
  return `SELECT ${columns}, ${stage} AS stage, ${waits} AS waits
     ${from} AND t.id NOT IN (${laterTouches})
     UNION ALL
     SELECT ${columns}, max(${stage}) AS stage, max(${waits} AND ${isLast()}) AS waits
     ${from} AND t.id IN (${laterTouches})
     GROUP BY t.id`;
}
