import { firstYear, type Day } from '../../domain/calendar.js';
import { keyOf, touchesBy, type GroupKey, type Grouping } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { hasOrigins } from './units.js';

/**
 * What a report counts. Days are local and half-open: `from` ≤ day < `before`. Nothing dated on or after `seen`
 * exists for it; `before` is never later than `seen`.
 */
export interface Scope {
  from: Day;
  before: Day;
  seen: Day;
}

/** Before everything that can be dated. */
export const firstDay: Day = `${firstYear}-01-01`;

export interface TouchCount {
  key: GroupKey;
  touches: number;
  /** Null where none was written down. */
  seconds: number | null;
  cost: number | null;
}

/** Touches dated in the scope, with their time and cost. */
export function countTouches(journal: Journal, by: Grouping | 'all', { from, before }: Scope): TouchCount[] {
  // With +, or the days' index would be chosen and every row looked up; the one by version holds all it takes.
  return journal.all(
    `SELECT ${keyOf(by, 't')} AS key, count(*) AS touches, sum(t.seconds) AS seconds, sum(t.cost) AS cost
     FROM ${touchesBy(by)} t
     WHERE +t.day >= :from AND +t.day < :before
     GROUP BY key
     ORDER BY key`,
    { from, before },
  );
}

/** The tactic versions with a touch up to a day. */
export function versionsTouched(journal: Journal, asOf: Day): number[] {
  return journal
    .all<{ id: number }>(
      `SELECT v.id FROM tactic_version v
       WHERE EXISTS (SELECT 1 FROM touch t WHERE t.version_id = v.id AND t.day <= :asOf)
       ORDER BY v.id`,
      { asOf },
    )
    .map(({ id }) => id);
}

/** Touches at nobody in particular. */
export function countNobody(journal: Journal, { from, before }: Scope): number {
  return only(
    journal,
    'SELECT count(*) AS n FROM touch WHERE lead_id IS NULL AND day >= :from AND day < :before',
    {
      from,
      before,
    },
  );
}

/** The first day on which anybody was touched, up to `seen`; null when nobody was. */
export function firstTouchedDay(journal: Journal, { seen }: Pick<Scope, 'seen'>): Day | null {
  const sql = 'SELECT day FROM touch WHERE day < ? ORDER BY day LIMIT 1';
  return journal.get<{ day: Day }>(sql, [seen])?.day ?? null;
}

/** Whether there is any touch in the scope. */
export function hasTouches(journal: Journal, { from, before }: Pick<Scope, 'from' | 'before'>): boolean {
  return (
    only(journal, 'SELECT EXISTS (SELECT 1 FROM touch WHERE day >= :from AND day < :before) AS n', {
      from,
      before,
    }) === 1
  );
}

/** Leads by their origin, or their source's. */
export interface OriginCount {
  self: number;
  given: number;
  unknown: number;
}

/** Leads new in the scope: a lead is new on the day it was entered or first touched, whichever is earlier. */
export function countNewLeads(journal: Journal, { from, before }: Scope): OriginCount {
  const isNew = `lead.day >= :from
    AND (lead.day < :before OR EXISTS (SELECT 1 FROM touch t WHERE t.lead_id = lead.id AND t.day < :before))
    AND (:from = '${firstDay}' OR NOT EXISTS (SELECT 1 FROM touch t WHERE t.lead_id = lead.id AND t.day < :from))`;
  const none = { self: 0, given: 0, unknown: 0 };
  // Not looked up for each lead when it is known of none.
  if (!hasOrigins(journal))
    return {
      ...none,
      unknown: only(journal, `SELECT count(*) AS n FROM lead WHERE ${isNew}`, { from, before }),
    };
  const counts = journal.get<OriginCount>(
    `SELECT total(origin = 'self') AS self, total(origin = 'given') AS given, total(origin IS NULL) AS unknown
     FROM (
       SELECT coalesce(lead.origin, source.origin) AS origin
       FROM lead LEFT JOIN source ON source.id = lead.source_id
       WHERE ${isNew}
     )`,
    { from, before },
  );
  return counts ?? none;
}

function only(journal: Journal, sql: string, parameters: Record<string, string>): number {
  return journal.get<{ n: number }>(sql, parameters)?.n ?? 0;
}
