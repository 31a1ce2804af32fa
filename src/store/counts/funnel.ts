import { addDays, type Day } from '../../domain/calendar.js';
import { isOpen } from '../promises/agenda.js';
import type { Scope } from './touches.js';
import { unitOf, type GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { resultsBackwards, resultsInOrder } from '../file/order.js';

/** Leads by the furthest stage they have come to as of the scope's end, however long ago they were touched. */
export function countLeadsByStage(
  journal: Journal,
  { seen }: Pick<Scope, 'seen'>,
): { stage: number; leads: number }[] {
  return journal.all(
    `SELECT stage, count(*) AS leads
     FROM (
       SELECT max(ifnull(o.stage, 0)) AS stage
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE r.day < :seen AND t.day < :seen
       GROUP BY ${unitOf('t')}
     )
     GROUP BY stage
     ORDER BY stage`,
    { seen },
  );
}

/** Leads of a tactic version that came to a stage on its touches, and no further. */
export interface StoppedCount {
  /** The tactic version. */
  key: GroupKey;
  stage: number;
  leads: number;
}

/**
 * Leads of each tactic version by the furthest stage that its touches brought them to, however long ago. An outcome
 * without a stage of its own brings a lead no further.
 */
export function countStopped(journal: Journal, { seen }: Pick<Scope, 'seen'>): StoppedCount[] {
  return journal.all(
    `SELECT key, stage, count(*) AS leads
     FROM (
       SELECT t.version_id AS key, max(ifnull(o.stage, 0)) AS stage
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE r.day < :seen AND t.day < :seen
       GROUP BY ${unitOf('t')}, t.version_id
     )
     GROUP BY key, stage
     ORDER BY key, stage`,
    { seen },
  );
}

/** Leads that had a meeting whose date is past. */
export interface MeetingCount {
  /** Those who held one. */
  held: number;
  /** Those of whom it was told what came of it, held or not. */
  told: number;
  /** Those of whom nothing was told. */
  untold: number;
}

interface MeetingStep {
  unit: number;
  day: Day;
  stage: number | null;
  isFailed: 0 | 1;
}

/**
 * Counts leads by their meeting, one each, whose day is past and in the scope. A meeting that was held has the day of
 * the first result that says so; one that fell through (a no-show, or what ended the lead) that of the result that says
 * it; one of which nothing was told its promised day, and without one it is not counted. A meeting agreed after one
 * that fell through takes its place.
 */
export function countMeetings(journal: Journal, { from, before, seen }: Scope): MeetingCount {
  const counts: MeetingCount = { held: 0, told: 0, untold: 0 };
  const isIn = (day: Day) => day >= from && day < before;
  const open = new Set<number>();
  for (const [unit, steps] of byUnit(meetingSteps(journal, seen))) {
    const { held, fellThrough } = fateOf(steps);
    const told = held ?? fellThrough;
    if (told === null) open.add(unit);
    else if (isIn(told)) {
      counts.told++;
      if (held !== null) counts.held++;
    }
  }
  const asOf = addDays(seen, -1);
  for (const { leadId, day } of promisedMeetings(journal, asOf))
    if (open.has(leadId) && isIn(day) && day < asOf) counts.untold++;
  return counts;
}

function fateOf(steps: readonly MeetingStep[]): { held: Day | null; fellThrough: Day | null } {
  const held = steps.find(({ stage }) => stage !== null && stage >= 4)?.day ?? null;
  const agreed = steps.findLastIndex(({ stage, isFailed }) => stage === 3 && isFailed === 0);
  // A no-show may stand alone, without a word of when the meeting was agreed.
  const since = agreed === -1 ? steps.findIndex(({ stage }) => stage === 3) : agreed + 1;
  const fellThrough = steps.slice(since).find(({ stage }) => stage === null || stage < 4);
  return { held, fellThrough: fellThrough?.day ?? null };
}

/** What was told of meetings, and what ended the lead, of every lead that had one; in order. */
function meetingSteps(journal: Journal, seen: Day): MeetingStep[] {
  return journal.all(
    `SELECT ${unitOf('t')} AS unit, r.day, o.stage, o.state = 'failed' AS isFailed
     FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
     WHERE r.day < :seen AND t.day < :seen AND (o.stage >= 3 OR o.ends = 'yes')
       AND ${unitOf('t')} IN (
         SELECT ${unitOf('t2')}
         FROM result r2 CROSS JOIN touch t2 ON t2.id = r2.touch_id
         WHERE r2.day < :seen AND t2.day < :seen
           AND r2.outcome_id IN (SELECT id FROM outcome WHERE stage IN (3, 4)))
     ORDER BY unit, ${resultsInOrder('r')}`,
    { seen },
  );
}

function promisedMeetings(journal: Journal, asOf: Day): { leadId: number; day: Day }[] {
  return journal.all(
    `SELECT n.lead_id AS leadId, max(n.day) AS day
     FROM next_step n
     WHERE n.meeting = 1 AND ${isOpen}
     GROUP BY n.lead_id
     ORDER BY n.lead_id`,
    { asOf },
  );
}

function byUnit(steps: readonly MeetingStep[]): Map<number, MeetingStep[]> {
  const units = new Map<number, MeetingStep[]>();
  for (const step of steps) {
    const known = units.get(step.unit);
    if (known) known.push(step);
    else units.set(step.unit, [step]);
  }
  return units;
}

/** Leads won and lost in the scope, by the last such result. Lost is a failure without a stage of its own. */
export function countDecided(journal: Journal, scope: Scope): { won: number; lost: number } {
  const row = journal.get<{ won: number; lost: number }>(
    `SELECT total(stage IS NOT NULL) AS won, total(stage IS NULL) AS lost
     FROM (
       SELECT r.day, o.stage, row_number() OVER (
         PARTITION BY ${unitOf('t')} ORDER BY ${resultsBackwards('r')}) AS nth
       FROM result r CROSS JOIN touch t ON t.id = r.touch_id CROSS JOIN outcome o ON o.id = r.outcome_id
       WHERE r.outcome_id IN (SELECT id FROM outcome WHERE stage = 6 OR (stage IS NULL AND state = 'failed'))
         AND r.day < :seen AND t.day < :seen
     )
     WHERE nth = 1 AND day >= :from AND day < :before`,
    { ...scope },
  );
  return row ?? { won: 0, lost: 0 };
}
