import { addDays, type Day } from '../../domain/calendar.js';
import { followUpDays } from '../../domain/contact/follow-up.js';
import type { Tier } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';
import { touchesBackwards, touchesInOrder, whenResult, whenTouch } from '../file/order.js';
import { isEnded } from '../touches/last-results.js';
import { isStopped, openSteps } from './agenda.js';
import { tagWord } from './intervals.js';

/** A lead that is due again by how often one is to be in touch with it. */
export interface InTouch {
  leadId: number;
  uid: string;
  lead: string;
  tier: Tier | null;
  /** What came of it last; null where it was never touched. */
  outcome: string | null;
  stage: number | null;
  /** The day of its last touch, or of what came of it since; null where it was never touched. */
  lastDay: Day | null;
  everyDays: number;
  /** Whether that was said of the lead itself, and not of a tag or a tier. */
  isOwn: 0 | 1;
  /** When it is due again. */
  day: Day;
}

/** SQL of the leads that an interval holds for, with its days: their own, else the shortest by tags and tier. */
const intervals = `
  SELECT lead_id, max(own) AS own, iif(max(own) = 1, max(iif(own, days, NULL)), min(days)) AS days
  FROM (
    SELECT id AS lead_id, every_days AS days, 1 AS own FROM lead WHERE every_days IS NOT NULL
    UNION ALL
    SELECT x.id, k.days, 0 FROM keep_in_touch k CROSS JOIN lead x ON x.tier = k.tier AND x.tier IS NOT NULL
    UNION ALL
    SELECT g.lead_id, k.days, 0 FROM tag g CROSS JOIN keep_in_touch k ON k.folded = ${tagWord('g')}
  )
  GROUP BY lead_id`;

/**
 * The leads to be in touch with again up to a day, the longest due first. One that is stopped, or that something is
 * promised to, is not among them; nor one that its last result ended, unless that won it or the interval is its own; nor
 * one never touched, unless the interval is its own, which then runs from the day it was entered. `lastResults` is the
 * table of `withLastResults` for `asOf`.
 */
export function leadsToTouch(journal: Journal, asOf: Day, lastResults: string, until: Day): InTouch[] {
  if (!hasIntervals(journal)) return [];
  return journal.all(
    `WITH every AS MATERIALIZED (${intervals})
     SELECT l.id AS leadId, lower(hex(l.uid)) AS uid, l.name AS lead, l.tier, o.name AS outcome, s.stage, s.day AS lastDay,
       e.days AS everyDays, e.own AS isOwn, date(ifnull(s.day, l.day), '+' || e.days || ' days') AS day
     FROM every e CROSS JOIN lead l ON l.id = e.lead_id LEFT JOIN ${lastResults} s ON s.lead_id = l.id
       LEFT JOIN outcome o ON o.id = s.outcome_id
     WHERE e.days > 0 AND date(ifnull(s.day, l.day), '+' || e.days || ' days') <= :until
       AND (e.own = 1 OR (s.lead_id IS NOT NULL AND (o.state = 'won' OR NOT ${isEnded})))
       AND (s.lead_id IS NOT NULL OR l.day <= :asOf)
       AND l.id NOT IN (${openSteps('lead_id')}) AND NOT ${isStopped}
     ORDER BY 10, l.id`,
    { asOf, until },
  );
}

function hasIntervals(journal: Journal): boolean {
  const sql = `SELECT 1 WHERE EXISTS (SELECT 1 FROM keep_in_touch)
    OR EXISTS (SELECT 1 FROM lead WHERE every_days IS NOT NULL)`;
  return journal.get(sql) !== undefined;
}

/** A lead that has not answered a tactic, and is to be tried with it again. */
export interface FollowUp {
  leadId: number;
  uid: string;
  lead: string;
  tier: Tier | null;
  outcome: string;
  tactic: string;
  /** Touches with the tactic, any version. */
  attempts: number;
  /** Attempts that its steps make in all: one more than there are steps. */
  of: number;
  /** The day of the lead's last touch, with whatever tactic. */
  lastDay: Day;
  /** When to try again. */
  day: Day;
}

