import { addDays, type Day, daysBetween, weekStart } from '../../domain/calendar.js';
import type { DayCount } from '../../stats/incidence.js';
import type { GroupKey } from './grouping.js';
import type { Journal } from '../file/journal.js';
import type { GoalScope } from './units.js';

/** Leads of a group at risk, and those of them who converted. */
export interface ConversionCount {
  leads: number;
  leadsConverted: number;
  /** Leads first touched a whole window or more before as-of, and the converted among them. */
  judged: number;
  converted: number;
  /** Those judged at the end of the week before as-of's. */
  judgedBefore: number;
  /** Leads first touched less than a window ago that have neither converted nor ended. */
  open: number;
  /** Of all leads those without a name: touches at nobody in particular. */
  unnamed: number;
}

export const noConversions: ConversionCount = {
  leads: 0,
  leadsConverted: 0,
  judged: 0,
  converted: 0,
  judgedBefore: 0,
  open: 0,
  unnamed: 0,
};

export interface GroupConversions extends ConversionCount {
  key: GroupKey;
}

/** What became of a group's leads so many days after their first touch in it. */
export interface GroupDay extends DayCount {
  key: GroupKey;
}

/** How many leads a group gained on a day, and how many of them converted. */
export interface CohortCount {
  key: GroupKey;
  firstDay: Day;
  leads: number;
  converted: number;
}

/** The units of the groups, counted in every way that is needed of them. */
export interface UnitCounts {
  conversions: GroupConversions[];
  /** By days since their first touch, in order. */
  days: GroupDay[];
  /** The same as it was at the end of the week before as-of's. */
  daysBefore: GroupDay[];
  /** By the day of their first touch, in order. */
  cohorts: CohortCount[];
}

interface UnitCount {
  key: GroupKey;
  firstDay: Day;
  fate: 'converted' | 'ended' | 'open';
  lastDay: Day;
  units: number;
  unnamed: number;
}

/** Units of each group at risk for the window or longer, and those of them that converted, inside `withUnits`. */
export interface JudgedCount {
  key: GroupKey;
  judged: number;
  converted: number;
}

/** The same as `countUnits` says of judged units, and nothing else. */
export function countJudged(journal: Journal, { asOf, window }: GoalScope): JudgedCount[] {
  return journal.all(
    `SELECT key, count(*) AS judged, sum(fate = 'converted') AS converted
     FROM temp.unit
     WHERE first_day <= :judgedDay
     GROUP BY key
     ORDER BY key`,
    { judgedDay: addDays(asOf, -window) },
  );
}

/**
 * Counts the units of each group, inside `withUnits`. One query counts all, since each would take a sort; it groups by
 * one text, which sorts in two thirds of the time of four columns.
 */
export function countUnits(journal: Journal, { asOf, window }: GoalScope): UnitCounts {
  const judgedDay = addDays(asOf, -window);
  const weekEnd = addDays(weekStart(asOf), -1);
  const beforeDay = addDays(weekEnd, -window);
  const tallies = new Map<GroupKey, Tally>();
  const counts = journal.all<UnitCount>(
    `SELECT key, first_day AS firstDay, fate, last_day AS lastDay, count(*) AS units,
       total(lead_id < 0) AS unnamed
     FROM temp.unit
     GROUP BY first_day || last_day || fate || key`,
  );
  for (const { key, firstDay, fate, lastDay, units, unnamed } of counts) {
    const dayOf = (last: Day) => Math.max(0, Math.min(window + 1, daysBetween(firstDay, last)));
    const { sum, days, daysBefore, cohorts } = known(tallies, key, newTally);
    const converted = fate === 'converted' ? units : 0;
    sum.leads += units;
    sum.unnamed += unnamed;
    sum.leadsConverted += converted;
    if (firstDay <= judgedDay) {
      sum.judged += units;
      sum.converted += converted;
    } else if (fate === 'open') sum.open += units;
    const became = fate === 'ended' ? 'lost' : fate;
    const day = dayOf(lastDay);
    known(days, day, newDay)[became] += units;
    if (firstDay <= beforeDay) sum.judgedBefore += units;
    if (firstDay <= weekEnd) {
      if (lastDay <= weekEnd) known(daysBefore, day, newDay)[became] += units;
      else known(daysBefore, dayOf(weekEnd), newDay).open += units;
    }
    const cohort = known(cohorts, firstDay, newCohort);
    cohort.leads += units;
    cohort.converted += converted;
  }
  return inOrder(tallies);
}

