import type { GroupKey } from '../../store/counts/grouping.js';
import type { GroupRow } from './groups.js';
import type { Cohorts } from './pace.js';

/** With so many leads a version stands for its tactic, and the older ones leave the page. */
const enoughLeads = 20;

/**
 * The versions that leave the page because a newer one of their tactic has 20 leads. One that was touched in the period
 * stays where the newer one was not, or where it is still in use: its last new lead came after the newer one's first.
 */
export function findLeftOff(
  rows: readonly GroupRow[],
  cohorts: ReadonlyMap<GroupKey, Cohorts>,
): ReadonlySet<GroupKey> {
  const newest = new Map<string | null, GroupRow>();
  for (const row of rows)
    if (row.leads >= enoughLeads && versionOf(row) > versionOf(newest.get(row.name)))
      newest.set(row.name, row);
  const isLeftOff = (row: GroupRow) => {
    const newer = newest.get(row.name);
    return newer !== undefined && versionOf(row) < versionOf(newer) && !isStillSeen(row, newer, cohorts);
  };
  return new Set(rows.filter(isLeftOff).map(({ key }) => key));
}

function versionOf(row: GroupRow | undefined): number {
  return row?.version ?? 0;
}

function isStillSeen(row: GroupRow, newer: GroupRow, cohorts: ReadonlyMap<GroupKey, Cohorts>): boolean {
  const begun = cohorts.get(newer.key)?.[0]?.firstDay;
  const last = cohorts.get(row.key)?.at(-1)?.firstDay;
  const isBeside = begun !== undefined && last !== undefined && last > begun;
  return row.touches > 0 && (newer.touches === 0 || isBeside);
}