/** Leads that have not answered, and those of them that every attempt was made at. */
export interface FollowUps {
  rows: FollowUp[];
  /** Leads left in peace: the steps of their tactic are over. */
  resting: number;
}

type Unanswered = Omit<FollowUp, 'of' | 'day'> & { steps: string };

/**
 * The leads to follow up up to a day, the longest due first: those whose tactic in use has steps, and which have not come
 * beyond an attempt since their first touch with it. Of several such tactics it is the one touched with last. One that is
 * stopped or ended, or that something is promised to, is not among them. `lastResults` is the table of `withLastResults`
 * for `asOf`.
 */
export function leadsToFollowUp(journal: Journal, asOf: Day, lastResults: string, until: Day): FollowUps {
  const found = unanswered(journal, asOf, lastResults).map(({ steps, ...lead }) => {
    const days = followUpDays(steps);
    const wait = days[lead.attempts - 1];
    return { ...lead, of: days.length + 1, day: wait === undefined ? null : addDays(lead.lastDay, wait) };
  });
  const rows = found.flatMap((row) =>
    row.day !== null && row.day <= until ? [{ ...row, day: row.day }] : [],
  );
  rows.sort((a, b) => (a.day === b.day ? a.leadId - b.leadId : a.day < b.day ? -1 : 1));
  return { rows, resting: found.filter(({ day }) => day === null).length };
}

function unanswered(journal: Journal, asOf: Day, lastResults: string): Unanswered[] {
  const isAny = 'SELECT 1 FROM tactic WHERE follow_up IS NOT NULL LIMIT 1';
  if (journal.get(isAny) === undefined) return [];
  return journal.all(
    `WITH followed AS MATERIALIZED (
       SELECT v.id AS version_id, c.id AS tactic_id, c.name, c.follow_up
       FROM tactic c JOIN tactic_version v ON v.tactic_id = c.id
       WHERE c.follow_up IS NOT NULL AND (c.dropped_day IS NULL OR c.dropped_day > :asOf)
     ), tried AS MATERIALIZED (
       SELECT s.lead_id, s.stage, s.day, o.name AS outcome, f.tactic_id, f.name AS tactic, f.follow_up AS steps,
         count(*) OVER tactic AS attempts, first_value(t.id) OVER (tactic ORDER BY ${touchesInOrder('t')}) AS first_id,
         row_number() OVER (PARTITION BY s.lead_id ORDER BY ${touchesBackwards('t')}) AS nth
       FROM ${lastResults} s CROSS JOIN outcome o ON o.id = s.outcome_id CROSS JOIN followed f
         CROSS JOIN touch t ON t.lead_id = s.lead_id AND t.version_id = f.version_id
       WHERE o.stage = 0 AND t.day <= :asOf AND NOT ${isEnded} AND s.lead_id NOT IN (${openSteps('lead_id')})
       WINDOW tactic AS (PARTITION BY s.lead_id, f.tactic_id)
     )
     SELECT l.id AS leadId, lower(hex(l.uid)) AS uid, l.name AS lead, l.tier, i.outcome, i.tactic, i.steps, i.attempts,
       i.day AS lastDay
     FROM tried i CROSS JOIN lead l ON l.id = i.lead_id CROSS JOIN touch b ON b.id = i.first_id
       CROSS JOIN ${lastResults} s ON s.lead_id = i.lead_id
     WHERE i.nth = 1 AND NOT ${isStopped} AND (i.stage = 0 OR NOT EXISTS (
       SELECT 1
       FROM touch w CROSS JOIN result r ON r.touch_id = w.id CROSS JOIN outcome a ON a.id = r.outcome_id
       WHERE w.lead_id = i.lead_id AND a.stage > 0 AND r.day <= :asOf AND ${whenResult('r')} >= ${whenTouch('b')}))
     ORDER BY l.id`,
    { asOf },
  );
}
