/** Leads that came together: how many converted, and how many followed to the end they are as good as, not whole. */
export interface Batch {
  hits: number;
  size: number;
}

/** Fewer batches do not show how much they differ. */
const enoughBatches = 4;

/** Standard errors above what chance makes of equal batches, from which on they are taken to differ. */
const enoughErrors = 2;

/**
 * How many leads of these batches tell as much as one lead of equal ones: Pearson's X² ÷ its degrees of freedom, the
 * design effect of batches that differ (McCullagh and Nelder 1989, 4.5), where it lies more than two of its own standard
 * errors (Haldane 1937) above one; else 1.
 */
export function designEffect(batches: readonly Batch[]): number {
  if (batches.length < enoughBatches) return 1;
  const found = pearson(batches);
  if (found === null) return 1;
  const { square, freedom, variance } = found;
  return square - freedom > enoughErrors * Math.sqrt(variance) ? square / freedom : 1;
}

/** X² of hits in proportion to the sizes, its degrees of freedom and variance given all hits; null without hits. */
export function pearson(
  batches: readonly Batch[],
): { square: number; freedom: number; variance: number } | null {
  const { hits, size } = sumOf(batches);
  if (hits === 0 || hits >= size || batches.length < 2) return null;
  const of = batches.length;
  let square = 0;
  let inverse = 0;
  for (const batch of batches) {
    const expected = (hits * batch.size) / size;
    square += (batch.hits - expected) ** 2 / expected;
    inverse += size / batch.size;
  }
  const freedom = of - 1;
  const variance = 2 * freedom + (inverse - of * of - 2 * of + 2) / hits;
  return { square: square / (1 - hits / size), freedom, variance };
}

/** Where batches in order fall into older ones and newer ones that differ most. */
export interface Split {
  /** The first of the newer ones. */
  at: number;
  older: Batch;
  newer: Batch;
  /** The chance that hits dealt out by lot would differ as much at any of the places looked at; an upper bound for it. */
  chance: number;
}

/** Batches on either side at least, so that one odd batch makes no change. */
const enoughAside = 4;

/** A deviance that chance makes at one place in more than 2% of cases. */
const leastDeviance = 5;

/** The latest places looked at. */
const mostPlaces = 26;

/**
 * The place that separates older batches from newer ones best, by the deviance of two shares from one, among the latest
 * 26 with 4 batches on either side; null where there is none. Batches that differ among themselves count for less: the
 * deviance and the hits are divided by X² ÷ degrees of freedom within the two parts, and the batches put in another order
 * must seldom deviate as much, too. `sure` is the chance below which the
 * exact one is not needed; it is at most .02.
 */
export function findSplit(batches: readonly Batch[], sure: number): Split | null {
  const all = sumOf(batches);
  if (all.hits === 0 || all.hits >= all.size) return null;
  const first = Math.max(enoughAside, batches.length - enoughAside - mostPlaces + 1);
  const places = Array.from(
    { length: Math.max(0, batches.length - enoughAside - first + 1) },
    (_, place) => first + place,
  );
  const looks = looksAt(places, batches, all);
  const [best] = [...looks].sort((one, other) => other.deviance - one.deviance);
  if (best === undefined) return null;
  const { at, older } = best;
  const newer = { hits: all.hits - older.hits, size: all.size - older.size };
  const spread = spreadWithin([batches.slice(0, at), batches.slice(at)]);
  const hits = Math.max(1, Math.round(all.hits / spread));
  const sizes = looks.map((look) => look.older.size);
  const deviance = best.deviance / spread;
  // So small a one is no rarity at one place, and the less so at several.
  const dealt = deviance < leastDeviance ? 1 : chanceOfSplit({ sizes, size: all.size, hits, deviance, sure });
  const chance = spread > 1 && dealt <= sure ? Math.max(dealt, chanceOfOrder(batches, places, best)) : dealt;
  return { at, older, newer, chance };
}

/** A look at one place: what is older there, and how far it deviates from what is newer. */
interface Look {
  at: number;
  older: Batch;
  deviance: number;
}

function looksAt(places: readonly number[], batches: readonly Batch[], all: Batch): Look[] {
  const olderAt = [{ hits: 0, size: 0 }];
  for (const batch of batches) olderAt.push(sumOf([olderAt.at(-1)!, batch]));
  return places.map((at) => ({ at, older: olderAt[at]!, deviance: devianceOf(olderAt[at]!, all) }));
}

/** Orders tried, drawn from a seed of their own, so that the same batches always get the same answer. */
const orders = 499;

/** The chance that the batches, put in any order, deviate as much as `best` at any of the places (a permutation test). */
function chanceOfOrder(batches: readonly Batch[], places: readonly number[], best: Look): number {
  const all = sumOf(batches);
  // As bare numbers: half a million moves of batches would take several times as long.
  const hits = Float64Array.from(batches, (batch) => batch.hits);
  const sizes = Float64Array.from(batches, (batch) => batch.size);
  let state = 1;
  let reached = 1;
  for (let order = 0; order < orders; order++) {
    for (let end = batches.length - 1; end > 0; end--) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const other = Math.floor((state / 2 ** 32) * (end + 1));
      swap(hits, end, other);
      swap(sizes, end, other);
    }
    if (deviatesAnywhere({ hits, sizes }, places, all, best.deviance - 1e-9)) reached++;
  }
  return reached / (orders + 1);
}

function swap(values: Float64Array, one: number, other: number): void {
  const value = values[one]!;
  values[one] = values[other]!;
  values[other] = value;
}

