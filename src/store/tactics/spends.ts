import type { Day } from '../../domain/calendar.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../file/journal.js';
import type { Write } from '../file/write.js';

/** Money that belongs to no single touch: once on a day, or on that day of every month until a last day. */
export interface Spend {
  tacticId: number;
  /** Minor units of the journal's currency, each time. */
  amount: number;
  every: 'month' | null;
  day: Day;
  /** The last day it counts; null for no end, and for what is spent once. */
  until: Day | null;
  note: string | null;
}

export interface SpendRow extends Spend {
  id: number;
  uid: Buffer;
  tactic: string;
}

const spendSql = `SELECT s.id, s.uid, s.tactic_id AS tacticId, t.name AS tactic, s.amount, s.every, s.day, s.until, s.note
  FROM spend s JOIN tactic t ON t.id = s.tactic_id`;

/** Every spend, in the order they were written. */
export function allSpends(journal: Journal): SpendRow[] {
  return journal.all(`${spendSql} ORDER BY s.id`);
}

/** The spend of that number. Throws UserError where there is none. */
export function requireSpend(journal: Journal, id: number): SpendRow {
  const spend = journal.get<SpendRow>(`${spendSql} WHERE s.id = ?`, [id]);
  if (spend) return spend;
  throw new UserError(`There is no spend ${id}.`, { hint: 'See them with "prospect spend".' });
}

/** Adds a spend and returns its number. */
export function addSpend(write: Write, spend: Spend): number {
  const { tacticId, amount, every, day, until, note } = spend;
  return write.insert('spend', { tactic_id: tacticId, amount, every, day, until, note });
}
