import { addDays, weekStart, type Day } from '../../domain/calendar.js';
import { plannedIn, spansOf, type PlanSpan } from '../../domain/plan.js';
import { stages } from '../../domain/touch.js';
import { countReached } from './reached.js';
import { countTouches, type Scope } from './touches.js';
import type { GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { allPlans, type PlanRow } from '../tactics/plans.js';

/** What is planned of one tactic, or of leads that reach a stage. */
export interface Planned {
  /** Null for a goal. */
  tacticId: number | null;
  /** Number of the goal's stage; null for a tactic. */
  stage: number | null;
  /** Of the tactic, or of the stage. */
  name: string;
  /** In order; a dropped tactic has none from the day it was dropped. */
  spans: PlanSpan[];
}

/** What is planned and when, as far as it begins up to the end of local day `asOf`; tactics first, as they were planned. */
export function readPlanned(journal: Journal, asOf: Day): Planned[] {
  const things = new Map<string, PlanRow[]>();
  for (const plan of allPlans(journal)) {
    if (plan.day > asOf) continue;
    const key = `${plan.tacticId ?? ''} ${plan.stage ?? ''}`;
    things.set(key, [...(things.get(key) ?? []), plan]);
  }
  const all = [...things.values()].map((plans) => plannedOf(plans, asOf));
  return all.sort((a, b) => (a.stage ?? -1) - (b.stage ?? -1));
}

function plannedOf(plans: readonly PlanRow[], asOf: Day): Planned {
  const { tacticId, tactic, stage, droppedDay } = plans[0]!;
  const end = droppedDay !== null && droppedDay <= asOf ? droppedDay : null;
  return { tacticId, stage, name: tactic ?? stages[stage ?? 0]!, spans: spansOf(plans, end) };
}

/** Touches planned of a tactic, any version, for the days `from` ≤ day < `before`; not whole. */
export function plannedTouchesOf(journal: Journal, tacticId: number, from: Day, before: Day): number {
  const tactic = readPlanned(journal, before).find((thing) => thing.tacticId === tacticId);
  return tactic === undefined ? 0 : plannedIn(tactic.spans, from, before);
}

// The day on which something was typed is not over before this hour of UTC anywhere.
const lastZone = 14 * 60 * 60 * 1000;

/**
 * The day on which things were first planned, by their number of the tactic or of the stage: those that have no plan from
 * before `since`, and none that was imported. It is the latest day that it was anywhere, so that it is the same in every
 * zone.
 */
export function daysOfPlanning(
  journal: Journal,
  since: Day,
): (thing: Pick<Planned, 'tacticId' | 'stage'>) => Day | null {
  const rows = journal.all<{ tacticId: number | null; stage: number | null; at: number }>(
    `SELECT p.tactic_id AS tacticId, p.stage, min(o.at) AS at
     FROM plan p
     JOIN change c ON c.table_name = 'plan' AND c.kind = 'added' AND p.id BETWEEN c.first_id AND c.last_id
     JOIN operation o ON o.id = c.operation_id AND o.command NOT LIKE 'import%'
     WHERE p.day >= ? AND NOT EXISTS (
       SELECT 1 FROM plan q WHERE q.tactic_id IS p.tactic_id AND q.stage IS p.stage AND q.day < ?)
     GROUP BY p.tactic_id, p.stage`,
    [since, since],
  );
  return ({ tacticId, stage }) => {
    const row = rows.find((each) => each.tacticId === tacticId && each.stage === stage);
    return row === undefined ? null : new Date(row.at + lastZone).toISOString().slice(0, 10);
  };
}

/** A tactic with what was planned and done of it, any version, in each of some weeks. */
export interface PlannedTactic {
  tacticId: number;
  name: string;
  /** The oldest first. `planned` is for the whole week, pro rata and unrounded; `done` up to as-of. */
  weeks: { monday: Day; planned: number; done: number }[];
}

/** The tactics for which anything is planned in the last `weeks` ISO weeks, the last being that of `asOf`. */
export function plannedWeeks(journal: Journal, asOf: Day, weeks: number): PlannedTactic[] {
  const tactics = readPlanned(journal, asOf).filter(({ tacticId }) => tacticId !== null);
  if (tactics.length === 0) return [];
  const last = weekStart(asOf);
  const mondays = Array.from({ length: weeks }, (_, index) => addDays(last, 7 * (index + 1 - weeks)));
  const seen = addDays(asOf, 1);
  const days = countTacticDays(journal, { from: mondays[0] ?? seen, before: seen });
  return tactics
    .map(({ tacticId, name, spans }) => ({
      tacticId: tacticId!,
      name,
      weeks: mondays.map((monday) => ({
        monday,
        planned: plannedIn(spans, monday, addDays(monday, 7)),
        done: days
          .filter((count) => count.tacticId === tacticId && weekStart(count.day) === monday)
          .reduce((sum, { touches }) => sum + touches, 0),
      })),
    }))
    .filter((tactic) => tactic.weeks.some(({ planned }) => planned > 0));
}

/** Touches of a planned tactic, any version, on a day. */
export interface TacticDay {
  tacticId: number;
  day: Day;
  touches: number;
}

/** Touches dated in the scope by day, of the tactics that ever had a plan. */
export function countTacticDays(
  journal: Journal,
  { from, before }: Pick<Scope, 'from' | 'before'>,
): TacticDay[] {
  return journal.all(
    `SELECT v.tactic_id AS tacticId, t.day, count(*) AS touches
     FROM tactic_version v JOIN touch t ON t.version_id = v.id
     WHERE v.tactic_id IN (SELECT tactic_id FROM plan) AND t.day >= :from AND t.day < :before
     GROUP BY v.tactic_id, t.day
     ORDER BY v.tactic_id, t.day`,
    { from, before },
  );
}

/** The days in the scope on which any touch is dated. */
export function touchDays(journal: Journal, { from, before }: Pick<Scope, 'from' | 'before'>): Day[] {
  return journal
    .all<{ day: Day }>('SELECT DISTINCT day FROM touch WHERE day >= :from AND day < :before ORDER BY day', {
      from,
      before,
    })
    .map(({ day }) => day);
}

/** Which of these days any result is dated on. */
export function resultDays(journal: Journal, days: readonly Day[]): Day[] {
  if (days.length === 0) return [];
  return journal
    .all<{ day: Day }>(
      'SELECT DISTINCT day FROM result WHERE day IN (SELECT value FROM json_each(?)) ORDER BY day',
      [JSON.stringify(days)],
    )
    .map(({ day }) => day);
}

/** The first day on which a touch is dated; null without one. */
export function firstTouchDay(journal: Journal): Day | null {
  return journal.get<{ day: Day | null }>('SELECT min(day) AS day FROM touch')?.day ?? null;
}

/** Seconds that a touch of each tactic with a plan takes: its usual time, else the mean of those typed before `seen`. */
export function touchSeconds(journal: Journal, { seen }: Pick<Scope, 'seen'>): Map<number, number> {
  const rows = journal.all<{ tacticId: number; seconds: number }>(
    `SELECT tacticId, seconds
     FROM (
       SELECT c.id AS tacticId, ifnull(c.seconds, (
         SELECT avg(t.seconds) FROM tactic_version v JOIN touch t ON t.version_id = v.id
         WHERE v.tactic_id = c.id AND t.day < :seen)) AS seconds
       FROM tactic c
       WHERE c.id IN (SELECT tactic_id FROM plan)
     )
     WHERE seconds IS NOT NULL
     ORDER BY tacticId`,
    { seen },
  );
  return new Map(rows.map(({ tacticId, seconds }) => [tacticId, seconds]));
}

/** The versions of each tactic that ever had a plan, the newest first. */
export function plannedVersions(journal: Journal): { tacticId: number; versionId: number }[] {
  return journal.all(
    `SELECT tactic_id AS tacticId, id AS versionId
     FROM tactic_version
     WHERE tactic_id IN (SELECT tactic_id FROM plan)
     ORDER BY tactic_id, version DESC`,
  );
}

/** Touches of a tactic, any version, and leads that came to a stage by them for the first time. */
export interface TacticYield {
  tacticId: number;
  touches: number;
  hits: number;
}

/** Touches dated in the scope, and leads that came to `stage` in it, of every tactic. */
export function countYields(journal: Journal, stage: number, scope: Scope): TacticYield[] {
  const tactics = new Map(
    journal
      .all<{ id: number; tacticId: number }>(
        'SELECT id, tactic_id AS tacticId FROM tactic_version ORDER BY id',
      )
      .map(({ id, tacticId }) => [id as GroupKey, tacticId]),
  );
  const yields = new Map<number, TacticYield>();
  const add = (key: GroupKey, touches: number, hits: number) => {
    const tacticId = tactics.get(key)!;
    const known = yields.get(tacticId) ?? { tacticId, touches: 0, hits: 0 };
    yields.set(tacticId, { tacticId, touches: known.touches + touches, hits: known.hits + hits });
  };
  for (const { key, touches } of countTouches(journal, 'tactic', scope)) add(key, touches, 0);
  for (const { key, stages: reached } of countReached(journal, 'tactic', scope))
    add(key, 0, reached[stage] ?? 0);
  return [...yields.values()].sort((a, b) => a.tacticId - b.tacticId);
}