/** What is counted of one group; days since the first touch and first days are not in order. */
interface Tally {
  sum: ConversionCount;
  days: Map<number, Omit<DayCount, 'day'>>;
  daysBefore: Map<number, Omit<DayCount, 'day'>>;
  cohorts: Map<Day, Pick<CohortCount, 'leads' | 'converted'>>;
}

const newTally = (): Tally => ({
  sum: { ...noConversions },
  days: new Map(),
  daysBefore: new Map(),
  cohorts: new Map(),
});
const newCohort = () => ({ leads: 0, converted: 0 });
const newDay = () => ({ converted: 0, lost: 0, open: 0 });

function inOrder(tallies: Map<GroupKey, Tally>): UnitCounts {
  const groups = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
  const byDay = (of: 'days' | 'daysBefore') =>
    groups.flatMap(([key, tally]) =>
      [...tally[of]].sort(([a], [b]) => a - b).map(([day, counts]) => ({ key, day, ...counts })),
    );
  return {
    conversions: groups.map(([key, { sum }]) => ({ key, ...sum })),
    days: byDay('days'),
    daysBefore: byDay('daysBefore'),
    cohorts: groups.flatMap(([key, { cohorts }]) =>
      [...cohorts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([firstDay, counts]) => ({ key, firstDay, ...counts })),
    ),
  };
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

/**
 * Judged units (n) of a group among the leads of one tier or source, and how many converted (k); `stratum` is '' where
 * that is not known.
 */
export interface StratumCount {
  key: GroupKey;
  stratum: string;
  n: number;
  k: number;
}

const strata = {
  tier: { id: 'lead.tier', name: 'id', known: 'SELECT 1 FROM lead WHERE tier IS NOT NULL' },
  source: {
    id: 'lead.source_id',
    name: '(SELECT name FROM source WHERE source.id = counts.id)',
    known: 'SELECT 1 FROM source',
  },
};
export type Strata = keyof typeof strata;

/**
 * Judged units of the groups in `keys` by tier or source of their leads, inside `withUnits`; none while no lead or
 * source is known by it.
 */
export function countStrata(
  journal: Journal,
  by: Strata,
  keys: readonly GroupKey[],
  { asOf, window }: GoalScope,
): StratumCount[] {
  const { id, name, known: isKnown } = strata[by];
  if (!journal.get(`${isKnown} LIMIT 1`)) return [];
  return journal.all(
    `SELECT key, ifnull(${name}, '') AS stratum, n, k
     FROM (
       SELECT u.key, ${id} AS id, count(*) AS n, total(u.fate = 'converted') AS k
       FROM temp.unit u LEFT JOIN lead ON lead.id = u.lead_id
       WHERE u.first_day <= :judgedDay AND u.key IN (SELECT value FROM json_each(:keys))
       GROUP BY u.key, ${id}
     ) counts
     ORDER BY key, stratum`,
    { judgedDay: addDays(asOf, -window), keys: JSON.stringify(keys) },
  );
}

/** The units of the groups, and those judged by source, '' where it is not known. */
export interface SourcedCounts extends UnitCounts {
  sources: StratumCount[];
}

/**
 * What `countUnits` counts, and by source the judged units of groups that have at least `enough`; inside `withUnits`.
 */
export function countWithSources(journal: Journal, goal: GoalScope, enough: number): SourcedCounts {
  const units = countUnits(journal, goal);
  const keys = units.conversions.filter(({ judged }) => judged >= enough).map(({ key }) => key);
  return { ...units, sources: countStrata(journal, 'source', keys, goal) };
}
