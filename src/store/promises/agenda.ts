import { addDays, type Day } from '../../domain/calendar.js';
import { channels, type Channel, type State, type Tier, type Usual } from '../../domain/touch.js';
import type { Moment } from '../../domain/when.js';
import { lastValue } from '../leads/values.js';
import type { Journal } from '../file/journal.js';
import { isEnded } from '../touches/last-results.js';
import { isAfterLift } from '../leads/leads.js';
import { sharedDays } from './intervals.js';

/** The groups of what was promised, as CSV and JSON name them, in the order of the page. */
export const stepGroups = ['late', 'today', 'this-week', 'did-it-happen'] as const;
export type StepGroup = (typeof stepGroups)[number];

/** SQL: next step `n` was open at the end of day `:asOf`; one closed later still was. */
export const isOpen = "n.made <= :asOf AND (n.state = 'open' OR n.closed > :asOf)";

/** SQL for these columns of the steps open at the end of day `:asOf`; in two parts, each with an index of its own. */
export const openSteps = (columns: string) =>
  ["state = 'open'", "state <> 'open' AND closed > :asOf"]
    .map((isOpen) => `SELECT ${columns} FROM next_step WHERE ${isOpen} AND made <= :asOf`)
    .join(' UNION ALL ');

const dueColumns = 'id, day, at, meeting, owner, acknowledged';

/** SQL: step `n` was handed over and not taken by the end of day `:asOf`. */
const isUnconfirmed = '(n.owner IS NOT NULL AND (n.acknowledged IS NULL OR n.acknowledged > :asOf))';

/** SQL: step `n` is of the group. A meeting whose day has passed is not late: what came of it is not said yet. */
const isOfGroup: Record<StepGroup, string> = {
  late: `n.day < :asOf AND (n.meeting = 0 OR ${isUnconfirmed})`,
  today: 'n.day = :asOf',
  'this-week': 'n.day > :asOf AND n.day <= :weekEnd',
  'did-it-happen': `n.day < :asOf AND n.meeting = 1 AND NOT ${isUnconfirmed}`,
};

/** A local day, and the last day of its ISO week. */
export interface Week {
  asOf: Day;
  weekEnd: Day;
}

/** How many steps there are in each group. */
export function countSteps(journal: Journal, { asOf, weekEnd }: Week): Record<StepGroup, number> {
  const counts = stepGroups.map((group) => `count(*) FILTER (WHERE ${isOfGroup[group]}) AS "${group}"`);
  return journal.get<Record<StepGroup, number>>(
    `SELECT ${counts.join(', ')} FROM (${openSteps(dueColumns)}) n WHERE n.day <= :weekEnd`,
    { asOf, weekEnd },
  )!;
}

/**
 * Numbers of the first `limit` steps of a group, all for -1: by day, then by time, those without a time last; of the
 * late ones your own come before those handed over.
 */
export function stepsOfGroup(
  journal: Journal,
  group: StepGroup,
  { asOf, weekEnd }: Week,
  limit: number,
): number[] {
  return journal
    .all<{ id: number }>(
      `SELECT n.id FROM (${openSteps(dueColumns)}) n
       WHERE ${isOfGroup[group]} AND n.day <= :weekEnd
       ORDER BY ${group === 'late' ? `${isUnconfirmed}, ` : ''}n.day, n.at NULLS LAST, n.id
       LIMIT :limit`,
      { asOf, weekEnd, limit },
    )
    .map(({ id }) => id);
}

/** Numbers of the first `limit` open steps after a day, of all for -1 and an empty day; in the order of time. */
export function stepsAfter(journal: Journal, asOf: Day, after: Day, limit = -1): number[] {
  return journal
    .all<{ id: number }>(
      `SELECT n.id FROM (${openSteps(dueColumns)}) n WHERE n.day > :after ORDER BY n.day, n.at NULLS LAST, n.id LIMIT :limit`,
      { asOf, after, limit },
    )
    .map(({ id }) => id);
}

