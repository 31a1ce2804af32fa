import { count, percent } from '../render/figure.js';
import { leastAbove, missesToRuleOut, trialsPerArm } from '../stats/power.js';
import { enoughJudged } from './verdict.js';

/** What a trial of a size can tell of a share: with 80% power, to 95%. */
export interface TrialSize {
  /** Planned; null for as many as there will be. */
  touches: number | null;
  /** Leads to be expected of them, at most as many; null where touches is. */
  leads: number | null;
  expected: number;
  /** The nearest share that is not practically the same. */
  other: number;
  /** Leads of each that would tell the two apart. */
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

/** The size of a trial of `touches`, when so many leads came of the touches so far. */
export function sizeOf(expected: number, touches: number | null, reach: Reach): TrialSize {
  const leads = touches === null ? null : Math.round(touches * leadsPerTouch(reach));
  const other = nearestOther(expected);
  return {
    touches,
    leads,
    expected,
    other,
    each: Math.ceil(trialsPerArm(expected, other, trialPower, trialLevel)!),
    above: leads === null ? null : leastAbove(expected, leads, trialPower, trialLevel),
    misses: missesToRuleOut(expected, trialLevel)!,
  };
}

function leadsPerTouch({ touches, leads }: Reach): number {
  return touches < enoughTouches ? 1 : Math.min(1, leads / touches);
}

/**
 * The nearest share above that is not practically the same (2 points, or a fifth of the higher one if that is more:
 * `findAlike`), as it is printed; below where there is none above.
 */
function nearestOther(expected: number): number {
  const above = roundedUp(Math.max(expected + 0.02, expected / 0.8));
  return above < 1 ? above : 1 - roundedUp(1 - expected * 0.8);
}

/** What the size can and cannot tell, in a sentence or three. */
export function sizeWords(size: TrialSize): string {
  const { touches, leads, each } = size;
  const [expected, other] = [percent(size.expected), percent(size.other)];
  const ruled = ruleWords(size);
  if (touches === null || leads === null)
    return `To tell ${expected} from ${other} takes about ${about(each)} leads each; ${ruled}.`;
  const few = leads < enoughJudged ? ` No verdict comes from fewer than ${enoughJudged} leads.` : '';
  const least = leads === touches ? '' : `, about ${count(leads)} ${leads === 1 ? 'lead' : 'leads'},`;
  const subject = `${count(touches)} ${touches === 1 ? 'touch' : 'touches'}${least}`;
  if (leads >= each)
    return `${subject} can tell ${expected} from ${other}: about ${about(each)} leads each do; ${ruled}.`;
  const told =
    size.above === null ? '' : ` They do tell ${percent(roundedUp(size.above))} or more from ${expected};`;
  const rest = told === '' ? ` ${capital(ruled)}.` : `${told} ${ruled}.`;
  return `${subject} cannot tell ${expected} from ${other}: about ${about(each)} leads each would.${rest}${few}`;
}

function ruleWords({ leads, misses, expected }: TrialSize): string {
  return leads === null || misses <= leads
    ? `0 of ${count(misses)} rules ${percent(expected)} out`
    : `to rule ${percent(expected)} out takes 0 of ${count(misses)}`;
}

/** Two digits, as nobody plans to the lead. */
function about(leads: number): string {
  return count(Number(leads.toPrecision(2)));
}

/** A share rounded up to two digits, so that what is said of it holds. */
function roundedUp(share: number): number {
  const steps = share >= 0.1 ? 100 : 1000;
  return Math.min(1, Math.ceil(share * steps - 1e-9) / steps);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
