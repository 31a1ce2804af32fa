import { percent } from '../../render/figure.js';
import { checkMix, type MixCheck, type Stratum } from '../../stats/strata.js';
import type { StratumCount } from '../../store/counts/conversion.js';
import type { GroupKey } from '../../store/counts/grouping.js';
import { byKey } from './groups.js';

/** Judged leads of tactics by the tier or the source of the lead. */
export interface MixCounts {
  of: 'tier' | 'source';
  counts: readonly StratumCount[];
}

/** Two tactics that were tried on some of the same strata. */
interface Pair {
  of: MixCounts['of'];
  first: readonly StratumCount[];
  second: readonly StratumCount[];
  strata: readonly Stratum[];
}

/**
 * One sentence about the pair of tactics whose difference changes most when they are compared tier by tier, or source
 * by source (Simpson's paradox); null where none changes by more than luck. Only tactics of one family, those ranked
 * against each other, are compared.
 */
export function mixSentence(
  families: readonly (readonly GroupKey[])[],
  mixes: readonly MixCounts[],
  nameOf: (key: GroupKey) => string,
): string | null {
  const pairs = mixes.flatMap(({ of, counts }) => {
    const byTactic = byKey(counts);
    return families.flatMap((family) =>
      family.flatMap((key, index) =>
        family.slice(index + 1).flatMap((other) => pairOf(of, byTactic.get(key), byTactic.get(other))),
      ),
    );
  });
  const [worst] = pairs
    .map((pair) => ({ pair, check: checkMix(pair.strata, pairs.length) }))
    .flatMap(({ pair, check }) => (check?.misleads ? [{ pair, check }] : []))
    .sort((a, b) => Math.abs(b.check.gap) - Math.abs(a.check.gap));
  return worst ? sentenceOf(worst.pair, worst.check, nameOf) : null;
}

/** The pair in a list, which is empty where the two cannot be compared. */
function pairOf(of: Pair['of'], first: StratumCount[] = [], second: StratumCount[] = []): Pair[] {
  const names = new Set([...first, ...second].map(({ stratum }) => stratum));
  const count = (counts: StratumCount[], name: string) =>
    counts.find(({ stratum }) => stratum === name) ?? { k: 0, n: 0 };
  const strata = [...names].map((name): Stratum => ({
    first: count(first, name),
    second: count(second, name),
  }));
  return isComparable(strata, 'first') && isComparable(strata, 'second')
    ? [{ of, first, second, strata }]
    : [];
}

/** How the comparison is made, for --explain. */
export const mixExplained =
  'Tier by tier or source by source: the difference of the shares of judged leads in each of them where both tactics were tried, weighed by their leads (Mantel–Haenszel risk difference, 95% range by Sato 1989). It is told where it is more than half the plain difference away from it, and more than 3 points or a fifth of the better share, and when tiers that convert alike would bring such a gap by luck in at most 5% of reports.';

/**
 * Whether at least half of an arm's leads are in strata where the other was tried too. With fewer, the strata say
 * nothing about the two.
 */
function isComparable(strata: readonly Stratum[], arm: keyof Stratum): boolean {
  const all = strata.reduce((sum, stratum) => sum + stratum[arm].n, 0);
  const shared = strata
    .filter(({ first, second }) => first.n > 0 && second.n > 0)
    .reduce((sum, stratum) => sum + stratum[arm].n, 0);
  return all > 0 && shared * 2 >= all;
}

/**
 * Says which of the two was tried more on which stratum, and what is left of their difference when strata are compared.
 */
function sentenceOf(pair: Pair, { crude, within }: MixCheck, nameOf: (key: GroupKey) => string): string {
  const { name, share, otherShare } = mostUneven(pair);
  const names = [nameOf(pair.first[0]!.key), nameOf(pair.second[0]!.key)] as const;
  const isFirst = share > otherShare;
  const [one, other] = isFirst ? names : [names[1], names[0]];
  const [low, high] = isFirst ? [within.low, within.high] : [-within.high, -within.low];
  const [most, least] = isFirst ? [share, otherShare] : [otherShare, share];
  const turns = crude * within.difference < 0;
  // Of each where both were tried: what holds of them together need not hold of any.
  const turnsInEach = pair.strata.every(
    ({ first, second }) =>
      first.n === 0 || second.n === 0 || crude * (first.k / first.n - second.k / second.n) < 0,
  );
  const where = turnsInEach ? `Within each ${pair.of}` : `Taken together ${pair.of} by ${pair.of}`;
  const told = turns
    ? 'the order turns'
    : `${one} is ${pointsWords(isFirst ? within.difference : -within.difference)}, not ${pointsOf(crude)}`;
  const settled = low > 0 || high < 0 ? '' : ', but these numbers do not settle it';
  return `${one} went ${most >= 0.5 ? 'mostly' : 'more often'} to ${name} (${percent(most)}, ${other} ${percent(least)}). ${where} ${told}${settled} (${signed(low)} to ${signed(high)} points).`;
}

function mostUneven({ of, first, second }: Pair): { name: string; share: number; otherShare: number } {
  const sum = (counts: readonly StratumCount[]) => counts.reduce((all, { n }) => all + n, 0);
  const share = (counts: readonly StratumCount[], name: string) =>
    (counts.find(({ stratum }) => stratum === name)?.n ?? 0) / sum(counts);
  const names = [...new Set([...first, ...second].map(({ stratum }) => stratum))].sort();
  const shares = names.map((name) => ({
    name: name === '' ? `leads of unknown ${of}` : of === 'tier' ? `tier ${name}` : `"${name}"`,
    share: share(first, name),
    otherShare: share(second, name),
  }));
  const unevenness = (one: (typeof shares)[number]) => Math.abs(one.share - one.otherShare);
  return shares.reduce((most, one) => (unevenness(one) > unevenness(most) ? one : most));
}

function pointsWords(difference: number): string {
  const points = pointsOf(difference);
  if (points === 0) return 'no better or worse';
  return `${points} ${points === 1 ? 'point' : 'points'} ${difference > 0 ? 'better' : 'worse'}`;
}

/** Points of difference to two digits, without a sign; 0 for less than a tenth of a point. */
function pointsOf(difference: number): number {
  const points = Number(Math.abs(difference * 100).toPrecision(2));
  return points < 0.1 ? 0 : points;
}

function signed(difference: number): string {
  const points = Math.round(difference * 100);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}
