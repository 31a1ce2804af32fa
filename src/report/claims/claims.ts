import { claimedRate, goalClaimed, unitNouns } from '../../domain/claim.js';
import { range, some } from '../../render/figure.js';
import { clusteredRate } from '../../stats/clustered.js';
import { wilson, type Interval, type Level } from '../../stats/interval.js';
import type { BenchmarkRow } from '../../store/tactics/benchmarks.js';
import type { ClaimedCount } from '../../store/counts/benchmark.js';
import type { ReportQuery } from '../measures/query.js';
import type { JudgedVersion } from '../measures/version.js';

/** Whether a claim lies in the range of one's own figure, or all of that range above or below it. */
type ClaimVerdict = 'compatible' | 'above' | 'below';

/** Somebody's claim beside what a tactic brought in the same unit. */
export interface ClaimRecord {
  benchmark: BenchmarkRow;
  /** Days within which the goal counts. */
  window: number;
  /** Of each version, newest first. */
  own: readonly OwnFigure[];
}

interface OwnFigure {
  version: JudgedVersion;
  count: number;
  of: number;
  /** Null where there is nothing to count in that unit. */
  rate: Interval | null;
  /** How many times more touches its range takes than if those of one lead were unalike; null for leads. */
  design: number | null;
  verdict: ClaimVerdict | null;
  /** The figure with its verdict, or why there is none. */
  text: string;
}

/** What others claim of a tactic, beside its own figures of these versions. */
export interface ClaimsRecord {
  tactic: { name: string };
  claims: readonly ClaimRecord[];
  versions: readonly JudgedVersion[];
}

/** What was counted for a claim, by tactic version. */
export interface ClaimCounts {
  benchmark: BenchmarkRow;
  window: number;
  counts: readonly ClaimedCount[];
}

/** Claims beside the figures of `versions`, in their order; those about any tactic only where there is a figure. */
export function buildClaims(
  claims: readonly ClaimCounts[],
  versions: readonly JudgedVersion[],
  query: ReportQuery,
): ClaimRecord[] {
  const records = claims.map(({ benchmark, window, counts }) => ({
    benchmark,
    window,
    own: versions.flatMap((version) =>
      counts
        .filter(({ key }) => key === version.use.versionId)
        .map((counted) => buildOwn(version, counted, { benchmark, window }, query)),
    ),
  }));
  return records.filter(
    ({ benchmark, own }) =>
      benchmark.tacticId !== null || benchmark.channel !== null || own.some(({ rate }) => rate !== null),
  );
}

function buildOwn(
  version: JudgedVersion,
  counted: ClaimedCount,
  claim: Pick<ClaimRecord, 'benchmark' | 'window'>,
  query: ReportQuery,
): OwnFigure {
  const { count, of } = counted;
  const { rate, design } = rateOf(counted, query.level);
  if (rate === null)
    return { version, count, of, rate, design, verdict: null, text: whyNone(version, counted, claim, query) };
  const verdict = compare(rate, claim.benchmark);
  const text = `${count} of ${of}, ${range(rate.low, rate.high)}: ${verdict}`;
  return { version, count, of, rate, design, verdict, text };
}

function rateOf({ count, of, sums }: ClaimedCount, level: Level): Pick<OwnFigure, 'rate' | 'design'> {
  if (sums === null) return { rate: wilson(count, of, level), design: null };
  const clustered = clusteredRate(sums, level);
  if (clustered === null) return { rate: null, design: null };
  const { rate, low, high, design } = clustered;
  return { rate: { rate, low, high }, design };
}

/** Compatible where the range of one's own and what is claimed have anything in common. */
export function compare(
  own: Pick<Interval, 'low' | 'high'>,
  claim: Pick<Interval, 'low' | 'high'>,
): ClaimVerdict {
  if (own.low > claim.high) return 'above';
  return own.high < claim.low ? 'below' : 'compatible';
}

/** Says which unit is missing; a share of leads is named, and not put in its place. */
function whyNone(
  { use, row }: JudgedVersion,
  { leads }: ClaimedCount,
  { benchmark, window }: Pick<ClaimRecord, 'benchmark' | 'window'>,
  { goal }: ReportQuery,
): string {
  if (use.touches === 0) return 'no data yet';
  const { unit } = benchmark;
  const claimed = goalClaimed(benchmark);
  const theirs = `their ${claimedRate(benchmark)} is per ${unitNouns[unit]}`;
  const days = some(window, 'day');
  if (leads === 0)
    return `nothing to compare: ${theirs}, and no touch was at a lead still short of "${claimed}"`;
  const perLead =
    unit !== 'leads' && claimed === goal && row.judged > 0
      ? `; yours, ${row.converted} of ${row.judged}, is per lead`
      : '';
  return `no data yet: ${theirs}, and you have none ${days} old${perLead}`;
}