/**
 * SQL: `lead`, a lead's number, was not to be contacted at the end of the day; `s` is its row of a table of
 * `withLastResults`. A stop holds from its day on, one of another journal always, and until the day it was lifted.
 */
const isStoppedLead = (lead: string) => `(${lead} IN (
    SELECT id FROM lead WHERE stopped = 1 AND (stopped_day IS NULL OR stopped_day <= :asOf))
  OR EXISTS (SELECT 1 FROM lead x WHERE x.id = ${lead} AND x.stopped = 0 AND x.stopped_day <= :asOf AND ${liftedLater('x')})
  OR (s.stops IS 1 AND EXISTS (
    SELECT 1
    FROM lead l CROSS JOIN touch st ON st.lead_id = l.id CROSS JOIN result sr ON sr.touch_id = st.id
      CROSS JOIN outcome so ON so.id = sr.outcome_id
    WHERE l.id = s.lead_id AND so.stops = 1 AND sr.day <= :asOf AND (${isAfterLift} OR ${liftedLater('l')}))))`;

function liftedLater(lead: string): string {
  return `substr(${lead}.lifted, 1, 10) > :asOf`;
}

/** SQL: the same of lead `l`. */
export const isStopped = isStoppedLead('l.id');

/** An open next step with whom and what it is about. */
export interface StepRow extends Moment {
  id: number;
  uid: string;
  leadId: number;
  lead: string;
  tier: Tier | null;
  /** Not to be contacted. */
  isStopped: 0 | 1;
  what: string | null;
  isMeeting: 0 | 1;
  /** Null: yours; else the person it was handed to. */
  owner: string | null;
  /** The day that person took it. */
  acknowledged: Day | null;
  made: Day;
  /** Of the touch that made it; null where none did. */
  tactic: string | null;
  version: number | null;
  /** The lead's last result where that puts it off, else the last one of the touch that made the step. */
  told: PromiseCause | null;
  /** The lead's last outcome. */
  outcome: string | null;
}

/** A result that says why a step was promised. */
interface PromiseCause {
  outcome: string;
  state: State;
  asks: 'date' | 'meeting' | 'lead' | null;
  /** Of the result, else of its touch. */
  note: string | null;
}

type Flat = Omit<StepRow, 'told'> & { last: string | null; own: string | null };

/** These steps, in the order of `ids`. `lastResults` is the table of `withLastResults` for the same day. */
export function stepRows(
  journal: Journal,
  ids: readonly number[],
  asOf: Day,
  lastResults: string,
): StepRow[] {
  if (ids.length === 0) return [];
  const told = (touch: string, result: string) => `(
    SELECT json_object('outcome', o.name, 'state', o.state, 'asks', o.asks, 'note', ifnull(r.note, w.note))
    FROM result r CROSS JOIN outcome o ON o.id = r.outcome_id CROSS JOIN touch w ON w.id = r.touch_id
    WHERE r.touch_id = ${touch} AND ${result})`;
  const rows = journal.all<Flat>(
    `SELECT n.id, lower(hex(n.uid)) AS uid, n.lead_id AS leadId, l.name AS lead, l.tier, ${isStopped} AS isStopped,
       n.day, n.at, n.utc_offset AS offset, n.zone, n.what, n.made, n.meeting AS isMeeting, n.owner,
       iif(n.acknowledged <= :asOf, n.acknowledged, NULL) AS acknowledged, c.name AS tactic, v.version,
       (SELECT name FROM outcome WHERE id = s.outcome_id) AS outcome,
       ${told('s.touch_id', 'r.seq = s.seq')} AS last,
       ${told(
         'n.touch_id',
         'r.seq = (SELECT max(x.seq) FROM result x WHERE x.touch_id = n.touch_id AND x.day <= :asOf)',
       )} AS own
     FROM json_each(:ids) i CROSS JOIN next_step n ON n.id = i.value JOIN lead l ON l.id = n.lead_id
       LEFT JOIN touch t ON t.id = n.touch_id LEFT JOIN tactic_version v ON v.id = t.version_id
       LEFT JOIN tactic c ON c.id = v.tactic_id LEFT JOIN ${lastResults} s ON s.lead_id = n.lead_id
     ORDER BY i.key`,
    { ids: JSON.stringify(ids), asOf },
  );
  return rows.map(({ last, own, ...row }) => ({ ...row, told: whatWasTold(last, own) }));
}

