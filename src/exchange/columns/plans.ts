import type { Day } from '../../domain/calendar.js';
import { stages } from '../../domain/touch.js';
import type { Column } from '../../render/column.js';
import type { PlanRow } from '../../store/tactics/plans.js';
import { formatUid } from '../../store/file/uid.js';

/** A plan as it is listed. */
export interface ListedPlan extends PlanRow {
  /** The last day it holds; null while nothing ends it. */
  last: Day | null;
  state: 'now' | 'later' | 'ended';
}

/** Plans as they are listed. */
export function planColumns(): Column<ListedPlan>[] {
  return [
    { key: 'plan', title: 'plan', value: (row) => row.id },
    { key: 'of', title: 'of', value: (row) => (row.stage === null ? 'tactic' : 'goal') },
    { key: 'name', title: 'name', value: planName, min: 10 },
    { key: 'amount', title: 'amount', value: (row) => row.amount, align: 'right' },
    { key: 'every', title: 'every', value: (row) => row.every },
    { key: 'from', title: 'from', value: (row) => row.day, min: 10 },
    { key: 'until', title: 'until', value: (row) => row.last, min: 10 },
    { key: 'state', title: '', value: (row) => row.state },
    { key: 'uid', title: 'uid', value: (row) => formatUid(row.uid), table: false },
  ];
}

/** The name of the tactic or of the goal's stage. */
export function planName({ tactic, stage }: Pick<PlanRow, 'tactic' | 'stage'>): string {
  return tactic ?? stages[stage ?? 0]!;
}
