import type { Day } from '../../domain/calendar.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** So many touches of a tactic, or touches that reach a stage, every week or month. */
export interface Plan {
  /** Null for a goal. */
  tacticId: number | null;
  /** Number of the goal's stage; null for a tactic. */
  stage: number | null;
  /** 0 plans nothing from its day on. */
  amount: number;
  every: 'week' | 'month';
  /** The first day it holds. It ends with `until`, or the day before the next plan for the same thing begins. */
  day: Day;
  until: Day | null;
}

export interface PlanRow extends Plan {
  id: number;
  uid: Buffer;
  /** Name of the tactic, and the day it was dropped; null for a goal. */
  tactic: string | null;
  droppedDay: Day | null;
}

const planSql = `SELECT p.id, p.uid, p.tactic_id AS tacticId, t.name AS tactic, t.dropped_day AS droppedDay, p.stage,
    p.amount, p.every, p.day, p.until
  FROM plan p LEFT JOIN tactic t ON t.id = p.tactic_id`;

/** Every plan, by its first day, as written where that is the same. */
export function allPlans(journal: Journal): PlanRow[] {
  return journal.all(`${planSql} ORDER BY p.day, p.id`);
}

/** The plan of that number. Throws UserError where there is none. */
export function requirePlan(journal: Journal, id: number): PlanRow {
  const plan = journal.get<PlanRow>(`${planSql} WHERE p.id = ?`, [id]);
  if (plan) return plan;
  throw new UserError(`There is no plan ${id}.`, { hint: 'See them with "prospect plan".' });
}

/** The plans for one thing, a tactic or a goal, by their first day. */
export function plansFor(journal: Journal, { tacticId, stage }: Pick<Plan, 'tacticId' | 'stage'>): PlanRow[] {
  return journal.all(`${planSql} WHERE p.tactic_id IS ? AND p.stage IS ? ORDER BY p.day, p.id`, [
    tacticId,
    stage,
  ]);
}

/** Adds a plan and returns its number. */
export function addPlan(write: Write, plan: Plan): number {
  const { tacticId, stage, amount, every, day, until } = plan;
  return write.insert('plan', { tactic_id: tacticId, stage, amount, every, day, until });
}
