import { percent } from '../render/figure.js';
import { checkMix, type Stratum } from '../stats/strata.js';
import type { StratumCount } from '../store/counts-conversion.js';
import type { GroupKey } from '../store/grouping.js';
import { byKey } from './groups.js';

/** Judged leads of tactics by the tier or the source of the lead. */
export interface MixCounts {
  of: 'tier' | 'source';
  counts: readonly StratumCount[];
}

interface Pair {
  of: MixCounts['of'];
  first: StratumCount[];
  second: StratumCount[];
  crude: number;
  adjusted: number;
}

/**
 * One sentence about the pair of tactics whose difference is most unlike what it is tier by tier, or source by source
 * (Simpson's paradox); null where none misleads. `families` are the tactics that are ranked against each other.
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
        family.slice(index + 1).flatMap((other) => misleading(of, byTactic.get(key), byTactic.get(other))),
      ),
    );
  });
  const gap = ({ crude, adjusted }: Pair) => Math.abs(crude - adjusted);
  const [worst] = pairs.sort((a, b) => gap(b) - gap(a));
  return worst ? sentenceOf(worst, nameOf) : null;
}

function misleading(of: Pair['of'], first: StratumCount[] = [], second: StratumCount[] = []): Pair[] {
  const names = new Set([...first, ...second].map(({ stratum }) => stratum));
  const count = (counts: StratumCount[], name: string) =>
    counts.find(({ stratum }) => stratum === name) ?? { k: 0, n: 0 };
  const strata = [...names].map((name): Stratum => ({
    first: count(first, name),
    second: count(second, name),
  }));
  if (!isComparable(strata, 'first') || !isComparable(strata, 'second')) return [];
  const check = checkMix(strata);
  return check?.misleads ? [{ of, first, second, crude: check.crude, adjusted: check.adjusted }] : [];
}

/** Half of an arm's leads at least must be where the other was tried too: the rest says nothing about the two. */
function isComparable(strata: readonly Stratum[], arm: keyof Stratum): boolean {
  const all = strata.reduce((sum, stratum) => sum + stratum[arm].n, 0);
  const shared = strata
    .filter(({ first, second }) => first.n > 0 && second.n > 0)
    .reduce((sum, stratum) => sum + stratum[arm].n, 0);
  return all > 0 && shared * 2 >= all;
}

function sentenceOf(pair: Pair, nameOf: (key: GroupKey) => string): string {
  const [one, other] = [nameOf(pair.first[0]!.key), nameOf(pair.second[0]!.key)];
  const { name, share, otherShare } = mostUneven(pair);
  const used = `it was tried ${share > otherShare ? 'more' : 'less'} on ${name} (${percent(share)}, the other ${percent(otherShare)})`;
  return `${one} looks ${pointsWords(pair.crude)} than ${other}, but ${used}; ${pair.of} by ${pair.of} it is ${pointsWords(pair.adjusted)}.`;
}

function mostUneven({ of, first, second }: Pair): { name: string; share: number; otherShare: number } {
  const sum = (counts: StratumCount[]) => counts.reduce((all, { n }) => all + n, 0);
  const share = (counts: StratumCount[], name: string) =>
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
  const points = Number(Math.abs(difference * 100).toPrecision(2));
  if (points < 0.1) return 'no better or worse';
  return `${points} ${points === 1 ? 'point' : 'points'} ${difference > 0 ? 'better' : 'worse'}`;
}
