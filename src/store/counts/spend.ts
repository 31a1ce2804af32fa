import { addMonths, type Day } from '../../domain/calendar.js';
import type { Scope } from './touches.js';
import type { GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';

/** Money that was paid on a day, in minor units, and the tactic version it was for. */
export interface Instalment {
  versionId: number;
  day: Day;
  amount: number;
}

interface Spend {
  tacticId: number;
  amount: number;
  every: 'month' | null;
  day: Day;
  until: Day | null;
}

interface UsedVersion {
  id: number;
  tacticId: number;
  /** Its first touch; null while there is none up to as-of. */
  since: Day | null;
}

/**
 * What was spent up to as-of, a row for each payment: once, or every month on the day of the first (the last of a
 * shorter month). It was for the newest version of its tactic that had a touch by then; before any had one, for the
 * version touched first, or the first of all.
 */
export function readInstalments(journal: Journal, asOf: Day): Instalment[] {
  const spends = journal.all<Spend>(
    'SELECT tactic_id AS tacticId, amount, every, day, until FROM spend WHERE day <= ? ORDER BY day, id',
    [asOf],
  );
  if (spends.length === 0) return [];
  const versions = journal.all<UsedVersion>(
    `SELECT id, tactic_id AS tacticId, iif(since <= ?, since, NULL) AS since
     FROM (
       SELECT v.id, v.tactic_id, v.version, (SELECT min(day) FROM touch WHERE version_id = v.id) AS since
       FROM tactic_version v
     )
     ORDER BY tactic_id, version`,
    [asOf],
  );
  return spends.flatMap(({ tacticId, amount, every, day, until }) => {
    const own = versions.filter((version) => version.tacticId === tacticId);
    const last = until !== null && until < asOf ? until : asOf;
    return (every === null ? [day] : monthly(day, last)).flatMap((paid) => {
      const version = versionPaid(own, paid);
      return version ? [{ versionId: version.id, day: paid, amount }] : [];
    });
  });
}

function monthly(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addMonths(first, days.length)) days.push(day);
  return days;
}

/** `versions` of one tactic, oldest first. */
function versionPaid(versions: readonly UsedVersion[], day: Day): UsedVersion | undefined {
  const inUse = versions.findLast(({ since }) => since !== null && since <= day);
  if (inUse) return inUse;
  const used = versions.filter(({ since }) => since !== null);
  const [first] = used.sort((one, other) => (one.since! < other.since! ? -1 : 1));
  return first ?? versions[0];
}

/** What was paid for each tactic version in the scope. */
export function sumSpend(
  instalments: readonly Instalment[],
  { from, before }: Pick<Scope, 'from' | 'before'>,
): Map<GroupKey, number> {
  const sums = new Map<GroupKey, number>();
  for (const { versionId, day, amount } of instalments)
    if (day >= from && day < before) sums.set(versionId, (sums.get(versionId) ?? 0) + amount);
  return sums;
}
