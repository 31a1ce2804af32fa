import type { Day } from '../../domain/calendar.js';
import type { Channel, Place, State } from '../../domain/touch.js';
import type { Scope } from './touches.js';
import { keyOf, touchesBy, type GroupKey, type Grouping } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { whenResult } from '../file/order.js';

/** SQL for the touches with more than one result: few, and looked at apart from the rest. */
export const laterTouches = 'SELECT touch_id FROM result WHERE seq > 1';

/**
 * SQL that is true where result `r` is the last of its touch, among those dated before `:seen` that fulfil `filter`.
 */
export const isLast = (filter = 'true') => `(r.touch_id NOT IN (${laterTouches}) OR NOT EXISTS (
  SELECT 1 FROM result n
  WHERE n.touch_id = r.touch_id AND n.day < :seen AND ${filter} AND n.seq > r.seq))`;

/**
 * SQL for the stage that result `r` with outcome `o` on touch `t` shows. An outcome without a stage of its own shows
 * the furthest that the lead had reached by then.
 */
export const stageShown = `ifnull(o.stage, ifnull((
  SELECT max(o2.stage)
  FROM touch t2 CROSS JOIN result r2 ON r2.touch_id = t2.id CROSS JOIN outcome o2 ON o2.id = r2.outcome_id
  WHERE t2.lead_id = t.lead_id AND ${whenResult('r2')} < ${whenResult('r')}), 0))`;

/** What a group's touches are worth in minor units: the last value typed on each, where it is dated in the scope. */
export interface ValueSum {
  key: GroupKey;
  value: number;
}

/** Touches that have failed or were put off in the scope, for one reason at one place and one stage. */
export interface FailureCount {
  /** Null where none is recorded. */
  reason: string | null;
  place: Place | null;
  /** The number of the stage that the failing result shows. */
  stage: number;
  state: 'failed' | 'deferred';
  touches: number;
  /** The touches' time and cost; null where none was written down. */
  seconds: number | null;
  cost: number | null;
  /** What touches without a time of their own usually take, as their tactics say; null where none says. */
  usualSeconds: number | null;
}

/** What the results of a scope say. */
export interface ResultCounts {
  values: ValueSum[];
  failures: FailureCount[];
}

interface Outcome {
  id: number;
  stage: number | null;
  state: State;
}

/** What touches took, by what has become of them. */
interface Became {
  outcomeId: number;
  reasonId: number | null;
  place: Place | null;
  touches: number;
  seconds: number | null;
  cost: number | null;
  usualSeconds: number | null;
}

interface Failure extends Became {
  stage: number;
}

/** Counts what the results of the scope say. */
export function countResults(journal: Journal, by: Grouping | 'all', scope: Scope): ResultCounts {
  const outcomes = new Map(
    journal
      .all<Outcome>('SELECT id, stage, state FROM outcome ORDER BY id')
      .map((outcome) => [outcome.id, outcome]),
  );
  const usual = usualSeconds(journal);
  const only = countOnlyFailures(journal, scope, usual);
  const hasStageless = only.some(({ outcomeId }) => outcomes.get(outcomeId)?.stage === null);
  const stageless = hasStageless ? countOnlyStageless(journal, scope, usual) : [];

  const staged = only.flatMap((result): Failure[] => {
    const stage = outcomes.get(result.outcomeId)?.stage ?? null;
    return stage === null ? [] : [{ ...result, stage }];
  });
  const failures = [...staged, ...stageless, ...countLaterFailures(journal, scope, usual)].filter(
    ({ outcomeId }) => isFailure(outcomes.get(outcomeId)?.state),
  );
  return {
    values: sumValues(journal, by, scope),
    failures: nameFailures(journal, failures, outcomes),
  };
}

/** SQL for what touch `t` usually takes where it has no time of its own; NULL at once while no tactic says. */
export function usualSeconds(journal: Journal): string {
  const said = journal.get('SELECT 1 FROM tactic WHERE seconds IS NOT NULL LIMIT 1') !== undefined;
  if (!said) return 'NULL';
  return `iif(t.seconds IS NULL, (SELECT c.seconds FROM tactic_version v JOIN tactic c ON c.id = v.tactic_id
    WHERE v.id = t.version_id), NULL)`;
}

