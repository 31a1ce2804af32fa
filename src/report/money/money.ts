import { kinds, type Channel, type Kind } from '../../domain/touch.js';
import type { Interval } from '../../stats/interval.js';
import type { RatioSums } from '../../stats/ratio.js';
import {
  costPerHit,
  hitsPerHour,
  valuePerHour,
  type CostEach,
  type ValuePerHour,
} from '../../stats/returns.js';
import type { JudgedCount } from '../../store/counts/conversion.js';
import type { Effort, GroupReturn } from '../../store/counts/money.js';
import type { Group, GroupKey } from '../../store/counts/grouping.js';
import { addEfforts, addKnown, noEffort, timedHours } from '../measures/effort.js';
import type { ReportQuery } from '../measures/query.js';
import { enoughConverted } from '../measures/verdict.js';

/** What a tactic version took and brought, on its judged leads; money in minor units. */
export interface MoneyRow {
  name: string | null;
  version: number | null;
  channel: Channel | null;
  kind: Kind | null;
  judged: number;
  converted: number;
  effort: Effort;
  /** Paid for it a window or more before as-of; null where nothing was. */
  spend: number | null;
  /** Its time as money; null while an hour has no value or the time is not known. */
  timeValue: number | null;
  /** What was typed last on each converted lead; null where nothing was. */
  value: number | null;
  /** Converted leads with a value. */
  valued: number;
  /** What a conversion cost, time included where an hour has a value. These three are null below 3 conversions. */
  costEach: CostEach | null;
  /** Conversions an hour. */
  perHour: Interval | null;
  valueHour: ValuePerHour | null;
}

/** What the tactics took and brought. */
export interface Money {
  rows: MoneyRow[];
  /** Counted by itself, everything as one group: its leads are no sum of the rows'. */
  total: MoneyRow;
  /** Time and money of every touch and instalment up to as-of, of judged leads or not. */
  soFar: { effort: Effort; spend: number | null };
  /** What an hour of the owner is worth in minor units. */
  hourlyValue: number | null;
}

/** What the store counted for a report on money. */
export interface MoneyCounts {
  groups: readonly Group[];
  conversions: readonly JudgedCount[];
  returns: readonly GroupReturn[];
  /** Of leads by their origin, of which each has one. */
  whole: { conversions: readonly Omit<JudgedCount, 'key'>[]; returns: readonly GroupReturn[] };
  /** By tactic version: what was paid a window or more before as-of, and up to as-of. */
  spendJudged: ReadonlyMap<GroupKey, number>;
  spend: ReadonlyMap<GroupKey, number>;
  efforts: readonly Effort[];
  hourlyValue: number | null;
}

/** The rows in the order in which they are printed, and their total. */
export function buildMoney(counts: MoneyCounts, { level }: Pick<ReportQuery, 'level'>): Money {
  const { hourlyValue } = counts;
  const conversions = new Map(counts.conversions.map((count) => [count.key, count]));
  const returns = new Map(counts.returns.map(({ key, ...count }) => [key, count]));
  const rows = counts.groups.map(({ key, name, version, channel, kind }) => ({
    name,
    version,
    channel,
    kind,
    ...weigh(
      {
        judged: conversions.get(key)?.judged ?? 0,
        converted: conversions.get(key)?.converted ?? 0,
        spend: counts.spendJudged.get(key) ?? null,
        ...(returns.get(key) ?? nothing),
      },
      hourlyValue,
      level,
    ),
  }));
  const { whole } = counts;
  const total = weigh(
    {
      judged: whole.conversions.reduce((sum, { judged }) => sum + judged, 0),
      converted: whole.conversions.reduce((sum, { converted }) => sum + converted, 0),
      spend: addAmounts(counts.spendJudged),
      ...addReturns(whole.returns),
    },
    hourlyValue,
    level,
  );
  return {
    rows: rows.sort(compareRows),
    total: { name: null, version: null, channel: null, kind: null, ...total },
    soFar: { effort: addEfforts(counts.efforts), spend: addAmounts(counts.spend) },
    hourlyValue,
  };
}

/** The same without anything of money, in the order it has without. */
export function withoutMoney({ rows, total, soFar }: Money): Money {
  const hide = (row: MoneyRow): MoneyRow => ({
    ...row,
    effort: { ...row.effort, cost: null },
    spend: null,
    timeValue: null,
    value: null,
    valued: 0,
    costEach: null,
    valueHour: null,
  });
  return {
    rows: rows.map(hide).sort(compareRows),
    total: hide(total),
    soFar: { effort: { ...soFar.effort, cost: null }, spend: null },
    hourlyValue: null,
  };
}

type Return = Omit<GroupReturn, 'key'>;

const nothing: Return = {
  ...noEffort,
  value: null,
  valued: 0,
  sums: { units: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 },
};

function addReturns(returns: readonly Return[]): Return {
  return {
    ...addEfforts(returns),
    value: returns.reduce<number | null>((sum, { value }) => addKnown(sum, value), null),
    valued: returns.reduce((sum, { valued }) => sum + valued, 0),
    sums: returns.reduce((sum, { sums }) => addSums(sum, sums), nothing.sums),
  };
}

function addSums(one: RatioSums, other: RatioSums): RatioSums {
  return {
    units: one.units + other.units,
    x: one.x + other.x,
    y: one.y + other.y,
    xx: one.xx + other.xx,
    xy: one.xy + other.xy,
    yy: one.yy + other.yy,
  };
}

function addAmounts(amounts: ReadonlyMap<GroupKey, number>): number | null {
  return [...amounts.values()].reduce<number | null>(addKnown, null);
}

interface Weighed extends Return {
  judged: number;
  converted: number;
  spend: number | null;
}

function weigh(
  { judged, converted, spend, value, valued, sums, ...effort }: Weighed,
  hourlyValue: number | null,
  level: ReportQuery['level'],
): Omit<MoneyRow, 'name' | 'version' | 'channel' | 'kind'> {
  const hours = timedHours(effort);
  const timeValue = hourlyValue === null || hours === null ? null : hours * hourlyValue;
  const cost =
    hourlyValue !== null && hours === null ? null : addKnown(addKnown(effort.cost, spend), timeValue);
  const isRated = converted >= enoughConverted;
  return {
    judged,
    converted,
    effort,
    spend,
    timeValue,
    value,
    valued,
    costEach: isRated && cost !== null ? costPerHit(cost, { k: converted, n: judged }, level) : null,
    perHour: isRated && hours !== null ? hitsPerHour(converted, hours, level) : null,
    valueHour: isRated && hours !== null ? valuePerHour({ k: converted, valued }, sums, level) : null,
  };
}

/** By kind, on top what costs the least a conversion; where that is not known, what most leads were judged of. */
function compareRows(a: MoneyRow, b: MoneyRow): number {
  const cost = ({ costEach }: MoneyRow) => costEach?.each ?? Infinity;
  const kind = (row: MoneyRow) => (row.kind === null ? 0 : kinds.indexOf(row.kind));
  return (
    kind(a) - kind(b) ||
    (cost(a) === cost(b) ? 0 : cost(a) - cost(b)) ||
    b.judged - a.judged ||
    ((a.name ?? '') < (b.name ?? '') ? -1 : (a.name ?? '') > (b.name ?? '') ? 1 : 0) ||
    (a.version ?? 0) - (b.version ?? 0)
  );
}
