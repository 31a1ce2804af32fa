import { goals, type Goal } from '../../domain/touch.js';
import type { Journal } from '../file/journal.js';

/** The column that keeps a tactic's worth for a goal. */
export function worthColumn(goal: Goal): string {
  return goal === 'meeting' ? 'worth' : `worth_${goal}`;
}

/** What a tactic must bring to a goal; null where that was not said. */
export function worthOf(journal: Journal, tacticId: number, goal: Goal): number | null {
  const sql = `SELECT ${worthColumn(goal)} AS worth FROM tactic WHERE id = ?`;
  return journal.get<{ worth: number | null }>(sql, [tacticId])?.worth ?? null;
}

/** The worths of a tactic as its columns, those not given NULL. */
export function worthColumns(worths: readonly Worth[]): Record<string, number | null> {
  return Object.fromEntries(
    goals.map((goal) => [worthColumn(goal), worths.find((one) => one.goal === goal)?.worth ?? null]),
  );
}

/** SQL for what tactic `tactic` must bring to the journal's own goal; NULL where that was not said. */
export const ownWorth = (tactic: string) => `CASE (SELECT value FROM setting WHERE key = 'goal')
  ${goals.flatMap((goal) => (goal === 'meeting' ? [] : [`WHEN '${goal}' THEN ${tactic}.${worthColumn(goal)}`])).join(' ')}
  ELSE ${tactic}.worth END`;

/** One of a tactic's worths. */
export interface Worth {
  goal: Goal;
  worth: number;
}

const nameIn = (goal: Goal) => `worthFor_${goal}`;

/** SQL for all worths of tactic `tactic`, to be taken out of the rows with `takeWorths`. */
export const allWorths = (tactic: string) =>
  goals.map((goal) => `${tactic}.${worthColumn(goal)} AS ${nameIn(goal)}`).join(', ');

/** A row of a query with `allWorths`, with its worths as a list. */
export function takeWorths<Row extends object>(row: Row): Row & { worths: Worth[] } {
  const rest = { ...row } as Row & Record<string, unknown>;
  const worths = goals.flatMap((goal) => {
    const worth = rest[nameIn(goal)] as number | null;
    delete rest[nameIn(goal)];
    return worth === null ? [] : [{ goal, worth }];
  });
  return { ...rest, worths };
}