/** Failures of touches with one result. They are grouped by one value, which sorts sooner than three columns. */
function countOnlyFailures(journal: Journal, scope: Scope, usual: string): Became[] {
  return journal.all(
    `SELECT r.outcome_id AS outcomeId, r.reason_id AS reasonId, r.place,
       count(*) AS touches, sum(t.seconds) AS seconds, sum(t.cost) AS cost, sum(${usual}) AS usualSeconds
     FROM result r CROSS JOIN touch t ON t.id = r.touch_id
     WHERE r.day >= :from AND r.day < :before AND t.day < :seen
       AND r.outcome_id IN (SELECT id FROM outcome WHERE state IN ('failed', 'deferred'))
       AND r.touch_id NOT IN (${laterTouches})
     GROUP BY iif(r.reason_id IS NULL AND r.place IS NULL, r.outcome_id,
       r.outcome_id || ' ' || ifnull(r.reason_id, '') || ' ' || ifnull(r.place, ''))
     ORDER BY r.outcome_id, r.reason_id, r.place`,
    { ...scope },
  );
}

/** Failures of touches with one result whose outcome has no stage of its own. */
function countOnlyStageless(journal: Journal, scope: Scope, usual: string): Failure[] {
  return journal.all(
    `SELECT ${stageShown} AS stage, r.outcome_id AS outcomeId, r.reason_id AS reasonId, r.place,
       count(*) AS touches, sum(t.seconds) AS seconds, sum(t.cost) AS cost, sum(${usual}) AS usualSeconds
     FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
     WHERE r.day >= :from AND r.day < :before AND t.day < :seen
       AND r.outcome_id IN (SELECT id FROM outcome WHERE stage IS NULL) AND r.touch_id NOT IN (${laterTouches})
     GROUP BY 1, r.outcome_id, r.reason_id, r.place
     ORDER BY 1, r.outcome_id, r.reason_id, r.place`,
    { ...scope },
  );
}

/** What touches are worth by their last value in the scope. */
function sumValues(journal: Journal, by: Grouping | 'all', scope: Scope): ValueSum[] {
  return journal.all(
    `SELECT ${keyOf(by, 't')} AS key, sum(r.value) AS value
     FROM result r CROSS JOIN ${touchesBy(by)} t ON t.id = r.touch_id
     WHERE r.value IS NOT NULL
       AND r.day >= :from AND r.day < :before AND t.day < :seen AND ${isLast('n.value IS NOT NULL')}
     GROUP BY key
     ORDER BY key`,
    { ...scope },
  );
}

/** Failures of touches with more than one result, by the last. */
function countLaterFailures(journal: Journal, scope: Scope, usual: string): Failure[] {
  return journal.all(
    `SELECT r.outcome_id AS outcomeId, r.reason_id AS reasonId, r.place, ${stageShown} AS stage,
       count(*) AS touches, sum(t.seconds) AS seconds, sum(t.cost) AS cost, sum(${usual}) AS usualSeconds
     FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
     WHERE r.touch_id IN (${laterTouches})
       AND r.outcome_id IN (SELECT id FROM outcome WHERE state IN ('failed', 'deferred'))
       AND r.day >= :from AND r.day < :before AND t.day < :seen AND ${isLast()}
     GROUP BY r.outcome_id, r.reason_id, r.place, 4
     ORDER BY r.outcome_id, r.reason_id, r.place, 4`,
    { ...scope },
  );
}

function nameFailures(journal: Journal, failures: Failure[], outcomes: Map<number, Outcome>): FailureCount[] {
  const reasons = new Map(
    journal
      .all<{ id: number; name: string; place: Place | null }>(
        'SELECT id, name, place FROM reason ORDER BY id',
      )
      .map((reason) => [reason.id, reason]),
  );
  return failures.map(({ outcomeId, reasonId, place, stage, touches, seconds, cost, usualSeconds }) => {
    const reason = reasonId === null ? undefined : reasons.get(reasonId);
    const state = outcomes.get(outcomeId)?.state === 'deferred' ? 'deferred' : 'failed';
    return {
      reason: reason?.name ?? null,
      place: place ?? reason?.place ?? null,
      stage,
      state,
      touches,
      seconds,
      cost,
      usualSeconds,
    };
  });
}

function isFailure(state: State | undefined): boolean {
  return state === 'failed' || state === 'deferred';
}

/** Local days of one channel, half-open. */
export interface ChannelSpan {
  channel: Channel;
  from: Day;
  before: Day;
}

/** SQL for the spans in parameter `:spans` as a table: (version_id, from_day, before_day). */
export const spanByVersion = `span AS MATERIALIZED (
  SELECT v.id AS version_id, s.value ->> 'from' AS from_day, s.value ->> 'before' AS before_day
  FROM json_each(:spans) s
    JOIN tactic c ON c.channel = s.value ->> 'channel' JOIN tactic_version v ON v.tactic_id = c.id
)`;
