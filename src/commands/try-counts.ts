import type { Frame } from '../report/frame.js';
import type { TryCounts } from '../report/try.js';
import type { ConversionCount } from '../store/counts-conversion.js';
import { plannedWeeks } from '../store/counts-plan.js';
import type { Group } from '../store/grouping.js';
import type { Journal } from '../store/journal.js';
import { tacticsInUse } from '../store/tactics.js';

/** A tactic version that was ever tried, with what became of its leads. */
type Counted = Pick<Group, 'key' | 'kind'> & ConversionCount;

/** What is known for choosing among the tactics in use; `counted` are all versions with a lead, in use or not. */
export function readTryCounts(
  journal: Journal,
  { asOf, judges }: Pick<Frame, 'asOf' | 'judges'>,
  counted: readonly Counted[],
): TryCounts {
  const tactics = tacticsInUse(journal, asOf.day);
  const plans = new Map(
    plannedWeeks(journal, asOf.day, 1).map(({ tacticId, weeks: [week] }) => [tacticId, week!]),
  );
  const byKey = new Map(counted.map((count) => [count.key, count]));
  const inUse = new Set(tactics.map(({ versionId }) => versionId));
  return {
    tried: tactics.map((tactic) => {
      const { leads = 0, judged = 0, converted = 0, open = 0 } = byKey.get(tactic.versionId) ?? {};
      return { tactic, leads, judged, converted, pending: open, plan: plans.get(tactic.tacticId) ?? null };
    }),
    others: counted
      .filter(({ key, judged }) => judged > 0 && !inUse.has(key as number))
      .map(({ kind, judged, converted }) => ({ k: converted, n: judged, family: kind ?? '' })),
    hasConverted: counted.some(({ leadsConverted }) => leadsConverted > 0),
    judges,
  };
}
