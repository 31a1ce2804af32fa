import { addDays, type Day } from '../domain/calendar.js';
import { keyOf, type GroupKey, type Grouping } from './grouping.js';
import type { Journal } from './journal.js';

/** What counts as converting: `goal` is a stage's number, `window` the days it may take from the first touch. */
export interface GoalScope {
  goal: number;
  window: number;
  asOf: Day;
}

/**
 * A lead counts once in a group: at risk from its first touch in the group, unless it had reached the goal before.
 * It converts when its first-ever goal came on a touch of the group, at most a window after that first touch.
 */
export interface ConversionCount {
  leads: number;
  leadsConverted: number;
  /** Leads first touched a whole window or more before as-of, and the converted among them. */
  judged: number;
  converted: number;
}

interface GroupConversions extends ConversionCount {
  key: GroupKey;
}

/** How many leads a group gained on a day. */
export interface CohortCount {
  key: GroupKey;
  firstDay: Day;
  leads: number;
}

export interface Conversions {
  groups: GroupConversions[];
  /** Everything counted as one group, which is not the sum of the groups. */
  whole: ConversionCount;
}

type Parameters = Record<string, string | number>;

/** Counts the leads of each group and of everything, and those of them who reached the goal. */
export function countConversions(journal: Journal, by: Grouping, scope: GoalScope): Conversions {
  const parameters = { asOf: scope.asOf, judgedDay: addDays(scope.asOf, -scope.window) };
  return withFirstGoals(journal, by, scope, () => ({
    groups: countGroups(journal, by, parameters),
    whole: countWhole(journal, parameters),
  }));
}

/** Leads of the groups in `keys`, by the day of their first touch in the group, in order of days. */
export function countCohorts(
  journal: Journal,
  by: Grouping | 'all',
  scope: GoalScope,
  keys: readonly GroupKey[],
): CohortCount[] {
  return withFirstGoals(journal, by, scope, () =>
    journal.all<CohortCount>(
      `SELECT key, first_day AS firstDay, count(*) AS leads
       FROM (${unitsAtRisk(by)})
       WHERE key IN (SELECT value FROM json_each(:keys))
       GROUP BY key, first_day
       ORDER BY key, first_day`,
      { asOf: scope.asOf, keys: JSON.stringify(keys) },
    ),
  );
}

function countGroups(journal: Journal, by: Grouping, parameters: Parameters): GroupConversions[] {
  return journal.all(
    `SELECT key, count(*) AS leads, total(converted) AS leadsConverted,
       total(first_day <= :judgedDay) AS judged, total(converted AND first_day <= :judgedDay) AS converted
     FROM (${unitsAtRisk(by)})
     GROUP BY key
     ORDER BY key`,
    parameters,
  );
}

/** With one group for everything nobody had reached the goal before, so those at risk are all leads touched. */
function countWhole(journal: Journal, parameters: Parameters): ConversionCount {
  const counts = journal.get<ConversionCount>(
    `SELECT
       (SELECT count(DISTINCT lead_id) FROM touch WHERE lead_id IS NOT NULL AND day <= :asOf) AS leads,
       (SELECT count(DISTINCT lead_id) FROM touch WHERE lead_id IS NOT NULL AND day <= :judgedDay) AS judged,
       total(first_day >= earliest) AS leadsConverted,
       total(first_day >= earliest AND first_day <= :judgedDay) AS converted
     FROM (
       SELECT g.earliest, min(t.day) AS first_day
       FROM temp.first_goal g CROSS JOIN touch t ON t.lead_id = g.lead_id
       WHERE t.day <= :asOf
       GROUP BY g.lead_id
     )`,
    parameters,
  );
  return counts ?? { leads: 0, leadsConverted: 0, judged: 0, converted: 0 };
}

/**
 * SQL for the units at risk: (key, first_day, converted). A goal that came on a touch of the group itself never keeps
 * its lead out; one on the day of the group's first touch does when none of the group's touches came before it.
 */
function unitsAtRisk(by: Grouping | 'all'): string {
  const units = `
    SELECT t.lead_id, ${keyOf(by, 't')} AS key, min(t.day) AS first_day
    FROM touch t
    WHERE t.lead_id IS NOT NULL AND t.day <= :asOf
    GROUP BY t.lead_id, key`;
  return `
    SELECT u.key, u.first_day, ifnull(g.key = u.key AND u.first_day >= g.earliest, 0) AS converted
    FROM (${units}) u LEFT JOIN temp.first_goal g ON g.lead_id = u.lead_id
    WHERE g.lead_id IS NULL OR g.key = u.key OR g.day > u.first_day OR (g.day = u.first_day AND EXISTS (
      SELECT 1 FROM touch x
      WHERE x.lead_id = u.lead_id AND ${keyOf(by, 'x')} = u.key AND x.day = g.day
        AND (ifnull(x.at, -9e15), x.id) < (ifnull(g.at, -9e15), g.touch_id)))`;
}

/**
 * Runs `work` while a table in memory holds each lead's first result at the goal or further, with the earliest first
 * touch whose window it falls into. On one day, what has no time comes first, then by time, then by number.
 */
function withFirstGoals<T>(
  journal: Journal,
  by: Grouping | 'all',
  { goal, window, asOf }: GoalScope,
  work: () => T,
): T {
  journal
    .prepare(
      `CREATE TEMP TABLE first_goal (
         lead_id INTEGER PRIMARY KEY, touch_id INTEGER, day TEXT, at INTEGER, earliest TEXT, key
       )`,
    )
    .run([]);
  try {
    journal
      .prepare(
        `INSERT INTO temp.first_goal (lead_id, touch_id, day, at, earliest, key)
         SELECT t.lead_id, r.touch_id, r.day, r.at, date(r.day, -:window || ' days'), ${keyOf(by, 't')}
         FROM result r CROSS JOIN touch t ON t.id = r.touch_id
         WHERE r.outcome_id IN (SELECT id FROM outcome WHERE stage >= :goal)
           AND r.day <= :asOf AND t.day <= :asOf AND t.lead_id IS NOT NULL
         ON CONFLICT DO UPDATE SET touch_id = excluded.touch_id, day = excluded.day, at = excluded.at,
           earliest = excluded.earliest, key = excluded.key
         WHERE excluded.day < day OR (excluded.day = day
           AND (ifnull(excluded.at, -9e15), excluded.touch_id) < (ifnull(at, -9e15), touch_id))`,
      )
      .run({ goal, window, asOf });
    return work();
  } finally {
    journal.prepare('DROP TABLE temp.first_goal').run([]);
  }
}
