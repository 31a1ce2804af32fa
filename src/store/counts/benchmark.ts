import { addDays } from '../../domain/calendar.js';
import { unitStage, type BenchmarkUnit } from '../../domain/claim.js';
import type { RatioSums } from '../../stats/ratio.js';
import { countUnits, noConversions } from './conversion.js';
import { unitOf, type GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';
import { withGoalsAndLosses, withUnits, type GoalScope } from './units.js';

/** What a tactic version brought in the unit of a claim: `count` of `of` came to the goal. */
export interface ClaimedCount {
  /** The tactic version. */
  key: GroupKey;
  count: number;
  of: number;
  /** By lead, x in the unit, y at the goal; null where leads are the unit. */
  sums: RatioSums | null;
  /** Leads at risk, however young; null where leads are not the unit. */
  leads: number | null;
}

/** Counts each of the tactic versions `keys` in the unit of a claim, for its goal and window. */
export function countClaimed(
  journal: Journal,
  keys: readonly GroupKey[],
  unit: BenchmarkUnit,
  scope: GoalScope,
): ClaimedCount[] {
  return unit === 'leads'
    ? countJudged(journal, keys, scope)
    : countMatured(journal, keys, unitStage[unit], scope);
}

function countJudged(journal: Journal, keys: readonly GroupKey[], scope: GoalScope): ClaimedCount[] {
  const { conversions } = withGoalsAndLosses(journal, scope, () =>
    withUnits(journal, 'tactic', scope, () => countUnits(journal, scope)),
  );
  return keys.map((key) => {
    const { leads, judged, converted } = conversions.find((each) => each.key === key) ?? noConversions;
    return { key, count: converted, of: judged, sums: null, leads };
  });
}

const nothing: RatioSums = { units: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };

/**
 * Touches dated a window or more before as-of, by what their own results showed a window after their day: x came to
 * stage `from` or further, y of them to the goal. A touch at nobody in particular is a lead of its own.
 */
function countMatured(
  journal: Journal,
  keys: readonly GroupKey[],
  from: number,
  { goal, window, asOf }: GoalScope,
): ClaimedCount[] {
  const rows = journal.all<RatioSums & { key: GroupKey }>(
    `SELECT key, total(x > 0) AS units, total(x) AS x, total(y) AS y, total(x * x) AS xx, total(x * y) AS xy,
       total(y * y) AS yy
     FROM (
       SELECT key, total(stage >= :from) AS x, total(stage >= :goal) AS y
       FROM (
         SELECT t.version_id AS key, ${unitOf('t')} AS unit, max(ifnull(o.stage, 0)) AS stage
         FROM touch t LEFT JOIN result r ON r.touch_id = t.id AND r.day <= date(t.day, :window || ' days')
           LEFT JOIN outcome o ON o.id = r.outcome_id
         WHERE t.version_id IN (SELECT value FROM json_each(:keys)) AND t.day <= :judgedDay
         GROUP BY t.id
       )
       GROUP BY key, unit
     )
     GROUP BY key
     ORDER BY key`,
    {
      keys: JSON.stringify(keys),
      from,
      goal: Math.max(from, goal),
      window,
      judgedDay: addDays(asOf, -window),
    },
  );
  return keys.map((key) => {
    const { units, x, y, xx, xy, yy } = rows.find((row) => row.key === key) ?? nothing;
    return { key, count: y, of: x, sums: { units, x, y, xx, xy, yy }, leads: null };
  });
}
