import { addDays } from '../../domain/calendar.js';
import type { RatioSums } from '../../stats/ratio.js';
import type { Scope } from './touches.js';
import { isOfLead, keyOf, type GroupKey, type Grouping } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { lastValue } from '../leads/values.js';
import type { GoalScope } from './units.js';

/** What touches took: time in seconds, money in minor units. */
export interface Effort {
  touches: number;
  /** As typed. */
  seconds: number;
  /** What the usual times of their tactics stand in for where none was typed. */
  usualSeconds: number;
  /** Touches of which neither is known. */
  untimed: number;
  /** Null where none was written down. */
  cost: number | null;
}

export interface GroupEffort extends Effort {
  key: GroupKey;
}

/** What the judged leads of a group took and brought. */
export interface GroupReturn extends GroupEffort {
  /** The last value typed on the touches of each converted lead; null where none was. */
  value: number | null;
  /** Converted leads with a value. */
  valued: number;
  /** Hours and value of each lead. */
  sums: RatioSums;
}

// What touch `t` usually takes, where it has no time of its own.
const usualTime = `iif(t.seconds IS NULL, (
  SELECT c.seconds FROM tactic_version v JOIN tactic c ON c.id = v.tactic_id WHERE v.id = t.version_id), NULL)`;

const effort = `count(*) AS touches, total(t.seconds) AS seconds, total(${usualTime}) AS usualSeconds,
  count(*) - count(t.seconds) - count(${usualTime}) AS untimed, sum(t.cost) AS cost`;

const efforts = `sum(touches) AS touches, total(seconds) AS seconds, total(usualSeconds) AS usualSeconds,
  sum(untimed) AS untimed, sum(cost) AS cost`;

/** What the touches dated in the scope took, at whomever. */
export function sumEfforts(journal: Journal, by: Grouping, { from, before }: Scope): GroupEffort[] {
  // With +, or the days' index would be chosen and every row looked up; the one by version holds all it takes.
  return journal.all(
    `SELECT ${keyOf(by, 't')} AS key, ${effort}
     FROM touch t
     WHERE +t.day >= :from AND +t.day < :before
     GROUP BY key
     ORDER BY key`,
    { from, before },
  );
}

/** What the touches at nobody in particular took, those dated a window or more before as-of. */
export function sumNobodyEfforts(journal: Journal, by: Grouping, scope: GoalScope): GroupEffort[] {
  return journal.all(
    `SELECT ${keyOf(by, 't')} AS key, ${effort}
     FROM touch t
     WHERE t.lead_id IS NULL AND t.day <= :judgedDay
     GROUP BY key
     ORDER BY key`,
    { judgedDay: judgedDay(scope) },
  );
}

/**
 * What the judged leads of each group took, with a name or without: their touches in it up to as-of. Inside `withUnits`
 * for the same `by`.
 */
export function sumJudgedEfforts(journal: Journal, by: Grouping, scope: GoalScope): GroupEffort[] {
  return journal.all(
    `SELECT key, ${efforts}
     FROM (${ofJudged(by, effort)})
     GROUP BY key
     ORDER BY key`,
    { asOf: scope.asOf, judgedDay: judgedDay(scope) },
  );
}

type ReturnRow = Omit<GroupReturn, 'sums'> & RatioSums;

/**
 * What the judged leads of each group took and brought, with a name or without: their touches in it up to as-of. Inside
 * `withUnits` for the same `by`.
 */
export function sumReturns(journal: Journal, by: Grouping, scope: GoalScope): GroupReturn[] {
  const rows = journal.all<ReturnRow>(
    `WITH part AS (
       ${ofJudged(by, effort)}
     )
     SELECT key, ${efforts}, sum(value) AS value, count(value) AS valued, count(*) AS units,
       total(hours) AS x, total(value) AS y, total(hours * hours) AS xx, total(hours * value) AS xy,
       total(1.0 * value * value) AS yy
     FROM (SELECT *, (seconds + usualSeconds) / 3600 AS hours FROM part)
     GROUP BY key
     ORDER BY key`,
    { asOf: scope.asOf, judgedDay: judgedDay(scope) },
  );
  return rows.map(({ units, x, y, xx, xy, yy, ...row }) => ({ ...row, sums: { units, x, y, xx, xy, yy } }));
}

/** SQL with a row for each judged unit `u`: its key, `columns` of its touches `t`, and its value if it converted. */
const ofJudged = (by: Grouping, columns: string) => {
  const rows = (touches: string, value: string) => `
    SELECT u.key, ${columns}, iif(u.fate = 'converted', ${value}, NULL) AS value
    FROM temp.unit u CROSS JOIN touch t ON ${touches}
    WHERE u.first_day <= :judgedDay AND t.day <= :asOf AND ${isOfUnit(by, 't')}
    GROUP BY u.rowid`;
  const named = rows('t.lead_id = u.lead_id', lastValue('u.lead_id'));
  const unnamed = rows('t.id = -u.lead_id', lastValueOfTouch('-u.lead_id'));
  return `${named} UNION ALL ${unnamed}`;
};

/** SQL for the value typed last on a touch, up to parameter `:asOf`; NULL where none was. */
const lastValueOfTouch = (touch: string) => `(
  SELECT r.value FROM result r
  WHERE r.touch_id = ${touch} AND r.day <= :asOf AND r.value IS NOT NULL
  ORDER BY r.seq DESC LIMIT 1)`;

/** SQL that is true where a touch of the lead of unit `u` belongs to the unit. */
function isOfUnit(by: Grouping, touch: string): string {
  return isOfLead(by) ? 'true' : `${keyOf(by, touch)} = u.key`;
}

/** Leads first touched on this day or before are judged. */
function judgedDay({ asOf, window }: GoalScope): string {
  return addDays(asOf, -window);
}