/** Whether batches in this order deviate by at least so much at any of the places, which are next to each other. */
function deviatesAnywhere(
  { hits, sizes }: { hits: Float64Array; sizes: Float64Array },
  places: readonly number[],
  all: Batch,
  least: number,
): boolean {
  const older = { hits: 0, size: 0 };
  const [first, last] = [places[0]!, places.at(-1)!];
  for (let at = 1; at <= last; at++) {
    older.hits += hits[at - 1]!;
    older.size += sizes[at - 1]!;
    if (at >= first && mayDeviate(older, all, least) && devianceOf(older, all) >= least) return true;
  }
  return false;
}

/** False only where a deviance is surely less: since ln x ≤ x − 1, it is at most twice X², which takes no logarithm. */
function mayDeviate(part: Batch, all: Batch, least: number): boolean {
  const expected = (all.hits * part.size) / all.size;
  return 2 * (part.hits - expected) ** 2 * (1 / expected + 1 / (all.hits - expected)) >= least;
}

function sumOf(batches: readonly Batch[]): Batch {
  return batches.reduce((sum, { hits, size }) => ({ hits: sum.hits + hits, size: sum.size + size }), {
    hits: 0,
    size: 0,
  });
}

/** Twice the log likelihood ratio of the hits in one part and in the rest, against hits in proportion to the sizes. */
function devianceOf(part: Batch, all: Batch): number {
  const term = (hits: number, size: number) =>
    hits === 0 ? 0 : 2 * hits * Math.log(hits / ((all.hits * size) / all.size));
  return term(part.hits, part.size) + term(all.hits - part.hits, all.size - part.size);
}

/** X² ÷ degrees of freedom of parts, each about its own share; at least 1. */
function spreadWithin(parts: readonly (readonly Batch[])[]): number {
  const found = parts.flatMap((part) => pearson(part) ?? []);
  const freedom = found.reduce((sum, part) => sum + part.freedom, 0);
  return freedom === 0 ? 1 : Math.max(1, found.reduce((sum, part) => sum + part.square, 0) / freedom);
}

/** The sizes of what is older at each place looked at, of all, and the hits that are dealt out. */
interface Dealt {
  sizes: readonly number[];
  size: number;
  hits: number;
  deviance: number;
  sure: number;
}

/** With more hits the exact chance takes too long; the sum over the places, which is higher, must do. */
const mostHits = 400;

/**
 * The chance that `hits` dealt out in proportion to the sizes deviate as much at any place: exact, from the last place to
 * the first, given how many are older (a multinomial scan; compare Worsley 1983). Where the sum of the chances at the
 * places is at most `sure`, or there are too many hits, it is that.
 */
export function chanceOfSplit({ sizes, size, hits, deviance, sure }: Dealt): number {
  const all = { hits, size };
  const likely = sizes.map((part) => likelyHits(part, all, deviance - 1e-9));
  const apart = sizes.map((part, place) => {
    const { least, most } = likely[place]!;
    let sum = 0;
    spreadHits(hits, part / size, (older, chance) => {
      if (older < least || older > most) sum += chance;
    });
    return sum;
  });
  const bound = Math.min(
    1,
    apart.reduce((sum, chance) => sum + chance, 0),
  );
  if (bound <= sure || Math.max(...apart) > sure || hits > mostHits) return bound;
  let before = new Map([[hits, 1]]);
  for (let place = sizes.length - 1; place >= 0; place--) {
    const { least, most } = likely[place]!;
    const next = new Map<number, number>();
    for (const [later, weight] of before)
      spreadHits(later, sizes[place]! / (sizes[place + 1] ?? size), (older, chance) => {
        if (older >= least && older <= most) next.set(older, (next.get(older) ?? 0) + weight * chance);
      });
    before = next;
  }
  return Math.max(0, 1 - [...before.values()].reduce((sum, chance) => sum + chance, 0));
}

/** The hits in a part of this size that deviate by less than `limit`: those around the expected ones. */
function likelyHits(size: number, all: Batch, limit: number): { least: number; most: number } {
  const deviates = (hits: number) => devianceOf({ hits, size }, all) >= limit;
  const middle = Math.floor((all.hits * size) / all.size);
  let least = middle + 1;
  while (least > 0 && !deviates(least - 1)) least--;
  let most = middle;
  while (most < all.hits && !deviates(most + 1)) most++;
  return { least, most };
}

/** Each number of hits among `trials` with its chance, those below 1e-15 left out. */
export function spreadHits(
  trials: number,
  share: number,
  each: (hits: number, chance: number) => void,
): void {
  if (trials === 0) return each(0, 1);
  const odds = share / (1 - share);
  const middle = Math.min(trials, Math.floor((trials + 1) * share));
  const start = Math.exp(logBinomial(trials, middle, share));
  let chance = start;
  for (let hits = middle; hits >= 0 && chance > 1e-15; hits--) {
    each(hits, chance);
    chance *= hits / ((trials - hits + 1) * odds);
  }
  chance = start;
  for (let hits = middle; hits < trials; hits++) {
    chance *= ((trials - hits) / (hits + 1)) * odds;
    if (chance < 1e-15) break;
    each(hits + 1, chance);
  }
}

function logBinomial(trials: number, hits: number, share: number): number {
  const choices = logFactorial(trials) - logFactorial(hits) - logFactorial(trials - hits);
  return choices + hits * Math.log(share) + (trials - hits) * Math.log1p(-share);
}

const logFactorials = [0];

/** The logarithm of n!, of whole numbers that come again and again. */
function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next++)
    logFactorials.push(logFactorials[next - 1]! + Math.log(next));
  return logFactorials[n]!;
}
