import { stages, type Goal } from '../../domain/touch.js';
import type { Count } from '../../stats/count.js';
import { newcombe, type Difference } from '../../stats/difference.js';
import { Pool } from '../../stats/pooling.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import type { ReportQuery } from './query.js';
import type { GroupRow } from './groups.js';
import { enoughJudged } from './verdict.js';

/** A tactic version with its judged leads at some goal. */
export type Arm = Pick<GroupRow, 'key' | 'kind' | 'judged' | 'converted'>;

/** Two versions at one goal: the difference of their shares, newer less older, and the chance that it is above 0. */
export interface Contrast {
  newer: Count;
  older: Count;
  /** Null until both have 20 judged leads. */
  difference: Difference | null;
  /** Null as well while nothing has converted. */
  chanceBetter: number | null;
}

/** How two versions compare by a goal that is reached sooner. */
export interface NearerGoal extends Contrast {
  goal: Goal;
  /** Days that it may take. */
  window: number;
  difference: Difference;
  chanceBetter: number;
  /** Whether the range of the difference leaves out 0. */
  tells: boolean;
}

/** Compares two versions; the chance is from the pooled posterior of all versions of their kind, as in the verdicts. */
export function contrast(newer: Arm, older: Arm, arms: readonly Arm[], { level }: ReportQuery): Contrast {
  const counts = { newer: countOf(newer), older: countOf(older) };
  if (newer.judged < enoughJudged || older.judged < enoughJudged)
    return { ...counts, difference: null, chanceBetter: null };
  return {
    ...counts,
    difference: newcombe(counts.newer, counts.older, level),
    chanceBetter: newer.converted + older.converted === 0 ? null : chanceOf(newer, older, arms),
  };
}

function countOf({ converted, judged }: Arm): Count {
  return { k: converted, n: judged };
}

function chanceOf(newer: Arm, older: Arm, arms: readonly Arm[]): number {
  const family = arms.filter(({ kind }) => kind === newer.kind);
  const placeOf = ({ key }: Arm) => family.findIndex((arm) => arm.key === key);
  return new Pool(family.map(countOf)).compare(placeOf(newer), placeOf(older), 0).firstAbove;
}

/** Whether a difference is known and its range leaves out 0. */
function tellsApart(difference: Difference | null): boolean {
  return difference !== null && (difference.low > 0 || difference.high < 0);
}

/**
 * The nearest goal before the one asked for at which two versions differ for sure, each goal counted with its usual
 * window. Where there is none, the goal at which a difference is surest, if it is surer there than at the goal asked for
 * (`own`). Null for no such goal, and where the two differ at the goal asked for. `armsAt` counts all versions at a goal.
 */
export function findNearer(
  keys: { newer: GroupKey; older: GroupKey },
  own: Contrast,
  query: ReportQuery,
  armsAt: (goal: Goal) => readonly Arm[],
): NearerGoal | null {
  if (tellsApart(own.difference)) return null;
  const sureness = ({ chanceBetter }: Contrast) => (chanceBetter === null ? 0 : Math.abs(chanceBetter - 0.5));
  let closest: NearerGoal | null = null;
  for (const goal of stages.slice(1, stages.indexOf(query.goal)).reverse() as Goal[]) {
    const found = contrastAt(goal, keys, armsAt(goal), query);
    if (found?.tells) return found;
    if (found && sureness(found) > sureness(closest ?? own)) closest = found;
  }
  return closest;
}

function contrastAt(
  goal: Goal,
  keys: { newer: GroupKey; older: GroupKey },
  arms: readonly Arm[],
  query: ReportQuery,
): NearerGoal | null {
  const armOf = (key: GroupKey) => arms.find((arm) => arm.key === key);
  const [newer, older] = [armOf(keys.newer), armOf(keys.older)];
  if (!newer || !older) return null;
  const { difference, chanceBetter, ...counts } = contrast(newer, older, arms, query);
  if (difference === null || chanceBetter === null) return null;
  const tells = tellsApart(difference);
  return { ...counts, goal, window: query.usual.windows[goal], difference, chanceBetter, tells };
}
