import { count, percent, some } from '../../render/figure.js';
import { leastAbove, missesToRuleOut, trialsPerArm, trialsToExceed } from '../../stats/power.js';
import { enoughJudged } from '../measures/verdict.js';

/** What a trial of a size can tell of a share: with 80% power, to 95%. */
export interface TrialSize {
  /** Planned; null for as many as there will be. */
  touches: number | null;
  /** Leads to be expected of them, at most as many; null where touches is. */
  leads: number | null;
  expected: number;
  /** A share that is half as much again: one that it would be good to know about. */
  other: number;
  /** Leads of one tactic of that share that show it to be above the expected one. */
  needed: number;
  /** Leads of each of two tactics of these shares that tell the two apart. */
  each: number;
  /** The least share that so many leads show to be above the expected one; null for none. */
  above: number | null;
  /** Leads without a conversion that rule the expected share out. */
  misses: number;
}

/** What a size is said for: the chance to see a difference that is there, and the level in percent. */
export const trialPower = 0.8;
export const trialLevel = 95;

/** From fewer touches no number of leads a touch is taken. */
const enoughTouches = 10;

/** How many leads came of a version's touches so far. */
export interface Reach {
  touches: number;
  leads: number;
}

/** The size of a trial of `touches`, when so many leads came of the touches so far; `expected` is inside 0 and 1. */
export function sizeOf(expected: number, touches: number | null, reach: Reach): TrialSize {
  const leads = touches === null ? null : Math.round(touches * leadsPerTouch(reach));
  const other = betterThan(expected);
  return {
    touches,
    leads,
    expected,
    other,
    needed: trialsToExceed(expected, other, trialPower, trialLevel)!,
    each: Math.ceil(trialsPerArm(expected, other, trialPower, trialLevel)!),
    above: leads === null ? null : leastAbove(expected, leads, trialPower, trialLevel),
    misses: missesToRuleOut(expected, trialLevel)!,
  };
}

/** Leads that a touch brings, at most one. */
export function leadsPerTouch({ touches, leads }: Reach): number {
  return touches < enoughTouches ? 1 : Math.min(1, leads / touches);
}

/** Half as much again, or half-way to all where that is less, as it is printed. */
function betterThan(expected: number): number {
  const better = roundedUp(Math.min(expected * 1.5, (1 + expected) / 2));
  return better < 1 ? better : (1 + expected) / 2;
}

/** What the size can and cannot show, in two sentences or three. */
export function sizeWords(size: TrialSize): string {
  const { touches, leads } = size;
  const [expected, other] = [percent(size.expected), percent(size.other)];
  if (touches === null || leads === null)
    return `To show a tactic of ${other} to be above your ${expected} takes about ${about(size.needed)} leads. ${missWords(size)}`;
  const few = leads < enoughJudged ? ` No verdict comes from fewer than ${enoughJudged} leads.` : '';
  const least = leads === touches ? '' : `, about ${some(leads, 'lead')},`;
  const subject = `${some(touches, 'touch', 'touches')}${least}`;
  const can =
    size.above === null
      ? `cannot show any tactic to be above your ${expected}`
      : `can show a difference as large as ${expected} against ${percent(roundedUp(size.above))}, not a smaller one`;
  return `${subject} ${can}. ${missWords(size)}${few}`;
}

function missWords({ leads, misses, expected }: TrialSize): string {
  return leads === null || misses <= leads
    ? `If none of ${count(misses)} leads converts, it is almost surely below ${percent(expected)}.`
    : `To be almost surely below ${percent(expected)}, none of ${count(misses)} leads may convert.`;
}

/** Two digits, as nobody plans to the lead. */
function about(leads: number): string {
  return count(Number(leads.toPrecision(2)));
}

/** A share rounded up to two digits, so that what is said of it holds. */
export function roundedUp(share: number): number {
  const steps = share >= 0.1 ? 100 : 1000;
  return Math.min(1, Math.ceil(share * steps - 1e-9) / steps);
}