function whatWasTold(last: string | null, own: string | null): PromiseCause | null {
  const [ofLead, ofTouch] = [last, own].map((json) =>
    json === null ? null : (JSON.parse(json) as PromiseCause),
  );
  return ofLead?.state === 'deferred' ? ofLead : (ofTouch ?? ofLead ?? null);
}

/** A lead that talked, or was to be called back, and that nothing is promised to. */
export interface LooseEnd {
  leadId: number;
  lead: string;
  tier: Tier | null;
  /** The day of its last result, and what that said. */
  day: Day;
  outcome: string;
  /** The number of the furthest stage it came to. */
  stage: number;
}

const conversation = 2;

/**
 * SQL: something is next with the lead of the last result `s`, to which nothing is promised: an interval to keep in touch
 * is its own, or it is due again by one of its tags and its tier.
 */
export const isKept = `(EXISTS (SELECT 1 FROM keep_in_touch UNION ALL SELECT 1 FROM lead WHERE every_days > 0)
  AND EXISTS (SELECT 1 FROM lead k WHERE k.id = s.lead_id AND (k.every_days > 0
    OR (k.every_days IS NULL AND date(s.day, '+' || ${sharedDays('k')} || ' days') <= :asOf))))`;

/** SQL: the lead of the last result `s`, which says outcome `o`, talked or is to be called back. */
export const isTalk = `(s.stage >= ${conversation} OR o.asks IN ('date', 'meeting'))`;

/**
 * The leads that came to a conversation or further, or whose last result asks for a date, that this result did not end,
 * that are not stopped, that nothing is promised to, and that are not to be kept in touch with: how many, and the first
 * `limit` of them, longest silent first; all for -1. `lastResults` is the table of `withLastResults` for the same day.
 */
export function looseEnds(
  journal: Journal,
  asOf: Day,
  lastResults: string,
  limit: number,
): { count: number; rows: LooseEnd[] } {
  const rows = journal.all<LooseEnd & { count: number }>(
    `WITH loose AS MATERIALIZED (
       SELECT s.lead_id, s.day
       FROM ${lastResults} s CROSS JOIN outcome o ON o.id = s.outcome_id
       WHERE ${isTalk} AND NOT ${isEnded}
         AND s.lead_id NOT IN (${openSteps('lead_id')}) AND NOT ${isKept}
         AND NOT ${isStoppedLead('s.lead_id')}
     )
     SELECT s.lead_id AS leadId, l.name AS lead, l.tier, s.day, o.name AS outcome, s.stage,
       (SELECT count(*) FROM loose) AS count
     FROM (SELECT lead_id FROM loose ORDER BY day, lead_id LIMIT :limit) f
       CROSS JOIN ${lastResults} s ON s.lead_id = f.lead_id CROSS JOIN outcome o ON o.id = s.outcome_id
       CROSS JOIN lead l ON l.id = s.lead_id
     ORDER BY s.day, s.lead_id`,
    { asOf, limit },
  );
  return { count: rows[0]?.count ?? 0, rows };
}

/** Messages on one channel that their leads have left without an answer. */
export interface SilentCount {
  channel: Channel;
  messages: number;
}

