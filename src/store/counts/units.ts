import type { Day } from '../../domain/calendar.js';
import { isOfLead, keyOf, touchesBy, unitOf, type Grouping } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { noOtherAddress, withLastResults } from '../touches/last-results.js';
import { instantOf, whenKept, whenTouch } from '../file/order.js';

/** What counts as converting: `goal` is a stage's number, `window` the days it may take from the first touch. */
export interface GoalScope {
  goal: number;
  window: number;
  asOf: Day;
}

/**
 * Runs `work` while two tables in memory say what became of the leads, by `unitOf`. temp.first_goal holds each lead's
 * first result at the goal or further; `earliest` is the day a window before it. temp.lost_lead holds the leads whose
 * last result ends them, with its day: a lead that comes back was never lost.
 */
export function withGoalsAndLosses<T>(journal: Journal, scope: GoalScope, work: () => T): T {
  return withLastResults(journal, scope.asOf, (lastResults) => {
    journal
      .prepare(
        `CREATE TEMP VIEW lost_lead AS
         SELECT s.lead_id, s.day FROM ${lastResults} s
         WHERE s.outcome_id IN (SELECT id FROM outcome WHERE ends = 'yes')
           OR (s.outcome_id IN (SELECT id FROM outcome WHERE ends = 'address') AND ${noOtherAddress})`,
      )
      .run([]);
    try {
      return withFirstGoals(journal, scope, work);
    } finally {
      journal.prepare('DROP VIEW temp.lost_lead').run([]);
    }
  });
}

function withFirstGoals<T>(journal: Journal, scope: GoalScope, work: () => T): T {
  journal
    .prepare(
      `CREATE TEMP TABLE first_goal (
         lead_id INTEGER PRIMARY KEY, touch_id INTEGER, seq INTEGER, day TEXT, at INTEGER, earliest TEXT, key
       )`,
    )
    .run([]);
  try {
    findFirstGoals(journal, scope);
    return work();
  } finally {
    journal.prepare('DROP TABLE temp.first_goal').run([]);
  }
}

function findFirstGoals(journal: Journal, { goal, window, asOf }: GoalScope): void {
  journal
    .prepare(
      `INSERT INTO temp.first_goal (lead_id, touch_id, seq, day, at, earliest)
       SELECT ${unitOf('t')}, r.touch_id, r.seq, r.day, ${instantOf('r')}, date(r.day, -:window || ' days')
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id
       WHERE r.outcome_id IN (SELECT id FROM outcome WHERE stage >= :goal)
         AND r.day <= :asOf AND t.day <= :asOf
       ON CONFLICT DO UPDATE SET touch_id = excluded.touch_id, seq = excluded.seq, day = excluded.day,
         at = excluded.at, earliest = excluded.earliest
       WHERE ${whenKept('excluded.')} < ${whenKept('')}`,
    )
    .run({ goal, window, asOf });
}

/**
 * Inside `withGoalsAndLosses`, runs `work` while temp.unit holds the units at risk. A lead is one unit in each group, from its
 * first touch there, `first_day`. It is left out where it reached the goal before: on another group's touch, on an
 * earlier day or before all of the group's touches of that day. A touch at nobody in particular is a unit by itself.
 * `fate` is 'converted' by the group's own touch within the window; 'ended' by the goal otherwise, by the loss of the
 * lead or, at nobody in particular, on the day of the touch; else 'open'. `last_day` is the day of that, or as-of.
 */
