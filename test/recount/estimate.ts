/** A lead in a group: what became of it, and how many days after its first touch. */
export interface Followed {
  fate: 'converted' | 'ended' | 'open';
  days: number;
}

export interface Range {
  rate: number;
  low: number;
  high: number;
}

const z: Record<number, number> = { 95: 1.959963984540054, 90: 1.6448536269514722, 80: 1.2815515655446004 };

export function wilson(k: number, n: number, level: number): Range {
  const q = z[level]!;
  const p = k / n;
  const centre = (p + (q * q) / (2 * n)) / (1 + (q * q) / n);
  const half = (q / (1 + (q * q) / n)) * Math.sqrt((p * (1 - p)) / n + (q * q) / (4 * n * n));
  return { rate: p, low: k === 0 ? 0 : centre - half, high: k === n ? 1 : centre + half };
}

export interface Incidence {
  rate: number;
  /** The last day it speaks for. */
  days: number;
  effective: number;
}

/**
 * Cumulative incidence by Aalen and Johansen, and the number of leads it is as good as, F(1 − F) ÷ variance. `old` of the
 * leads are old enough to be judged. Null below 5 leads.
 */
export function incidence(leads: readonly Followed[], window: number, old: number): Incidence | null {
  if (leads.length < 5) return null;
  const followed = (day: number) => leads.filter(({ days }) => days >= day).length;
  const leftOpen = leads.filter(({ fate, days }) => fate === 'open' && days < window).map(({ days }) => days);
  let last = window;
  if (leftOpen.length > 0 && followed(window) < 5 && old < 20) {
    last = Math.min(...leftOpen);
    while (followed(last + 1) >= 5) last++;
  }
  const curve = shareBy(leads, last);
  const rate = curve.at(-1)!;
  const known = leads.filter(({ fate, days }) => fate !== 'open' || days >= last).length;
  const isCertain = rate * (1 - rate) < 1e-9;
  const effective = isCertain ? Math.max(known, 1) : (rate * (1 - rate)) / varianceBy(leads, last);
  return {
    rate,
    days: last,
    effective: Math.abs(effective - leads.length) < 1e-6 ? leads.length : effective,
  };
}

/** The share converted by each day up to `last`, those still open allowed for. */
export function shareBy(leads: readonly Followed[], last: number): number[] {
  const curve: number[] = [];
  let left = 1;
  let share = 0;
  for (let day = 0; day <= last; day++) {
    const { atRisk, converted, ended } = countOn(leads, day);
    if (atRisk > 0) {
      share += (left * converted) / atRisk;
      left *= 1 - (converted + ended) / atRisk;
    }
    curve.push(share);
  }
  return curve;
}

/** Its variance: the sum of squares of what each lead adds to it (infinitesimal jackknife). */
function varianceBy(leads: readonly Followed[], last: number): number {
  const counts = Array.from({ length: last + 1 }, (_, day) => countOn(leads, day));
  let variance = 0;
  for (const lead of leads) {
    let left = 1;
    let leftSlope = 0;
    let slope = 0;
    for (const [day, { atRisk, converted, ended }] of counts.entries()) {
      if (atRisk === 0) break;
      const own = countOn([lead], day);
      const toGoal = converted / atRisk;
      const toGoalSlope = (own.converted - toGoal * own.atRisk) / atRisk;
      const gone = (converted + ended) / atRisk;
      const goneSlope = (own.converted + own.ended - gone * own.atRisk) / atRisk;
      slope += leftSlope * toGoal + left * toGoalSlope;
      leftSlope = leftSlope * (1 - gone) - left * goneSlope;
      left *= 1 - gone;
    }
    variance += slope * slope;
  }
  return variance;
}

function countOn(leads: readonly Followed[], day: number) {
  const ofDay = (wanted: string) => leads.filter(({ fate, days }) => fate === wanted && days === day).length;
  const atRisk = leads.filter(({ days }) => days >= day).length;
  return { atRisk, converted: ofDay('converted'), ended: ofDay('ended') };
}

/** Leads of one batch: how many, or the part of them that could have converted by now, and how many did. */
export interface Batch {
  size: number;
  hits: number;
}

/** Pearson's X² by its degrees of freedom, where it is more than two of its own standard errors above them; else 1. */
export function batchEffect(all: readonly Batch[]): number {
  const batches = all.filter(({ size }) => size > 0);
  const count = batches.length;
  const size = sum(batches.map((batch) => batch.size));
  const hits = sum(batches.map((batch) => batch.hits));
  if (count < 4 || hits === 0 || hits >= size) return 1;
  const share = hits / size;
  const square =
    sum(batches.map((batch) => (batch.hits - share * batch.size) ** 2 / (share * batch.size))) / (1 - share);
  const shape = sum(batches.map((batch) => size / batch.size)) - count ** 2 - 2 * count + 2;
  const error = Math.sqrt(2 * (count - 1) + shape / hits);
  return square - (count - 1) > 2 * error ? square / (count - 1) : 1;
}

export function sum(list: readonly number[]): number {
  return list.reduce((all, each) => all + each, 0);
}