/** Leads whose last result is a message that has waited for its channel's silence window or longer. */
export function countSilent(
  journal: Journal,
  asOf: Day,
  lastResults: string,
  silence: Usual['silence'],
): SilentCount[] {
  const spans = channels.map((channel) => ({ channel, until: addDays(asOf, -silence[channel]) }));
  return journal.all(
    `WITH span AS MATERIALIZED (
       SELECT v.id AS version_id, c.channel, p.value ->> 'until' AS until
       FROM json_each(:spans) p
         JOIN tactic c ON c.channel = p.value ->> 'channel' JOIN tactic_version v ON v.tactic_id = c.id
     )
     SELECT span.channel, count(*) AS messages
     FROM ${lastResults} s CROSS JOIN span ON span.version_id = s.version_id
     WHERE s.outcome_id IN (SELECT id FROM outcome WHERE state = 'waiting') AND s.day <= span.until
     GROUP BY span.channel
     ORDER BY span.channel`,
    { spans: JSON.stringify(spans) },
  );
}

/** A lead of the dream list. */
export interface DreamLead {
  leadId: number;
  lead: string;
  tier: 'dream';
  /** The day of its last touch; null where it was never touched. */
  lastDay: Day | null;
  touches: number;
  /** The number of the furthest stage it came to. */
  stage: number | null;
  outcome: string | null;
  /** The soonest of its open next steps. */
  nextDay: Day | null;
  /** Whether its last result ended it or it is stopped. */
  isOver: 0 | 1;
}

/** The dream list as of a day: how many leads it has, and those to call. */
export interface DreamList {
  leads: number;
  /** Last touched `coldDays` days or more before, coldest first. */
  cold: DreamLead[];
  /** The longest on the list first. */
  never: DreamLead[];
}

/**
 * The dream list. Leads that their last result ended, and stopped ones, are on it and are not to be called.
 * `lastResults` is the table of `withLastResults` for the same day.
 */
export function dreamList(journal: Journal, asOf: Day, coldDays: number, lastResults: string): DreamList {
  const rows = journal.all<DreamLead>(
    `SELECT l.id AS leadId, l.name AS lead, l.tier, max(t.day) AS lastDay, count(t.id) AS touches, s.stage, o.name AS outcome,
       ifnull(${isEnded}, 0) OR ${isStopped} AS isOver,
       (SELECT min(n.day) FROM next_step n WHERE n.lead_id = l.id AND ${isOpen}) AS nextDay
     FROM lead l LEFT JOIN touch t ON t.lead_id = l.id AND t.day <= :asOf LEFT JOIN ${lastResults} s ON s.lead_id = l.id
       LEFT JOIN outcome o ON o.id = s.outcome_id
     WHERE l.id IN (SELECT id FROM lead WHERE tier = 'dream')
     GROUP BY l.id
     HAVING l.day <= :asOf OR lastDay IS NOT NULL
     ORDER BY lastDay, l.day, l.id`,
    { asOf },
  );
  const open = rows.filter(({ isOver }) => isOver === 0);
  const coldDay = addDays(asOf, -coldDays);
  return {
    leads: rows.length,
    cold: open.filter(({ lastDay }) => lastDay !== null && lastDay <= coldDay),
    never: open.filter(({ lastDay }) => lastDay === null),
  };
}

/** The last value typed on the touches of each of these leads, in minor units, where one was. */
export function lastValues(journal: Journal, leads: readonly number[], asOf: Day): Map<number, number> {
  const rows = journal.all<{ id: number; value: number | null }>(
    `SELECT i.value AS id, ${lastValue('i.value')} AS value FROM json_each(:leads) i ORDER BY i.key`,
    { leads: JSON.stringify(leads), asOf },
  );
  return new Map(rows.flatMap(({ id, value }) => (value === null ? [] : [[id, value]])));
}

/** Whether any touch was logged by then. */
export function isBegun(journal: Journal, asOf: Day): boolean {
  return journal.get('SELECT 1 FROM touch WHERE day <= ? LIMIT 1', [asOf]) !== undefined;
}
