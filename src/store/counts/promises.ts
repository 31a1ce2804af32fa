import { addDays, type Day } from '../../domain/calendar.js';
import { isOpen, isStopped, isKept, isTalk } from '../promises/agenda.js';
import { isEnded } from '../touches/last-results.js';
import type { Scope } from './touches.js';
import type { GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { leadValue } from '../leads/values.js';

/**
 * What promises, talks and put-offs are counted by: the version of the touch that made them, the lead's source, or
 * nothing. The key is '' where that is not known.
 */
export type PromiseGrouping = 'tactic' | 'source' | 'all';

/** Promises of a group. Amounts are the last value typed on each lead, once, in minor units; null where none was. */
export interface PromiseCount {
  key: GroupKey;
  /** Of those due in the scope: kept, and of them on time; broken; moved or dropped by their day. */
  kept: number;
  onTime: number;
  broken: number;
  brokenValue: number | null;
  moved: number;
  dropped: number;
  /** Meetings in the scope of which nobody has said what came. */
  unanswered: number;
  /** Broken before the scope and still open. */
  older: number;
  /** Hand-offs taken in the scope, and those not taken yet, whenever they were made. */
  confirmed: number;
  unconfirmed: number;
  unconfirmedValue: number | null;
}

/** Whether anything was ever promised, up to as-of. */
export function hasPromises(journal: Journal, asOf: Day): boolean {
  return journal.get('SELECT 1 FROM next_step WHERE made <= ? LIMIT 1', [asOf]) !== undefined;
}

// As of the last day seen: a step closed later was open, and one made later did not exist.
const promises = (key: string) => `
  SELECT lead_id, ${key} AS key, day, owner, meeting, iif(closed <= :asOf, state, 'open') AS state,
    iif(closed <= :asOf, closed, NULL) AS closed, iif(acknowledged <= :asOf, acknowledged, NULL) AS acknowledged
  FROM next_step n
  WHERE made <= :asOf`;

// A hand-off is confirmed or not; a meeting takes two, and is never late or broken; the rest is up to oneself.
const fates = `
  SELECT lead_id, key, state, min(day, ifnull(closed, day)) AS due, coalesce(acknowledged, closed) AS taken,
    CASE
      WHEN owner IS NOT NULL AND (acknowledged IS NOT NULL OR state = 'kept') THEN 'confirmed'
      WHEN owner IS NOT NULL THEN iif(state = 'open', 'unconfirmed', NULL)
      WHEN state = 'open' AND day >= :asOf THEN NULL
      WHEN meeting = 1 THEN iif(state = 'open', 'unanswered', nullif(state, 'kept'))
      WHEN state <> 'open' AND closed <= day THEN state
      WHEN state = 'kept' THEN 'late'
      ELSE 'broken' END AS fate
  FROM promise`;

/**
 * Counts promises by what became of them. One is due on its day, or on the day it was closed if that was earlier. It is
 * broken where it is open after its day, or was moved or dropped only after it. Inside `withLeadValues`.
 */
export function countPromises(
  journal: Journal,
  by: PromiseGrouping,
  { from, before, seen }: Scope,
): PromiseCount[] {
  const made = '(SELECT version_id FROM touch WHERE touch.id = n.touch_id)';
  const due = (fate: string) => `total(fate = '${fate}' AND due >= :from AND due < :before)`;
  return journal.all(
    `WITH promise AS (${promises(keyOf(by, 'n.lead_id', made))}), fated AS (${fates}),
     of_lead AS (
       SELECT key, lead_id, ${due('kept')} AS onTime, ${due('late')} AS late, ${due('broken')} AS broken,
         ${due('moved')} AS moved, ${due('dropped')} AS dropped, ${due('unanswered')} AS unanswered,
         total(fate = 'broken' AND state = 'open' AND due < :from) AS older,
         total(fate = 'confirmed' AND taken >= :from AND taken < :before) AS confirmed,
         total(fate = 'unconfirmed') AS unconfirmed
       FROM fated
       WHERE fate IS NOT NULL
       GROUP BY key, lead_id
     )
     SELECT key, total(onTime + late) AS kept, total(onTime) AS onTime, total(broken) AS broken,
       sum(iif(broken > 0, ${leadValue('of_lead.lead_id')}, NULL)) AS brokenValue, total(moved) AS moved,
       total(dropped) AS dropped, total(unanswered) AS unanswered, total(older) AS older,
       total(confirmed) AS confirmed, total(unconfirmed) AS unconfirmed,
       sum(iif(unconfirmed > 0, ${leadValue('of_lead.lead_id')}, NULL)) AS unconfirmedValue
     FROM of_lead
     GROUP BY key
     ORDER BY key`,
    { from, before, asOf: addDays(seen, -1) },
  );
}

/** Leads of a group that came to a conversation, or that asked for a date, and are in play: neither ended nor stopped. */
export interface TalkCount {
  key: GroupKey;
  talked: number;
  /** Those of them without a next step, and without an interval that says when to be in touch again. */
  left: number;
  leftValue: number | null;
}

/**
 * Leads in play that talked, by the tactic version of their last result. Inside `withLeadValues`; `lastResults` is the
 * table of `withLastResults` for the same day.
 */
export function countTalks(
  journal: Journal,
  by: PromiseGrouping,
  asOf: Day,
  lastResults: string,
): TalkCount[] {
  const version = '(SELECT version_id FROM touch WHERE touch.id = s.touch_id)';
  return journal.all(
    `SELECT key, count(*) AS talked, total(is_left) AS left,
       sum(iif(is_left, ${leadValue('talk.lead_id')}, NULL)) AS leftValue
     FROM (
       SELECT s.lead_id, ${keyOf(by, 's.lead_id', version)} AS key,
         NOT EXISTS (SELECT 1 FROM next_step n WHERE n.lead_id = s.lead_id AND ${isOpen})
           AND NOT ${isKept} AS is_left
       FROM ${lastResults} s CROSS JOIN outcome o ON o.id = s.outcome_id CROSS JOIN lead l ON l.id = s.lead_id
       WHERE ${isTalk} AND NOT ${isStopped} AND NOT ${isEnded}
     ) talk
     GROUP BY key
     ORDER BY key`,
    { asOf },
  );
}

/** SQL for the group of a lead; by tactic it is `version`, SQL for a tactic version. */
export function keyOf(by: PromiseGrouping, lead: string, version: string): string {
  if (by === 'tactic') return `ifnull(${version}, '')`;
  return by === 'source' ? `ifnull((SELECT source_id FROM lead WHERE lead.id = ${lead}), '')` : "''";
}