export function withUnits<T>(journal: Journal, by: Grouping, scope: GoalScope, work: () => T): T {
  const key = (touch: string) => groupKey(journal, by, touch);
  // A lead with several tags is in several groups, and came to its goal in each of them.
  const isOwn = by === 'tag' ? 'g.lead_id IS NOT NULL' : 'g.key = u.key';
  if (by !== 'tag')
    journal
      .prepare(
        `UPDATE temp.first_goal SET key = (SELECT ${key('t')} FROM touch t WHERE t.id = first_goal.touch_id)`,
      )
      .run([]);
  journal
    .prepare('CREATE TEMP TABLE unit (lead_id INTEGER, key, first_day TEXT, fate TEXT, last_day TEXT)')
    .run([]);
  try {
    journal
      .prepare(
        `INSERT INTO temp.unit (lead_id, key, first_day, fate, last_day)
         SELECT u.lead_id, u.key, u.first_day,
           CASE WHEN ${isOwn} THEN iif(u.first_day >= g.earliest, 'converted', 'ended')
             WHEN g.lead_id IS NOT NULL OR l.lead_id IS NOT NULL THEN 'ended' ELSE 'open' END,
           coalesce(g.day, l.day, :asOf)
         FROM (${isOfLead(by) ? touchedLeads(by, key('touched')) : touchedGroups(key('t'))}) u
           LEFT JOIN temp.first_goal g ON g.lead_id = u.lead_id
           LEFT JOIN temp.lost_lead l ON l.lead_id = u.lead_id
         WHERE g.lead_id IS NULL OR ${isOwn} OR g.day > u.first_day OR (g.day = u.first_day AND EXISTS (
           SELECT 1 FROM ${touchesBy(by)} x
           WHERE x.lead_id = u.lead_id AND ${key('x')} = u.key AND x.day = g.day
             AND ${whenTouch('x')} < ${whenKept('g.')}))`,
      )
      .run({ asOf: scope.asOf });
    journal
      .prepare(
        `INSERT INTO temp.unit (lead_id, key, first_day, fate, last_day)
         SELECT ${unitOf('t')}, ${key('t')}, t.day, iif(t.day >= g.earliest, 'converted', 'ended'), ifnull(g.day, t.day)
         FROM ${touchesBy(by)} t LEFT JOIN temp.first_goal g ON g.lead_id = ${unitOf('t')}
         WHERE t.lead_id IS NULL AND t.day <= :asOf`,
      )
      .run({ asOf: scope.asOf });
    return work();
  } finally {
    journal.prepare('DROP TABLE temp.unit').run([]);
  }
}

/** SQL for the group of a touch; '' by origin while no origin is known, so that none is looked up. */
function groupKey(journal: Journal, by: Grouping, touch: string): string {
  return by === 'origin' && !hasOrigins(journal) ? "''" : keyOf(by, touch);
}

/** How many leads came to the goal, inside `withGoalsAndLosses`. */
export function countGoals(journal: Journal): number {
  return journal.get<{ leads: number }>('SELECT count(*) AS leads FROM temp.first_goal')!.leads;
}

/** Whether the origin of any lead or source is known. */
export function hasOrigins(journal: Journal): boolean {
  const known =
    'SELECT 1 FROM source WHERE origin IS NOT NULL UNION ALL SELECT 1 FROM lead WHERE origin IS NOT NULL';
  return journal.get(`${known} LIMIT 1`) !== undefined;
}

/** SQL for the leads of each group, with the day of their first touch in it. */
const touchedGroups = (key: string) => `
  SELECT t.lead_id, ${key} AS key, min(t.day) AS first_day
  FROM touch t
  WHERE t.lead_id IS NOT NULL AND t.day <= :asOf
  GROUP BY t.lead_id, key`;

/** The same where all touches of a lead are in the same groups, which are looked up once for all of them. */
const touchedLeads = (by: Grouping, key: string) => `
  SELECT touched.lead_id, ${by === 'tag' ? "ifnull(g.folded, '')" : key} AS key, touched.first_day
  FROM (
    SELECT lead_id, min(day) AS first_day
    FROM touch
    WHERE lead_id IS NOT NULL AND day <= :asOf
    GROUP BY lead_id
  ) touched ${by === 'tag' ? 'LEFT JOIN tag g ON g.lead_id = touched.lead_id' : ''}`;
